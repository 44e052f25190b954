//! From events that have been read to a dataset, in steps: a long list takes as long again as reading it.

use super::problems::{Problems, quoted};
use super::slug::slug;
use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::vec::IntoIter;
use timeline_core::dataset::{Building, Draft, Parts};
use timeline_core::import::Imported;

/// What a source comes to when all of it has been read.
pub(super) enum Unbuilt {
    /// Events that get ids of their own first.
    Naming(Box<Naming>),
    /// Events as the dataset takes them.
    Building(Box<Building>, IntoIter<(String, Draft)>, Problems),
}

impl Unbuilt {
    pub(super) fn new(parts: Parts, events: Vec<(String, Draft)>, problems: Problems) -> Self {
        Self::Building(Box::new(Building::new(parts)), events.into_iter(), problems)
    }

    /// Goes on with the next event; false when there is nothing left to do. Every event comes about three times.
    pub(super) fn step(&mut self) -> bool {
        match self {
            Self::Naming(naming) => {
                if !naming.step() {
                    *self = naming.named();
                }
                true
            }
            Self::Building(building, events, _) => {
                if building.cite() {
                    return true;
                }
                let Some((place, draft)) = events.next() else { return building.arrange() };
                building.take(place, draft);
                true
            }
        }
    }

    /// The dataset, after whatever is left has been done.
    pub(super) fn finish(mut self) -> Imported {
        while self.step() {}
        match self {
            Self::Building(building, _, mut problems) => {
                let (dataset, found) = building.finish();
                problems.extend(found);
                Imported { dataset, problems: problems.finish() }
            }
            // Not after the last step.
            Self::Naming(mut naming) => naming.named().finish(),
        }
    }
}

/// Gives each event an id of its own: the one it has, or one made from its headline or its date. The same input gives the
/// same ids.
#[derive(Debug, Default)]
pub(super) struct Naming {
    events: IntoIter<(String, Draft)>,
    named: Vec<(String, Draft)>,
    parts: Parts,
    problems: Problems,
    /// What leads from the place of an event to that of its id.
    of_id: String,
    /// Facets that none of the events keeps.
    refused: BTreeSet<String>,
    /// All ids that are given or made.
    taken: BTreeSet<String>,
    kept: BTreeSet<String>,
    copies: BTreeMap<String, usize>,
}

impl Naming {
    /// Begins with events that have ids or none, the ids that are given, and all else of the dataset.
    pub(super) fn new(
        events: Vec<(String, Draft)>,
        given: BTreeSet<String>,
        of_id: String,
        refused: BTreeSet<String>,
        (parts, problems): (Parts, Problems),
    ) -> Self {
        let named = Vec::with_capacity(events.len());
        let events = events.into_iter();
        Self { events, named, parts, problems, of_id, refused, taken: given, ..Self::default() }
    }

    fn step(&mut self) -> bool {
        let Some((place, mut draft)) = self.events.next() else { return false };
        draft.id = self.id_of(&place, &mut draft);
        if !self.refused.is_empty() {
            draft.tags.retain(|(facet, _)| !self.refused.contains(facet));
        }
        self.named.push((place, draft));
        true
    }

    fn id_of(&mut self, place: &str, draft: &mut Draft) -> String {
        let wanted = mem::take(&mut draft.id);
        if !wanted.is_empty() && self.kept.insert(wanted.clone()) {
            return wanted;
        }
        let mut base = if wanted.is_empty() { slug(draft.headline.get("")) } else { wanted.clone() };
        if base.is_empty() {
            base = format!("event-{}", draft.when.start());
        }
        let mut id = base.clone();
        if !self.taken.insert(id.clone()) {
            let copy = self.copies.entry(base.clone()).or_insert(1);
            loop {
                *copy = copy.saturating_add(1);
                id = format!("{base}-{copy}");
                if self.taken.insert(id.clone()) {
                    break;
                }
            }
        }
        if !wanted.is_empty() {
            let message = format!("the id {} is taken; named {}", quoted(&wanted), quoted(&id));
            self.problems.add(format!("{place}{}", self.of_id), message);
        }
        id
    }

    /// What has been named.
    fn named(&mut self) -> Unbuilt {
        Unbuilt::new(mem::take(&mut self.parts), mem::take(&mut self.named), mem::take(&mut self.problems))
    }
}
