//! Dates as numbers in separate fields.

use super::clock::Clock;
use super::dated::Dated;
use crate::read::problems::quoted;
use timeline_core::dataset::Moment;

/// A date as numbers. Years are historical: -1 is 1 BCE, and there is no year 0.
#[derive(Debug, Clone, Default)]
pub(in crate::read) struct Numbers {
    pub(in crate::read) year: i64,
    pub(in crate::read) month: Option<u32>,
    pub(in crate::read) day: Option<u32>,
    pub(in crate::read) clock: Option<Clock>,
}

impl Numbers {
    /// The date, or why it does not exist.
    pub(in crate::read) fn dated(self) -> Result<Dated, String> {
        let year = astronomical(self.year)?;
        let time = self.clock.as_ref().map(|clock| (clock.hour, clock.minute));
        let moment = Moment::of_fields(year, self.month, self.day, time)?;
        let second = self.clock.and_then(|clock| clock.second);
        Ok(Dated { second: second.filter(|_| self.day.is_some()), ..Dated::from(moment) })
    }

    /// The message for a field that requires another one.
    pub(in crate::read) fn stray(&self) -> Option<&'static str> {
        match (self.month, self.day, &self.clock) {
            (None, Some(_), _) => Some("a day needs a month; left out"),
            (_, None, Some(_)) => Some("a time needs a day; left out"),
            _ => None,
        }
    }
}

/// A whole number as spreadsheets write it, with spaces or commas between thousands.
pub(in crate::read) fn whole(text: &str) -> Option<i64> {
    let digits: String =
        text.chars().take(40).filter(|letter| *letter != ',' && !letter.is_whitespace()).collect();
    let digits = digits.replace('\u{2212}', "-");
    let plain = digits.strip_prefix(['-', '+']).unwrap_or(&digits);
    let fine = !plain.is_empty() && plain.len() <= 18 && plain.bytes().all(|byte| byte.is_ascii_digit());
    // Characters after the first forty were not parsed.
    let fine = fine && text.trim().chars().count() <= 40;
    digits.parse().ok().filter(|_| fine)
}

/// A historical year, or why it is invalid.
pub(in crate::read) fn year(text: &str) -> Result<i64, String> {
    let year = whole(text)
        .ok_or_else(|| format!("{} is not a valid year; write digits, such as 2001 or -44", quoted(text)))?;
    astronomical(year).map(|_| year)
}

/// The same year in astronomical numbering, which has a year 0.
fn astronomical(year: i64) -> Result<i32, String> {
    let counted = match year {
        0 => return Err("there is no year 0; write -1 for 1 BCE".to_owned()),
        year if year < 0 => year.saturating_add(1),
        year => year,
    };
    // chrono's range.
    let counted = i32::try_from(counted).ok().filter(|year| (-262_143..=262_142).contains(year));
    counted.ok_or_else(|| {
        format!(
            "the year {year} is outside the supported range, -262143 to 262142; give the nearest year and put the exact date in the headline"
        )
    })
}

/// A field of a date, or why the text is invalid; `None` if the text is empty.
pub(in crate::read) fn field(
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
    number.map(Some).ok_or_else(|| {
        format!("{} is not a valid {name}; write a number from {first} to {last}", quoted(text))
    })
}
