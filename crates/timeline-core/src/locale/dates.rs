//! Dates in words, from the calendar and the catalogue alone.
//!
//! The words are those of the browsers' `Intl`; the browser tests compare them. They stand in the catalogues so that the
//! pre-rendered page, the widget and the native command agree, whichever version of the CLDR a browser has.

use super::language::Locale;
use super::message::Message;
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
        let about = when.is_about().then_some(Message::About);
        match (when.end(), about) {
            (None, _) => describe(*self, when.start(), DateStyle::Long, about),
            (Some(end), None) => describe_range(*self, when.start(), end),
            (Some(end), Some(about)) => {
                phrase(*self, about, RANGE, &describe_range(*self, when.start(), end))
            }
        }
    }

    /// A date or range in few words, for a row under the heading of its month: `7 Mar`, `5–7 Mar`,
    /// `29 Apr–8 May`, `7 Mar, 15:04`.
    pub fn when_compact(&self, when: &When) -> String {
        let (start, end) = (when.start(), when.end());
        let is_day = |moment: Moment| moment.precision() == Precision::Day;
        let first = start.date().day();
        let say = |moment: Moment| {
            let day = self.moment(moment.coarsened(Precision::Day), DateStyle::Finest);
            match moment.time() {
                Some(_) => {
                    let time = self.moment(moment, DateStyle::Finest);
                    self.fill(Message::DateTime, &[("date", &day), ("time", &time)])
                }
                None => day,
            }
        };
        let words = match end {
            Some(end) if start.date() == end.date() && end.time().is_some() => {
                format!("{}–{}", say(start), self.moment(end, DateStyle::Finest))
            }
            Some(end) if is_day(start) && is_day(end) && end.date().with_day(first) == Some(start.date()) => {
                self.fill_form(
                    Message::DateDays,
                    usize::from(first == 1),
                    &[("d", &first.to_string()), ("date", &say(end))],
                )
            }
            Some(end) if start.date() != end.date() => format!("{}–{}", say(start), say(end)),
            _ => say(start),
        };
        if when.is_about() { format!("{}{words}", self.text(Message::Circa)) } else { words }
    }

    /// The date up to which a record is complete, in words: `complete to March 2022`.
    pub fn complete_to(&self, moment: Moment) -> String {
        describe(*self, moment, DateStyle::Long, Some(Message::CompleteTo))
    }

    /// A moment in words.
    pub fn moment(&self, moment: Moment, style: DateStyle) -> String {
        describe(*self, moment, style, None)
    }

    /// The heading of the month of a moment, or of its year where no month is known.
    pub fn month_heading(&self, moment: Moment) -> String {
        let precision = moment.precision().min(Precision::Month);
        self.moment(moment.coarsened(precision), DateStyle::Long)
    }

    /// The name of the month, without a day.
    pub fn month_alone(&self, moment: Moment) -> &'static str {
        month(*self, moment.date(), Message::MonthsAlone)
    }
}

// A message about a date has forms by what is known: time, day, month, year, range.

/// The index of the form for a time.
const TIME: usize = 0;

/// The index of the form for a range.
const RANGE: usize = 4;

/// A message about a date, in one of its forms.
fn phrase(locale: Locale, message: Message, index: usize, words: &str) -> String {
    locale.fill_form(message, index, &[("date", words)])
}

