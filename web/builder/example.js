// A small invented dataset to try the page with. It uses every column of the table, and one of its colours is too faint.

/** What "Try an example" loads. */
export const EXAMPLE = {
  format: "talks-timeline/1",
  title: "A bridge for the river",
  standfirst: "Who decided what about the new bridge, and when. The town and everybody in it are invented.",
  language: "en",
  facets: [
    {
      id: "kind",
      label: "Kind",
      terms: [
        { id: "decision", label: "Decisions", color: { light: "#0b57a4", dark: "#7db7ff" } },
        { id: "works", label: "Works", color: { light: "#16724b", dark: "#6bd3a4" } },
        { id: "protest", label: "Protest", color: { light: "#f2b600", dark: "#f2b600" } },
      ],
    },
    {
      id: "who",
      label: "Who",
      terms: [{ id: "council", label: "Town council" }, { id: "builder", label: "The builder" }, { id: "residents", label: "Residents" }],
    },
  ],
  sources: [
    { id: "minutes", title: "Minutes of 14 May 2019", publisher: "Town council", url: "https://example.org/minutes" },
    { id: "gazette", title: "Bridge works start late", publisher: "The Example Gazette", url: "https://example.org/bridge" },
  ],
  events: [
    ["first-plan", "2019-05-14", "", "The council sees a first plan", "The plan names two sites. No vote was taken.", "decision", ["council"], "minutes"],
    ["march", "2019-06-22", "", "Residents march to the town hall", "They want the ferry to stay until the bridge is open.", "protest", ["residents"], "gazette"],
    ["vote", "2019-11-05", "", "The northern site wins by one vote", "Eleven to ten, after six hours.", "decision", ["council"], "minutes"],
    ["petition", "2020-02", "", "A petition with 3,000 names", "It asks for a path for bicycles.", "protest", ["residents", "council"], "gazette"],
    ["works", "2021-03", "2023-11", "The bridge is built", "Eight months longer than planned.", "works", ["builder"], "gazette"],
    ["stop", "2022-01-17", "2022-02-28", "Works stop for high water", "", "works", ["builder"], "gazette"],
    ["path", "2022-06-09", "", "The path is approved", "The petition had asked for it two years before.", "decision", ["council", "residents"], "minutes"],
    ["opening", "2023-12-02", "", "The bridge opens", "The ferry made its last crossing the same evening.", "works", ["council", "builder"], "gazette"],
  ].map(([id, start, end, headline, summary, kind, who, source]) => ({
    id, start, ...(end && { end }), headline, ...(summary && { summary }), tags: { kind: [kind], who }, sources: [source],
  })),
};
