// Reads other formats into the native one, and writes other formats from it: for the element, and for pages that import
// it. The WebAssembly behind it is fetched at the first call. A long reading yields to the page again and again.

import { yieldToPage } from "../shared/yield-to-page.js";
import { loadDataFiles } from "./data-files.js";
import { csvAddress } from "./google-sheets.js";

// For the element.
export { parseInPieces } from "./parse-in-pieces.js";

/** Milliseconds of work between two yields. */
const STEP = 12;
/** Rows that are read between two looks at the clock. */
const ROWS = 50;
/** Characters or bytes that are handed to the module at once. */
const PART = 1 << 19;

let files;

const loadFiles = () =>
  (files ??= loadDataFiles().catch((error) => {
    files = undefined;
    throw error;
  }));

/**
 * For the element: fetches the module while the data are on their way. A failure is reported by the call that needs it.
 */
export const prefetch = () => void loadFiles().catch(() => {});

// Each call has an instance of the module. Memory of WebAssembly never shrinks while its instance lasts: it goes with
// the instance, nothing has to be freed, and a panic breaks nothing else.
const instance = async () => {
  const [makeGlue, module] = await loadFiles();
  const glue = makeGlue();
  await glue.default({ module_or_path: module });
  return glue;
};

const call = (act) => {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
    throw new Error("there is more than can be read here", { cause: error });
  }
};

const asObjects = (problems) => problems.map(([where, message]) => ({ where, message }));

/**
 * Copies a long input into the module as a text, part by part. `undefined` if the bytes are not UTF-8: the module then
 * finds out what they are.
 */
const copyAsText = async (glue, input, next) => {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const part = (from, to) =>
    typeof input === "string"
      ? input.slice(from, to)
      : decoder.decode(input.subarray(from, to), { stream: to < input.length });
  const copy = call(() => new glue.Input(input.length));
  for (let at = 0; at < input.length;) {
    let end = Math.min(at + PART, input.length);
    // A surrogate pair stays together.
    if (typeof input === "string" && /[\ud800-\udbff]/.test(input[end - 1])) end += 1;
    let text;
    try {
      text = part(at, end);
    } catch {
      // Only the decoder throws here. Its error may be the `TypeError` of another window, so its type says nothing.
      call(() => copy.free());
      return;
    }
    call(() => copy.push(text));
    at = end;
    await next();
  }
  return copy;
};

/**
 * Reads an input in any format: its text or bytes. Rejects if nothing can be read, or with the reason of the signal.
 * `onprogress` receives the part that has been read, from 0 to 1.
 */
export const read = async (input, format = "auto", { signal, onprogress } = {}) => {
  const given = typeof input === "string" ? input : new Uint8Array(input);
  const glue = await instance();
  const next = async () => {
    await yieldToPage();
    signal?.throwIfAborted();
  };
  signal?.throwIfAborted();
  const copy = given.length > PART ? await copyAsText(glue, given, next) : undefined;
  const bytes = () => (typeof given === "string" ? new TextEncoder().encode(given) : given);
  const reading = call(() => (copy ? glue.Reading.of_text(copy, format) : new glue.Reading(bytes(), format)));
  await next();
  for (let done = 0; done >= 0;) {
    onprogress?.(done);
    const end = performance.now() + STEP;
    while (done >= 0 && performance.now() < end) done = call(() => reading.step(ROWS));
    await next();
  }
  onprogress?.(1);
  const found = call(() => reading.finish());
  await next();
  let text = "";
  for (let piece = ""; piece !== undefined;) {
    const end = performance.now() + STEP;
    while (piece !== undefined && performance.now() < end) {
      text += piece;
      piece = call(() => found.piece(ROWS));
    }
    await next();
  }
  return { text, problems: asObjects(call(() => found.problems())), leftOut: found.left_out(), total: found.total() };
};

/** Writes those events of a native dataset that pass a filter: as `csv`, `ics`, `json` or `timelinejs`. */
export const write = async (text, { query = "", format, language = "en", address } = {}) => {
  const glue = await instance();
  return call(() => {
    const written = glue.write(text, query, String(format), language, address);
    return { text: written.text(), problems: asObjects(written.problems()) };
  });
};

/** The address at which a Google Sheet can be fetched as CSV; `undefined` for any other address. */
export const sheetAddress = async (url) => csvAddress(url);

/** One event of a native dataset as a citation, with the address at which it can be read. */
export const citation = async (text, id, address) => {
  const glue = await instance();
  return call(() => glue.citation(text, id, address));
};
