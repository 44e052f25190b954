import assert from "node:assert/strict";
import { test } from "node:test";
import { join, leave } from "./drawn-timelines.js";
import { guard } from "./module-guard.js";

test("after a panic nothing is called any more, nothing is thrown, and the drawn timelines are told once", () => {
  let calls = 0;
  const memory = {};
  const panic = new Error("unreachable");
  const guarded = guard({
    memory,
    add: (one, other) => ((calls += 1), one + other),
    panic: () => {
      throw panic;
    },
  });
  const told = [];
  const drawn = { die: (error) => told.push(error) };
  const gone = { die: () => assert.fail("it has left the page") };
  join(drawn);
  join(gone);
  leave(gone);
  assert.equal(guarded.memory, memory);
  assert.equal(guarded.add(1, 2), 3);
  assert.equal(guarded.panic(), undefined);
  assert.equal(guarded.panic(), undefined);
  assert.equal(guarded.add(1, 2), undefined);
  assert.equal(calls, 1);
  assert.deepEqual(told, [panic]);
});
