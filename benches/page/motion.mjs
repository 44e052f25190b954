// Whether the list scrolls and the chart pans smoothly in a timeline with many events.
//
// usage: node benches/page/motion.mjs [--events N] [--runs N]
//
// A wheel turns over the list, and a mouse drags the chart, each for two seconds, while the page records when each
// frame starts. A visit is one run; the table has the longest frame of each visit, and their median.

import { median, option, table, visit } from "./browser.mjs";
import { fill } from "./fill.mjs";
import { bare, serve } from "./server.mjs";

const INTERVAL = 1000 / 60;
const STEPS = 120;
const events = option("events", 100_000);
const runs = option("runs", 5);

/** In the page: records the time between frames until it is stopped. */
const begin = () => {
  window.frames = [];
  let last;
  const note = (now) => {
    if (last !== undefined) frames.push(now - last);
    last = now;
    window.noting = requestAnimationFrame(note);
  };
  window.noting = requestAnimationFrame(note);
};
const end = () => {
  cancelAnimationFrame(window.noting);
  return window.frames;
};
/** The middle of a part of the timeline, in the viewport. */
const middle = (selector) => {
  const part = document.querySelector("talks-timeline").shadowRoot.querySelector(selector);
  part.scrollIntoView({ block: "start" });
  const { left, top, width, height } = part.getBoundingClientRect();
  return [left + width / 2, top + Math.min(height, innerHeight) / 2];
};

async function noted(page, act) {
  await page.evaluate(begin);
  await act();
  return page.evaluate(end);
}

async function scroll(page) {
  await page.mouse.move(...(await page.evaluate(middle, "[part=list]")));
  return noted(page, async () => {
    for (let step = 0; step < STEPS; step += 1) {
      await page.mouse.wheel(0, 60);
      await page.waitForTimeout(INTERVAL);
    }
  });
}

async function drag(page) {
  const [x, y] = await page.evaluate(middle, ".track");
  // Zoom in first: the whole period cannot be panned.
  await page.evaluate(async () => {
    const host = document.querySelector("talks-timeline");
    for (let turn = 0; turn < 3; turn += 1) {
      [...host.shadowRoot.querySelectorAll(".zoom button")].at(-2).click();
      await host.updateComplete;
    }
    await painted();
  });
  // Wait until the marks are at rest.
  await page.waitForTimeout(500);
  await page.mouse.move(x, y);
  await page.mouse.down();
  const frames = await noted(page, async () => {
    for (let step = 1; step <= STEPS; step += 1) {
      await page.mouse.move(x + Math.sin((step / STEPS) * Math.PI * 4) * 200, y);
      await page.waitForTimeout(INTERVAL);
    }
  });
  await page.mouse.up();
  return frames;
}

const site = await serve({ "/motion": bare("<talks-timeline eager></talks-timeline>") });
const seen = [
  ["the list scrolls", []],
  ["the chart is dragged", []],
];
for (let run = 0; run < runs; run += 1) {
  await visit(`${site.address}/motion`, {}, async (page) => {
    await page.evaluate(fill, events);
    // The rest of the list follows.
    await page.waitForTimeout(1000);
    for (const [at, act] of [scroll, drag].entries()) seen[at][1].push(await act(page));
  });
}
site.end();
const longest = (frames) => Math.max(...frames);
const late = (frames) => frames.filter((frame) => frame > INTERVAL * 2.05).length;
table(
  [
    "what moves",
    "frames",
    "median frame, ms",
    "longest, median of visits",
    "longest in each visit",
    "frames over two intervals in each visit",
  ],
  seen.map(([name, visits]) => [
    name,
    median(visits.map((frames) => frames.length)),
    median(visits.flat()).toFixed(1),
    median(visits.map(longest)).toFixed(1),
    visits.map((frames) => longest(frames).toFixed(0)).join(", "),
    visits.map(late).join(", "),
  ]),
);
