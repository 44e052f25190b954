import assert from "node:assert/strict";
import { test } from "node:test";
import { ACCENT, coloursOf, contrast, faint, GROUNDS, LEAST, mended, PALETTE } from "./contrast.js";

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
  for (const color of [...PALETTE, ACCENT]) assert.deepEqual(faint({ color }), []);
  assert.equal(new Set(PALETTE.flatMap(({ light, dark }) => [light, dark])).size, 2 * PALETTE.length);
});

test("faint colours are found in the schemes in which they are faint", () => {
  assert.deepEqual(
    faint({ color: "#ffff00" }).map(({ scheme }) => scheme),
    ["light"],
  );
  assert.deepEqual(
    faint({ color: "#000080" }).map(({ scheme }) => scheme),
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
