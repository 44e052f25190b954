// The time to draw a timeline on a slow network from a table, compared with the same events in the native format.
//
// usage: node benches/page/sheet.mjs [--runs N]

import { median, option, table, visit } from "./browser.mjs";
import { bare, serve } from "./server.mjs";

const runs = option("runs", 5);

/** Makes Google respond after a second with the same table. */
const google = `<script>{
  const inner = fetch;
  window.fetch = async (url, how) => {
    if (!String(url).startsWith("https://docs.google.com/")) return inner(url, how);
    await new Promise((done) => setTimeout(done, 1000));
    return inner("/talks-2022.csv", how);
  };
}</script>`;
const timeline = (src, before = "") => bare(`${before}<talks-timeline eager src="${src}"></talks-timeline>`);

const kinds = [
  ["native JSON", "/json", timeline("/talks-2022.json")],
  ["CSV", "/csv", timeline("/talks-2022.csv")],
  [
    "a Google sheet that takes 1 s",
    "/google",
    timeline("https://docs.google.com/spreadsheets/d/1abcdefgh/edit", google),
  ],
];
const site = await serve(Object.fromEntries(kinds.map(([, path, page]) => [path, page])));
const look = (path) =>
  visit(site.address + path, { slow: true }, async (page) => {
    await page.waitForFunction(() => window.ready === 1 || window.problems.length, undefined, {
      polling: 50,
      timeout: 60_000,
    });
    return page.evaluate(() =>
      painted().then(() => ({
        drawn: window.drawn,
        bytes: performance.getEntriesByType("resource").reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
      })),
    );
  });

const seen = kinds.map(() => []);
// Alternate, so that other load on the machine affects all.
for (let run = 0; run < runs; run += 1) {
  for (const [at, [, path]] of kinds.entries()) seen[at].push(await look(path));
}
site.end();
const middle = (at, name) => median(seen[at].map((one) => one[name]));
table(
  ["data", "loaded, kB", "drawn, ms", "times native", "all runs, ms"],
  kinds.map(([name], at) => [
    name,
    (middle(at, "bytes") / 1000).toFixed(0),
    middle(at, "drawn").toFixed(0),
    (middle(at, "drawn") / middle(0, "drawn")).toFixed(2),
    seen[at].map(({ drawn }) => drawn.toFixed(0)).join(", "),
  ]),
);
