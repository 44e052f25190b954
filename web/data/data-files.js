// The second WebAssembly module, fetched from beside this one. `data-files-inline.js` has the same export for pages
// that carry the module inside.

import { fetchOk } from "../shared/fetch-ok.js";

/** A function that makes the glue of an instance, and the compiled module. */
export const loadDataFiles = async () => {
  const [{ default: makeGlue }, response] = await Promise.all([
    import("./talks_timeline_data.js"),
    fetchOk(new URL("talks_timeline_data_bg.wasm", import.meta.url)),
  ]);
  return [makeGlue, await WebAssembly.compile(await response.arrayBuffer())];
};
