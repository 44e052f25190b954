// Whether typing into the search of a timeline with many events ever blocks the page.
//
// usage: node benches/page/typing.mjs [--runs N]
//
// Real keys type three words and delete three letters of each, a third of a second apart. A key takes from its event to
// the end of the frame that shows it, by the browser's event timing, which rounds to eight milliseconds. A task of over
// 50 ms is a long task in browsers' terms.

import { median, option, table, visit } from "./browser.mjs";
import { fill } from "./fill.mjs";
import { bare, serve } from "./server.mjs";

const WORDS = ["search", "login", "billing"];
const BACK = 3;
const PAUSE = 333;
const runs = option("runs", 3);
const sizes = process.argv.includes("--events") ? [option("events")] : [1_000, 10_000, 100_000];

/** In the page: records the durations of keys and tasks. */
const begin = () => {
  [window.keys, window.tasks] = [[], []];
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === "keydown") keys.push(duration);
  }).observe({ type: "event", durationThreshold: 16 });
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: "longtask",
  });
  document.querySelector("talks-timeline").shadowRoot.querySelector("[part=search]").focus();
};

async function type(page, { metrics }) {
  await page.evaluate(begin);
  const keys = WORDS.flatMap((word) => [...word, ...Array(BACK).fill("Backspace")]);
  const before = (await metrics()).ScriptDuration;
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(PAUSE);
  }
  const script = ((await metrics()).ScriptDuration - before) * 1000;
  return { count: keys.length, script: script / keys.length, ...(await page.evaluate(() => ({ keys, tasks }))) };
}

const site = await serve({ "/typing": bare("<talks-timeline eager></talks-timeline>") });
const rows = [];
for (const events of sizes) {
  const seen = [];
  for (let run = 0; run < runs; run += 1) {
    await visit(`${site.address}/typing`, {}, async (page, tools) => {
      await page.evaluate(fill, events);
      // The rest of the list follows.
      await page.waitForTimeout(1000);
      seen.push(await type(page, tools));
    });
  }
  const each = (value) => seen.map(value).join(", ");
  rows.push([
    events,
    seen[0].count,
    median(seen.map(({ script }) => script)).toFixed(1),
    median(seen.flatMap(({ keys }) => keys)).toFixed(0),
    each(({ keys }) => Math.max(...keys)),
    each(({ tasks }) => tasks.length),
    each(({ tasks }) => Math.max(0, ...tasks)),
  ]);
}
site.end();
table(
  [
    "events",
    "keys",
    "script for a key, ms",
    "median key, ms",
    "longest key in each visit",
    "tasks over 50 ms in each visit",
    "longest of them",
  ],
  rows,
);
