//! How the events differ from those of the previous version of the dataset.

use super::index::FacetIndex;
use crate::dataset::Dataset;
use std::cmp::Ordering;

/// How an event differs from the previous version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The previous version does not have it.
    New,
    /// Something that readers see has changed: its words, date, tags or sources.
    Changed,
}

/// The events that are marked as new or changed, and how many the last update brought.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    rows: Vec<Option<Change>>,
    /// How many events the last update added.
    pub new: usize,
    /// How many events the last update changed.
    pub changed: usize,
    /// Flips with each update that changes something, so that screen readers announce it again.
    pub again: bool,
}

impl Changes {
    /// How the event in a row differs.
    pub fn of(&self, row: usize) -> Option<Change> {
        self.rows.get(row).copied().flatten()
    }

    fn mark(&mut self, index: &FacetIndex, row: usize, change: Option<Change>) {
        self.rows.resize(index.len(), None);
        if let Some(place) = self.rows.get_mut(row) {
            *place = change;
        }
    }
}

/// A comparison of two versions of a dataset, in progress. It matches events by their ids.
#[derive(Debug, Default)]
pub struct Comparison {
    found: Changes,
    /// The marks of the previous version, for events that are still there.
    kept: Changes,
    /// Whether any event is new, changed or gone.
    any: bool,
    /// How many events of each version have been compared, in the order of their ids.
    seen: (usize, usize),
}

impl Comparison {
    /// Compares the next event; false if there is none.
    pub fn step(
        &mut self,
        (before, old, marked): (&Dataset, &FacetIndex, &Changes),
        (after, index): (&Dataset, &FacetIndex),
    ) -> bool {
        let Self { found, kept, any, seen } = self;
        let known = before.rows_by_id().get(seen.0).copied();
        let Some(row) = after.rows_by_id().get(seen.1).copied() else {
            *any |= known.is_some();
            return false;
        };
        let order = known.map_or(Ordering::Greater, |known| id(before, known).cmp(&id(after, row)));
        seen.0 += usize::from(order != Ordering::Greater);
        seen.1 += usize::from(order != Ordering::Less);
        let change = match known {
            Some(known) if order == Ordering::Equal => {
                kept.mark(index, row, marked.of(known));
                let same = old.words().same(known, index.words(), row);
                (!same).then_some(Change::Changed)
            }
            _ => Some(Change::New),
        };
        *any |= change.is_some();
        if order != Ordering::Less {
            found.new += usize::from(change == Some(Change::New));
            found.changed += usize::from(change == Some(Change::Changed));
            found.mark(index, row, change);
        }
        true
    }

    /// The marks of the new version. If the versions are the same, the previous marks stay.
    pub fn finish(self, marked: &Changes) -> Changes {
        if self.any { Changes { again: !marked.again, ..self.found } } else { self.kept }
    }
}

fn id(dataset: &Dataset, row: usize) -> Option<&str> {
    dataset.event(row).map(|event| event.id.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indexed(events: &[(&str, &str)]) -> (Dataset, FacetIndex) {
        let event = |(id, headline): &(&str, &str)| {
            format!(r#"{{"id": "{id}", "start": "2022-03-0{}", "headline": "{headline}"}}"#, headline.len())
        };
        let events: Vec<String> = events.iter().map(event).collect();
        let json = format!(r#"{{"events": [{}]}}"#, events.join(","));
        let dataset = crate::import::native(&json).unwrap().dataset;
        let index = FacetIndex::build(&dataset, |when| when.start().to_string());
        (dataset, index)
    }

    /// Checks the marks after a sequence of versions, with the numbers of new and changed events.
    fn check(versions: &[&[(&str, &str)]], expected: &str) {
        let mut changes = Changes::default();
        for pair in versions.windows(2) {
            let ((before, old), (after, index)) = (indexed(pair[0]), indexed(pair[1]));
            let mut comparison = Comparison::default();
            while comparison.step((&before, &old, &changes), (&after, &index)) {}
            changes = comparison.finish(&changes);
        }
        let (after, _) = indexed(versions.last().unwrap());
        let marks = after
            .events()
            .iter()
            .enumerate()
            .filter_map(|(row, event)| changes.of(row).map(|change| format!("{} {change:?}", event.id)));
        let marks: Vec<String> = marks.collect();
        assert_eq!(format!("{} ({}, {})", marks.join(", "), changes.new, changes.changed), expected);
    }

    #[test]
    fn a_new_short_label_is_a_change() {
        let versions = ["", r#", "short": "A""#, r#", "short": "B""#].map(|short| {
            let json = format!(r#"{{"events": [{{"id": "a", "start": "2022", "headline": "x"{short}}}]}}"#);
            let dataset = crate::import::native(&json).unwrap().dataset;
            let index = FacetIndex::build(&dataset, |when| when.start().to_string());
            (dataset, index)
        });
        for ((before, old), (after, index)) in versions.iter().zip(&versions[1..]) {
            let (mut comparison, marked) = (Comparison::default(), Changes::default());
            while comparison.step((before, old, &marked), (after, index)) {}
            assert_eq!(comparison.finish(&marked).of(0), Some(Change::Changed));
        }
    }

    #[test]
    fn what_is_new_or_changed_is_so_until_something_else_is() {
        let first: &[_] = &[("b", "x"), ("d", "yy")];
        let second: &[_] = &[("b", "x"), ("d", "zz"), ("c", "xxx"), ("a", "xxxx")];
        check(&[first, first], " (0, 0)");
        check(&[first, second], "d Changed, c New, a New (2, 1)");
        check(&[first, second, second], "d Changed, c New, a New (0, 0)");
        check(&[first, second, first], "d Changed (0, 1)");
        check(&[first, second, &second[..3]], " (0, 0)");
        check(&[&[], first], "b New, d New (2, 0)");
    }
}
