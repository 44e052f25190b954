// Contrast by the formula of WCAG, against the two grounds on which marks are drawn.

/** The grounds of the widget, as in styles/tokens.css. */
export const GROUNDS = { light: "#ffffff", dark: "#15171b" };
/** The colours of a term without one whose facet has others with colours, as in styles/tokens.css. */
export const ACCENT = { light: "#0b57a4", dark: "#7db7ff" };
/** The least contrast of a mark. */
export const LEAST = 3;

/** The colours that the widget deals to the terms of a facet without any: crates/timeline-core/src/dataset/palette.rs. */
export const PALETTE = [
  ["#0b57a4", "#7db7ff"],
  ["#ff0000", "#ee0000"],
  ["#aa55ff", "#7755ee"],
  ["#008899", "#008888"],
  ["#662200", "#ff8811"],
  ["#994466", "#dd2277"],
  ["#668844", "#00ff99"],
  ["#330099", "#cc99bb"],
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

/** The two colours in which a term is drawn. `otherwise` stands for what it does not give. */
export const coloursOf = ({ color }, otherwise = ACCENT) => ({
  light: whole(color?.light ?? color) ?? otherwise.light,
  dark: whole(color?.dark ?? color) ?? otherwise.dark,
});

/** Whether a term gives colours of its own. */
const hasColours = ({ color }) => Boolean(whole(color?.light ?? color) && whole(color?.dark ?? color));

/** Gives a term colours. The widget deals none once a term has its own, so the others keep what they were dealt. */
export const setColours = (terms, term, colours) => {
  if (!terms.some(hasColours)) for (const [each, dealt] of drawnColours(terms)) each.color = { ...dealt };
  term.color = colours;
};

/**
 * The terms of a facet with the colours in which the widget draws them. Where no term gives any, the terms take those of
 * the palette in turn, and a narrower term has the colours of its parent.
 */
export const drawnColours = (terms) => {
  const isDealt = !terms.some(hasColours);
  const drawn = new Map();
  let next = 0;
  for (const term of terms) {
    const parent = drawn.get(terms.find(({ id }) => id === term.parent));
    const dealt = isDealt ? (parent ?? PALETTE[next++ % PALETTE.length]) : ACCENT;
    drawn.set(term, coloursOf(term, dealt));
  }
  return drawn;
};

/** The colour itself, or the nearest one towards black or white with enough contrast to its ground. */
export const mended = (colour, scheme) => {
  const goal = scheme === "light" ? 0 : 255;
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = hex(channels(colour).map((value) => value + (goal - value) * share));
    if (contrast(mixed, GROUNDS[scheme]) >= LEAST) return mixed;
  }
  return hex([goal, goal, goal]);
};

/** The schemes in which marks of two colours are too faint, with their contrast. */
export const faint = (colours) =>
  Object.entries(colours)
    .map(([scheme, colour]) => ({ scheme, ratio: contrast(colour, GROUNDS[scheme]) }))
    .filter(({ ratio }) => ratio < LEAST);
