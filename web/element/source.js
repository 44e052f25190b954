// Where the data come from, and how they get into the native format.

import { fetchOk } from "../shared/fetch-ok.js";
import { loadDataModule } from "./files.js";

/** A text with more characters than this is parsed in pieces, and its format is told from as many of them. */
const LONG = 1_000_000;

/** What the property `data` stands for: a text, an object as one, or `undefined` for no data. */
export const asText = (data) => (data == null ? undefined : typeof data === "string" ? data : JSON.stringify(data));

/**
 * The dataset as it is given: set by script, named by `src`, or inline as a child. `undefined` if there is none, which
 * stands for the embedded talks.
 */
const given = async (host, data, options) => {
  if (data !== undefined) return data;
  let { src } = host;
  if (!src) return host.querySelector('script[type="application/json"],script[type="text/csv"]')?.textContent;
  // These are tables for sure: the module that reads them is fetched at the same time as the table.
  if (/^(timelinejs|csv) |[.=]csv\b|docs.google/i.test(`${host.format} ${src}`)) {
    const { prefetch, sheetAddress } = await loadDataModule();
    prefetch();
    src = (await sheetAddress(src)) ?? src;
  }
  return (await fetchOk(src, options)).arrayBuffer();
};

/** Whether a text is in the native format, by its beginning: the whole of a long one would take too long. */
const looksNative = (text) => {
  const start = text.slice(0, LONG);
  return /^\s*\{/.test(start) && !/"(start_date|startDate|slides|timeline)"\s*:/.test(start);
};

/**
 * Reads the dataset of an element as `text` in the native format. `text` is `undefined` if there is none. Other formats
 * are converted by the second module, which is fetched only for them; then `problems` and `leftOut` say what it could
 * not read.
 */
export const nativeText = async (host, data, { cache, signal, onprogress } = {}) => {
  const input = await given(host, data, { cache, signal });
  if (input === undefined) return {};
  const { format } = host;
  const text = (typeof input === "string" ? input : new TextDecoder().decode(input)).replace(/^\ufeff/, "");
  if (format === "native" || (!/^(timelinejs|csv)$/.test(format) && looksNative(text))) return { text };
  const { read } = await loadDataModule();
  return read(input, format, { signal, onprogress });
};

/** What a native text holds if it is long, and else the text, which the widget parses in one go. */
export const parsedIfLong = async (text, signal) => {
  if (!(text?.length > LONG)) return text;
  const parse = await loadDataModule().then(
    ({ parseInPieces }) => parseInPieces,
    // Without the second module, the browser parses the text in one go.
    () => undefined,
  );
  return parse ? parse(text, signal) : text;
};
