// Watches a page from before a timeline is put into it: what comes into the document or a shadow root, what comes into the
// prototypes and the window. `__hit` is what payloads set if they run.
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
// An image that the data names may be shown, from the page's own site or from elsewhere without leave to know who looks.
const isOurs = (element) => isPicture(element) || isNameOfEra(element) || element === ours.child;
// In a drawing only HTML is cut off with three points.
const isNameOfEra = ({ localName, parentElement, children }) =>
  localName === "foreignObject" &&
  parentElement?.getAttribute("part") === "era" &&
  children.length === 1 &&
  children[0].matches("div.era-name:not(:has(*))");
const isPicture = (element) =>
  element.localName === "img" &&
  element.alt !== null &&
  element.referrerPolicy === "no-referrer" &&
  (element.src.startsWith(`${location.origin}/`) || /^https:\/\/example\.org\/[^"'<>\s]*$/.test(element.src));
const lookAt = (element, name, value) => {
  if (/^on/i.test(name) || /^(style|srcdoc|formaction|action|ping|background)$/i.test(name))
    ours.found.push(`${element.localName} ${name}=${value}`);
  // What the page itself has put there leads nowhere, or the test finds it out.
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
// Of the prototypes, their makers, and the window; what begins with two underscores is the tests' own, and the drivers
// leave names, too.
const names = () => [
  ...[Object, Array, Function, String, Map, Promise, Element, HTMLElement, Node, Event].flatMap((it) =>
    [it, it.prototype].flatMap((object, place) =>
      Object.getOwnPropertyNames(object).map((name) => `${it.name} ${place} ${name}`),
    ),
  ),
  ...Object.getOwnPropertyNames(window).filter((name) => !/^(__|\$?cdc_|ret_nodes|se_)/.test(name)),
];
/** Puts a timeline into the page and watches its shadow root from the first moment. */
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
/** Looks at what is in the page already. */
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
