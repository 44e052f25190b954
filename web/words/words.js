// Languages of the interface other than English, and those in which the talks are told. This file is fetched where a
// page is in another language, and then fetches the catalogue, if there is one.

import { fetchOk } from "../shared/fetch-ok.js";

// Spelt out, so that bundlers find each file by its name.
const WORDS = {
  __proto__: null,
  ar: () => new URL("talks-timeline.ar.json", import.meta.url),
  de: () => new URL("talks-timeline.de.json", import.meta.url),
  es: () => new URL("talks-timeline.es.json", import.meta.url),
  fr: () => new URL("talks-timeline.fr.json", import.meta.url),
  he: () => new URL("talks-timeline.he.json", import.meta.url),
  pl: () => new URL("talks-timeline.pl.json", import.meta.url),
  ru: () => new URL("talks-timeline.ru.json", import.meta.url),
  tr: () => new URL("talks-timeline.tr.json", import.meta.url),
  uk: () => new URL("talks-timeline.uk.json", import.meta.url),
};
const TALKS = {
  __proto__: null,
  ru: () => new URL("talks-2022.ru.json", import.meta.url),
  uk: () => new URL("talks-2022.uk.json", import.meta.url),
};

/** Fetches each file once for all elements of the page, and again if that failed. */
const once = (files, kept, read) => async (language) => {
  try {
    return await (kept[language] ??= files[language] && fetchOk(files[language]()).then(read));
  } catch (error) {
    delete kept[language];
    throw error;
  }
};

/** The catalogue of a language; `undefined` if there is none. */
export const words = once(WORDS, { __proto__: null }, (response) => response.json());
/** The talks in a language, as text; `undefined` if they are not told in it. */
export const talks = once(TALKS, { __proto__: null }, (response) => response.text());
