// Interactions that the harness does not time: selecting an event, and dragging the chart with the mouse.
//
// usage: node moves.mjs [--only a,b] [--n 20,1000] [--runs N], in the harness's folder
//
// A selection is timed like the harness times a filter, up to the painted frame. A drag has sixty steps, at four fifths
// of the zoom; the page records the time between its frames.

import { open, within } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";

/** The selector of the element to drag. Other candidates cannot be dragged, or this script does not support them. */
const CHARTS = {
  ours: ".track",
  "vis-timeline": ".vis-panel.vis-center",
  "vis-timeline-cluster": ".vis-panel.vis-center",
};
const SELECTIONS = 15;
const STEPS = 60;
const LOAD_LIMIT = 60_000;
const LIMIT = 45_000;

const argument = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const names = argument("only", "ours,vis-timeline").split(",");
const counts = argument("n", "20,1000,10000,100000").split(",").map(Number);
const runs = Number(argument("runs", 5));

const sorted = (values) => values.toSorted((one, other) => one - other);
const median = (values) => sorted(values)[values.length >> 1];
const late = (values) => sorted(values)[Math.ceil(values.length * 0.95) - 1];
const said = (values) => (values.length ? `${median(values).toFixed(0)} / ${late(values).toFixed(0)}` : "–");

/** In the page: the durations of several selections, spread over the whole dataset without repetition. */
const select = async ([count, times]) => {
  const taken = [];
  for (let time = 0; time < times; time += 1) {
    await new Promise((done) => setTimeout(done, 50));
    await new Promise((done) => requestAnimationFrame(done));
    const start = performance.now();
    await window.bench.select(Math.floor(((time * 7 + 3) % times) * (count / times)));
    taken.push(performance.now() - start);
  }
  return taken;
};

/** In the page: zooms in, and returns the middle of the chart. */
const approach = async (selector) => {
  if (window.bench.zoom) {
    for (const part of [0, 0.4, 0.8]) {
      window.bench.zoom(part);
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  const chart =
    document.querySelector("talks-timeline")?.shadowRoot.querySelector(selector) ?? document.querySelector(selector);
  chart.scrollIntoView({ block: "start" });
  await new Promise((done) => setTimeout(done, 500));
  const { left, top, width, height } = chart.getBoundingClientRect();
  return [left + width / 2, top + Math.min(height, innerHeight - top) * 0.9];
};

async function drag(page, selector) {
  const [x, y] = await page.evaluate(approach, selector);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(() => {
    const frames = [];
    let last;
    const note = (now) => {
      if (last !== undefined) frames.push(now - last);
      last = now;
      noting = requestAnimationFrame(note);
    };
    let noting = requestAnimationFrame(note);
    window.noted = () => {
      cancelAnimationFrame(noting);
      return frames;
    };
  });
  for (let step = 1; step <= STEPS; step += 1) {
    await page.mouse.move(x + Math.sin((step / STEPS) * Math.PI * 4) * 200, y);
    await page.waitForTimeout(1000 / 60);
  }
  const frames = await page.evaluate(() => noted());
  await page.mouse.up();
  return frames;
}

async function visit(origin, name, count) {
  const { page, close } = await open();
  try {
    await page.addInitScript({ path: "lib/probe.js" });
    await page.goto(`${origin}/c/${name}/?n=${count}`, { waitUntil: "commit", timeout: LOAD_LIMIT });
    const { ok, error } = await within(
      page.evaluate(() => window.__benchReady),
      LOAD_LIMIT,
      "load",
    );
    if (!ok) throw new Error(error);
    await page.waitForTimeout(1000);
    const selected = await within(page.evaluate(select, [count, SELECTIONS]), LIMIT, "select");
    const chart = CHARTS[name];
    return { selected, frames: chart ? await within(drag(page, chart), LIMIT, "drag") : [] };
  } finally {
    await close();
  }
}

const { origin, close } = await startServer();
for (const count of counts) {
  const seen = new Map(names.map((name) => [name, { selected: [], frames: [], visits: 0 }]));
  for (let run = 0; run < runs; run += 1) {
    for (const name of names) {
      const all = seen.get(name);
      if (all.problem) continue;
      try {
        const { selected, frames } = await visit(origin, name, count);
        all.selected.push(...selected);
        all.frames.push(...frames);
        all.visits += 1;
      } catch (problem) {
        all.problem = problem.message.split("\n")[0];
      }
    }
  }
  console.log(
    `\n${count} events\n\n| candidate | visits | select, ms, median / 95th | frame of a drag, ms, median / 95th | |\n|---|---:|---:|---:|---|`,
  );
  for (const [name, { selected, frames, visits, problem }] of seen)
    console.log(`| ${name} | ${visits} | ${said(selected)} | ${said(frames)} | ${problem ?? ""} |`);
}
close();
