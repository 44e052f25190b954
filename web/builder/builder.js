// The script of builder.html: one work, three steps, and what is derived from the work. Everything that the reader does
// goes through `change`; the parts of the page draw what they are given and keep no state.

import { bring } from "./bring.js";
import { choices } from "./choices.js";
import { at, say } from "./dom.js";
import { problemsOf } from "./importer.js";
import { preview } from "./preview.js";
import { list, placed } from "./problems.js";
import { publish } from "./publish.js";
import { forget, keep, restore } from "./store.js";
import { table } from "./table.js";
import { blank, isBlank, nothing, published, tidied, written } from "./work.js";

/** Milliseconds from the last keystroke to the next drawing of the timeline. */
const PAUSE = 250;

let work = tidied(restore());
// What “Undo” brings back: the work before the last change that took something away.
let before;
let timer;
let newest = 0;

const app = {
  work: () => work,
  published: () => published(work),
  /**
   * Changes the work. `undo` describes a change that takes something away; `table` says whether rows or columns change.
   */
  change(act, { undo, table: moved = false, choices: chosen = true, quiet = false } = {}) {
    if (undo) remember(undo);
    act(work);
    if (moved) rows.draw();
    if (chosen) looks.draw();
    if (undo && !quiet) say(`${undo}.`);
    later();
  },
};

const remember = (words) => {
  before = { work: structuredClone(work), words };
  at("undo").hidden = false;
  at("undo").setAttribute("aria-label", `Undo: ${words}`);
};

/** Replaces the work by another one. */
const replace = (other) => {
  work = other;
  draw();
  later();
};

const later = () => {
  clearTimeout(timer);
  timer = setTimeout(refresh, PAUSE);
};

const refresh = async () => {
  clearTimeout(timer);
  timer = undefined;
  const mine = (newest += 1);
  const isNothing = !work.data.events.length && !work.data.title && !work.data.standfirst;
  const failure = isNothing ? forget() : keep(work);
  // Screen readers announce every change of this text, so it changes only with the message.
  if (at("keep-error").textContent !== (failure ?? "")) at("keep-error").textContent = failure ?? "";
  at("keep-error").hidden = !failure;
  const { data, rows: places } = published(work);
  const text = written(data);
  preview(data, text, work.look);
  steps.draw();
  at("start-typing").hidden = work.data.events.length > 0;
  const problems = data.events.length ? await problemsOf(text) : [];
  if (mine !== newest) return;
  const found = placed(problems, places, work.data);
  rows.mark(found);
  list(work.left, found, rows.go);
};

const draw = () => {
  rows.draw();
  looks.draw();
};

const rows = table(app);
const looks = choices(app);
const steps = publish(app);

bring((read, name) => {
  if (work.data.events.some((event) => !isBlank(event))) remember(`Your work is replaced by ${name}`);
  // The addresses of the files do not depend on the data in them.
  replace({ ...read, place: work.place });
  const count = read.data.events.length;
  say(`${count} ${count === 1 ? "event" : "events"} from ${name}.`);
  at("rows-title").focus();
});

at("start-typing").addEventListener("click", () => {
  replace({ ...blank(), place: work.place });
  at("cell-0-start").focus();
});

at("undo").addEventListener("click", () => {
  if (!before) return;
  const { work: old, words } = before;
  before = undefined;
  at("undo").hidden = true;
  replace(old);
  say(`Undone: ${words}.`);
  at("rows-title").focus();
});

at("dismiss").addEventListener("click", () => {
  work.left = [];
  refresh();
  at("rows-title").focus();
});

const ask = (asks) => {
  at("forget").hidden = asks;
  at("forget-ask").hidden = !asks;
  at(asks ? "forget-no" : "forget").focus();
};
at("forget").addEventListener("click", () => ask(true));
at("forget-no").addEventListener("click", () => ask(false));
at("forget-yes").addEventListener("click", () => {
  before = undefined;
  at("undo").hidden = true;
  for (const id of ["pasted", "sheet"]) at(id).value = "";
  replace(nothing());
  refresh();
  ask(false);
  say("Your work is forgotten. This browser keeps nothing of it.");
});

// Keeps what was typed a moment ago, too.
addEventListener("pagehide", () => timer !== undefined && keep(work));

draw();
refresh();
if (work.data.events.length) say("Your work is here, as you left it.");
document.documentElement.setAttribute("data-ready", "");
