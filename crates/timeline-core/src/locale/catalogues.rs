//! All catalogues, for native programs. A page fetches only the one that it uses.

use super::language::Locale;
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// Language tags with their catalogues in JSON.
const TEXTS: [(&str, &str); 9] = [
    ("uk", include_str!("catalogues/uk.json")),
    ("ru", include_str!("catalogues/ru.json")),
    ("pl", include_str!("catalogues/pl.json")),
    ("de", include_str!("catalogues/de.json")),
    ("fr", include_str!("catalogues/fr.json")),
    ("es", include_str!("catalogues/es.json")),
    ("tr", include_str!("catalogues/tr.json")),
    ("ar", include_str!("catalogues/ar.json")),
    ("he", include_str!("catalogues/he.json")),
];

/// All languages of the interface, English first.
static ALL: LazyLock<Vec<Locale>> = LazyLock::new(|| {
    let others = TEXTS.iter().map(|(_, text)| {
        let entries: Map<String, Value> = serde_json::from_str(text).unwrap_or_default();
        let entries = entries.iter().filter_map(|(name, words)| Some((name.as_str(), words.as_str()?)));
        Locale::ENGLISH.with(entries)
    });
    [Locale::ENGLISH].into_iter().chain(others).collect()
});

impl Locale {
    /// All languages of the interface, English first.
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// The catalogues of all languages but English: for each, its tag and a JSON object of words by name.
    pub fn catalogues() -> impl Iterator<Item = (&'static str, &'static str)> {
        TEXTS.into_iter()
    }

    /// The language of a tag such as `uk` or `de-AT`; English where no catalogue has it.
    pub fn named(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        let found = ALL.iter().find(|locale| locale.tag().eq_ignore_ascii_case(primary));
        found.copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Moment, When};
    use crate::locale::english;
    use crate::locale::message::Message;
    use std::collections::BTreeSet;

    fn entries(text: &str) -> Map<String, Value> {
        serde_json::from_str(text).unwrap()
    }

    /// The names of the placeholders of a template.
    fn placeholders(template: &str) -> BTreeSet<&str> {
        template.split(['{', '}']).skip(1).step_by(2).collect()
    }

    #[test]
    fn each_has_every_message_and_no_other() {
        let others: BTreeSet<String> = entries(TEXTS[0].1).keys().cloned().collect();
        for (tag, text) in TEXTS {
            let entries = entries(text);
            let names: BTreeSet<String> = entries.keys().cloned().collect();
            assert_eq!(names, others, "{tag} has the names of the others");
            for name in Message::NAMES {
                assert!(names.contains(*name), "{tag} lacks {name}");
            }
            let unknown = |name: &&String| {
                !Message::NAMES.contains(&name.as_str())
                    && !["language", "direction", "plurals"].contains(&name.as_str())
                    && !name.starts_with("share-")
                    && !name.starts_with("loader-")
            };
            assert_eq!(names.iter().filter(unknown).collect::<Vec<_>>(), Vec::<&String>::new(), "{tag}");
            assert_eq!(entries["language"], tag);
        }
    }

