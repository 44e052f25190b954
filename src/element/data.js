// Reads what others write into the native format, and writes what others read: for the element, and for pages that import
// it. The WebAssembly behind it comes with the first call. A long reading leaves the page its turns.

import { start } from "./data-files.js";
import { turn } from "./turn.js";

// For the element.
export { parsed } from "./pieces.js";

// After so many milliseconds of reading the page has a turn.
const TURN = 12;
// Rows between two looks at the clock.
const ROWS = 50;
// Events that are freed at once.
const FREED = 2_000;

let running;
const module = () =>
  (running ??= start().catch((error) => {
    running = undefined;
    throw error;
  }));

// After a panic its memory makes no sense any more; the next call starts another module.
const call = (act) => {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
    running = undefined;
    throw new Error("it is more than can be read here", { cause: error });
  }
};

const listed = (problems) => problems.map(([where, message]) => ({ where, message }));

/**
 * Reads an input in any format: its text or bytes. Rejects if nothing can be read, or with the signal's reason.
 * `onprogress` hears which part has been read, from 0 to 1.
 */
export const read = async (input, format = "auto", { signal, onprogress } = {}) => {
  const bytes = typeof input === "string" ? new TextEncoder().encode(input) : new Uint8Array(input);
  const glue = await module();
  const mine = running;
  // Between two turns another reading may have broken the module that this one is in.
  const next = async () => {
    await turn();
    signal?.throwIfAborted();
    if (running !== mine) throw new Error("the reading was interrupted");
  };
  signal?.throwIfAborted();
  let held = call(() => new glue.Reading(bytes, format));
  try {
    await next();
    for (let done = 0; done >= 0; ) {
      onprogress?.(done);
      const end = performance.now() + TURN;
      while (done >= 0 && performance.now() < end) done = call(() => held.step(ROWS));
      await next();
    }
    onprogress?.(1);
    const reading = held;
    held = undefined;
    held = call(() => reading.finish());
    await next();
    let text = "";
    for (let piece = ""; piece !== undefined; ) {
      const end = performance.now() + TURN;
      while (piece !== undefined && performance.now() < end) {
        text += piece;
        piece = call(() => held.piece(ROWS));
      }
      await next();
    }
    return { text, problems: listed(call(() => held.problems())), leftOut: held.left_out(), total: held.total() };
  } finally {
    release(held, mine);
  }
};

// Frees what has been read, a long list bit by bit while nobody waits for it. Of a module that is gone nothing may be freed.
const release = async (held, mine) => {
  while (running === mine && held?.shrink?.(FREED)) await turn();
  if (running === mine) held?.free();
  else held?.__destroy_into_raw();
};

/** Writes the events of a dataset in the native format that pass a filter: as `csv`, `ics`, `json` or `timelinejs`. */
export const write = async (text, { query = "", format, language = "en", address } = {}) => {
  const glue = await module();
  return call(() => {
    const written = glue.write(text, query, String(format), language, address);
    const found = { text: written.text(), problems: listed(written.problems()) };
    written.free();
    return found;
  });
};

/** The address at which a Google Sheet can be had as CSV; undefined for any other address. */
export const sheetAddress = async (url) => {
  const glue = await module();
  return call(() => glue.sheet_address(String(url)));
};

/** One event of a dataset in the native format as a line to cite, with the address where it is read. */
export const citation = async (text, id, address) => {
  const glue = await module();
  return call(() => glue.citation(text, id, address));
};
