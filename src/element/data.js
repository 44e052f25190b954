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
// Characters or bytes that are handed over at once.
const HANDED = 1 << 19;

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

// A long input as a text in the module, which has it part by part. Nothing if it is not in UTF-8: the module finds out what
// else it is.
const handOver = async (glue, given, mine, next) => {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const part = (from, to) =>
    typeof given === "string" ? given.slice(from, to) : decoder.decode(given.subarray(from, to), { stream: to < given.length });
  const held = call(() => new glue.Input(given.length));
  try {
    for (let at = 0; at < given.length; ) {
      let end = Math.min(at + HANDED, given.length);
      // Both halves of a sign go together.
      if (typeof given === "string" && /[\ud800-\udbff]/.test(given[end - 1])) end += 1;
      let text;
      try {
        text = part(at, end);
      } catch {
        // The decoder's own error, which is another page's `TypeError` where the bytes are.
        release(held, mine);
        return;
      }
      call(() => held.push(text));
      at = end;
      await next();
    }
    return held;
  } catch (error) {
    release(held, mine);
    throw error;
  }
};

/**
 * Reads an input in any format: its text or bytes. Rejects if nothing can be read, or with the signal's reason.
 * `onprogress` hears which part has been read, from 0 to 1.
 */
export const read = async (input, format = "auto", { signal, onprogress } = {}) => {
  const given = typeof input === "string" ? input : new Uint8Array(input);
  const glue = await module();
  const mine = running;
  // Between two turns another reading may have broken the module that this one is in.
  const next = async () => {
    await turn();
    signal?.throwIfAborted();
    if (running !== mine) throw new Error("the reading was interrupted");
  };
  signal?.throwIfAborted();
  const handed = given.length > HANDED ? await handOver(glue, given, mine, next) : undefined;
  const whole = () => new glue.Reading(typeof given === "string" ? new TextEncoder().encode(given) : given, format);
  let held = call(() => (handed ? glue.Reading.of_text(handed, format) : whole()));
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
