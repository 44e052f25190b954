// A picture of the chart as the reader sees it, for print desks and social cards: as SVG and as PNG. It is made from
// the shapes on the page, with their places and colours: a strict policy forbids to load markup as an image.

/** Pixels of the PNG for each CSS pixel. */
const SCALE = 2;
const PAD = 28;
/** The least width, so that there is room for a title. */
const NARROWEST = 400;

const round = (number) => Math.round(number * 100) / 100;

const pen = () => document.createElement("canvas").getContext("2d", { willReadFrequently: true });

/** Reads colours of the page as `#rrggbb` and an opacity: programs for SVG know fewer notations than browsers. */
const reader = () => {
  const known = new Map();
  const context = pen();
  return (color) => {
    if (!known.has(color)) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
      // A canvas rounds colours of low opacity, so the opacity is read from the text.
      const opacity = Number(color.match(/(?:\/|rgba\(.*,)\s*([\d.]+)\s*\)$/)?.[1] ?? alpha / 255);
      const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("");
      known.set(color, { color: `#${hex}`, opacity });
    }
    return known.get(color);
  };
};

/** The outline of a shape in its own coordinates. */
const outline = (shape) => {
  const [x, y, width, height, radius] = ["x", "y", "width", "height", "rx"].map(
    (name) => shape[name]?.baseVal?.value ?? 0,
  );
  const at = (name) => shape[name].baseVal.value;
  switch (shape.localName) {
    case "path":
      return shape.getAttribute("d");
    case "line":
      return `M${at("x1")} ${at("y1")}L${at("x2")} ${at("y2")}`;
    case "circle":
      return `M${-at("r")} 0a${at("r")} ${at("r")} 0 1 0 ${2 * at("r")} 0a${at("r")} ${at("r")} 0 1 0 ${-2 * at("r")} 0z`;
    default: {
      const r = Math.min(radius, width / 2, height / 2);
      const arc = (dx, dy) => (r ? `a${r} ${r} 0 0 1 ${dx} ${dy}` : "");
      return `M${x + r} ${y}h${width - 2 * r}${arc(r, r)}v${height - 2 * r}${arc(-r, r)}h${2 * r - width}${arc(-r, -r)}v${2 * r - height}${arc(r, -r)}z`;
    }
  }
};

/** Whether a reader sees an element. */
const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });

/** The points of an outline of straight lines, each moved by a matrix. */
const moved = (path, { a, d, e, f }, corner) =>
  path.replace(
    /(-?[\d.]+) (-?[\d.]+)/g,
    (_, x, y) => `${round(x * a + e - corner.left)} ${round(y * d + f - corner.top)}`,
  );

