// For a page with embed.html in iframes: gives each `<iframe data-talks-timeline src="…">` the height that its content
// reports, also one that is added later.
(() => {
  // The limits of a height in CSS pixels.
  const LEAST = 100;
  const MOST = 100_000;
  const wanted = new Map();
  const frames = () => document.querySelectorAll("iframe[data-talks-timeline]");

  const isFrom = (frame, source, origin) => {
    if (frame.contentWindow !== source) return false;
    // Only a frame that the page itself has put into such a sandbox has no origin.
    if (frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin")) return origin === "null";
    // For a text that is not an address, a link has no origin, where `new URL` would throw.
    const link = document.createElement("a");
    link.href = frame.src;
    return origin !== "null" && origin === link.origin;
  };

  const apply = () => {
    for (const [frame, height] of wanted) {
      // Under `box-sizing: border-box`, which many pages set, the height includes the border.
      const border = getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
      frame.style.height = `${height + border}px`;
    }
    wanted.clear();
  };

  addEventListener("message", ({ source, origin, data }) => {
    if (data?.type !== "talks-timeline:height" || !Number.isFinite(data.height)) return;
    for (const frame of frames()) {
      if (!isFrom(frame, source, origin)) continue;
      // At most one change for each frame that is painted, however many messages come.
      if (!wanted.size) requestAnimationFrame(apply);
      wanted.set(frame, Math.ceil(Math.min(Math.max(data.height, LEAST), MOST)));
    }
  });

  // Frames that were ready before this script report again.
  for (const frame of frames()) frame.contentWindow?.postMessage({ type: "talks-timeline:ask" }, "*");
})();
