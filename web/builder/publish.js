// Step 3: what to copy and what to download.

import { addressesOf } from "./addresses.js";
import { at, create, download, say } from "./dom.js";
import { importer } from "./importer.js";
import { frame, single, snippet, tag } from "./output.js";
import { languageOf, said, slug, written } from "./work.js";

const here = new URL("./", document.baseURI).href;

/** The buttons and fields of step 3. `app.published()` is the current dataset. */
export const publish = (app) => {
  const titleOf = (data) => said(data.title, languageOf(data)) || "Timeline";
  const name = (data) => slug(titleOf(data)) || "timeline";
  const addresses = (data) => addressesOf(app.work().place, `${name(data)}.json`, here);

  const draw = () => {
    const { data } = app.published();
    const { place, look } = app.work();
    const some = data.events.length > 0;
    at("publish-empty").hidden = some;
    at("outputs").hidden = !some;
    if (!some) return;
    for (const id of ["files", "data"])
      if (at(`place-${id}`) !== document.activeElement) at(`place-${id}`).value = place[id];
    const places = addresses(data);
    at("place-files").placeholder = here;
    at("place-data").placeholder = places.data;
    at("json-name").textContent = `${name(data)}.json`;
    at("tag-code").value = tag(look, places);
    at("frame-code").value = frame(look, places, titleOf(data));
    // embed.html takes data only from its own host and from those that the publisher lists in it.
    at("frame-note").hidden = new URL(places.files).origin === new URL(places.data).origin;
    at("local-note").hidden = !/^(localhost|127\.|\[::1\]|0\.0\.0\.0)/.test(new URL(places.files).hostname);
  };

  for (const id of ["files", "data"]) {
    at(`place-${id}`).addEventListener("input", ({ target }) =>
      app.change(({ place }) => (place[id] = target.value), { choices: false }),
    );
  }

  const act = (id, work) =>
    at(id).addEventListener("click", async () => {
      try {
        await work(app.published().data);
      } catch (error) {
        say(`That did not work: ${error.message}`);
      }
    });

  const copy = async (field) => {
    field.select();
    const copied = await navigator.clipboard?.writeText(field.value).then(
      () => true,
      () => false,
    );
    // Where the page may not use the clipboard, the reader copies the selected text.
    say(copied ? "Copied." : "Selected: press Ctrl or ⌘ and C to copy.");
  };
  act("copy-tag", () => copy(at("tag-code")));
  act("copy-frame", () => copy(at("frame-code")));
  act("copy-snippet", (data) => {
    const field = create("textarea", { class: "spoken", "aria-label": "The whole embed code", readonly: true });
    field.value = snippet(data, app.work().look, addresses(data));
    at("copy-snippet").after(field);
    return copy(field).finally(() => {
      // A text that is only selected stays, to be copied by hand.
      if (at("said").textContent === "Copied.") field.remove();
      at("copy-snippet").focus({ preventScroll: true });
    });
  });
  act("get-snippet", (data) =>
    save(`${name(data)}-snippet.html`, "text/html", snippet(data, app.work().look, addresses(data))),
  );
  act("get-json", (data) => save(`${name(data)}.json`, "application/json", written(data)));
  act("get-single", async (data) => {
    say("Making the page…");
    const answer = await fetch(new URL("talks-timeline.html", here));
    if (!answer.ok) throw new Error(`talks-timeline.html is not beside this page (${answer.status}).`);
    save(`${name(data)}.html`, "text/html", single(await answer.text(), data, app.work().look));
  });
  for (const [format, type] of [
    ["csv", "text/csv"],
    ["ics", "text/calendar"],
  ]) {
    act(`get-${format}`, async (data) => {
      const { text, problems } = await (await importer()).write(written(data), { format, language: languageOf(data) });
      save(`${name(data)}.${format}`, type, text);
      if (problems.length)
        say(`Downloaded. This format leaves something out: ${problems.map(({ message }) => message).join("; ")}`);
    });
  }

  const save = (file, type, text) => {
    download(file, `${type};charset=utf-8`, text);
    say(`${file} is in your downloads.`);
  };
  return { draw };
};
