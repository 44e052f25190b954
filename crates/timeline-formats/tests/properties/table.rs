//! The contents of a table of a random dataset read back unchanged.

use crate::arbitrary::odd_text;
use crate::config;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};
use timeline_core::dataset::{Dataset, Event};
use timeline_core::import;
use timeline_formats::Format;
use timeline_formats::export::{self, Extract};

/// Names of a table's own columns, or of columns of TimelineJS's sheet.
const NAMES: [&str; 28] = [
    "Time",
    "Alt",
    "Caption",
    "Credit",
    "Lat",
    "Long",
    "Type",
    "Year",
    "Month",
    "Date",
    "From",
    "to",
    "End time",
    "Tag",
    "Media Credit",
    "Media caption",
    "Display_Date",
    "Start date",
    "headline",
    "Short",
    "short label",
    "People",
    "people names",
    "Source",
    "id",
    "Kind",
    "Kind (facet)",
    "x (facet)",
];

fn names() -> impl Strategy<Value = String> {
    prop_oneof![3 => select(&NAMES[..]).prop_map(str::to_owned), 1 => odd_text()]
}

fn titles() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec!["A; B", "A|B", ";", "", "See https://e.org/x", "The Gazette"]).prop_map(str::to_owned),
        odd_text()
    ]
}

const ADDRESSES: [&str; 5] = [
    "https://e.org/1",
    "http://e.org/a;b?c=d,e",
    "https://e.org/2;",
    "https://e.org/a|b,",
    "https://e.org/,;",
];

/// Year, headline, tags as facets and terms, sources, and names of places and people.
type EventSeed = (i32, String, Vec<(Index, Index)>, Vec<Index>, Vec<String>);

fn datasets() -> impl Strategy<Value = Dataset> {
    let facets = vec((names(), vec(odd_text(), 1..4)), 0..8);
    let sources = vec((titles(), option::of(select(&ADDRESSES[..]))), 0..6);
    let event = (
        1900..2100_i32,
        titles(),
        vec(any::<(Index, Index)>(), 0..6),
        vec(any::<Index>(), 0..4),
        vec(odd_text(), 0..3),
    );
    (facets, sources, vec(event, 1..12)).prop_map(|(facets, sources, events)| {
        let listed = facets.iter().enumerate().map(|(at, (label, terms))| {
            let terms = terms.iter().enumerate().map(|(at, label)| json!({"id": format!("t{at}"), "label": label}));
            json!({"id": format!("f{at}"), "label": label, "terms": terms.collect::<Vec<_>>()})
        });
        let listed: Vec<Value> = listed.collect();
        let cited = sources.iter().enumerate().map(|(at, (title, url))| json!({"id": format!("s{at}"), "title": title, "url": url}));
        let cited: Vec<Value> = cited.collect();
        let events = events.into_iter().enumerate().map(|(at, event): (usize, EventSeed)| {
            let (year, headline, tags, known, names) = event;
            let mut terms = Map::new();
            for (facet, term) in tags.iter().filter(|_| !facets.is_empty()) {
                let at = facet.index(facets.len());
                terms.insert(format!("f{at}"), json!([format!("t{}", term.index(facets[at].1.len()))]));
            }
            let known = known.iter().filter(|_| !sources.is_empty()).map(|at| format!("s{}", at.index(sources.len())));
            let place: Vec<Value> = names.iter().map(|name| json!({"name": name})).collect();
            let people = place.clone();
            let short = names.first();
            json!({"id": format!("e{at}"), "start": year.to_string(), "headline": format!("{at} {headline}"), "short": short, "tags": terms,
                "sources": known.collect::<Vec<_>>(), "place": place, "people": people})
        });
        let events: Vec<Value> = events.collect();
        let json = json!({"facets": listed, "sources": cited, "events": events}).to_string();
        import::native(&json).unwrap().dataset
    })
}

