// Watches a page from before a timeline is inserted: additions to the document and to shadow roots, to the prototypes
// and to the window. Payloads that run set `__hit`.
window.__hit = undefined;
const ours = (window.__watch = { found: [] });
const BAD =
  /^(script|iframe|frame|object|embed|img|image|link|meta|base|form|style|audio|video|source|portal|math|foreignobject|animate|set|use)$/;
const look = (node) => {
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  for (const element of [node, ...node.querySelectorAll("*")]) {
    if (BAD.test(element.localName.toLowerCase()) && !isOurs(element))
      ours.found.push(`an element ${element.localName} ${element.src ?? ""}`);
    for (const { name, value } of element.attributes) lookAt(element, name, value);
  }
};
// Images in the data may load, from the page's own site, or from others without a referrer.
const isOurs = (element) => isPicture(element) || isText(element) || element === ours.child;
// In a drawing, only HTML can end with an ellipsis, and break its lines: names of eras, words of marks, the chosen date and
// the card. What is in them is looked at like everything else.
const isText = ({ localName, children }) =>
  localName === "foreignObject" &&
  children.length === 1 &&
  children[0].matches("div:is(.era-name, .words, .plate, .card-room)");
const isPicture = (element) =>
  element.localName === "img" &&
  element.alt !== null &&
  element.referrerPolicy === "no-referrer" &&
  (element.src.startsWith(`${location.origin}/`) || /^https:\/\/example\.org\/[^"'<>\s]*$/.test(element.src));
const lookAt = (element, name, value) => {
  if (/^on/i.test(name) || /^(style|srcdoc|formaction|action|ping|background)$/i.test(name))
    ours.found.push(`${element.localName} ${name}=${value}`);
  // Elements of the page itself are harmless; the test would notice otherwise.
  if (element.localName === "talks-timeline" && name === "src") return;
  if (/^(href|src|xlink:href)$/i.test(name) && /^[\u0000-\u0020]*(javascript|vbscript|data|file|blob):/i.test(value))
    ours.found.push(`${element.localName} ${name}=${value}`);
};
const observer = new MutationObserver((records) => {
  for (const { type, target, attributeName, addedNodes } of records) {
    if (type === "attributes") {
      const value = target.getAttribute(attributeName);
      if (value !== null) lookAt(target, attributeName, value);
    }
    addedNodes.forEach(look);
  }
});
const options = { subtree: true, childList: true, attributes: true };
observer.observe(document.body, options);
// The prototypes, their constructors, and the window. Names with two leading underscores belong to the tests, and
// drivers add names, too.
const names = () => [
  ...[Object, Array, Function, String, Map, Promise, Element, HTMLElement, Node, Event].flatMap((it) =>
    [it, it.prototype].flatMap((object, place) =>
      Object.getOwnPropertyNames(object).map((name) => `${it.name} ${place} ${name}`),
    ),
  ),
  ...Object.getOwnPropertyNames(window).filter((name) => !/^(__|\$?cdc_|ret_nodes|se_)/.test(name)),
];
/** Inserts a timeline into the page and watches its shadow root from the start. */
window.__mount = (attributes, data, child, type = "application/json") => {
  const element = document.createElement("talks-timeline");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (child !== undefined && child !== null) {
    const script = document.createElement("script");
    script.type = type;
    script.append(child);
    ours.child = script;
    element.append(script);
  }
  if (data !== undefined && data !== null) element.data = data;
  document.querySelector("main").append(element);
  observer.observe(element.shadowRoot, options);
  look(element.shadowRoot.firstElementChild ?? element);
};
/** Checks the existing content of the page. */
window.__look = () => {
  const roots = [
    document.body,
    ...[...document.querySelectorAll("*")].flatMap((element) => element.shadowRoot?.firstElementChild ?? []),
  ];
  roots.forEach(look);
};
window.__verdict = () => {
  for (const record of [observer.takeRecords()].flat()) record.addedNodes.forEach(look);
  const after = names();
  const found = [...ours.found];
  if (window.__hit !== undefined) found.push(`a payload ran: ${window.__hit}`);
  if ({}.polluted !== undefined || {}.hit !== undefined) found.push("a prototype has changed");
  for (const name of after) if (!ours.before.includes(name)) found.push(`a new name: ${name}`);
  for (const name of ours.before) if (!after.includes(name)) found.push(`a name is gone: ${name}`);
  return found;
};
ours.before = names();
