//! Builds a [`Dataset`] that keeps its invariants from what an importer has read.

use super::draft::{Draft, Parts};
use super::ids::Ids;
use super::vocabulary::Vocabulary;
use super::{Claim, Dataset, Details, Event, Facet, Source, Tag};
use crate::error::Problem;
use std::mem;
use std::vec::IntoIter;

/// A dataset that takes its sources and events one by one, so that a page can do something else in between.
///
/// The phases are types: [`Building`] takes the events, [`Identifying`] gives each an id of its own, [`Arranging`] puts them
/// into the order of the list, and the result is a [`Dataset`].
#[derive(Debug)]
pub struct Building {
    vocabulary: Vocabulary,
    sources: IntoIter<Source>,
    source_ids: Ids,
    /// Where each event stands in the input.
    places: Places,
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
            places: Places::default(),
            problems,
            dataset,
        }
    }

    /// Reserves room for a number of events, if there is enough memory. A list that grows on its own is copied each time it
    /// doubles, and up to half of it stays unused.
    pub fn reserve(&mut self, events: usize) {
        // The list grows on its own if there is less room.
        let _ = self.dataset.events.try_reserve_exact(events);
        self.places.reserve(events);
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
        self.places.push(&place);
        self.dataset.events.push(event);
    }

    /// Begins to give every event an id of its own, when all have been taken.
    pub fn identify(mut self) -> Identifying {
        while self.take_source() {}
        Identifying { by_id: MergeSort::new(self.dataset.events.len()), renamed: false, building: self }
    }

    /// The dataset, without a pause.
    pub fn finish(self) -> (Dataset, Vec<Problem>) {
        self.identify().arrange().finish()
    }

    /// Gives each event with a duplicate id one of its own; false if there is none. `by_id` are the numbers of the events in the
    /// order of their ids. Names made from different ids never meet: `a-2` is only ever made from `a`, and only if no event
    /// has that id.
    fn rename_duplicates(&mut self, by_id: &[usize]) -> bool {
        let events = &mut self.dataset.events;
        let id = |number: usize| events.get(number).map_or("", |event| event.id.as_str());
        let is_taken = |name: &str| by_id.binary_search_by(|number| id(*number).cmp(name)).is_ok();
        let mut renamed: Vec<(usize, String)> = Vec::new();
        let mut copy = 1;
        for (before, number) in by_id.iter().zip(by_id.iter().skip(1)) {
            if id(*before) != id(*number) {
                copy = 1;
                continue;
            }
            let own = loop {
                copy += 1;
                let own = format!("{}-{copy}", id(*number));
                if !is_taken(&own) {
                    break own;
                }
            };
            renamed.push((*number, own));
        }
        // Reported in the order of the input.
        renamed.sort_unstable_by_key(|(number, _)| *number);
        let any = !renamed.is_empty();
        for (number, own) in renamed {
            let Some(event) = events.get_mut(number) else { continue };
            let message = format!("the id \"{}\" is taken; named \"{own}\"", event.id);
            self.problems.push(Problem::new(format!("{}.id", self.places.get(number)), message));
            event.id = own;
        }
        any
    }
}

/// A dataset whose events get an id of their own each, in the order of the input.
#[derive(Debug)]
pub struct Identifying {
    /// The numbers of the events in the order of their ids.
    by_id: MergeSort,
    /// Whether duplicate ids have been looked for.
    renamed: bool,
    building: Building,
}

impl Identifying {
    /// Sorts some ids, or renames the duplicates; false when every event has an id of its own.
    pub fn step(&mut self) -> bool {
        let events = &self.building.dataset.events;
        let count = events.len();
        if self.by_id.step(|number| events.get(number).map_or("", |event| event.id.as_str())) {
            return true;
        }
        if !mem::replace(&mut self.renamed, true) && self.building.rename_duplicates(&self.by_id.numbers) {
            self.by_id = MergeSort::new(count);
            return true;
        }
        false
    }

