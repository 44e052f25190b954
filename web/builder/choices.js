// Step 2, the choices: words, filters, and how the timeline looks.

import { colours } from "./colours.js";
import { at, create, redraw } from "./dom.js";
import { said, worded } from "./work.js";

/** The fields of step 2. */
export const choices = (app) => {
  const data = () => app.work().data;

  const draw = () => {
    const { look, hidden } = app.work();
    const { title, standfirst, language = "en", facets } = data();
    const fields = { title: said(title, language), standfirst: said(standfirst, language), language };
    for (const [id, value] of Object.entries({ ...fields, layout: look.layout, theme: look.theme })) {
      // A field in which somebody is typing keeps its text.
      if (at(id) !== document.activeElement) at(id).value = value;
    }
    at("facets").hidden = !facets.length;
    redraw(
      at("facet-list"),
      facets.map((facet, index) => facetChoice(facet, index, hidden)),
    );
    const shown = facets.filter(({ id }) => !hidden.includes(id));
    redraw(at("group"), [
      create(
        "option",
        { value: "" },
        shown.length ? `As it leads: ${said(shown[0].label) || shown[0].id}` : "As it comes",
      ),
      ...shown.slice(1).map((facet) => create("option", { value: facet.id }, said(facet.label) || facet.id)),
      create("option", { value: "none" }, "One lane for all"),
    ]);
    at("group").value = look.group;
    if (at("group").selectedIndex < 0) at("group").value = "";
    colours(app, shown[0]);
  };

  const facetChoice = (facet, index, hidden) => {
    const name = said(facet.label) || facet.id;
    const shows = create("input", { type: "checkbox", id: `shows-${facet.id}` });
    shows.checked = !hidden.includes(facet.id);
    shows.addEventListener("change", () =>
      app.change((work) => {
        work.hidden = shows.checked ? work.hidden.filter((id) => id !== facet.id) : [...work.hidden, facet.id];
        if (work.look.group === facet.id) work.look.group = "";
      }),
    );
    const leads = create("input", { type: "radio", name: "leads", id: `leads-${facet.id}`, disabled: !shows.checked });
    leads.checked = data().facets.find(({ id }) => !hidden.includes(id)) === facet;
    leads.addEventListener("change", () =>
      app.change(
        ({ data }) => {
          data.facets = [facet, ...data.facets.filter((other) => other !== facet)];
        },
        { table: true },
      ),
    );
    return create(
      "li",
      {},
      create("label", {}, shows, name),
      create("label", {}, leads, "leads", create("span", { class: "spoken" }, `: ${name}`)),
    );
  };

  for (const id of ["title", "standfirst"]) {
    at(id).addEventListener("input", () =>
      app.change(({ data }) => (data[id] = worded(data[id], data.language ?? "en", at(id).value)), { choices: false }),
    );
  }
  at("language").addEventListener("change", ({ target }) => {
    const wanted = target.value.trim() || "en";
    const fits = /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(wanted);
    target.toggleAttribute("aria-invalid", !fits);
    at("language-error").hidden = fits;
    if (fits) app.change(({ data }) => (data.language = wanted), { table: true });
  });
  for (const id of ["layout", "theme", "group"]) {
    at(id).addEventListener("change", () => app.change(({ look }) => (look[id] = at(id).value)));
  }
  return { draw };
};
