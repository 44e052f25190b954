// Whether lines and shapes stand out from their background, by computed colours (WCAG 1.4.11). hosts/contrast.js
// precedes this file. Takes a timeline through its states and returns { measured: { item: count }, faint: [item] }.
//
// Lines that only structure the page are not measured: the grid and the stripes of the chart, the bands of eras, which
// have their names on them, the lines between parts and events, and the frames of panels. Neither are the frames of
// buttons with labels, since the labels identify them; a measured frame shows whether one is selected or open. Terms
// without events are deliberately faint. The edge of the overview's window crosses its bins, but the handles at both
// ends do not get lost there.
const [timeline, rulesToo] = [document.querySelectorAll("talks-timeline")[arguments[0]], arguments[1]];
const within = timeline.shadowRoot;
const measured = {};
const faint = new Set();

const styleOf = (element) => getComputedStyle(element);
const drawn = async () => {
  await timeline.updateComplete;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
};
const press = async (element) => {
  element.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }));
  await drawn();
};

/** The colour of an element, as reduced by its own opacity and the opacity of its ancestors. */
const colourOf = (element, property) => {
  const [red, green, blue, alpha] = rgba(styleOf(element)[property]);
  let opacity = 1;
  for (let at = element; at; at = at.parentElement) opacity *= Number(styleOf(at).opacity);
  return [red, green, blue, alpha * opacity];
};
/** All possible backgrounds of an element: in the chart the bands of eras, in the overview also the window. */
const groundsOf = (element) => {
  const page = backgroundOf(
    element instanceof SVGElement ? element.closest("svg.glyph, .track, .overview-track").parentElement : element,
  );
  const layers = element.closest(".overview-track") ? ".window" : element.closest(".track") ? ".band" : undefined;
  return [
    page,
    ...(layers ? [...within.querySelectorAll(layers)].map((layer) => over(colourOf(layer, "fill"), page)) : []),
  ];
};
/** A colour on a background; the overview's window covers its bins, and tints them like the background. */
const onto = (element, colour, ground, page) => {
  const drawn = over(colour, element.matches(".bin") ? page : ground);
  return element.matches(".bin") && ground !== page
    ? over(colourOf(within.querySelector(".window"), "fill"), drawn)
    : drawn;
};
/** Measures the elements that a selector matches, if rendered, against every background. */
const measure = (what, selector, property, grounds = groundsOf) => {
  for (const element of within.querySelectorAll(selector)) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    measured[what] = (measured[what] ?? 0) + 1;
    const [page, ...others] = grounds(element);
    for (const ground of [page, ...others]) {
      const found = contrast(onto(element, colourOf(element, property), ground, page), ground);
      if (!(found >= 3))
        faint.add(`${what}: ${found.toFixed(2)}, ${styleOf(element)[property]} on ${ground.map(Math.round)}`);
    }
  }
};
/** A line between two backgrounds: the element's own, and its container's. */
const bothSides = (element) => [backgroundOf(element), backgroundOf(element.parentElement)];
const outside = (element) => [backgroundOf(element.parentElement)];

const measureAll = () => {
  measure("filled mark", ".track .solid", "fill");
  // The background shows through hollow and nearly hollow shapes.
  measure("hollow mark", ".track .hollow", "stroke");
  measure("cluster", ".ring", "stroke");
  measure("bar", ".bar:not([data-soft])", "fill");
  measure("soft bar", ".bar[data-soft]", "stroke");
  measure("sign of an uncertain date", ".about", "stroke");
  measure("selected mark", ".mark[data-selected] .halo", "stroke");
  measure("opened cluster", ".mark[aria-expanded=true] .halo", "stroke");
  measure("bin", ".bin", "fill");
  measure("window", ".window", "stroke");
  measure("handle", ".handle", "fill");
  for (const [what, where] of [
    ["sign of a term", ".term:not([data-none])"],
    ["sign of an event", ".event"],
  ]) {
    measure(`filled ${what}`, `${where} > .glyph .solid, ${where} .sign .solid`, "fill");
    measure(`hollow ${what}`, `${where} > .glyph .hollow, ${where} .sign .hollow`, "stroke");
  }
  measure("search field", ".search", "borderTopColor", bothSides);
  measure("field for a date", ".dates input", "borderTopColor", bothSides);
  measure("choice of lanes", ".grouping select", "borderTopColor", bothSides);
  measure("chosen term", ".term[aria-pressed=true]", "borderTopColor", bothSides);
  measure("opened panel", "[data-look~=opener][aria-expanded=true]", "borderTopColor", bothSides);
  measure("selected event", ".event[aria-current]", "borderInlineStartColor", bothSides);
  // With more contrast these lines are strong, too.
  if (rulesToo) {
    measure(
      "frame of a button",
      ".term:not([aria-pressed=true]), [data-look~=opener], [data-look~=tool]",
      "borderTopColor",
      bothSides,
    );
    measure("line between events", ".event", "borderBlockEndColor");
  }
};

/** The focus ring on one element of each kind, two pixels outside it. */
const measureFocus = (what, selector) => {
  const element = [...within.querySelectorAll(selector)].find((one) =>
    one.checkVisibility({ visibilityProperty: true }),
  );
  if (!element) return;
  element.focus({ preventScroll: true });
  if (!element.matches(":focus-visible")) faint.add(`focus on ${what}: none to be seen`);
  if (element instanceof SVGElement) {
    measure(`focus on ${what}`, ".mark:focus-visible .halo", "stroke");
  } else {
    const { outlineStyle, outlineWidth } = styleOf(element);
    if (outlineStyle !== "solid" || parseFloat(outlineWidth) < 2)
      faint.add(`focus on ${what}: ${outlineWidth} ${outlineStyle}`);
    measure(`focus on ${what}`, ":focus-visible", "outlineColor", outside);
  }
};

return (async () => {
  await drawn();
  measureAll();
  // The whole period has clusters, and marks of every kind.
  const tool = (place) => within.querySelector(`.zoom > button:nth-last-child(${place})`);
  if (tool(1)) await press(tool(1));
  measureAll();
  const cluster = within.querySelector(".mark[aria-expanded=false]");
  if (cluster) await press(cluster);
  measureAll();
  const panel = within.querySelector("[part~=filters] [aria-expanded=false]:not([data-single])");
  if (panel) await press(panel);
  measureAll();
  // When zoomed in, a selected event is a separate mark.
  timeline.select("antalya-ministers");
  for (let times = 0; tool(2) && times < 4; times += 1) await press(tool(2));
  await press(within.querySelector(".event .term[aria-pressed=false]"));
  measureAll();
  await press(within.querySelector(".headline-button"));
  measureAll();
  measureFocus("a mark", ".mark[tabindex='0']");
  measureFocus("the search field", ".search");
  measureFocus("a button", "[data-look~=tool], [data-look~=opener], .steps button");
  measureFocus("a term", ".term[aria-pressed=false]");
  measureFocus("a chosen term", ".term[aria-pressed=true]");
  measureFocus("a headline", ".event:not([aria-current]) .headline-button");
  measureFocus("the selected headline", ".event[aria-current] .headline-button");
  measureFocus("a line that opens", "summary");
  measureFocus("a link", "a[href]");
  return { measured, faint: [...faint] };
})();
