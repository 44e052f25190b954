// The script of embed.html: it takes attributes from the address, loads the widget, and reports the height to the page
// around.
//
// The build puts it into the page, and the policy names it by its hash. In a sandbox the frame has no origin: there
// WebKit matches no address with `'self'`, and no engine loads modules, or anything by `fetch`, without CORS headers.

(() => {
  // Limits of a height that is reported, and the milliseconds between two reports.
  const LEAST = 100;
  const MOST = 100_000;
  const BETWEEN_REPORTS = 100;
  // After this many milliseconds of waiting, a reader who sees the frame is shown the pre-rendered events as they are.
  const PATIENCE = 4_000;

  const oneOf =
    (...values) =>
    (value) =>
      values.includes(value);
  const like = (pattern) => (value) => pattern.test(value);
  const short = like(/^.{1,20000}$/s);

  // The attributes that the address may set, with the values that it may give them. Nothing else in it has any effect.
  const ATTRIBUTES = {
    query: short,
    selected: short,
    group: short,
    layout: oneOf("full", "list", "chart", "story"),
    list: oneOf("open"),
    time: oneOf("linear"),
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

  // Whether data may come from an address: of this page's own origin, or of one that the publisher has listed in the
  // page.
  const isAllowed = (text) => {
    const url = addressOf(text);
    // `blob:` and `filesystem:` addresses may have this origin although the data do not come from it.
    if (!text || !url || !/^https?:$/.test(url.protocol) || url.username || url.password) return false;
    if (url.origin === location.origin) return true;
    const list = document.querySelector("meta[name=talks-timeline-sources]")?.content ?? "";
    return list
      .split(/\s+/)
      .filter(Boolean)
      .some((entry) => {
        const listed = addressOf(entry);
        if (listed?.origin !== url.origin) return false;
        if (listed.pathname === "/") return true;
        // Some servers read an encoded slash as a slash, and `..` after it would leave the folder.
        if (/%2f|%5c/i.test(url.pathname)) return false;
        return url.pathname === listed.pathname || url.pathname.startsWith(listed.pathname.replace(/\/?$/, "/"));
      });
  };

  const parameters = new URLSearchParams(location.search);
  const attributes = new Map(
    Object.entries(ATTRIBUTES)
      .map(([name, fits]) => [name, parameters.get(name), fits])
      .filter(([, value, fits]) => value !== null && fits(value)),
  );

  // If the address asks for other events than the pre-rendered ones, nothing is shown until they are drawn.
  const root = document.documentElement;
  const differs =
    ["query", "group", "src"].some((name) => attributes.has(name)) || /=/.test(location.hash.replace("#amp=1", ""));
  root.toggleAttribute("data-waiting", differs);

  const framed = parent !== self;
  if (framed) {
    // A new step in a frame is a step of the article's history, and Back would not leave the article. So everything
    // that the reader does rewrites the one step of the frame.
    history.pushState = history.replaceState;
  }

  // --- Reporting the height to the page around ---

  const child = parameters.get("childId");
  // pym.js splits its messages at this mark.
  const pym = child && !/xPYMx|\s/.test(child) && child.length <= 200 ? `pymxPYMx${child}xPYMx` : undefined;
  let reported;
  let reportedAt = -Infinity;
  let timer;

  const reportNow = () => {
    timer = undefined;
    const { width, height: exact } = document.body.getBoundingClientRect();
    // A frame that is not shown has no size.
    if (!width || !exact) return;
    const height = Math.min(Math.max(Math.ceil(exact), LEAST), MOST);
    if (height === reported) return;
    reported = height;
    reportedAt = performance.now();
    // The height is no secret, so every origin may learn it.
    const say = (message) => parent.postMessage(message, "*");
    say({ type: "talks-timeline:height", height });
    say({ sentinel: "amp", type: "embed-size", height });
    if (pym) say(`${pym}heightxPYMx${height}`);
  };

  // Reports are never closer together than this, and the last height is always reported.
  const report = () => {
    if (root.hasAttribute("data-waiting")) return;
    timer ??= setTimeout(reportNow, reportedAt + BETWEEN_REPORTS - performance.now());
  };

  const show = () => {
    root.removeAttribute("data-waiting");
    if (framed) report();
  };

  if (framed) {
    // A script of the page around that started late may ask for the height. It can ask for nothing else.
    addEventListener("message", ({ source, data }) => {
      if (source !== parent) return;
      const asks =
        data?.type === "talks-timeline:ask" || (pym && typeof data === "string" && data.startsWith(`${pym}widthxPYMx`));
      if (!asks) return;
      reported = undefined;
      report();
    });
  }

  // --- The widget ---

  const start = () => {
    let widget = document.querySelector("talks-timeline");
    if (attributes.has("src")) {
      // A copy without the shadow root and the children: the pre-rendered events are not these data.
      const empty = widget.cloneNode(false);
      widget.replaceWith(empty);
      widget = empty;
      root.removeAttribute("data-waiting");
    }
    for (const [name, value] of attributes) widget.setAttribute(name, value);
    for (const type of ["timeline-ready", "timeline-error"]) widget.addEventListener(type, show);

    // Without an origin, modules and everything that scripts fetch need CORS headers; from a disk there is neither.
    const isolated = self.origin === "null" || location.protocol === "file:";
    const script = document.importNode(document.getElementById(isolated ? "inline" : "module").content, true);
    script.firstElementChild.addEventListener("error", () => {
      if (attributes.has("src")) apologise(widget);
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

  // No script will draw these data, and nothing was pre-rendered for them: the reader gets a link to the data.
  const apologise = (widget) => {
    const note = document.createElement("p");
    note.className = "failure";
    const link = document.createElement("a");
    link.href = addressOf(attributes.get("src")).href;
    link.textContent = "the data";
    note.append("The timeline could not be loaded. You can still open ", link, ".");
    widget.replaceWith(note);
  };

  addEventListener("DOMContentLoaded", start);
})();
