// Reads what others write into the native format, and writes what others read: for the element, and for pages that import
// it. The WebAssembly behind it comes with the first call. A long reading leaves the page its turns.

import { load } from "./data-files.js";
import { sheetAddress as csvOf } from "./google.js";
import { turn } from "../shared/turn.js";

// For the element.
export { parsed } from "./pieces.js";

// After so many milliseconds of reading the page has a turn.
const TURN = 12;
// Rows between two looks at the clock.
const ROWS = 50;
// Characters or bytes that are handed over at once.
const HANDED = 1 << 19;

let files;

const loaded = () =>
  (files ??= load().catch((error) => {
    files = undefined;
    throw error;
  }));

// For the element: what stands behind the others comes while it does something else. If it does not come, they say so.
export const ready = () => void loaded().catch(() => {});

// An instance of the module for each call. Its memory goes with it, which never gets smaller while it lasts; nothing has
// to be freed, which takes a while for a long list; and a panic breaks nothing else.
const instance = async () => {
  const [makeGlue, module] = await loaded();
  const glue = makeGlue();
  await glue.default({ module_or_path: module });
  return glue;
};

const call = (act) => {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
    throw new Error("it is more than can be read here", { cause: error });
  }
};

const listed = (problems) => problems.map(([where, message]) => ({ where, message }));

// A long input as a text in the module, which has it part by part. Nothing if it is not in UTF-8: the module finds out what
// else it is.
const handOver = async (glue, given, next) => {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const part = (from, to) =>
    typeof given === "string" ? given.slice(from, to) : decoder.decode(given.subarray(from, to), { stream: to < given.length });
  const held = call(() => new glue.Input(given.length));
  for (let at = 0; at < given.length; ) {
    let end = Math.min(at + HANDED, given.length);
    // Both halves of a sign go together.
    if (typeof given === "string" && /[\ud800-\udbff]/.test(given[end - 1])) end += 1;
    let text;
    try {
      text = part(at, end);
    } catch {
      // The decoder's own error, which is another page's `TypeError` where the bytes are.
      call(() => held.free());
      return;
    }
    call(() => held.push(text));
    at = end;
    await next();
  }
  return held;
};

/**
 * Reads an input in any format: its text or bytes. Rejects if nothing can be read, or with the signal's reason.
 * `onprogress` hears which part has been read, from 0 to 1.
 */
export const read = async (input, format = "auto", { signal, onprogress } = {}) => {
  const given = typeof input === "string" ? input : new Uint8Array(input);
  const glue = await instance();
  const next = async () => {
    await turn();
    signal?.throwIfAborted();
  };
  signal?.throwIfAborted();
  const handed = given.length > HANDED ? await handOver(glue, given, next) : undefined;
  const whole = () => new glue.Reading(typeof given === "string" ? new TextEncoder().encode(given) : given, format);
  const reading = call(() => (handed ? glue.Reading.of_text(handed, format) : whole()));
  await next();
  for (let done = 0; done >= 0; ) {
    onprogress?.(done);
    const end = performance.now() + TURN;
    while (done >= 0 && performance.now() < end) done = call(() => reading.step(ROWS));
    await next();
  }
  onprogress?.(1);
  const found = call(() => reading.finish());
  await next();
  let text = "";
  for (let piece = ""; piece !== undefined; ) {
    const end = performance.now() + TURN;
    while (piece !== undefined && performance.now() < end) {
      text += piece;
      piece = call(() => found.piece(ROWS));
    }
    await next();
  }
  return { text, problems: listed(call(() => found.problems())), leftOut: found.left_out(), total: found.total() };
};

/** Writes the events of a dataset in the native format that pass a filter: as `csv`, `ics`, `json` or `timelinejs`. */
export const write = async (text, { query = "", format, language = "en", address } = {}) => {
  const glue = await instance();
  return call(() => {
    const written = glue.write(text, query, String(format), language, address);
    return { text: written.text(), problems: listed(written.problems()) };
  });
};

/** The address at which a Google Sheet can be had as CSV; undefined for any other address. */
export const sheetAddress = async (url) => csvOf(url);

/** One event of a dataset in the native format as a line to cite, with the address where it is read. */
export const citation = async (text, id, address) => {
  const glue = await instance();
  return call(() => glue.citation(text, id, address));
};
