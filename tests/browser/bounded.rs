//! The page holds a bounded number of elements for any dataset; the rest is drawn on demand.

use crate::harness::browse;
use crate::page::Page;
use serde_json::json;

/// The maximum number of elements of a widget.
const LIMIT: usize = 4_000;

const ELEMENTS: &str = "return all('*').length";

const EVENTS: &str = "all('[part~=event]').length";

/// A number of events, one each day, with six tags, two people and three sources each.
const MANY: &str = "const [count] = arguments;
    const terms = (name, many) => ({ id: name, label: name, prominent: name !== 'topic', terms: Array.from({ length: many }, (_, at) => ({ id: `${name}-${at}` })) });
    const sources = Array.from({ length: 9 }, (_, at) => ({ id: `s${at}`, title: `Source ${at}`, url: `https://news.example/${at}` }));
    host.data = { title: 'Many', facets: [terms('kind', 5), terms('party', 9), terms('topic', 4)], sources,
      events: Array.from({ length: count }, (_, row) => ({
        id: `event-${row}`, start: new Date(Date.UTC(1950, 0, 1 + row)).toISOString().slice(0, 10), headline: `Event ${row}`,
        summary: 'What happened.', people: [{ name: 'One' }, { name: 'Two' }], sources: ['s1', 's2', 's3'],
        tags: { kind: [`kind-${row % 5}`], party: [0, 1, 2].map((more) => `party-${(row + more) % 9}`), topic: ['topic-1', 'topic-2'] } })) };
    return host.updateComplete";

/// Datasets that would fill a page, each in another way: many lanes full of marks, facets with many terms, events with
/// many tags, months with one event each, eras.
const FULL: &str = "const [kinds, parties, tags, years] = arguments;
    const terms = (name, many) => ({ id: name, label: name, prominent: true, terms: Array.from({ length: many }, (_, at) => ({ id: `${name}-${at}` })) });
    const day = (time) => new Date(time).toISOString().slice(0, 10);
    const start = Date.UTC(1950, 0, 1), step = years * 31_557_600_000 / 3000;
    host.data = { title: 'Full', facets: [terms('kind', kinds), terms('party', parties)],
      eras: Array.from({ length: 100 }, (_, at) => ({ label: `Era ${at}`, start: day(start + at * 30 * step), end: day(start + (at + 2) * 30 * step) })),
      events: Array.from({ length: 3000 }, (_, row) => ({
        id: `event-${row}`, start: day(start + row * step), end: day(start + (row + 40) * step), headline: `Event ${row}`, summary: 'What happened.',
        tags: { kind: Array.from({ length: tags }, (_, more) => `kind-${(row + more) % kinds}`), party: [`party-${row % parties}`] } })) };
    return host.updateComplete";

/// Opens the article, and replaces its events by a number of others.
async fn open_with(page: &Page, count: usize) {
    page.open("/").await;
    page.js(MANY, json!([count])).await;
    page.wait_until(&format!("return {EVENTS} >= 60")).await;
}

/// The number of drawn events right after a filter has changed the list.
const DRAWN_AT_ONCE: &str = "return ((query) => new Promise((resolve) => {
    const changed = new MutationObserver(() => { changed.disconnect(); resolve(all('[part~=event]').length) });
    changed.observe(all('[part~=list]')[0], { childList: true, subtree: true });
    host.query = query;
}))";

#[test]
fn the_talks_stay_within_the_limit_with_the_sources_of_the_first_events_in_the_page() {
    browse(async |page| {
        for width in [360, 720, 1280] {
            page.resize(width, 900).await;
            page.open("/").await;
            let (all, sources) =
                (page.number(ELEMENTS).await, page.number("return all('[part~=source]').length").await);
            assert!(all <= LIMIT && sources > 0, "{all} elements, {sources} sources at {width} px");
        }
    });
}

#[test]
fn any_number_of_events_stays_within_the_limit() {
    browse(async |page| {
        for count in [100, 1_000, 20_000] {
            open_with(page, count).await;
            let (all, drawn) = (page.number(ELEMENTS).await, page.number(&format!("return {EVENTS}")).await);
            assert!(all <= LIMIT, "{all} elements with {count} events");
            assert!(drawn <= 100, "{drawn} of {count} events are drawn");
        }
    });
}