/** The shapes in an element, relative to a corner on the page. */
const shapesIn = (element, corner, read) => {
  const found = [];
  for (const shape of element.querySelectorAll("path,line,circle,rect,text")) {
    const style = getComputedStyle(shape);
    // The card is for the pointer.
    if (!isSeen(shape) || !shape.getScreenCTM() || shape.closest(".over")) continue;
    const place = shape.getScreenCTM();
    const { a, b, c, d, e, f } = place;
    let matrix = [a, b, c, d, e - corner.left, f - corner.top];
    let opacity = 1;
    for (let at = shape; at !== element; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
    if (shape.localName === "text") {
      if (!shape.getNumberOfChars()) continue;
      const font = `${style.fontWeight} ${round(parseFloat(style.fontSize) * a)}px ${style.fontFamily}`;
      const [x, y] = [shape.getBBox().x, shape.getStartPositionOfChar(0).y];
      const [left, top] = [x * a + e - corner.left, y * d + f - corner.top];
      found.push({ text: shape.textContent, x: left, y: top, font, fill: read(style.fill), opacity });
      continue;
    }
    const paint = (name) => (style[name] === "none" ? undefined : read(style[name]));
    const [fill, stroke] = [paint("fill"), paint("stroke")];
    if (!(fill?.opacity || stroke?.opacity)) continue;
    const dash = style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(/[\s,]+/).map(parseFloat);
    let path = outline(shape);
    // What lies behind the marks is stretched to the width of the chart, and its lines are not.
    if (style.vectorEffect === "non-scaling-stroke") [path, matrix] = [moved(path, place, corner), [1, 0, 0, 1, 0, 0]];
    const width = parseFloat(style.strokeWidth);
    found.push({ path, matrix, fill, stroke, width, dash, cap: style.strokeLinecap, opacity });
  }
  return found;
};

/** The beginning of a text that fits into a width, with an ellipsis if that is not all of it. */
const shortened = (context, text, width) => {
  if (context.measureText(text).width <= width + 1) return text;
  const letters = [...text];
  while (letters.length && context.measureText(`${letters.join("")}…`).width > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
};

/** A box with rounded corners. */
const boxed = ({ left, top, width, height }, radius, fill, corner) => {
  const box = { x: left - corner.left, y: top - corner.top, width, height, rx: radius };
  const sides = Object.fromEntries(Object.entries(box).map(([name, value]) => [name, { baseVal: { value } }]));
  return { path: outline(sides), matrix: [1, 0, 0, 1, 0, 0], fill, width: 1, dash: [], opacity: 1 };
};

/** The words in an element that are HTML, with the grounds of those that have one. */
const wordsIn = (element, corner, read, context) => {
  const [grounds, texts] = [[], []];
  for (const box of element.querySelectorAll(".plate, .words, .era-name, .lane .term, .lane-name")) {
    if (!isSeen(box)) continue;
    const ground = read(getComputedStyle(box).backgroundColor);
    const radius = parseFloat(getComputedStyle(box).borderRadius);
    if (ground.opacity) grounds.push(boxed(box.getBoundingClientRect(), radius, ground, corner));
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const [words, parent] = [walker.currentNode.data, walker.currentNode.parentElement];
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const place = range.getBoundingClientRect();
      if (!words.trim() || !isSeen(parent) || !place.width) continue;
      const style = getComputedStyle(parent);
      context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const room = style.overflowX === "hidden" ? parent.getBoundingClientRect() : place;
      const [left, right] = [Math.max(place.left, room.left), Math.min(place.right, room.right)];
      const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = context.measureText(words);
      const turned = backwards(words);
      texts.push({
        text: shortened(context, words, right - left),
        x: (turned ? right : left) - corner.left,
        y: place.top + (place.height - up - down) / 2 + up - corner.top,
        font: `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`,
        fill: read(style.color),
        opacity: 1,
        end: turned,
        rtl: turned,
      });
    }
  }
  return [...grounds, ...texts];
};

/** Whether the first letter of a text belongs to a script that runs from right to left. */
const backwards = (text) => /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(text);

/** A text in lines of at most this width. */
const wrapped = (context, font, text, width) => {
  context.font = font;
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && context.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};

/** The address of the page without scheme, query and fragment; empty for a file. */
const place = () =>
  /^https?:$/.test(location.protocol) ? location.host + location.pathname.replace(/\/(index\.html)?$/, "") : "";

/** The picture: its size, its ground, and its items. */
export const picture = (root) => {
  const base = root.querySelector("[part=base]");
  const [find, all] = [(selector) => base.querySelector(selector), (selector) => [...base.querySelectorAll(selector)]];
  const text = (selector) => find(selector)?.textContent.trim() ?? "";
  const [style, read, context] = [getComputedStyle(base), reader(), pen()];
  const rtl = style.direction === "rtl";
  const [ink, faint] = [read(style.color), read(getComputedStyle(find(".extent") ?? find(".where") ?? base).color)];
  const font = (size, weight = 400) => `${weight} ${size}px ${style.fontFamily}`;
  const plot = all(".plot").find(isSeen);
  const chart = plot.getBoundingClientRect();
  const width = Math.ceil(Math.max(NARROWEST, chart.width + 2 * PAD));
  const items = [];
  let y = PAD;
  const add = (words, size, weight, fill, lead) => {
    for (const line of wrapped(context, font(size, weight), words, width - 2 * PAD)) {
      y += size * lead;
      items.push({
        text: line,
        x: rtl ? width - PAD : PAD,
        y: y - size * 0.25,
        font: font(size, weight),
        fill,
        opacity: 1,
        end: rtl,
        rtl: backwards(words),
      });
    }
  };
  const title = text("[part=title]");
  if (title) add(title, 26, 700, ink, 1.25);
  const filter = all("[data-look=removable]").map((part) => part.textContent.trim());
  // A filtered picture says how it is filtered; another one has the standfirst.
  add(filter.length ? `${text("[part=status]")} · ${filter.join(" · ")}` : text(".standfirst"), 15, 400, faint, 1.45);
  y += 14;
  const corner = { left: chart.left - PAD, top: chart.top - y };
  const drawn = [...shapesIn(plot, corner, read), ...wordsIn(plot, corner, read, context)];
  items.push(...drawn);
  const clip = { x: PAD - 4, y: y - 4, width: chart.width + 8, height: chart.height + 8 };
  y += chart.height + 20;
  const source = [place(), text(".extent")].filter(Boolean).join(" · ");
  add(source, 13, 400, faint, 1.4);
  // A widget without a background shows the background of the page behind it.
  let ground = read(style.backgroundColor);
  for (let at = root.host; at && ground.opacity < 1; at = at.parentElement)
    ground = read(getComputedStyle(at).backgroundColor);
  if (ground.opacity < 1)
    ground = {
      color:
        style.colorScheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches
          ? "#121212"
          : "#ffffff",
      opacity: 1,
    };
  const height = Math.ceil(y + PAD - 8);
  return { width, height, ground, title: title || source, items, clip, clipped: new Set(drawn), lang: base.lang };
};

const escaped = (text) =>
  String(text)
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt()};`)
    .replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");

/** The picture as the text of an SVG file. */
export const svg = ({ width, height, ground, title, items, clip, clipped, lang }) => {
  const paint = (name, { color, opacity } = { color: "none", opacity: 1 }) =>
    ` ${name}="${color}"${opacity < 1 ? ` ${name}-opacity="${round(opacity)}"` : ""}`;
  const one = (item) => {
    const faded = item.opacity < 1 ? ` opacity="${round(item.opacity)}"` : "";
    if (item.path === undefined) {
      const [, weight, size, family] = item.font.match(/^(\S+) (\S+) (.*)$/);
      // The end of a text that runs from right to left is at its left.
      const anchor = !!item.end !== !!item.rtl ? ' text-anchor="end"' : "";
      const direction = item.rtl ? ' direction="rtl"' : "";
      return `<text x="${round(item.x)}" y="${round(item.y)}" font-family="${escaped(family)}, sans-serif" font-size="${size}" font-weight="${weight}"${anchor}${direction}${paint("fill", item.fill)}${faded}>${escaped(item.text)}</text>`;
    }
    const stroke = item.stroke
      ? `${paint("stroke", item.stroke)} stroke-width="${item.width}"${item.dash.length ? ` stroke-dasharray="${item.dash.join(" ")}"` : ""}${item.cap === "round" ? ' stroke-linecap="round"' : ""}`
      : "";
    return `<path d="${escaped(item.path)}" transform="matrix(${item.matrix.map(round).join(" ")})"${paint("fill", item.fill)}${stroke}${faded}/>`;
  };
  const [inside, outside] = [items.filter((item) => clipped.has(item)), items.filter((item) => !clipped.has(item))];
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" xml:lang="${escaped(lang)}">
<title>${escaped(title)}</title>
<defs><clipPath id="chart"><rect x="${round(clip.x)}" y="${round(clip.y)}" width="${round(clip.width)}" height="${round(clip.height)}"/></clipPath></defs>
<rect width="${width}" height="${height}"${paint("fill", ground)}/>
<g clip-path="url(#chart)">
${inside.map(one).join("\n")}
</g>
${outside.map(one).join("\n")}
</svg>
`;
};

