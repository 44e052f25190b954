// Dates as people type them, read by the importer that reads tables: so `7 March 2022` means in a cell what it means in
// a file.

import { importer } from "./importer.js";

const KNOWN = /^(-?\d{4}(-\d\d(-\d\d(T\d\d(:\d\d)?)?)?)?)?$/;

/** Whether a date can stand in the dataset as it is. */
export const isWritten = (text) => KNOWN.test(text.trim());

/**
 * For each text the date as the format writes it, with whether it is approximate; or the text itself, if it is no date
 * that can be read in one way. The dataset's own check then says so beside the row.
 */
export const datesOf = async (texts) => {
  const open = texts.map((text, index) => [index, text.trim()]).filter(([, text]) => !isWritten(text));
  const found = texts.map((text) => ({ date: text.trim(), about: false }));
  if (!open.length) return found;
  const cell = (text) => `"${text.replaceAll('"', '""').replace(/[\r\n]+/g, " ")}"`;
  const table = ["id,date,headline", ...open.map(([index, text]) => `row-${index},${cell(text)},x`)].join("\n");
  try {
    const { text } = await (await importer()).read(table, "csv");
    for (const { id, start, about } of JSON.parse(text).events) found[Number(id.slice("row-".length))] = { date: start, about: about === true };
  } catch {
    // None of them could be read: all stay as they were typed.
  }
  return found;
};
