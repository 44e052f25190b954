// Fits wasm-bindgen's glue to the loader, in release and debug builds alike:
// - The default export starts a module that the loader has compiled, and nothing else: the loader compiles it while it
//   downloads. The module's exports pass through the loader's guard, which ends the widgets after a panic.
// - Functions that return through the stack find their result cleared before the call. After a panic they return without
//   having written it, and the glue would take what an earlier call left there for an error and throw it at the page.
//
// usage: node scripts/hooks/glue.mjs GLUE.js

import { readFileSync, writeFileSync } from "node:fs";
import { Text } from "./text.mjs";

const [glue] = process.argv.slice(2);
const text = new Text(glue, readFileSync(glue, "utf8"));

text.replace(
  "async function __wbg_load(",
  undefined,
  `const start = async ({ module_or_path: module }) =>
    __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
  export { start as default };`,
);
text.replace("wasm = instance.exports;", "wasm = instance.exports;", "wasm = start.guard(instance.exports);");
text.replaceAll(/wasm\.__wbindgen_add_to_stack_pointer\(-16\)/g, "empty()");
text.append(`
const empty = () => {
    const at = wasm.__wbindgen_add_to_stack_pointer(-16) >>> 0;
    getDataViewMemory0().setFloat64(at, 0);
    return at;
};
`);

writeFileSync(glue, text.all);
