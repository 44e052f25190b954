/** The harness's events in the native format. */
export const native = (events) => {
  const terms = (name) => [...new Set(events.map((event) => event[name]))].sort().map((id) => ({ id }));
  return {
    facets: [
      { id: "kind", label: "Kind", terms: terms("kind") },
      { id: "actor", label: "Actor", terms: terms("actor") },
    ],
    events: events.map(({ id, date, kind, actor, headline, text }) => ({
      id,
      start: date.slice(0, 16),
      headline,
      summary: text,
      tags: { kind: [kind], actor: [actor] },
    })),
  };
};
