// The part that reads and writes other people's formats, fetched when it is needed first.

let loading;

/** Its functions: `read`, `write`, `sheetAddress`. It lies beside the page, wherever this script is bundled into. */
export const importer = () =>
  (loading ??= import(new URL("talks-timeline-data.js", document.baseURI).href).catch((error) => {
    // The next one who asks tries again.
    loading = undefined;
    throw new Error("The part of this page that reads and checks files did not come. Look at your connection and try again.", { cause: error });
  }));

/** The problems of a dataset in the native format. */
export const problemsOf = async (text) => {
  try {
    return (await (await importer()).read(text, "native")).problems;
  } catch (error) {
    return [{ where: "dataset", message: error.message }];
  }
};
