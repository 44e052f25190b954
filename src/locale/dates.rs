//! Dates in English words, from the calendar alone.

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

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) fn month(moment: Moment, style: DateStyle) -> &'static str {
    let name = MONTHS.get(moment.date().month0() as usize).copied().unwrap_or_default();
    if style == DateStyle::Long { name } else { name.get(..3).unwrap_or(name) }
}

fn year(moment: Moment) -> String {
    match moment.date().year() {
        year @ 1.. => year.to_string(),
        year => format!("{} BCE", 1 - year),
    }
}

fn time(moment: Moment) -> String {
    moment.time().map(|(hour, minute)| format!("{hour:02}:{minute:02}")).unwrap_or_default()
}

pub(super) fn weekday(moment: Moment) -> &'static str {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    DAYS.get(moment.date().weekday().num_days_from_monday() as usize).copied().unwrap_or_default()
}

pub(super) fn moment(moment: Moment, style: DateStyle) -> String {
    let day = moment.date().day();
    let month = month(moment, style);
    match (moment.precision(), style) {
        (Precision::Year, _) => year(moment),
        (Precision::Month, DateStyle::Finest) => month.to_owned(),
        (Precision::Month, _) => format!("{month} {}", year(moment)),
        (Precision::Day, DateStyle::Finest) => format!("{day} {month}"),
        (Precision::Day, _) => format!("{day} {month} {}", year(moment)),
        (_, DateStyle::Finest) => time(moment),
        _ => format!("{day} {month} {}, {}", year(moment), time(moment)),
    }
}

/// One date, or two with what they share said once.
pub(super) fn range(start: Moment, end: Option<Moment>) -> String {
    let style = DateStyle::Long;
    let Some(end) = end else { return moment(start, style) };
    let (first, last) = (start.date(), end.date());
    let precision = start.precision();
    let same_year = precision == end.precision() && first.year() == last.year();
    let same_month = same_year && first.month() == last.month();
    match precision {
        Precision::Year if precision == end.precision() && first.year() > 0 => {
            format!("{}–{}", year(start), year(end))
        }
        Precision::Month if same_year => format!("{} – {}", month(start, style), moment(end, style)),
        Precision::Day if same_month => format!("{}–{}", first.day(), moment(end, style)),
        Precision::Day if same_year => {
            format!("{} {} – {}", first.day(), month(start, style), moment(end, style))
        }
        Precision::Hour | Precision::Minute if same_month && first == last => {
            format!("{}–{}", moment(start, style), time(end))
        }
        _ => format!("{} – {}", moment(start, style), moment(end, style)),
    }
}
