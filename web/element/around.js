// What an element reads of the page around it, and of its own tag.

// The page's fragment: read without arguments, else written, as a new step of the history or over the current one.
export const fragment = (text, newStep) => {
  if (text === undefined) return location.hash.slice(1);
  const url = text ? `#${text}` : location.pathname + location.search;
  history[newStep ? "pushState" : "replaceState"](null, "", url);
};

// The language that the page says an element is in, without its country.
export const languageOf = (element) => {
  for (let at = element; at; at = at.getRootNode().host) {
    const found = at.closest("[lang]");
    if (found) return found.lang.toLowerCase().split(/[-_]/)[0];
  }
};

// The shortest and longest time between two readings of `src`, in seconds.
const OFTEN = 5;
const RARELY = 86_400;

// After how many milliseconds `refresh` wants another reading.
export const pauseOf = (element) => {
  const seconds = Number(element.getAttribute("refresh"));
  return seconds > 0 && Math.min(Math.max(seconds, OFTEN), RARELY) * 1000;
};
