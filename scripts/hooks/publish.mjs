// Writes metadata of the finished files for publishers: integrity.json, the hashes for pages that pin a version and the
// policies of our own pages; and oembed.json, for systems that turn a URL into an iframe.
//
// usage: node scripts/hooks/publish.mjs SITE
//
// TALKS_ADDRESS is the URL at which the folder will be published. With it, the pages to embed link to oembed.json, and
// the article page has the absolute URL of its picture.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [site] = process.argv.slice(2);
const read = (name) => readFileSync(join(site, name), "utf8");
const write = (name, value) => writeFileSync(join(site, name), `${JSON.stringify(value, null, 2)}\n`);
const given = process.env.TALKS_ADDRESS;
const address = new URL(".", given ? given.replace(/\/?$/, "/") : "https://your.example/timeline/").href;
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

const { title } = JSON.parse(read("talks-2022.json"));
const text = typeof title === "string" ? title : title.en;
const height = 720;
write("oembed.json", {
  version: "1.0",
  type: "rich",
  title: text,
  width: 800,
  height,
  cache_age: 86_400,
  html:
    `<iframe src="${escaped(address)}embed.html" title="${escaped(text)}" width="100%" height="${height}" ` +
    `loading="lazy" data-talks-timeline></iframe><script async src="${escaped(address)}talks-timeline-frame.js"></script>`,
});

if (given) {
  // Social networks need the absolute URL of the picture.
  const image = `<meta property="og:image" content="`;
  const page = read("index.html").replace(image, () => image + escaped(address));
  writeFileSync(join(site, "index.html"), page);
  const link = `<link rel="alternate" type="application/json+oembed" href="${escaped(address)}oembed.json" title="${escaped(text)}">`;
  for (const name of ["embed.html", "index.html"].filter((name) => existsSync(join(site, name)))) {
    writeFileSync(
      join(site, name),
      read(name).replace("</head>", () => `${link}\n</head>`),
    );
  }
}

const files = readdirSync(site)
  .filter((name) => /\.(js|css|wasm)$/.test(name))
  .sort();
const hash = (name) =>
  `sha384-${createHash("sha384")
    .update(readFileSync(join(site, name)))
    .digest("base64")}`;
const policy = (name) => read(name).match(/http-equiv="Content-Security-Policy" content="([^"]*)"/i)?.[1];
const pages = readdirSync(site)
  .filter((name) => name.endsWith(".html"))
  .sort();
write("integrity.json", {
  files: Object.fromEntries(files.map((name) => [name, hash(name)])),
  policies: Object.fromEntries(pages.map((name) => [name, policy(name)])),
});
