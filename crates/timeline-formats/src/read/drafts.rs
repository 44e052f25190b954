//! Drafts of the events of an input, from which the core builds a dataset.
//!
//! It does so here, or in the first module of a page, which takes the drafts as native text. Must not be here: the order of the
//! list, tags, positions of sources.

use super::problems::{Problems, quoted};
use super::slug::slug;
use crate::export;
use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::vec::IntoIter;
use timeline_core::Problem;
use timeline_core::dataset::{Building, Draft, Parts};
use timeline_core::import::Imported;

/// Drafts of a dataset. Each event comes with the place where it stands in the input.
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
    /// Names the events of formats in which most have no id; the core names those of the native format.
    naming: Option<Naming>,
    problems: Problems,
    /// How many events have been written as native text.
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
    /// Drafts whose events keep the ids that they have.
    pub(super) fn new(parts: Parts, events: Vec<(String, Draft)>, problems: Problems) -> Self {
        let events = events.into_iter();
        Self { parts, events, naming: None, problems, written: 0, text: Text::Nothing }
    }

    /// Drafts each of whose events gets an id of its own.
    pub(super) fn named(
        parts: Parts,
        events: Vec<(String, Draft)>,
        naming: Naming,
        problems: Problems,
    ) -> Self {
        Self { naming: Some(naming), ..Self::new(parts, events, problems) }
    }

    /// Builds the dataset from what is left of the drafts.
    pub fn build(mut self) -> Imported {
        let mut building = Building::new(mem::take(&mut self.parts));
        building.expect(self.events.len());
        for (place, draft) in self.by_ref() {
            building.take(place, draft);
        }
        let (dataset, found) = building.finish();
        self.problems.extend(found);
        Imported { dataset, problems: self.problems.finish() }
    }

    /// The next part of the drafts as native text, with up to so many events; none after the last one. The parts make up one
    /// text.
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
            // Behind an event that could not be read, the place in the text is no longer the one in the input.
            let moved = place.starts_with("events[") && place != format!("events[{}]", self.written);
            text.push_str(&export::native_event(&draft, moved.then_some(&*place)));
            self.written = self.written.saturating_add(1);
        }
        Some(text)
    }

    /// What could not be read as written. Events may get other ids while they are taken, so ask after the last one.
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

/// Gives each event an id of its own: the one it has, or one made from its headline or its date. The same input gives the
/// same ids.
#[derive(Debug, Clone, Default)]
pub(super) struct Naming {
    /// Appended to the place of an event to give the place of its id.
    id_suffix: String,
    /// Facets that no event keeps.
    refused: BTreeSet<String>,
    /// All ids that are given or made.
    taken: BTreeSet<String>,
    /// Given ids that an event already has.
    kept: BTreeSet<String>,
    copies: BTreeMap<String, usize>,
}

impl Naming {
    /// Begins with the ids that the input gives.
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
