// Records events in a page for the tests.
(() => {
  // Keep references, because the page may remove the originals.
  const { parse, stringify } = JSON;
  const seen = (window.__seen = { events: [], violations: [], errors: [], shift: 0, shifts: [] });
  for (const type of ["ready", "filter", "select", "range", "error"].map((name) => `timeline-${name}`)) {
    addEventListener(type, (event) => {
      const { bubbles, composed, detail } = event;
      // Not with `push`, which the page may have replaced.
      seen.events[seen.events.length] = { type, bubbles, composed, detail: parse(stringify(detail ?? null)) };
    });
  }
  addEventListener(
    "securitypolicyviolation",
    (event) => {
      // WebKit requests an icon on its own, and then reports a violation of the page's policy.
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
  // Chromium's own layout shift; recorder-more.js measures it for the others.
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
