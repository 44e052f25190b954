// The work in the browser's own storage, so that it survives a reload. Nothing leaves the browser.

const KEY = "talks-timeline-builder";

/** The work that was kept, or `undefined`. */
export const restore = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
};

/** Keeps the work. Returns a sentence for the reader if that is not possible. */
export const keep = (work) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(work));
    return undefined;
  } catch (error) {
    // An older state that was kept before would come back in place of this one.
    forget();
    return error?.name === "QuotaExceededError"
      ? "Your work is too large for this browser to keep and will be gone when you leave this page. Download the data in step 3."
      : "This browser keeps nothing for this page, so your work will be gone when you leave. Download the data in step 3.";
  }
};

export const forget = () => {
  try {
    localStorage.removeItem(KEY);
  } catch {}
};
