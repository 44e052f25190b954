//! Dates as other formats have them: numbers in fields, and the usual ways of writing.
//!
//! A date that can be read in two ways is not read. Must not be here: a guess, a clock, a time zone.

mod clock;
mod written;

pub(super) use clock::{Clock, clock};
pub(super) use written::{legacy, month_of, worded};

use super::problems::quoted;
use timeline_core::dataset::{Moment, Precision, When};

/// A date and what a moment cannot hold of it.
#[derive(Debug, Clone)]
pub(super) struct Dated {
    pub(super) moment: Moment,
    /// Seconds of the minute, as written.
    pub(super) second: Option<String>,
    /// The date as the source words it.
    pub(super) display: Option<String>,
    pub(super) about: bool,
}

/// A date as numbers; the year is one of history, where -1 is 1 BCE and there is no 0.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers {
    pub(super) year: i64,
    pub(super) month: Option<u32>,
    pub(super) day: Option<u32>,
    pub(super) clock: Option<Clock>,
}

impl Numbers {
    /// The date, or why it is none.
    pub(super) fn dated(self) -> Result<Dated, String> {
        let year = astronomical(self.year)?;
        let time = self.clock.as_ref().map(|clock| (clock.hour, clock.minute));
        let moment = Moment::of_fields(year, self.month, self.day, time)?;
        let second = self.clock.and_then(|clock| clock.second);
        Ok(Dated { second: second.filter(|_| self.day.is_some()), ..Dated::from(moment) })
    }

    /// What is given though it means nothing without another field, and is left out.
    pub(super) fn stray(&self) -> Option<&'static str> {
        match (self.month, self.day, &self.clock) {
            (None, Some(_), _) => Some("a day needs a month; left out"),
            (_, None, Some(_)) => Some("a time needs a day; left out"),
            _ => None,
        }
    }
}

impl From<Moment> for Dated {
    fn from(moment: Moment) -> Self {
        Self { moment, second: None, display: None, about: false }
    }
}

impl Dated {
    /// The same day at a time of it; a date that is no single day keeps what it has.
    pub(super) fn at(self, clock: Clock) -> Result<Self, String> {
        let Self { moment, about, .. } = self;
        if moment.precision() != Precision::Day {
            return Ok(self);
        }
        let moment = moment.at_time(clock.hour, clock.minute)?;
        Ok(Self { moment, second: clock.second, display: None, about })
    }

    /// The date in the source's words, or else in digits.
    fn shown(&self) -> String {
        let seconds = self.second.as_ref().map_or(String::new(), |second| format!(":{second}"));
        self.display.clone().unwrap_or_else(|| format!("{}{seconds}", self.moment).replace('T', " "))
    }

    fn is_worded(&self) -> bool {
        self.display.is_some() || self.second.is_some()
    }
}

/// When an event took place, the words to show in place of the computed ones, and what was wrong with the end.
pub(super) fn period(start: &Dated, end: Option<&Dated>, display: &str) -> (When, String, Option<String>) {
    let about = start.about || end.is_some_and(|end| end.about);
    let mut problem = None;
    let mut end = end.filter(|end| end.moment != start.moment || end.is_worded());
    let when = When::new(start.moment, end.map(|end| end.moment), about).unwrap_or_else(|message| {
        problem = Some(format!("{message}; kept as a point"));
        end = None;
        When::at(start.moment, about)
    });
    let words = match end {
        _ if !display.is_empty() => display.to_owned(),
        Some(end) if start.is_worded() || end.is_worded() => {
            let (from, to) = (start.shown(), end.shown());
            if from == to { from } else { format!("{from} – {to}") }
        }
        None if start.is_worded() => start.shown(),
        _ => String::new(),
    };
    (when, words, problem)
}

/// A whole number as spreadsheets write it, with spaces or commas between its thousands.
pub(super) fn whole(text: &str) -> Option<i64> {
    let digits: String =
        text.chars().take(40).filter(|letter| *letter != ',' && !letter.is_whitespace()).collect();
    let digits = digits.replace('\u{2212}', "-");
    let plain = digits.strip_prefix(['-', '+']).unwrap_or(&digits);
    let fine = !plain.is_empty() && plain.len() <= 18 && plain.bytes().all(|byte| byte.is_ascii_digit());
    // What follows the first forty characters was not looked at.
    let fine = fine && text.trim().chars().count() <= 40;
    digits.parse().ok().filter(|_| fine)
}

/// A year of history that the calendar has, or why it is none.
pub(super) fn year(text: &str) -> Result<i64, String> {
    let year = whole(text)
        .ok_or_else(|| format!("{} is no year; write digits, such as 2001 or -44", quoted(text)))?;
    astronomical(year).map(|_| year)
}

/// The year in the count that has a year 0.
fn astronomical(year: i64) -> Result<i32, String> {
    let counted = match year {
        0 => return Err("there is no year 0; write -1 for 1 BCE".to_owned()),
        year if year < 0 => year.saturating_add(1),
        year => year,
    };
    // The calendar of chrono ends there.
    let counted = i32::try_from(counted).ok().filter(|year| (-262_143..=262_142).contains(year));
    counted.ok_or_else(|| {
        format!(
            "the year {year} lies beyond the calendar, which goes from -262143 to 262142; give the nearest year and put the date into the headline"
        )
    })
}

/// A field of a date, or why it is none; nothing where the text is empty.
pub(super) fn field(
    text: &str,
    name: &str,
    range: std::ops::RangeInclusive<u32>,
) -> Result<Option<u32>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let number =
        whole(text).and_then(|number| u32::try_from(number).ok()).filter(|number| range.contains(number));
    let (first, last) = (range.start(), range.end());
    number
        .map(Some)
        .ok_or_else(|| format!("{} is no {name}; write a number from {first} to {last}", quoted(text)))
}
