// The export of `data-files.js` for pages that carry the second module inside.

import makeGlue from "./talks_timeline_data.js";
import module from "./talks_timeline_data_bg.wasm";
import { bytes } from "../element/files-inline.js";

export const load = async () => [makeGlue, await WebAssembly.compile(bytes(module))];
