//! The words of one language.

use super::Message;

/// How many messages there are.
pub(super) const MESSAGES: usize = Message::ALL.len();

/// In which direction the lines of a language run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// As those of the page do, which asked for a language that is not there.
    Inherited,
    LeftToRight,
    RightToLeft,
}

/// Which numbers take which form of a word, after the Unicode CLDR's rules for whole numbers.
///
/// Source: <https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plurals {
    /// One form for all numbers.
    Other,
    /// One, and the others.
    OneOther,
    /// None and one, and the others: French.
    ZeroOneOther,
    /// One, two, and the others: Hebrew.
    OneTwoOther,
    /// 1, 21, 31 …; 2 to 4, 22 to 24 …; the others: Ukrainian, Russian.
    East,
    /// 1; 2 to 4, 22 to 24 …; the others: Polish.
    West,
    /// None, one, two, a few, many, the others: Arabic.
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

    /// How many forms a message with a number has.
    #[cfg(test)]
    pub(super) fn forms(self) -> usize {
        match self {
            Self::Other => 1,
            Self::OneOther | Self::ZeroOneOther => 2,
            Self::OneTwoOther | Self::East | Self::West => 3,
            Self::Arabic => 6,
        }
    }

    /// The place of the form for a number.
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

/// The words of one language. They live as long as the page, which knows few languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Catalogue {
    pub(super) tag: &'static str,
    pub(super) direction: Direction,
    pub(super) plurals: Plurals,
    /// The template of each message. Forms of a word are written one after the other with `|` between them, in the order
    /// zero, one, two, few, many, other, as far as the language has them.
    pub(super) messages: [&'static str; MESSAGES],
}

impl Catalogue {
    /// Puts words in place of others, by names. What is no name of a message is left out.
    pub(super) fn with<'a>(mut self, entries: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        for (name, words) in entries {
            match name {
                "language" => self.tag = kept(words),
                "direction" if words == "rtl" => self.direction = Direction::RightToLeft,
                "direction" => self.direction = Direction::LeftToRight,
                "plurals" => self.plurals = Plurals::named(words).unwrap_or(self.plurals),
                _ => {
                    let place = Message::NAMES.iter().position(|known| *known == name);
                    if let Some(message) = place.and_then(|place| self.messages.get_mut(place)) {
                        *message = kept(words);
                    }
                }
            }
        }
        self
    }

    pub(super) fn template(&self, message: Message) -> &'static str {
        // There is one for each message.
        self.messages.get(message as usize).copied().unwrap_or_default()
    }
}

/// Words that stay for good: a page's languages are few, and so nothing has to count who still needs them.
fn kept(words: &str) -> &'static str {
    Box::leak(words.to_owned().into_boxed_str())
}
