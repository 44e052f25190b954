//! Reading addresses as states.
//!
//! The first line is an address; the others are names of facets, terms and events for a second dataset.

#![no_main]

use libfuzzer_sys::fuzz_target;
use promises::sound;
use timeline_core::address;
use timeline_core::dataset::{Dataset, Draft, DraftFacet, DraftTerm, Moment, Parts, When};
use timeline_core::facet::FacetIndex;
use timeline_core::import;
use timeline_core::query::{LONGEST_SEARCH, Query};
use timeline_core::state::{Action, State};

/// The talks, as text.
const TALKS_2022: &str = include_str!("../../data/talks-2022.json");

/// Longer texts are not read.
const LONGEST: usize = 20_000;

thread_local! {
    static TALKS: (Dataset, FacetIndex) = {
        let talks = import::native(TALKS_2022).expect("the project's own data").dataset;
        let index = FacetIndex::build(&talks, |_| String::new());
        (talks, index)
    };
}

fuzz_target!(|text: &str| {
    let (address, names) = text.split_once('\n').unwrap_or((text, ""));
    TALKS.with(|(talks, index)| read(address, talks, index));
    if names.is_empty() {
        return;
    }
    let dataset = named(names);
    let index = FacetIndex::build(&dataset, |_| String::new());
    read(address, &dataset, &index);
    everything_can_be_linked(&dataset);
});

/// Any text reads as some state of the dataset, and the text of that state reads back as the same state.
fn read(text: &str, dataset: &Dataset, index: &FacetIndex) {
    let home = State::new(dataset);
    let state = address::read(text, &home, dataset);
    makes_sense(&state, dataset);
    let rows = state.query.evaluate(index);
    assert!(rows.iter().all(|row| row < dataset.events().len()));
    let rows: Vec<usize> = rows.iter().collect();
    let staged = state.on_stage(&rows, dataset);
    assert!(staged.is_some() != rows.is_empty() && staged.is_none_or(|row| rows.contains(&row)));
    let counts = state.query.counts(index);
    state.query.terms().iter().for_each(|tag| assert!(counts.of(*tag) <= dataset.events().len()));
    if !address::concerns(text, dataset) {
        assert_eq!(state, home, "{text:?} says nothing");
    }
    survives(&state, &home, dataset);
    // The page opens with a filter.
    let start = State { selected: None, range: None, ..state };
    let other = address::read("q=x", &home, dataset);
    survives(&other, &start, dataset);
    survives(&home, &start, dataset);
}

fn makes_sense(state: &State, dataset: &Dataset) {
    let terms = state.query.terms();
    assert!(
        terms.is_sorted_by(|one, other| one < other)
            && terms.iter().all(|tag| dataset.resolve(*tag).is_some())
    );
    assert!(state.query.text().chars().count() <= LONGEST_SEARCH);
    assert!(state.query.from().zip(state.query.to()).is_none_or(|(from, to)| from <= to));
    assert!(state.range.is_none_or(|(start, end)| start < end));
    assert!(state.group.is_none_or(|facet| facet < dataset.facets().len()));
    assert!(state.selected.is_none_or(|row| row < dataset.events().len()));
    assert!(state.parts.is_empty() && !state.list && state.widened.is_none(), "an address opens nothing");
}

fn survives(state: &State, home: &State, dataset: &Dataset) {
    let written = address::write(state, home, dataset);
    assert!(
        !written.contains(|letter: char| letter.is_whitespace()
            || letter.is_control()
            || "\"<>`\\^{}|".contains(letter)),
        "{written:?}"
    );
    if written.len() > LONGEST {
        return;
    }
    let read = address::read(&written, home, dataset);
    // White space searches for nothing, and is not written.
    let asked = |query: &Query| {
        if query.text().trim().is_empty() { query.clone().with_text("") } else { query.clone() }
    };
    assert_eq!(asked(&read.query), asked(&state.query), "{written}");
    assert_eq!(
        (read.range, read.selected, read.group),
        (state.range, state.selected, state.group),
        "{written}"
    );
    assert_eq!(address::write(&read, home, dataset), written);
    assert!(written.is_empty() || address::concerns(&written, dataset), "{written}");
}

/// Each line names a facet, a term of it and an event that has the term.
fn named(names: &str) -> Dataset {
    let day = When::at(Moment::parse("2022-02-28").expect("a day"), false);
    let (mut parts, mut events) = (Parts::default(), Vec::new());
    for name in names.lines().take(40) {
        let term = DraftTerm { id: name.to_owned(), ..DraftTerm::default() };
        let terms = vec![term, DraftTerm { id: format!("{name},"), ..DraftTerm::default() }];
        parts.facets.push(DraftFacet { id: name.to_owned(), terms, ..DraftFacet::default() });
        let tags = vec![(name.to_owned(), vec![name.to_owned(), format!("{name}+")])];
        events.push((format!("line {name}"), Draft { id: name.to_owned(), tags, ..Draft::at(day) }));
    }
    let (dataset, problems) = Dataset::new(parts, events);
    promises::problems_have_places(&problems);
    sound(&dataset);
    dataset
}

/// A link can hold each filter, each event and each grouping, with any names.
fn everything_can_be_linked(dataset: &Dataset) {
    let home = State::new(dataset);
    let mut all = home.clone();
    for facet in 0..dataset.facets().len() {
        let group = State { group: Some(facet), ..home.clone() };
        survives(&group, &home, dataset);
        for term in 0..dataset.facets()[facet].terms.len() {
            all = all.apply(dataset, Action::Toggle(timeline_core::dataset::Tag { facet, term }));
        }
    }
    for row in 0..dataset.events().len() {
        survives(&all.apply(dataset, Action::Select(Some(row))), &home, dataset);
    }
    survives(&State { group: None, ..all }, &home, dataset);
}
