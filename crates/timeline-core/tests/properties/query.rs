//! Compares the results and counts of filters with a loop over the events.

use crate::arbitrary::{World, odd_text, queries, worlds};
use crate::config;
use crate::fold::SCRIPTS;
use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use timeline_core::dataset::{Event, Tag, Text};
use timeline_core::facet::{FacetIndex, fold};
use timeline_core::import;
use timeline_core::locale::Locale;
use timeline_core::query::{LONGEST_SEARCH, Query};
use unicode_normalization::UnicodeNormalization;

proptest! {
    #![proptest_config(config(120))]

    #[test]
    fn the_rows_match_a_loop_over_the_events(world in worlds(), seed in queries()) {
        let query = seed.put_to(&world);
        let expected = shown(&world, &query, None);
        assert_eq!(query.evaluate(&world.index).iter().collect::<Vec<_>>(), expected, "{query:?}");
    }

    #[test]
    fn each_count_is_the_result_of_selecting_only_that_term_in_its_facet(
        world in worlds(),
        seed in queries(),
    ) {
        let query = seed.put_to(&world);
        let counts = query.counts(&world.index);
        let facets = 0..world.dataset.facets().len();
        let left: Vec<_> = facets.map(|facet| shown(&world, &query, Some(facet))).collect();
        for tag in world.tags() {
            let left = &left[tag.facet];
            let has = |row: &&usize| has_tag(&world, &world.dataset.events()[**row], tag);
            assert_eq!(counts.of(tag), left.iter().filter(has).count(), "{tag:?} under {query:?}");
            let alone = query.clone().without_facet(tag.facet).toggled(tag);
            assert_eq!(counts.of(tag), alone.evaluate(&world.index).count(), "{tag:?} under {query:?}");
        }
        assert_eq!(counts.of(Tag { facet: 99, term: 0 }), 0);
    }

    #[test]
    fn every_visible_word_finds_its_event_in_any_case_and_composition(
        world in worlds(),
        event in any::<Index>(),
        word in any::<Index>(),
    ) {
        let row = event.index(world.dataset.events().len().max(1));
        let Some(event) = world.dataset.event(row) else { return Ok(()) };
        let texts = visible(&world, event);
        let words: Vec<&str> = texts.iter().flat_map(|text| text.split_whitespace()).collect();
        let written = word.get(&words);
        let written: String = written.chars().take(LONGEST_SEARCH / 4).collect();
        // For letters outside the supported scripts, the search only promises exact matches.
        let promised = written.chars().all(|letter| SCRIPTS.iter().any(|script| script.contains(&letter)));
        let mut typed = vec![written.clone()];
        if promised {
            typed.extend([written.to_uppercase(), written.to_lowercase()]);
            typed.extend([written.nfd().collect(), written.nfc().collect::<String>()]);
        }
        for typed in typed {
            let query = Query::default().with_text(&typed);
            assert!(query.evaluate(&world.index).contains(row), "{typed:?} does not find {written:?}");
        }
    }

    #[test]
    fn an_incremental_search_equals_a_search_from_scratch(world in worlds(), words in vec(any::<Index>(), 1..4)) {
        let words = words.iter().filter_map(|word| {
            let event = world.dataset.event(word.index(world.dataset.events().len().max(1)))?;
            let texts = visible(&world, event);
            let written: Vec<&str> = texts.iter().flat_map(|text| text.split_whitespace()).collect();
            Some(word.get(&written).chars().take(12).collect::<String>())
        });
        let text = words.collect::<Vec<_>>().join(" ");
        let typed: Vec<usize> = text.char_indices().map(|(end, _)| end).chain([text.len()]).collect();
        let mut previous = None;
        for end in typed.iter().chain(typed.iter().rev()) {
            let query = Query::default().with_text(&text[..*end]);
            let result = query.result(&world.index, previous.as_ref());
            assert_eq!(result, query.result(&world.index, None), "{:?}", &text[..*end]);
            previous = Some(result);
        }
    }

    #[test]
    fn the_result_does_not_depend_on_the_previous_query(world in worlds(), seeds in vec(queries(), 2..6)) {
        let mut previous = None;
        for query in seeds.iter().map(|seed| seed.put_to(&world)) {
            let result = query.result(&world.index, previous.as_ref());
            assert_eq!(result.rows, query.evaluate(&world.index), "{query:?}");
            assert_eq!(result.counts, query.counts(&world.index), "{query:?}");
            previous = Some(result);
        }
    }

    #[test]
    fn selecting_more_within_a_facet_never_shows_less_and_in_another_facet_never_more(
        world in worlds(),
        seed in queries(),
        tag in any::<Index>(),
    ) {
        let tags = world.tags();
        let Some(tag) = tags.get(tag.index(tags.len().max(1))).copied() else { return Ok(()) };
        // Remove the term first if it is selected.
        let query = seed.put_to(&world);
        let query = if query.has(tag) { query.toggled(tag) } else { query };
        let before = query.evaluate(&world.index);
        let after = query.clone().toggled(tag).evaluate(&world.index);
        let inside = query.terms().iter().any(|chosen| chosen.facet == tag.facet);
        let common = before.count_common(&after);
        assert_eq!(common, if inside { before.count() } else { after.count() });
    }

    #[test]
    fn a_search_is_cut_and_toggling_twice_changes_nothing(
        world in worlds(),
        seed in queries(),
        text in odd_text(),
    ) {
        let query = seed.put_to(&world).with_text(&text.repeat(LONGEST_SEARCH));
        assert!(query.text().chars().count() <= LONGEST_SEARCH);
        for tag in world.tags() {
            let toggled = query.clone().toggled(tag);
            assert!(toggled.has(tag) != query.has(tag) && toggled.terms().is_sorted());
            assert_eq!(toggled.toggled(tag), query);
        }
    }
}

