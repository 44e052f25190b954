//! When an event took place, exactly as far as that is known.
//!
//! Dates are proleptic Gregorian calendar dates without a time zone: a day is the day that the source gives, and
//! is never shifted by the reader's clock.

use crate::calendar::{DAY, HOUR, MINUTE, calendar_date, days_of_month, midnight, months_later};
use chrono::{Datelike, NaiveDate};
use std::fmt;

/// The finest calendar field that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// A calendar day.
    Day,
    /// A full hour of a day.
    Hour,
    /// A minute of a day.
    Minute,
}

impl Precision {
    /// The precision of a name in the native format (`year`, `month`, `day`, `hour`, `minute`).
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "year" => Self::Year,
            "month" => Self::Month,
            "day" => Self::Day,
            "hour" => Self::Hour,
            "minute" => Self::Minute,
            _ => return None,
        })
    }

    /// The name in the native format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
            Self::Hour => "hour",
            Self::Minute => "minute",
        }
    }
}

/// One calendar moment, known to some precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    date: NaiveDate,
    /// Minutes since midnight.
    minute: u16,
    precision: Precision,
}

impl Moment {
    /// Reads `2022`, `2022-03`, `2022-03-07`, `2022-03-07T15`, `2022-03-07T15:04`; years may be negative.
    ///
    /// # Errors
    ///
    /// A sentence that says what is wrong and what to write instead.
    pub fn parse(written: &str) -> Result<Self, String> {
        let text = written.trim();
        let unreadable =
            || format!("\"{}\" is not a valid date; write 2022, 2022-03 or 2022-03-07", shortened(text));
        let (negative, body) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (date, time) = match body.split_once(['T', ' ']) {
            Some((date, time)) => (date, Some(time)),
            None => (body, None),
        };
        let mut fields = date.split('-');
        let mut field = |longest: usize| match fields.next() {
            None => Ok(None),
            Some(digits) => number(digits, longest).map(Some).ok_or_else(unreadable),
        };
        let year = field(6)?.ok_or_else(unreadable)? as i32;
        let year = if negative { -year } else { year };
        let (month, day) = (field(2)?, field(2)?);
        if fields.next().is_some() || (time.is_some() && day.is_none()) {
            return Err(unreadable());
        }
        let time = time.map(|time| time_of_day(time).ok_or_else(unreadable)).transpose()?;
        Self::of_fields(year, month, day, time)
    }

    /// A moment from calendar fields, as far as they are known, and hour and minute.
    ///
    /// Fields after the first missing one are ignored.
    ///
    /// # Errors
    ///
    /// A sentence that says which field is invalid.
    pub fn of_fields(
        year: i32,
        month: Option<u32>,
        day: Option<u32>,
        time: Option<(u32, Option<u32>)>,
    ) -> Result<Self, String> {
        let day = day.filter(|_| month.is_some());
        let date = calendar_day(year, month.unwrap_or(1), day.unwrap_or(1))?;
        let (minute, precision) = match (month, day, time) {
            (None, ..) => (0, Precision::Year),
            (_, None, _) => (0, Precision::Month),
            (.., None) => (0, Precision::Day),
            (.., Some((hour, minute))) => {
                let precision = if minute.is_some() { Precision::Minute } else { Precision::Hour };
                (hour.saturating_mul(60).saturating_add(minute.unwrap_or(0)), precision)
            }
        };
        if minute < 24 * 60 {
            Ok(Self { date, minute: minute as u16, precision })
        } else {
            Err("the hour must be between 0 and 23".to_owned())
        }
    }

    /// The same day at an hour, and at a minute if one is given.
    ///
    /// # Errors
    ///
    /// If there is no such time of day.
    pub fn at_time(self, hour: u32, minute: Option<u32>) -> Result<Self, String> {
        let date = self.date;
        Self::of_fields(date.year(), Some(date.month()), Some(date.day()), Some((hour, minute)))
    }

