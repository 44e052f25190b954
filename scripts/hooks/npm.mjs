// Makes the npm package of the built site: the files of the tag, types, and the Custom Elements Manifest.
//
// usage: node scripts/hooks/npm.mjs SITE    completes SITE/npm/, where the module stands already

import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { manifest } from "./contract.mjs";

const [site] = process.argv.slice(2);
const target = join(site, "npm");
const sources = "web/npm";
const MODULE = "talks-timeline.js";
const module = readFileSync(join(target, MODULE), "utf8");
const REQUIRED = ["talks_timeline.js", "talks_timeline_bg.wasm", "talks-timeline.css"];
/** What the module asks for from beside itself, and the dataset as a file for those who want to read it. */
const DATA = "talks-timeline-data.js";
const WORDS = "talks-timeline-words.js";
const beside = [DATA, WORDS].flatMap((file) => besideIt(readFileSync(join(site, file), "utf8"), []));
const FILES = [...new Set([...besideIt(module, REQUIRED), ...beside, "talks-2022.json"])];
/** Each gives its own name to import, which also brings the types of the tag in that framework. */
const FRAMEWORKS = ["react", "preact", "solid", "svelte", "vue"];
const LICENCES = ["LICENSE", "LICENSE-MIT", "LICENSE-APACHE"];

/** The files that the minified module names, in the only two ways in which bundlers find them too. */
function besideIt(module, required) {
  const imported = module.matchAll(/\bimport\("\.\/([\w.-]+)"\)/g);
  const addressed = module.matchAll(/\bnew URL\("([\w.-]+)",\s*import\.meta\.url\)/g);
  const names = [...new Set(Array.from([...imported, ...addressed], ([, name]) => name))];
  const lost = required.filter((name) => !names.includes(name));
  if (lost.length) throw new Error(`${MODULE} names ${lost.join(", ")} in a way that bundlers do not find`);
  return names;
}

/** The second attempt to load the glue has an address that no bundler can know: they must leave it as it is. */
function leftAlone(module) {
  const retry = "import(`${new URL(";
  if (module.split(retry).length !== 2) throw new Error(`${MODULE} has no import of the kind ${retry}`);
  // The minifier drops these comments.
  return module.replace(retry, () => `import(/* @vite-ignore */ /* webpackIgnore: true */ ${retry.slice(7)}`);
}

writeFileSync(join(target, MODULE), leftAlone(module));
for (const file of FILES) copyFileSync(join(site, file), join(target, file));
for (const file of LICENCES) copyFileSync(file, join(target, file));
const types = ["talks-timeline", "data", ...FRAMEWORKS].map((name) => `${name}.d.ts`);
for (const file of [...types, "README.md"]) copyFileSync(join(sources, file), join(target, file));

const cargo = readFileSync("Cargo.toml", "utf8");
const field = (name) => {
  const found = cargo.match(new RegExp(`^${name} = "(.*)"$`, "m"))?.[1];
  if (!found) throw new Error(`Cargo.toml has no ${name}`);
  return found;
};
const entry = (name) => ({ types: `./${name}.d.ts`, default: `./${MODULE}` });
const description = {
  name: "talks-timeline",
  version: field("version"),
  description: field("description"),
  license: `(${field("license")})`,
  keywords: ["timeline", "custom-element", "web-component", "webassembly", "journalism"],
  type: "module",
  exports: {
    ".": entry("talks-timeline"),
    ...Object.fromEntries(FRAMEWORKS.map((name) => [`./${name}`, entry(name)])),
    "./data": { types: "./data.d.ts", default: `./${DATA}` },
    "./talks-timeline.css": "./talks-timeline.css",
    "./talks-2022.json": "./talks-2022.json",
    "./custom-elements.json": "./custom-elements.json",
    "./package.json": "./package.json",
  },
  types: "./talks-timeline.d.ts",
  // Importing it defines the element: bundlers must not drop an import of which nothing is used.
  sideEffects: [`./${MODULE}`],
  customElements: "custom-elements.json",
  files: [MODULE, ...FILES, ...types, "custom-elements.json", ...LICENCES],
};
const write = (name, value) => writeFileSync(join(target, name), `${JSON.stringify(value, null, 2)}\n`);
write("package.json", description);
write("custom-elements.json", manifest());
