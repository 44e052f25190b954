//! Drafts of the events of an input, from which the core builds a dataset.
//!
//! The core does so here, or in the first module of a page, which receives the drafts as native text. Must not be here: list order,
//! tags, positions of sources.

use super::problems::{Problems, quoted};
use super::slug::slug;
use crate::export;
use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::vec::IntoIter;
use timeline_core::Problem;
use timeline_core::dataset::{Building, Draft, Parts};
use timeline_core::import::Imported;

/// Drafts of a dataset. Each event comes with its place in the input.
///
/// ```
/// use timeline_formats::{Format, Importer};
/// let table = b"date,headline\n2022-03-03,Another meeting\n2022-02-28,A meeting";
/// let drafts = Importer::new(table, Format::Auto)?.finish()?;
/// let (place, first) = drafts.clone().next().expect("two events");
/// assert_eq!((&*place, &*first.id), ("row 2", "another-meeting"));
/// assert_eq!(drafts.build().dataset.events()[0].id, "a-meeting");
/// # Ok::<(), timeline_core::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Drafts {
    parts: Parts,
    events: IntoIter<(String, Draft)>,
    /// Gives ids to events in formats in which most events have none; the core does so for the native format.
    naming: Option<Naming>,
    problems: Problems,
    /// The number of events written as native text.
    written: usize,
    text: Text,
}

/// How much of the native text has been written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Text {
    Nothing,
    Head,
    All,
}

impl Drafts {
    /// Drafts of events that keep their ids.
    pub(super) fn new(parts: Parts, events: Vec<(String, Draft)>, problems: Problems) -> Self {
        let events = events.into_iter();
        Self { parts, events, naming: None, problems, written: 0, text: Text::Nothing }
    }

    /// Drafts of events that each get a unique id.
    pub(super) fn named(
        parts: Parts,
        events: Vec<(String, Draft)>,
        naming: Naming,
        problems: Problems,
    ) -> Self {
        Self { naming: Some(naming), ..Self::new(parts, events, problems) }
    }

    /// Builds the dataset from the remaining drafts.
    pub fn build(mut self) -> Imported {
        let mut building = Building::new(mem::take(&mut self.parts));
        building.reserve(self.events.len());
        for (place, draft) in self.by_ref() {
            building.take(place, draft);
        }
        let (dataset, found) = building.finish();
        self.problems.extend(found);
        Imported { dataset, problems: self.problems.finish() }
    }

    /// The next part of the drafts as native text, with up to `events` events; `None` after the last part. The parts
    /// together are one text.
    pub fn native_piece(&mut self, events: usize) -> Option<String> {
        let mut text = match self.text {
            Text::Nothing => export::native_head(&self.parts),
            Text::Head => String::new(),
            Text::All => return None,
        };
        self.text = Text::Head;
        for _ in 0..events.max(1) {
            let Some((place, draft)) = self.next() else {
                self.text = Text::All;
                text.push_str("]}");
                break;
            };
            if self.written > 0 {
                text.push(',');
            }
            // After an unreadable event, places in the text differ from places in the input.
            let moved = place.starts_with("events[") && place != format!("events[{}]", self.written);
            text.push_str(&export::native_event(&draft, moved.then_some(&*place)));
            self.written = self.written.saturating_add(1);
        }
        Some(text)
    }

    /// The problems of the input. Taking events may rename them, so call this after the last one.
    pub fn problems(&self) -> Vec<Problem> {
        self.problems.clone().finish()
    }
}

impl Iterator for Drafts {
    type Item = (String, Draft);

    fn next(&mut self) -> Option<Self::Item> {
        let (place, mut draft) = self.events.next()?;
        if let Some(naming) = &mut self.naming {
            naming.name(&place, &mut draft, &mut self.problems);
        }
        Some((place, draft))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.events.size_hint()
    }
}

impl ExactSizeIterator for Drafts {}

/// Gives each event a unique id: its own, or one made from its headline or its date. The same input gives the same
/// ids.
#[derive(Debug, Clone, Default)]
pub(super) struct Naming {
    /// Appended to the place of an event for problems with its id.
    id_suffix: String,
    /// Facets that are not kept in any event.
    refused: BTreeSet<String>,
    /// All ids, from the input or generated.
    taken: BTreeSet<String>,
    /// Ids from the input that an event already has.
    kept: BTreeSet<String>,
    copies: BTreeMap<String, usize>,
}

impl Naming {
    /// Starts with the ids in the input.
    pub(super) fn new(id_suffix: String, refused: BTreeSet<String>, given: BTreeSet<String>) -> Self {
        Self { id_suffix, refused, taken: given, ..Self::default() }
    }

    fn name(&mut self, place: &str, draft: &mut Draft, problems: &mut Problems) {
        draft.id = self.id_of(place, draft, problems);
        if !self.refused.is_empty() {
            draft.tags.retain(|(facet, _)| !self.refused.contains(facet));
        }
    }

    fn id_of(&mut self, place: &str, draft: &mut Draft, problems: &mut Problems) -> String {
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
            let mut copy = self.copies.get(&base).copied().unwrap_or(1);
            loop {
                copy = copy.saturating_add(1);
                id = format!("{base}-{copy}");
                if self.taken.insert(id.clone()) {
                    break;
                }
            }
            self.copies.insert(base, copy);
        }
        if !wanted.is_empty() {
            let message = format!("the id {} is taken; named {}", quoted(&wanted), quoted(&id));
            problems.add(format!("{place}{}", self.id_suffix), message);
        }
        id
    }
}
