// A colour for each term of the leading facet, in light and in dark, with the contrast of its marks.

import { contrast, drawnColours, faint, GROUNDS, LEAST, mended, PALETTE, setColours } from "./contrast.js";
import { at, button, create, redraw } from "./dom.js";
import { said } from "./work.js";

/** The most terms that get colours here. Readers could not tell more of them apart. */
const MOST = 24;

const nameOf = (term) => said(term.label) || term.id;

/** Draws the colours of a facet. */
export const colours = (app, facet) => {
  const terms = (facet?.terms ?? []).slice(0, MOST);
  at("colours").hidden = !terms.length;
  if (!terms.length) return;
  at("colours-title").textContent = `Colours: ${said(facet.label) || facet.id}`;
  const drawn = drawnColours(facet.terms);
  redraw(
    at("colour-list"),
    terms.map((term) => line(app, facet, term, drawn.get(term))),
  );
  warn(app, facet, drawn);
};

const line = (app, facet, term, drawn) => {
  const both = Object.keys(GROUNDS).map((scheme) => {
    const field = create("input", {
      type: "color",
      id: `colour-${scheme}-${term.id}`,
      "data-scheme": scheme,
      "data-colour": term.id,
    });
    field.value = drawn[scheme];
    const ratio = create("span", { class: "ratio" });
    const tell = () => {
      const value = contrast(field.value, GROUNDS[scheme]);
      const mark =
        value < LEAST
          ? [create("span", { "aria-hidden": "true" }, " !"), create("span", { class: "spoken" }, ", too faint")]
          : [];
      ratio.replaceChildren(`${(Math.floor(value * 10) / 10).toFixed(1)} : 1`, ...mark);
      ratio.toggleAttribute("data-faint", value < LEAST);
    };
    tell();
    field.addEventListener("input", () => {
      tell();
      app.change(() => setColours(facet.terms, term, { ...drawn, [scheme]: field.value }), { choices: false });
    });
    field.addEventListener("change", () => app.change(() => {}));
    return create(
      "label",
      { class: "swatch", "data-ground": scheme },
      field,
      create("span", { class: "spoken" }, `${nameOf(term)}, on ${scheme}`),
      ratio,
    );
  });
  return create("li", {}, create("span", { class: "term" }, nameOf(term)), ...both);
};

/** Names the terms whose colours are too faint, and offers to mend them. */
const warn = (app, facet, drawn) => {
  const terms = facet.terms.slice(0, MOST);
  const weak = terms.filter((term) => faint(drawn.get(term)).length);
  const names = weak.map(
    (term) =>
      `${nameOf(term)} (${faint(drawn.get(term))
        .map(({ scheme }) => `on ${scheme}`)
        .join(" and ")})`,
  );
  at("faint").hidden = !weak.length;
  at("faint-names").textContent = `Too faint to see well: ${names.join(", ")}. Marks need a contrast of ${LEAST} : 1.`;
  const mend = button("Mend these colours", { id: "mend" }, () => {
    app.change(
      () => {
        for (const term of weak) {
          const { light, dark } = drawn.get(term);
          setColours(facet.terms, term, { light: mended(light, "light"), dark: mended(dark, "dark") });
        }
      },
      { undo: "Colours are mended" },
    );
    at("suggest").focus();
  });
  const suggest = button("Suggest colours", { id: "suggest" }, () => {
    app.change(() => terms.forEach((term, index) => (term.color = { ...PALETTE[index % PALETTE.length] })), {
      undo: "Colours are suggested",
    });
    at("suggest").focus();
  });
  at("colour-acts").replaceChildren(...(weak.length ? [mend] : []), suggest);
};
