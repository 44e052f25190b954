import assert from "node:assert/strict";
import { test } from "node:test";
import { blank, isBlank, nothing, published, said, slug, tidied, unique, worded } from "./work.js";

test("whatever was kept becomes a work", () => {
  for (const kept of [undefined, null, 7, "text", [], { data: 7, hidden: {}, look: [], left: [1] }])
    assert.deepEqual(tidied(kept), nothing());
  const { data } = tidied({
    data: {
      title: "T",
      facets: [{ id: "a", terms: [7, { id: "b" }] }, 7],
      events: [{ start: "2022" }, 7],
      sources: { id: "s" },
    },
  });
  assert.deepEqual(
    [data.title, data.facets, data.events, data.sources],
    ["T", [{ id: "a", terms: [{ id: "b" }] }], [{ start: "2022" }, {}], [{ id: "s" }]],
  );
});

test("what is published has no blank rows and no hidden facets, and knows the rows of its events", () => {
  const work = blank();
  work.data.facets.push({ id: "who", label: "Who", terms: [] });
  work.hidden = ["who"];
  work.data.events = [
    {},
    { id: "a", start: "2022", end: "", tags: { kind: ["x"], who: ["y"] } },
    { id: "b", headline: "" },
  ];
  const { data, rows } = published(work);
  assert.deepEqual(rows, [1]);
  assert.deepEqual(data.events, [{ id: "a", start: "2022", tags: { kind: ["x"] } }]);
  assert.deepEqual(
    data.facets.map(({ id }) => id),
    ["kind"],
  );
});

test("an id alone is nothing written", () => {
  assert.ok(isBlank({ id: "a", headline: "", tags: { kind: [] } }));
  assert.ok(!isBlank({ start: "2022" }));
});

test("texts in several languages", () => {
  assert.equal(said({ en: "Talks", uk: "Переговори" }, "uk"), "Переговори");
  assert.equal(said({ uk: "Переговори" }, "de"), "Переговори");
  assert.equal(said(7), "");
  assert.deepEqual(worded({ en: "Talks" }, "de", "Gespräche"), { en: "Talks", de: "Gespräche" });
  assert.equal(worded("Talks", "de", "Gespräche"), "Gespräche");
});

test("ids from words", () => {
  assert.equal(slug("  Ça va? — Ünïted, 2022! "), "ca-va-united-2022");
  assert.equal(slug("Переговори в Стамбулі"), "переговори-в-стамбулі");
  assert.equal(slug("?!"), "");
  assert.ok(slug(`${"a".repeat(59)} b`).length <= 60);
  assert.equal(unique("a", ["a", "a-2", "b"]), "a-3");
});
