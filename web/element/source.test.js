import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { asText, nativeText, parsedIfLong } from "./source.js";

const NATIVE = '{"events":[{"start":"2022","headline":"One"}]}';
const element = (settings, inside = null) => ({ src: null, format: "auto", querySelector: () => inside, ...settings });
const realFetch = globalThis.fetch;
afterEach(() => (globalThis.fetch = realFetch));

test("null is no data, as undefined is", () => {
  assert.equal(asText(null), undefined);
  assert.equal(asText(undefined), undefined);
  assert.equal(asText(""), "");
  assert.equal(asText("Date,Title"), "Date,Title");
  assert.equal(asText({ events: [] }), '{"events":[]}');
});

test("data set by script come first, then the source, then the child, and then nothing", async () => {
  const asked = [];
  globalThis.fetch = async (url) => (asked.push(url), new Response('{"events":[2]}'));
  const inside = { textContent: '{"events":[3]}' };
  assert.deepEqual(await nativeText(element({ src: "a.json" }, inside), '{"events":[1]}'), { text: '{"events":[1]}' });
  assert.deepEqual(asked, []);
  assert.deepEqual(await nativeText(element({ src: "a.json" }, inside)), { text: '{"events":[2]}' });
  assert.deepEqual(asked, ["a.json"]);
  assert.deepEqual(await nativeText(element({}, inside)), { text: '{"events":[3]}' });
  assert.deepEqual(await nativeText(element({})), {});
});

test("the request has the cache and the signal that it is given, and a failure names the address", async () => {
  const { signal } = new AbortController();
  const asked = [];
  globalThis.fetch = async (...all) => (asked.push(all), new Response("no", { status: 404 }));
  await assert.rejects(
    nativeText(element({ src: "a.json" }), undefined, { cache: "no-cache", signal }),
    /^Error: a\.json: 404$/,
  );
  assert.deepEqual(asked, [["a.json", { cache: "no-cache", signal }]]);
});

test("a mark of the byte order is not part of the text", async () => {
  assert.deepEqual(await nativeText(element({}), `\ufeff${NATIVE}`), { text: NATIVE });
  globalThis.fetch = async () => new Response(new TextEncoder().encode(`\ufeff${NATIVE}`));
  assert.deepEqual(await nativeText(element({ src: "a.json" })), { text: NATIVE });
});

test("a format that the page names is not guessed", async () => {
  const timelineJs = '{"events":[{"start_date":{"year":"2022"}}]}';
  assert.deepEqual(await nativeText(element({ format: "native" }), timelineJs), { text: timelineJs });
});

test("a text of usual length is left to the widget", async () => {
  assert.equal(await parsedIfLong(NATIVE), NATIVE);
  assert.equal(await parsedIfLong(undefined), undefined);
});

test("a long text is left to the widget, too, if the second module does not come", async () => {
  const long = NATIVE.padEnd(1_000_001);
  assert.equal(await parsedIfLong(long), long);
});
