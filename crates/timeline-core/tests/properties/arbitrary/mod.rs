//! Random datasets in the native format, random queries on them, and the configuration of every property test.

mod question;

pub use question::{QuerySeed, queries};

use crate::civil::{Date, Spread, dates, spreads};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngAlgorithm, RngSeed};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fmt;
use timeline_core::dataset::{Dataset, Tag};
use timeline_core::facet::FacetIndex;
use timeline_core::import;
use timeline_core::locale::Locale;

/// A number of cases, the same in every run.
pub fn config(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        rng_algorithm: RngAlgorithm::ChaCha,
        rng_seed: RngSeed::Fixed(2022),
        max_shrink_iters: 2_000,
        ..Config::default()
    }
}

/// Fragments of ids and texts: characters with a meaning in addresses, JSON or HTML, and letters of several scripts.
const PIECES: [&str; 36] = [
    "&",
    "=",
    ",",
    "%",
    "+",
    "#",
    "?",
    ";",
    " ",
    "\"",
    "'",
    "\\",
    "/",
    ":",
    "..",
    "<b>",
    "%20",
    "%2",
    "%FF",
    "\n",
    "\u{a0}",
    "__proto__",
    "none",
    "talks",
    "Round",
    "a",
    "ceasefire",
    "Çavuşoğlu",
    "İSTANBUL",
    "Straße",
    "Київ",
    "Ёлка",
    "مُحَمَّد",
    "محادثات",
    "🕊️",
    "e\u{301}",
];

/// Ids that a facet cannot have, because addresses use them.
const RESERVED: [&str; 7] = ["q", "from", "to", "selected", "group", "range", "none"];

/// A dataset as text and as read, with what the tests know without reading it.
#[derive(Clone)]
pub struct World {
    pub json: String,
    pub dataset: Dataset,
    pub index: FacetIndex,
    /// The id and extent of every event, in input order.
    pub written: Vec<(String, (i64, i64))>,
}

/// Only the text, from which a failure can be reproduced.
impl fmt::Debug for World {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.json)
    }
}

impl World {
    fn read(value: &Value, written: Vec<(String, (i64, i64))>) -> Self {
        let json = value.to_string();
        let imported = import::native(&json).unwrap();
        assert_eq!(imported.problems, [], "the dataset is valid");
        let index = FacetIndex::build(&imported.dataset, |when| Locale::ENGLISH.when(when));
        Self { json, dataset: imported.dataset, index, written }
    }

    /// Every tag that can be selected.
    pub fn tags(&self) -> Vec<Tag> {
        let facets = self.dataset.facets().iter().enumerate();
        facets
            .flat_map(|(facet, known)| (0..known.terms.len()).map(move |term| Tag { facet, term }))
            .collect()
    }
}

