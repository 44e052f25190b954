import assert from "node:assert/strict";
import { test } from "node:test";
import { join, leave } from "./drawn-timelines.js";
import { watchPrinting } from "./print.js";

test("what a widget schedules to get ready for paper has run when the listener returns", () => {
  const listeners = {};
  const media = {};
  Object.assign(globalThis, {
    addEventListener: (type, listener) => (listeners[type] = listener),
    matchMedia: () => media,
  });
  const own = [globalThis.queueMicrotask, globalThis.setTimeout];
  const seen = [];
  const widget = {
    drawForPaper(onPaper) {
      queueMicrotask(() => {
        seen.push(`microtask ${onPaper}`);
        setTimeout(() => seen.push(`timer ${onPaper}`), 200);
      });
    },
  };
  watchPrinting();
  join(widget);
  listeners.beforeprint();
  assert.deepEqual(seen, ["microtask true", "timer true"]);
  assert.deepEqual([globalThis.queueMicrotask, globalThis.setTimeout], own);
  listeners.afterprint();
  assert.deepEqual(seen.slice(2), ["microtask false", "timer false"]);
  media.onchange({ matches: true });
  assert.deepEqual(seen.slice(4), ["microtask true", "timer true"]);

  // A widget that fails leaves the page its own functions.
  widget.drawForPaper = () => {
    throw new Error("of the test");
  };
  assert.throws(() => listeners.beforeprint(), /of the test/);
  assert.deepEqual([globalThis.queueMicrotask, globalThis.setTimeout], own);
  leave(widget);
});
