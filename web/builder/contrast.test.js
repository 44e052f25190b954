import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ACCENT,
  coloursOf,
  contrast,
  drawnColours,
  faint,
  GROUNDS,
  LEAST,
  mended,
  PALETTE,
  setColours,
} from "./contrast.js";

test("contrast is what WCAG says", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.equal(contrast("#ffffff", "#000000"), 21);
  assert.equal(contrast("#777777", "#777777"), 1);
  assert.ok(Math.abs(contrast("#767676", "#ffffff") - 4.54) < 0.01);
});

test("a term has the colours it is given, or else the widget's own", () => {
  assert.deepEqual(coloursOf({}), ACCENT);
  assert.deepEqual(coloursOf({ color: "#ABC" }), { light: "#aabbcc", dark: "#aabbcc" });
  assert.deepEqual(coloursOf({ color: { light: "#123456" } }), { light: "#123456", dark: ACCENT.dark });
  assert.deepEqual(coloursOf({ color: { light: "red", dark: 7 } }), ACCENT);
});

test("suggested colours can be seen in both schemes, and so can the widget's own", () => {
  for (const colours of [...PALETTE, ACCENT]) assert.deepEqual(faint(colours), []);
  assert.equal(new Set(PALETTE.flatMap(({ light, dark }) => [light, dark])).size, 2 * PALETTE.length);
});

test("faint colours are found in the schemes in which they are faint", () => {
  assert.deepEqual(
    faint(coloursOf({ color: "#ffff00" })).map(({ scheme }) => scheme),
    ["light"],
  );
  assert.deepEqual(
    faint(coloursOf({ color: "#000080" })).map(({ scheme }) => scheme),
    ["dark"],
  );
});

test("a mended colour is just strong enough, and a strong one stays", () => {
  for (const scheme of ["light", "dark"]) {
    for (const colour of ["#ffff00", "#f2b600", "#000080", "#808080", GROUNDS[scheme]]) {
      const better = mended(colour, scheme);
      const ratio = contrast(better, GROUNDS[scheme]);
      assert.ok(ratio >= LEAST, `${colour} on ${scheme} became ${better}`);
      if (contrast(colour, GROUNDS[scheme]) >= LEAST) assert.equal(better, colour);
      else assert.ok(ratio < LEAST + 0.4, `${better} has ${ratio}`);
    }
  }
});

test("terms without colours are drawn in those that the widget deals", () => {
  const terms = [{ id: "a" }, { id: "b", parent: "a" }, { id: "c" }];
  assert.deepEqual([...drawnColours(terms).values()], [PALETTE[0], PALETTE[0], PALETTE[1]]);
  const many = Array.from({ length: PALETTE.length + 1 }, (_, id) => ({ id: `${id}` }));
  assert.deepEqual([...drawnColours(many).values()].at(-1), PALETTE[0]);
  const given = [{ id: "a" }, { id: "b", color: "#123456" }];
  assert.deepEqual([...drawnColours(given).values()], [ACCENT, { light: "#123456", dark: "#123456" }]);
  assert.deepEqual([...drawnColours([{ id: "a", color: "red" }]).values()], [PALETTE[0]], "as the widget reads it");
});

test("a colour for one term leaves the others as they were drawn", () => {
  const terms = [{ id: "a" }, { id: "b" }, { id: "c" }];
  const colours = { light: "#123456", dark: "#abcdef" };
  setColours(terms, terms[1], colours);
  assert.deepEqual([...drawnColours(terms).values()], [PALETTE[0], colours, PALETTE[2]]);
  const partly = [{ id: "a" }, { id: "b", color: "#123456" }];
  setColours(partly, partly[1], colours);
  assert.equal(partly[0].color, undefined);
});
