// How the page and its developers learn what went wrong.

/** Messages that are in the console already; every one of them is written there once. */
const logged = { __proto__: null };

export const emit = (host, name, detail) =>
  host.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));

/** Writes a message to the console, once per page. Never throws: the page may have replaced the console. */
export const warn = (message) => {
  try {
    if (!logged[message]) console.warn(`talks-timeline: ${message}`);
    logged[message] = true;
  } catch {}
};

/** Tells the page and the console that something failed. Never throws: the page may have replaced what it takes. */
export const report = (host, error) => {
  const message = String(error?.message ?? error);
  try {
    emit(host, "timeline-error", { problems: [{ where: host.src || "talks-timeline", message }] });
  } catch {}
  warn(message);
};
