// Turns wasm-bindgen's glue, which holds the state of its one WebAssembly instance, into a module that exports a
// factory. Each call makes a new glue with a new instance, so that memory ends with its instance and never reaches the
// next one.
//
// usage: node scripts/hooks/factory.mjs GLUE.js

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { transform } from "../../.tools/node_modules/esbuild/lib/main.js";

/** The glue as a function. Callers always pass the module, so it needs no URL. */
export async function factory(glue) {
  const define = { "import.meta.url": "document.baseURI" };
  const { code } = await transform(glue, { format: "cjs", minify: true, target: "es2022", charset: "utf8", define });
  return `export default () => { const module = {}; ${code}; return module.exports; }\n`;
}

const [, script, file] = process.argv;
if (import.meta.url === pathToFileURL(script).href) writeFileSync(file, await factory(readFileSync(file, "utf8")));
