//! One language of the interface, and how its messages are filled.

use super::catalogue::{Catalogue, Direction};
use super::english;
use super::message::Message;
use super::template::{filled, form};
use std::sync::{Mutex, PoisonError};

/// A locale that [`Locale::with`] has made before.
struct Known {
    base: Locale,
    entries: Vec<(String, String)>,
    locale: Locale,
}

static KNOWN: Mutex<Vec<Known>> = Mutex::new(Vec::new());

/// A language of the interface.
#[derive(Debug, Clone, Copy)]
pub struct Locale(&'static Catalogue);

impl Locale {
    /// English, which is part of the module.
    pub const ENGLISH: Self = Self(&english::ENGLISH);

    /// This language with the entries of a catalogue in place of its own; each entry is a name and its words.
    ///
    /// The names are those of [`Message::NAMES`], and `language` (a tag), `direction` (`ltr` or `rtl`) and `plurals`. Unknown
    /// names are ignored; missing ones keep their words.
    ///
    /// Each distinct catalogue stays in memory until the program ends. Asking for the same one again allocates nothing more.
    #[must_use]
    pub fn with<'a>(self, entries: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let entries: Vec<(&str, &str)> = entries.collect();
        if entries.is_empty() {
            return self;
        }
        // Only an allocation can panic under this lock, so a poisoned list is still whole.
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |known: &&Known| {
            known.base == self
                && known.entries.iter().map(|(name, words)| (&**name, &**words)).eq(entries.iter().copied())
        };
        if let Some(known) = known.iter().find(same) {
            return known.locale;
        }
        let locale = Self(Box::leak(Box::new(self.0.clone().with(entries.iter().copied()))));
        let entries = entries.into_iter().map(|(name, words)| (name.to_owned(), words.to_owned())).collect();
        known.push(Known { base: self, entries, locale });
        locale
    }

    /// The language tag.
    pub fn tag(&self) -> &'static str {
        self.0.tag
    }

    /// The direction of its lines, as a value of the attribute `dir`; `None` where the page decides.
    pub fn direction(&self) -> Option<&'static str> {
        match self.0.direction {
            Direction::Inherited => None,
            Direction::LeftToRight => Some("ltr"),
            Direction::RightToLeft => Some("rtl"),
        }
    }

    /// The template of a message, which is its words where it has neither forms nor placeholders.
    pub fn text(&self, message: Message) -> &'static str {
        self.0.template(message)
    }

    /// A message about a number: the plural form for it, with `{n}` filled.
    pub fn count(&self, message: Message, number: usize) -> String {
        self.count_and_fill(message, number, "")
    }

    /// A message about a number with a date in it: [`Locale::count`], with `{date}` filled too.
    pub fn count_and_fill(&self, message: Message, number: usize, date: &str) -> String {
        self.fill_form(message, self.form(number), &[("n", &self.number(number)), ("date", date)])
    }

    /// A message with its placeholders filled, each given by its name.
    pub fn fill(&self, message: Message, values: &[(&str, &str)]) -> String {
        self.fill_form(message, 0, values)
    }

    /// One form of a message with its placeholders filled.
    pub(super) fn fill_form(&self, message: Message, index: usize, values: &[(&str, &str)]) -> String {
        filled(form(self.text(message), index), values)
    }

    /// The index of the plural form for a number.
    pub fn form(&self, number: usize) -> usize {
        self.0.plurals.form(number)
    }

    /// The number of forms that a message about a number has.
    #[cfg(test)]
    pub(super) fn forms(&self) -> usize {
        self.0.plurals.forms()
    }

    /// One of the words of a message that is a list, such as the months.
    pub(super) fn listed(&self, message: Message, index: usize) -> &'static str {
        form(self.text(message), index)
    }

    /// A number in digits, with a separator between thousands from five digits on.
    pub fn number(&self, number: usize) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_take_the_right_plural() {
        assert_eq!(Locale::ENGLISH.count(Message::Events, 1), "1 event");
        assert_eq!(Locale::ENGLISH.count(Message::Events, 0), "0 events");
        assert_eq!(Locale::ENGLISH.count(Message::Events, 9_999), "9999 events");
        assert_eq!(Locale::ENGLISH.count(Message::Events, 10_000), "10,000 events");
        assert_eq!(Locale::ENGLISH.count(Message::Events, 100_000), "100,000 events");
        assert_eq!(Locale::ENGLISH.count(Message::Events, 1_234_567), "1,234,567 events");
    }

    #[test]
    fn a_catalogue_replaces_what_it_names_and_is_kept_once() {
        let entries = [("search", "Find"), ("language", "xx"), ("direction", "rtl"), ("nonsense", "x")];
        let locale = Locale::ENGLISH.with(entries.into_iter());
        assert_eq!((locale.tag(), locale.direction()), ("xx", Some("rtl")));
        assert_eq!((locale.text(Message::Search), locale.text(Message::Close)), ("Find", "Close"));
        assert!(locale == Locale::ENGLISH.with(entries.into_iter()));
        assert!(locale != Locale::ENGLISH.with(entries.into_iter().take(3)));
        assert!(locale != locale.with(entries.into_iter()), "another base is another language");
        assert!(locale == locale.with([].into_iter()));
        assert_eq!((Locale::ENGLISH.tag(), Locale::ENGLISH.direction()), ("en", None));
        assert_eq!(Locale::ENGLISH.with([("direction", "ltr")].into_iter()).direction(), Some("ltr"));
    }

    #[test]
    fn a_value_is_never_read_as_a_template() {
        let filled = Locale::ENGLISH.fill(Message::DropFilter, &[("name", "{n} {name}"), ("n", "3")]);
        assert_eq!(filled, "Without “{n} {name}”: 3");
    }
}
