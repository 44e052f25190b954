// The types of the second module, as a page uses it.
import { citation, read, sheetAddress, write } from "talks-timeline/data";

const { text, problems, leftOut, total } = await read("date,headline\n2022,First", "csv", {
  signal: AbortSignal.timeout(1000),
  onprogress: (part) => console.log(part * 100),
});
const file: string = (await write(text, { format: "ics", query: "kind=a" })).text;
const address: string | undefined = await sheetAddress("https://docs.google.com/spreadsheets/d/x/edit");
const line: string = await citation(text, "first", "https://example.org/");
console.log(problems[0]?.where, leftOut / total, file, address, line);

// @ts-expect-error there is no such format
await write(text, { format: "xlsx" });
// @ts-expect-error it takes no date
await read(new Date());
