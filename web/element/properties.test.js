import assert from "node:assert/strict";
import { test } from "node:test";
import { reflectAttributes } from "./properties.js";

/** As much of an element as properties need. */
class Fake {
  attributes = new Map();
  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }
  setAttribute(name, value) {
    this.attributes.set(name, String(value));
  }
  removeAttribute(name) {
    this.attributes.delete(name);
  }
  toggleAttribute(name, on) {
    if (on) this.setAttribute(name, "");
    else this.removeAttribute(name);
  }
}
reflectAttributes(Fake.prototype);

test("without attributes, properties have their defaults", () => {
  const { layout, theme, format, src, eager, syncUrl } = new Fake();
  assert.deepEqual(
    { layout, theme, format, src, eager, syncUrl },
    { layout: "full", theme: "auto", format: "auto", src: null, eager: false, syncUrl: false },
  );
});

test("properties write attributes, and read them", () => {
  const fake = new Fake();
  fake.src = new URL("https://news.example/a.json");
  fake.layout = "list";
  fake.syncUrl = 1;
  assert.deepEqual(Object.fromEntries(fake.attributes), {
    src: "https://news.example/a.json",
    layout: "list",
    "sync-url": "",
  });
  assert.equal(fake.src, "https://news.example/a.json");
  assert.equal(fake.syncUrl, true);
});

test("null and undefined take an attribute away, and so does a flag that is off", () => {
  const fake = new Fake();
  fake.src = "a.json";
  fake.theme = "dark";
  fake.eager = true;
  fake.src = null;
  fake.theme = undefined;
  fake.eager = "";
  assert.equal(fake.attributes.size, 0);
});
