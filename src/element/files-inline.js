// The exports of `files.js` for pages that carry the widget's files inside: nothing is fetched but a dataset that the page
// names. `scripts/hooks/inline.mjs` puts the texts in, the WebAssembly as base64.

import * as glue from "./talks_timeline.js";
import css from "./talks-timeline.css";
import module from "./talks_timeline_bg.wasm";

export { text } from "./files.js";

const bytes = (base64) => {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const binary = atob(base64);
  // `Uint8Array.from` with a function would take several times as long.
  const array = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) array[i] = binary.charCodeAt(i);
  return array;
};

let loading;
export const load = () => (loading ??= glue.default({ module_or_path: bytes(module) }).then(() => glue));

let sheets;
export const sheet = () => (sheets ??= new CSSStyleSheet().replace(css));
