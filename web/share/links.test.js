import assert from "node:assert/strict";
import { test } from "node:test";
import { linkTo } from "./links.js";

const PAGE = "https://news.example/talks?a=1#section";

test("the widget's fragment takes the place of the page's, as it was written", () => {
  const fragment = "place=Washington%2C+D.C.,Київ&selected=first&group=party";
  assert.equal(linkTo(PAGE, fragment, true), `https://news.example/talks?a=1#${fragment}`);
  assert.equal(
    linkTo(PAGE, fragment, false),
    "https://news.example/talks?a=1#place=Washington%2C+D.C.,Київ&group=party",
  );
});

test("a cleared filter stays in the link", () => {
  assert.equal(linkTo(PAGE, "q=&selected=first", false), "https://news.example/talks?a=1#q=");
});

test("nothing is left of a fragment that names the event alone", () => {
  assert.equal(linkTo("https://news.example/#selected=first", "selected=first", false), "https://news.example/");
  assert.equal(linkTo("https://news.example/#old", "", true), "https://news.example/");
});

test("a page that keeps no state in its address is linked to as it stands", () => {
  assert.equal(linkTo(PAGE, undefined, true), PAGE);
});
