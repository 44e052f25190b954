//! Ids of terms, sources and events: looked up in sorted lists, and made unique.

use super::Event;
use crate::error::Problem;
use std::mem;

/// Positions by id; where an id stands twice, of the first.
#[derive(Debug)]
pub(crate) struct Ids(Vec<(String, usize)>);

impl Ids {
    /// Ids by their positions, up to the first that has none; each one that is there already is given to `repeated`.
    ///
    /// The functions are no type parameters, for the module would hold this once for each of them.
    pub(crate) fn of(id: &dyn Fn(usize) -> Option<String>, repeated: &mut dyn FnMut(&str)) -> Self {
        let mut sorted = Vec::new();
        while let Some(id) = id(sorted.len()) {
            sorted.push((id, sorted.len()));
        }
        sorted.sort();
        sorted.dedup_by(|later, first| {
            let twice = later.0 == first.0;
            if twice {
                repeated(&first.0);
            }
            twice
        });
        Self(sorted)
    }

    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        let place = self.0.binary_search_by(|(known, _)| known.as_str().cmp(id)).ok()?;
        self.0.get(place).map(|(_, position)| *position)
    }
}

/// Gives every event an id of its own: one made from its number where it has none, or from the id that is taken.
/// Returns the positions of the events in the order of their ids.
pub(super) fn settle(events: &mut [Event], places: &[String], problems: &mut Vec<Problem>) -> Vec<usize> {
    let named = events.iter_mut().enumerate().map(|(number, event)| {
        let id = mem::take(&mut event.id);
        (if id.is_empty() { format!("event-{}", number + 1) } else { id }, number)
    });
    let mut ids: Vec<(String, usize)> = named.collect();
    ids.sort();
    // Names made from different ids never meet: `a-2` is only ever made from `a`, and only if no event is called so.
    let mut made = Vec::new();
    let mut before: Option<&String> = None;
    let mut copy = 1;
    for (place, (id, number)) in ids.iter().enumerate() {
        if before == Some(id) {
            let own = loop {
                copy += 1;
                let own = format!("{id}-{copy}");
                if ids.binary_search_by(|(known, _)| known.cmp(&own)).is_err() {
                    break own;
                }
            };
            let message = format!("the id \"{id}\" is taken; named \"{own}\"");
            problems.push(Problem::new(
                format!("{}.id", places.get(*number).map_or("", String::as_str)),
                message,
            ));
            made.push((place, own));
        } else {
            copy = 1;
        }
        before = Some(id);
    }
    if !made.is_empty() {
        for (place, own) in made {
            if let Some((id, _)) = ids.get_mut(place) {
                *id = own;
            }
        }
        ids.sort();
    }
    let mut order = Vec::with_capacity(ids.len());
    for (id, number) in ids {
        if let Some(event) = events.get_mut(number) {
            event.id = id;
        }
        order.push(number);
    }
    order
}
