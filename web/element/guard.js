// What stands between the module's functions and the page.

import { forget } from "./files.js";

// What ends each element that is drawn: after a panic none works any more, for they share one module. Made when it is
// needed: nothing out here may throw, in a page that has taken parts of the language away.
let stops;

// The module's functions, of which none is called any more after one has panicked, or after an exception of the page's
// went through it, which leaves it in as bad a state. Nothing is thrown at the page.
export const guard = (exports) => {
  const guarded = {};
  let broken;
  for (const name in exports) {
    const inner = exports[name];
    guarded[name] = typeof inner !== "function" ? inner : (...values) => {
      if (broken) return;
      try {
        return inner(...values);
      } catch (error) {
        broken = true;
        forget();
        for (const stop of stops ?? []) stop(error);
      }
    };
  }
  return guarded;
};

export const join = (stop) => (stops ??= new Set()).add(stop);
export const leave = (stop) => stops?.delete(stop);
