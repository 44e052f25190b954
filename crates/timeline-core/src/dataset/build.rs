//! Builds a [`Dataset`] that keeps its invariants from what an importer has read.

use super::draft::{Draft, Parts};
use super::ids::Ids;
use super::vocabulary::Vocabulary;
use super::{Claim, Dataset, Details, Event, Facet, Source, Tag};
use crate::error::Problem;
use std::collections::{BTreeMap, BinaryHeap};
use std::mem;
use std::vec::IntoIter;

/// A dataset that takes its sources and events one by one, so that a page can do something else in between.
///
/// The phases are types: [`Building`] takes, [`Arranging`] puts the events into the order of the list, and what comes out is a
/// [`Dataset`].
#[derive(Debug)]
pub struct Building {
    vocabulary: Vocabulary,
    sources: IntoIter<Source>,
    source_ids: Ids,
    /// The numbers of the events by their ids.
    ids: Ids,
    /// The events whose id an earlier one has: their numbers, and where they stand in the input.
    duplicates: Vec<(usize, String)>,
    problems: Vec<Problem>,
    dataset: Dataset,
}

impl Building {
    /// Begins with everything but the events.
    pub fn new(parts: Parts) -> Self {
        let mut problems = Vec::new();
        let vocabulary = Vocabulary::new(parts.facets, &mut problems);
        let dataset = Dataset {
            title: parts.title,
            standfirst: parts.standfirst,
            as_of: parts.as_of,
            language: parts.language,
            eras: parts.eras,
            unreadable: parts.unreadable,
            ..Dataset::default()
        };
        Self {
            vocabulary,
            sources: parts.sources.into_iter(),
            source_ids: Ids::default(),
            ids: Ids::default(),
            duplicates: Vec::new(),
            problems,
            dataset,
        }
    }

    /// Reserves room for a number of events, if there is so much: a list that grows on its own is moved each time it doubles,
    /// and leaves as much unused.
    pub fn expect(&mut self, events: usize) {
        // The list grows on its own if there is less room.
        let _ = self.dataset.events.try_reserve_exact(events);
    }

    /// Takes the next source; false when there is none left.
    pub fn take_source(&mut self) -> bool {
        let Some(source) = self.sources.next() else { return false };
        let sources = &mut self.dataset.sources;
        if self.source_ids.add(&source.id, sources.len()) {
            sources.push(source);
        } else {
            let message = "another source has this id; the first one counts";
            self.problems.push(Problem::new(format!("source {}", source.id), message));
        }
        true
    }

    /// Takes an event, and the place where it stands in the input.
    pub fn take(&mut self, place: String, draft: Draft) {
        while self.take_source() {}
        let number = self.dataset.events.len();
        let tags = self.vocabulary.tags(&place, &draft.tags, &mut self.problems);
        let mut event = admit(&place, draft, tags, &self.source_ids, &mut self.problems);
        if event.id.is_empty() {
            event.id = format!("event-{}", number + 1);
        }
        if !self.ids.add(&event.id, number) {
            self.duplicates.push((number, place));
        }
        self.dataset.events.push(event);
    }

    /// Goes on to the order of the list, when all events have been taken.
    pub fn arrange(mut self) -> Arranging {
        while self.take_source() {}
        self.rename_duplicates();
        let Self { vocabulary, ids, problems, mut dataset, .. } = self;
        dataset.facets = vocabulary.facets;
        dataset.facets.iter_mut().for_each(Facet::deal_colors);
        let events = &dataset.events;
        // A heap sorts with a tenth of the code of `sort`; the numbers keep events of one key in the order of the input.
        let keys = events.iter().enumerate().map(|(number, event)| (event.when.sort_key(), number));
        let order = keys.collect::<BinaryHeap<_>>().into_sorted_vec();
        let order: Vec<usize> = order.into_iter().map(|(_, number)| number).collect();
        let mut rows = vec![0; order.len()];
        for (row, number) in order.iter().enumerate() {
            if let Some(place) = rows.get_mut(*number) {
                *place = row;
            }
        }
        dataset.rows_by_id = ids.into_positions().filter_map(|number| rows.get(number).copied()).collect();
        Arranging { order, arranged: 0, dataset, problems }
    }

    /// The dataset, without a pause.
    pub fn finish(self) -> (Dataset, Vec<Problem>) {
        self.arrange().finish()
    }

