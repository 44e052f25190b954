// The host page around the timeline: every computed property of every element, and what a script could have left behind.
const timeline = document.querySelector("talks-timeline");
// A moment of their own would be another one in each load.
for (const animation of document.getAnimations()) {
  animation.pause();
  animation.currentTime = 400;
}
// What follows from how high and wide the contents are.
const EXTENT = /^(block-size|inline-size|height|width|perspective-origin|transform-origin|top|right|bottom|left|inset-.*|grid-template-(rows|columns))$/;
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
      if (!(holds && EXTENT.test(name))) properties[name] = style.getPropertyValue(name);
    }
    elements[`${path(element)}${pseudo ?? ""}`] = JSON.stringify(properties);
  }
}
const attributes = (element) => [...element.attributes].map(({ name, value }) => `${name}=${value}`).sort().join(" ");
return {
  elements,
  globals: Object.getOwnPropertyNames(window).filter((name) => !/^(\d+|__seen|\$?cdc_.*|ret_nodes)$/.test(name)).sort(),
  sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
  attributes: [attributes(document.documentElement), attributes(document.body)],
  head: [...document.head.children].filter((child) => child.localName !== "script").map((child) => child.outerHTML),
  body: [...document.body.children].map((child) => child.localName),
  stored: [document.cookie, localStorage.length, sessionStorage.length],
  focus: document.activeElement?.localName ?? "",
  sideways: document.scrollingElement.scrollWidth,
};