    /// Finds the order of the list, after whatever is left has been done.
    pub fn arrange(mut self) -> Arranging {
        while self.step() {}
        let Self { by_id: MergeSort { numbers: by_id, merged, .. }, building, .. } = self;
        let Building { vocabulary, problems, mut dataset, places, source_ids, .. } = building;
        // The keys below take the room of these: the memory of a module never shrinks.
        drop((merged, places, source_ids));
        dataset.facets = vocabulary.facets;
        dataset.facets.iter_mut().for_each(Facet::deal_colors);
        let events = &dataset.events;
        let keys = events.iter().enumerate().map(|(number, event)| (event.when.sort_key(), number));
        let mut keys: Vec<_> = keys.collect();
        // The numbers keep events of one key in the order of the input; a stable sort would take more code.
        if !keys.is_sorted() {
            keys.sort_unstable();
        }
        let order: Vec<usize> = keys.into_iter().map(|(_, number)| number).collect();
        let mut rows = vec![0; order.len()];
        for (row, number) in order.iter().enumerate() {
            if let Some(place) = rows.get_mut(*number) {
                *place = row;
            }
        }
        dataset.rows_by_id = by_id.into_iter().filter_map(|number| rows.get(number).copied()).collect();
        Arranging { order, arranged: 0, dataset, problems }
    }
}

/// Sorts numbers in steps, because sorting the ids of 100,000 events at once takes longer than a step may: at first it sorts
/// parts of them, then it merges two parts at a time.
#[derive(Debug)]
struct MergeSort {
    numbers: Vec<usize>,
    /// The length of the sorted parts, of which the last may be shorter; 0 at first.
    length: usize,
    /// The first of the numbers, in parts of twice the length.
    merged: Vec<usize>,
}

impl MergeSort {
    /// The length of the parts that are sorted at first.
    const PART: usize = 16_384;

    /// The numbers below `count`.
    fn new(count: usize) -> Self {
        Self { numbers: (0..count).collect(), length: 0, merged: Vec::with_capacity(count) }
    }

    /// Sorts a part, or merges two; false when all numbers are in order. Numbers with equal keys stay in their order.
    fn step<K: Ord>(&mut self, key: impl Fn(usize) -> K) -> bool {
        if self.length >= self.numbers.len() {
            return false;
        }
        let start = self.merged.len();
        let keyed = |number: &usize| (key(*number), *number);
        let part = |start: usize, length: usize| self.numbers.iter().skip(start).take(length).map(keyed);
        if self.length == 0 {
            let mut sorted: Vec<(K, usize)> = part(start, Self::PART).collect();
            sorted.sort_unstable();
            sorted.iter().for_each(|(_, number)| self.merged.push(*number));
        } else {
            let mut one = part(start, self.length).peekable();
            let mut other = part(start.saturating_add(self.length), self.length).peekable();
            loop {
                let earlier = other.next_if(|other| one.peek().is_none_or(|one| other < one));
                let Some((_, number)) = earlier.or_else(|| one.next()) else { break };
                self.merged.push(number);
            }
        }
        if self.merged.len() == self.numbers.len() {
            mem::swap(&mut self.numbers, &mut self.merged);
            self.merged.clear();
            self.length = self.length.saturating_mul(2).max(Self::PART);
        }
        true
    }
}

/// Places in the input, one after another in a single text: 100,000 texts of their own would take twice the room.
#[derive(Debug, Default)]
struct Places {
    text: String,
    ends: Vec<usize>,
}

impl Places {
    /// The length of most places, such as `events[12345]`.
    const LENGTH: usize = 13;

    fn reserve(&mut self, places: usize) {
        // The lists grow on their own if there is less room.
        let _ = self.ends.try_reserve_exact(places);
        let _ = self.text.try_reserve_exact(places.saturating_mul(Self::LENGTH));
    }

    fn push(&mut self, place: &str) {
        self.text.push_str(place);
        self.ends.push(self.text.len());
    }

    fn get(&self, number: usize) -> &str {
        let end = |number: usize| self.ends.get(number).copied();
        let start = number.checked_sub(1).and_then(end).unwrap_or_default();
        end(number).and_then(|end| self.text.get(start..end)).unwrap_or_default()
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
        // Events are large, so sorting moves only their keys, and each event moves once.
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
        short: draft.short,
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
    fn numbers_are_sorted_in_steps_and_those_of_one_key_stay_in_order() {
        for (count, keys, factor) in [
            (0, 1, 1),
            (1, 1, 1),
            (2, 2, 1),
            (3, 3, 2),
            (100, 7, 3),
            (5_000, 5_000, 4_999),
            (65_536, 65_536, 3),
            (70_000, 900, 7_919),
        ] {
            let key = |number: usize| number * factor % keys;
            let mut sort = MergeSort::new(count);
            while sort.step(key) {}
            assert!(!sort.step(key));
            let mut expected: Vec<usize> = (0..count).collect();
            expected.sort_by_key(|number| key(*number));
            assert_eq!(sort.numbers, expected, "{count} numbers with {keys} keys");
        }
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
