// The time and the memory for drawing many timelines on one page.
//
// usage: node benches/page/many.mjs [--runs N]

import { median, megabytes, option, table, visit } from "./browser.mjs";
import { bare, serve } from "./server.mjs";

const COUNTS = [1, 10, 25, 50];
const runs = option("runs", 5);

const tags = (count) => bare("<talks-timeline eager></talks-timeline>".repeat(count));
const site = await serve(Object.fromEntries(COUNTS.map((count) => [`/${count}`, tags(count)])));

const look = (count) =>
  visit(`${site.address}/${count}`, {}, async (page, { memory }) => {
    await page.waitForFunction((count) => window.ready === count, count, { polling: 20, timeout: 0 });
    const time = await page.evaluate(() => painted().then(() => performance.now()));
    return { time, longest: await page.evaluate(() => longest), ...(await memory()) };
  });

const rows = [];
for (const count of COUNTS) {
  const seen = [];
  for (let run = 0; run < runs; run += 1) seen.push(await look(count));
  const middle = (name) => median(seen.map((one) => one[name]));
  rows.push({ count, ...Object.fromEntries(Object.keys(seen[0]).map((name) => [name, middle(name)])) });
}
site.end();

// The cost of one more timeline, besides the first.
const [first] = rows;
const more = (row, name) => (row === first ? NaN : (row[name] - first[name]) / (row.count - 1));
const cell = (row, name, say) => (row === first ? "" : say(more(row, name)));
table(
  [
    "timelines",
    "all drawn, ms",
    "each further one, ms",
    "longest task, ms",
    "nodes",
    "JavaScript, MB",
    "WebAssembly, MB",
    "process, MB",
    "each further one, MB",
  ],
  rows.map((row) => [
    row.count,
    row.time.toFixed(0),
    cell(row, "time", (time) => time.toFixed(1)),
    row.longest.toFixed(0),
    row.nodes,
    megabytes(row.script),
    megabytes(row.wasm),
    megabytes(row.process),
    cell(row, "process", megabytes),
  ]),
);
