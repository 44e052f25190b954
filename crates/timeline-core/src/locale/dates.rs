//! Dates in words, from the calendar and the catalogue alone.
//!
//! The words are those of the browsers' `Intl`; the browser tests compare them. They stand in the catalogues so that the
//! pre-rendered page, the widget and the native command agree, whichever version of the CLDR a browser has.

use super::language::Locale;
use super::message::Message;
use super::template::{filled, form};
use crate::dataset::{Moment, Precision, When};
use chrono::{Datelike, NaiveDate};

/// How much room a date may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// `7 March 2022`
    Long,
    /// `7 Mar 2022`
    Short,
    /// `7 Mar`, `Mar`, `2022`: only the finest fields, for ticks.
    Finest,
}

impl Locale {
    /// A date or range in words: `about March 2022`, `5–6 March 2022`.
    pub fn when(&self, when: &When) -> String {
        match when.end() {
            None if when.is_about() => phrase(*self, Message::About, when.start()),
            None => self.moment(when.start(), DateStyle::Long),
            Some(end) => {
                let words = range(*self, when.start(), end);
                if when.is_about() { phrase_of_range(*self, Message::About, &words) } else { words }
            }
        }
    }

    /// The date up to which a record is complete, in words: `complete to March 2022`.
    pub fn complete_to(&self, moment: Moment) -> String {
        phrase(*self, Message::CompleteTo, moment)
    }

    /// A moment in words.
    pub fn moment(&self, moment: Moment, style: DateStyle) -> String {
        let (pattern, months, months_alone) = match style {
            DateStyle::Long => (Message::DateDay, Message::Months, Message::MonthsAlone),
            _ => (Message::DateShort, Message::MonthsShort, Message::MonthsShortAlone),
        };
        match (moment.precision(), style) {
            (Precision::Year, _) => year(*self, moment.date()),
            (Precision::Month, DateStyle::Finest) => month(*self, moment.date(), months_alone).to_owned(),
            (Precision::Month, _) => {
                let pattern = form(self.text(Message::DateMonth), usize::from(style != DateStyle::Long));
                written(*self, moment.date(), pattern, months_alone)
            }
            (Precision::Day, DateStyle::Finest) => day(*self, moment.date(), Message::DateDayShort, months),
            (Precision::Day, _) => day(*self, moment.date(), pattern, months),
            (_, DateStyle::Finest) => time(moment),
            _ => {
                let date = day(*self, moment.date(), pattern, months);
                self.fill(Message::DateTime, &[("date", &date), ("time", &time(moment))])
            }
        }
    }

    /// The heading of the month of a moment, or of its year where no month is known.
    pub fn month_heading(&self, moment: Moment) -> String {
        let precision = moment.precision().min(Precision::Month);
        self.moment(moment.coarsened(precision), DateStyle::Long)
    }

    /// The short name of the month.
    pub fn short_month(&self, moment: Moment) -> &'static str {
        month(*self, moment.date(), Message::MonthsShortAlone)
    }

    /// The short name of the day of the week.
    pub fn weekday(&self, moment: Moment) -> &'static str {
        self.listed(Message::Weekdays, moment.date().weekday().num_days_from_monday() as usize)
    }
}

/// The index of the form for ranges in a message whose forms follow the precision of the date: time, day, month, year, range.
const RANGE: usize = 4;

/// A message around one moment, in the form for its precision.
fn phrase(locale: Locale, message: Message, moment: Moment) -> String {
    let index = match moment.precision() {
        Precision::Hour | Precision::Minute => 0,
        Precision::Day => 1,
        Precision::Month => 2,
        Precision::Year => 3,
    };
    let date = moment.date();
    let values = [
        ("date", &*locale.moment(moment, DateStyle::Long)),
        ("day", &*locale.moment(moment.coarsened(Precision::Day), DateStyle::Long)),
        ("time", &*time(moment)),
        ("month", month(locale, date, Message::Months)),
        ("y", &*year_of_date(locale, date)),
    ];
    filled(form(locale.text(message), index), &values)
}

/// A message around a range that is in words already.
fn phrase_of_range(locale: Locale, message: Message, range: &str) -> String {
    filled(form(locale.text(message), RANGE), &[("date", range)])
}

