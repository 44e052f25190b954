import assert from "node:assert/strict";
import { test } from "node:test";
import { Text } from "./text.mjs";

test("a part from one string to another is replaced, or to the end", () => {
  const text = new Text("glue.js", "a [b] c [d] e");
  text.replace("[", "]", "x");
  assert.equal(text.all, "a x c [d] e");
  text.replace("[", undefined, "y");
  assert.equal(text.all, "a x c y");
  text.append("!");
  assert.equal(text.all, "a x c y!");
});

test("every match of a pattern is replaced", () => {
  const text = new Text("glue.js", "one two");
  text.replaceAll(/(\w)o/g, "$1_");
  assert.equal(text.all, "one tw_");
});

test("a missing part throws and names the file", () => {
  const text = new Text("glue.js", "b a");
  assert.throws(() => text.replace("c", "a", ""), /glue\.js has no "c" before "a"/);
  // The end must follow the start.
  assert.throws(() => text.replace("a", "b", ""), /glue\.js has no "a" before "b"/);
  assert.throws(() => text.replaceAll(/c/g, ""), /glue\.js has no match for \/c\/g/);
  assert.equal(text.all, "b a");
});
