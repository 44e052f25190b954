// Prints a table of a folder's files (bytes as they are, by gzip -9 and by brotli -q 11), and the brotli sum of some.
//
// usage: node scripts/sizes.mjs FOLDER FILE-OF-THE-FIRST-VIEW…

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [folder, ...firstView] = process.argv.slice(2);

const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
  .sort()
  .map((name) => ({ name, ...measured(readFileSync(join(folder, name))) }));

function measured(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params }).length,
  };
}

const width = Math.max(...sizes.map(({ name }) => name.length));
const row = (name, ...cells) => name.padEnd(width) + cells.map((cell) => String(cell).padStart(10)).join("");
console.log(row("file", "raw", "gzip", "brotli"));
for (const { name, raw, gzip, brotli } of sizes) console.log(row(name, raw, gzip, brotli));

const missing = firstView.filter((name) => !sizes.some((file) => file.name === name));
if (missing.length) {
  console.error(`the build made no ${missing.join(", ")}`);
  process.exit(1);
}
const sum = sizes.filter(({ name }) => firstView.includes(name)).reduce((all, { brotli }) => all + brotli, 0);
console.log(`first view, brotli: ${sum} bytes (${firstView.join(" + ")}; the dataset is in the module)`);
