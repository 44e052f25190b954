// What every part of the page needs of the document. Texts become text nodes and nothing else: no word of the data is
// ever read as HTML.

/** The element of the page with this id. */
export const at = (id) => document.getElementById(id);

/** A new element. Attributes that are `undefined` or `false` are left out, `true` is the empty text. */
export const create = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children);
  return element;
};

/** A button that does something. */
export const button = (words, attributes, act) => {
  const element = create("button", { type: "button", ...attributes }, words);
  element.addEventListener("click", act);
  return element;
};

/** Says a sentence to everybody: it stands in the bar at the end of the window, which is a live region. */
export const say = (words) => {
  at("said").textContent = words;
};

/** Draws something anew and puts the focus where it was, as far as what had it is there again. */
export const redraw = (parent, children) => {
  const focused = parent.contains(document.activeElement) ? document.activeElement : undefined;
  const [start, end] = focused?.type === "text" ? [focused.selectionStart, focused.selectionEnd] : [];
  parent.replaceChildren(...children);
  const again = focused?.id && at(focused.id);
  if (!again) return;
  again.focus({ preventScroll: true });
  if (start !== undefined) again.setSelectionRange(start, end);
};

/** Lets the reader keep a text as a file. */
export const download = (name, type, text) => {
  const address = URL.createObjectURL(new Blob([text], { type }));
  create("a", { href: address, download: name }).click();
  // The browser has taken what it needs long before.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
