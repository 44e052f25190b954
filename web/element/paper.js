// Part of the glue, into which scripts/hooks/names.mjs puts it: paper takes everything, of which the screen has a part.
//
// Firefox runs no microtask between its word that it prints and the printing itself, and Yew draws in microtasks. So
// what the widgets do to get ready for paper is done at once.

// What is to be done at once, while that is so.
let now;
const drawn = new Set();

const soon = (task) => now?.push(task) ?? queueMicrotask(task);
const later = (task) => now?.push(task) ?? setTimeout(task);

const heard = ({ type, matches = type === "beforeprint" }) => {
  now = [];
  for (const widget of drawn) widget.set("whole-list", matches ? "" : null);
  for (const task of now) task();
  now = null;
};
addEventListener("beforeprint", heard);
addEventListener("afterprint", heard);
// Tools that read a page as it would be printed say so by its media alone.
matchMedia("print").onchange = heard;