/// The name of a month, from one of the messages that list them.
fn month(locale: Locale, date: NaiveDate, names: Message) -> &'static str {
    locale.listed(names, date.month0() as usize)
}

/// The number of a year within its era. Year 0 of the calendar is the first year before our era.
fn number(date: NaiveDate) -> String {
    let year = date.year();
    if before_our_era(date) { (1 - year).to_string() } else { year.to_string() }
}

fn before_our_era(date: NaiveDate) -> bool {
    date.year() <= 0
}

/// Years with the era of a date, which is named only before ours.
fn with_era(locale: Locale, date: NaiveDate, years: String) -> String {
    if before_our_era(date) { locale.fill(Message::DateBefore, &[("y", &years)]) } else { years }
}

/// A year that stands alone: `2022`, `44 BCE`.
fn year(locale: Locale, date: NaiveDate) -> String {
    with_era(locale, date, number(date))
}

/// A year as it follows a month, where some languages add a word: `2022 р.`.
fn year_of_date(locale: Locale, date: NaiveDate) -> String {
    with_era(locale, date, locale.fill(Message::DateYear, &[("y", &number(date))]))
}

fn time(moment: Moment) -> String {
    moment.time().map(|(hour, minute)| format!("{hour:02}:{minute:02}")).unwrap_or_default()
}

/// The form of a pattern for a day: some languages write the first day of a month as an ordinal.
fn day_form(locale: Locale, pattern: Message, date: NaiveDate) -> &'static str {
    form(locale.text(pattern), usize::from(date.day() == 1))
}

/// A day in the form of one of the patterns for days.
fn day(locale: Locale, date: NaiveDate, pattern: Message, names: Message) -> String {
    written(locale, date, day_form(locale, pattern, date), names)
}

/// A pattern with its day, month and year filled.
fn written(locale: Locale, date: NaiveDate, pattern: &str, names: Message) -> String {
    let values = [
        ("d", &*date.day().to_string()),
        ("month", month(locale, date, names)),
        ("y", &*year_of_date(locale, date)),
    ];
    filled(pattern, &values)
}

/// Two dates, with what they share said once.
fn range(locale: Locale, start: Moment, end: Moment) -> String {
    let say = |moment| locale.moment(moment, DateStyle::Long);
    let (first, last) = (start.date(), end.date());
    let same_precision = start.precision() == end.precision();
    let same_year = same_precision && first.year() == last.year();
    let same_month = same_year && first.month() == last.month();
    match start.precision() {
        Precision::Year if same_precision && before_our_era(first) == before_our_era(last) => {
            with_era(locale, first, format!("{}–{}", number(first), number(last)))
        }
        Precision::Month if same_year => {
            format!("{} – {}", month(locale, first, Message::MonthsAlone), say(end))
        }
        Precision::Day if same_month => {
            let pattern = day_form(locale, Message::DateDays, first);
            filled(pattern, &[("d", &first.day().to_string()), ("date", &say(end))])
        }
        Precision::Day if same_year => {
            let start = day(locale, first, Message::DateDayOfYear, Message::Months);
            format!("{start} – {}", say(end))
        }
        Precision::Hour | Precision::Minute if first == last && end.time().is_some() => {
            format!("{}–{}", say(start), time(end))
        }
        _ => format!("{} – {}", say(start), say(end)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_dates_as_they_are_known() {
        let check = |start: &str, end: &str, about: bool, expected: &str| {
            let end = (!end.is_empty()).then(|| Moment::parse(end).unwrap());
            let when = When::new(Moment::parse(start).unwrap(), end, about).unwrap();
            assert_eq!(Locale::ENGLISH.when(&when), expected);
        };
        check("2022-03-07", "", false, "7 March 2022");
        check("2022-03-07", "", true, "about 7 March 2022");
        check("2022-03-05", "2022-03-06", false, "5–6 March 2022");
        check("2022-04-29", "2022-05-08", false, "29 April – 8 May 2022");
        check("2022-12-30", "2023-01-02", false, "30 December 2022 – 2 January 2023");
        check("2022-03", "", false, "March 2022");
        check("2022", "2023", false, "2022–2023");
        check("2022-03", "2022-05", false, "March – May 2022");
        check("2022-03-07T15:04", "", false, "7 March 2022, 15:04");
        check("-0043-03-15", "", false, "15 March 44 BCE");
    }
}
