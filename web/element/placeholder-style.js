// How the element looks until the widget's own style sheet is there.

// A bundler's page has no files for other pages to load, so its build sets `EMBED` to false and "Share" is hidden. The
// button that stops updates stays.
const WITHOUT_SHARE =
  typeof EMBED === "boolean" && !EMBED ? ".header-end button:not([aria-pressed]){display:none}" : "";

/**
 * Room for the widget, ruled like what will stand there, so that nothing below moves; and the notice above it, which
 * takes neither type nor colours from the page. It also holds where the widget's own sheet does not come.
 */
export const PLACEHOLDER_STYLE = `:host{display:block}.waiting{min-block-size:705px;background:repeating-linear-gradient(#8882 0 1px,#0000 0 56px)}[part=notice]{all:initial;display:block;margin-block-end:12px;font:14px/1.5 sans-serif;color-scheme:light dark;background:Canvas;color:CanvasText;visibility:inherit}[part=notice] button{font:inherit}[part=notice]+.waiting{margin-block-start:-33px}${WITHOUT_SHARE}`;
