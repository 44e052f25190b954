// Gives what the WebAssembly module imports and exports the short names that wasm-opt chose, in wasm-bindgen's glue too.
// Its own names carry hashes, which do not compress.
//
// usage: wasm-opt … --minify-imports-and-exports-and-modules … | node scripts/hooks/names.mjs GLUE.js

import { readFileSync, writeFileSync } from "node:fs";

const [glue] = process.argv.slice(2);
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

/** Takes out what the loader does not use; it must be there, or wasm-bindgen has changed and this has to follow. */
function drop(part) {
  if (!text.includes(part)) throw new Error(`${glue} has no "${part}"`);
  text = text.replaceAll(part, "");
}

// The second way to start, which esbuild then leaves out, and advice to authors of pages that write the call.
drop("initSync, ");
drop("console.warn('using deprecated parameters for the initialization function; pass a single object instead')");

const advice = /console\.warn\("`WebAssembly\.instantiateStreaming` failed.*?", e\)/;
if (!advice.test(text)) throw new Error(`${glue} has no advice on the MIME type`);
text = text.replace(advice, 'console.warn("talks-timeline: .wasm is not served as application/wasm, so it starts later")');

writeFileSync(glue, text);
