// What every part of the page needs of the document. Texts only ever become text nodes: none of them is read as HTML.

/** The element of the page with this id. */
export const at = (id) => document.getElementById(id);

/** A new element. Attributes that are `undefined` or `false` are left out; `true` stands for an empty value. */
export const create = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children);
  return element;
};

/** A button with what it does. */
export const button = (words, attributes, act) => {
  const element = create("button", { type: "button", ...attributes }, words);
  element.addEventListener("click", act);
  return element;
};

/** Shows a sentence in the bar at the end of the window, which is a live region. */
export const say = (words) => {
  at("said").textContent = words;
};

/** Replaces the children of an element, and keeps the focus if an element with the same id is there again. */
export const redraw = (parent, children) => {
  const focused = parent.contains(document.activeElement) ? document.activeElement : undefined;
  const [start, end] = focused?.type === "text" ? [focused.selectionStart, focused.selectionEnd] : [];
  parent.replaceChildren(...children);
  const again = focused?.id && at(focused.id);
  if (!again) return;
  again.focus({ preventScroll: true });
  if (start !== undefined) again.setSelectionRange(start, end);
};

/** Offers a text as a file. */
export const download = (name, type, text) => {
  const address = URL.createObjectURL(new Blob([text], { type }));
  create("a", { href: address, download: name }).click();
  // A minute is enough for a download to begin.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
