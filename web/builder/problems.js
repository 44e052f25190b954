// What could not be read: beside its rows, and as a list with links to them.

import { at, button, create } from "./dom.js";

/** The most problems that are listed. */
const MOST = 100;

const COLUMNS = {
  start: "Date",
  end: "End",
  headline: "Headline",
  summary: "Text",
  sources: "Source address",
  short: "Short label",
};

/** Finds the rows and columns of the table for problems of the published dataset. */
export const placed = (problems, rows, data) =>
  problems.map(({ where, message }) => {
    const [, index, path = ""] = where.match(/events\[(\d+)\]\.?(.*)/) ?? [];
    const row = index === undefined ? undefined : rows[Number(index)];
    if (row === undefined) return { where, message };
    const [name, facet] = path.split(/[.[]/);
    const column = name === "tags" ? `facet:${facet}` : name === "sources" ? "source" : name;
    const label = name === "tags" ? (data.facets.find(({ id }) => id === facet)?.label ?? facet) : COLUMNS[name];
    const place = `Row ${row + 1}${typeof label === "string" ? `, ${label}` : path && `, ${path}`}`;
    // A missing date is the commonest problem, and has a clearer message.
    const words = !data.events[row].start
      ? "There is no date yet, so the timeline leaves this row out. Write a date such as 2024-05-14, 2024-05 or 2024."
      : message;
    return { row, column: data.events[row].start ? column : "start", where: place, message: words };
  });

/** Draws the list. `go(row, column)` brings a cell into view. */
export const list = (left, found, go) => {
  const items = found.slice(0, MOST).map(({ row, column, where, message }) => {
    const place =
      row === undefined
        ? create("strong", {}, where)
        : button(where, { class: "link", "data-go": String(row) }, () => go(row, column));
    return create("li", {}, place, `: ${message}`);
  });
  const old = left
    .slice(0, MOST)
    .map(({ where, message }) => create("li", {}, create("strong", {}, `Your file, ${where}`), `: ${message}`));
  const more = found.length + left.length - items.length - old.length;
  if (more) items.push(create("li", {}, `and ${more} more`));
  const count = found.length + left.length;
  at("problems").hidden = !count;
  at("problems-title").textContent = count === 1 ? "One thing to look at" : `${count} things to look at`;
  at("problem-list").replaceChildren(...items, ...old);
  at("dismiss").hidden = !left.length;
};
