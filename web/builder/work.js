// The state of the page: the reader's work, a plain value. `data` is a dataset in the native format as it was read or
// typed, with its mistakes; what is not part of a dataset stands beside it. Everything else is derived from the work.

export const FORMAT = "talks-timeline/1";

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value) => (Array.isArray(value) ? value : value == null ? [] : [value]);

/** An empty work. */
export const nothing = () => tidied({});

/** A work with empty rows and a facet to fill. */
export const blank = () => {
  const work = nothing();
  work.data.facets = [{ id: "kind", label: "Kind", terms: [] }];
  work.data.events = [{}, {}, {}];
  return work;
};

/** A work from whatever was kept or read. Afterwards it has everything that the parts of the page rely on. */
export const tidied = (kept) => {
  const { data, hidden, look, place, left } = isObject(kept) ? kept : {};
  const dataset = isObject(data) ? data : {};
  const facets = listOf(dataset.facets).filter((facet) => isObject(facet) && typeof facet.id === "string");
  for (const facet of facets) {
    facet.terms = listOf(facet.terms).filter((term) => isObject(term) && typeof term.id === "string");
  }
  return {
    data: {
      ...dataset,
      format: FORMAT,
      facets,
      sources: listOf(dataset.sources).filter((source) => isObject(source) && typeof source.id === "string"),
      events: listOf(dataset.events).map((event) => (isObject(event) ? event : {})),
    },
    hidden: listOf(hidden).filter((id) => typeof id === "string"),
    look: { layout: "full", theme: "auto", group: "", ...(isObject(look) ? look : {}) },
    place: { files: "", data: "", ...(isObject(place) ? place : {}) },
    left: listOf(left).filter((problem) => isObject(problem)),
  };
};

/** A text in the given language, or else in another one that it has. */
export const said = (text, language = "en") => {
  if (typeof text === "string") return text;
  if (!isObject(text)) return "";
  const found = text[language] ?? Object.values(text).find((other) => typeof other === "string");
  return typeof found === "string" ? found : "";
};

/** The text with other words in this language. */
export const worded = (text, language, words) => (isObject(text) ? { ...text, [language]: words } : words);

export const languageOf = (data) => (typeof data.language === "string" && data.language) || "en";

/** Words as an id: letters and digits in lower case, joined by hyphens. */
export const slug = (words) =>
  words
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");

/** The wanted id, with a number if it is taken. */
export const unique = (wanted, taken) => {
  const ids = new Set(taken);
  let id = wanted;
  for (let number = 2; ids.has(id); number += 1) id = `${wanted}-${number}`;
  return id;
};

const isEmpty = (value) =>
  value == null ||
  value === "" ||
  value === false ||
  (Array.isArray(value) ? !value.length : isObject(value) && Object.values(value).every(isEmpty));

const filled = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => !isEmpty(value)));

/** Whether nothing is written in a row. */
export const isBlank = ({ id, ...rest }) => isEmpty(rest);

/**
 * What is published: the dataset without blank rows and hidden facets, and for each of its events the row of the table.
 */
export const published = ({ data, hidden }) => {
  const facets = data.facets.filter(({ id }) => !hidden.includes(id));
  const rows = [...data.events.keys()].filter((row) => !isBlank(data.events[row]));
  const kept = (tags) =>
    isObject(tags)
      ? Object.fromEntries(Object.entries(tags).filter(([id, terms]) => !hidden.includes(id) && !isEmpty(terms)))
      : tags;
  const events = rows.map((row) => filled({ ...data.events[row], tags: kept(data.events[row].tags) }));
  const { format, title, standfirst, as_of, language, facets: _, sources, events: __, ...rest } = data;
  return {
    data: { format, ...filled({ title, standfirst, as_of, language }), facets, sources, ...filled(rest), events },
    rows,
  };
};

/** The published dataset as a text. */
export const written = (data) => `${JSON.stringify(data, null, 2)}\n`;
