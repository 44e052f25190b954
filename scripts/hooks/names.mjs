// Makes wasm-bindgen's glue fit for the release, and fails if wasm-bindgen's output has changed its shape:
// - What the WebAssembly module imports and exports gets the short names that wasm-opt chose, in the glue too. Its own
//   names carry hashes, which do not compress.
// - The start is handed a compiled module and a guard around the exports (src/element/loader.js).
// - What src/element/paper.js does for printing is put in.
// - Glue and module are marked as of one build; the mark is printed.
//
// usage: wasm-opt … --minify-imports-and-exports-and-modules … | node scripts/hooks/names.mjs GLUE.js MODULE.wasm

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const [glue, module] = process.argv.slice(2);
const { imports, exports } = JSON.parse(readFileSync(0, "utf8"));
let text = readFileSync(glue, "utf8");

/** Replaces what the pattern finds after its first group; each of the names must be there. */
function rename(pattern, names, optional = false) {
  const left = new Map(names);
  text = text.replace(pattern, (found, before, name) => {
    const short = new Map(names).get(name);
    left.delete(name);
    return short ? before + short : found;
  });
  if (left.size && !optional) throw new Error(`${glue} has no ${[...left.keys()].join(", ")}`);
}

rename(/^(\s*)(\w+)(?=: )/gm, imports.map(([, name, short]) => [name, short]));
// The glue does not use all that is exported.
rename(/(\bwasm\.)(\w+)/g, exports, true);
// wasm-opt calls every module that is imported from "a".
rename(/(")([^"]*)(?=": import0)/g, [["./talks_timeline_bg.js", "a"]]);

/** Replaces a part from one text to the end of another, or to the end of all. */
function replace(from, to, by) {
  const start = text.indexOf(from);
  const last = to === undefined ? text.length : text.indexOf(to, start);
  const end = last + (to ?? "").length;
  if (start < 0 || last < start) throw new Error(`${glue} has no "${from}"`);
  text = text.slice(0, start) + by + text.slice(end);
}

// The ways to start that the loader does not use: it compiles the module itself, while it comes.
replace(
  "async function __wbg_load(",
  undefined,
  `const start = async ({ module_or_path: module }) =>
    __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
  export { start as default };`,
);
replace("wasm = instance.exports;", "wasm = instance.exports;", "wasm = start.guard(instance.exports);");

// Ways to end a widget that the loader does not use: it hands one that has been drawn to the next, and frees the others.
replace("if (Symbol.dispose)", ".free;", "");
replace("const WidgetFinalization", "));", "");
for (const call of ["unregister(this);", "register(this, this.__wbg_ptr, this);"]) {
  replace(`WidgetFinalization.${call}`, call, "");
}

// Ways out for browsers that are too old for the widget's style sheet.
replace("(typeof FinalizationRegistry === 'undefined')", ": new", "new");
replace("if (!('encodeInto' in cachedTextEncoder)) {", "\n}\n", "");
replace("|| cachedDataViewMemory0.buffer.detached === true", "=== undefined && ", "|| (");

// Every text is handed over with a way to make room for it.
const calls = text.match(/passStringToWasm0\(.*?\)/g).filter((call) => !/\(arg, malloc, realloc\)|, wasm\.\w+, wasm\.\w+\)/.test(call));
if (calls.length) throw new Error(`${glue} hands over a text without: ${calls[0]}`);
replace("if (realloc === undefined) {", "\n    }\n", "");

// Every widget that is drawn is told of paper, for which it draws at once.
replace("    draw(base, old, address) {", "\n", "    draw(base, old, address) {\n        drawn.add(this);\n");
replace("    end() {", "\n", "    end() {\n        drawn.delete(this);\n");
replace("queueMicrotask(getObject(", ")", "soon(getObject(arg0)");
replace("const ret = setTimeout(getObject(arg0), ", "arg1)", "const ret = later(getObject(arg0))");
text += readFileSync("src/element/paper.js", "utf8");

const bytes = readFileSync(module);
const build = createHash("sha256").update(text).update(bytes).digest("hex").slice(0, 8);
writeFileSync(glue, `${text}\nexport const build = "${build}";\n`);

// A custom section: id 0, length, length of its name, name, content; all lengths are below 128.
const content = Buffer.from(`\x05build${build}`, "latin1");
writeFileSync(module, Buffer.concat([bytes, Buffer.from([0, content.length]), content]));
console.log(build);
