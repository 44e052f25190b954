// The largest contentful paint of the article page on a slow network, with the timeline and without its tags.
//
// usage: node benches/page/lcp.mjs [--runs N]

import { readFileSync } from "node:fs";
import { median, option, table, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

const runs = option("runs", 5);
const article = readFileSync("dist/index.html", "utf8");

/** Removes the parts of the page that belong to the timeline; each must be present. */
const without = [
  /<talks-timeline[\s\S]*<\/talks-timeline>/,
  /<script type="module" src="talks-timeline.js"><\/script>/,
  /<link rel="preload" as="style" href="talks-timeline.css">/,
  /<script type="application\/ld\+json">[\s\S]*?<\/script>/,
].reduce((page, part) => {
  if (!part.test(page)) throw new Error(`dist/index.html has no ${part}`);
  return page.replace(part, "");
}, article);

const site = await serve({ "/without": without });
const look = (path, timelines) =>
  visit(site.address + path, { slow: true }, async (page) => {
    await page.waitForFunction((count) => document.readyState === "complete" && window.ready === count, timelines, {
      polling: 50,
      timeout: 0,
    });
    // Nothing larger is painted after that.
    return page.evaluate(
      () =>
        new Promise((done) =>
          setTimeout(
            () =>
              done({
                first: performance.getEntriesByName("first-contentful-paint")[0].startTime,
                largest: window.lcp,
              }),
            1000,
          ),
        ),
    );
  });

const pages = [
  ["with the timeline", "/", 1],
  ["without its tags", "/without", 0],
];
const seen = pages.map(() => []);
// Alternate, so that other load on the machine affects both.
for (let run = 0; run < runs; run += 1) {
  for (const [at, [, path, timelines]] of pages.entries()) seen[at].push(await look(path, timelines));
}
site.end();
const middle = (at, name) => median(seen[at].map((one) => one[name]));
table(
  ["article", "first text, ms", "largest part, ms", "all runs, ms"],
  pages.map(([name], at) => [
    name,
    middle(at, "first").toFixed(0),
    middle(at, "largest").toFixed(0),
    seen[at].map(({ largest }) => largest.toFixed(0)).join(", "),
  ]),
);
console.log(
  `\nThe largest part comes ${(middle(0, "largest") / middle(1, "largest")).toFixed(2)} times as late with the timeline.`,
);
