//! The words of the widget itself: messages, plurals, dates.
//!
//! Must not be here: words of a dataset, or of the browser's `Intl`.

mod catalogue;
#[cfg(feature = "json")]
mod catalogues;
mod dates;
mod english;
mod message;

pub use dates::DateStyle;
pub use message::Message;

use crate::dataset::{Moment, Precision, When};
use catalogue::{Catalogue, Direction};
use std::sync::{Mutex, PoisonError};

/// A catalogue that was asked for before.
struct Known {
    from: Locale,
    entries: Vec<(String, String)>,
    locale: Locale,
}

static KNOWN: Mutex<Vec<Known>> = Mutex::new(Vec::new());

/// A language of the interface.
#[derive(Debug, Clone, Copy)]
pub struct Locale(&'static Catalogue);

impl Locale {
    /// English, which is always there.
    pub const ENGLISH: Self = Self(&english::ENGLISH);

    /// A language from its catalogue: pairs of a name and words. The names are those of [`Message::NAMES`], and `language`
    /// (a tag), `direction` (`ltr` or `rtl`) and `plurals`; without these it is this language with other words. Whatever
    /// is missing stays as it is.
    ///
    /// Each different catalogue is kept for as long as the program runs; the same one twice costs nothing more.
    #[must_use]
    pub fn with<'a>(self, entries: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let entries: Vec<(&str, &str)> = entries.collect();
        if entries.is_empty() {
            return self;
        }
        // A panic while it was held would have come from the allocator.
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |known: &&Known| {
            known.from == self
                && known.entries.iter().map(|(name, words)| (&**name, &**words)).eq(entries.iter().copied())
        };
        if let Some(known) = known.iter().find(same) {
            return known.locale;
        }
        let locale = Self(Box::leak(Box::new(self.0.clone().with(entries.iter().copied()))));
        let entries = entries.into_iter().map(|(name, words)| (name.to_owned(), words.to_owned())).collect();
        known.push(Known { from: self, entries, locale });
        locale
    }

    /// The language tag.
    pub fn tag(&self) -> &'static str {
        self.0.tag
    }

    /// The direction of its lines, as the attribute `dir` has it; none if it is the page's affair.
    pub fn direction(&self) -> Option<&'static str> {
        match self.0.direction {
            Direction::Inherited => None,
            Direction::LeftToRight => Some("ltr"),
            Direction::RightToLeft => Some("rtl"),
        }
    }

    /// A message without a number or name in it.
    pub fn text(&self, message: Message) -> &'static str {
        self.0.template(message)
    }

    /// A message with a number, in the plural form that the number asks for, `{n}` replaced.
    pub fn count(&self, message: Message, number: usize) -> String {
        self.count_and_fill(message, number, "")
    }

    /// The same, where the message has the place `{date}` too.
    pub fn count_and_fill(&self, message: Message, number: usize, date: &str) -> String {
        let forms = self.text(message);
        // A message with fewer forms than its language has the last one for all the others.
        let form = forms.split('|').take(self.form(number).saturating_add(1)).last();
        filled(form.unwrap_or(forms), &[("n", &self.number(number)), ("date", date)])
    }

    /// A message with named places, `{name}`, filled.
    pub fn fill(&self, message: Message, places: &[(&str, &str)]) -> String {
        filled(self.text(message), places)
    }

    /// A date or range in words: `about 5–6 March 2022`.
    pub fn when(&self, when: &When) -> String {
        let words = dates::range(*self, when.start(), when.end());
        if when.is_about() { self.fill(Message::About, &[("date", &words)]) } else { words }
    }

    /// A moment in words.
    pub fn moment(&self, moment: Moment, style: DateStyle) -> String {
        dates::moment(*self, moment, style)
    }

    /// The heading of the month of a moment, or of its year where only that is known.
    pub fn month_heading(&self, moment: Moment) -> String {
        let precision = moment.precision().min(Precision::Month);
        self.moment(moment.coarsened(precision), DateStyle::Long)
    }

    /// The short name of the month.
    pub fn short_month(&self, moment: Moment) -> &'static str {
        dates::month(*self, moment, Message::MonthsShortAlone)
    }

    /// The short name of the day of the week.
    pub fn weekday(&self, moment: Moment) -> &'static str {
        dates::weekday(*self, moment)
    }

    /// Which form of a word goes with a number, as a place among those of the language.
    pub fn form(&self, number: usize) -> usize {
        self.0.plurals.form(number)
    }

    /// One of the words of a message that lists several.
    fn listed(&self, message: Message, place: usize) -> &'static str {
        self.text(message).split('|').nth(place).unwrap_or_default()
    }

    /// A number in digits, its thousands set apart from five digits on.
    fn number(&self, number: usize) -> String {
        let digits = number.to_string();
        if digits.len() < 5 {
            return digits;
        }
        let mut text = String::with_capacity(digits.len() * 2);
        for (position, digit) in digits.chars().enumerate() {
            if position > 0 && (digits.len() - position).is_multiple_of(3) {
                text.push_str(self.text(Message::Thousands));
            }
            text.push(digit);
        }
        text
    }
}

impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Default for Locale {
    fn default() -> Self {
        Self::ENGLISH
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_take_the_right_plural() {
        assert_eq!(Locale::ENGLISH.count(Message::Events, 1), "1 event");
        assert_eq!(Locale::ENGLISH.count(Message::Events, 0), "0 events");
        assert_eq!(Locale::ENGLISH.count(Message::Events, 100_000), "100,000 events");
    }

    #[test]
    fn what_fills_a_place_is_no_template() {
        let filled = Locale::ENGLISH.fill(Message::DropFilter, &[("name", "{n} {name}"), ("n", "3")]);
        assert_eq!(filled, "{n} {name}: shows 3");
    }

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
