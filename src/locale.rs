//! The words of the widget itself: messages, plurals, dates.
//!
//! Must not be here: words of a dataset, or of the browser's `Intl`.

mod dates;
mod english;
mod message;

pub use dates::DateStyle;
pub use message::Message;

use crate::dataset::{Moment, Precision, When};

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Locale;

impl Locale {
    /// The language tag.
    pub fn tag(&self) -> &'static str {
        "en"
    }

    /// A message without a number or name in it.
    pub fn text(&self, message: Message) -> &'static str {
        english::template(message)
    }

    /// A message with a number, in the plural form that the number asks for, `{n}` replaced.
    pub fn count(&self, message: Message, number: usize) -> String {
        self.count_and_fill(message, number, "")
    }

    /// The same, where the message has the place `{date}` too.
    ///
    /// Templates with two forms are written `one|other`, after the categories of the Unicode CLDR.
    pub fn count_and_fill(&self, message: Message, number: usize, date: &str) -> String {
        let template = english::template(message);
        let form = match template.split_once('|') {
            Some((one, _)) if number == 1 => one,
            Some((_, other)) => other,
            None => template,
        };
        filled(form, &[("n", &grouped(number)), ("date", date)])
    }

    /// A message with named places, `{name}`, filled.
    pub fn fill(&self, message: Message, places: &[(&str, &str)]) -> String {
        filled(english::template(message), places)
    }

    /// A date or range in words: `about 5–6 March 2022`.
    pub fn when(&self, when: &When) -> String {
        let words = dates::range(when.start(), when.end());
        if when.is_about() { self.fill(Message::About, &[("date", &words)]) } else { words }
    }

    /// A moment in words.
    pub fn moment(&self, moment: Moment, style: DateStyle) -> String {
        dates::moment(moment, style)
    }

    /// The heading of the month of a moment, or of its year where only that is known.
    pub fn month_heading(&self, moment: Moment) -> String {
        let precision = moment.precision().min(Precision::Month);
        dates::moment(moment.coarsened(precision), DateStyle::Long)
    }

    /// The short name of the month.
    pub fn short_month(&self, moment: Moment) -> &'static str {
        dates::month(moment, DateStyle::Short)
    }

    /// The short name of the day of the week.
    pub fn weekday(&self, moment: Moment) -> &'static str {
        dates::weekday(moment)
    }
}

/// A template with its places filled; braces in what they are filled with stay as they are.
fn filled(template: &str, places: &[(&str, &str)]) -> String {
    // The pieces between braces alternate with those around them.
    let pieces = template.split(['{', '}']).enumerate().map(|(position, piece)| {
        let place = places.iter().find(|(name, _)| position % 2 == 1 && *name == piece);
        place.map_or(piece, |(_, value)| *value)
    });
    pieces.collect()
}

/// Thousands set apart by a comma, from five digits on.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_take_the_right_plural() {
        assert_eq!(Locale.count(Message::Events, 1), "1 event");
        assert_eq!(Locale.count(Message::Events, 0), "0 events");
        assert_eq!(Locale.count(Message::Events, 100_000), "100,000 events");
    }

    #[test]
    fn what_fills_a_place_is_no_template() {
        let filled = Locale.fill(Message::DropFilter, &[("name", "{n} {name}"), ("n", "3")]);
        assert_eq!(filled, "{n} {name}: shows 3");
    }

    #[test]
    fn says_dates_as_they_are_known() {
        let check = |start: &str, end: &str, about: bool, expected: &str| {
            let end = (!end.is_empty()).then(|| Moment::parse(end).unwrap());
            let when = When::new(Moment::parse(start).unwrap(), end, about).unwrap();
            assert_eq!(Locale.when(&when), expected);
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
