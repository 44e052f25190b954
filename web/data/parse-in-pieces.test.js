// Compares what a long text is parsed to in pieces with what `JSON.parse` makes of it in one go.

import assert from "node:assert/strict";
import { test } from "node:test";
import { parseInPieces } from "./parse-in-pieces.js";

const signs = [
  '"',
  "\\",
  '\\"',
  "},{",
  "],[",
  "]}",
  ",",
  ":",
  "{",
  "[",
  '"events":[',
  "\n",
  "\u2028",
  "é",
  "世",
  "🕊",
  '\\\\"',
];
let seed = 7;
const random = (below) => {
  seed = (seed * 48271) % 0x7fffffff;
  return seed % below;
};
const words = (count) => Array.from({ length: count }, () => signs[random(signs.length)]).join("");
const value = (depth) => {
  switch (random(depth > 4 ? 4 : 7)) {
    case 0:
      return random(1000) / 8;
    case 1:
      return [true, false, null][random(3)];
    case 2:
      return words(random(9));
    case 3:
      return "";
    case 4:
      return Array.from({ length: random(4) }, () => value(depth + 1));
    default:
      return Object.fromEntries(Array.from({ length: random(4) }, () => [words(random(3)), value(depth + 1)]));
  }
};
const events = (count) => Array.from({ length: count }, () => ({ headline: words(30), value: value(0) }));
const many = events(4_000);
const list = JSON.stringify(many);
const big = words(60_000);

const good = [
  { title: words(9), events: many, sources: events(9) },
  { events: many },
  { events: [...many.slice(0, 9), { headline: big, list: events(1_500) }, ...many] },
  { title: "events", before: { events: [1, 2, { events: [3] }] }, events: many, after: [["events", [4]]] },
].flatMap((data) => [JSON.stringify(data), JSON.stringify(data, null, 3), ` \r\n${JSON.stringify(data)}\t `]);
good.push(
  `{"events":[5,6],"events":${list}}`,
  `{"events":${list},"title":"","events":[{"a":1},2]}`,
  `{"events":${list},"__proto__":{"a":1}}`,
  `{"events":[{}]}`,
  `{"events":[ ]}`,
);
// Texts that cannot be parsed in pieces come back as they are.
const other = [
  "null",
  "7",
  '"events"',
  '{"events":7}',
  `["events",${list}]`,
  `[{"events":${list}}]`,
  `{"events":${list},"events":7}`,
  `{"events":${list},"events":0}`,
  `{"events":${list},"events":"0"}`,
  `{"\\u0065vents":${list}}`,
  `{"events":${list},"\\u0065vents":[]}`,
  `{"events":${list},"\\u0065vents":[1]}`,
  "{}",
];

const blank = " ".repeat(70_000);
const bad = [
  "",
  "{",
  '{"events":[',
  `{"events":[1,]}`,
  `{"events":[,1]}`,
  `{"events":[${blank},1]}`,
  `{"events":[1,${blank}]}`,
  `{"events":[1,${blank},${blank},2]}`,
];
for (const [from, to] of [
  ["]", ",]"],
  ["[", "[,"],
  ["]", "}"],
  ["]", ""],
  ["[", ""],
  ["}]", "]}"],
  ['"}', "}"],
  ["},{", "},,{"],
  ["},{", "}{"],
  ["},{", "],["],
]) {
  // At the end, at the beginning, and in the middle of the list.
  const half = list.length / 2;
  for (const at of [list.lastIndexOf(from), list.indexOf(from), list.indexOf(from, half)]) {
    bad.push(`{"events":${list.slice(0, at)}${to}${list.slice(at + from.length)},"title":"a"}`);
  }
}
const whole = good[0];
for (let cut = 1; cut < 60; cut += 1) bad.push(whole.slice(0, Math.floor((whole.length * cut) / 60)));
bad.push(`${whole}}`, `${whole},`, `x${whole}`, whole.replace("headline", "head\nline"));

const name = (text) => `${text.slice(0, 40)} … ${text.slice(-40)} (${text.length})`;
const plain = (text) => {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return undefined;
  }
};

test("pieces of a text make what the whole of it would", async () => {
  assert.ok(good.length >= 17, `${good.length}`);
  for (const text of good) {
    const found = await parseInPieces(text);
    assert.notEqual(typeof found, "string", name(text));
    assert.equal(JSON.stringify(found), plain(text), name(text));
  }
});

test("a text that is no object with a list of events comes back as it is", async () => {
  assert.ok(other.length >= 9, `${other.length}`);
  for (const text of other) {
    assert.notEqual(plain(text), undefined, name(text));
    assert.equal(await parseInPieces(text), text, name(text));
  }
});

test("a text that is not JSON comes back as it is", async () => {
  // Some changes leave a text as it should be.
  const broken = bad.filter((text) => plain(text) === undefined);
  assert.ok(broken.length >= 80, `${broken.length}`);
  for (const text of broken) assert.equal(await parseInPieces(text), text, name(text));
});

test("a signal ends the work", async () => {
  const controller = new AbortController();
  const parsing = parseInPieces(good[0].padStart(1 << 25), controller.signal);
  controller.abort(new Error("enough"));
  await assert.rejects(parsing, /enough/);
});
