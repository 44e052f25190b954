// What an element reads from the page that it stands in.

/**
 * The page's fragment. Without arguments it is read; otherwise it is written, as a new step of the history or over the
 * current one.
 */
export const fragment = (text, newStep) => {
  if (text === undefined) return location.hash.slice(1);
  const url = text ? `#${text}` : location.pathname + location.search;
  history[newStep ? "pushState" : "replaceState"](null, "", url);
};

/** The language that the page gives an element, without its country. */
export const languageOf = (element) => {
  for (let at = element; at; at = at.getRootNode().host) {
    const found = at.closest("[lang]");
    if (found) return found.lang.toLowerCase().split(/[-_]/)[0];
  }
};
