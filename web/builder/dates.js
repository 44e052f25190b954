// Dates as people type them. The importer of tables reads them, so `7 March 2022` means in a cell what it means in a
// file.

import { importer } from "./importer.js";

const readTable = async (table) => (await importer()).read(table, "csv");

const KNOWN = /^(-?\d{4}(-\d\d(-\d\d(T\d\d(:\d\d)?)?)?)?)?$/;

/** Whether a date is written as the format writes dates. */
export const isWritten = (text) => KNOWN.test(text.trim());

/**
 * For each text, the date as the format writes it and whether it is approximate. A text that is not a date, or that
 * could be two, stays as it is; the check of the dataset then says so beside the row.
 */
export const datesOf = async (texts, read = readTable) => {
  const open = texts.map((text, index) => [index, text.trim()]).filter(([, text]) => !isWritten(text));
  const found = texts.map((text) => ({ date: text.trim(), about: false }));
  if (!open.length) return found;
  const cell = (text) => `"${text.replaceAll('"', '""').replace(/[\r\n]+/g, " ")}"`;
  const table = ["id,date,headline", ...open.map(([index, text]) => `row-${index},${cell(text)},x`)].join("\n");
  try {
    const { text } = await read(table);
    for (const { id, start, about } of JSON.parse(text).events)
      found[Number(id.slice("row-".length))] = { date: start, about: about === true };
  } catch {
    // None of them could be read, so all stay as they were typed.
  }
  return found;
};
