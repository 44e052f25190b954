// Whether a timeline shows a million events from a script, how long that takes, and how long a filter takes.
//
// usage: node benches/page/million.mjs [--events N] [--runs N]
//
// The measurement of a filter includes everything that follows from it: the matching events, the count of every term,
// the marks and the list. The time covers the scripts only, by the browser's own clock.

import { median, megabytes, option, table, visit } from "./browser.mjs";
import { fill } from "./fill.mjs";
import { bare, serve } from "./server.mjs";

const FRAME = 1000 / 60;
const FILTERS = [
  ["one term", "kind=fix"],
  ["two terms and a word", "kind=fix,docs&actor=Ada&q=WORD"],
  ["dates", "from=2025-03-01&to=2025-04-30"],
  ["none", ""],
];
// A new word for each run, since the index caches the last search.
const WORDS = ["search", "login", "billing", "image", "rate", "audit"];
const events = option("events", 1_000_000);
const runs = option("runs", 5);

const shown = () => document.querySelector("talks-timeline").shadowRoot.querySelector("[part=status]").textContent;
const filter = async (query) => {
  const host = document.querySelector("talks-timeline");
  host.query = query;
  await host.updateComplete;
  await painted();
};

const site = await serve({ "/million": bare("<talks-timeline eager></talks-timeline>") });
await visit(`${site.address}/million`, {}, async (page, { metrics, memory }) => {
  const { bytes, time } = await page.evaluate(fill, events);
  const longest = await page.evaluate(() => longest);
  const size = await memory();
  console.log(`${events} events, ${megabytes(bytes)} MB of JSON. The timeline says: ${await page.evaluate(shown)}`);
  for (const problem of new Set(await page.evaluate(() => problems))) console.log(`problem: ${problem}`);
  table(
    ["read and drawn, ms", "longest task, ms", "nodes", "JavaScript, MB", "WebAssembly, MB", "process, MB"],
    [
      [
        time.toFixed(0),
        longest.toFixed(0),
        size.nodes,
        megabytes(size.script),
        megabytes(size.wasm),
        megabytes(size.process),
      ],
    ],
  );
  console.log();
  const times = FILTERS.map(() => []);
  const said = [];
  for (let run = 0; run < runs; run += 1) {
    for (const [at, [, query]] of FILTERS.entries()) {
      const before = (await metrics()).ScriptDuration;
      await page.evaluate(filter, query.replace("WORD", WORDS[run % WORDS.length]));
      times[at].push(((await metrics()).ScriptDuration - before) * 1000);
      said[at] = await page.evaluate(shown);
    }
  }
  table(
    ["filter", "shown", "script, ms", "frames of 16.7 ms"],
    FILTERS.map(([name], at) => [name, said[at], median(times[at]).toFixed(1), (median(times[at]) / FRAME).toFixed(1)]),
  );
});
site.end();
