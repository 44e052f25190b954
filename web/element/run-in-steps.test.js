import assert from "node:assert/strict";
import { test } from "node:test";
import { runInSteps } from "./run-in-steps.js";

const busy = (milliseconds) => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
};
const { signal } = new AbortController();

test("short work is done in one go, without a report", async () => {
  const parts = [0.5, 0.9, 1];
  const found = await runInSteps({ step: () => parts.shift() }, () => assert.fail("nothing to report"), signal);
  assert.equal(found, 1);
});

test("long work lets timers of the page run in between, and reports how far it is", async () => {
  let done = 0;
  let timers = 0;
  const reports = [];
  const timer = setInterval(() => (timers += 1));
  const step = () => (busy(6), (done += 0.05) < 1 ? done : 1);
  const found = await runInSteps({ step }, (part) => reports.push(part), signal);
  clearInterval(timer);
  assert.equal(found, 1);
  assert.ok(timers >= 2, `${timers}`);
  assert.ok(reports.length >= 2 && reports.every((part, at) => part < 1 && !(part < reports[at - 1])), `${reports}`);
});

test("what a step returns at the end is passed on: a failure, or nothing after a panic", async () => {
  for (const end of [2, undefined]) assert.equal(await runInSteps({ step: () => end }, () => {}, signal), end);
});

test("a signal ends long work with its reason", async () => {
  const controller = new AbortController();
  const step = () => (busy(50), controller.abort(new Error("enough")), 0.5);
  await assert.rejects(
    runInSteps({ step }, () => {}, controller.signal),
    /enough/,
  );
});
