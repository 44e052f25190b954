// Contrast by the formula of WCAG, against the two grounds on which marks are drawn.

/** The grounds of the widget, as in styles/tokens.css. */
export const GROUNDS = { light: "#ffffff", dark: "#15171b" };
/** The colours of a term without one, as in styles/tokens.css. */
export const ACCENT = { light: "#0b57a4", dark: "#7db7ff" };
/** The least contrast of a mark. */
export const LEAST = 3;

/** Pairs of colours that differ in both schemes. */
export const PALETTE = [
  ["#0b57a4", "#7db7ff"],
  ["#a8480f", "#f2a26b"],
  ["#16724b", "#6bd3a4"],
  ["#6d3fae", "#c2a2f5"],
  ["#7d6200", "#e0c255"],
  ["#a3195b", "#f490bd"],
  ["#0d6b75", "#67ccd6"],
  ["#656c77", "#9aa2ad"],
].map(([light, dark]) => ({ light, dark }));

const channels = (colour) => [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16));
const hex = (values) => `#${values.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;

const luminance = (colour) => {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

export const contrast = (one, other) => {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
};

const whole = (colour) => {
  if (typeof colour !== "string") return undefined;
  const short = colour.match(/^#([0-9a-f])([0-9a-f])([0-9a-f])$/i);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join("")}`.toLowerCase();
  return /^#[0-9a-f]{6}$/i.test(colour) ? colour.toLowerCase() : undefined;
};

/** The two colours in which a term is drawn. */
export const coloursOf = ({ color }) => ({
  light: whole(color?.light ?? color) ?? ACCENT.light,
  dark: whole(color?.dark ?? color) ?? ACCENT.dark,
});

/** The colour itself, or the nearest one towards black or white with enough contrast to its ground. */
export const mended = (colour, scheme) => {
  const goal = scheme === "light" ? 0 : 255;
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = hex(channels(colour).map((value) => value + (goal - value) * share));
    if (contrast(mixed, GROUNDS[scheme]) >= LEAST) return mixed;
  }
  return hex([goal, goal, goal]);
};

/** The schemes in which the marks of a term are too faint, with their contrast. */
export const faint = (term) =>
  Object.entries(coloursOf(term))
    .map(([scheme, colour]) => ({ scheme, ratio: contrast(colour, GROUNDS[scheme]) }))
    .filter(({ ratio }) => ratio < LEAST);
