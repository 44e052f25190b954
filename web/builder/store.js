// The reader's work in the browser's own storage, under one key, so that it survives a reload. Nothing leaves the browser.

const KEY = "talks-timeline-builder";

/** What was kept, or `undefined`. */
export const restore = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
};

/** Keeps the work. Says what is wrong if it cannot be kept. */
export const keep = (work) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(work));
    return undefined;
  } catch (error) {
    // What was kept before is older than what is seen, and would come back as if it were this.
    forget();
    return error?.name === "QuotaExceededError"
      ? "There is too much for this browser to keep: it will be gone when you leave this page. Download the data in step 3."
      : "This browser keeps nothing for this page: your work will be gone when you leave. Download the data in step 3.";
  }
};

export const forget = () => {
  try {
    localStorage.removeItem(KEY);
  } catch {}
};
