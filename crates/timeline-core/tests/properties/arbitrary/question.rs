//! Random filters, which name events and terms by index and become a filter once there is a dataset.

use super::{World, odd_text};
use crate::civil::{Date, dates, spreads};
use chrono::{DateTime, Days, NaiveDate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use timeline_core::dataset::Event;
use timeline_core::query::Query;

/// A filter before its dataset is known.
#[derive(Debug, Clone)]
pub struct QuerySeed {
    tags: Vec<Index>,
    text: TextSeed,
    from: Option<DaySeed>,
    to: Option<DaySeed>,
}

#[derive(Debug, Clone)]
enum TextSeed {
    Typed(String),
    /// Letters of an event's headline, in upper case or not.
    Seen(Index, usize, usize, bool),
}

#[derive(Debug, Clone)]
enum DaySeed {
    Any(Date),
    /// A number of days from the start of an event.
    Near(Index, i64),
}

/// Filters of terms, words and dates, each part absent half of the time.
pub fn queries() -> impl Strategy<Value = QuerySeed> {
    let text = prop_oneof![
        3 => Just(TextSeed::Typed(String::new())),
        1 => odd_text().prop_map(TextSeed::Typed),
        1 => select(vec!["march", "2022 about", "Минск", "minister WIRE"]).prop_map(|word| TextSeed::Typed(word.into())),
        3 => (any::<Index>(), 0..6usize, 1..9usize, any::<bool>())
            .prop_map(|(event, skip, take, capitals)| TextSeed::Seen(event, skip, take, capitals)),
    ];
    let day = prop_oneof![
        1 => spreads().prop_flat_map(dates).prop_map(DaySeed::Any),
        4 => (any::<Index>(), -2..=2i64).prop_map(|(event, days)| DaySeed::Near(event, days)),
    ];
    let tags = prop_oneof![1 => Just(Vec::new()), 3 => vec(any::<Index>(), 1..5)];
    (tags, text, option::weighted(0.4, day.clone()), option::weighted(0.4, day))
        .prop_map(|(tags, text, from, to)| QuerySeed { tags, text, from, to })
}

impl QuerySeed {
    /// The filter for a dataset.
    pub fn put_to(&self, world: &World) -> Query {
        let tags = world.tags();
        let chosen = self.tags.iter().filter_map(|index| tags.get(index.index(tags.len().max(1))));
        let query = chosen.fold(Query::default(), |query, tag| query.toggled(*tag));
        let text = match &self.text {
            TextSeed::Typed(text) => text.clone(),
            TextSeed::Seen(event, skip, take, capitals) => {
                let headline = pick(world, event).map(|event| event.headline.get("en")).unwrap_or_default();
                let seen: String = headline.chars().skip(*skip).take(*take).collect();
                if *capitals { seen.to_uppercase() } else { seen }
            }
        };
        let day = |seed: &Option<DaySeed>| seed.as_ref().and_then(|seed| seed.day(world));
        query.with_text(&text).with_dates(day(&self.from), day(&self.to))
    }
}

impl DaySeed {
    fn day(&self, world: &World) -> Option<NaiveDate> {
        match self {
            Self::Any(date) => DateTime::from_timestamp(date.begins(), 0).map(|at| at.date_naive()),
            Self::Near(event, days) => {
                let start = pick(world, event)?.when.start().date();
                let distance = Days::new(days.unsigned_abs());
                if *days < 0 { start.checked_sub_days(distance) } else { start.checked_add_days(distance) }
            }
        }
    }
}

fn pick<'a>(world: &'a World, index: &Index) -> Option<&'a Event> {
    let events = world.dataset.events();
    events.get(index.index(events.len().max(1)))
}
