//! The state as one readable text, for the page's fragment and for links: the query, then `selected`, `group` and `range`.
//!
//! `kind=negotiation-round&selected=antalya-ministers&group=party&range=2022-03-01T00:00..2022-04-01T00:00`
//!
//! The text is escaped; callers must not encode it again. A comma that belongs to an id is written `%2C`.

use crate::dataset::{Dataset, Moment};
use crate::query::{Query, decoded, encoded, pairs};
use crate::state::{Action, State};

/// The text for a state. Apart from the filter it contains only what differs from `home`, the initial state.
pub fn write(state: &State, home: &State, dataset: &Dataset) -> String {
    text(state, Some(home), dataset)
}

/// The text from which any session of the dataset reads the state, whatever it opens with.
pub fn write_in_full(state: &State, dataset: &Dataset) -> String {
    text(state, None, dataset)
}

fn text(state: &State, home: Option<&State>, dataset: &Dataset) -> String {
    let query = state.query.to_text(dataset);
    let mut parts = Vec::new();
    if !query.is_empty() {
        parts.push(query);
    } else if home.is_none_or(|home| !home.query.is_empty()) {
        // A timeline that opens with a filter has to be told that the filter is empty.
        parts.push("q=".to_owned());
    }
    if let Some(event) = state.selected.and_then(|row| dataset.event(row)) {
        parts.push(of_event(&event.id));
    } else if home.is_none_or(|home| home.selected.is_some()) {
        // A timeline that opens with a selected event has to be told that none is selected.
        parts.push(of_event(""));
    }
    if home.is_none_or(|home| state.group != home.group) {
        parts.push(format!("group={}", encoded(group_name(state.group, dataset))));
    }
    if let Some((start, end)) = state.range {
        parts.extend(range_text(start, end).map(|range| format!("range={range}")));
    }
    parts.join("&")
}

/// The text that selects the event with an id, and nothing else.
pub fn of_event(id: &str) -> String {
    format!("selected={}", encoded(id))
}

/// The state that a text describes. Parts that are missing or invalid for the dataset keep the value in `home`.
pub fn read(text: &str, home: &State, dataset: &Dataset) -> State {
    let mut state = home.clone();
    if pairs(text).any(|(key, _)| is_filter(&key, dataset)) {
        state.query = Query::parse(text, dataset);
    }
    for (key, value) in pairs(text) {
        let value = decoded(value);
        match key.as_ref() {
            "selected" => {
                let row = dataset.row(&value);
                if row.is_some() || value.is_empty() {
                    state = state.apply(dataset, Action::Select(row));
                }
            }
            "group" => state.group = group_of(&value, dataset).unwrap_or(state.group),
            "range" => state.range = range_of(&value).or(state.range),
            _ => {}
        }
    }
    state
}

/// Whether a text has a key that addresses of the dataset use. A plain `#section` link of the page has none.
pub fn concerns(text: &str, dataset: &Dataset) -> bool {
    pairs(text)
        .any(|(key, _)| matches!(key.as_ref(), "selected" | "group" | "range") || is_filter(&key, dataset))
}

/// Whether a key belongs to the query.
fn is_filter(key: &str, dataset: &Dataset) -> bool {
    matches!(key, "q" | "from" | "to") || dataset.facet(key).is_some()
}

/// An instant in seconds as addresses write it, to the minute: `2022-03-01T00:00`. Empty outside the supported range.
pub fn instant(seconds: i64) -> String {
    minute(seconds).unwrap_or_default()
}

/// The id of the facet whose terms are the lanes, or `none`.
pub fn group_name(group: Option<usize>, dataset: &Dataset) -> &str {
    group.and_then(|facet| dataset.facets().get(facet)).map_or("none", |facet| &facet.id)
}

/// The grouping with a name. `None` if the dataset has no such facet.
pub fn group_of(name: &str, dataset: &Dataset) -> Option<Option<usize>> {
    match name {
        "none" => Some(None),
        id => dataset.facet(id).map(Some),
    }
}

fn minute(seconds: i64) -> Option<String> {
    Some(Moment::at_instant(seconds)?.to_string())
}

fn range_text(start: i64, end: i64) -> Option<String> {
    let (start, end) = (minute(start)?, minute(end)?);
    // A range within one minute would read back as an empty one.
    (start != end).then(|| format!("{start}..{end}"))
}

fn range_of(text: &str) -> Option<(i64, i64)> {
    let (start, end) = text.split_once('.')?;
    let end = end.strip_prefix('.')?;
    let range = (Moment::parse(start).ok()?.begins(), Moment::parse(end).ok()?.begins());
    (range.0 < range.1).then_some(range)
}
