//! Checks the embedded dataset: real dates, declared terms, published sources, and coverage of every claim in the article.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use talks_timeline::TALKS_2022;
use timeline_core::dataset::{Dataset, Event, Precision, Source};
use timeline_core::import;

fn talks() -> Dataset {
    let imported = import::native(TALKS_2022).unwrap();
    assert_eq!(imported.problems, []);
    imported.dataset
}

fn raw() -> serde_json::Value {
    serde_json::from_str(TALKS_2022).unwrap()
}

#[test]
fn has_the_sixty_events_in_chronological_order() {
    let raw = raw();
    let written: Vec<&str> =
        raw["events"].as_array().unwrap().iter().map(|event| event["id"].as_str().unwrap()).collect();
    assert_eq!(written.len(), 60);
    let talks = talks();
    let starts: Vec<_> = talks.events().iter().map(|event| event.when.start().date()).collect();
    assert!(starts.is_sorted());
    assert_eq!(BTreeSet::from_iter(&written).len(), 60, "ids are unique");
}

#[test]
fn ids_are_kebab_case() {
    for event in talks().events() {
        let kebab = event.id.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
        assert!(kebab, "{}", event.id);
    }
}

#[test]
fn dates_are_days_within_2022_and_ranges_are_ordered() {
    let raw = raw();
    for (event, written) in talks().events().iter().zip(raw["events"].as_array().unwrap()) {
        assert_eq!(event.id, written["id"], "the file is in list order");
        let start = event.when.start();
        assert_eq!(start.to_string(), written["start"], "{}: read as written", event.id);
        assert_eq!(start.precision(), Precision::Day);
        assert!(start.to_string().starts_with("2022-"), "{}", event.id);
        if let Some(end) = event.when.end() {
            assert_eq!(end.to_string(), written["end"]);
            assert!(end.to_string().starts_with("2022-") && end.date() > start.date(), "{}", event.id);
        }
    }
}

#[test]
fn every_event_has_words_places_and_a_published_source() {
    let talks = talks();
    for event in talks.events() {
        assert!(!event.headline.is_empty() && !event.summary.is_empty(), "{}", event.id);
        assert!(!event.details().short.is_empty(), "{} has no short label", event.id);
        assert!(!event.details().places.is_empty(), "{} has no place", event.id);
        let linked = event.sources.iter().filter(|source| talks.sources()[**source].url.is_some());
        assert!(linked.count() > 0, "{} has no source to link to", event.id);
        for claim in &event.details().claims {
            assert!(!claim.speaker.is_empty() && !claim.text.is_empty(), "{}", event.id);
            assert!(claim.sources.iter().all(|source| event.sources.contains(source)), "{}", event.id);
        }
    }
}

#[test]
fn every_source_is_used_secure_and_attributed() {
    let talks = talks();
    let used: BTreeSet<usize> = talks.events().iter().flat_map(|event| event.sources.clone()).collect();
    for (position, source) in talks.sources().iter().enumerate() {
        assert!(used.contains(&position), "{} is not used", source.id);
        let url = source.url.as_deref().unwrap_or_default();
        assert!(url.starts_with("https://"), "{}: {url}", source.id);
        assert!(!source.title.is_empty() && !source.publisher.is_empty(), "{}", source.id);
        let mirrors = ["/amp", "utm_", "wikipedia.org", "kremlin.ru"];
        assert!(!mirrors.iter().any(|sign| url.contains(sign)), "{}: {url} is not fit to publish", source.id);
    }
}

#[test]
fn official_outlets_are_labelled() {
    let talks = talks();
    let mut labelled = 0;
    for source in talks.sources() {
        let url = source.url.as_deref().unwrap_or_default();
        let official = [
            ("president.gov.ua", "Ukrainian official"),
            ("tass.com", "Russian state"),
            ("rt.com/", "Russian state"),
        ];
        for (host, label) in official
            .iter()
            .filter(|(host, _)| url.contains(&format!("//{host}")) || url.contains(&format!(".{host}")))
        {
            assert!(source.note.get("en").contains(label), "{} of {host} is not labelled", source.id);
            labelled += 1;
        }
    }
    assert!(labelled > 20, "only {labelled} official sources found");
}

#[test]
fn every_declared_term_is_used_and_every_facet_is_there() {
    let talks = talks();
    let ids: Vec<&str> = talks.facets().iter().map(|facet| facet.id.as_str()).collect();
    assert_eq!(ids, ["kind", "party", "place", "outcome", "mediator", "topic", "format", "coverage"]);
    for (position, facet) in talks.facets().iter().enumerate() {
        let used = |event: &Event| {
            event.tags.iter().filter(|tag| tag.facet == position).map(|tag| tag.term).collect::<Vec<_>>()
        };
        let direct: BTreeSet<usize> = talks.events().iter().flat_map(used).collect();
        let parents: BTreeSet<usize> = direct.iter().filter_map(|term| facet.terms[*term].parent).collect();
        for (term, known) in facet.terms.iter().enumerate() {
            assert!(
                direct.contains(&term) || parents.contains(&term),
                "{}={} is not used",
                facet.id,
                known.id
            );
        }
        for event in talks.events() {
            assert!(event.tags.iter().any(|tag| tag.facet == position), "{} has no {}", event.id, facet.id);
        }
    }
}

