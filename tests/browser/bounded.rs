//! The page holds a bounded number of elements for any dataset; the rest is drawn on demand.

use crate::harness::browse;
use crate::page::Page;
use serde_json::json;

/// The maximum number of elements of a widget at rest, with any dataset.
const AT_REST: usize = 2_500;

/// The maximum number of elements while a panel of filters is open.
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
    page.wait_until(&format!("return {EVENTS} >= 40")).await;
}

#[test]
fn the_talks_stay_within_the_limit_with_all_rows_and_the_sources_of_the_event_on_the_stage_in_the_page() {
    browse(async |page| {
        for width in [360, 720, 1280] {
            page.resize(width, 900).await;
            page.open("/").await;
            let (all, sources) =
                (page.number(ELEMENTS).await, page.number("return all('[part~=source]').length").await);
            assert!(all <= AT_REST && sources > 0, "{all} elements, {sources} sources at {width} px");
            assert_eq!(page.number(&format!("return {EVENTS}")).await, 60);
        }
    });
}

#[test]
fn any_number_of_events_stays_within_the_limit() {
    browse(async |page| {
        for count in [100, 1_000, 20_000] {
            open_with(page, count).await;
            let (all, drawn) = (page.number(ELEMENTS).await, page.number(&format!("return {EVENTS}")).await);
            assert!(all <= AT_REST, "{all} elements with {count} events");
            assert!((40..=100).contains(&drawn), "{drawn} of {count} events are drawn");
        }
    });
}

#[test]
fn a_long_list_is_drawn_around_the_selected_event_and_stays_there_after_it_is_deselected() {
    const IDS: &str = "all('[part~=event]').map((event) => event.dataset.id)";
    let choose = |id| format!("host.selected = {id}; return host.updateComplete.then(() => {IDS})");
    browse(async |page| {
        open_with(page, 2_000).await;
        let far: Vec<String> = page.value(&choose("'event-1500'")).await;
        assert!(far.contains(&"event-1499".into()) && far.contains(&"event-1501".into()), "{far:?}");
        assert!((40..=100).contains(&far.len()), "{} events", far.len());
        // The list moves by steps, and stays within one of them.
        let near: Vec<String> = page.value(&choose("'event-1505'")).await;
        assert_eq!(near, far);
        let none: Vec<String> = page.value(&choose("null")).await;
        assert_eq!(none, far, "after deselecting");
        let other: Vec<String> = page.value(&choose("'event-700'")).await;
        assert!(other.contains(&"event-700".into()) && !other.contains(&"event-1500".into()), "{other:?}");
    });
}

#[test]
fn an_event_far_down_a_long_list_is_visible_once_the_address_names_it() {
    browse(async |page| {
        open_with(page, 300).await;
        for list in [false, true] {
            page.show_list(list).await;
            for row in [70, 30, 290] {
                page.js(&format!("location.hash = 'selected=event-{row}'"), json!([])).await;
                page.wait_until(&format!("return host.selected === 'event-{row}'")).await;
                page.settle().await;
                let seen = format!(
                    "const inside = (part, room) => part.top >= room.top && part.bottom <= room.bottom;
                     const box = (selector) => root.querySelector(selector).getBoundingClientRect();
                     const headline = inside(box('[part~=stage][data-id=event-{row}] [part~=headline]'), {{ top: 0, bottom: innerHeight }});
                     return headline && ({} || inside(box('[part~=event][data-id=event-{row}]'), box('[part~=list]')))",
                    !list
                );
                assert!(page.is(&seen).await, "event {row}, with the list open: {list}");
            }
        }
    });
}

