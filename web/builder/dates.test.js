import assert from "node:assert/strict";
import { test } from "node:test";
import { datesOf, isWritten } from "./dates.js";

test("what the format knows is a date as it is", () => {
  for (const text of ["", "2022", "-0044", "2022-03", " 2022-03-07 ", "2022-03-07T15", "2022-03-07T15:30"])
    assert.ok(isWritten(text), text);
  for (const text of ["7 March 2022", "22", "2022-3", "2022-03-07 15:30", "2022-03-07T15:30Z", "about 1850"])
    assert.ok(!isWritten(text), text);
});

test("the importer is not asked about written dates", async () => {
  const read = () => assert.fail("nothing to read");
  assert.deepEqual(await datesOf(["2022-03", " 2022 "], read), [
    { date: "2022-03", about: false },
    { date: "2022", about: false },
  ]);
});

test("other dates go to the importer as one table, and come back to their places", async () => {
  const tables = [];
  const read = async (table) => {
    tables.push(table);
    return {
      text: JSON.stringify({
        events: [
          { id: "row-3", start: "1850", about: true },
          { id: "row-1", start: "2022-03-07" },
        ],
      }),
    };
  };
  assert.deepEqual(await datesOf(["2022", "7 March 2022", 'some "day"\nor other', "c. 1850"], read), [
    { date: "2022", about: false },
    { date: "2022-03-07", about: false },
    { date: 'some "day"\nor other', about: false },
    { date: "1850", about: true },
  ]);
  assert.deepEqual(tables, [
    'id,date,headline\nrow-1,"7 March 2022",x\nrow-2,"some ""day"" or other",x\nrow-3,"c. 1850",x',
  ]);
});

test("dates of which none can be read stay as they were typed", async () => {
  const read = () => Promise.reject(new Error("no event could be read"));
  assert.deepEqual(await datesOf([" soon "], read), [{ date: "soon", about: false }]);
});
