// Makes the files that carry others inside: talks-timeline-inline.js, one classic script with the loader, the glue, the
// WebAssembly and the style sheet; and talks-timeline.html, the page that opens from a disk.
//
// usage: node scripts/hooks/inline.mjs FOLDER
//
// FOLDER has the finished files, and talks-timeline.html as it was pre-rendered: with addresses of scripts, sheets and
// the icon. What is not in FOLDER is in styles/.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, transform } from "../../.tools/node_modules/esbuild/lib/main.js";

const folder = resolve(process.argv[2]);
const source = resolve("src/element");

async function read(name) {
  if (existsSync(join(folder, name))) return readFileSync(join(folder, name), "utf8").trim();
  const { code } = await transform(readFileSync(join("styles", name), "utf8"), { loader: "css", minify: true });
  return code.trim();
}

/** The loader takes its files from inside, and those are the finished ones. */
const inside = {
  name: "inside",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/files\.js$/ }, ({ importer }) =>
      importer === join(source, "loader.js") ? { path: join(source, "files-inline.js") } : undefined,
    );
    onResolve({ filter: /^\.\/talks[_-]timeline/ }, ({ path }) => ({ path: join(folder, path) }));
  },
};

await build({
  entryPoints: [join(source, "loader.js")],
  outfile: join(folder, "talks-timeline-inline.js"),
  plugins: [inside],
  loader: { ".wasm": "base64", ".css": "text" },
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  // Only the glue's default address, which is not used, would need it.
  define: { "import.meta.url": "undefined" },
  logLevel: "warning",
});

// --- The single file ---

const hashes = { "script-src": new Set(), "style-src": new Set() };

/** An element with a file's text inside, which the page's policy will know by its hash. */
function element(tag, directive, text) {
  if (new RegExp(`</${tag}|<!--|\r`, "i").test(text)) throw new Error(`a ${tag} has a text that would end it`);
  hashes[directive].add(`'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  return `<${tag}>${text}</${tag}>`;
}

let page = await read("talks-timeline.html");
for (const [link, name] of page.matchAll(/<link rel="stylesheet" href="([^"]*)">/g)) {
  const sheet = element("style", "style-src", await read(name));
  page = page.replace(link, () => sheet);
}
for (const [tag, name] of page.matchAll(/<script src="([^"]*)"><\/script>/g)) {
  const script = element("script", "script-src", await read(name));
  page = page.replace(tag, () => script);
}
const icon = encodeURIComponent(await read("favicon.svg"));
page = page
  .replace('href="favicon.svg"', () => `href="data:image/svg+xml,${icon}"`)
  .replace(/\{(script-src|style-src)\}/g, (_, directive) => [...hashes[directive]].join(" "));

for (const directive of Object.keys(hashes)) {
  if (!hashes[directive].size) throw new Error(`talks-timeline.html has nothing for ${directive}`);
}
writeFileSync(join(folder, "talks-timeline.html"), `${page}\n`);
