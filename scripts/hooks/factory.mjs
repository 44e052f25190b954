// Turns wasm-bindgen's glue, which holds the one WebAssembly that it has started, into a module whose export makes a new
// one each time: what one has left behind does not reach the memory of the next, and goes with it.
//
// usage: node scripts/hooks/factory.mjs GLUE.js

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { transform } from "../../.tools/node_modules/esbuild/lib/main.js";

/** The glue as a function. It is always handed its module, so no address of one is needed. */
export async function factory(glue) {
  const define = { "import.meta.url": "document.baseURI" };
  const { code } = await transform(glue, { format: "cjs", minify: true, target: "es2022", charset: "utf8", define });
  return `export default () => { const module = {}; ${code}; return module.exports; }\n`;
}

const [, script, file] = process.argv;
if (import.meta.url === pathToFileURL(script).href) writeFileSync(file, await factory(readFileSync(file, "utf8")));
