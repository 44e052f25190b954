// The script of embed.html: attributes from the address, the widget's script, and the height for the page around.
//
// It is put into the page, and the policy knows it by its hash: where a sandbox takes the frame's origin away, WebKit
// holds no address for `'self'`, and no engine loads modules, or anything by `fetch`, without CORS headers.

(() => {
  const LEAST = 100;
  const MOST = 100_000;
  const BETWEEN_REPORTS = 100;
  // How long a reader who looks waits for what was asked for before the pre-rendered events are shown as they are.
  const PATIENCE = 4_000;

  const oneOf = (...values) => (value) => values.includes(value);
  const like = (pattern) => (value) => pattern.test(value);
  const short = like(/^.{1,20000}$/s);

  // What the address may set, and which values; nothing else in it has any effect.
  const ATTRIBUTES = {
    query: short,
    selected: short,
    group: short,
    layout: oneOf("full", "list", "chart"),
    theme: oneOf("auto", "light", "dark"),
    "heading-level": like(/^[1-4]$/),
    lang: like(/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i),
    dir: oneOf("ltr", "rtl"),
    format: oneOf("auto", "native", "timelinejs", "csv"),
    refresh: like(/^[1-9]\d{0,5}$/),
    "no-embed": oneOf("", "1", "true"),
    src: (value) => isAllowed(value),
  };

  const addressOf = (text) => {
    try {
      return new URL(text, location.href);
    } catch {
      return undefined;
    }
  };

  // Data from this page's own origin, or from one of those that the publisher has listed in the page.
  const isAllowed = (text) => {
    const url = addressOf(text);
    // The origin of `blob:` and `filesystem:` addresses may be ours although the data is not.
    if (!text || !url || !/^https?:$/.test(url.protocol) || url.username || url.password) return false;
    if (url.origin === location.origin) return true;
    const list = document.querySelector("meta[name=talks-timeline-sources]")?.content ?? "";
    return list.split(/\s+/).filter(Boolean).some((entry) => {
      const listed = addressOf(entry);
      if (listed?.origin !== url.origin) return false;
      if (listed.pathname === "/") return true;
      // Some servers take an encoded slash for one, and then `..` would leave the folder.
      if (/%2f|%5c/i.test(url.pathname)) return false;
      return url.pathname === listed.pathname || url.pathname.startsWith(listed.pathname.replace(/\/?$/, "/"));
    });
  };

  const parameters = new URLSearchParams(location.search);
  const asked = new Map(
    Object.entries(ATTRIBUTES)
      .map(([name, fits]) => [name, parameters.get(name), fits])
      .filter(([, value, fits]) => value !== null && fits(value)),
  );

  // What was pre-rendered is not what was asked for: it stays out of sight until that is drawn.
  const root = document.documentElement;
  const differs = ["query", "group", "src"].some((name) => asked.has(name)) || /=/.test(location.hash.replace("#amp=1", ""));
  root.toggleAttribute("data-waiting", differs);

  const framed = parent !== self;
  if (framed) {
    // A new step in a frame is a step of the article's history, and Back would not leave the article. So what the
    // reader does rewrites the frame's one step.
    history.pushState = history.replaceState;
  }

  // --- The height, told to the page around ---

  const child = parameters.get("childId");
  // pym.js takes its messages apart at this sign.
  const pym = child && !/xPYMx|\s/.test(child) && child.length <= 200 ? `pymxPYMx${child}xPYMx` : undefined;
  let told;
  let toldAt = -Infinity;
  let timer;

  const tell = () => {
    timer = undefined;
    const { width, height: exact } = document.body.getBoundingClientRect();
    // A frame that is not shown has no size.
    if (!width || !exact) return;
    const height = Math.min(Math.max(Math.ceil(exact), LEAST), MOST);
    if (height === told) return;
    told = height;
    toldAt = performance.now();
    // Whoever is around may know how high this is.
    const say = (message) => parent.postMessage(message, "*");
    say({ type: "talks-timeline:height", height });
    say({ sentinel: "amp", type: "embed-size", height });
    if (pym) say(`${pym}heightxPYMx${height}`);
  };

  // Never more often than the pause allows, and the last height always.
  const report = () => {
    if (root.hasAttribute("data-waiting")) return;
    timer ??= setTimeout(tell, toldAt + BETWEEN_REPORTS - performance.now());
  };

  const show = () => {
    root.removeAttribute("data-waiting");
    if (framed) report();
  };

  if (framed) {
    // The page around may have come too late to hear; it can do no more than ask again.
    addEventListener("message", ({ source, data }) => {
      if (source !== parent) return;
      const asks = data?.type === "talks-timeline:ask" || (pym && typeof data === "string" && data.startsWith(`${pym}widthxPYMx`));
      if (!asks) return;
      told = undefined;
      report();
    });
  }

  // --- The widget ---

  const start = () => {
    let widget = document.querySelector("talks-timeline");
    if (asked.has("src")) {
      // Other data than was pre-rendered: without the pre-rendered shadow root and children.
      const empty = widget.cloneNode(false);
      widget.replaceWith(empty);
      widget = empty;
      root.removeAttribute("data-waiting");
    }
    for (const [name, value] of asked) widget.setAttribute(name, value);
    for (const type of ["timeline-ready", "timeline-error"]) widget.addEventListener(type, show);

    // Modules, and what scripts fetch, need CORS headers where there is no origin, and are not had from a disk.
    const isolated = self.origin === "null" || location.protocol === "file:";
    const script = document.importNode(document.getElementById(isolated ? "inline" : "module").content, true);
    script.firstElementChild.addEventListener("error", () => {
      if (asked.has("src")) apologise(widget);
      show();
    });
    document.head.append(script);

    if (framed) new ResizeObserver(report).observe(document.body, { box: "border-box" });
    new IntersectionObserver(([{ isIntersecting }], observer) => {
      if (!isIntersecting) return;
      observer.disconnect();
      setTimeout(show, PATIENCE);
    }).observe(widget);
  };

  // Nothing was pre-rendered for this data, and no script will draw it: the reader gets the data itself.
  const apologise = (widget) => {
    const note = document.createElement("p");
    note.className = "failure";
    const link = document.createElement("a");
    link.href = addressOf(asked.get("src")).href;
    link.textContent = "the data";
    note.append("The timeline could not be loaded. You can still open ", link, ".");
    widget.replaceWith(note);
  };

  addEventListener("DOMContentLoaded", start);
})();
