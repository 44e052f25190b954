//! Dates in the tests' own representation, written and counted without the crate's calendar.

use proptest::prelude::*;

const DAY: i64 = 86_400;

/// A date with a number of known fields: year, month, day, hour, minute.
#[derive(Debug, Clone, Copy)]
pub struct Date {
    year: i64,
    /// Month, day, hour and minute; unknown fields have their minimum.
    rest: [i64; 4],
    known: usize,
}

impl Date {
    fn new(year: i64, month: i64, day: i64, time: (i64, i64), known: usize) -> Self {
        let day = day.min((next_month(year, month) - days(year, month, 1)).max(1));
        Self { year, rest: [month, day, time.0, time.1], known: 5 }.cut(known)
    }

    /// The same date with at most a number of known fields.
    pub fn cut(mut self, known: usize) -> Self {
        self.known = self.known.min(known);
        for (field, least) in [1, 1, 0, 0].into_iter().enumerate().skip(self.known - 1) {
            self.rest[field] = least;
        }
        self
    }

    /// The date in the native format.
    pub fn written(self) -> String {
        let [month, day, hour, minute] = self.rest;
        let sign = if self.year < 0 { "-" } else { "" };
        let year = format!("{sign}{:04}", self.year.abs());
        let fields = [
            year,
            format!("-{month:02}"),
            format!("-{day:02}"),
            format!("T{hour:02}"),
            format!(":{minute:02}"),
        ];
        fields[..self.known].concat()
    }

    /// The second at which it starts.
    pub fn begins(self) -> i64 {
        let [month, day, hour, minute] = self.rest;
        days(self.year, month, day) * DAY + hour * 3_600 + minute * 60
    }

    /// The second at which the next date of the same precision starts.
    pub fn ends(self) -> i64 {
        match self.known {
            1 => days(self.year + 1, 1, 1) * DAY,
            2 => next_month(self.year, self.rest[0]) * DAY,
            3 => self.begins() + DAY,
            4 => self.begins() + 3_600,
            _ => self.begins() + 60,
        }
    }
}

/// Days from 1 January 1970 to a day of the proleptic Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn next_month(year: i64, month: i64) -> i64 {
    if month == 12 { days(year + 1, 1, 1) } else { days(year, month + 1, 1) }
}

/// How far apart the events of a dataset are.
#[derive(Debug, Clone, Copy)]
pub enum Spread {
    /// Within 2022.
    Year,
    /// Within a few decades.
    Decades,
    /// Within a few thousand years around year 1.
    Ages,
    /// Anywhere in the supported range, including its ends.
    Calendar,
}

/// Spreads, weighted towards the narrow ones.
pub fn spreads() -> impl Strategy<Value = Spread> {
    prop_oneof![
        5 => Just(Spread::Year),
        3 => Just(Spread::Decades),
        1 => Just(Spread::Ages),
        1 => Just(Spread::Calendar),
    ]
}

/// Dates of every precision.
pub fn dates(spread: Spread) -> impl Strategy<Value = Date> {
    let years = match spread {
        Spread::Year => (2022..=2022i64).boxed(),
        Spread::Decades => (1990..=2040i64).boxed(),
        Spread::Ages => (-5_000..=12_000i64).boxed(),
        Spread::Calendar => {
            prop_oneof![Just(-262_143i64), Just(262_142), -262_143..=262_142i64, 2_022..=2_022i64].boxed()
        }
    };
    let known = prop_oneof![1 => Just(1), 2 => Just(2), 6 => Just(3), 1 => Just(4), 2 => Just(5usize)];
    let month = prop_oneof![1 => Just(12), 6 => 1..=12i64];
    (years, month, 1..=31i64, (0..24i64, 0..60i64), known)
        .prop_map(|(year, month, day, time, known)| Date::new(year, month, day, time, known))
}
