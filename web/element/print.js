// Paper shows every event open, of which the screen shows a part.
//
// Firefox runs no microtask between `beforeprint` and the printing itself, and Yew draws in microtasks. While the
// widgets get ready for paper, what they schedule is therefore collected and run before the listener returns.

import { forEachDrawn } from "./drawn-timelines.js";

// Browsers may forget a media query that nothing refers to, with its listener.
let media;

const drawForPaper = (onPaper) => {
  const { queueMicrotask, setTimeout } = globalThis;
  const tasks = [];
  const collect = (task) => void tasks.push(task);
  try {
    Object.assign(globalThis, { queueMicrotask: collect, setTimeout: collect });
    forEachDrawn((timeline) => timeline.drawForPaper(onPaper));
    // A task may add others.
    for (const task of tasks) task();
  } finally {
    Object.assign(globalThis, { queueMicrotask, setTimeout });
  }
};

/** Makes the drawn timelines follow the page to paper and back. */
export const watchPrinting = () => {
  if (media) return;
  media = matchMedia("print");
  // Tools that read a page as it would be printed change its media, and send no events.
  media.onchange = ({ matches }) => drawForPaper(matches);
  addEventListener("beforeprint", () => drawForPaper(true));
  addEventListener("afterprint", () => drawForPaper(false));
};
