// Code that the types must accept or refuse: each @ts-expect-error is an error if the line below it has none.
import type { TalksTimelineElement } from "talks-timeline";
import "talks-timeline";
import talks from "talks-timeline/talks-2022.json";

const timeline = document.createElement("talks-timeline");
const same: TalksTimelineElement = timeline;
same.layout = "chart";
same.data = talks;
same.data = "{}";
const text: string = talks.title;
void same.updateComplete.then(() => same.select("istanbul-talks"));
void same.reload();

same.addEventListener("timeline-filter", ({ detail }) => detail.query.length + detail.shown + detail.total);
same.addEventListener("click", (event) => event.clientX);
document.addEventListener("timeline-error", (event) =>
  event.detail.problems.map(({ where, message }) => where + message),
);

// @ts-expect-error no such layout
same.layout = "map";
// @ts-expect-error the event has no such field
same.addEventListener("timeline-ready", ({ detail }) => detail.query);
// @ts-expect-error read only
same.updateComplete = Promise.resolve();
// @ts-expect-error not a property
same.headingLevel = 2;
void text;
