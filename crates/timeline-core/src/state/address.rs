//! The state as one readable text for the address bar: the query, then `selected`, `group` and `range`.
//!
//! `kind=negotiation-round&selected=antalya-ministers&group=party&range=2022-03-01T00:00..2022-04-01T00:00`

use super::{Action, State};
use crate::dataset::{Dataset, Moment};
use crate::query::{Query, decoded, encoded, pairs};

/// The part of a state that a link carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address;

impl Address {
    /// The text for a state; empty where it says nothing that `home`, the state at first, does not.
    pub fn write(state: &State, home: &State, dataset: &Dataset) -> String {
        let query = state.query.to_text(dataset);
        // "Everything" has to be said where the timeline opens with a filter.
        let everything = query.is_empty() && !home.query.is_empty();
        let mut parts = Vec::new();
        if everything {
            parts.push("q=".to_owned());
        } else if !query.is_empty() {
            parts.push(query);
        }
        if let Some(event) = state.selected.and_then(|row| dataset.event(row)) {
            parts.push(format!("selected={}", encoded(&event.id)));
        } else if home.selected.is_some() {
            // "No event" has to be said where the timeline opens with one.
            parts.push("selected=".to_owned());
        }
        if state.group != home.group {
            parts.push(format!("group={}", encoded(group_name(state.group, dataset))));
        }
        if let Some((start, end)) = state.range {
            parts.extend(range_text(start, end).map(|range| format!("range={range}")));
        }
        parts.join("&")
    }

    /// The state that a text describes; what it leaves out or makes no sense is as in `home`, the state at first.
    pub fn read(text: &str, home: &State, dataset: &Dataset) -> State {
        let mut state = home.clone();
        let asks = |key: &str| matches!(key, "q" | "from" | "to") || dataset.facet(key).is_some();
        if pairs(text).any(|(key, _)| asks(&key)) {
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

    /// An instant to the minute, as addresses write it; empty beyond the calendar.
    pub fn instant(seconds: i64) -> String {
        instant(seconds).unwrap_or_default()
    }

    /// Whether a text says anything that the dataset understands, so that a plain `#section` link does not.
    pub fn concerns(text: &str, dataset: &Dataset) -> bool {
        pairs(text).any(|(key, _)| {
            matches!(key.as_ref(), "q" | "from" | "to" | "selected" | "group" | "range")
                || dataset.facet(&key).is_some()
        })
    }
}

/// The id of the facet that gives the lanes, or `none`.
pub fn group_name(group: Option<usize>, dataset: &Dataset) -> &str {
    group.and_then(|facet| dataset.facets().get(facet)).map_or("none", |facet| &facet.id)
}

/// The grouping of a name; nothing for a name that the dataset does not know.
pub fn group_of(name: &str, dataset: &Dataset) -> Option<Option<usize>> {
    match name {
        "none" => Some(None),
        id => dataset.facet(id).map(Some),
    }
}

fn instant(seconds: i64) -> Option<String> {
    Some(Moment::at_instant(seconds)?.to_string())
}

fn range_text(start: i64, end: i64) -> Option<String> {
    Some(format!("{}..{}", instant(start)?, instant(end)?))
}

fn range_of(text: &str) -> Option<(i64, i64)> {
    let (start, end) = text.split_once('.')?;
    let end = end.strip_prefix('.')?;
    let range = (Moment::parse(start).ok()?.begins(), Moment::parse(end).ok()?.begins());
    (range.0 < range.1).then_some(range)
}