/// Short texts with unusual characters.
pub fn odd_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => select(&PIECES[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

#[derive(Debug, Clone)]
struct EventSeed {
    id: String,
    dates: (Date, Option<Date>),
    precision: Option<usize>,
    about: bool,
    masks: [u32; 4],
    headline: Vec<String>,
    extra: Option<(String, String, Index)>,
}

fn events(spread: Spread) -> impl Strategy<Value = Vec<EventSeed>> {
    let range = (dates(spread), option::weighted(0.3, dates(spread)));
    let masks = any::<([u32; 4], [u32; 4])>().prop_map(|(a, b)| std::array::from_fn(|at| a[at] & b[at]));
    let extra = option::of((odd_text(), odd_text(), any::<Index>()));
    let event = (odd_text(), range, option::weighted(0.2, 1..=5usize), any::<bool>(), masks);
    let event = (event, vec(odd_text(), 0..4), extra);
    let event = event.prop_map(|((id, dates, precision, about, masks), headline, extra)| {
        let dates = match dates {
            (start, Some(end)) if end.begins() < start.begins() => (end, Some(start)),
            ordered => ordered,
        };
        EventSeed { id, dates, precision, about, masks, headline, extra }
    });
    let event = event.boxed();
    prop_oneof![1 => vec(event.clone(), 0..6), 2 => vec(event, 0..=120)]
}

type FacetSeed = (String, Option<String>, Vec<(String, Option<Index>)>);

fn facets() -> impl Strategy<Value = Vec<FacetSeed>> {
    let term = || (odd_text(), option::weighted(0.4, any::<Index>()));
    let terms = prop_oneof![12 => vec(term(), 0..=8), 1 => vec(term(), 16..=24)];
    vec((odd_text(), option::of(odd_text()), terms), 0..=4)
}

/// Valid datasets of 0 to 120 events, already read.
pub fn worlds() -> impl Strategy<Value = World> {
    let parts = spreads().prop_flat_map(|spread| (facets(), vec(odd_text(), 0..4), events(spread)));
    parts.prop_map(|(facets, sources, events)| {
        let facets = named_facets(facets);
        let source_ids = distinct(sources);
        let ids = distinct(events.iter().map(|event| event.id.clone()).collect());
        let mut written = Vec::new();
        let mut listed = Vec::new();
        for (event, id) in events.iter().zip(ids) {
            written.push((id.clone(), event.extent()));
            listed.push(event.json(&id, &facets, &source_ids));
        }
        let sources =
            source_ids.iter().map(|id| json!({"id": id, "title": format!("Title {id}"), "note": "wire"}));
        let sources: Vec<Value> = sources.collect();
        let value = json!({
            "format": "talks-timeline/1", "title": "Random", "sources": sources, "events": listed,
            "facets": facets.iter().map(|facet| facet.json.clone()).collect::<Vec<_>>(),
        });
        World::read(&value, written)
    })
}

struct NamedFacet {
    id: String,
    terms: Vec<String>,
    json: Value,
}

fn named_facets(seeds: Vec<FacetSeed>) -> Vec<NamedFacet> {
    let ids = distinct(seeds.iter().map(|(id, ..)| id.clone()).collect());
    let named = seeds.into_iter().zip(ids).map(|((_, label, seeds), id)| {
        let terms = distinct(seeds.iter().map(|(id, _)| id.clone()).collect());
        let mut top: Vec<&String> = Vec::new();
        let mut listed = Vec::new();
        for ((_, parent), id) in seeds.iter().zip(&terms) {
            let parent = parent.filter(|_| !top.is_empty()).map(|parent| (*parent.get(&top)).clone());
            if parent.is_none() {
                top.push(id);
            }
            listed.push(json!({"id": id, "label": label.as_ref().map(|label| format!("{label} {id}")), "parent": parent}));
        }
        let json = json!({"id": id, "label": label, "terms": listed});
        NamedFacet { id, terms, json }
    });
    named.collect()
}

fn distinct(ids: Vec<String>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let free = ids.into_iter().enumerate().map(|(position, id)| {
        let clash = RESERVED.contains(&id.as_str()) || taken.contains(&id);
        let id = if clash { format!("{id}~{position}~") } else { id };
        taken.insert(id.clone());
        id
    });
    free.collect()
}

impl EventSeed {
    fn extent(&self) -> (i64, i64) {
        let cut = |date: Date| date.cut(self.precision.unwrap_or(5));
        let (start, end) = (cut(self.dates.0), self.dates.1.map(cut));
        (start.begins(), end.unwrap_or(start).ends())
    }

    fn json(&self, id: &str, facets: &[NamedFacet], source_ids: &[String]) -> Value {
        let mut event = Map::new();
        let mut put = |key: &str, value: Value| drop(event.insert(key.to_owned(), value));
        put("id", json!(id));
        put("start", json!(self.dates.0.written()));
        put("end", json!(self.dates.1.map(Date::written)));
        put("about", json!(self.about));
        put("headline", json!(self.headline.join(" ")));
        let precision = self.precision.map(|known| ["year", "month", "day", "hour", "minute"][known - 1]);
        put("precision", json!(precision));
        let tags = facets.iter().zip(self.masks).map(|(facet, mask)| {
            let chosen = facet.terms.iter().enumerate().filter(|(term, _)| mask >> term & 1 == 1);
            (facet.id.clone(), chosen.map(|(_, id)| json!(id)).collect::<Value>())
        });
        put("tags", tags.collect::<Map<_, _>>().into());
        if let Some((one, other, source)) = &self.extra {
            put("summary", json!({"en": one, "uk": format!("підсумок {other}")}));
            put("short", json!({"en": other, "uk": format!("коротко {one}")}));
            put("place", json!({"name": format!("{other} square"), "lat": 50.4, "lon": 30.5}));
            put("people", json!([{"name": one, "office": "Minister", "party": format!("{other} party")}]));
            let (article, record) = (format!("{other} reported"), format!("{one} found"));
            put("differs", json!([{"claim": "C1", "article": article, "record": record}]));
            let ids: Vec<&String> = source_ids.get(source.index(4)..).into_iter().flatten().collect();
            put("claims", json!([{"speaker": "spokesman", "text": format!("{one} said"), "sources": ids}]));
            put("sources", json!(ids));
        }
        event.into()
    }
}
