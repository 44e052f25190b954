//! A naive model of the published data: what the widget should show, computed in the simplest way.

use serde_json::Value;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub struct Data {
    /// Facet and term, in data order.
    pub terms: Vec<(String, String)>,
    pub events: Vec<Event>,
}

pub struct Event {
    pub id: String,
    pub headline: String,
    pub summary: String,
    pub start: String,
    pub end: String,
    /// Titles of the sources.
    pub sources: Vec<String>,
    /// URLs of the sources that have one.
    pub addresses: Vec<String>,
    /// Facet and term, including broader terms.
    tags: Vec<(String, String)>,
    /// All visible text of the event, except dates.
    words: String,
}

/// The filter of a reader.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub terms: Vec<(&'static str, &'static str)>,
    pub words: &'static str,
    pub from: Option<&'static str>,
    pub to: Option<&'static str>,
}

impl Data {
    pub fn read() -> Self {
        let text =
            std::fs::read_to_string(crate::server::dist().join("talks-2022.json")).expect("talks-2022.json");
        Self::of(&serde_json::from_str(&text).expect("talks-2022.json is JSON"))
    }

    fn of(data: &Value) -> Self {
        let mut terms = Vec::new();
        let mut labels = BTreeMap::new();
        let mut parents = BTreeMap::new();
        for facet in list(data, "facets") {
            for term in list(facet, "terms") {
                let key = (plain(facet, "id"), plain(term, "id"));
                labels.insert(key.clone(), said(term, "label"));
                if term.get("parent").is_some() {
                    parents.insert(key.clone(), (key.0.clone(), plain(term, "parent")));
                }
                terms.push(key);
            }
        }
        let sources: BTreeMap<String, &Value> =
            list(data, "sources").map(|source| (plain(source, "id"), source)).collect();
        let events = list(data, "events").map(|event| {
            let own: Vec<(String, String)> = event["tags"]
                .as_object()
                .into_iter()
                .flatten()
                .flat_map(|(facet, ids)| {
                    ids.as_array().into_iter().flatten().map(|id| (facet.clone(), string(id)))
                })
                .collect();
            let cited: Vec<&Value> =
                list(event, "sources").filter_map(|id| sources.get(&string(id)).copied()).collect();
            let mut words = ["headline", "short", "summary"].map(|field| said(event, field)).to_vec();
            words.extend(own.iter().filter_map(|tag| labels.get(tag).cloned()));
            words.extend(each(event, "place", &["name"]));
            words.extend(each(event, "people", &["name", "office", "party"]));
            words.extend(each(event, "claims", &["speaker", "text"]));
            words.extend(each(event, "differs", &["article", "record"]));
            for source in &cited {
                words.extend(["title", "publisher", "note"].map(|field| said(source, field)));
            }
            let broader: Vec<_> = own.iter().filter_map(|tag| parents.get(tag).cloned()).collect();
            let start = plain(event, "start");
            Event {
                id: plain(event, "id"),
                headline: said(event, "headline"),
                summary: said(event, "summary"),
                end: if event.get("end").is_some() { plain(event, "end") } else { start.clone() },
                start,
                sources: cited.iter().map(|source| said(source, "title")).collect(),
                addresses: cited
                    .iter()
                    .filter_map(|source| Some(source.get("url")?.as_str()?.to_owned()))
                    .collect(),
                tags: own.into_iter().chain(broader).collect(),
                words: folded(&words.join("\n")),
            }
        });
        Self { events: events.collect(), terms }
    }

    /// The ids of the matching events, sorted.
    pub fn passing(&self, filter: &Filter) -> Vec<&str> {
        sorted(
            self.events
                .iter()
                .filter(|event| event.passes(filter, None))
                .map(|event| event.id.as_str())
                .collect(),
        )
    }

    /// The number of events that have the term and match the rest of the filter, without the selected terms of the same facet.
    pub fn count(&self, filter: &Filter, facet: &str, term: &str) -> usize {
        self.events.iter().filter(|event| event.has(facet, term) && event.passes(filter, Some(facet))).count()
    }

    pub fn event(&self, id: &str) -> &Event {
        self.events
            .iter()
            .find(|event| event.id == id)
            .unwrap_or_else(|| panic!("the data has no event {id}"))
    }

    /// The ids in chronological order, to the day.
    pub fn days(&self, ids: &[String]) -> Vec<String> {
        ids.iter().map(|id| padded(&self.event(id).start, "-01")).collect()
    }
}

impl Event {
    fn has(&self, facet: &str, term: &str) -> bool {
        self.tags.iter().any(|(of, id)| of == facet && id == term)
    }

    fn passes(&self, filter: &Filter, apart_from: Option<&str>) -> bool {
        let by_terms = filter.terms.iter().all(|(facet, _)| {
            let has_one = filter.terms.iter().any(|(of, term)| of == facet && self.has(of, term));
            Some(*facet) == apart_from || has_one
        });
        let by_words = folded(filter.words).split_whitespace().all(|word| self.words.contains(word));
        // Dates as text: an end given as a month is padded beyond every day in it.
        let from = filter.from.is_none_or(|from| padded(&self.end, "-99") >= padded(from, "-01"));
        let to = filter.to.is_none_or(|to| padded(&self.start, "-01") <= padded(to, "-99"));
        by_terms && by_words && from && to
    }
}

pub fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort();
    list
}

/// A date to the day: missing fields are filled in, and the time is dropped.
fn padded(date: &str, missing: &str) -> String {
    let mut date: String = date.chars().take(10).collect();
    while date.len() < 10 {
        date.push_str(missing);
    }
    date
}

/// Lower case, without accents.
fn folded(text: &str) -> String {
    text.to_lowercase().nfd().filter(|letter| !is_combining_mark(*letter)).collect()
}

fn list<'a>(value: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    let found = value.get(field);
    let items = found.and_then(Value::as_array).map(Vec::as_slice);
    // A single value counts as a list of one.
    items.unwrap_or_else(|| found.map(std::slice::from_ref).unwrap_or_default()).iter()
}

fn each(value: &Value, field: &str, parts: &[&str]) -> Vec<String> {
    list(value, field).flat_map(|item| parts.iter().map(|part| said(item, part))).collect()
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn plain(value: &Value, field: &str) -> String {
    value.get(field).map(string).unwrap_or_default()
}

/// A text, plain or multilingual; of the latter, the English version, which the page shows.
fn said(value: &Value, field: &str) -> String {
    match value.get(field) {
        Some(Value::Object(languages)) => languages.get("en").map(string).unwrap_or_default(),
        Some(text) => string(text),
        None => String::new(),
    }
}
