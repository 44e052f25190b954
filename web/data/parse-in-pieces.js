// Parses a long JSON text piece by piece. The browser's own parser would do it in one go and hold up the page
// meanwhile.

import { yieldToPage } from "../shared/yield-to-page.js";

/** Milliseconds of work between two yields. */
const STEP = 12;
/** Characters of a piece that is parsed at once, and between two looks at the clock. */
const PIECE = 1 << 16;

/** Stands for the events in the text around them. */
const MARK = "0";

const [QUOTE, COMMA, BACKSLASH] = [...'",\\'].map((sign) => sign.charCodeAt());

/** Whether an odd number of backslashes stands before a quote. */
const isEscaped = (text, at) => {
  let start = at;
  while (text.charCodeAt(start - 1) === BACKSLASH) start -= 1;
  return (at - start) % 2 === 1;
};

/**
 * What the text holds, with yields in between; `undefined` unless it is an object with a list "events". Throws where
 * the text is not JSON.
 *
 * A piece ends at a comma between two events. If the text is not what it looks like, a piece by itself is not JSON.
 */
function* pieces(text) {
  let depth = 0;
  let key = "";
  let head = "";
  let rest = 0;
  let from = 0;
  let inside = false;
  let events;
  const take = (to, last) => {
    const piece = JSON.parse(`[${text.slice(from, to)}]`);
    if (!piece.length && (events.length || !last)) throw new SyntaxError("a comma without an event");
    for (const event of piece) events.push(event);
    from = to + 1;
  };
  let pause = PIECE;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const start = at;
        do at = text.indexOf('"', at + 1);
        while (at > 0 && isEscaped(text, at));
        if (at < 0) return;
        if (depth === 1) key = text.slice(start, at + 1);
        break;
      }
      case 0x7b: // {
        depth += 1;
        break;
      case 0x5b: // [
        depth += 1;
        if (depth === 2 && key === '"events"') {
          inside = true;
          events = [];
          from = at + 1;
          head += `${text.slice(rest, from)}${MARK}`;
        }
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth -= 1;
        if (inside && depth === 1) {
          take(at, true);
          inside = false;
          rest = at;
        }
        break;
      case COMMA:
        if (inside && depth === 2 && at - from > PIECE) take(at);
    }
    if (at > pause) {
      yield;
      pause = at + PIECE;
    }
  }
  const root = JSON.parse(head + text.slice(rest));
  // The mark is not there if the list stood in another place, or if another value of the same name follows.
  if (events && Array.isArray(root.events) && String(root.events) === MARK) return Object.assign(root, { events });
}

/** What `JSON.parse` makes of the text of a dataset; or the text itself, if it cannot be parsed in pieces. */
export const parseInPieces = async (text, signal) => {
  const work = pieces(text);
  for (;;) {
    const end = performance.now() + STEP;
    try {
      let step;
      do step = work.next();
      while (!step.done && performance.now() < end);
      if (step.done) return step.value ?? text;
    } catch {
      return text;
    }
    await yieldToPage();
    signal?.throwIfAborted();
  }
};
