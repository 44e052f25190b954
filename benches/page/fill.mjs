// Events for a timeline in a page.

/** In the page: a year of events with six kinds and eight actors, the same in every run. */
export const fill = async (count) => {
  const kinds = ["feature", "fix", "release", "incident", "docs", "decision"];
  const actors = ["Ada", "Bruno", "Chen", "Dalia", "Emeka", "Freya", "Goran", "Hana"];
  const objects = ["search index", "login flow", "billing export", "image cache", "rate limiter", "audit log"];
  let random = 2025;
  const one = (list) => list[(random = (random * 48271) % 2147483647) % list.length];
  const begin = Date.UTC(2025, 0, 1);
  const events = Array.from({ length: count }, (_, at) => {
    const [kind, actor, object] = [one(kinds), one(actors), one(objects)];
    const start = new Date(begin + Math.floor((at * 525_600) / count) * 60_000).toISOString().slice(0, 16);
    return {
      id: `e${at}`,
      start,
      headline: `${kind} of the ${object} #${at}`,
      summary: `${actor} worked on the ${object}.`,
      tags: { kind: [kind], actor: [actor] },
    };
  });
  const facets = [
    ["kind", kinds],
    ["actor", actors],
  ].map(([id, terms]) => ({ id, terms: terms.map((id) => ({ id })) }));
  const text = JSON.stringify({ facets, events });
  const host = document.querySelector("talks-timeline");
  await customElements.whenDefined("talks-timeline");
  await host.updateComplete;
  window.longest = 0;
  const start = performance.now();
  host.data = text;
  await host.updateComplete;
  await painted();
  return { bytes: text.length, time: performance.now() - start };
};
