import assert from "node:assert/strict";
import { test } from "node:test";
import { addFacet, cellOf, columns, dropFacet, setCell } from "./rows.js";
import { blank } from "./work.js";

/** A table of three empty rows, and how its cells are written and read. */
const table = () => {
  const work = blank();
  const { data } = work;
  const column = (id) => columns(data).find((each) => each.id === id);
  return {
    work,
    data,
    write: (row, id, text) => setCell(data, data.events[row], column(id), text),
    cell: (row, id) => cellOf(data, data.events[row], column(id)),
  };
};

test("there is a column for each facet between the fixed ones", () => {
  assert.deepEqual(
    columns(table().data).map(({ label }) => label),
    ["Date", "End", "Headline", "Text", "Kind", "Source address", "Short label"],
  );
});

test("a cell reads back what was written into it", () => {
  const { write, cell } = table();
  for (const [id, text] of [
    ["start", "2022-03"],
    ["end", "2022-04"],
    ["headline", "Talks"],
    ["summary", "In Istanbul."],
    ["short", "Istanbul"],
  ]) {
    write(0, id, ` ${text} `);
    assert.equal(cell(0, id), text);
  }
});

test("the first headline gives an id of its own, which stays", () => {
  const { data, write } = table();
  write(0, "headline", "Gespräche in Ankara");
  write(1, "headline", "Gespräche in Ankara!");
  write(0, "headline", "Later");
  assert.deepEqual(
    data.events.map(({ id }) => id),
    ["gesprache-in-ankara", "gesprache-in-ankara-2", undefined],
  );
});

test("terms are found by their names in any case, made where they are new, and dropped with their last event", () => {
  const { data, write, cell } = table();
  write(0, "facet:kind", "Works; Protest");
  write(1, "facet:kind", "works");
  assert.deepEqual(data.facets[0].terms, [
    { id: "works", label: "Works" },
    { id: "protest", label: "Protest" },
  ]);
  assert.equal(cell(1, "facet:kind"), "Works");
  write(0, "facet:kind", "Works");
  assert.deepEqual(
    data.facets[0].terms.map(({ id }) => id),
    ["works"],
  );
});

test("an address becomes a source, shared by events, that goes with the last of them", () => {
  const { data, write, cell } = table();
  write(0, "source", "https://www.news.example/a https://other.example/b");
  write(1, "source", "https://www.news.example/a");
  assert.deepEqual(
    data.sources.map(({ title }) => title),
    ["news.example", "other.example"],
  );
  assert.equal(cell(0, "source"), "https://www.news.example/a https://other.example/b");
  write(0, "source", "");
  assert.deepEqual(
    data.sources.map(({ title }) => title),
    ["news.example"],
  );
  write(1, "source", "");
  assert.deepEqual(data.sources, []);
});

test("a longer text keeps its links unless its words change", () => {
  const { data, write, cell } = table();
  const text = [{ spans: ["See ", { text: "this", url: "https://news.example" }, "."] }, "And more."];
  data.events[0].text = text;
  assert.equal(cell(0, "summary"), "See this.\nAnd more.");
  write(0, "summary", "See this.\nAnd more.\n");
  assert.equal(data.events[0].text, text);
  write(0, "summary", "See that.\n\nAnd more.");
  assert.deepEqual(data.events[0].text, ["See that.", "And more."]);
});

test("a facet has an id that means nothing else in addresses, and takes its tags with it", () => {
  const { work, data, write } = table();
  addFacet(data, "From");
  assert.equal(data.facets[1].id, "from-2");
  write(0, "facet:from-2", "Kyiv");
  work.hidden = ["from-2"];
  work.look.group = "from-2";
  dropFacet(work, "from-2");
  assert.deepEqual([data.facets.length, work.hidden, work.look.group, data.events[0].tags], [1, [], "", {}]);
});
