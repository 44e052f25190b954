// Prints a Markdown table of the crates and modules from which the code of a WebAssembly file comes.
//
// usage: node benches/sizes.mjs FILE.wasm
//
// The file must have its name section. A generic function counts for the crate it is written for, which is the first in
// its name. Bytes are those of the code section, before compression.

import { readFileSync } from "node:fs";

const OURS = "talks_timeline";
const bytes = readFileSync(process.argv[2]);
let at = 8;

/** A number in LEB128, WebAssembly's encoding (https://webassembly.github.io/spec/core/binary/values.html). */
const number = () => {
  let found = 0;
  for (let shift = 0, byte = 128; byte & 128; shift += 7) {
    byte = bytes[at++];
    found |= (byte & 127) << shift;
  }
  return found >>> 0;
};
const text = () => {
  const length = number();
  at += length;
  return bytes.toString("utf8", at - length, at);
};
/** The limits: a minimum, and optionally a maximum. */
const limits = () => {
  const has = bytes[at++] & 1;
  number();
  if (has) number();
};
const IMPORTS = [
  () => number(),
  () => {
    at += 1;
    limits();
  },
  limits,
  () => (at += 2),
];

const names = new Map();
const codes = [];
let imported = 0;
const SECTIONS = {
  2: () => {
    for (let left = number(); left > 0; left -= 1) {
      text();
      text();
      const kind = bytes[at++];
      imported += kind === 0;
      IMPORTS[kind]();
    }
  },
  10: () => {
    for (let left = number(); left > 0; left -= 1) {
      const length = number();
      codes.push(length);
      at += length;
    }
  },
  0: (end) => {
    if (text() !== "name") return;
    while (at < end) {
      const kind = bytes[at++];
      const next = number() + at;
      if (kind === 1) for (let left = number(); left > 0; left -= 1) names.set(number(), text());
      at = next;
    }
  },
};
while (at < bytes.length) {
  const section = bytes[at++];
  const end = number() + at;
  SECTIONS[section]?.(end);
  at = end;
}
if (!names.size) throw new Error(`${process.argv[2]} has no names`);

const sums = new Map();
codes.forEach((length, place) => {
  const name = (names.get(place + imported) ?? "").replace(/\[\w+\]/g, "");
  const [, crate = "glue", module] = name.match(/(?:^|[<&* (])(?:dyn |mut )?([a-z]\w*)::(?:(\w+))?/) ?? [];
  const mine = name.match(new RegExp(`${OURS}::(\\w+)(?:::(\\w+))?`));
  const key = mine ? [OURS, mine[1], /^[a-z]/.test(mine[2] ?? "") ? mine[2] : ""].filter(Boolean).join("::") : crate;
  sums.set(key, (sums.get(key) ?? 0) + length);
});

const total = codes.reduce((sum, length) => sum + length, 0);
const share = (length) => `${((100 * length) / total).toFixed(1)} %`;
const sorted = [...sums].sort(([, one], [, other]) => other - one);
const ours = sorted.filter(([name]) => name.startsWith(OURS)).reduce((sum, [, length]) => sum + length, 0);
console.log("| from | bytes of code | share |\n|---|---:|---:|");
console.log(`| **${OURS}** | **${ours}** | **${share(ours)}** |`);
const large = sorted.filter(([, length]) => length * 200 >= total);
for (const [name, length] of large) console.log(`| ${name} | ${length} | ${share(length)} |`);
const rest = total - large.reduce((sum, [, length]) => sum + length, 0);
console.log(`| ${sorted.length - large.length} smaller ones | ${rest} | ${share(rest)} |`);
console.log(`| all | ${total} | 100 % |`);
