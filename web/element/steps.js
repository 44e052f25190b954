// Long work of the WebAssembly in steps, between which the page has its turns.

import { turn } from "../shared/turn.js";

// Goes on until `step` returns no part below 1 any more, and returns what it does return. Rejects with the signal's
// reason. `onprogress` hears which part is done.
export const steps = async (work, onprogress, signal) => {
  // So many milliseconds are one step. The first one is longer: what is done by then is drawn in the same task.
  for (let time = 40; ; time = 10) {
    const end = performance.now() + time;
    let part;
    do part = work.step();
    while (part < 1 && performance.now() < end);
    // After many steps the drawing is one by itself.
    if (!(part < 1)) return time > 10 ? part : turn().then(() => part);
    onprogress(part);
    await turn();
    signal.throwIfAborted();
  }
};
