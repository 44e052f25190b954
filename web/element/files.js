// The widget's own files, fetched from beside this module. `files-inline.js` has the same exports for pages that carry
// the files inside.

import { asked } from "../shared/asked.js";

// The release build writes the same word into this file, the glue and the WebAssembly: files of two builds, of which
// one may come from an old cache, do not fit together.
const build = typeof BUILD === "string" ? BUILD : undefined;

let attempt = 0;
let loading;
let sheets;

// One download and one module for all elements of the page. `guard` is handed the module's exports and returns those
// that the glue shall call.
export const load = (guard) => (loading ??= start(guard));

// The next `load` and `sheet` begin anew. Browsers keep a module under its address, so it takes another one.
export const forget = () => {
  loading = sheets = undefined;
  attempt += 1;
};

// In all of these `await` comes first, or in an async function: what they throw is a rejected promise, and nobody else's.
const start = async (guard) => {
  await null;
  try {
    const [glue, module] = await Promise.all([
      attempt
        ? import(/* @vite-ignore */ /* webpackIgnore: true */ `${new URL("talks_timeline.js", import.meta.url)}?${attempt}`)
        : import("./talks_timeline.js"),
      compiled(),
    ]);
    const [section] = WebAssembly.Module.customSections(module, "build");
    if (glue.build !== build || (section && new TextDecoder().decode(section)) !== build) {
      throw new Error("files of different builds");
    }
    glue.default.guard = guard;
    await glue.default({ module_or_path: module });
    return glue;
  } catch (error) {
    forget();
    throw error;
  }
};

const compiled = async () => {
  const answer = await own(new URL("talks_timeline_bg.wasm", import.meta.url));
  // While it comes, where the server names its type; a server that does not costs a moment, no more.
  return answer.headers.get("Content-Type") === "application/wasm"
    ? WebAssembly.compileStreaming(answer)
    : WebAssembly.compile(await answer.arrayBuffer());
};

const own = (url) => asked(url, { cache: attempt ? "reload" : "default" });

// The style sheet, parsed once for all elements. A constructed sheet works under `style-src 'self'`, where a <style>
// in the shadow root would not; it comes by the same kind of request as the WebAssembly.
export const sheet = () => (sheets ??= styled());

const styled = async () => {
  await null;
  try {
    const answer = await own(new URL("talks-timeline.css", import.meta.url));
    return await new CSSStyleSheet().replace(await answer.text());
  } catch (error) {
    sheets = undefined;
    throw error;
  }
};

// What only some readers use is fetched when they do. A bundler's page has no address to give to other pages.
export const share =
  typeof EMBED === "undefined" || EMBED ? () => import("./talks-timeline-share.js") : undefined;

// Reads other formats than the native one.
export const data = () => import("./talks-timeline-data.js");

// Languages other than English, for pages that are in one.
export const languages = () => import("./talks-timeline-words.js");
