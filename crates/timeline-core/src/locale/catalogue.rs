//! The words of one language and its plural rules.

use super::message::Message;

/// The number of messages.
pub(super) const MESSAGES: usize = Message::ALL.len();

/// The direction in which the lines of a language run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// That of the page, which may be in a language that has no catalogue.
    Inherited,
    LeftToRight,
    RightToLeft,
}

/// The plural rules of a language: those of the Unicode CLDR for whole numbers.
///
/// Source: <https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plurals {
    /// One form for all numbers.
    Other,
    /// 1; the others.
    OneOther,
    /// 0 and 1; the others: French.
    ZeroOneOther,
    /// 1; 2; the others: Hebrew.
    OneTwoOther,
    /// 1, 21, 31 …; 2 to 4, 22 to 24 …; the others: Ukrainian and Russian.
    East,
    /// 1; 2 to 4, 22 to 24 …; the others: Polish.
    West,
    /// 0; 1; 2; 3 to 10, 103 to 110 …; 11 to 99, 111 to 199 …; the others: Arabic.
    Arabic,
}

impl Plurals {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "other" => Self::Other,
            "one-other" => Self::OneOther,
            "zero-one-other" => Self::ZeroOneOther,
            "one-two-other" => Self::OneTwoOther,
            "one-few-many" => Self::East,
            "one-few-many-alone" => Self::West,
            "zero-one-two-few-many-other" => Self::Arabic,
            _ => return None,
        })
    }

    /// The number of forms that a message about a number has.
    #[cfg(test)]
    pub(super) fn forms(self) -> usize {
        match self {
            Self::Other => 1,
            Self::OneOther | Self::ZeroOneOther => 2,
            Self::OneTwoOther | Self::East | Self::West => 3,
            Self::Arabic => 6,
        }
    }

    /// The index of the form for a number.
    pub(super) fn form(self, number: usize) -> usize {
        let (units, tens) = (number % 10, number % 100);
        let few = (2..=4).contains(&units) && !(12..=14).contains(&tens);
        match self {
            Self::Other => 0,
            Self::OneOther => usize::from(number != 1),
            Self::ZeroOneOther => usize::from(number > 1),
            Self::OneTwoOther => number.wrapping_sub(1).min(2),
            Self::East | Self::West if few => 1,
            Self::East if units == 1 && tens != 11 => 0,
            Self::West if number == 1 => 0,
            Self::East | Self::West => 2,
            Self::Arabic => match (number, tens) {
                (0..=2, _) => number,
                (_, 3..=10) => 3,
                (_, 11..=99) => 4,
                _ => 5,
            },
        }
    }
}

/// The words of one language. They stay in memory until the program ends: a page uses few languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Catalogue {
    pub(super) tag: &'static str,
    pub(super) direction: Direction,
    pub(super) plurals: Plurals,
    /// The template of each message. Plural forms are separated by `|`, in the order zero, one, two, few, many, other, as far
    /// as the language has them.
    pub(super) messages: [&'static str; MESSAGES],
}

impl Catalogue {
    /// Replaces words by name. Unknown names are ignored.
    pub(super) fn with<'a>(mut self, entries: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        for (name, words) in entries {
            match name {
                "language" => self.tag = kept(words),
                "direction" if words == "rtl" => self.direction = Direction::RightToLeft,
                "direction" => self.direction = Direction::LeftToRight,
                "plurals" => self.plurals = Plurals::named(words).unwrap_or(self.plurals),
                _ => {
                    let index = Message::NAMES.iter().position(|known| *known == name);
                    if let Some(template) = index.and_then(|index| self.messages.get_mut(index)) {
                        *template = kept(words);
                    }
                }
            }
        }
        self
    }

    pub(super) fn template(&self, message: Message) -> &'static str {
        // The array has one template for each message.
        self.messages.get(message as usize).copied().unwrap_or_default()
    }
}

/// Leaks the words, so that every message is a `&'static str` and no view has to copy one.
fn kept(words: &str) -> &'static str {
    Box::leak(words.to_owned().into_boxed_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plural_rules_are_those_of_the_cldr() {
        let check = |name: &str, number: usize, expected: usize| {
            assert_eq!(Plurals::named(name).unwrap().form(number), expected, "{name}: {number}");
        };
        for (number, [one, french, hebrew, east, west, arabic]) in [
            (0, [1, 0, 2, 2, 2, 0]),
            (1, [0, 0, 0, 0, 0, 1]),
            (2, [1, 1, 1, 1, 1, 2]),
            (3, [1, 1, 2, 1, 1, 3]),
            (4, [1, 1, 2, 1, 1, 3]),
            (5, [1, 1, 2, 2, 2, 3]),
            (10, [1, 1, 2, 2, 2, 3]),
            (11, [1, 1, 2, 2, 2, 4]),
            (12, [1, 1, 2, 2, 2, 4]),
            (14, [1, 1, 2, 2, 2, 4]),
            (21, [1, 1, 2, 0, 2, 4]),
            (22, [1, 1, 2, 1, 1, 4]),
            (24, [1, 1, 2, 1, 1, 4]),
            (25, [1, 1, 2, 2, 2, 4]),
            (99, [1, 1, 2, 2, 2, 4]),
            (100, [1, 1, 2, 2, 2, 5]),
            (101, [1, 1, 2, 0, 2, 5]),
            (102, [1, 1, 2, 1, 1, 5]),
            (103, [1, 1, 2, 1, 1, 3]),
            (110, [1, 1, 2, 2, 2, 3]),
            (111, [1, 1, 2, 2, 2, 4]),
            (112, [1, 1, 2, 2, 2, 4]),
        ] {
            check("other", number, 0);
            check("one-other", number, one);
            check("zero-one-other", number, french);
            check("one-two-other", number, hebrew);
            check("one-few-many", number, east);
            check("one-few-many-alone", number, west);
            check("zero-one-two-few-many-other", number, arabic);
        }
        assert_eq!(Plurals::named("two"), None);
    }
}
