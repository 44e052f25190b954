// Makes wasm-bindgen's glue smaller in release builds, and marks the glue and the module as files of one build.
// Behaviour stays the same. wasm-bindgen is pinned; if the structure of its output changes, this script fails with a
// message.
// - Removes code that the loader never calls, and code for browsers that are too old for the style sheet.
// - Turns code that wasm-bindgen repeats into functions, and decodes each string constant once.
// - Gives exports the short names that wasm-opt chose: wasm-bindgen's contain hashes, which do not compress.
// - Turns the imports into a list, from which the module takes them by position, so that the glue needs no names for
//   them.
// - Writes the mark, a hash of both files, into both and prints it. The loader compares the two marks.
//
// usage: wasm-opt … --minify-imports-and-exports-and-modules … | node scripts/hooks/names.mjs GLUE.js MODULE.wasm

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { Text } from "./text.mjs";
import { CUSTOM, DATA, IMPORTS, Reader, joined, named, section, sections, written } from "./wasm.mjs";

const [glue, module] = process.argv.slice(2);
const { imports, exports } = JSON.parse(readFileSync(0, "utf8"));
const text = new Text(glue, readFileSync(glue, "utf8"));

// The loader reuses or frees every widget, so the glue needs neither finalizers nor `using`.
text.replace("if (Symbol.dispose)", ".free;", "");
text.replace("const WidgetFinalization", "));", "");
for (const call of ["unregister(this);", "register(this, this.__wbg_ptr, this);"]) {
  text.replace(`WidgetFinalization.${call}`, call, "");
}

// Fallbacks for browsers that do not support the style sheet either.
text.replace("(typeof FinalizationRegistry === 'undefined')", ": new", "new");
text.replace("if (!('encodeInto' in cachedTextEncoder)) {", "\n}\n", "");
text.replace("|| cachedDataViewMemory0.buffer.detached === true", "=== undefined && ", "|| (");

// Every call passes `malloc` and `realloc`, so the branch without `realloc` never runs.
const calls = text.all
  .match(/passStringToWasm0\(.*?\)/g)
  .filter((call) => !/\(arg, malloc, realloc\)|, wasm\.\w+, wasm\.\w+\)/.test(call));
if (calls.length) throw new Error(`${glue} passes a string without realloc: ${calls[0]}`);
text.replace("if (realloc === undefined) {", "\n    }\n", "");

// Shorter imports: results without names, and shared functions for strings and for errors.
text.replaceAll(
  /let result;\s*try \{\s*result = (.*);\s*\} catch .*\{\s*result = false;\s*\}\s*const ret = result;/g,
  "const ret = $1;",
);
text.replaceAll(/typeof (\w+) === 'undefined' \? undefined : \1/g, "globalThis.$1");
text.replaceAll(/const ret = (.*);\s*return isLikeNone\(ret\) \? 0 : addHeapObject\(ret\)/g, "return addOptional($1)");
text.replaceAll(/const ret = (.*);\s*return (addHeapObject\()?ret\b/g, "return $2$1");
text.replaceAll(
  /const ret = (.*);\s*\w+ ptr1 = .*passString.*\s*\w+ len1 = .*\s.* len1, true\);\s.* ptr1, true\);/g,
  "giveText(arg0, $1);",
);
text.replaceAll(
  /(?<=^ {8}\w+: )function\(\) \{ return handleError\(function (.*) \{([^]*?)\}, arguments\); \}/gm,
  "handled($1 => {$2})",
);
text.replaceAll(/(?<=^ {8}\w+: )function(\(.*\)) \{/gm, "$1 => {");
text.replace(
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

// Decode string constants, such as attribute names, once. They are in the data segment, which never changes.
const constants = () => {
  const data = new Reader(sections(readFileSync(module)).find(([kind]) => kind === DATA)[1]);
  // The number of segments; then, for the first, its kind, `i32.const` with its address and `end`, and its length.
  data.number();
  if (data.number() !== 0 || data.take(1)[0] !== 0x41) throw new Error(`${module} has no constants at a known place`);
  const [start] = [data.number(), data.take(1)];
  return [start, start + data.number()];
};
const [from, to] = constants();
text.replace(
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

// Turn the imports into a list without names.
const short = new Map(imports.map(([, name, short]) => [name, short]));
const places = new Map();
text.replaceAll(/^ {8}(\w+): (?=handled\(|\()/gm, (found, name) => {
  places.set(short.get(name), places.size);
  return "        ";
});
text.replace("const import0 = {", "null,", "const import0 = [");
text.replace("    };\n    return {", "null,", "    ];\n    return {");

// Give the exports their short names. wasm-opt names every imported module "a".
const exported = new Map(exports);
text.replaceAll(/(?<=\bwasm\.)\w+/g, (name) => {
  if (!exported.has(name)) throw new Error(`${glue} calls ${name}, which ${module} does not export`);
  return exported.get(name);
});
text.replace('"./talks_timeline_bg.js"', "import0", '"a": import0');

/** The import section, with positions in the list as names. All imports are functions. */
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
  throw new Error(`${glue} lacks something that ${module} imports`);
}
const build = createHash("sha256").update(text.all).update(bytes).digest("hex").slice(0, 8);
writeFileSync(glue, `${text.all}\nexport const build = "${build}";\n`);

writeFileSync(module, Buffer.concat([bytes, section(CUSTOM, Buffer.from([...named("build"), ...Buffer.from(build)]))]));
console.log(build);
