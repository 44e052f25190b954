// Measures what a host page could spoil inside the timeline. Runs as the body of a function with `host`, `root` and
// `all` defined, and returns { styles, complaints, width, height, fontFamily, fontSize, direction, lang, scale }.
const base = root.querySelector("[part~=base]");
const styleOf = (element) => getComputedStyle(element);
const box = base.getBoundingClientRect();
// Under a transform of the page, screen pixels differ from layout pixels.
const scale = box.width / base.offsetWidth;
const inBase = (element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x - box.x, y - box.y, width, height].map((value) => Math.round((value / scale) * 2) / 2);
};

// One element of each kind, with every computed property and its position.
const kinds = new Map([["base", base]]);
for (const element of base.querySelectorAll("*")) {
  const name = ["part", "class", "data-look", "aria-pressed", "aria-expanded", "data-heading", "type"]
    .map((attribute) => element.getAttribute(attribute) ?? "")
    .join("|");
  const key = `${element.localName}|${name}|${element.parentElement?.getAttribute("class") ?? ""}`;
  if (!kinds.has(key)) kinds.set(key, element);
}
const styles = {};
for (const [key, element] of kinds) {
  const style = styleOf(element);
  const properties = {};
  for (const name of style) properties[name] = style.getPropertyValue(name);
  if (element.checkVisibility()) properties["(place)"] = inBase(element).join(" ");
  styles[key] = properties;
}

const complaints = [];
const name = (element) =>
  `${element.localName}.${element.getAttribute("class") ?? ""} "${element.textContent.trim().slice(0, 30)}"`;
const visible = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

// Nothing may be wider than the base or outside it.
if (base.scrollWidth > base.clientWidth + 1)
  complaints.push(`the base scrolls sideways: ${base.scrollWidth} in ${base.clientWidth}`);
// Elements with a fixed height scroll inside.
const scrolls = base.scrollHeight > base.clientHeight;
const clipped = (element) => {
  for (let parent = element.parentElement; parent && parent !== base; parent = parent.parentElement) {
    if (styleOf(parent).overflowX !== "visible") return true;
  }
  return false;
};
for (const element of all("*")) {
  if (!visible(element) || element.closest("svg svg, defs") || clipped(element)) continue;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  if (left < box.left - 2 || right > box.right + 2 || top < box.top - 2 || (bottom > box.bottom + 2 && !scrolls)) {
    complaints.push(`outside of the base: ${name(element)}`);
  }
}

// Text must be readable: large enough, and in contrast with its background. contrast.js precedes this file.
let texts = 0;
for (const element of all("*")) {
  const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  if (!own || !visible(element) || element.closest(".spoken, :disabled, option")) continue;
  texts += 1;
  const style = styleOf(element);
  const svg = element instanceof SVGElement;
  const size = parseFloat(style.fontSize);
  if (size < 11) complaints.push(`${size}px: ${name(element)}`);
  const color = svg ? style.fill : style.webkitTextFillColor || style.color;
  const under = backgroundOf(svg ? element.closest(".base") : element);
  const found = contrast(over(rgba(color), under), under);
  if (found < 4.5) complaints.push(`contrast ${found.toFixed(2)} (${color}): ${name(element)}`);
  if (svg) continue;
  // A line is as high as its text, and lines do not overlap.
  if (parseFloat(style.lineHeight) < size * 1.1) complaints.push(`lines of ${style.lineHeight}: ${name(element)}`);
  if (parseFloat(style.letterSpacing) > size * 0.1)
    complaints.push(`letters ${style.letterSpacing} apart: ${name(element)}`);
}
if (texts < 45) complaints.push(`only ${texts} texts can be seen`);

// Controls must be large enough to hit.
for (const control of all("button, summary, select, input").filter(visible)) {
  if (Math.min(control.offsetWidth, control.offsetHeight) < 24) {
    complaints.push(`${control.offsetWidth} by ${control.offsetHeight}: ${name(control)}`);
  }
}

// Marks are in the chart, each with an extent.
const chart = root.querySelector("[part~=chart]").getBoundingClientRect();
const marks = all("[part~=mark]");
if (marks.length < 5) complaints.push(`only ${marks.length} marks`);
for (const mark of marks) {
  const { left, right, top, bottom, width, height } = mark.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  if (width < 8 || height < 8) complaints.push(`a mark of ${width} by ${height}`);
  if (x < chart.left || x > chart.right || y < chart.top || y > chart.bottom)
    complaints.push(`a mark outside of the chart at ${x}, ${y}`);
}

for (const animation of document.getAnimations()) {
  if (root.contains(animation.effect?.target)) complaints.push(`something moves: ${name(animation.effect.target)}`);
}

const style = styleOf(base);
const measured = {
  styles,
  complaints,
  width: style.width,
  height: scrolls ? style.height : "auto",
  fontFamily: style.fontFamily,
  fontSize: styleOf(host).fontSize,
  direction: style.direction,
  lang: host.closest("[lang]").lang,
  scale,
};

// In the list, events follow one another, and their text has space.
const toggle = async () => {
  root.querySelector("[part~=index-toggle]").click();
  await host.updateComplete;
};
return toggle().then(async () => {
  let end = -Infinity;
  for (const event of all("[part~=event]")) {
    const { top, bottom } = event.getBoundingClientRect();
    if (top < end - 1) complaints.push(`one event lies over another: ${event.dataset.id}`);
    end = bottom;
    const headline = event.querySelector(".row-headline");
    if (!(headline.offsetWidth >= Math.min(200, base.offsetWidth * 0.5)))
      complaints.push(`text of ${headline.offsetWidth} pixels: ${event.dataset.id}`);
  }
  await toggle();
  return measured;
});