    /// The most forms that a message about dates may have, and the placeholders that each form may use.
    fn forms_of_dates(message: Message) -> Option<(usize, &'static [&'static str])> {
        Some(match message {
            Message::About => (5, &["date"]),
            Message::CompleteTo => (4, &["date"]),
            Message::DateDay | Message::DateShort => (2, &["d", "month", "y"]),
            Message::DateDayOfYear | Message::DateDayShort => (2, &["d", "month"]),
            Message::DateDays => (2, &["d", "date"]),
            Message::DateMonth => (2, &["month", "y"]),
            Message::DateBefore => (2, &["y"]),
            _ => return None,
        })
    }

    #[test]
    fn templates_have_the_placeholders_and_forms_that_they_need() {
        for locale in ALL.iter() {
            for (message, name) in Message::ALL.iter().zip(Message::NAMES) {
                let (words, english) = (locale.text(*message), english::ENGLISH.template(*message));
                let forms: Vec<&str> = words.split('|').collect();
                let listed = forms.len() == 12 || forms.len() == 7;
                if let Some((most, known)) = forms_of_dates(*message) {
                    assert!(forms.len() <= most, "{}: {name}", locale.tag());
                    for form in forms {
                        let names = placeholders(form);
                        assert!(!names.is_empty(), "{}: {name}", locale.tag());
                        assert!(names.iter().all(|name| known.contains(name)), "{}: {name}", locale.tag());
                    }
                } else if english.contains('|') && !listed {
                    assert_eq!(forms.len(), locale.forms(), "{}: {name}", locale.tag());
                    let said = forms.iter().copied().flat_map(placeholders).collect::<BTreeSet<_>>();
                    assert_eq!(said, placeholders(english), "{}: {name}", locale.tag());
                } else if !listed {
                    assert_eq!(placeholders(words), placeholders(english), "{}: {name}", locale.tag());
                    assert!(!words.is_empty(), "{}: {name}", locale.tag());
                } else {
                    assert_eq!(forms.len(), english.split('|').count(), "{}: {name}", locale.tag());
                }
            }
        }
    }

    /// Readers who control a browser by voice say what they see, so the accessible name must contain it (WCAG 2.5.3).
    #[test]
    fn names_have_the_words_that_are_seen_in_them() {
        let check = |locale: &Locale, seen: &str, name: &str| {
            // Nobody says arrows and crosses.
            let words = seen.trim_matches(['←', '→', '✕', ' ']);
            assert!(
                !words.is_empty() && name.contains(words),
                "{}: {words:?} is not in {name:?}",
                locale.tag()
            );
        };
        for locale in ALL.iter() {
            // A single event has no cluster, and from a thousand on a mark shows a shortened number.
            for number in [2, 3, 5, 11, 21, 22, 100, 999] {
                check(locale, &number.to_string(), &locale.count(Message::ClusterLabel, number));
            }
            check(locale, locale.text(Message::ShowAll), locale.text(Message::ShowAllLabel));
            let name = locale.fill(Message::Remove, &[("name", "Party: UN")]);
            check(locale, "Party: UN ✕", &name);
        }
    }

    #[test]
    fn counts_and_dates_are_worded_as_each_language_words_them() {
        let check = |tag: &str, number: usize, expected: &str| {
            assert_eq!(Locale::named(tag).count(Message::Events, number), expected);
        };
        for (number, expected) in
            [(1, "1 подія"), (3, "3 події"), (11, "11 подій"), (21, "21 подія"), (112, "112 подій")]
        {
            check("uk", number, expected);
        }
        for (number, expected) in [(1, "1 wydarzenie"), (22, "22 wydarzenia"), (21, "21 wydarzeń")] {
            check("pl", number, expected);
        }
        for (number, expected) in [(0, "0 événement"), (2, "2 événements")] {
            check("fr", number, expected);
        }
        for (number, expected) in [
            (1, "حدث واحد"),
            (2, "حدثان"),
            (7, "7 أحداث"),
            (60, "60 حدثًا"),
            (102, "102 حدث"),
            (103, "103 أحداث"),
        ] {
            check("ar", number, expected);
        }
        check("de", 12_345, "12.345 Ereignisse");
        let range = |tag: &str| {
            let end = Some(Moment::parse("2022-03-06").unwrap());
            Locale::named(tag).when(&When::new(Moment::parse("2022-03-05").unwrap(), end, false).unwrap())
        };
        assert_eq!(range("uk-UA"), "5–6 березня 2022\u{a0}р.");
        assert_eq!(range("de"), "5.–6. März 2022");
        assert_eq!(range("es"), "5–6 de marzo de 2022");
        assert_eq!(range("xx"), "5–6 March 2022");
    }
}
