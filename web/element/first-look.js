// How it looks until the widget's own style sheet is there.

// Where nothing can be fetched to paste, there is no button for it; the one that stops updates stays. The build knows, and folds this.
const NO_EMBED = typeof EMBED === "boolean" && !EMBED ? ".footer button:not([aria-pressed]){display:none}" : "";

// Until the widget's own sheet is there, or if it does not come: room for the widget, ruled like what will stand there, so
// that nothing below moves; and the notice, on top of that, into which neither the page's type reaches nor its colours.
export const STYLE = `:host{display:block}.waiting{min-block-size:640px;background:repeating-linear-gradient(#8882 0 1px,#0000 0 56px)}[part=notice]{all:initial;display:block;margin-block-end:12px;font:14px/1.5 sans-serif;color-scheme:light dark;background:Canvas;color:CanvasText;visibility:inherit}[part=notice] button{font:inherit}[part=notice]+.waiting{margin-block-start:-33px}${NO_EMBED}`;
