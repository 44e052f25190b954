// The languages of the interface and of the talks.

import { report } from "./failures.js";
import { loadLanguages } from "./files.js";
import { languageOf } from "./page.js";

/**
 * The catalogue of the element's language (`words`), or the talks in it (`talks`). `undefined` for English, for a
 * language that is not there, and, after a report, where it could not be fetched: the widget then speaks English.
 */
export const translated = async (host, what) => {
  try {
    const language = languageOf(host);
    if (language && language !== "en") return await (await loadLanguages())[what](language);
  } catch (error) {
    report(host, error);
  }
};
