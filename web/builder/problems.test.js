import assert from "node:assert/strict";
import { test } from "node:test";
import { placed } from "./problems.js";

const DATA = {
  facets: [
    { id: "kind", label: "Kind" },
    { id: "who", label: { en: "Who" } },
  ],
  events: [{}, { start: "2022" }, { headline: "No date" }],
};

test("problems are put beside the rows and cells of the table that they are about", () => {
  const [date, term, other, source, short] = [
    "events[0].end",
    "events[0].tags.kind[2]",
    "events[0].tags.who[0]",
    "events[0].sources[1]",
    "events[0].short.de",
  ].map((where) => placed([{ where, message: "m" }], [1], DATA)[0]);
  assert.deepEqual(date, { row: 1, column: "end", where: "Row 2, End", message: "m" });
  assert.deepEqual(term, { row: 1, column: "facet:kind", where: "Row 2, Kind", message: "m" });
  assert.equal(other.column, "facet:who");
  assert.deepEqual([source.column, source.where], ["source", "Row 2, Source address"]);
  assert.deepEqual([short.column, short.where], ["short", "Row 2, Short label"]);
});

test("an event without a date has a sentence of its own", () => {
  const [{ row, column, message }] = placed([{ where: "events[1]", message: "start is missing" }], [1, 2], DATA);
  assert.deepEqual([row, column], [2, "start"]);
  assert.match(message, /^There is no date yet/);
});

test("a problem that is of no row keeps its place", () => {
  const problem = { where: "facets[0]", message: "m" };
  assert.deepEqual(placed([problem, { where: "events[9].end", message: "m" }], [1], DATA), [
    problem,
    { where: "events[9].end", message: "m" },
  ]);
});
