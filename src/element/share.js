// The "Embed" panel: what to paste into another page to show what the reader sees now. Fetched when it is asked for.

const here = new URL("./", import.meta.url);

// Attributes of the element that another page wants too; the reader's own filter comes as it is now.
const ATTRIBUTES = ["src", "format", "lang", "dir", "layout", "theme", "heading-level", "refresh", "no-embed"];
// Set by the page or the reader; read as properties, for the attributes are only how it began.
const STATE = ["query", "group", "selected"];

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

const settings = (host) => {
  const found = [];
  for (const name of ATTRIBUTES) {
    const value = host.getAttribute(name);
    if (value !== null) found.push([name, name === "src" ? new URL(value, document.baseURI).href : value]);
  }
  for (const name of STATE) if (host[name]) found.push([name, host[name]]);
  return found;
};

/** The element with its script, for pages that may have scripts. */
const tag = (host) => {
  const attributes = settings(host).map(([name, value]) => ` ${name}${value && `="${escaped(value)}"`}`);
  return `<script type="module" src="${escaped(new URL("talks-timeline.js", here).href)}"></script>
<talks-timeline${attributes.join("")}></talks-timeline>`;
};

/** An iframe, for systems that take no scripts. */
const frame = (host, title) => {
  const address = new URL("embed.html", here);
  for (const [name, value] of settings(host)) address.searchParams.set(name, value);
  return `<iframe src="${escaped(address.href)}" title="${escaped(title)}" width="100%" height="720" loading="lazy" data-talks-timeline></iframe>`;
};

const create = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

const button = (words, act) => {
  const element = create("button", { type: "button", "data-look": "opener" }, words);
  element.addEventListener("click", act);
  return element;
};

const snippet = (label, rows) => {
  const field = create("textarea", { readonly: "", rows, spellcheck: "false" });
  field.addEventListener("focus", () => field.select());
  const copy = button("Copy", async () => {
    field.select();
    const copied = await navigator.clipboard?.writeText(field.value).then(() => true, () => false);
    // Selected, it is one key away where the page may not use the clipboard.
    copy.textContent = copied ? "Copied" : "Selected: press Ctrl or ⌘ and C";
  });
  return { field, copy, row: create("div", { class: "snippet" }, create("label", {}, label, field), copy) };
};

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  [part="embed"] { display: grid; gap: 12px; }
  .snippet { display: grid; gap: 6px; justify-items: start; }
  .snippet label { display: grid; gap: 4px; inline-size: 100%; font-weight: 600; }
  .snippet textarea {
    inline-size: 100%; box-sizing: border-box; padding: 8px; resize: vertical; field-sizing: content;
    font: 400 13px/1.5 ui-monospace, monospace; color: inherit; background: var(--_surface);
    border: 1px solid var(--_edge); border-radius: var(--_radius); overflow-wrap: anywhere;
  }
  [part="embed"] > button { justify-self: start; }`);

/** Opens the panel in the element's shadow root, or closes it. */
export const toggle = (host, root) => {
  const base = root.querySelector("[part=base]");
  const opener = root.activeElement;
  const open = base.querySelector("[part=embed]");
  if (open) return open.dispatchEvent(new Event("close"));

  const [first, second] = [snippet("As a tag", "4"), snippet("As a frame, where scripts are not allowed", "3")];
  const title = root.querySelector("[part=title]")?.textContent ?? "Timeline";
  const write = () => {
    first.field.value = tag(host);
    second.field.value = frame(host, title);
    first.copy.textContent = second.copy.textContent = "Copy";
  };
  const close = () => {
    for (const type of ["timeline-filter", "timeline-select"]) host.removeEventListener(type, write);
    panel.remove();
    opener?.focus();
  };
  const panel = create(
    "section",
    { part: "embed", class: "panel", "aria-label": "Embed this timeline" },
    create("p", {}, "Paste one of these into your page. It shows the events that you have filtered now."),
    first.row,
    second.row,
    button("Close", close),
  );
  panel.addEventListener("close", close);
  panel.addEventListener("keydown", (event) => event.key === "Escape" && close());
  for (const type of ["timeline-filter", "timeline-select"]) host.addEventListener(type, write);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  write();
  base.append(panel);
  first.field.focus();
};
