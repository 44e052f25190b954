// Renders every timeline of themes.html in the given state, and reports problems. hosts/contrast.js precedes this file.
// Returns { drawn: [[class, theme, events]], complaints }.
const [state] = arguments;
const complaints = [];
const drawn = [];
const visible = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
const styleOf = (element) => getComputedStyle(element);
const painted = (color) => color !== "none" && rgba(color)[3] > 0;

const look = (timeline) => {
  const within = (selector) => [...timeline.shadowRoot.querySelectorAll(selector)].filter(visible);
  const base = timeline.shadowRoot.querySelector("[part~=base]");
  const say = (what, element, text = element.textContent.trim().slice(0, 30)) =>
    complaints.push(
      `${timeline.className}, ${timeline.getAttribute("theme")}, ${state}: ${what}: ${element.localName}.${element.getAttribute("class") ?? ""} "${text}"`,
    );

  // The theme "contrast" promises more.
  const [least, leastOfMarks] = timeline.className === "contrast" ? [7, 7] : [4.5, 3];
  for (const element of within("*")) {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!own || element.closest("style, .spoken, :disabled, option")) continue;
    const svg = element instanceof SVGElement;
    const under = backgroundOf(svg ? base : element);
    const color = svg ? styleOf(element).fill : styleOf(element).webkitTextFillColor || styleOf(element).color;
    const found = contrast(over(rgba(color), under), under);
    if (found < least) say(`text ${found.toFixed(2)}`, element);
    if (parseFloat(styleOf(element).fontSize) < 11) say(`letters of ${styleOf(element).fontSize}`, element);
  }
  // A shape stands out by its fill or by its outline. Terms without events are deliberately faint, and so are the bars of
  // panels, beside which stand the numbers.
  for (const shape of within(
    ":is([part~=mark], [part~=term]:not([data-none]), [part~=event]) svg :is(path, circle, rect), [part~=mark] :is(path, circle, rect)",
  )) {
    const colors = [styleOf(shape).fill, styleOf(shape).stroke].filter(painted);
    if (colors.length === 0 || shape.closest("[data-look=option] .bar")) continue;
    const under = backgroundOf(shape.closest("button, [part~=event]") ?? base);
    const found = Math.max(...colors.map((color) => contrast(over(rgba(color), under), under)));
    if (found < leastOfMarks)
      say(`mark ${found.toFixed(2)} (${colors.join(", ")})`, shape, shape.parentElement.outerHTML.slice(0, 80));
  }
  // Persistent lines: bars of time, the strip with the events that pass, the chosen date, the end of the record, and the ring
  // around the selection. The grid and the lines between events only structure content that is clear without them.
  for (const shape of within(
    ".scene .bar, .bins.shown, .foot, .window, .cursor, .end, [part~=mark][data-selected] .halo",
  )) {
    let opacity = 1;
    for (let at = shape; at !== base; at = at.parentElement) opacity *= Number(styleOf(at).opacity);
    const under = backgroundOf(base);
    const found = Math.max(
      ...[styleOf(shape).fill, styleOf(shape).stroke].filter(painted).map((color) => {
        const [red, green, blue, alpha] = rgba(color);
        return contrast(over([red, green, blue, alpha * opacity], under), under);
      }),
    );
    if (!(found >= 3)) say(`line ${found.toFixed(2)}`, shape, shape.outerHTML.slice(0, 80));
  }
  // The focus ring.
  const link = within("[data-look~=link]")[0];
  const frame = link ? contrast(over(rgba(styleOf(link).color), backgroundOf(base)), backgroundOf(base)) : 0;
  if (frame < 3) say(`frame ${frame.toFixed(2)}`, link ?? base);
  for (const field of within("[part~=search]")) {
    const under = backgroundOf(base);
    // In a narrow widget the field is a button, which its picture tells.
    const icon = field.offsetWidth > field.offsetHeight ? null : field.parentElement.querySelector(".icon");
    const color = icon ? styleOf(icon).stroke : styleOf(field).borderTopColor;
    const found = contrast(over(rgba(color), under), under);
    if (found < 3) say(`edge ${found.toFixed(2)}`, field);
  }
  if (base.scrollWidth > base.clientWidth + 1) say(`${base.scrollWidth} in ${base.clientWidth}`, base, "");
  // The events in sight: marks of the chart, or rows of the list, which lies over nothing that can be seen.
  const list = within("[part~=list]")[0]?.getBoundingClientRect();
  const inList = ({ top, bottom }) => (top + bottom) / 2 > list.top && (top + bottom) / 2 < list.bottom;
  const rows = within("[part~=event]").filter((row) => inList(row.getBoundingClientRect()));
  for (const stage of list ? within("[part~=stage]") : []) {
    const { top, bottom, left, right } = stage.getBoundingClientRect();
    if (top < list.bottom - 1 && bottom > list.top + 1 && left < list.right - 1 && right > list.left + 1)
      say("under the list", stage);
  }
  const events = rows.length + within("[part~=mark]").length;
  drawn.push([timeline.className, timeline.getAttribute("theme"), events]);
};

return (async () => {
  for (const timeline of document.querySelectorAll("talks-timeline")) {
    timeline.scrollIntoView({ behavior: "instant" });
    await timeline.updateComplete;
    if (state === "in use") {
      timeline.select(timeline.shadowRoot.querySelectorAll("[part~=event]")[1].dataset.id);
      timeline.shadowRoot.querySelector("[part~=filters] button[aria-expanded=false]")?.click();
      for (const details of timeline.shadowRoot.querySelectorAll("details")) details.open = true;
      await timeline.updateComplete;
    }
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    look(timeline);
  }
  return { drawn, complaints };
})();
