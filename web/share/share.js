// The "Share" panel: links, files of what the reader sees now, and markup that shows it in another page. Fetched when a
// reader opens it; the second module writes the files and is fetched for the first of them.

import { fetchOk } from "../shared/fetch-ok.js";
import { linkTo } from "./links.js";
import { picture, png, svg } from "./picture.js";

const here = new URL("./", import.meta.url);

/** Attributes of the element that count in another page, too. */
const ATTRIBUTES = [
  "src",
  "format",
  "lang",
  "dir",
  "layout",
  "list",
  "time",
  "theme",
  "heading-level",
  "refresh",
  "no-embed",
];
/** Properties that the page or the reader may have changed. The attributes of these names hold only initial values. */
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
  const element = create("button", { type: "button" }, words);
  element.addEventListener("click", act);
  return element;
};

const FILES = { csv: ["CSV", "text/csv"], ics: ["Calendar", "text/calendar"], json: ["JSON", "application/json"] };

/** The whole dataset in the native format. The build puts the talks in as `TALKS` where nothing can be fetched. */
const dataset = async (nativeText) => {
  const text = await nativeText();
  if (text !== undefined) return text;
  return typeof TALKS === "string" ? TALKS : (await fetchOk(new URL("talks-2022.json", here))).text();
};

/** Offers content to the reader as a file. */
const save = (name, type, content) => {
  const blob = content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` });
  const url = URL.createObjectURL(blob);
  create("a", { href: url, download: name }).click();
  // A download that has not begun yet still needs the address.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

const snippet = (say, label, rows) => {
  const field = create("textarea", { readonly: "", rows, spellcheck: "false" });
  field.addEventListener("focus", () => field.select());
  const copy = button(say("share-copy", "Copy"), async () => {
    field.select();
    const copied = await navigator.clipboard?.writeText(field.value).then(
      () => true,
      () => false,
    );
    // Where the page may not use the clipboard, the reader copies the selected text.
    copy.textContent = copied
      ? say("share-copied", "Copied")
      : say("share-selected", "Selected: press Ctrl or ⌘ and C");
  });
  return { field, copy, row: create("div", { class: "snippet" }, create("label", {}, label, field), copy) };
};

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  [part="embed"] {
    position: absolute; inset-block-start: 2.75em; inset-inline-end: 3px; z-index: 9; display: grid; gap: 0.75em;
    box-sizing: border-box; inline-size: min(30em, 100% - 6px); max-block-size: max(100% - 3em, 18em); padding: 1em;
    overflow: auto; font-size: 0.875em; background: var(--_surface); border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) + 2px); box-shadow: 0 8px 28px rgb(0 0 0 / 0.16);
  }
  [part="embed"] button {
    min-block-size: 2.2em; padding-inline: 0.75em; border: 1px solid var(--_edge); border-radius: var(--_radius);
  }
  [part="embed"] button:hover { background: var(--_wash); }
  @media (pointer: coarse) { [part="embed"] button { min-block-size: 44px; } }
  @media print { [part="embed"] { display: none; } }
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
 * Opens the panel in the element's shadow root, or closes it. `address()` is the reader's state as the fragment of an
 * address, `nativeText()` the dataset, `loadDataModule()` the second module, and `say` a message of the element's
 * catalogue, in English if the catalogue lacks it.
 */
export const toggleSharePanel = ({ host, root, address, nativeText, loadDataModule, say }) => {
  // The element may have left the page while this script was fetched.
  if (!host.isConnected) return;
  const base = root.querySelector("[part=base]");
  const opener = root.activeElement;
  const open = base.querySelector("[part=embed]");
  if (open) return open.dispatchEvent(new Event("close"));

  // Elsewhere the page's address says nothing about what the reader sees.
  const kept = host.hasAttribute("sync-url");
  const link = (withEvent) => linkTo(location.href, kept ? address() : undefined, withEvent);
  const view = snippet(
    say,
    kept ? say("share-view", "Link to this view") : say("share-page", "Link to this page"),
    "1",
  );
  const event = snippet(say, say("share-event", "Link to this event"), "1");
  const cited = snippet(say, say("share-citation", "Citation"), "2");
  // Other pages cannot load files from a reader's disk.
  const pastes =
    location.protocol === "file:"
      ? []
      : [
          snippet(say, say("share-tag", "As a tag"), "4"),
          snippet(say, say("share-frame", "As a frame, where scripts are not allowed"), "3"),
        ];
  const title = root.querySelector("[part=title]")?.textContent ?? "Timeline";
  const said = create("span", { role: "status" });
  const fail = (error) =>
    (said.textContent = say("share-failed", "That did not work: {reason}").replace(
      "{reason}",
      () => error?.message ?? error,
    ));
  const cite = async (id) => {
    const [text, { citation }] = await Promise.all([dataset(nativeText), loadDataModule()]);
    const line = await citation(text, id, link(true));
    if (host.selected === id) cited.field.value = line;
  };
  const writeLinks = () => {
    view.field.value = link(false);
    event.field.value = link(true);
  };
  const write = () => {
    const id = host.selected;
    writeLinks();
    event.row.hidden = !id || !kept;
    cited.row.hidden = !id;
    if (id) {
      cited.field.value = "";
      cite(id).catch(fail);
    }
    if (pastes.length) [pastes[0].field.value, pastes[1].field.value] = [tag(host), frame(host, title)];
    for (const { copy } of [view, event, cited, ...pastes]) copy.textContent = say("share-copy", "Copy");
  };
  const writers = { __proto__: null, "timeline-filter": write, "timeline-select": write, "timeline-range": writeLinks };
  const files = Object.entries(FILES).map(([format, [name, type]]) =>
    button(format === "ics" ? say("share-calendar", name) : name, async () => {
      try {
        said.textContent = "";
        const [text, { write }] = await Promise.all([dataset(nativeText), loadDataModule()]);
        const file = await write(text, { query: host.query, format, language: base.lang, address: link(false) });
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
  const hasChart = base.querySelector(".plot")?.checkVisibility({ visibilityProperty: true });
  // After an element has left the page, its base waits for another element, which must not take over the panel.
  const observer = new MutationObserver(() => base.parentNode === root || close());
  const close = () => {
    observer.disconnect();
    for (const type in writers) host.removeEventListener(type, writers[type]);
    panel.remove();
    opener?.focus();
  };
  const panel = create(
    "section",
    { part: "embed", "aria-label": say("share-title", "Share this timeline") },
    view.row,
    event.row,
    cited.row,
    create("div", { class: "files" }, say("share-files", "Download the events that you have filtered now:"), ...files),
    ...(hasChart
      ? [create("div", { class: "files" }, say("share-picture", "Picture of the chart as it is now:"), ...pictures)]
      : []),
    said,
    ...(pastes.length
      ? [
          create(
            "p",
            {},
            say("share-paste", "Paste one of these into your page. It shows the events that you have filtered now."),
          ),
        ]
      : []),
    ...pastes.map(({ row }) => row),
    button(say("close", "Close"), close),
  );
  panel.addEventListener("close", close);
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    // The browser would also close a dialog around the widget.
    event.preventDefault();
    close();
  });
  for (const type in writers) host.addEventListener(type, writers[type]);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  write();
  base.append(panel);
  observer.observe(root, { childList: true });
  view.field.focus();
};
