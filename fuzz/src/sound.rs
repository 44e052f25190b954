//! The invariants of a dataset, as stated in `src/dataset.rs` and ARCHITECTURE.md.

use std::collections::BTreeSet;
use timeline_core::dataset::{Dataset, Event, Facet, Tag, Text, When};
use timeline_core::import::limits::CHARACTERS;

/// Checks the promises of `Dataset::new`.
pub fn sound(dataset: &Dataset) {
    let events = dataset.events();
    unique("event", events.iter().map(|event| event.id.as_str()));
    unique("facet", dataset.facets().iter().map(|facet| facet.id.as_str()));
    unique("source", dataset.sources().iter().map(|source| source.id.as_str()));
    assert!(events.is_sorted_by_key(|event| event.when.sort_key()), "not in list order");
    for (row, event) in events.iter().enumerate() {
        assert!(!event.id.is_empty(), "an event without an id");
        assert_eq!((dataset.row(&event.id), dataset.event(row)), (Some(row), Some(event)));
        is_sound(event, dataset);
    }
    for (position, known) in dataset.facets().iter().enumerate() {
        assert_eq!(dataset.facet(&known.id), Some(position));
        facet(known);
    }
    dataset.eras.iter().for_each(|era| period(&era.when));
    let extent = dataset.extent();
    assert!(
        extent.is_some() != events.is_empty() && extent.is_none_or(|(start, end)| start < end),
        "{extent:?}"
    );
}

fn unique<'a>(what: &str, ids: impl Iterator<Item = &'a str>) {
    let mut known = BTreeSet::new();
    for id in ids {
        assert!(known.insert(id), "the {what} id {id:?} occurs twice");
    }
}

fn facet(facet: &Facet) {
    let clashes = ["", "q", "from", "to", "selected", "group", "range", "none"].contains(&facet.id.as_str());
    assert!(!clashes, "{:?} has another meaning in an address", facet.id);
    unique("term", facet.terms.iter().map(|term| term.id.as_str()));
    for (position, term) in facet.terms.iter().enumerate() {
        assert!(!term.id.is_empty(), "a term without an id in {}", facet.id);
        let Some(parent) = term.parent else { continue };
        let known = facet.terms.get(parent);
        assert!(parent != position && known.is_some_and(|parent| parent.parent.is_none()), "{term:?}");
    }
}

fn is_sound(event: &Event, dataset: &Dataset) {
    period(&event.when);
    for tag in &event.tags {
        let (facet, term) = dataset.resolve(*tag).unwrap_or_else(|| panic!("{tag:?} of {event:?}"));
        assert_eq!(dataset.facet(&facet.id).map(|facet| Tag { facet, ..*tag }), Some(*tag));
        assert!(facet.terms.get(tag.term) == Some(term));
    }
    assert!(event.tags.is_sorted_by(|one, other| one < other), "{:?}", event.tags);
    let cited = event.details().claims.iter().flat_map(|claim| &claim.sources).chain(&event.sources);
    cited.for_each(|source| assert!(dataset.sources().get(*source).is_some(), "{source} of {event:?}"));
    for block in &event.details().body {
        assert!(block.spans.iter().any(|span| !span.text.is_empty()), "an empty block in {event:?}");
    }
    for (latitude, longitude) in event.details().places.iter().filter_map(|place| place.position) {
        assert!(latitude.is_finite() && longitude.is_finite());
    }
}

fn period(when: &When) {
    let (begins, ends) = when.extent();
    assert!(begins < ends, "{when:?}");
    assert!(
        when.end().is_none_or(|end| end != when.start() && end.begins() >= when.start().begins()),
        "{when:?}"
    );
}

/// Foreign formats: no text exceeds its limit.
pub fn cut_to_limits(dataset: &Dataset) {
    let short = |text: &Text, most: usize| {
        let longest = text.all().map(|text| text.chars().count()).max().unwrap_or(0);
        assert!(longest <= most, "a text of {longest} characters");
    };
    short(&dataset.title, CHARACTERS);
    short(&dataset.standfirst, CHARACTERS);
    dataset.eras.iter().for_each(|era| short(&era.label, CHARACTERS));
    for event in dataset.events() {
        // A start and an end in words, with a dash between them.
        short(&event.details().display, 2 * CHARACTERS + 3);
        short(&event.headline, CHARACTERS);
        short(&event.details().short, CHARACTERS);
        short(&event.summary, CHARACTERS);
        let spans = event.details().body.iter().flat_map(|block| &block.spans);
        let whole: usize = spans.map(|span| span.text.get("").chars().count()).sum();
        assert!(whole <= CHARACTERS, "a body of {whole} characters");
        for medium in &event.details().media {
            // A link may have its host as title.
            short(&medium.title, CHARACTERS.max(medium.url.len()));
            [&medium.alt, &medium.caption, &medium.credit]
                .into_iter()
                .for_each(|text| short(text, CHARACTERS));
        }
    }
    dataset.facets().iter().flat_map(|facet| &facet.terms).for_each(|term| short(&term.label, CHARACTERS));
}
