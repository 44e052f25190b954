import assert from "node:assert/strict";
import { test } from "node:test";
import { fallback, frame, single, snippet, tag } from "./output.js";

const LOOK = { layout: "full", theme: "auto", group: "" };
const PLACES = { files: "https://news.example/t/", data: "https://news.example/t/a.json" };
const EVIL = '"><script>alert(1)</script>&';

test("the tag says only what differs from the defaults", () => {
  const script = '<script type="module" src="https://news.example/t/talks-timeline.js"></script>\n';
  assert.equal(tag(LOOK, PLACES), `${script}<talks-timeline src="https://news.example/t/a.json"></talks-timeline>`);
  const look = { layout: "list", theme: "dark", group: "who" };
  assert.match(tag(look, PLACES), /src="[^"]*" layout="list" theme="dark" group="who"><\/talks-timeline>$/);
});

test("the frame has everything in its address, and a title that cannot leave its attribute", () => {
  const text = frame({ ...LOOK, group: "a&b" }, PLACES, EVIL);
  assert.match(
    text,
    /^<iframe src="https:\/\/news\.example\/t\/embed\.html\?src=https%3A%2F%2Fnews\.example%2Ft%2Fa\.json&amp;group=a%26b" /,
  );
  assert.match(text, /title="&quot;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;&amp;"/);
});

const data = (events, more) => ({
  title: EVIL,
  standfirst: EVIL,
  sources: [{ id: "s", title: EVIL, url: "javascript:alert(1)" }],
  events,
  ...more,
});

test("no text of the data becomes markup", () => {
  const event = {
    id: "a",
    start: EVIL,
    end: EVIL,
    headline: EVIL,
    summary: EVIL,
    text: [EVIL],
    sources: ["s"],
    display: "",
  };
  const list = fallback(data([event, { ...event, display: EVIL }]));
  assert.ok(!/<script|javascript:/.test(list), list);
  const scripts = snippet(data([event]), LOOK, PLACES).match(/<script[^>]*>/g);
  assert.deepEqual(scripts, [
    '<script type="module" src="https://news.example/t/talks-timeline.js">',
    '<script type="application/json">',
  ]);
  const block = snippet(data([event]), LOOK, PLACES).match(/<script type="application\/json">(.*?)<\/script>/s)[1];
  assert.equal(JSON.parse(block).title, EVIL);
});

test("the list is in order of time, with dates as people write them", () => {
  const events = [
    { start: "2022-03-07T15:30", headline: "Later" },
    { start: "2022-02", end: "2022-03", headline: "Earlier" },
    { headline: "Never" },
    { start: "-0044-03-15", about: true, headline: "Rome" },
  ];
  const text = fallback({ title: "T", sources: [], events });
  assert.deepEqual(
    [...text.matchAll(/<h3>(.*?)<\/h3>/g)].map(([, headline]) => headline),
    ["Rome", "Earlier", "Later"],
  );
  assert.match(text, /about <time datetime="-0044-03-15">-0044-03-15<\/time>/);
  assert.match(text, /<time datetime="2022-02">February 2022<\/time>–<time datetime="2022-03">March 2022<\/time>/);
  assert.match(text, /<time datetime="2022-03-07T15:30">7 March 2022, 15:30<\/time>/);
});

test("the single page keeps its styles and its script, byte for byte", () => {
  const style = "<style>a::after { content: '<body>' }</style>";
  const script = '<script>const page = "<body></body>";</script></body></html>';
  const page = `<!doctype html><html lang="en"><head><title>Talks</title><meta name="description" content="Old">${style.replace("<body>", "")}</head><body>old${script}`;
  const text = single(page, data([{ start: "2022", headline: "$& One" }], { language: "de" }), LOOK);
  assert.ok(text.endsWith(script));
  assert.ok(text.includes(style.replace("<body>", "")));
  assert.match(text, /<html lang="de">/);
  assert.match(text, /<h2>\$&amp; One<\/h2>/);
  assert.ok(!text.includes("<body>old"));
  assert.throws(() => single("<html></html>", data([]), LOOK), /not as expected/);
});
