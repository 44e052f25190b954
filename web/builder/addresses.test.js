import assert from "node:assert/strict";
import { test } from "node:test";
import { addressesOf } from "./addresses.js";

const HERE = "https://news.example/tools/";
const of = (files, data) => Object.values(addressesOf({ files, data }, "talks.json", HERE));

test("without addresses, everything is beside the builder", () => {
  assert.deepEqual(of("", ""), [HERE, `${HERE}talks.json`]);
  assert.deepEqual(of("  ", "  "), [HERE, `${HERE}talks.json`]);
});

test("the data are beside the widget's files unless they have an address of their own", () => {
  assert.deepEqual(of("https://cdn.example/t", ""), ["https://cdn.example/t/", "https://cdn.example/t/talks.json"]);
  assert.deepEqual(of("https://cdn.example/t///", "my.json"), [
    "https://cdn.example/t/",
    "https://cdn.example/t/my.json",
  ]);
  assert.deepEqual(of("/t", "https://data.example/my.json"), [
    "https://news.example/t/",
    "https://data.example/my.json",
  ]);
});

test("what is no address on the web counts for nothing", () => {
  assert.deepEqual(of("javascript:alert(1)", "data:text/plain,x"), [HERE, `${HERE}talks.json`]);
  assert.deepEqual(of("https://[", "http://["), [HERE, `${HERE}talks.json`]);
});
