// Prints the harness's events in the native format, as bench.js passes them on.
//
// usage: node native.mjs PEERBENCH COUNT

import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [folder, count] = process.argv.slice(2);
const { generate } = await import(pathToFileURL(join(folder, "lib/dataset.mjs")).href);
const { native } = await import("./shape.mjs");
console.log(JSON.stringify(native(generate(Number(count)))));
