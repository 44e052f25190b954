//! From what an importer read to a [`Dataset`] that keeps its invariants.

use super::ids::Ids;
use super::sorted::Sorted;
use super::vocabulary::Vocabulary;
use super::{Block, Claim, Color, Dataset, Details, Difference, Era, Event, Media, Moment, Person, Place};
use super::{Precision, Shape, Source, Tag, Text, When};
use crate::error::Problem;
use std::mem;
use std::vec::IntoIter;

/// What an importer hands over beside the events: names in place of positions, nothing checked yet.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    /// Title of the timeline.
    pub title: Text,
    /// One or two sentences under the title.
    pub standfirst: Text,
    /// The date up to which the record is complete.
    pub as_of: Option<Moment>,
    /// Language tag of plain texts.
    pub language: String,
    /// Periods that stand behind the events.
    pub eras: Vec<Era>,
    /// How many events could not be read.
    pub unreadable: usize,
    /// Facets in the order shown.
    pub facets: Vec<DraftFacet>,
    /// Sources, with their own ids.
    pub sources: Vec<Source>,
}

/// A facet before its id is checked.
#[derive(Debug, Clone, Default)]
pub struct DraftFacet {
    /// Name in queries and addresses.
    pub id: String,
    /// Name for readers.
    pub label: Text,
    /// Whether its terms stand on every event of the list; none leaves it to the dataset's order.
    pub prominent: Option<bool>,
    /// Its terms in the order shown.
    pub terms: Vec<DraftTerm>,
}

/// A term before its parent is looked up.
#[derive(Debug, Clone, Default)]
pub struct DraftTerm {
    /// Name in queries and addresses.
    pub id: String,
    /// Name for readers.
    pub label: Text,
    /// Colour of its marks.
    pub color: Option<Color>,
    /// Outline of its marks.
    pub shape: Option<Shape>,
    /// Id of the broader term.
    pub parent: Option<String>,
}

/// An event before its tags and sources are looked up.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Name in addresses; may be empty.
    pub id: String,
    /// When it took place.
    pub when: When,
    /// The date as the source words it; may be empty.
    pub display: Text,
    /// One line.
    pub headline: Text,
    /// A short paragraph.
    pub summary: Text,
    /// Paragraphs, quotes and lists.
    pub body: Vec<Block>,
    /// Images and links.
    pub media: Vec<Media>,
    /// Facet id and term ids.
    pub tags: Vec<(String, Vec<String>)>,
    /// Where it took place.
    pub places: Vec<Place>,
    /// Who took part.
    pub people: Vec<Person>,
    /// Ids of its sources.
    pub sources: Vec<String>,
    /// Who said what.
    pub claims: Vec<DraftClaim>,
    /// Where the source article differs.
    pub differs: Vec<Difference>,
}

impl Draft {
    /// An event of which nothing is known but its date.
    pub fn at(when: When) -> Self {
        Self {
            id: String::new(),
            when,
            display: Text::default(),
            headline: Text::default(),
            summary: Text::default(),
            body: Vec::new(),
            media: Vec::new(),
            tags: Vec::new(),
            places: Vec::new(),
            people: Vec::new(),
            sources: Vec::new(),
            claims: Vec::new(),
            differs: Vec::new(),
        }
    }
}

/// A claim before its sources are looked up.
#[derive(Debug, Clone)]
pub struct DraftClaim {
    /// Who said it.
    pub speaker: Text,
    /// What was said.
    pub text: Text,
    /// Ids of the sources that carry it.
    pub sources: Vec<String>,
}

