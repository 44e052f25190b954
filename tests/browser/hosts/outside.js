// The host page around the timeline: every computed property of every element, and anything a script could have left
// behind.
const timeline = document.querySelector("talks-timeline");
// Stop animations, which differ in each load. Ending one may start transitions, and those others further down.
for (let moving; (moving = document.getAnimations()).length;) for (const animation of moving) animation.cancel();
// Properties that follow from the size of the contents; in a line of text, from its line breaks.
const EXTENT =
  /^(block-size|inline-size|height|width|perspective-origin|transform-origin|top|right|bottom|left|inset-.*|grid-template-(rows|columns))$/;
const elements = {};
const path = (element) => {
  const parent = element.parentElement;
  if (!parent) return element.localName;
  const alike = [...parent.children].filter((child) => child.localName === element.localName);
  return `${path(parent)} ${element.localName}:${alike.indexOf(element)}`;
};
const around = document.querySelector("[data-around]") ?? document.querySelector("article");
for (const element of document.querySelectorAll("body, body *, html")) {
  if (timeline?.contains(element)) continue;
  const holds = element.contains(around);
  for (const pseudo of [null, "::before", "::after"]) {
    const style = getComputedStyle(element, pseudo);
    if (pseudo && /^(none|normal|)$/.test(style.content)) continue;
    const properties = {};
    for (const name of style) {
      if (!((holds || style.display === "inline") && EXTENT.test(name)))
        properties[name] = style.getPropertyValue(name);
    }
    elements[`${path(element)}${pseudo ?? ""}`] = JSON.stringify(properties);
  }
}
const attributes = (element) =>
  [...element.attributes]
    .map(({ name, value }) => `${name}=${value}`)
    .sort()
    .join(" ");
return {
  elements,
  globals: Object.getOwnPropertyNames(window)
    .filter((name) => !/^(\d+|__seen|\$?cdc_.*|ret_nodes)$/.test(name))
    .sort(),
  sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
  attributes: [attributes(document.documentElement), attributes(document.body)],
  head: [...document.head.children].filter((child) => child.localName !== "script").map((child) => child.outerHTML),
  body: [...document.body.children].map((child) => child.localName),
  stored: [document.cookie, localStorage.length, sessionStorage.length],
  focus: document.activeElement?.localName ?? "",
  // The size of the page along the lines of text, in which a timeline must not make it grow.
  across:
    document.scrollingElement[
      getComputedStyle(around).writingMode === "horizontal-tb" ? "scrollWidth" : "scrollHeight"
    ],
};