    /// A whole calendar day.
    pub fn day(date: NaiveDate) -> Self {
        Self { date, minute: 0, precision: Precision::Day }
    }

    /// The minute of an instant in seconds; `None` outside the supported range. See [`Moment::begins`].
    pub fn at_instant(instant: i64) -> Option<Self> {
        let minute = u16::try_from(instant.rem_euclid(DAY) / MINUTE).ok()?;
        Some(Self { date: calendar_date(instant)?, minute, precision: Precision::Minute })
    }

    /// The same moment, without fields finer than `precision`.
    pub fn coarsened(self, precision: Precision) -> Self {
        if precision >= self.precision {
            return self;
        }
        let first = |month| NaiveDate::from_ymd_opt(self.date.year(), month, 1).unwrap_or(self.date);
        let (date, minute) = match precision {
            Precision::Year => (first(1), 0),
            Precision::Month => (first(self.date.month()), 0),
            Precision::Day => (self.date, 0),
            Precision::Hour | Precision::Minute => (self.date, self.minute / 60 * 60),
        };
        Self { date, minute, precision }
    }

    /// The calendar date on which the moment begins.
    pub fn date(self) -> NaiveDate {
        self.date
    }

    /// The day of the month on which the moment begins.
    pub fn day_of_month(self) -> u32 {
        self.date.day()
    }

    /// The last calendar date that the moment covers: 31 March for `2022-03`.
    pub fn last_date(self) -> Option<NaiveDate> {
        calendar_date(self.ends() - 1)
    }

    /// The hour (0–23) and minute, when they are known.
    pub fn time(self) -> Option<(u32, u32)> {
        let minute = u32::from(self.minute);
        (self.precision >= Precision::Hour).then_some((minute / 60, minute % 60))
    }

    /// The finest field that is known.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// The value of HTML's `datetime` attribute; `None` for years before 1, which HTML cannot express.
    ///
    /// HTML has no times without minutes, so a full hour becomes `15:00`.
    pub fn html_datetime(self) -> Option<String> {
        if self.date.year() < 1 {
            return None;
        }
        let minutes = if self.precision == Precision::Hour { ":00" } else { "" };
        Some(format!("{self}{minutes}"))
    }

    /// The first instant that the moment covers, in seconds since 1970-01-01T00:00, without a time zone.
    pub fn begins(self) -> i64 {
        midnight(self.date) + i64::from(self.minute) * MINUTE
    }

    /// The first instant after the moment: a day ends where the next day begins.
    pub fn ends(self) -> i64 {
        // Only the last month and year of the supported range have no successor.
        let months = |count| months_later(self.date, count).map_or(midnight(NaiveDate::MAX) + DAY, midnight);
        match self.precision {
            Precision::Year => months(12),
            Precision::Month => months(1),
            Precision::Day => self.begins() + DAY,
            Precision::Hour => self.begins() + HOUR,
            Precision::Minute => self.begins() + MINUTE,
        }
    }
}

/// The moment in the native format: only the known fields (`2022-03`, `2022-03-07T15:04`).
impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.date.year(), self.date.month(), self.date.day());
        let sign = if year < 0 { "-" } else { "" };
        write!(out, "{sign}{:04}", year.unsigned_abs())?;
        if self.precision >= Precision::Month {
            write!(out, "-{month:02}")?;
        }
        if self.precision >= Precision::Day {
            write!(out, "-{day:02}")?;
        }
        if self.precision >= Precision::Hour {
            write!(out, "T{:02}", self.minute / 60)?;
        }
        if self.precision >= Precision::Minute {
            write!(out, ":{:02}", self.minute % 60)?;
        }
        Ok(())
    }
}

/// When an event took place: one moment or a range of them, exact or "about".
///
/// Invariant: the end, if there is one, differs from the start and ends after the start begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct When {
    start: Moment,
    end: Option<Moment>,
    about: bool,
}