    /// Gives events with duplicate ids one of their own, now that all ids are known. Names made from different ids never meet:
    /// `a-2` is only ever made from `a`, and only if no event has that id.
    fn rename_duplicates(&mut self) {
        let events = &mut self.dataset.events;
        let mut copies: BTreeMap<String, usize> = BTreeMap::new();
        for (number, place) in mem::take(&mut self.duplicates) {
            let Some(wanted) = events.get_mut(number).map(|event| mem::take(&mut event.id)) else { continue };
            let mut copy = copies.get(&wanted).copied().unwrap_or(1);
            let own = loop {
                copy += 1;
                let own = format!("{wanted}-{copy}");
                if self.ids.add(&own, number) {
                    break own;
                }
            };
            copies.insert(wanted.clone(), copy);
            let message = format!("the id \"{wanted}\" is taken; named \"{own}\"");
            self.problems.push(Problem::new(format!("{place}.id"), message));
            if let Some(event) = events.get_mut(number) {
                event.id = own;
            }
        }
    }
}

/// A dataset whose events are moved into the order of the list, one by one.
#[derive(Debug)]
pub struct Arranging {
    /// The number of the event that belongs into each row.
    order: Vec<usize>,
    /// How many rows have their event.
    arranged: usize,
    dataset: Dataset,
    problems: Vec<Problem>,
}

impl Arranging {
    /// Moves the next event into its row; false when all have theirs.
    pub fn step(&mut self) -> bool {
        // Events are large, so not they are sorted: each is moved once.
        arrange_cycle(&mut self.dataset.events, &mut self.order, self.arranged);
        self.arranged += 1;
        self.arranged < self.order.len()
    }

    /// The dataset, after whatever is left has been done.
    pub fn finish(mut self) -> (Dataset, Vec<Problem>) {
        while self.step() {}
        (self.dataset, self.problems)
    }
}

impl Dataset {
    /// Builds a dataset: repairs what can be repaired, and names each repair.
    ///
    /// Each event comes with the place where it stands in the input.
    pub fn new(parts: Parts, events: Vec<(String, Draft)>) -> (Self, Vec<Problem>) {
        let mut building = Building::new(parts);
        events.into_iter().for_each(|(place, draft)| building.take(place, draft));
        building.finish()
    }
}

/// Applies a permutation in place, one cycle of it: each place gets the item that was at `order` of it. Called with every
/// place as `start`, it moves all items; `order` then names where each of them is.
fn arrange_cycle<T>(items: &mut [T], order: &mut [usize], start: usize) {
    let mut place = start;
    while let Some(from) = order.get_mut(place).map(|from| mem::replace(from, place)) {
        if from == start {
            break;
        }
        items.swap(place, from);
        place = from;
    }
}

/// An event with positions in place of names; sources that do not exist are named and left out.
fn admit(place: &str, draft: Draft, tags: Vec<Tag>, known: &Ids, problems: &mut Vec<Problem>) -> Event {
    let mut sources = |ids: Vec<String>, at: &str| -> Box<[usize]> {
        let known = |id: String| {
            let position = known.position(&id);
            if position.is_none() {
                problems.push(Problem::new(
                    format!("{place}.{at}"),
                    format!("there is no source \"{id}\"; left out"),
                ));
            }
            position
        };
        ids.into_iter().filter_map(known).collect()
    };
    let claims = draft.claims.into_iter().map(|claim| Claim {
        speaker: claim.speaker,
        text: claim.text,
        sources: sources(claim.sources, "claims"),
    });
    let claims = claims.collect();
    let details = Details {
        display: draft.display,
        body: draft.body.into(),
        media: draft.media.into(),
        places: draft.places.into(),
        people: draft.people.into(),
        claims,
        differs: draft.differs.into(),
    };
    Event {
        id: draft.id,
        when: draft.when,
        headline: draft.headline,
        summary: draft.summary,
        tags: tags.into(),
        sources: sources(draft.sources, "sources"),
        rest: (!details.is_empty()).then(|| Box::new(details)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every order of a number of places.
    fn orders(count: usize) -> Vec<Vec<usize>> {
        let Some(last) = count.checked_sub(1) else { return vec![Vec::new()] };
        let longer = |order: Vec<usize>| {
            (0..count).map(move |place| [&order[..place], &[last], &order[place..]].concat())
        };
        orders(last).into_iter().flat_map(longer).collect()
    }

    #[test]
    fn items_are_put_into_any_order() {
        for count in 0..7 {
            for order in orders(count) {
                let mut items: Vec<usize> = (0..count).collect();
                let mut left = order.clone();
                (0..count).for_each(|start| arrange_cycle(&mut items, &mut left, start));
                assert_eq!(items, order);
            }
        }
    }
}
