// The contrast of colours according to WCAG 2. Prepended to scripts that measure.
const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", {
  willReadFrequently: true,
});
const rgba = (color) => {
  // A canvas keeps its previous colour if it cannot parse a new one.
  if (!CSS.supports("color", color)) throw new Error(`no color: ${color}`);
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  return canvas.getImageData(0, 0, 1, 1).data;
};
const over = (top, under) => [0, 1, 2].map((place) => (top[place] * top[3] + under[place] * (255 - top[3])) / 255);
/** The background of an element in a shadow root: its own and its ancestors', up to an opaque one. */
const backgroundOf = (element) => {
  const layers = [];
  for (let at = element; at; at = at.parentElement) {
    const layer = rgba(getComputedStyle(at).backgroundColor);
    layers.push(layer);
    if (layer[3] === 255) break;
  }
  return layers.reverse().reduce((under, layer) => over(layer, under), [255, 0, 255]);
};
const luminance = (color) => {
  const [red, green, blue] = color.map((value) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
