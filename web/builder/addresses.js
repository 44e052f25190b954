// Where the publisher's files will be.

const webAddress = (text, base) => {
  try {
    const url = new URL(text, base);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
};

/**
 * The addresses of the widget's files and of the data. The publisher may name both; what is not the address of a file
 * on the web counts for nothing. `here` is where the builder is, and `fileName` the name of the data without an
 * address.
 */
export const addressesOf = (place, fileName, here) => {
  const folder = place.files.trim();
  const files = (folder && webAddress(folder.replace(/\/*$/, "/"), here)) || here;
  const data = webAddress(place.data.trim() || fileName, files) ?? new URL(fileName, files).href;
  return { files, data };
};
