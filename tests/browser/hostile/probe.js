// First script of a page whose built-ins are then spoiled. It keeps the real ones and writes what a reader would see into
// the title, since the scripts of the test itself could not run in such a page:
// "<state>|<x>|<y>|<status>|<what was thrown at the page>".
(() => {
  const { setInterval } = window;
  const query = Function.prototype.call.bind(Document.prototype.querySelector);
  const within = Function.prototype.call.bind(DocumentFragment.prototype.querySelector);
  const rectOf = Function.prototype.call.bind(Element.prototype.getBoundingClientRect);
  const text = Function.prototype.call.bind(Object.getOwnPropertyDescriptor(Node.prototype, "textContent").get);
  const shadowOf = Function.prototype.call.bind(Object.getOwnPropertyDescriptor(Element.prototype, "shadowRoot").get);
  const scroll = Function.prototype.call.bind(Element.prototype.scrollIntoView);
  const setTitle = Function.prototype.call.bind(Object.getOwnPropertyDescriptor(Document.prototype, "title").set);
  const listen = EventTarget.prototype.addEventListener.bind(window);
  let thrown = "";
  let ready = false;
  let failed = false;
  // Ours is what has a file of ours in its trace; the tests' own recorder may stumble too.
  const note = (error, message, file) => {
    const trace = `${error?.stack ?? ""} ${file ?? ""}`;
    if (trace.indexOf("talks") >= 0) thrown += ` ${message} (${trace.slice(0, 300)})`;
  };
  listen("error", (event) => note(event.error, event.message, event.filename), true);
  listen("unhandledrejection", (event) => note(event.reason, event.reason?.message));
  listen("timeline-ready", () => (ready = true));
  listen("timeline-error", () => (failed = true));
  setInterval(() => {
    const host = query(document, "talks-timeline");
    const list = query(document, "talks-timeline > ol");
    if (!host || !list) return;
    const root = shadowOf(host);
    const readable = rectOf(list).height > 0;
    const chip = root && within(root, "[part~=term][data-term=grain-deal]");
    const status = root && within(root, "[part~=status]");
    let [x, y] = [0, 0];
    if (chip) {
      scroll(chip, { block: "center", behavior: "instant" });
      const rect = rectOf(chip);
      [x, y] = [Math.round(rect.x + rect.width / 2), Math.round(rect.y + rect.height / 2)];
    }
    const state = `${ready ? "ready" : failed ? "failed" : "waiting"} ${chip || (ready && !root) ? "drawn" : readable ? "readable" : "blank"}`;
    setTitle(document, `${state}|${x}|${y}|${status ? text(status) : ""}|${thrown}`);
  }, 50);
})();
