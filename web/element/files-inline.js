// The exports of `files.js` for pages that carry the widget's files inside: nothing is fetched.
// `scripts/hooks/inline.mjs` puts the files in: the WebAssembly as base64, the style sheet as text, and the glue as a
// function that makes it.

import makeGlue from "./talks_timeline.js";
import css from "./talks-timeline.css";
import wasm from "./talks_timeline_bg.wasm";

let module;
export const loadModule = (guard) =>
  (module ??= startModule(guard).catch((error) => {
    forgetModule();
    throw error;
  }));

/** The next `loadModule` has a glue of its own: nothing that an earlier one has kept must reach the new memory. */
export const forgetModule = () => {
  module = undefined;
};

const startModule = async (guard) => {
  const glue = makeGlue();
  glue.default.guard = guard;
  await glue.default({ module_or_path: await WebAssembly.compile(bytesOf(wasm)) });
  return { Widget: glue.Widget, spares: [] };
};

export const bytesOf = (base64) => {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const binary = atob(base64);
  // `Uint8Array.from` with a function would take several times as long.
  const array = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) array[i] = binary.charCodeAt(i);
  return array;
};

let styleSheet;
export const loadStyleSheet = () => (styleSheet ??= new CSSStyleSheet().replace(css));

export const loadShare = () => import("../share/share.js");

/** A page for frames has it beside itself, for inside it would double the page; a page from a disk has it inside. */
export const loadDataModule = DATA_INSIDE
  ? () => import("../data/data.js")
  : () => import(new URL("talks-timeline-data.js", document.baseURI).href);

export const loadLanguages = () => import("../words/words-inline.js");
