// The widget's own files, fetched from beside this module. `files-inline.js` has the same exports for pages that carry
// the files inside.

import { fetchOk } from "../shared/fetch-ok.js";

// The release build writes the same word into this file, the glue and the WebAssembly. Files of two builds, one of them
// perhaps from an old cache, do not fit together.
const build = typeof BUILD === "string" ? BUILD : undefined;

let attempt = 0;
let module;
let styleSheet;

/**
 * The module: its `Widget`, and `spares` for widgets that have left the page. One download and one module serve all
 * elements. `guard` receives the exports of the WebAssembly and returns those that the glue is to call.
 */
export const loadModule = (guard) => (module ??= startModule(guard));

/** Makes the next `loadModule` and `loadStyleSheet` begin anew. */
export const forgetModule = () => {
  module = styleSheet = undefined;
  attempt += 1;
};

// In these functions nothing is thrown before the first `await`: what they throw is a rejected promise.
const startModule = async (guard) => {
  await null;
  try {
    const [glue, compiled] = await Promise.all([loadGlue(), compile()]);
    const [section] = WebAssembly.Module.customSections(compiled, "build");
    if (glue.build !== build || (section && new TextDecoder().decode(section)) !== build) {
      throw new Error("files of different builds");
    }
    glue.default.guard = guard;
    await glue.default({ module_or_path: compiled });
    return { Widget: glue.Widget, spares: [] };
  } catch (error) {
    forgetModule();
    throw error;
  }
};

// Browsers keep a module under its address, also one that failed, so another attempt needs another address.
const loadGlue = () =>
  attempt
    ? import(/* @vite-ignore */ /* webpackIgnore: true */ `${new URL("talks_timeline.js", import.meta.url)}?${attempt}`)
    : import("./talks_timeline.js");

const compile = async () => {
  const response = await fetchOwn(new URL("talks_timeline_bg.wasm", import.meta.url));
  // Compiled while it comes where the server names its type. Elsewhere it takes a moment longer.
  return response.headers.get("Content-Type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
};

const fetchOwn = (url) => fetchOk(url, { cache: attempt ? "reload" : "default" });

/**
 * The style sheet, parsed once for all elements. A constructed sheet works under `style-src 'self'`, where a <style> in
 * the shadow root would not; it comes by the same kind of request as the WebAssembly.
 */
export const loadStyleSheet = () => (styleSheet ??= fetchStyleSheet());

const fetchStyleSheet = async () => {
  await null;
  try {
    const response = await fetchOwn(new URL("talks-timeline.css", import.meta.url));
    return await new CSSStyleSheet().replace(await response.text());
  } catch (error) {
    styleSheet = undefined;
    throw error;
  }
};

// What only some readers use is fetched when they do.

/** The "Share" panel. A bundler's page has no files for other pages to load. */
export const loadShare = typeof EMBED === "undefined" || EMBED ? () => import("./talks-timeline-share.js") : undefined;

/** Reads formats other than the native one. */
export const loadDataModule = () => import("./talks-timeline-data.js");

/** Languages other than English. */
export const loadLanguages = () => import("./talks-timeline-words.js");
