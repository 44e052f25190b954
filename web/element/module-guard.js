// The guard between the module's functions and the page.

import { forEachDrawn } from "./drawn-timelines.js";
import { forgetModule } from "./files.js";

/**
 * Wraps the module's exports. After one of them has panicked, none is called any more: its memory may be in any state.
 * The same goes for an exception of the page's that passes through the module. No exception reaches the page.
 */
export const guard = (exports) => {
  const guarded = {};
  let broken;
  for (const name in exports) {
    const inner = exports[name];
    guarded[name] =
      typeof inner !== "function"
        ? inner
        : (...values) => {
            if (broken) return;
            try {
              return inner(...values);
            } catch (error) {
              broken = true;
              forgetModule();
              forEachDrawn((timeline) => timeline.die(error));
            }
          };
  }
  return guarded;
};