/// A text as a single-line cell holds it.
fn line(text: &str) -> String {
    text.replace('\0', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One of several values in a cell.
fn apart(text: &str) -> String {
    line(&text.replace(';', ",").replace('|', "/"))
}

/// Facets by name, with the terms of events, in the order of the first event that has each.
fn tags(dataset: &Dataset, event: &Event) -> Vec<(String, Vec<String>)> {
    let facets = dataset.facets().iter().enumerate().map(|(position, facet)| {
        let terms = event.tags.iter().filter(|tag| tag.facet == position);
        let mut terms: Vec<String> = terms
            .map(|tag| apart(dataset.resolve(*tag).unwrap().1.label.get("en")))
            .filter(|term| !term.is_empty())
            .collect();
        terms.sort();
        terms.dedup();
        (facet.label.get("en").replace('\0', "").trim().to_owned(), terms)
    });
    facets.filter(|(_, terms)| !terms.is_empty()).collect()
}

/// Titles and URLs of the sources of an event, as far as a table can hold them.
fn sources(dataset: &Dataset, event: &Event) -> Vec<(String, Option<String>)> {
    let sources = event.sources.iter().map(|at| &dataset.sources()[*at]);
    let sources = sources
        .map(|source| (source.title.get("en").replace('\0', "").trim().to_owned(), source.url.clone()));
    let sources: Vec<_> = sources.filter(|(title, url)| !title.is_empty() || url.is_some()).collect();
    let several = sources.len() > 1;
    let sources = sources.into_iter().map(|(title, url)| {
        let title = if several { title.replace(';', ",").replace('|', "/").trim().to_owned() } else { title };
        // A source without a title is named by its host.
        let title = if title.is_empty() { "e.org".to_owned() } else { title };
        (
            title,
            url.map(|url| {
                url.replace('|', "%7C").replace("/,;", "/%2C%3B").replace("b,", "b%2C").replace("2;", "2%3B")
            }),
        )
    });
    sources.collect()
}

fn names_of<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    names.map(apart).filter(|name| !name.is_empty()).collect()
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn a_table_reads_back_unchanged(dataset in datasets()) {
        let text = export::csv(Extract::whole(&dataset), true).text;
        let again = timeline_formats::read(text.as_bytes(), Format::Auto).unwrap();
        prop_assert_eq!(&again.problems, &[], "{}", text);
        prop_assert_eq!(again.dataset.events().len(), dataset.events().len());
        // Two facets with the same name are distinguished by their ids.
        let mut labels: Vec<String> = dataset.facets().iter().map(|facet| facet.label.get("en").trim().to_lowercase()).collect();
        labels.sort();
        let distinct = labels.windows(2).all(|pair| pair[0] != pair[1]);
        for (read, written) in again.dataset.events().iter().zip(dataset.events()) {
            prop_assert_eq!(&read.id, &written.id);
            prop_assert_eq!(read.when, written.when);
            prop_assert_eq!(read.headline.get("en"), line(written.headline.get("en")));
            prop_assert_eq!(read.details().short.get("en"), line(written.details().short.get("en")));
            prop_assert_eq!(sources(&again.dataset, read), sources(&dataset, written), "{}", text);
            let places = |event: &Event| names_of(event.details().places.iter().map(|place| place.name.get("en")));
            prop_assert_eq!(places(read), places(written));
            let people = |event: &Event| names_of(event.details().people.iter().map(|person| person.name.get("en")));
            prop_assert_eq!(people(read), people(written));
            let (read, written) = (tags(&again.dataset, read), tags(&dataset, written));
            let terms = |tags: &[(String, Vec<String>)]| tags.iter().map(|(_, terms)| terms.clone()).collect::<Vec<_>>();
            prop_assert_eq!(terms(&read), terms(&written), "{}", text);
            if distinct {
                prop_assert_eq!(read, written, "{}", text);
            }
        }
    }
}
