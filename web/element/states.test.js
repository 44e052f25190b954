import assert from "node:assert/strict";
import { test } from "node:test";
import { DEAD, DRAWN, FAILED, IDLE, LOADING, State } from "./states.js";

const STATES = [IDLE, LOADING, DRAWN, FAILED, DEAD];
const ALLOWED = {
  [IDLE]: [LOADING],
  [LOADING]: [DRAWN, FAILED, IDLE],
  [DRAWN]: [DEAD, IDLE],
  [FAILED]: [LOADING, DRAWN, IDLE],
  [DEAD]: [LOADING, IDLE],
};
/** A way to each state from the first. */
const WAYS = {
  [IDLE]: [],
  [LOADING]: [LOADING],
  [DRAWN]: [LOADING, DRAWN],
  [FAILED]: [LOADING, FAILED],
  [DEAD]: [LOADING, DRAWN, DEAD],
};

for (const from of STATES) {
  for (const to of STATES) {
    const allowed = ALLOWED[from].includes(to);
    test(`${to} ${allowed ? "may" : "may not"} follow ${from}`, () => {
      const state = new State();
      for (const step of WAYS[from]) assert.ok(state.enter(step));
      assert.ok(state.is(from));
      assert.equal(state.enter(to), allowed);
      assert.ok(state.is(allowed ? to : from));
    });
  }
}
