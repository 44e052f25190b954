import assert from "node:assert/strict";
import { test } from "node:test";
import { Reader } from "./reader.js";

const host = { src: null, format: "auto", closest: () => null, getRootNode: () => ({}), querySelector: () => null };

/** A widget that records whether each dataset is its current one, read again. */
class Widget {
  again = [];
  read(text, again) {
    this.again.push(again);
  }
  step() {
    return 1;
  }
}

const reader = () => {
  const made = new Reader(host, () => {});
  made.data = '{"events":[]}';
  return made;
};

const read = (from, widget) =>
  from.read(from.begin(), { widget, module: Promise.resolve({ Widget }), onprogress: () => {} });

test("the same source read again is compared with what is shown, and another source is not", async () => {
  const from = reader();
  const first = await read(from);
  from.wasShown(first);
  const { widget } = first;
  from.wasShown(await read(from, widget));
  from.sourceChanged();
  from.wasShown(await read(from, widget));
  from.wasShown(await read(from, widget));
  assert.deepEqual(widget.again, [false, true, false, true]);
});

test("a source that the page names while earlier data are being shown is another one", async () => {
  const from = reader();
  const first = await read(from);
  from.sourceChanged();
  from.wasShown(first);
  await read(from, first.widget);
  assert.deepEqual(first.widget.again, [false, false]);
});