/// A dataset that is being built, piece by piece, so that a page can do something else in between.
#[derive(Debug)]
pub struct Building {
    vocabulary: Vocabulary,
    sources: IntoIter<Source>,
    known: Ids,
    /// The numbers of the events that have an id of their own, in the order of the ids.
    ids: Sorted,
    /// The numbers of those that want the id of another, in the order of the ids.
    taken: Sorted,
    /// Where those that want another's id stand in the input, by their numbers.
    places: Vec<(usize, String)>,
    /// The numbers of the events in list order.
    order: Sorted,
    /// Once all are known: the number of the event that each row gets, and, once the rows by id are known too, how many rows
    /// have theirs.
    rows: Option<(Vec<usize>, Option<usize>)>,
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
            known: Ids::default(),
            ids: Sorted::default(),
            taken: Sorted::default(),
            places: Vec::new(),
            order: Sorted::default(),
            rows: None,
            problems,
            dataset,
        }
    }

    /// Makes room for so many events, if there is so much: without it the list would be moved each time it doubles, and leave
    /// as much unused.
    pub fn expect(&mut self, events: usize) {
        // More come all the same.
        let _ = self.dataset.events.try_reserve_exact(events);
    }

    /// Goes on with the next source; false when there is none left.
    pub fn cite(&mut self) -> bool {
        let Some(source) = self.sources.next() else { return false };
        let sources = &mut self.dataset.sources;
        if self.known.add(&source.id, sources.len()) {
            sources.push(source);
        } else {
            let message = "this id stands twice; the first one counts";
            self.problems.push(Problem::new(format!("source {}", source.id), message));
        }
        true
    }

    /// Takes an event, and the place where it stands in the input: before any has its row.
    pub fn take(&mut self, place: String, draft: Draft) {
        while self.cite() {}
        let number = self.dataset.events.len();
        let tags = self.vocabulary.tags(&place, &draft.tags, &mut self.problems);
        let mut event = admit(&place, draft, tags, &self.known, &mut self.problems);
        if event.id.is_empty() {
            event.id = format!("event-{}", number + 1);
        }
        self.dataset.events.push(event);
        let events = &self.dataset.events;
        self.order.insert(number, &|one, other| key(events, one).cmp(&key(events, other)));
        let own = self.ids.find(&|other| id(events, other).cmp(&id(events, number))).is_none();
        let ids = if own { &mut self.ids } else { &mut self.taken };
        ids.insert(number, &|one, other| id(events, one).cmp(&id(events, other)));
        if !own {
            self.places.push((number, place));
        }
    }

    /// Goes on with putting the events into the order of the list, of which the first two steps find out, after all have been
    /// taken; false at the end.
    pub fn arrange(&mut self) -> bool {
        let Some((order, row)) = &mut self.rows else {
            self.name_again();
            let events = &self.dataset.events;
            let order = self.order.positions(&|one, other| key(events, one).cmp(&key(events, other)));
            self.rows = Some((order, None));
            return true;
        };
        let Some(done) = row else {
            let mut rows = vec![0; order.len()];
            for (row, at) in order.iter().enumerate() {
                if let Some(place) = rows.get_mut(*at) {
                    *place = row;
                }
            }
            let events = &self.dataset.events;
            let ids = self.ids.positions(&|one, other| id(events, one).cmp(&id(events, other)));
            self.dataset.rows_by_id = ids.into_iter().filter_map(|at| rows.get(at).copied()).collect();
            *row = Some(0);
            return true;
        };
        // Not the events themselves are sorted, which are large; each is put into its place once.
        turn_ring(&mut self.dataset.events, order, *done);
        *done += 1;
        *done < order.len()
    }

    /// The dataset, after whatever is left has been done.
    pub fn finish(mut self) -> (Dataset, Vec<Problem>) {
        while self.cite() || self.arrange() {}
        self.dataset.facets = self.vocabulary.facets;
        (self.dataset, self.problems)
    }

    /// Gives the events whose id is another's one of their own, now that all ids are known. Names made from different ids never
    /// meet: `a-2` is only ever made from `a`, and only if no event is called so.
    fn name_again(&mut self) {
        let mut before = String::new();
        let mut copy = 1;
        let events = &mut self.dataset.events;
        for number in self.taken.positions(&|one, other| id(events, one).cmp(&id(events, other))) {
            let Some(wanted) = events.get_mut(number).map(|event| mem::take(&mut event.id)) else { continue };
            if before != wanted {
                copy = 1;
            }
            let own = loop {
                copy += 1;
                let own = format!("{wanted}-{copy}");
                if self.ids.find(&|other| id(events, other).cmp(&Some(&own))).is_none() {
                    break own;
                }
            };
            let place = self.places.binary_search_by_key(&number, |(number, _)| *number).ok();
            let place = place.and_then(|at| self.places.get(at)).map_or("", |(_, place)| place);
            let message = format!("the id \"{wanted}\" is taken; named \"{own}\"");
            self.problems.push(Problem::new(format!("{place}.id"), message));
            if let Some(event) = events.get_mut(number) {
                event.id = own;
            }
            self.ids.insert(number, &|one, other| id(events, one).cmp(&id(events, other)));
            before = wanted;
        }
    }
}

/// What the list is in the order of.
fn key(events: &[Event], number: usize) -> Option<(i64, Precision, i64)> {
    events.get(number).map(|event| event.when.sort_key())
}

fn id(events: &[Event], number: usize) -> Option<&str> {
    events.get(number).map(|event| event.id.as_str())
}

impl Dataset {
    /// Builds a dataset, mending what can be mended and naming each thing that had to be.
    ///
    /// Each event comes with the place where it stands in the input.
    pub fn new(parts: Parts, events: Vec<(String, Draft)>) -> (Self, Vec<Problem>) {
        let mut building = Building::new(parts);
        events.into_iter().for_each(|(place, draft)| building.take(place, draft));
        building.finish()
    }
}

/// Puts into a place the item that was at `order` of it, and so round the ring of places, each of which takes what the next one
/// has; in `order` then is what is there. Once for every place, all are right.
fn turn_ring<T>(items: &mut [T], order: &mut [usize], start: usize) {
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

    /// Every order of so many places.
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
                (0..count).for_each(|start| turn_ring(&mut items, &mut left, start));
                assert_eq!(items, order);
            }
        }
    }
}
