import { yieldToPage } from "../shared/yield-to-page.js";

/**
 * Milliseconds of work between two yields. The first step is longer: what is done by then is drawn in the same task.
 */
const FIRST_STEP = 40;
const STEP = 10;

/**
 * Calls `work.step()` as long as it returns a fraction below 1, and resolves to the last result. Yields to the page
 * between steps. `onprogress` receives the fraction that is done. The promise rejects with the reason of the signal.
 */
export const runInSteps = async (work, onprogress, signal) => {
  for (let time = FIRST_STEP; ; time = STEP) {
    const end = performance.now() + time;
    let part;
    do part = work.step();
    while (part < 1 && performance.now() < end);
    if (!(part < 1)) {
      // After a long reading, drawing gets a task of its own.
      if (time === STEP) await yieldToPage();
      return part;
    }
    onprogress(part);
    await yieldToPage();
    signal.throwIfAborted();
  }
};