impl When {
    /// From start, end (inclusive: `2022-03-05` to `2022-03-06` covers two days) and whether the date is approximate.
    ///
    /// An end that is coarser than the start may contain it: `2022-03-07T15:00` to `2022-03-07` ends with that day.
    ///
    /// # Errors
    ///
    /// If the end is before the start.
    pub fn new(start: Moment, end: Option<Moment>, about: bool) -> Result<Self, String> {
        let end = end.filter(|end| *end != start);
        match end {
            Some(end) if end.ends() <= start.begins() => {
                Err(format!("the end {end} lies before the start {start}"))
            }
            _ => Ok(Self { start, end, about }),
        }
    }

    /// One moment.
    pub fn at(start: Moment, about: bool) -> Self {
        Self { start, end: None, about }
    }

    /// The start of the event.
    pub fn start(&self) -> Moment {
        self.start
    }

    /// The last moment that the event covers, if it is a range.
    pub fn end(&self) -> Option<Moment> {
        self.end
    }

    /// Whether the record gives the date as approximate.
    pub fn is_about(&self) -> bool {
        self.about
    }

    /// The half-open extent in seconds; see [`Moment::begins`].
    pub fn extent(&self) -> (i64, i64) {
        (self.start.begins(), self.end.unwrap_or(self.start).ends())
    }

    /// The order of the list: by first instant, then the coarser start first, then the longer extent.
    ///
    /// "2022" comes before "January 2022 to 2024", and that before "1 January 2022". So all events known to start in a
    /// year stand together, before those known to start in its January.
    pub fn sort_key(&self) -> (i64, Precision, i64) {
        let (begins, ends) = self.extent();
        (begins, self.start.precision(), -ends)
    }
}

