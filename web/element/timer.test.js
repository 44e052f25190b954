import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Timer } from "./timer.js";

test("a timer counts from its last start, and not at all when it is stopped", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const act = mock.fn();
    const timer = new Timer(act);
    const calls = (milliseconds) => (mock.timers.tick(milliseconds), act.mock.callCount());
    timer.start(5_000);
    assert.equal(calls(4_999), 0);
    timer.start(5_000);
    assert.equal(calls(4_999), 0);
    assert.equal(calls(1), 1);
    timer.start(5_000);
    timer.stop();
    assert.equal(calls(20_000), 1);
    timer.start(5_000);
    timer.start(0);
    assert.equal(calls(20_000), 1);
  } finally {
    mock.timers.reset();
  }
});
