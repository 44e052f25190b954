// Holds what a long text is parsed to in pieces against what the browser makes of it in one go. Resolves to what went wrong.

const { parsed } = await import("/talks-timeline-data.js");

const signs = ['"', "\\", '\\"', "},{", "],[", "]}", ",", ":", "{", "[", '"events":[', "\n", "\u2028", "é", "世", "🕊", '\\\\"'];
let seed = 7;
const random = (below) => {
  seed = (seed * 48271) % 0x7fffffff;
  return seed % below;
};
const words = (count) => Array.from({ length: count }, () => signs[random(signs.length)]).join("");
const value = (depth) => {
  switch (random(depth > 4 ? 4 : 7)) {
    case 0: return random(1000) / 8;
    case 1: return [true, false, null][random(3)];
    case 2: return words(random(9));
    case 3: return "";
    case 4: return Array.from({ length: random(4) }, () => value(depth + 1));
    default: return Object.fromEntries(Array.from({ length: random(4) }, () => [words(random(3)), value(depth + 1)]));
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
// Nothing to be had in pieces: the text comes back.
const other = ["null", "7", '"events"', '{"events":7}', `["events",${list}]`, `[{"events":${list}}]`, `{"events":${list},"events":7}`, `{"events":${list},"events":0}`, `{"events":${list},"events":"0"}`, `{"\\u0065vents":${list}}`, `{"events":${list},"\\u0065vents":[]}`, `{"events":${list},"\\u0065vents":[1]}`, "{}"];

const blank = " ".repeat(70_000);
const bad = ["", "{", '{"events":[', `{"events":[1,]}`, `{"events":[,1]}`, `{"events":[${blank},1]}`, `{"events":[1,${blank}]}`, `{"events":[1,${blank},${blank},2]}`];
for (const [from, to] of [["]", ",]"], ["[", "[,"], ["]", "}"], ["]", ""], ["[", ""], ["}]", "]}"], ['"}', "}"], ["},{", "},,{"], ["},{", "}{"], ["},{", "],["]]) {
  // At the end, at the beginning, and in the middle of the list.
  const half = list.length / 2;
  for (const at of [list.lastIndexOf(from), list.indexOf(from), list.indexOf(from, half)]) {
    bad.push(`{"events":${list.slice(0, at)}${to}${list.slice(at + from.length)},"title":"a"}`);
  }
}
const whole = good[0];
for (let cut = 1; cut < 60; cut += 1) bad.push(whole.slice(0, Math.floor((whole.length * cut) / 60)));
bad.push(`${whole}}`, `${whole},`, `x${whole}`, whole.replace("headline", "head\nline"));

const wrong = [];
const name = (text) => `${text.slice(0, 40)} … ${text.slice(-40)} (${text.length})`;
const plain = (text) => {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {}
};
for (const text of good) {
  const found = await parsed(text);
  if (typeof found === "string" || JSON.stringify(found) !== plain(text)) wrong.push(`good: ${name(text)}`);
}
for (const text of other) {
  const found = await parsed(text);
  if (plain(text) === undefined || found !== text) wrong.push(`other: ${name(text)}`);
}
for (const text of bad) {
  // What a change leaves as it should be is no bad text.
  if (plain(text) !== undefined) continue;
  if ((await parsed(text)) !== text) wrong.push(`bad: ${name(text)}`);
}
const counts = [good, other, bad.filter((text) => plain(text) === undefined)].map((texts) => texts.length);
return { wrong, counts };