#[test]
fn the_rest_of_a_long_list_is_drawn_after_a_moment_and_at_once_for_a_reader_in_the_list() {
    browse(async |page| {
        open_with(page, 2_000).await;
        // Several filters in quick succession: the rest is drawn only for the last one.
        for query in ["kind=kind-1", "kind=kind-2", "party=party-3"] {
            let drawn = page.number(&format!("{DRAWN_AT_ONCE}('{query}')")).await;
            assert!(drawn < 60, "{drawn} events at once, {query}");
        }
        page.wait_until(&format!("return {EVENTS} >= 60")).await;
        // While the reader has scrolled into the list or has the focus there, the surrounding events stay drawn.
        let reads = [
            "scrollTo(0, all('[part~=event]')[50].getBoundingClientRect().top + scrollY)",
            "scrollTo(0, 0); all('[part~=event] button')[0].focus({ preventScroll: true })",
        ];
        for (reads, query) in reads.iter().zip(["kind=kind-3", "kind=kind-4"]) {
            let drawn = page.number(&format!("{reads}; {DRAWN_AT_ONCE}('{query}')")).await;
            assert!(drawn >= 60, "{drawn} events at once, {reads}");
        }
    });
}

#[test]
fn a_list_that_continues_elsewhere_is_drawn_around_the_event_first_and_stays_there_after_it_closes() {
    const IDS: &str = "all('[part~=event]').map((event) => event.dataset.id)";
    let choose = |id| format!("host.selected = '{id}'; return host.updateComplete.then(() => {IDS})");
    browse(async |page| {
        open_with(page, 2_000).await;
        let first: Vec<String> = page.value(&choose("event-1500")).await;
        assert!(first.len() < 30, "{} events at once", first.len());
        assert!(first.contains(&"event-1500".into()) && first.contains(&"event-1501".into()), "{first:?}");
        page.wait_until(&format!("return {EVENTS} >= 60")).await;
        let whole = page.texts(&format!("return {IDS}")).await;
        assert!(whole.starts_with(&first), "{first:?} and then {whole:?}");
        // A list that continues at the same place keeps the rest; a reader who has scrolled into the list gets all of it at once.
        let near: Vec<String> = page.value(&choose("event-1505")).await;
        assert!(near.len() >= 60, "{} events", near.len());
        page.js("scrollTo(0, all('[part~=event]')[20].getBoundingClientRect().top + scrollY)", json!([]))
            .await;
        let far: Vec<String> = page.value(&choose("event-700")).await;
        assert!(far.len() >= 60 && far.contains(&"event-700".into()), "{} events", far.len());
        page.click("[part~=event][aria-current] [part~=headline] button").await;
        page.wait_until("return all('[aria-current]').length === 0").await;
        assert_eq!(page.texts(&format!("return {IDS}")).await, far, "after deselecting");
    });
}

#[test]
fn an_event_far_down_a_long_list_is_visible_once_the_address_names_it() {
    browse(async |page| {
        open_with(page, 300).await;
        for row in [70, 30, 290] {
            page.js(&format!("location.hash = 'selected=event-{row}'"), json!([])).await;
            let top =
                format!("all('[data-id=event-{row}] [part~=headline]')[0]?.getBoundingClientRect().top");
            page.wait_until(&format!("return {top} >= 0 && {top} < innerHeight")).await;
            // The event stays in view once everything around it has its height.
            page.settle().await;
            assert!(page.is(&format!("return {top} >= 0 && {top} < innerHeight")).await, "event {row}");
        }
    });
}

