// For a page with embed.html in iframes: gives each as much height as it asks for. `<iframe data-talks-timeline src="…">`
// is how a page says which ones may; those added later are found too.
(() => {
  const LEAST = 100;
  const MOST = 100_000;
  const wanted = new Map();
  const frames = () => document.querySelectorAll("iframe[data-talks-timeline]");

  const isFrom = (frame, source, origin) => {
    if (frame.contentWindow !== source) return false;
    // Without an origin of its own is only what the page itself has put into such a sandbox.
    if (frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin")) return origin === "null";
    // An address that is none has no origin here, where `new URL` would throw.
    const link = document.createElement("a");
    link.href = frame.src;
    return origin !== "null" && origin === link.origin;
  };

  const apply = () => {
    for (const [frame, height] of wanted) {
      // Resets of a page's styles often count the border in.
      const border = getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
      frame.style.height = `${height + border}px`;
    }
    wanted.clear();
  };

  addEventListener("message", ({ source, origin, data }) => {
    if (data?.type !== "talks-timeline:height" || !Number.isFinite(data.height)) return;
    for (const frame of frames()) {
      if (!isFrom(frame, source, origin)) continue;
      // One change for each picture that is drawn, however many messages come.
      if (!wanted.size) requestAnimationFrame(apply);
      wanted.set(frame, Math.ceil(Math.min(Math.max(data.height, LEAST), MOST)));
    }
  });

  // Frames that were faster than this script say it again.
  for (const frame of frames()) frame.contentWindow?.postMessage({ type: "talks-timeline:ask" }, "*");
})();
