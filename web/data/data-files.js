// The second WebAssembly module, fetched from beside this one. `data-files-inline.js` stands in for it where everything is
// inside.

import { asked } from "../shared/asked.js";

/** What makes the glue of an instance, and the compiled module. */
export const load = async () => {
  const [{ default: makeGlue }, answer] = await Promise.all([
    import("./talks_timeline_data.js"),
    asked(new URL("talks_timeline_data_bg.wasm", import.meta.url)),
  ]);
  return [makeGlue, await WebAssembly.compile(await answer.arrayBuffer())];
};