#[test]
fn the_first_and_the_last_day_count_and_the_days_beside_them_do_not() {
    let starts = ["2022-03-01", "2022-03-02", "2022-03-02T23:59", "2022-03-03", "2022-03-03T00:00"];
    let events: Vec<String> = starts.iter().map(|start| format!(r#"{{"start": "{start}"}}"#)).collect();
    let dataset = import::native(&format!(r#"{{"events": [{}]}}"#, events.join(","))).unwrap().dataset;
    let index = FacetIndex::build(&dataset, |when| Locale::ENGLISH.when(when));
    for (text, expected) in [
        ("from=2022-03-02&to=2022-03-02", &[1, 2][..]),
        ("from=2022-03-02", &[1, 2, 3, 4]),
        ("to=2022-03-02", &[0, 1, 2]),
        ("from=2022-03-04", &[]),
    ] {
        let rows = Query::parse(text, &dataset).evaluate(&index);
        assert_eq!(rows.iter().collect::<Vec<_>>(), expected, "{text}");
    }
}

#[test]
fn the_search_covers_exactly_the_texts_that_a_reader_sees() {
    let json = r#"{
        "facets": [{"id": "fid", "label": "flabel", "terms": [
            {"id": "pid", "label": "Plabel"}, {"id": "tid", "label": {"en": "Tlabel", "uk": "Мітка"}, "parent": "pid"}]}],
        "sources": [{"id": "zid", "title": "Stitle", "publisher": "Spublisher", "note": "Snote",
            "url": "https://surl.example", "date": "1999-09-09"}],
        "events": [{"id": "eid", "start": "2022-03-07", "about": true, "headline": "Headline", "short": {"en": "Label", "uk": "Напис"}, "summary": "Summary",
            "tags": {"fid": "tid"}, "place": [{"name": "One"}, {"name": "Two"}], "sources": "zid",
            "people": [{"name": "Name", "office": "Office", "party": "Side"}],
            "claims": [{"speaker": "Speaker", "text": "Words"}], "differs": [{"article": "Article", "record": "Record"}]
        }, {"start": "2023", "headline": "other"}]}"#;
    let dataset = import::native(json).unwrap().dataset;
    let index = FacetIndex::build(&dataset, |when| Locale::ENGLISH.when(when));
    let found = |word: &str| Query::default().with_text(word).evaluate(&index).iter().collect::<Vec<_>>();
    let seen = "about 7 march 2022 headline label напис summary tlabel мітка one two stitle spublisher snote name office side \
        speaker words article record";
    for word in seen.split(' ') {
        assert_eq!(found(word), [0], "{word}");
        assert_eq!(found(&format!("{} headline", word.to_uppercase())), [0], "{word}");
        assert_eq!(found(&format!("{word} other")), [0; 0], "every word must match");
    }
    for hidden in ["fid", "flabel", "tid", "zid", "surl", "https", "1999", "eid", "headlinesummary"] {
        assert_eq!(found(hidden), [0; 0], "{hidden}");
    }
    assert_eq!(found(" \t"), [0, 1], "white space matches everything");
}

/// The matching rows, computed naively. Ignores the terms selected in the facet `aside`.
fn shown(world: &World, query: &Query, aside: Option<usize>) -> Vec<usize> {
    let passes = |event: &Event| {
        let facets = 0..world.dataset.facets().len();
        let terms = facets.filter(|facet| Some(*facet) != aside).all(|facet| {
            let mut chosen = query.terms().iter().filter(|tag| tag.facet == facet).peekable();
            chosen.peek().is_none() || chosen.any(|tag| has_tag(world, event, *tag))
        });
        terms && overlaps(event, query.from(), query.to()) && has_words(world, event, query.text())
    };
    let events = world.dataset.events().iter().enumerate();
    events.filter(|(_, event)| passes(event)).map(|(row, _)| row).collect()
}

/// Whether the event has the term or one of its narrower terms.
fn has_tag(world: &World, event: &Event, tag: Tag) -> bool {
    let terms = &world.dataset.facets()[tag.facet].terms;
    let mut own = event.tags.iter().filter(|own| own.facet == tag.facet);
    own.any(|own| own.term == tag.term || terms[own.term].parent == Some(tag.term))
}

/// Whether a day that the event covers is between `from` and `to`, both inclusive.
fn overlaps(event: &Event, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
    let first = event.when.start().date();
    let last = event.when.end().unwrap_or(event.when.start()).last_date().unwrap();
    from.is_none_or(|from| last >= from) && to.is_none_or(|to| first <= to)
}

fn has_words(world: &World, event: &Event, search: &str) -> bool {
    let texts = visible(world, event);
    let folded: Vec<_> = texts.iter().map(|text| fold(text)).collect();
    fold(search).split_whitespace().all(|word| folded.iter().any(|text| text.contains(word)))
}

fn visible(world: &World, event: &Event) -> Vec<String> {
    let dataset = &world.dataset;
    let mut texts =
        vec![Text::Plain(Locale::ENGLISH.when(&event.when)), event.headline.clone(), event.summary.clone()];
    let details = event.details();
    texts.push(details.short.clone());
    texts.extend(details.places.iter().map(|place| place.name.clone()));
    for person in details.people.clone() {
        texts.extend([person.name, person.office, person.party]);
    }
    for claim in details.claims.clone() {
        texts.extend([claim.speaker, claim.text]);
    }
    for difference in details.differs.clone() {
        texts.extend([difference.article, difference.record]);
    }
    for tag in &event.tags {
        texts.push(dataset.facets()[tag.facet].terms[tag.term].label.clone());
    }
    for source in event.sources.iter().map(|source| dataset.sources()[*source].clone()) {
        texts.extend([source.title, source.publisher, source.note]);
    }
    texts.iter().flat_map(|text| text.all().map(str::to_owned)).collect()
}
