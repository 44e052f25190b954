//! Every date word in every language, at every precision, as a table of what a native editor would write.
//!
//! Each line of `words.txt` is a case and its expected text. A case is a date or a range of dates (`1850-03..1850-05`) in the
//! native format, preceded by `about` or `complete to`, or by one of `short`, `compact`, `tick` and `heading`. `~` is a
//! no-break space.

// In tests a panic reports a failure.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use timeline_core::dataset::{Moment, When};
use timeline_core::locale::{DateStyle, Locale};

const TABLE: &str = include_str!("words.txt");

fn moment(written: &str) -> Moment {
    Moment::parse(written).unwrap()
}

fn said(locale: Locale, case: &str) -> String {
    if let Some(date) = case.strip_prefix("complete to ") {
        return locale.complete_to(moment(date));
    }
    if let Some(date) = case.strip_prefix("short ") {
        return locale.moment(moment(date), DateStyle::Short);
    }
    if let Some(date) = case.strip_prefix("tick ") {
        return locale.moment(moment(date), DateStyle::Finest);
    }
    if let Some(date) = case.strip_prefix("heading ") {
        return locale.month_heading(moment(date));
    }
    let (case, compact) = match case.strip_prefix("compact ") {
        Some(case) => (case, true),
        None => (case, false),
    };
    let (dates, about) = match case.strip_prefix("about ") {
        Some(dates) => (dates, true),
        None => (case, false),
    };
    let (start, end) = match dates.split_once("..") {
        Some((start, end)) => (start, Some(moment(end))),
        None => (dates, None),
    };
    let when = When::new(moment(start), end, about).unwrap();
    if compact { locale.when_compact(&when) } else { locale.when(&when) }
}

/// The cases of each language with their expected texts.
fn table() -> BTreeMap<&'static str, Vec<(&'static str, &'static str)>> {
    let mut languages: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let mut language = "";
    for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[') {
            Some(tag) => language = tag.trim_end_matches(']'),
            None => languages.entry(language).or_default().push(line.split_once(" = ").unwrap()),
        }
    }
    languages
}

#[test]
fn each_language_words_dates_as_a_native_editor_would() {
    let mut wrong = Vec::new();
    for (tag, cases) in table() {
        let locale = Locale::named(tag);
        assert_eq!(locale.tag(), tag);
        for (case, expected) in cases {
            let (said, expected) = (said(locale, case), expected.replace('~', "\u{a0}"));
            if said != expected {
                wrong.push(format!("{tag}, {case}: {said:?}, not {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Ensures that the table covers every new language, word and precision.
#[test]
fn the_table_has_every_word_and_precision_of_every_language() {
    let table = table();
    let tags: Vec<&str> = Locale::all().iter().map(Locale::tag).collect();
    assert_eq!(table.len(), tags.len());
    let english: Vec<&str> = table["en"].iter().map(|(case, _)| *case).collect();
    for tag in tags {
        let cases: Vec<&str> = table[tag].iter().map(|(case, _)| *case).collect();
        assert_eq!(cases, english, "{tag} has the cases of English");
    }
    let dates = ["1850", "1850-03", "1850-03-07", "1850-03-07T15", "1850-03-07T15:04"];
    for (word, date) in ["", "about ", "complete to "].iter().flat_map(|word| dates.map(|date| (word, date)))
    {
        assert!(english.contains(&&*format!("{word}{date}")), "{word}{date}");
    }
    let months = (1..=12).map(|month| format!("about 1850-{month:02}"));
    for case in months {
        assert!(english.contains(&&*case), "{case}");
    }
}
