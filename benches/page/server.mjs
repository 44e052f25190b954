// The built site as a publisher's server would send it: compressed, with types and cache headers; and pages that
// benchmarks define.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".csv": "text/csv",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** Serves pages by path, and otherwise `dist/`; resolves to the address and a function that ends the server. */
export async function serve(pages = {}) {
  const ready = new Map();
  const find = (path) => {
    if (!ready.has(path)) {
      const bytes = pages[path] ?? readFileSync(join("dist", path === "/" ? "index.html" : path));
      // Pictures are compressed already.
      const picture = extname(path) === ".png";
      ready.set(path, { picture, bytes: picture ? bytes : compressed(bytes) });
    }
    return ready.get(path);
  };
  const server = createServer((request, response) => {
    const { pathname: path } = new URL(request.url, "http://page");
    try {
      const { picture, bytes } = find(path);
      const headers = {
        "Content-Type": TYPES[extname(path)] ?? TYPES[".html"],
        "Content-Length": bytes.length,
        "Cache-Control": "max-age=3600",
      };
      response.writeHead(200, picture ? headers : { ...headers, "Content-Encoding": "br" });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { address: `http://127.0.0.1:${server.address().port}`, end: () => server.close() };
}

/** Compresses large data less: at its best level brotli needs a minute for 20 MB, and no publisher would wait that long. */
const compressed = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: bytes.length > 1e6 ? 5 : constants.BROTLI_MAX_QUALITY },
  });

/** A page that contains only this markup. */
export const bare = (body) =>
  `<!doctype html><html lang=en><meta charset=utf-8><title>Report</title><script type=module src=/talks-timeline.js></script>${body}`;