fn number(digits: &str, longest: usize) -> Option<u32> {
    let plain =
        !digits.is_empty() && digits.len() <= longest && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

fn time_of_day(written: &str) -> Option<(u32, Option<u32>)> {
    let mut fields = written.split(':');
    let hour = number(fields.next()?, 2).filter(|hour| *hour < 24)?;
    let minute = match fields.next() {
        None => None,
        Some(digits) => Some(number(digits, 2).filter(|minute| *minute < 60)?),
    };
    fields.next().is_none().then_some((hour, minute))
}

fn calendar_day(year: i32, month: u32, day: u32) -> Result<NaiveDate, String> {
    if let Some(date) = NaiveDate::from_ymd_opt(year, month, day) {
        return Ok(date);
    }
    Err(match days_of_month(year, month) {
        _ if !(1..=12).contains(&month) => format!("there is no month {month}; write 01 to 12"),
        Some(days) => format!("{year}-{month:02} has no day {day}; it has {days} days"),
        None => format!("the year {year} is outside the supported range"),
    })
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= 40 { text.to_owned() } else { text.chars().take(40).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, expected: &str) {
        let result = Moment::parse(written).map(|moment| format!("{moment} {}", moment.precision().name()));
        assert_eq!(result.unwrap_or_else(|problem| problem), expected, "for {written:?}");
    }

    #[test]
    fn reads_each_precision_and_reports_errors() {
        check("2022", "2022 year");
        check("2022-03", "2022-03 month");
        check(" 2022-03-07 ", "2022-03-07 day");
        check("2022-03-07T15", "2022-03-07T15 hour");
        check("2022-03-07 15:04", "2022-03-07T15:04 minute");
        check("-0044-03-15", "-0044-03-15 day");
        check("0", "0000 year");
        check("2022-02-30", "2022-02 has no day 30; it has 28 days");
        check("2022-13-01", "there is no month 13; write 01 to 12");
        check("999999", "the year 999999 is outside the supported range");
        for wrong in
            ["", "-", "March 2022", "2022-03-07-01", "2022T10", "2022-03-07T24:00", "2022-3-007", "٢٠٢٢"]
        {
            check(wrong, &format!("\"{wrong}\" is not a valid date; write 2022, 2022-03 or 2022-03-07"));
        }
    }

    #[test]
    fn a_moment_covers_its_whole_unit() {
        let day = 86_400;
        for (written, days) in [("2022", 365), ("2024", 366), ("2022-02", 28), ("2022-02-28", 1)] {
            let moment = Moment::parse(written).unwrap();
            assert_eq!(moment.ends() - moment.begins(), days * day, "{written}");
        }
        assert_eq!(Moment::parse("1970-01-01").unwrap().begins(), 0);
    }

    #[test]
    fn a_range_ends_with_its_last_day_and_never_before_it_starts() {
        let (first, last) = (Moment::parse("2022-03-05").unwrap(), Moment::parse("2022-03-06").unwrap());
        let range = When::new(first, Some(last), false).unwrap();
        assert_eq!(range.extent().1 - range.extent().0, 2 * 86_400);
        assert!(When::new(last, Some(first), false).is_err());
        assert_eq!(When::new(first, Some(first), false).unwrap().end(), None);
    }

    #[test]
    fn an_end_may_be_less_precise_than_the_start() {
        let at = |written| Moment::parse(written).unwrap();
        for (start, end, ends) in [
            ("2022-03-07T15:00", "2022-03-07", "2022-03-08"),
            ("2022-03-07T15:30", "2022-03-07T15", "2022-03-07T16:00"),
            ("2022-03-07", "2022-03", "2022-04"),
            ("2022-06", "2022", "2023"),
            ("2022-03-07", "2022-03-07T15:00", "2022-03-07T15:01"),
        ] {
            let when = When::new(at(start), Some(at(end)), false).expect(start);
            assert_eq!(when.extent(), (at(start).begins(), at(ends).begins()), "{start} to {end}");
            assert_eq!(when.end(), Some(at(end)), "the end stays as written");
        }
        for (start, end) in
            [("2022-03-07T15:00", "2022-03-06"), ("2022-03", "2022-02"), ("2022", "2021-12-31T23:59")]
        {
            let problem = When::new(at(start), Some(at(end)), false).unwrap_err();
            assert_eq!(problem, format!("the end {end} lies before the start {start}"));
        }
    }

    #[test]
    fn coarser_dates_sort_before_finer_ones() {
        let key = |written| When::new(Moment::parse(written).unwrap(), None, false).unwrap().sort_key();
        assert!(key("2022-03") < key("2022-03-01"));
        assert!(key("2022-03-01") < key("2022-03-02"));
        let range = |start, end| {
            let at = |written| Moment::parse(written).unwrap();
            When::new(at(start), Some(at(end)), false).unwrap().sort_key()
        };
        assert!(key("1914") < range("1914-01", "1918-11") && range("1914-01", "1918-11") < key("1914-01"));
    }

    #[test]
    fn html_has_no_hours_without_minutes_and_no_years_before_1() {
        for (written, expected) in [
            ("2022", Some("2022")),
            ("2022-03", Some("2022-03")),
            ("2022-03-07", Some("2022-03-07")),
            ("2022-03-07T15", Some("2022-03-07T15:00")),
            ("2022-03-07T15:04", Some("2022-03-07T15:04")),
            ("44", Some("0044")),
            ("1", Some("0001")),
            ("12022", Some("12022")),
            ("0", None),
            ("-0044-03-15", None),
        ] {
            assert_eq!(Moment::parse(written).unwrap().html_datetime().as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn coarsening_drops_finer_fields() {
        let moment = Moment::parse("2022-03-07T15:04").unwrap();
        let shown = [Precision::Year, Precision::Month, Precision::Day, Precision::Hour, Precision::Minute]
            .map(|precision| moment.coarsened(precision).to_string());
        assert_eq!(shown, ["2022", "2022-03", "2022-03-07", "2022-03-07T15", "2022-03-07T15:04"]);
    }
}
