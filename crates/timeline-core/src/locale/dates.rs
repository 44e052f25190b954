//! Dates in words, from the calendar and the catalogue alone.
//!
//! The words are those of the browsers' `Intl`, which the browser tests compare. They come from the catalogue so that the
//! pre-rendered page, the widget and the native command say the same, whatever the browser's version of the CLDR.

use super::{Locale, Message, filled};
use crate::dataset::{Moment, Precision};
use chrono::Datelike;

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

/// The name of a moment's month, from one of the messages that list them.
pub(super) fn month(locale: Locale, moment: Moment, names: Message) -> &'static str {
    locale.listed(names, moment.date().month0() as usize)
}

pub(super) fn weekday(locale: Locale, moment: Moment) -> &'static str {
    locale.listed(Message::Weekdays, moment.date().weekday().num_days_from_monday() as usize)
}

fn year(locale: Locale, moment: Moment) -> String {
    match moment.date().year() {
        year @ 1.. => year.to_string(),
        year => filled(locale.text(Message::DateBefore), &[("y", &(1 - year).to_string())]),
    }
}

fn time(moment: Moment) -> String {
    moment.time().map(|(hour, minute)| format!("{hour:02}:{minute:02}")).unwrap_or_default()
}

/// A pattern with its day, month and year.
fn written(locale: Locale, moment: Moment, pattern: Message, names: Message) -> String {
    let day = moment.date().day().to_string();
    let places = [("d", &*day), ("month", month(locale, moment, names)), ("y", &*year(locale, moment))];
    filled(locale.text(pattern), &places)
}

pub(super) fn moment(locale: Locale, moment: Moment, style: DateStyle) -> String {
    let (pattern, in_day, alone) = match style {
        DateStyle::Long => (Message::DateDay, Message::Months, Message::MonthsAlone),
        _ => (Message::DateShort, Message::MonthsShort, Message::MonthsShortAlone),
    };
    match (moment.precision(), style) {
        (Precision::Year, _) => year(locale, moment),
        (Precision::Month, DateStyle::Finest) => month(locale, moment, alone).to_owned(),
        (Precision::Month, _) => written(locale, moment, Message::DateMonth, alone),
        (Precision::Day, DateStyle::Finest) => written(locale, moment, Message::DateDayShort, in_day),
        (Precision::Day, _) => written(locale, moment, pattern, in_day),
        (_, DateStyle::Finest) => time(moment),
        _ => {
            let date = written(locale, moment, pattern, in_day);
            filled(locale.text(Message::DateTime), &[("date", &date), ("time", &time(moment))])
        }
    }
}

/// One date, or two with what they share said once.
pub(super) fn range(locale: Locale, start: Moment, end: Option<Moment>) -> String {
    let say = |it| moment(locale, it, DateStyle::Long);
    let Some(end) = end else { return say(start) };
    let (first, last) = (start.date(), end.date());
    let precision = start.precision();
    let same_year = precision == end.precision() && first.year() == last.year();
    let same_month = same_year && first.month() == last.month();
    match precision {
        Precision::Year if precision == end.precision() && first.year() > 0 => {
            format!("{}–{}", year(locale, start), year(locale, end))
        }
        Precision::Month if same_year => {
            format!("{} – {}", month(locale, start, Message::MonthsAlone), say(end))
        }
        Precision::Day if same_month => {
            let places = [("d", &*first.day().to_string()), ("date", &*say(end))];
            filled(locale.text(Message::DateDays), &places)
        }
        Precision::Day if same_year => {
            let start = written(locale, start, Message::DateDayOfYear, Message::Months);
            format!("{start} – {}", say(end))
        }
        Precision::Hour | Precision::Minute if same_month && first == last => {
            format!("{}–{}", say(start), time(end))
        }
        _ => format!("{} – {}", say(start), say(end)),
    }
}
