// The timeline as readers will see it, at three widths.

import { at, create } from "./dom.js";
import { languageOf } from "./work.js";

let timeline;

/** Shows a dataset, or the empty state if it has no events. */
export const preview = (data, text, look) => {
  at("preview-empty").hidden = data.events.length > 0;
  at("preview-pane").hidden = !data.events.length;
  if (!data.events.length) {
    timeline?.remove();
    timeline = undefined;
    return;
  }
  const fresh = !timeline;
  timeline ??= create("talks-timeline", { id: "preview", "no-embed": true, eager: true, "heading-level": "3" });
  const wanted = { lang: languageOf(data), layout: look.layout, theme: look.theme, group: look.group };
  for (const [name, value] of Object.entries(wanted)) {
    if (!value) timeline.removeAttribute(name);
    else if (timeline.getAttribute(name) !== value) timeline.setAttribute(name, value);
  }
  // The data come before the element is in the page: without data it would show the talks.
  timeline.data = text;
  if (fresh) at("preview-stage").append(timeline);
};

for (const choice of document.getElementsByName("width")) {
  choice.addEventListener("change", () => at("look").setAttribute("data-width", choice.value));
}
