// The export of `data-files.js` for pages that carry the second module inside.

import makeGlue from "./talks_timeline_data.js";
import wasm from "./talks_timeline_data_bg.wasm";
import { bytesOf } from "../element/files-inline.js";

export const loadDataFiles = async () => [makeGlue, await WebAssembly.compile(bytesOf(wasm))];
