// A picture of the chart as the reader sees it, for print desks and social cards: as SVG and as PNG. It is made from
// the shapes on the page, with their places and colours: a strict policy forbids to load markup as an image.

/** Pixels of the PNG for each CSS pixel. */
const SCALE = 2;
const PAD = 28;
const GAP = 16;
/** The least width, so that there is room for a title. */
const NARROWEST = 400;

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

/** The shapes in an element, relative to a corner on the page. */
const shapesIn = (element, corner, read) => {
  const found = [];
  for (const shape of element.querySelectorAll("path,line,circle,rect,text")) {
    const style = getComputedStyle(shape);
    if (!shape.checkVisibility() || !shape.getScreenCTM()) continue;
    const { a, b, c, d, e, f } = shape.getScreenCTM();
    const matrix = [a, b, c, d, e - corner.left, f - corner.top];
    let opacity = 1;
    for (let at = shape; at !== element; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
    if (shape.localName === "text") {
      if (!shape.getNumberOfChars()) continue;
      const box = shape.getBBox();
      const font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const y = shape.getStartPositionOfChar(0).y;
      found.push({
        text: shape.textContent,
        x: box.x + e - corner.left,
        y: y + f - corner.top,
        font,
        fill: read(style.fill),
        opacity,
      });
      continue;
    }
    const paint = (name) => (style[name] === "none" ? undefined : read(style[name]));
    const [fill, stroke] = [paint("fill"), paint("stroke")];
    if (!(fill?.opacity || stroke?.opacity)) continue;
    const dash = style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(/[\s,]+/).map(parseFloat);
    found.push({ path: outline(shape), matrix, fill, stroke, width: parseFloat(style.strokeWidth), dash, opacity });
  }
  return found;
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
  const [ink, faint] = [read(style.color), read(getComputedStyle(find(".extent")).color)];
  const font = (size, weight = 400) => `${weight} ${size}px ${style.fontFamily}`;
  const track = find(".track").getBoundingClientRect();
  const rows = all(".plot > .row").map((row) => row.getBoundingClientRect());
  const lanes = rows.length > 1 ? all(".lane") : [];
  const label = (lane) => [
    lane.querySelector(".label")?.textContent ?? "",
    lane.querySelector(".count")?.textContent.trim() ?? "",
  ];
  context.font = font(14);
  const widest = (part) => Math.max(0, ...lanes.map((lane) => context.measureText(label(lane)[part]).width));
  // A sign, the name, and the count at the edge of the chart.
  const side = lanes.length ? 22 + widest(0) + 12 + widest(1) + GAP : 0;
  const width = Math.ceil(Math.max(NARROWEST, track.width + side + 2 * PAD));
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
  const filter = all("[data-look=removable]").map((part) => part.textContent.replace("✕", "").trim());
  // A filtered picture says how it is filtered; another one has the standfirst.
  add(filter.length ? `${text("[part=status]")} · ${filter.join(" · ")}` : text(".standfirst"), 15, 400, faint, 1.45);
  y += 14;
  // The chart, with the names of its lanes at the side.
  const left = rtl ? PAD : PAD + side;
  const drawn = shapesIn(find(".track"), { left: track.left - left, top: track.top - y }, read);
  items.push(...drawn);
  for (const name of all(".era-name")) {
    const box = name.getBoundingClientRect();
    items.push({
      text: name.textContent,
      x: box.left - track.left + left + 5,
      y: box.top - track.top + y + 14,
      font: font(12),
      fill: faint,
      opacity: 1,
    });
  }
  lanes.forEach((lane, at) => {
    const row = rows[at];
    if (!row) return;
    const middle = row.top + row.height / 2 - track.top + y;
    const [name, count] = label(lane);
    const sign = lane.querySelector(".glyph");
    if (sign) {
      const box = sign.getBoundingClientRect();
      const x = (rtl ? width - PAD - 8 : PAD + 8) - box.width / 2;
      for (const item of shapesIn(sign, { left: box.left, top: box.top }, read)) {
        const [a, b, c, d, e, f] = item.matrix;
        items.push({ ...item, matrix: [a, b, c, d, e + x, f + middle - box.height / 2] });
      }
    }
    const from = sign ? 22 : 0;
    items.push({
      text: name,
      x: rtl ? width - PAD - from : PAD + from,
      y: middle + 5,
      font: font(14),
      fill: ink,
      opacity: 1,
      end: rtl,
      rtl: backwards(name),
    });
    items.push({
      text: count,
      x: rtl ? width - PAD - side + GAP : PAD + side - GAP,
      y: middle + 5,
      font: font(14, 600),
      fill: faint,
      opacity: 1,
      end: !rtl,
    });
  });
  const clip = { x: left - 2, y: y - 4, width: track.width + 4, height: track.height + 8 };
  y += track.height + 20;
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
const round = (number) => Math.round(number * 100) / 100;

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
      ? `${paint("stroke", item.stroke)} stroke-width="${item.width}"${item.dash.length ? ` stroke-dasharray="${item.dash.join(" ")}"` : ""}`
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
      context.setLineDash(item.dash);
      if (item.stroke) paint(() => context.stroke(path), item.stroke);
    }
    context.restore();
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large"))), "image/png"),
  );
};
