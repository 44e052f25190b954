import assert from "node:assert/strict";
import { test } from "node:test";
import { refreshInterval } from "./refresh.js";

test("seconds become milliseconds, not shorter than five seconds and not longer than a day", () => {
  const intervals = {
    5: 5_000,
    30: 30_000,
    " 60 ": 60_000,
    7.5: 7_500,
    1: 5_000,
    86_400: 86_400_000,
    99_999_999: 86_400_000,
  };
  for (const [value, milliseconds] of Object.entries(intervals))
    assert.equal(refreshInterval(value), milliseconds, value);
});

test("without a value, or with 0, there is no refresh", () => {
  for (const value of [null, "0", "00", "0.0"]) assert.equal(refreshInterval(value), 0, value);
});

test("a value that is no number of seconds is ignored whole", () => {
  for (const value of [
    "30s",
    "",
    " ",
    "5 minutes",
    "-5",
    "1e3",
    "0x10",
    "Infinity",
    "NaN",
    "5,5",
    "PT5M",
    "5 6",
    "true",
  ]) {
    assert.equal(refreshInterval(value), undefined, value);
  }
});
