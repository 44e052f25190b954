// Runs the benchmark of the core in WebAssembly.
//
// usage: node wasi.mjs core-bench.wasm [SIZE…]

import { readFileSync } from "node:fs";
import { WASI } from "node:wasi";

const [file, ...sizes] = process.argv.slice(2);
const wasi = new WASI({ version: "preview1", args: ["core-bench", ...sizes] });
const module = await WebAssembly.compile(readFileSync(file));
wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()));
