// A fresh Chromium for each visit to a page, and the measurements in it.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const { chromium } = createRequire(resolve(".tools/package.json"))("playwright-core");
const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** A slow mobile network, the same as in the comparison with other timelines. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

/** Runs before every script of a page: counts ready timelines, and sums up the memory of modules. */
const watch = () => {
  window.ready = 0;
  window.problems = [];
  addEventListener("timeline-ready", () => {
    window.ready += 1;
    window.drawn ??= performance.now();
  });
  addEventListener("timeline-error", ({ detail }) =>
    window.problems.push(...detail.problems.map(({ message }) => message)),
  );
  window.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => (window.lcp = list.getEntries().at(-1).startTime)).observe({
    type: "largest-contentful-paint",
    buffered: true,
  });
  window.wasmBytes = () => memories().reduce((sum, size) => sum + size, 0);
  window.painted = () =>
    new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
};

/** Visits a URL with `act(page, tools)`, in a browser that ends with the visit. */
export async function visit(address, { slow = false } = {}, act) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    headless: false,
    args: ARGUMENTS,
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "en-GB", timezoneId: "UTC" });
    page.setDefaultTimeout(0);
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    await session.send("Network.enable");
    if (slow) await session.send("Network.emulateNetworkConditions", SLOW);
    await page.addInitScript({ path: "tests/browser/memory.js" });
    await page.addInitScript(watch);
    await page.goto(address, { waitUntil: "commit", timeout: 0 });
    return await act(page, tools(browser, page, session));
  } finally {
    await browser.close();
  }
}

function tools(browser, page, session) {
  const metrics = async () =>
    Object.fromEntries((await session.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value]));
  return {
    metrics,
    /** The memory of the page after garbage collection: JavaScript's, WebAssembly's, and the process's own, in bytes. */
    async memory() {
      for (let turn = 0; turn < 2; turn += 1) await session.send("HeapProfiler.collectGarbage");
      const { JSHeapUsedSize: script, Nodes: nodes } = await metrics();
      return { script, nodes, wasm: await page.evaluate(() => wasmBytes()), process: await ofRenderer(browser) };
    },
  };
}

/** The private memory of the largest renderer process, from Linux. */
async function ofRenderer(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const sizes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => {
      const lines = readFileSync(`/proc/${id}/smaps_rollup`, "utf8").matchAll(/^Private_(?:Clean|Dirty):\s+(\d+)/gm);
      return Array.from(lines, ([, kilobytes]) => kilobytes * 1024).reduce((sum, size) => sum + size, 0);
    });
  return Math.max(...sizes);
}

export const median = (values) => {
  const sorted = values.toSorted((one, other) => one - other);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};

/** The number after `--name` among the script's arguments. */
export const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};

export const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

export function table(heads, rows) {
  console.log(`| ${heads.join(" | ")} |\n|${"---:|".repeat(heads.length)}`);
  for (const row of rows) console.log(`| ${row.join(" | ")} |`);
}
