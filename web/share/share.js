// The "Share" panel: links, files of what the reader sees now, and what to paste into another page to show it there.
// Fetched when it is asked for; the files are written by the second module, fetched when one is asked for.

import { picture, png, svg } from "./picture.js";

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

/** Where the reader sees this: the page, with the state in its fragment where the element keeps it there. */
const address = (host, selected) => {
  const url = new URL(location.href);
  const values = new URLSearchParams(host.query);
  if (selected) values.set("selected", selected);
  if (host.group) values.set("group", host.group);
  if (host.hasAttribute("sync-url")) url.hash = values.toString().replace(/%2C/gi, ",");
  return url.href;
};

const FILES = { csv: ["CSV", "text/csv"], ics: ["Calendar", "text/calendar"], json: ["JSON", "application/json"] };

/** The whole dataset in the native format; the build puts the talks in where nothing can be fetched. */
const dataset = async (native) => {
  const text = await native();
  if (text !== undefined) return text;
  if (typeof TALKS === "string") return TALKS;
  const answer = await fetch(new URL("talks-2022.json", here));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.text();
};

/** Offers a text, or bytes, as a file. */
const save = (name, type, content) => {
  const blob = content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` });
  const url = URL.createObjectURL(blob);
  create("a", { href: url, download: name }).click();
  // A download that has not begun yet needs the address still.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

const snippet = (say, label, rows) => {
  const field = create("textarea", { readonly: "", rows, spellcheck: "false" });
  field.addEventListener("focus", () => field.select());
  const copy = button(say("share-copy", "Copy"), async () => {
    field.select();
    const copied = await navigator.clipboard?.writeText(field.value).then(() => true, () => false);
    // Selected, it is one key away where the page may not use the clipboard.
    copy.textContent = copied ? say("share-copied", "Copied") : say("share-selected", "Selected: press Ctrl or ⌘ and C");
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
  [part="embed"] > button { justify-self: start; }
  [part="embed"] .files { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  .snippet[hidden] { display: none; }`);

/**
 * Opens the panel in the element's shadow root, or closes it. `data` gives the second module, `native` the dataset, and
 * `say` a message of the element's catalogue: by its name, or else in English.
 */
export const toggle = (host, root, data, native, say) => {
  const base = root.querySelector("[part=base]");
  const opener = root.activeElement;
  const open = base.querySelector("[part=embed]");
  if (open) return open.dispatchEvent(new Event("close"));

  // Only where the page keeps the state in its address does that show what the reader sees.
  const kept = host.hasAttribute("sync-url");
  const view = snippet(say, kept ? say("share-view", "Link to this view") : say("share-page", "Link to this page"), "1");
  const event = snippet(say, say("share-event", "Link to this event"), "1");
  const cited = snippet(say, say("share-citation", "Citation"), "2");
  // From a disk there is no address that another page could load.
  const pastes = location.protocol === "file:" ? [] : [
    snippet(say, say("share-tag", "As a tag"), "4"),
    snippet(say, say("share-frame", "As a frame, where scripts are not allowed"), "3"),
  ];
  const title = root.querySelector("[part=title]")?.textContent ?? "Timeline";
  const said = create("span", { role: "status" });
  const fail = (error) => (said.textContent = say("share-failed", "That did not work: {reason}").replace("{reason}", () => error?.message ?? error));
  const cite = async (id) => {
    const [text, { citation }] = await Promise.all([dataset(native), data()]);
    const line = await citation(text, id, address(host, id));
    if (host.selected === id) cited.field.value = line;
  };
  const write = () => {
    const id = host.selected;
    view.field.value = address(host);
    event.row.hidden = !id || !kept;
    cited.row.hidden = !id;
    if (id) {
      event.field.value = address(host, id);
      cited.field.value = "";
      cite(id).catch(fail);
    }
    if (pastes.length) [pastes[0].field.value, pastes[1].field.value] = [tag(host), frame(host, title)];
    for (const { copy } of [view, event, cited, ...pastes]) copy.textContent = say("share-copy", "Copy");
  };
  const files = Object.entries(FILES).map(([format, [name, type]]) =>
    button(format === "ics" ? say("share-calendar", name) : name, async () => {
      try {
        said.textContent = "";
        const [text, { write }] = await Promise.all([dataset(native), data()]);
        const file = await write(text, { query: host.query, format, language: base.lang, address: address(host) });
        save(`timeline.${format}`, type, file.text);
      } catch (error) {
        fail(error);
      }
    }),
  );
  const pictures = Object.entries({ PNG: png, SVG: svg }).map(([name, draw]) =>
    button(name, async () => {
      try {
        said.textContent = "";
        save(`timeline.${name.toLowerCase()}`, "image/svg+xml", await draw(picture(root)));
      } catch (error) {
        fail(error);
      }
    }),
  );
  const hasChart = base.querySelector("[part=chart]")?.checkVisibility();
  const close = () => {
    for (const type of ["timeline-filter", "timeline-select"]) host.removeEventListener(type, write);
    panel.remove();
    opener?.focus();
  };
  const panel = create(
    "section",
    { part: "embed", class: "panel", "aria-label": say("share-title", "Share this timeline") },
    view.row,
    event.row,
    cited.row,
    create("div", { class: "files" }, say("share-files", "Download the events that you have filtered now:"), ...files),
    ...(hasChart ? [create("div", { class: "files" }, say("share-picture", "Picture of the chart as it is now:"), ...pictures)] : []),
    said,
    ...(pastes.length ? [create("p", {}, say("share-paste", "Paste one of these into your page. It shows the events that you have filtered now."))] : []),
    ...pastes.map(({ row }) => row),
    button(say("close", "Close"), close),
  );
  panel.addEventListener("close", close);
  panel.addEventListener("keydown", (event) => event.key === "Escape" && close());
  for (const type of ["timeline-filter", "timeline-select"]) host.addEventListener(type, write);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  write();
  base.append(panel);
  view.field.focus();
};
