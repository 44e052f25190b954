// The module that reads and writes other formats, fetched when it is first needed.

let loading;

/** Its functions: `read`, `write`, `sheetAddress`. The file is beside the page, however this script is bundled. */
export const importer = () =>
  (loading ??= import(new URL("talks-timeline-data.js", document.baseURI).href).catch((error) => {
    // The next call tries again.
    loading = undefined;
    throw new Error(
      "The part of this page that reads and checks files could not be loaded. Check your connection and try again.",
      { cause: error },
    );
  }));

/** The problems of a dataset in the native format. */
export const problemsOf = async (text) => {
  try {
    return (await (await importer()).read(text, "native")).problems;
  } catch (error) {
    return [{ where: "dataset", message: error.message }];
  }
};