/// A moment in words, inside a message about a date if there is one.
///
/// Inside a message, a month has the name that it has beside a day, and a year the word that follows it there. Slavic
/// languages need the genitive in both places.
fn describe(locale: Locale, moment: Moment, style: DateStyle, message: Option<Message>) -> String {
    let date = moment.date();
    let (index, words) = match moment.precision() {
        Precision::Year => (3, with_era(locale, date, number(date), message.is_some())),
        Precision::Month => {
            let names = match style {
                DateStyle::Long if message.is_some() => Message::Months,
                DateStyle::Long => Message::MonthsAlone,
                DateStyle::Short => Message::MonthsShortAlone,
                DateStyle::Finest => {
                    return month(locale, moment.date(), Message::MonthsShortAlone).to_owned();
                }
            };
            (2, format_date(locale, date, Message::DateMonth, names))
        }
        Precision::Day => {
            let (pattern, names) = match style {
                DateStyle::Long => (Message::DateDay, Message::Months),
                DateStyle::Short => (Message::DateShort, Message::MonthsShort),
                DateStyle::Finest => (Message::DateDayShort, Message::MonthsShort),
            };
            (1, format_date(locale, date, pattern, names))
        }
        Precision::Hour | Precision::Minute => {
            let mut time = time(moment);
            if style == DateStyle::Finest {
                return time;
            }
            // The day is certain where a time is known: `7 March 2022, about 15:00`.
            let about = message == Some(Message::About);
            if about {
                time = phrase(locale, Message::About, TIME, &time);
            }
            let day = describe(locale, Moment::day(date), style, None);
            let words = locale.fill(Message::DateTime, &[("date", &day), ("time", &time)]);
            if about {
                return words;
            }
            (TIME, words)
        }
    };
    match message {
        Some(message) => phrase(locale, message, index, &words),
        None => words,
    }
}

/// The name of a month, from one of the messages that list them.
fn month(locale: Locale, date: NaiveDate, names: Message) -> &'static str {
    locale.listed(names, date.month0() as usize)
}

fn before_our_era(date: NaiveDate) -> bool {
    date.year() <= 0
}

/// The number of a year within its era. Year 0 of the calendar is the first year before our era.
fn number(date: NaiveDate) -> String {
    (date.year().unsigned_abs() + u32::from(before_our_era(date))).to_string()
}

/// The years of a date's era, alone (`2022`, `44 BCE`) or as they follow a month, where some languages add a word (`2022 р.`).
fn with_era(locale: Locale, date: NaiveDate, years: String, after_month: bool) -> String {
    let message = match before_our_era(date) {
        true => Message::DateBefore,
        false if after_month => Message::DateYear,
        false => return years,
    };
    locale.fill_form(message, after_month.into(), &[("y", &years)])
}

fn time(moment: Moment) -> String {
    moment.time().map(|(hour, minute)| format!("{hour:02}:{minute:02}")).unwrap_or_default()
}

/// A date in one of the patterns for days and months.
///
/// Some languages write the first day of a month as an ordinal, and join an abbreviated month to its year in another way.
/// These have a second form.
fn format_date(locale: Locale, date: NaiveDate, pattern: Message, names: Message) -> String {
    let second = match pattern {
        Message::DateMonth => names == Message::MonthsShortAlone,
        _ => date.day() == 1,
    };
    let values = [
        ("d", &*date.day().to_string()),
        ("month", month(locale, date, names)),
        ("y", &*with_era(locale, date, number(date), true)),
    ];
    locale.fill_form(pattern, second.into(), &values)
}

/// Two dates, with what they share said once.
fn describe_range(locale: Locale, start: Moment, end: Moment) -> String {
    let say = |moment| locale.moment(moment, DateStyle::Long);
    let (first, last) = (start.date(), end.date());
    let same_precision = start.precision() == end.precision();
    let same_year = same_precision && first.year() == last.year();
    let same_month = same_year && first.month() == last.month();
    let start = match start.precision() {
        // One era: `2021–2022`, `44–30 BCE`.
        Precision::Year if same_precision && before_our_era(first) == before_our_era(last) => {
            return with_era(locale, first, format!("{}–{}", number(first), number(last)), false);
        }
        Precision::Day if same_month => {
            let values = [("d", &*first.day().to_string()), ("date", &*say(end))];
            return locale.fill_form(Message::DateDays, usize::from(first.day() == 1), &values);
        }
        Precision::Hour | Precision::Minute if first == last && end.time().is_some() => {
            return format!("{}–{}", say(start), time(end));
        }
        Precision::Month if same_year => month(locale, first, Message::MonthsAlone).to_owned(),
        Precision::Day if same_year => format_date(locale, first, Message::DateDayOfYear, Message::Months),
        _ => say(start),
    };
    format!("{start} – {}", say(end))
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
