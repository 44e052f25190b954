// What publishers copy and download, as texts. This is the only place where data become markup, and all of it is
// escaped.

import { lines } from "./body.js";
import { languageOf, said } from "./work.js";

const escaped = (text) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
const listOf = (value) => (Array.isArray(value) ? value : value == null ? [] : [value]);

/** The attributes for how the timeline looks, as far as that differs from the defaults. */
const looks = ({ layout, theme, group }) => [
  ...(layout === "full" ? [] : [["layout", layout]]),
  ...(theme === "auto" ? [] : [["theme", theme]]),
  ...(group ? [["group", group]] : []),
];

const attributes = (pairs) =>
  pairs.map(([name, value]) => (value === "" ? ` ${name}` : ` ${name}="${escaped(value)}"`)).join("");

const script = (files) => `<script type="module" src="${escaped(new URL("talks-timeline.js", files).href)}"></script>`;

/** The tag, which reads the data from their address. */
export const tag = (look, { files, data }) =>
  `${script(files)}\n<talks-timeline${attributes([["src", data], ...looks(look)])}></talks-timeline>`;

/** An iframe, for systems that allow no scripts. */
export const frame = (look, { files, data }, title) => {
  const address = new URL("embed.html", files);
  for (const [name, value] of [["src", data], ...looks(look)]) address.searchParams.set(name, value);
  return `<iframe${attributes([
    ["src", address.href],
    ["title", title],
    ["width", "100%"],
    ["height", "720"],
    ["loading", "lazy"],
  ])} data-talks-timeline></iframe>
<script async src="${escaped(new URL("talks-timeline-frame.js", files).href)}"></script>`;
};

/** The data as a block that is never run, and that no text in the data can end. */
const block = (data) => `<script type="application/json">${JSON.stringify(data).replace(/</g, "\\u003c")}</script>`;

const dated = (text, language) => {
  const [, sign, year, month, day, time] = String(text).match(/^(-?)(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(.+))?$/) ?? [];
  // `Intl` writes years before 1 in ways that few readers understand.
  if (!year || sign || year === "0000") return String(text);
  const parts = { year: "numeric", ...(month && { month: "long" }), ...(day && { day: "numeric" }), timeZone: "UTC" };
  const date = new Date(`${year}-${month ?? "01"}-${day ?? "01"}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return String(text);
  // In English, too, the widget writes the day before the month.
  const locale = language === "en" ? "en-GB" : language;
  try {
    return `${new Intl.DateTimeFormat(locale, parts).format(date)}${time ? `, ${time}` : ""}`;
  } catch {
    return String(text);
  }
};

const when = (event, language) => {
  const moment = (text) => `<time datetime="${escaped(String(text))}">${escaped(dated(text, language))}</time>`;
  const about = event.about === true ? "about " : "";
  const display = said(event.display, language);
  return display ? escaped(display) : `${about}${moment(event.start)}${event.end ? `–${moment(event.end)}` : ""}`;
};

const links = (event, sources, language) => {
  const found = listOf(event.sources).map((id) => sources.find((source) => source.id === id));
  const items = found.filter(Boolean).map((source) => {
    const words = escaped(said(source.title, language) || source.url || source.id);
    return `<li>${/^https?:\/\//i.test(source.url) ? `<a href="${escaped(source.url)}">${words}</a>` : words}</li>`;
  });
  return items.length ? `<ul>${items.join("")}</ul>` : "";
};

/** The events as a plain list, for browsers that run no script. */
export const fallback = (data, level = 2) => {
  const language = languageOf(data);
  const text = (words, name) => (words ? `<${name}>${escaped(words)}</${name}>` : "");
  const items = data.events
    .filter((event) => event.start)
    .sort((a, b) => (String(a.start) < String(b.start) ? -1 : String(a.start) > String(b.start) ? 1 : 0))
    .map((event) => {
      const headline = text(said(event.headline, language), `h${level + 1}`);
      const words = [said(event.summary, language), ...lines(event.text, language)]
        .map((line) => text(line, "p"))
        .join("");
      return `<li>${headline}<p>${when(event, language)}</p>${words}${links(event, data.sources, language)}</li>`;
    });
  return `${text(said(data.title, language), `h${level}`)}${text(said(data.standfirst, language), "p")}<ol>\n${items.join("\n")}\n</ol>`;
};

const whole = (data, pairs, level) =>
  `<talks-timeline${attributes([["lang", languageOf(data)], ...pairs])}>\n${fallback(data, level)}\n${block(data)}\n</talks-timeline>`;

/** The tag with the data and the list inside, which needs no other file of the publisher's. */
export const snippet = (data, look, { files }) => `${script(files)}\n${whole(data, looks(look))}`;

/**
 * The page that opens from a disk, with other data in it. `page` is talks-timeline.html as it was built. Its policy
 * names its styles and its script by their hashes, so both stay as they are, byte for byte.
 */
export const single = (page, data, look) => {
  const language = languageOf(data);
  const title = said(data.title, language) || "Timeline";
  // The script comes last, and contains the same markup in its texts.
  const end = page.lastIndexOf("<script>");
  const body = page.indexOf("<body>");
  if (body < 0 || end < body)
    throw new Error("talks-timeline.html is not as expected. Does it come from the same build as this page?");
  const head = page
    .slice(0, body)
    .replace(/<html lang="[^"]*">/, () => `<html lang="${escaped(language)}">`)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escaped(title)}</title>`)
    .replace(
      /<meta name="description" content="[^"]*">/,
      () => `<meta name="description" content="${escaped(said(data.standfirst, language) || title)}">`,
    );
  const timeline = whole(data, [["sync-url", ""], ["no-embed", ""], ["heading-level", "1"], ...looks(look)], 1);
  return `${head}<body>
    <main>${timeline}</main>
    <footer><p lang="en">This one file contains the timeline and all of its data, and needs no connection. The links to sources lead elsewhere.</p></footer>
    ${page.slice(end)}`;
};
