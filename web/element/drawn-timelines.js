// The timelines that have a widget on the page. They share one module: its panic ends all of them, and all of them get
// ready for paper together.

// Made when it is first needed: a page may have taken `Set` away, and nothing may throw while this file loads.
let drawn;

export const join = (timeline) => (drawn ??= new Set()).add(timeline);
export const leave = (timeline) => drawn?.delete(timeline);
export const forEachDrawn = (act) => drawn?.forEach(act);
