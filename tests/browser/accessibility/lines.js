// Whether lines and shapes stand out from their background, by computed colours (WCAG 1.4.11). hosts/contrast.js
// precedes this file. Takes a timeline through its states and returns { measured: { item: count }, faint: [item] }.
//
// Lines that only structure the page are not measured: the grid and the stripes of the chart, the bands of eras, which
// have their names on them, the hairlines between marks and their words, the lines between parts and events, and the
// frames of panels. Neither are the frames of buttons with labels, since the labels identify them; a measured frame shows
// whether one is selected or open. Terms without events, dots of events that do not pass, and their share of the strip
// are deliberately faint.
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
/** All possible backgrounds of an element: in the chart the bands of eras and of calendar units, on the strip its window. */
const groundsOf = (element) => {
  const drawing = element instanceof SVGElement && element.closest("svg.glyph, .river, svg.ground, svg.scene");
  const page = backgroundOf(drawing ? drawing.parentElement : element);
  // A chosen term has a background of its own.
  const isInChart = element.closest(".plot") && !element.closest("[aria-pressed=true].term");
  const layers = !isInChart ? undefined : element.matches(".bins") ? ".window" : ".band, .odd, .void";
  return [
    page,
    ...(layers ? [...within.querySelectorAll(layers)].map((layer) => over(colourOf(layer, "fill"), page)) : []),
  ];
};
/** A colour on a background; the strip's window covers its bins, and tints them like the background. */
const onto = (element, colour, ground, page) => {
  const drawn = over(colour, element.matches(".bins") ? page : ground);
  return element.matches(".bins") && ground !== page
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
  measure("filled mark", ".mark .solid", "fill");
  // The background shows through hollow and nearly hollow shapes.
  measure("hollow mark", ".mark .hollow", "stroke");
  measure("cluster", ".ring", "stroke");
  measure("bar", ".scene .bar:not([data-soft])", "fill");
  measure("soft bar", ".scene .bar[data-soft]", "stroke");
  measure("sign of an uncertain date", ".about", "stroke");
  measure("mark of the event on the stage", ".mark[data-selected] .halo", "stroke");
  measure("opened cluster", ".mark[aria-expanded=true] .halo", "stroke");
  measure("end of the record", ".end", "stroke");
  measure("bins of the strip", ".bins.shown", "fill");
  measure("window of the strip", ".window", "stroke");
  for (const [what, where] of [
    ["sign of a term", ".term:not([data-none]) > .glyph"],
    ["sign of an event", ".event .river"],
  ]) {
    measure(`filled ${what}`, `${where} .solid`, "fill");
    measure(`hollow ${what}`, `${where} .hollow`, "stroke");
  }
  // In a narrow timeline it is a button with an icon until it has the focus.
  const isField = rgba(styleOf(within.querySelector("[part~=search]")).color)[3] > 0;
  if (isField) measure("search field", ".search input", "borderTopColor", bothSides);
  else measure("search field", ".search .icon", "stroke");
  measure("field for a date", ".dates input", "borderTopColor", bothSides);
  measure("box of a choice", ".check", "borderTopColor", outside);
  measure("chosen term", ".term[aria-pressed=true]:not([data-look=option])", "backgroundColor", outside);
  measure("removable part of the filter", "[data-look=removable]", "backgroundColor", outside);
  measure("opened panel", "[data-look=menu][aria-expanded=true], .sheet", "borderTopColor", bothSides);
  measure("row of the event on the stage", ".event[aria-current] .row", "borderInlineStartColor", bothSides);
  // With more contrast these lines are strong, too.
  if (rulesToo) {
    measure(
      "frame of a button",
      "[data-look=tag]:not([aria-pressed=true]), [data-look=kind]:not([aria-pressed=true]), [data-look=menu]",
      "borderTopColor",
      bothSides,
    );
    measure("line between events", ".row", "borderBlockEndColor");
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

const visible = (selector) =>
  [...within.querySelectorAll(selector)].find((one) => one.checkVisibility({ visibilityProperty: true }));
const pressOn = async (selector) => {
  const found = visible(selector);
  if (found) await press(found);
};
const zoom = async (key) => {
  for (let times = 0; times < 2; times += 1) {
    visible(".mark[tabindex='0']")?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
    await drawn();
  }
};

return (async () => {
  await drawn();
  measureAll();
  await pressOn(".mark[aria-expanded=false]");
  measureAll();
  // The panel with the dates, or the sheet.
  await pressOn(".menu:nth-last-child(2) > button, .sheet-opener");
  measureAll();
  await pressOn(".menu > [aria-expanded=true], .sheet-foot [data-look=strong]");
  timeline.select("antalya-ministers");
  await zoom("+");
  measureAll();
  await zoom("-");
  await pressOn(".index:not([open]) > summary");
  measureAll();
  measureFocus("a row", ".row");
  await pressOn(".index[open] > summary");
  await pressOn(".lane .term[aria-pressed=false]:not([data-none]), .stage .term[aria-pressed=false]");
  measureAll();
  measureFocus("a mark", ".mark[tabindex='0']");
  measureFocus("the search field", "[part~=search]");
  measureFocus("a button", "[data-look=step]:enabled");
  measureFocus("a term", ".term[aria-pressed=false]");
  measureFocus("a chosen term", ".term[aria-pressed=true]");
  measureFocus("the headline", ".stage .headline");
  await pressOn(".read-on[aria-expanded=false]");
  measureFocus("a line that opens", ".section > summary");
  await pressOn(".section:has([part~=source]):not([open]) > summary");
  measureFocus("a link", "a[href]");
  return { measured, faint: [...faint] };
})();
