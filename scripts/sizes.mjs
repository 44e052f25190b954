// Prints, as JSON, the size of each file in a folder: raw, with gzip -9 and with brotli -q 11. Node.js has the encoders
// that servers use; the Rust crate brotli gives slightly different sizes (32,569 for the talks, instead of 32,538).
//
// usage: node scripts/sizes.mjs FOLDER

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [folder] = process.argv.slice(2);

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

console.log(JSON.stringify(sizes));