/** The picture as the bytes of a PNG file. */
export const png = ({ width, height, ground, items, clip, clipped }) => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * SCALE, height * SCALE];
  const context = canvas.getContext("2d");
  context.scale(SCALE, SCALE);
  context.fillStyle = ground.color;
  context.fillRect(0, 0, width, height);
  for (const item of items) {
    context.save();
    if (clipped.has(item)) {
      context.beginPath();
      context.rect(clip.x, clip.y, clip.width, clip.height);
      context.clip();
    }
    const paint = (act, { color, opacity }) => {
      context.globalAlpha = item.opacity * opacity;
      context.fillStyle = context.strokeStyle = color;
      act();
    };
    if (item.path === undefined) {
      context.font = item.font;
      context.textAlign = item.end ? "right" : "left";
      context.direction = item.rtl ? "rtl" : "ltr";
      paint(() => context.fillText(item.text, item.x, item.y), item.fill);
    } else {
      context.transform(...item.matrix);
      const path = new Path2D(item.path);
      if (item.fill) paint(() => context.fill(path), item.fill);
      context.lineWidth = item.width;
      context.lineCap = item.cap ?? "butt";
      context.setLineDash(item.dash);
      if (item.stroke) paint(() => context.stroke(path), item.stroke);
    }
    context.restore();
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large"))), "image/png"),
  );
};
