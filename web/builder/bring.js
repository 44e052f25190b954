// Step 1: a file, a pasted text, a published sheet or the example becomes the work.

import { at, say } from "./dom.js";
import { EXAMPLE } from "./example.js";
import { importer } from "./importer.js";
import { tidied } from "./work.js";

/**
 * Whether a dataset is in the native format. Such a dataset is taken as it is written, so that its mistakes can be
 * mended here.
 */
const isNative = (data) => {
  if (typeof data !== "object" || data === null || !Array.isArray(data.events)) return false;
  const first = data.events.find((event) => typeof event === "object" && event !== null);
  return (
    String(data.format).startsWith("talks-timeline/") ||
    Array.isArray(data.facets) ||
    (first !== undefined && "start" in first)
  );
};

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The work that a file or a text contains. */
const workOf = async (input) => {
  const text = typeof input === "string" ? input : new TextDecoder().decode(input);
  const native = /^\uFEFF?\s*\{/.test(text) ? parsed(text.replace(/^\uFEFF/, "")) : undefined;
  if (isNative(native)) return tidied({ data: native });
  const { text: json, problems } = await (await importer()).read(input, "auto", { onprogress });
  return tidied({ data: JSON.parse(json), left: problems });
};

/** Milliseconds between two announcements of how far a long reading is. */
const BETWEEN_REPORTS = 500;

let reportedAt = 0;

const onprogress = (share) => {
  if (performance.now() - reportedAt < BETWEEN_REPORTS || share <= 0 || share >= 1) return;
  reportedAt = performance.now();
  say(`Reading: ${Math.round(share * 100)} per cent`);
};

const complain = (words) => {
  at("bring-error").textContent = words;
  at("bring-error").hidden = !words;
};

/** Makes the controls of step 1 work. `load(work, name)` receives what was read, and its name. */
export const bring = (load) => {
  let newest = 0;

  // A later choice replaces an earlier one that is still being read.
  const take = async (name, input) => {
    const mine = (newest += 1);
    complain("");
    say(`Reading ${name}…`);
    try {
      const work = await workOf(await input());
      if (mine === newest) load(work, name);
    } catch (error) {
      if (mine !== newest) return;
      say("");
      complain(`${name} could not be read: ${error.message}`);
    }
  };
  const takeFile = (file) => file && take(file.name, () => file.arrayBuffer());

  at("example").addEventListener("click", () => take("the example", () => JSON.stringify(EXAMPLE)));
  at("file").addEventListener("change", ({ target }) => {
    takeFile(target.files[0]);
    // Without a value, the same file can be chosen again once it is mended.
    target.value = "";
  });
  at("paste-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = at("pasted").value;
    if (!text.trim()) return complain("The field is empty: paste the rows or the text of the file into it first.");
    take("the pasted text", () => text);
  });
  at("sheet-form").addEventListener("submit", (event) => {
    event.preventDefault();
    take("the sheet", () => sheet(at("sheet").value.trim()));
  });

  const zone = at("drop");
  for (const type of ["dragenter", "dragover"]) {
    zone.addEventListener(type, (event) => {
      event.preventDefault();
      zone.toggleAttribute("data-over", true);
    });
  }
  for (const type of ["dragleave", "drop"]) zone.addEventListener(type, () => zone.removeAttribute("data-over"));
  // Dropped outside the zone, a file would replace this page.
  for (const type of ["dragover", "drop"]) addEventListener(type, (event) => event.preventDefault());
  zone.addEventListener("drop", ({ dataTransfer }) => {
    if (dataTransfer.files.length) return takeFile(dataTransfer.files[0]);
    const text = dataTransfer.getData("text/plain");
    if (text) take("what you dropped", () => text);
  });
};

const sheet = async (typed) => {
  if (!typed) throw new Error("write the address of the sheet first.");
  const address = await (await importer()).sheetAddress(typed);
  if (!address)
    throw new Error(
      "this is not the address of a Google sheet. In the sheet choose File, Share, Publish to web, and copy the address from there.",
    );
  const hint =
    "Is the sheet published (File, Share, Publish to web)? You can also download it as CSV and choose that file.";
  const answer = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" }).catch(() => {
    throw new Error(`Google does not answer this page. ${hint}`);
  });
  if (!answer.ok) throw new Error(`Google answers ${answer.status}. ${hint}`);
  return answer.arrayBuffer();
};
