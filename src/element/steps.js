// Long work of the WebAssembly in steps, between which the page has its turns.

import { turn } from "./turn.js";

// So many milliseconds are one step. The first one is longer: what is done by then is drawn in the same task.
const FIRST = 40;
const LATER = 10;

// Goes on until `step` returns no part below 1 any more, and returns what it does return. Rejects with the signal's
// reason. `onprogress` hears which part is done.
export const steps = async (work, onprogress, signal) => {
  for (let time = FIRST; ; time = LATER) {
    const end = performance.now() + time;
    let part;
    do part = work.step();
    while (part < 1 && performance.now() < end);
    if (!(part < 1)) return part;
    onprogress(part);
    await turn();
    signal.throwIfAborted();
  }
};
