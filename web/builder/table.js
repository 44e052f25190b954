// The table in which rows are typed, moved and removed. It draws 50 rows at a time.

import { cellsOf } from "./cells.js";
import { datesOf } from "./dates.js";
import { at, button, create, redraw, say } from "./dom.js";
import { addFacet, cellOf, columns, dropFacet, setCell } from "./rows.js";
import { said } from "./work.js";

const PAGE = 50;
const HINTS = { start: "2024-05-14", end: "", headline: "What happened", summary: "", source: "https://" };
const isDate = ({ id }) => id === "start" || id === "end";

/** The table. Everything that the reader does goes through `app.change`. */
export const table = (app) => {
  let first = 0;
  let problems = [];
  const data = () => app.work().data;
  const focus = (row, column = "start") => at(`cell-${row}-${column}`)?.focus();

  const draw = () => {
    const { events, facets } = data();
    const last = Math.max(0, events.length - 1);
    first = Math.min(first, last - (last % PAGE));
    at("rows").hidden = !events.length;
    redraw(at("facet-names"), facets.map(facetName));
    const shown = columns(data());
    at("table-head").replaceChildren(
      create("th", { scope: "col" }, create("span", { class: "spoken" }, "Row")),
      ...shown.map(({ id, label }) => create("th", { scope: "col", "data-column": id.split(":")[0] }, label)),
      create("th", { scope: "col" }, create("span", { class: "spoken" }, "Move, add, remove")),
    );
    const end = Math.min(first + PAGE, events.length);
    redraw(
      at("table-body"),
      events.slice(first, end).map((event, index) => row(shown, event, first + index)),
    );
    at("pager").hidden = events.length <= PAGE;
    at("pager-where").textContent = `Rows ${first + 1} to ${end} of ${events.length}`;
    at("pager-back").disabled = first === 0;
    at("pager-on").disabled = end === events.length;
    mark(problems);
  };

  const facetName = (facet) => {
    const name = said(facet.label) || facet.id;
    const field = create("input", {
      type: "text",
      id: `facet-name-${facet.id}`,
      "aria-label": `Name of the filter ${name}`,
      size: "12",
    });
    field.value = name;
    field.addEventListener("change", () =>
      app.change(() => (facet.label = field.value.trim() || facet.id), { table: true }),
    );
    const drop = () => {
      app.change((work) => dropFacet(work, facet.id), { table: true, undo: `The filter ${name} is removed` });
      at("add-facet").focus();
    };
    return create(
      "li",
      {},
      field,
      button("✕", { class: "icon", id: `drop-facet-${facet.id}`, "aria-label": `Remove the filter ${name}` }, drop),
    );
  };

  const row = (shown, event, index) => {
    const number = index + 1;
    const cells = shown.map((column) =>
      create("td", { "data-label": column.label, "data-column": column.id.split(":")[0] }, field(column, event, index)),
    );
    const act = (words, sign, id, act, off) =>
      button(
        sign,
        { class: "icon", id: `${id}-${index}`, "data-act": id, "aria-label": `${words} row ${number}`, disabled: off },
        act,
      );
    const acts = create(
      "td",
      { class: "acts" },
      act("Move up", "↑", "up", () => move(index, -1), index === 0),
      act("Move down", "↓", "down", () => move(index, 1), index === data().events.length - 1),
      act("Add a row below", "+", "add", () => add(index + 1)),
      act("Remove", "✕", "remove", () => remove(index)),
    );
    const line = create(
      "tr",
      { id: `row-${index}`, "data-row": String(index) },
      create("th", { scope: "row" }, String(number)),
      ...cells,
      acts,
    );
    return line;
  };

  const field = (column, event, index) => {
    const long = column.id === "headline" || column.id === "summary";
    const attributes = {
      id: `cell-${index}-${column.id}`,
      "data-cell": column.id,
      "aria-label": `${column.label}, row ${index + 1}`,
    };
    const input = create(long ? "textarea" : "input", {
      ...attributes,
      ...(long ? { rows: "1" } : { type: "text" }),
      placeholder: index === 0 ? HINTS[column.id] : undefined,
      spellcheck: isDate(column) || column.id === "source" ? "false" : undefined,
    });
    if (column.facet) input.setAttribute("list", "terms-of-facet");
    input.value = cellOf(data(), event, column);
    input.addEventListener("focus", () => offer(column));
    input.addEventListener("change", () => write([{ event, column, text: input.value, input }]));
    input.addEventListener("paste", (paste) => spread(paste, index, column));
    return input;
  };

  // Suggests the terms that the facet has already.
  const offer = ({ facet }) => {
    if (facet)
      at("terms-of-facet").replaceChildren(
        ...facet.terms.map((term) => create("option", { value: said(term.label) || term.id })),
      );
  };

  const write = async (changes, options = {}) => {
    const dates = changes.filter(({ column }) => isDate(column));
    const read = await datesOf(dates.map(({ text }) => text.replace(/^about\s+(?=-?\d{4})/i, "")));
    dates.forEach((change, index) => {
      const { date, about } = read[index];
      change.about = about || /^about\s+-?\d{4}/i.test(change.text);
      change.text = date;
    });
    app.change((work) => {
      for (const { event, column, text, about } of changes) {
        setCell(work.data, event, column, text);
        if (column.id === "start") event.about = about || undefined;
      }
    }, options);
    for (const { event, column, input } of changes) if (input) input.value = cellOf(data(), event, column);
  };

  // Pastes cells of a spreadsheet from this cell on, to the right and down.
  const spread = (paste, index, column) => {
    const rows = cellsOf(paste.clipboardData?.getData("text/plain") ?? "");
    if (!rows) return;
    paste.preventDefault();
    const shown = columns(data());
    const names = shown.map(({ label }) => label.toLowerCase());
    // Who copies a whole sheet copies the names of its columns, too.
    if (rows[0].filter((cell) => names.includes(cell.trim().toLowerCase())).length > 1) rows.shift();
    const start = shown.findIndex(({ id }) => id === column.id);
    const changes = [];
    app.change(
      (work) => {
        rows.forEach((cells, down) => {
          const event = (work.data.events[index + down] ??= {});
          cells
            .slice(0, shown.length - start)
            .forEach((text, right) => changes.push({ event, column: shown[start + right], text }));
        });
      },
      { table: true, undo: `${rows.length} ${rows.length === 1 ? "row is" : "rows are"} pasted`, quiet: true },
    );
    const beyond = rows.some((cells) => cells.length > shown.length - start);
    write(changes, { table: true }).then(() => {
      say(
        `${rows.length} ${rows.length === 1 ? "row is" : "rows are"} pasted.${beyond ? " Cells beyond the last column were left out: add a filter for them first." : ""}`,
      );
    });
  };

  const add = (index) => {
    app.change(({ data }) => data.events.splice(index, 0, {}), { table: true });
    show(index);
    focus(index);
  };

  const move = (index, by) => {
    app.change(
      ({ data: { events } }) => {
        const [event] = events.splice(index, 1);
        events.splice(index + by, 0, event);
      },
      { table: true },
    );
    show(index + by);
    const again = at(`${by < 0 ? "up" : "down"}-${index + by}`);
    (again?.disabled ? at(`${by < 0 ? "down" : "up"}-${index + by}`) : again)?.focus();
    say(`Row ${index + 1} is now row ${index + by + 1}.`);
  };

  const remove = (index) => {
    app.change(({ data }) => data.events.splice(index, 1), { table: true, undo: `Row ${index + 1} is removed` });
    const next = Math.min(index, data().events.length - 1);
    if (next < 0) return at("add-row").focus();
    show(next);
    at(`remove-${next}`)?.focus();
  };

  // Goes to the part of the table with this row.
  const show = (index) => {
    const wanted = index - (index % PAGE);
    if (wanted === first && at(`row-${index}`)) return;
    first = wanted;
    draw();
  };

  /** Puts problems beside their rows. */
  const mark = (found) => {
    problems = found;
    for (const old of at("table-body").querySelectorAll(".row-problem")) old.remove();
    for (const input of at("table-body").querySelectorAll("[aria-invalid]")) {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
    }
    const beside = new Map();
    for (const problem of found) {
      const line = problem.row !== undefined && at(`row-${problem.row}`);
      if (!line) continue;
      const id = `problem-${problem.row}`;
      const list = beside.get(id) ?? create("ul", { id });
      if (!beside.has(id))
        line.after(
          create("tr", { class: "row-problem" }, create("td", { colspan: String(line.children.length) }, list)),
        );
      beside.set(id, list);
      list.append(create("li", {}, problem.message));
      const input = at(`cell-${problem.row}-${problem.column}`) ?? at(`cell-${problem.row}-start`);
      input?.setAttribute("aria-invalid", "true");
      input?.setAttribute("aria-describedby", id);
    }
  };

  at("add-row").addEventListener("click", () => add(data().events.length));
  at("add-facet").addEventListener("click", () => {
    app.change(({ data }) => addFacet(data, `Filter ${data.facets.length + 1}`), { table: true });
    const field = at(`facet-name-${data().facets.at(-1).id}`);
    field.focus();
    field.select();
  });
  for (const [id, by] of [
    ["pager-back", -PAGE],
    ["pager-on", PAGE],
  ]) {
    at(id).addEventListener("click", () => {
      first += by;
      draw();
      at("rows").scrollIntoView({ block: "start" });
      focus(first);
    });
  }

  const go = (index, column) => {
    show(index);
    const cell = at(`cell-${index}-${column}`) ?? at(`cell-${index}-start`);
    cell?.scrollIntoView({ block: "center" });
    cell?.focus();
  };
  return { draw, mark, go };
};
