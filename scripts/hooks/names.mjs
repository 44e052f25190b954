// Makes wasm-bindgen's glue fit for the release, and fails if wasm-bindgen's output has changed its shape:
// - What the WebAssembly module exports gets the short names that wasm-opt chose, in the glue too. Its own names carry
//   hashes, which do not compress. What it imports is called by its place in a list, which takes no names in the glue.
// - What is imported is said in fewer words.
// - The start is handed a compiled module and a guard around the exports (web/element/module-guard.js).
// - Glue and module are marked as of one build; the mark is printed.
//
// usage: wasm-opt … --minify-imports-and-exports-and-modules … | node scripts/hooks/names.mjs GLUE.js MODULE.wasm

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { CUSTOM, DATA, IMPORTS, Reader, joined, named, section, sections, written } from "./wasm.mjs";

const [glue, module] = process.argv.slice(2);
const { imports, exports } = JSON.parse(readFileSync(0, "utf8"));
let text = readFileSync(glue, "utf8");

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
const calls = text
  .match(/passStringToWasm0\(.*?\)/g)
  .filter((call) => !/\(arg, malloc, realloc\)|, wasm\.\w+, wasm\.\w+\)/.test(call));
if (calls.length) throw new Error(`${glue} hands over a text without: ${calls[0]}`);
replace("if (realloc === undefined) {", "\n    }\n", "");

/** Replaces all that a pattern finds, which must be there. */
function shorten(pattern, by) {
  if (!pattern.test(text)) throw new Error(`${glue} has nothing like ${pattern}`);
  text = text.replace(pattern, by);
}

// What is imported, in fewer words: what is returned has no name, what catches is made once.
shorten(
  /let result;\s*try \{\s*result = (.*);\s*\} catch .*\{\s*result = false;\s*\}\s*const ret = result;/g,
  "const ret = $1;",
);
shorten(/typeof (\w+) === 'undefined' \? undefined : \1/g, "globalThis.$1");
shorten(/const ret = (.*);\s*return isLikeNone\(ret\) \? 0 : addHeapObject\(ret\)/g, "return addOptional($1)");
shorten(/const ret = (.*);\s*return (addHeapObject\()?ret\b/g, "return $2$1");
shorten(
  /const ret = (.*);\s*\w+ ptr1 = .*passString.*\s*\w+ len1 = .*\s.* len1, true\);\s.* ptr1, true\);/g,
  "giveText(arg0, $1);",
);
shorten(
  /(?<=^ {8}\w+: )function\(\) \{ return handleError\(function (.*) \{([^]*?)\}, arguments\); \}/gm,
  "handled($1 => {$2})",
);
shorten(/(?<=^ {8}\w+: )function(\(.*\)) \{/gm, "$1 => {");
replace(
  "function handleError(",
  "\n}\n",
  `const addOptional = (value) => (isLikeNone(value) ? 0 : addHeapObject(value));

function giveText(at, text) {
    at >>>= 0;
    const start = isLikeNone(text) ? 0 : passStringToWasm0(text, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    getDataViewMemory0().setInt32(at + 4, WASM_VECTOR_LEN, true);
    getDataViewMemory0().setInt32(at, start, true);
}

const handled = (called) => (...args) => {
    try {
        return called(...args);
    } catch (e) {
        wasm.__wbindgen_exn_store(addHeapObject(e));
    }
};
`,
);

// Texts of the code, such as names of attributes, are decoded once each: they stand where nothing is ever written.
const constants = () => {
  const data = new Reader(sections(readFileSync(module)).find(([kind]) => kind === DATA)[1]);
  // The number of segments; then of the first one its kind, `i32.const` with its place and `end`, and its length.
  data.number();
  if (data.number() !== 0 || data.take(1)[0] !== 0x41) throw new Error(`${module} has no constants at a known place`);
  const [start] = [data.number(), data.take(1)];
  return [start, start + data.number()];
};
const [from, to] = constants();
replace(
  "function getStringFromWasm0(",
  "\n}\n",
  `const texts = new Map();
function getStringFromWasm0(ptr, len) {
    ptr >>>= 0;
    const decode = () => decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));
    if (len > 63 || ptr < ${from} || ptr >= ${to}) return decode();
    const key = ptr * 64 + len;
    let text = texts.get(key);
    if (text === undefined) texts.set(key, (text = decode()));
    return text;
}
`,
);

// What a function returns by way of the stack is nothing until it returns: after a panic it never does, and what was left
// there by another call would be taken for an error, and thrown at the page.
shorten(/wasm\.__wbindgen_add_to_stack_pointer\(-16\)/g, "empty()");
text += `
const empty = () => {
    const at = wasm.__wbindgen_add_to_stack_pointer(-16) >>> 0;
    getDataViewMemory0().setFloat64(at, 0);
    return at;
};
`;

// As a list, without the names.
const short = new Map(imports.map(([, name, short]) => [name, short]));
const places = new Map();
text = text.replace(/^ {8}(\w+): (?=handled\(|\()/gm, (found, name) => {
  places.set(short.get(name), places.size);
  return "        ";
});
replace("const import0 = {", "null,", "const import0 = [");
replace("    };\n    return {", "null,", "    ];\n    return {");

// What is exported; the glue does not use all of it. wasm-opt calls every module that is imported from "a".
const exported = new Map(exports);
text = text.replace(/(?<=\bwasm\.)\w+/g, (name) => exported.get(name) ?? name);
replace('"./talks_timeline_bg.js"', "import0", '"a": import0');

/** The section of imports with the places as their names; all of them are functions. */
function withPlaces(imports) {
  const reader = new Reader(imports);
  const count = reader.number();
  const content = written(count);
  for (let each = 0; each < count; each += 1) {
    const [from, name] = [reader.name(), reader.name()];
    content.push(...named(from), ...named(`${places.get(name)}`), ...reader.take(1), ...written(reader.number()));
  }
  return Buffer.from(content);
}

const parts = sections(readFileSync(module));
const bytes = joined(parts.map(([kind, content]) => [kind, kind === IMPORTS ? withPlaces(content) : content]));
const imported = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
if (!imported.every(({ kind, name }) => kind === "function" && name < places.size)) {
  throw new Error(`${glue} has not all that ${module} imports`);
}
const build = createHash("sha256").update(text).update(bytes).digest("hex").slice(0, 8);
writeFileSync(glue, `${text}\nexport const build = "${build}";\n`);

writeFileSync(module, Buffer.concat([bytes, section(CUSTOM, Buffer.from([...named("build"), ...Buffer.from(build)]))]));
console.log(build);
