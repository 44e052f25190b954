// Cells as spreadsheets put them on the clipboard: tabs between cells, one line for each row, and quotes around a cell
// that contains line breaks.

/** The rows of a text, or `undefined` if it is one cell. */
export const cellsOf = (text) => {
  if (!/[\t\n]/.test(text.trimEnd())) return undefined;
  const rows = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y;
  for (let found; cell.lastIndex < text.length && (found = cell.exec(text));) {
    const [, quoted, plain, end] = found;
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end && end !== "\t" && cell.lastIndex < text.length) rows.push([]);
  }
  return rows;
};