#[test]
fn every_claim_of_the_article_that_is_an_event_is_covered() {
    let talks = talks();
    let table = include_str!("fixtures/article-claims.csv");
    let rows: Vec<Vec<&str>> = table.lines().skip(1).map(|line| line.split(',').collect()).collect();
    assert_eq!(rows.len(), 45);
    for row in rows {
        let (claim, events, needs_differs) = (row[0], row[row.len() - 2], row[row.len() - 1] == "yes");
        let ids: Vec<&str> = events.split_whitespace().collect();
        let covering: Vec<&Event> =
            ids.iter().map(|id| talks.event(talks.row(id).expect(id)).unwrap()).collect();
        let told =
            covering.iter().flat_map(|event| &event.details().differs).any(|point| point.claim == claim);
        assert_eq!(told, needs_differs, "{claim} in {ids:?}");
    }
}

#[test]
fn the_compact_form_in_the_module_has_the_same_content() {
    let (whole, compact) = (talks(), import::native(talks_timeline::TALKS_2022_COMPACT).unwrap());
    assert_eq!(compact.problems, []);
    assert_eq!(whole.facets(), compact.dataset.facets());
    let without_id = |source: &Source| Source { id: String::new(), ..source.clone() };
    let sources = |dataset: &Dataset| dataset.sources().iter().map(without_id).collect::<Vec<_>>();
    assert_eq!(sources(&whole), sources(&compact.dataset));
    assert_eq!(
        (&whole.title, &whole.standfirst, whole.as_of),
        (&compact.dataset.title, &compact.dataset.standfirst, compact.dataset.as_of)
    );
    assert_eq!(whole.events().len(), compact.dataset.events().len());
    for (event, compacted) in whole.events().iter().zip(compact.dataset.events()) {
        let shared = |event: &Event| {
            let Event { id, when, headline, summary, tags, sources, .. } = event.clone();
            (id, when, headline, summary, tags, sources)
        };
        assert_eq!(shared(event), shared(compacted));
        let mut details = event.details().clone();
        details.places.iter_mut().for_each(|place| place.position = None);
        assert_eq!(&details, compacted.details());
    }
}

#[test]
fn readers_see_where_the_record_ends() {
    let talks = talks();
    assert_eq!(talks.as_of.unwrap().to_string(), "2022-12-31");
}

/// The numbers in a text, with any thousands separator.
fn numbers(text: &str) -> Vec<String> {
    let joined = text.replace([',', '\u{a0}', '\u{202f}'], "");
    let mut found: Vec<String> = joined
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    found.sort();
    found
}

/// Every text of a dataset as JSON with its path.
fn texts(value: &serde_json::Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::String(text) => found.push((path.to_owned(), text.clone())),
        serde_json::Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| texts(item, &format!("{path}[{at}]"), found));
        }
        serde_json::Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| texts(value, &format!("{path}.{key}"), found));
        }
        _ => {}
    }
}

#[test]
fn short_labels_are_short_and_distinct() {
    let translations =
        [include_str!("../data/talks-2022.uk.json"), include_str!("../data/talks-2022.ru.json")];
    let texts = translations.map(|text| timeline_formats::translate(TALKS_2022, text, false).unwrap().0);
    for text in texts.iter().map(String::as_str).chain([TALKS_2022]) {
        let dataset = import::native(text).unwrap().dataset;
        let labels: Vec<&str> = dataset.events().iter().map(|event| event.short().get("en")).collect();
        labels.iter().for_each(|label| assert!(label.chars().count() <= 25, "{label} is long"));
        assert_eq!(labels.iter().collect::<BTreeSet<_>>().len(), labels.len());
    }
}

#[test]
fn translations_are_complete_and_keep_every_number() {
    for (language, translation) in [
        ("uk", include_str!("../data/talks-2022.uk.json")),
        ("ru", include_str!("../data/talks-2022.ru.json")),
    ] {
        let (text, problems) = timeline_formats::translate(TALKS_2022, translation, true).unwrap();
        assert_eq!(problems, [], "{language}");
        let imported = import::native(&text).unwrap();
        assert_eq!(imported.problems, [], "{language}");
        let mut found = Vec::new();
        texts(&serde_json::from_str(&text).unwrap(), "", &mut found);
        let mut compared = 0;
        for (path, english) in found.iter().filter(|(path, _)| path.ends_with(".en")) {
            let path = path.trim_end_matches(".en");
            let (_, other) = found.iter().find(|(other, _)| *other == format!("{path}.{language}")).unwrap();
            assert_eq!(numbers(other), numbers(english), "{language} {path}: {english} / {other}");
            assert!(
                !other.trim().is_empty() && other.trim() == other && !other.contains("  "),
                "{language} {path}"
            );
            compared += 1;
        }
        assert!(compared > 1_000, "{language}: {compared}");
        // Translations cover every text that readers see, except the titles of sources.
        for event in imported.dataset.events() {
            let details = event.details();
            let seen = [&event.headline, &details.short, &event.summary].into_iter();
            let seen = seen.chain(details.places.iter().map(|place| &place.name));
            let seen = seen.chain(
                details.people.iter().flat_map(|person| [&person.name, &person.office, &person.party]),
            );
            let seen = seen.chain(details.claims.iter().flat_map(|claim| [&claim.speaker, &claim.text]));
            let mut seen =
                seen.chain(details.differs.iter().flat_map(|point| [&point.article, &point.record]));
            assert!(
                seen.all(|text| text.is_empty() || text.language(language) == Some(language)),
                "{language} {}",
                event.id
            );
        }
    }
}
