// Records what Chromium records itself, for the other engines: console messages of scripts, and layout shifts.
(() => {
  const seen = window.__seen;
  seen.console = [];
  for (const level of ["warn", "error"]) {
    const write = console[level];
    console[level] = (...values) => {
      seen.console.push(`${level}: ${values.join(" ")}`);
      write.apply(console, values);
    };
  }
  addEventListener("error", ({ message, filename, lineno }) => {
    if (message) seen.console.push(`error: ${message} (${filename}:${lineno})`);
  });
  addEventListener("unhandledrejection", ({ reason }) => seen.console.push(`error: ${reason}`));
  addEventListener("securitypolicyviolation", (event) => {
    seen.console.push(`error: ${event.effectiveDirective} forbids ${event.blockedURI}`);
  });

  // Layout shift as in Chromium, except that the area is one box around everything that has moved, and that an element
  // rendered again is the same element: both can only make the result larger. Only named parts and main blocks are
  // followed; other movements are missed.
  const places = () => {
    const found = new Map();
    const add = (key, element) => found.set(key, element.getBoundingClientRect());
    for (const element of document.querySelectorAll("body > *, main > *, article > *")) add(element, element);
    const root = document.querySelector("talks-timeline")?.shadowRoot;
    for (const element of root?.querySelectorAll("[part]") ?? []) {
      if (/^(header|title|filters|status|chart|list|event)\b/.test(element.part.value)) {
        add(element.part.value.split(" ")[0] + (element.dataset.id ?? ""), element);
      }
    }
    return found;
  };
  let before = new Map();
  let scrolled = 0;
  const look = () => {
    requestAnimationFrame(look);
    if (!document.body) return;
    const now = places();
    const down = scrollY - scrolled;
    const clipped = ({ left, right, top, bottom }) => [
      Math.max(left, 0),
      Math.max(top, 0),
      Math.min(right, innerWidth),
      Math.min(bottom, innerHeight),
    ];
    const moved = [];
    for (const [key, box] of now) {
      const old = before.get(key);
      if (!old?.height || !box.height) continue;
      // An element that keeps its position in the viewport or in the page has not moved for a reader.
      const [x, y] = [box.x - old.x, box.y - old.y];
      const distance = Math.max(Math.abs(x), Math.min(Math.abs(y), Math.abs(y + down)));
      const boxes = [clipped(old), clipped(box)].filter(([left, top, right, bottom]) => right > left && bottom > top);
      if (distance >= 3 && boxes.length) moved.push({ key: key.nodeName ?? key, distance, boxes });
    }
    if (moved.length) {
      const sides = moved.flatMap(({ boxes }) => boxes);
      const most = (side, choose) => choose(...sides.map((box) => box[side]));
      const area = (most(2, Math.max) - most(0, Math.min)) * (most(3, Math.max) - most(1, Math.min));
      const distance = Math.max(...moved.map((one) => one.distance));
      const value = (area / (innerWidth * innerHeight)) * Math.min(distance / Math.max(innerWidth, innerHeight), 1);
      seen.shift += value;
      seen.shifts.push({ value, nodes: moved.map(({ key, distance }) => `${key} ${distance}`) });
    }
    before = now;
    scrolled = scrollY;
  };
  requestAnimationFrame(look);
})();
