// The peerbench adapter for talks-timeline. A classic script in the head, because it must be there before the harness
// looks for events: the harness searches only the document, and our events are in a shadow root.
import { native } from "./shape.mjs";

{
  const inDocument = Document.prototype.querySelectorAll;
  const host = () => document.querySelector("talks-timeline");
  const marks = new Set();
  document.querySelectorAll = function (selector) {
    for (const meta of inDocument.call(document, "meta[name^=bench-event]")) marks.add(meta.content);
    return marks.has(selector) && host()?.shadowRoot
      ? host().shadowRoot.querySelectorAll(selector)
      : inDocument.call(document, selector);
  };

  const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

  const drawn = new Promise((resolve) => addEventListener("timeline-ready", resolve, { once: true }));
  let events;
  const ready = (async () => {
    if (document.readyState === "loading")
      await new Promise((resolve) => addEventListener("DOMContentLoaded", resolve, { once: true }));
    events = await window.__events;
    const element = host() ?? document.createElement("talks-timeline");
    element.data = native(events);
    element.setAttribute("eager", "");
    if (!element.isConnected) document.getElementById("app").append(element);
    await import(new URL("dist/talks-timeline.js", document.baseURI));
    await drawn;
    await element.updateComplete;
    await painted();
  })();

  const show = async (query) => {
    host().query = query;
    await host().updateComplete;
    await painted();
  };

  // One turn of the wheel zooms by (2 + step) / (2 − step), at most 3. The range shrinks from the whole period to a
  // tenth of it.
  const width = (f) => 1 - 0.9 * f;
  let at = 0;
  const turn = (factor) => {
    const track = host().shadowRoot.querySelector(".track");
    const { left, width } = track.getBoundingClientRect();
    const step = (2 * (factor - 1)) / (factor + 1);
    track.dispatchEvent(
      new WheelEvent("wheel", {
        deltaY: -200 * step,
        clientX: left + width / 2,
        ctrlKey: true,
        bubbles: true,
        cancelable: true,
      }),
    );
  };

  window.bench = {
    ready,
    filter: (kind) => show(`kind=${kind}`),
    clear: () => show(""),
    async select(i) {
      host().select(events[i].id);
      await host().updateComplete;
      await painted();
    },
    zoom(f) {
      if (f === 0) [...host().shadowRoot.querySelectorAll(".zoom button")].at(-1).click();
      else turn(width(at) / width(f));
      at = f;
    },
  };
}
