// An event as a row of cells. What an event has beyond its cells stays untouched.

import { isLong, lines, paragraphs } from "./body.js";
import { languageOf, said, slug, unique, worded } from "./work.js";

const isWeb = (text) => /^https?:\/\/\S+$/i.test(text);
const listOf = (value) => (Array.isArray(value) ? value : value == null ? [] : [value]);

/** The columns of the table: the fixed ones, and one for each facet. */
export const columns = ({ facets }) => [
  { id: "start", label: "Date" },
  { id: "end", label: "End" },
  { id: "headline", label: "Headline" },
  { id: "summary", label: "Text" },
  ...facets.map((facet) => ({ id: `facet:${facet.id}`, label: said(facet.label) || facet.id, facet })),
  { id: "source", label: "Source address" },
  // Last, because few events need it and cells are pasted in the order of the columns.
  { id: "short", label: "Short label" },
];

/** The text of a cell. */
export const cellOf = (data, event, { id, facet }) => {
  const language = languageOf(data);
  if (facet)
    return termsOf(event, facet)
      .map((term) => labelOf(facet, term, language))
      .join("; ");
  if (id === "source")
    return linked(data, event)
      .map((source) => source.url)
      .join(" ");
  if (id === "summary" && isLong(event)) return lines(event.text, language).join("\n");
  if (id === "start") return `${event.about === true && event.start ? "about " : ""}${event.start ?? ""}`;
  return id === "end" ? String(event.end ?? "") : said(event[id], language);
};

/** Writes a text into a cell. `dates.js` has read a date before. */
export const setCell = (data, event, { id, facet }, words) => {
  const text = words.trim();
  if (facet) return setTerms(data, event, facet, text);
  if (id === "source") return setSources(data, event, text);
  if (id === "start" || id === "end") return void (event[id] = text);
  // A longer text keeps its links and quotes unless its words change.
  if (id === "summary" && isLong(event)) {
    if (text !== lines(event.text, languageOf(data)).join("\n").trim()) event.text = paragraphs(text);
    return;
  }
  event[id] = worded(event[id], languageOf(data), text);
  // Addresses name the id, so it stays when the headline changes later.
  if (id === "headline" && !event.id && slug(text))
    event.id = unique(
      slug(text),
      data.events.map((other) => other.id),
    );
};

const termsOf = (event, { id }) => listOf(event.tags?.[id]).filter((term) => typeof term === "string");

const labelOf = (facet, id, language) => said(facet.terms.find((term) => term.id === id)?.label, language) || id;

const setTerms = (data, event, facet, text) => {
  const before = termsOf(event, facet);
  const ids = [];
  for (const name of text
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter(Boolean)) {
    const same = (other) => said(other).toLowerCase() === name.toLowerCase();
    let term = facet.terms.find(({ id, label }) => same(label) || id === name);
    if (!term) {
      term = {
        id: unique(
          slug(name) || "term",
          facet.terms.map(({ id }) => id),
        ),
        label: name,
      };
      facet.terms.push(term);
    }
    if (!ids.includes(term.id)) ids.push(term.id);
  }
  event.tags = { ...event.tags, [facet.id]: ids };
  prune(data, facet, before);
};

/** Drops terms that no event has any more, such as a misspelt one. */
export const prune = (data, facet, candidates) => {
  const gone = candidates.filter((id) => !data.events.some((event) => termsOf(event, facet).includes(id)));
  facet.terms = facet.terms.filter(({ id }) => !gone.includes(id) || facet.terms.some(({ parent }) => parent === id));
};

const linked = (data, event) =>
  listOf(event.sources)
    .map((id) => data.sources.find((source) => source.id === id))
    .filter((source) => typeof source?.url === "string" && source.url);

const setSources = (data, event, text) => {
  const shown = linked(data, event).map(({ id }) => id);
  const kept = listOf(event.sources).filter((id) => !shown.includes(id));
  for (const url of text.split(/\s+/).filter(Boolean)) {
    let source = data.sources.find((other) => other.url === url);
    if (!source) {
      source = {
        id: unique(
          "source-1",
          data.sources.map(({ id }) => id),
        ),
        title: isWeb(url) ? new URL(url).host.replace(/^www\./, "") : url,
        url,
      };
      data.sources.push(source);
    }
    kept.push(source.id);
  }
  event.sources = [...new Set(kept)];
  // A source goes with its last event; one that no event has named stays, as it came with the file.
  data.sources = data.sources.filter(
    ({ id }) => !shown.includes(id) || data.events.some((other) => listOf(other.sources).includes(id)),
  );
};

/** A new facet with a name. */
export const addFacet = (data, label) => {
  // These names mean something else in addresses.
  const reserved = ["q", "from", "to", "selected", "group", "range", "none"];
  const id = unique(slug(label) || "facet", [...reserved, ...data.facets.map((facet) => facet.id)]);
  data.facets.push({ id, label, terms: [] });
};

/** Removes a facet and its tags. */
export const dropFacet = (work, id) => {
  work.data.facets = work.data.facets.filter((facet) => facet.id !== id);
  work.hidden = work.hidden.filter((other) => other !== id);
  if (work.look.group === id) work.look.group = "";
  for (const event of work.data.events) {
    if (event.tags && typeof event.tags === "object") delete event.tags[id];
  }
};
