// Makes the files that contain other files: talks-timeline-inline.js, a classic script with the loader, the glue, the
// WebAssembly and the style sheet; and the pages embed.html and talks-timeline.html, with inline styles and scripts and
// their hashes in the policies of the pages.
//
// usage: node scripts/hooks/inline.mjs FOLDER
//
// FOLDER contains the finished files and the two pre-rendered pages.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, transform } from "../../.tools/node_modules/esbuild/lib/main.js";
import { factory } from "./factory.mjs";

const folder = resolve(process.argv[2]);
const web = resolve("web");
const settings = { minify: true, target: "es2022", charset: "utf8", legalComments: "none" };

/** The other files are beside the page. */
const address = { "import.meta.url": "document.baseURI" };

/** Resolves the loader's imports to finished files, which are included. */
const inside = {
  name: "inside",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^\.\/files\.js$/ }, () => ({ path: join(web, "element/files-inline.js") }));
    onResolve({ filter: /^\.\/data-files\.js$/ }, () => ({ path: join(web, "data/data-files-inline.js") }));
    onResolve({ filter: /^\.\/talks[_-]timeline/ }, ({ path }) => ({ path: join(folder, path) }));
    // A factory can make several instances. The second module's glue is one already.
    onLoad({ filter: /talks_timeline\.js$/ }, async ({ path }) => ({
      contents: await factory(readFileSync(path, "utf8")),
    }));
  },
};

const read = (name) => readFileSync(join(folder, name), "utf8");
const talks = read("talks-2022.json");
const translations = { ru: read("talks-2022.ru.json"), uk: read("talks-2022.uk.json") };

/** The widget as one classic script. `data` includes the second module and the talks in other languages. */
const bundled = (data) =>
  build({
    ...settings,
    entryPoints: [join(web, "element/loader.js")],
    outfile: join(folder, "talks-timeline-inline.js"),
    write: false,
    plugins: [inside],
    loader: { ".wasm": "base64", ".css": "text" },
    bundle: true,
    format: "iife",
    define: {
      ...address,
      DATA_INSIDE: String(data),
      TALKS: data ? JSON.stringify(talks) : "undefined",
      TRANSLATIONS: data ? JSON.stringify(translations) : "undefined",
    },
    logLevel: "warning",
  });

const [framed, whole] = await Promise.all([bundled(false), bundled(true)]);
writeFileSync(join(folder, "talks-timeline-inline.js"), framed.outputFiles[0].contents);
/** Delete the files that no other page needs. */
const made = { "talks-timeline-single.js": whole.outputFiles[0].text.trim() };

/** The text of a finished file, or of a file in styles/ or web/frame/, minified. */
async function textOf(name) {
  if (made[name]) return made[name];
  if (existsSync(join(folder, name))) return read(name).trim();
  const loader = name.split(".").pop();
  const text = readFileSync(join(loader === "css" ? "styles" : join(web, "frame"), name), "utf8");
  return (await transform(text, { ...settings, loader })).code.trim();
}

/** An inline element, and the hash of its text for the policy. */
function element(tag, text) {
  if (new RegExp(`</${tag}|<!--|\r`, "i").test(text)) throw new Error(`a <${tag}> has a text that would end it`);
  const hash = `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return { markup: `<${tag}>${text}</${tag}>`, hash };
}

/** Inlines the styles of a page, and the scripts that are marked with `data-inline`. */
async function finish(name) {
  let page = await textOf(name);
  const put = async (tag, pattern) => {
    const hashes = new Set();
    for (const [link, file] of page.matchAll(pattern)) {
      const { markup, hash } = element(tag, await textOf(file));
      page = page.replace(link, () => markup);
      hashes.add(hash);
    }
    const place = `{${tag}-src}`;
    if (!hashes.size || !page.includes(place)) throw new Error(`${name} has no ${tag} or no ${place}`);
    page = page.replace(place, () => [...hashes].join(" "));
  };
  await put("style", /<link rel="stylesheet" href="([^"]*)">/g);
  await put("script", /<script data-inline src="([^"]*)"><\/script>/g);
  writeFileSync(join(folder, name), `${page}\n`);
}

const icon = `data:image/svg+xml,${encodeURIComponent(await textOf("favicon.svg"))}`;
const single = join(folder, "talks-timeline.html");
writeFileSync(
  single,
  read("talks-timeline.html").replace('href="favicon.svg"', () => `href="${icon}"`),
);
for (const name of ["embed.html", "talks-timeline.html"]) await finish(name);
