// The memory of a page with events that it has fetched by `src`, after garbage collection.
//
// usage: PEERBENCH=FOLDER node benches/page/memory.mjs [--events N] [--runs N]
//
// The events are those of the comparison with other timelines, in the folder PEERBENCH. The target is twice the size of
// the data plus 16 MB. The memory of the process is shown beside the memory for a page with 20 events.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { native } from "../peerbench/shape.mjs";
import { median, megabytes, option, table, visit } from "./browser.mjs";
import { bare, serve } from "./server.mjs";

const { generate } = await import(pathToFileURL(join(process.env.PEERBENCH, "lib/dataset.mjs")).href);
const SMALL = 20;
const most = option("events", 100_000);
const runs = option("runs", 3);
const counts = [SMALL, 1_000, 10_000, 100_000].filter((count) => count === SMALL || count < most).concat(most);

const texts = new Map(counts.map((count) => [count, JSON.stringify(native(generate(count)))]));
const pages = counts.flatMap((count) => [
  [`/${count}`, bare(`<talks-timeline eager src=/${count}.json></talks-timeline>`)],
  [`/${count}.json`, texts.get(count)],
]);
const site = await serve(Object.fromEntries(pages));

const look = (count) =>
  visit(`${site.address}/${count}`, {}, async (page, { memory }) => {
    await page.waitForFunction(() => window.ready || window.problems.length, null, { polling: 20, timeout: 120_000 });
    const [problem] = await page.evaluate(() => painted().then(() => problems));
    if (problem) throw new Error(`${count} events: ${problem}`);
    return memory();
  });

let before;
const rows = [];
for (const count of counts) {
  const seen = [];
  for (let run = 0; run < runs; run += 1) seen.push(await look(count));
  const middle = (name) => median(seen.map((one) => one[name]));
  const bytes = Buffer.byteLength(texts.get(count));
  before ??= middle("process");
  rows.push([
    count,
    ...[bytes, middle("wasm"), middle("script"), middle("wasm") + middle("script"), 2 * bytes + 16e6].map(megabytes),
    megabytes(middle("process") - before),
    middle("nodes"),
  ]);
}
site.end();
table(
  [
    "events",
    "JSON, MB",
    "WebAssembly, MB",
    "JavaScript, MB",
    "together, MB",
    "wanted, MB",
    `process over ${SMALL} events, MB`,
    "nodes",
  ],
  rows,
);
