// The longer text of an event as plain lines, one for each of its blocks.

import { said } from "./work.js";

const listOf = (value) => (Array.isArray(value) ? value : value == null ? [] : [value]);

const spanOf = (span, language) => (typeof span === "string" ? span : said(span?.text ?? span, language));

const lineOf = (block, language) =>
  typeof block === "object" && block !== null && "spans" in block
    ? listOf(block.spans)
        .map((span) => spanOf(span, language))
        .join("")
    : said(block, language);

/** The lines of a longer text. */
export const lines = (text, language) =>
  listOf(text)
    .map((block) => lineOf(block, language))
    .filter(Boolean);

/** Whether an event has a longer text and no summary, as events from tables do. */
export const isLong = ({ summary, text }) => !summary && listOf(text).length > 0;

/** A longer text as plain paragraphs. */
export const paragraphs = (words) =>
  words
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean);
