// Keeps what happens in a page for the tests to look at.
(() => {
  // The page may take them away.
  const { parse, stringify } = JSON;
  const seen = (window.__seen = { events: [], violations: [], errors: [], shift: 0, shifts: [] });
  for (const type of ["ready", "filter", "select", "range", "error"].map((name) => `timeline-${name}`)) {
    addEventListener(type, (event) => {
      const { bubbles, composed, detail } = event;
      // Not by `push`, which the page may have replaced.
      seen.events[seen.events.length] = { type, bubbles, composed, detail: parse(stringify(detail ?? null)) };
    });
  }
  addEventListener(
    "securitypolicyviolation",
    (event) => {
      // WebKit asks for an icon of its own accord and then holds it against the page's policy.
      if (event.blockedURI.endsWith("/favicon.ico") && !document.querySelector("link[rel~=icon]")) {
        return event.stopImmediatePropagation();
      }
      seen.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    },
    true,
  );
  addEventListener(
    "error",
    (event) => seen.errors.push(event.message ?? `cannot load ${event.target.src ?? event.target.href}`),
    true,
  );
  addEventListener("unhandledrejection", (event) => seen.errors.push(String(event.reason)));
  // Chromium's own measure of what moves; see recorder-more.js for the others.
  if (!PerformanceObserver.supportedEntryTypes.includes("layout-shift")) return;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      seen.shift += entry.value;
      seen.shifts.push({
        value: entry.value,
        nodes: entry.sources.map(({ node }) => node?.part?.value || node?.className || node?.nodeName),
      });
    }
  }).observe({ type: "layout-shift", buffered: true });
})();
