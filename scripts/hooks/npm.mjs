// Makes the npm package from the built site: the files of the element, types, and the Custom Elements Manifest.
//
// usage: node scripts/hooks/npm.mjs SITE    completes SITE/npm/, which already contains the module

import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { manifest } from "./contract.mjs";

const [site] = process.argv.slice(2);
const target = join(site, "npm");
const sources = "web/npm";
const MODULE = "talks-timeline.js";
const module = readFileSync(join(target, MODULE), "utf8");
const REQUIRED = ["talks_timeline.js", "talks_timeline_bg.wasm", "talks-timeline.css"];
/** The files that the module loads from its own folder, and the dataset as a file of its own. */
const DATA = "talks-timeline-data.js";
const WORDS = "talks-timeline-words.js";
const beside = [DATA, WORDS].flatMap((file) => besideIt(readFileSync(join(site, file), "utf8"), []));
const FILES = [...new Set([...besideIt(module, REQUIRED), ...beside, "talks-2022.json"])];
/** Each framework has its own import path, which also declares the element for that framework. */
const FRAMEWORKS = ["react", "preact", "solid", "svelte", "vue"];
const LICENCES = ["LICENSE", "LICENSE-MIT", "LICENSE-APACHE"];

/** The files that the minified module loads, in the two forms that bundlers recognise. */
function besideIt(module, required) {
  const imported = module.matchAll(/\bimport\("\.\/([\w.-]+)"\)/g);
  const addressed = module.matchAll(/\bnew URL\("([\w.-]+)",\s*import\.meta\.url\)/g);
  const names = [...new Set(Array.from([...imported, ...addressed], ([, name]) => name))];
  const lost = required.filter((name) => !names.includes(name));
  if (lost.length) throw new Error(`${MODULE} names ${lost.join(", ")} in a way that bundlers do not find`);
  return names;
}

/** The retry for the glue has a computed URL that no bundler can resolve: tells bundlers to leave it as it is. */
function leftAlone(module) {
  const retry = "import(`${new URL(";
  if (module.split(retry).length !== 2) throw new Error(`${MODULE} has no import of the kind ${retry}`);
  // Added here because the minifier drops comments.
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
  // The import defines the element, so bundlers must not drop it as unused.
  sideEffects: [`./${MODULE}`],
  customElements: "custom-elements.json",
  files: [MODULE, ...FILES, ...types, "custom-elements.json", ...LICENCES],
};
const write = (name, value) => writeFileSync(join(target, name), `${JSON.stringify(value, null, 2)}\n`);
write("package.json", description);
write("custom-elements.json", manifest());
