// The second WebAssembly module, fetched from beside this one. `data-files-inline.js` stands in for it where everything is
// inside.

/** What makes the glue of an instance, and the compiled module. */
export const load = async () => {
  const [{ default: makeGlue }, answer] = await Promise.all([
    import("./talks_timeline_data.js"),
    fetch(new URL("talks_timeline_data_bg.wasm", import.meta.url)),
  ]);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return [makeGlue, await WebAssembly.compile(await answer.arrayBuffer())];
};