#[test]
fn undrawn_events_are_drawn_on_demand() {
    const IDS: &str = "return all('[part~=event]').map((event) => event.dataset.id)";
    browse(async |page| {
        open_with(page, 300).await;
        page.show_list(true).await;
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
        // An event that the page selects.
        page.js("host.selected = 'event-200'; return host.updateComplete", json!([])).await;
        assert!(page.texts(IDS).await.contains(&"event-200".to_owned()), "the selected event is drawn");
        assert_eq!(
            page.number("return all('[part~=stage][data-id=event-200] [part~=source]').length").await,
            3
        );
        let all = page.number(ELEMENTS).await;
        assert!(all <= AT_REST, "{all} elements with the list open");
    });
}

#[test]
fn any_number_of_lanes_terms_tags_and_eras_stays_within_the_limit() {
    browse(async |page| {
        for (full, within) in [
            ([20, 9, 1, 90], "[part~=mark]"),
            ([20, 9, 20, 2], "[part~=mark]"),
            ([1_000, 9, 1, 90], "[part~=mark]"),
            ([9, 1_000, 1, 90], "[part~=mark]"),
            ([400, 400, 400, 90], "[part~=stage] [part~=term]"),
            // A month for each event.
            ([13, 100, 8, 250], "[part~=mark]"),
        ] {
            page.resize(1280, 900).await;
            page.open("/").await;
            page.js(FULL, json!(full)).await;
            page.settle().await;
            assert!(page.number(&format!("return all('{within}').length")).await >= 2, "{full:?}");
            let assert_few = async |limit: usize, state: &str| {
                let all = page.number(ELEMENTS).await;
                assert!(all <= limit, "{all} elements with {full:?}, {state}");
            };
            assert_few(AT_REST, "at rest").await;
            for menu in page.shadow_all(".menu > button").await {
                page.click_on(&menu).await;
                assert_few(LIMIT, "a panel").await;
            }
            page.close_panel().await;
            page.resize(390, 844).await;
            page.settle().await;
            page.settle().await;
            page.open_panel("Filters").await;
            assert_few(LIMIT, "the sheet").await;
        }
    });
}

#[test]
fn every_term_of_a_long_facet_can_be_reached_page_by_page() {
    browse(async |page| {
        page.open("/").await;
        page.js(FULL, json!([9, 400, 9, 90])).await;
        page.settle().await;
        page.open_panel("party").await;
        let party = "all('.panel [data-facet=party]').map((term) => term.dataset.term)";
        let more = async || {
            page.click(".panel [data-look=link]").await;
            page.texts(&format!("return {party}")).await
        };
        let mut seen = std::collections::BTreeSet::new();
        let mut terms = page.texts(&format!("return {party}")).await;
        assert_eq!(terms[0], "party-0");
        while seen.len() < 400 {
            let before = seen.len();
            seen.extend(terms);
            assert!(seen.len() > before, "others");
            terms = more().await;
        }
        assert_eq!(terms[0], "party-0", "all of them, page by page, and the first again");
        // These terms filter like others.
        let term = more().await.remove(7);
        page.click(&format!(".panel [data-term={term}]")).await;
        assert_eq!(page.text("return host.query").await, format!("party={term}"));
    });
}

#[test]
fn the_stage_has_the_first_tags_of_an_event_and_all_of_them_once_it_is_selected() {
    browse(async |page| {
        page.open("/").await;
        page.js(FULL, json!([40, 9, 40, 90])).await;
        page.settle().await;
        let tags = async || {
            let tags = "return all('[part~=stage][data-id=event-0] [part~=term]').map((term) => `${term.dataset.facet} ${term.dataset.term}`)";
            crate::model::sorted(page.texts(tags).await)
        };
        // The first kind stands above the other tags.
        assert_eq!(tags().await.len(), 17);
        assert!(
            page.text("return root.querySelector('[part~=stage] .tags').innerText").await.contains("+24")
        );
        page.js("host.selected = 'event-0'; return host.updateComplete", json!([])).await;
        let mut all: Vec<String> = (0..40).map(|at| format!("kind kind-{at}")).collect();
        all.push("party party-0".to_owned());
        assert_eq!(tags().await, crate::model::sorted(all));
    });
}
