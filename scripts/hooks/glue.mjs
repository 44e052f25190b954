// Adapts wasm-bindgen's glue to the loader, in release and debug builds alike:
// - The default export only starts a module: the loader compiles the module while it downloads. The exports of the
//   module pass through the loader's guard, which ends the widgets after a panic.
// - The result slot of functions that return through the stack is cleared before each call. After a panic such a
//   function returns without writing its result, and the glue would throw the previous content at the page as an error.
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
