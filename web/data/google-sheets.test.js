import assert from "node:assert/strict";
import { test } from "node:test";
import { csvAddress } from "./google-sheets.js";

const SHEETS = "https://docs.google.com/spreadsheets/d/";

const SAME_FOR_EVERY_SCHEME = [
  ["d/e/2PACX-1abc_d/pubhtml", "e/2PACX-1abc_d/pub?output=csv"],
  ["d/e/2PACX-1abc_d/pub?output=csv", "e/2PACX-1abc_d/pub?output=csv"],
  ["d/e/2PACX-1abc_d/pubhtml?gid=12&single=true", "e/2PACX-1abc_d/pub?output=csv&gid=12&single=true"],
  ["d/1abcdefgh/pubhtml", "1abcdefgh/pub?output=csv"],
  ["d/1abcdefgh/pubhtml?gid=0", "1abcdefgh/pub?output=csv&gid=0&single=true"],
  ["d/1abcdefgh/edit#gid=7", "1abcdefgh/export?format=csv&gid=7"],
  ["d/1abcdefgh/edit?gid=7#gid=8", "1abcdefgh/export?format=csv&gid=7"],
  ["d/1abcdefgh/edit?usp=sharing", "1abcdefgh/export?format=csv"],
  ["d/1abcdefgh", "1abcdefgh/export?format=csv"],
  ["/d//1abcdefgh/", "1abcdefgh/export?format=csv"],
  ["u/1/d/1abcdefgh/edit", "1abcdefgh/export?format=csv"],
  ["ccc?key=0Aabcdefgh&usp=drive", "0Aabcdefgh/pub?output=csv"],
  ["d/1abcdefgh/edit#gid=x'y", "1abcdefgh/export?format=csv"],
  ["d/1abcdefgh/gviz/tq?tqx=out:csv&sheet=Events", "1abcdefgh/gviz/tq?tqx=out:csv&sheet=Events"],
  ["d/1abcdefgh/gviz/tq?tqx=out:json&gid=3&range=A1:C9", "1abcdefgh/gviz/tq?tqx=out:csv&gid=3&range=A1%3AC9"],
  ["d/1abcdefgh/gviz/tq?headers=1&tq=select+A,B", "1abcdefgh/gviz/tq?tqx=out:csv&headers=1&tq=select%20A%2CB"],
  [
    "d/1abcdefgh/gviz/tq?sheet=%D0%9F%D0%BE%D0%B4%D1%96%D1%97",
    "1abcdefgh/gviz/tq?tqx=out:csv&sheet=%D0%9F%D0%BE%D0%B4%D1%96%D1%97",
  ],
  ["d/1abcdefgh/gviz/tq?key=evil&callback=x", "1abcdefgh/gviz/tq?tqx=out:csv"],
];

for (const [typed, expected] of SAME_FOR_EVERY_SCHEME) {
  test(`${typed} gives its CSV, and so does what comes of it`, () => {
    const address = `${SHEETS}${expected}`;
    for (const scheme of ["https:", "HTTP:", ""]) {
      assert.equal(csvAddress(` ${scheme}//docs.google.com/spreadsheets/${typed}`), address);
    }
    assert.equal(csvAddress(address), address);
  });
}

test("an address of old, and one that is a URL already", () => {
  const old = "http://docs.google.com/spreadsheet/pub?key=0Aabcdefgh&output=html";
  assert.equal(csvAddress(old), `${SHEETS}0Aabcdefgh/pub?output=csv`);
  assert.equal(csvAddress(new URL(old)), `${SHEETS}0Aabcdefgh/pub?output=csv`);
});

for (const other of [
  "https://docs.google.com.evil.org/spreadsheets/d/1abcdefgh/edit",
  "https://user@docs.google.com/spreadsheets/d/1abcdefgh/edit",
  "https://docs.google.com:444/spreadsheets/d/1abcdefgh/edit",
  "https://evil.org/docs.google.com/spreadsheets/d/1abcdefgh/edit",
  "ftp://docs.google.com/spreadsheets/d/1abcdefgh/edit",
  "https://docs.google.com/document/d/1abcdefgh/edit",
  "https://docs.google.com/spreadsheets/d/../evil/edit",
  "https://docs.google.com/spreadsheets/d/..%2fevil00/edit",
  "https://docs.google.com/spreadsheets/d/a\"b<c>d'efgh/edit",
  "https://docs.google.com/spreadsheets/d/e/short",
  "https://docs.google.com/spreadsheets/ccc?key=../../evil00",
  "https://docs.google.com/spreadsheets/",
  "https://[docs.google.com/spreadsheets/d/1abcdefgh",
  "docs.google.com/spreadsheets/d/1abcdefgh",
  "/spreadsheets/d/1abcdefgh",
  "1abcdefghijklmnop",
  "v2:1abcdefghijklmnop",
  "//",
  "",
]) {
  test(`${other || "nothing"} is not the address of a sheet`, () => assert.equal(csvAddress(other), undefined));
}
