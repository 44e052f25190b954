// The second WebAssembly module, fetched from beside this one. `data-files-inline.js` stands in for it where everything is
// inside.

/** Starts the module, each time anew. */
export const start = async () => {
  const [glue, answer] = await Promise.all([
    import("./talks_timeline_data.js"),
    fetch(new URL("talks_timeline_data_bg.wasm", import.meta.url)),
  ]);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  await glue.default({ module_or_path: await WebAssembly.compile(await answer.arrayBuffer()) });
  return glue;
};