#[test]
fn undrawn_events_are_drawn_on_demand() {
    const IDS: &str = "return all('[part~=event]').map((event) => event.dataset.id)";
    browse(async |page| {
        open_with(page, 300).await;
        // To the last event and back, without gaps between two windows of drawn events; an event selected earlier is not kept.
        page.js("host.selected = 'event-7'; return host.updateComplete", json!([])).await;
        for (button, end) in [(":last-child", "event-299"), (":first-child", "event-0")] {
            let mut before = page.texts(IDS).await;
            while !before.contains(&end.to_owned()) {
                page.click(&format!("[part~=list] > button{button}")).await;
                let now = page.texts(IDS).await;
                assert!(
                    now != before && now.iter().any(|id| before.contains(id)),
                    "{now:?} after {before:?}"
                );
                before = now;
            }
        }
        // An event that the page selects, and its details.
        page.js("host.selected = 'event-200'; return host.updateComplete", json!([])).await;
        let details = "[part~=event][data-id=event-200] details";
        let sources = format!("return all('{details} [part~=source]').length");
        assert_eq!(
            page.number(&format!("return all('{details}').length")).await,
            1,
            "the selected event is drawn"
        );
        assert_eq!(page.number(&sources).await, 3, "and open");
        let other = "[part~=event][data-id=event-203] details";
        page.wait_until(&format!("return all('{other}').length === 1")).await;
        assert_eq!(
            page.number(&format!("return all('{other} [part~=source]').length")).await,
            0,
            "no sources while closed"
        );
        page.click(&format!("{other} > summary")).await;
        assert_eq!(page.number(&format!("return all('{other} [part~=source]').length")).await, 3, "opened");
        let all = page.number(ELEMENTS).await;
        assert!(all <= LIMIT, "{all} elements with two events opened");
    });
}

#[test]
fn any_number_of_lanes_terms_and_tags_stays_within_the_limit() {
    browse(async |page| {
        page.resize(1280, 900).await;
        page.open("/").await;
        for (full, within) in [
            ([20, 9, 1, 90], "[part~=mark]"),
            ([20, 9, 20, 2], "[part~=mark]"),
            ([1_000, 9, 1, 90], "[part~=term]"),
            ([9, 1_000, 1, 90], "[part~=term]"),
            ([400, 400, 400, 90], "[part~=event] [part~=term]"),
        ] {
            page.js(FULL, json!(full)).await;
            for panel in ["closed", "open"] {
                // The rest of a long list follows.
                page.wait_until(&format!("return {EVENTS} >= 21")).await;
                tokio::time::sleep(std::time::Duration::from_millis(400)).await;
                page.settle().await;
                let all = page.number(ELEMENTS).await;
                assert!(all <= LIMIT, "{all} elements with {full:?}, the panel {panel}");
                assert!(page.number(&format!("return all('{within}').length")).await >= 40, "{full:?}");
                page.click(".filter-bar > button:last-of-type").await;
                page.settle().await;
            }
        }
    });
}

#[test]
fn every_term_of_a_long_facet_and_every_tag_of_an_event_can_be_reached() {
    browse(async |page| {
        page.open("/").await;
        page.js(FULL, json!([9, 400, 9, 90])).await;
        page.click(".filter-bar > button:last-of-type").await;
        page.settle().await;
        let party = "all('.panel [data-facet=party]').map((term) => term.dataset.term)";
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..3 {
            let terms = page.texts(&format!("return {party}")).await;
            let before = seen.len();
            seen.extend(terms);
            assert!(seen.len() > before, "others");
            page.click(".panel [data-look~=more]").await;
            page.settle().await;
        }
        assert_eq!(seen.len(), 400, "all of them, page by page");
        assert_eq!(page.text(&format!("return {party}[0]")).await, "party-0", "and the first again");
        // These terms filter like others.
        page.click(".panel [data-look~=more]").await;
        page.settle().await;
        let term = page.text(&format!("return {party}[7]")).await;
        page.click(&format!(".panel [data-term={term}]")).await;
        assert_eq!(page.text("return host.query").await, format!("party={term}"));
        // An event shows its first tags, and all of them once selected.
        page.js(FULL, json!([40, 9, 40, 90])).await;
        let tags = "all('[data-id=event-0] .tags [part~=term]').length";
        page.js("host.query = ''; return host.updateComplete", json!([])).await;
        page.wait_until(&format!("return {tags} > 0")).await;
        assert_eq!(page.number(&format!("return {tags}")).await, 16);
        assert!(page.text("return all('[data-id=event-0] .tags')[0].innerText").await.contains("+25"));
        page.js("host.selected = 'event-0'; return host.updateComplete", json!([])).await;
        assert_eq!(page.number(&format!("return {tags}")).await, 41);
    });
}
