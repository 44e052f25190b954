import assert from "node:assert/strict";
import { test } from "node:test";
import { cellsOf } from "./cells.js";

test("one cell is no table", () => {
  for (const text of ["", "one", "one, two", "one\n", "one\t\n", '"quoted"'])
    assert.equal(cellsOf(text), undefined, text);
});

test("tabs part cells, and line ends part rows", () => {
  assert.deepEqual(cellsOf("a\tb\nc\td"), [
    ["a", "b"],
    ["c", "d"],
  ]);
  assert.deepEqual(cellsOf("a\tb\r\nc\td\r\n"), [
    ["a", "b"],
    ["c", "d"],
  ]);
  assert.deepEqual(cellsOf("a\t\t\n\tb\n"), [
    ["a", "", ""],
    ["", "b"],
  ]);
});

test("a quoted cell may hold tabs, line ends and quotes", () => {
  assert.deepEqual(cellsOf('"two\nlines"\t"a ""word"""\nb\t"c\td"'), [
    ["two\nlines", 'a "word"'],
    ["b", "c\td"],
  ]);
  assert.deepEqual(cellsOf('5" pipe\tx'), [['5" pipe', "x"]]);
});
