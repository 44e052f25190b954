// The exports of `files.js` for pages that carry the widget's files inside: nothing is fetched. `scripts/hooks/inline.mjs`
// puts the files in: the WebAssembly as base64, the style sheet as text, and the glue as a function that makes it.

import makeGlue from "./talks_timeline.js";
import css from "./talks-timeline.css";
import module from "./talks_timeline_bg.wasm";

let loading;
export const load = (guard) =>
  (loading ??= start(guard).catch((error) => {
    forget();
    throw error;
  }));

// The next `load` begins anew, with a glue of its own: what an earlier one has left behind must not reach the new memory.
export const forget = () => {
  loading = undefined;
};

const start = async (guard) => {
  const glue = makeGlue();
  glue.default.guard = guard;
  await glue.default({ module_or_path: await WebAssembly.compile(bytes(module)) });
  return glue;
};

export const bytes = (base64) => {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const binary = atob(base64);
  // `Uint8Array.from` with a function would take several times as long.
  const array = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) array[i] = binary.charCodeAt(i);
  return array;
};

let sheets;
export const sheet = () => (sheets ??= new CSSStyleSheet().replace(css));

export const share = () => import("../share/share.js");

// A page for frames has it beside itself, for it would double the page; a page from a disk has it inside.
export const data =
  DATA_INSIDE ? () => import("../data/data.js") : () => import(new URL("talks-timeline-data.js", document.baseURI).href);

export const languages = () => import("../words/words-inline.js");
