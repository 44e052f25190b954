//! Reading the native format: problems are reported at their place, and everything else is read.

use std::time::Instant;
use timeline_core::dataset::{Dataset, Event};
use timeline_core::{Error, import};

const HEAD: &str = r#""facets": [{"id": "kind", "terms": [{"id": "talk"}]}], "sources": [{"id": "s1"}]"#;

/// Each expected problem as its place and a part of its message.
pub type Expected<'a> = &'a [(&'a str, &'a str)];

#[track_caller]
pub fn check(json: &str, expected: Expected<'_>) -> Dataset {
    let imported = import::native(json).unwrap_or_else(|error| panic!("{error} in {json}"));
    let places: Vec<&str> = imported.problems.iter().map(|problem| problem.place.as_str()).collect();
    assert_eq!(places, expected.iter().map(|(place, _)| *place).collect::<Vec<_>>(), "for {json}");
    for (problem, (_, part)) in imported.problems.iter().zip(expected) {
        assert!(problem.message.contains(part), "{problem} does not say {part:?}");
    }
    imported.dataset
}

/// Reads an event between two valid ones, which must be unaffected. `fields` are the fields of the event besides a valid date.
#[track_caller]
fn check_event(fields: &str, expected: Expected<'_>) -> Event {
    let dataset = check_value(&format!(r#"{{"start": "2022-03-07", {fields}}}"#), expected);
    assert_eq!(dataset.events().len(), 3, "for {fields}");
    dataset.events()[1].clone()
}

#[track_caller]
fn check_lost(event: &str, place: &str, part: &str) {
    assert_eq!(check_value(event, &[(place, part)]).events().len(), 2, "for {event}");
}

#[track_caller]
fn check_value(event: &str, expected: Expected<'_>) -> Dataset {
    let good = |id: &str, start: &str| {
        format!(r#"{{"id": "{id}", "start": "{start}", "tags": {{"kind": "talk"}}, "sources": "s1"}}"#)
    };
    let (first, last) = (good("first", "2022-01-01"), good("last", "2022-12-31"));
    let dataset = check(&format!(r#"{{{HEAD}, "events": [{first}, {event}, {last}]}}"#), expected);
    for id in ["first", "last"] {
        let kept = dataset.row(id).and_then(|row| dataset.event(row)).unwrap();
        assert_eq!((kept.tags.len(), kept.sources.len()), (1, 1), "{id} beside {event}");
    }
    dataset
}

#[test]
fn an_event_without_a_readable_start_is_reported_and_left_out() {
    for what in ["null", "true", "7", r#""2022-03-07""#, "[]"] {
        check_lost(what, "events[1]", "expected an object");
    }
    check_lost("{}", "events[1].start", "start date is missing");
    for (start, part) in [
        ("null", "start date is missing"),
        ("true", "expected a text"),
        ("[]", "expected a text"),
        ("{}", "expected a text"),
        (r#""""#, "is not a valid date"),
        (r#""soon""#, "\"soon\" is not a valid date; write 2022"),
        (r#""7 March 2022""#, "is not a valid date"),
        (r#""2022-02-30""#, "2022-02 has no day 30; it has 28 days"),
        (r#""2022-13-01""#, "there is no month 13"),
        (r#""2022-00""#, "there is no month 0"),
        (r#""2022-03-07T25:00""#, "is not a valid date"),
        (r#""999999""#, "outside the supported range"),
        ("20.5", "expected a text"),
    ] {
        check_lost(&format!(r#"{{"id": "x", "start": {start}}}"#), "events[1].start", part);
    }
}

#[test]
fn problems_in_an_event_are_reported_and_the_event_is_kept() {
    for (fields, place, part) in [
        (r#""id": {}"#, "id", "expected a text"),
        (r#""end": "2022-03-06""#, "end", "the end 2022-03-06 lies before the start 2022-03-07; left out"),
        (r#""end": "later""#, "end", "\"later\" is not a valid date"),
        (r#""end": []"#, "end", "expected a text"),
        (r#""precision": "week""#, "precision", "\"week\" is not a precision; write year, month"),
        (r#""about": "yes""#, "about", "expected true or false"),
        (r#""headline": 7"#, "headline", "expected a text or an object"),
        (r#""headline": {"en": 7}"#, "headline", "expected a text or an object"),
        (r#""short": 7"#, "short", "expected a text or an object"),
        (r#""summary": []"#, "summary", "expected a text or an object"),
        (r#""tags": "talk""#, "tags", "expected an object"),
        (r#""tags": {"kind": [true]}"#, "tags.kind", "expected a list of texts"),
        (r#""tags": {"mood": ["grim"]}"#, "tags.mood", "there is no facet \"mood\""),
        (r#""tags": {"kind": ["dance"]}"#, "tags.kind", "the term \"dance\" is not declared"),
        (r#""sources": ["s2"]"#, "sources", "there is no source \"s2\""),
        (r#""sources": [{}]"#, "sources", "expected a list of texts"),
        (r#""claims": [{}, "said"]"#, "claims[1]", "expected an object"),
        (r#""claims": {"text": 7}"#, "claims[0].text", "expected a text"),
        (r#""claims": [{"sources": ["s2"]}]"#, "claims", "there is no source \"s2\""),
        (r#""people": ["Lavrov"]"#, "people[0]", "expected an object"),
        (r#""people": [{"name": []}]"#, "people[0].name", "expected a text"),
        (r#""place": "Kyiv""#, "place[0]", "expected an object"),
        (r#""place": {"lat": "north", "lon": 3}"#, "place[0].lat", "expected a number"),
        (r#""differs": [7]"#, "differs[0]", "expected an object"),
        (r#""differs": [{"record": 7}]"#, "differs[0].record", "expected a text"),
    ] {
        check_event(fields, &[(&format!("events[1].{place}"), part)]);
    }
    let both = check_event(
        r#""end": "later", "sources": ["s2", "s1"], "tags": {"kind": ["talk", "dance", "talk"]}"#,
        &[
            ("events[1].end", "not a valid date"),
            ("events[1].tags.kind", "dance"),
            ("events[1].sources", "s2"),
        ],
    );
    assert_eq!((both.when.end(), both.sources.len(), both.tags.len()), (None, 1, 2));
}

#[test]
fn a_duplicate_id_is_renamed_and_a_missing_one_generated() {
    let named = |id: &str, expected: Expected<'_>| check_event(&format!(r#""id": "{id}""#), expected).id;
    assert_eq!(
        named("first", &[("events[1].id", "the id \"first\" is taken; named \"first-2\"")]),
        "first-2"
    );
    assert_eq!(named("", &[]), "event-2");
    assert_eq!(named("__proto__", &[]), "__proto__");
    let ids = r#"{"events": [{"id": "a", "start": "2020"}, {"id": "a-2", "start": "2021"}, {"id": "a", "start": "2022"}]}"#;
    let dataset = check(ids, &[("events[2].id", "named \"a-3\"")]);
    assert_eq!(["a", "a-2", "a-3"].map(|id| dataset.row(id)), [Some(0), Some(1), Some(2)]);
}

#[test]
fn problems_outside_the_events_are_reported_and_the_events_are_kept() {
    for (head, place, part) in [
        (
            r#""format": "other/3""#,
            "dataset.format",
            "read as \"talks-timeline/1\", though it says \"other/3\"",
        ),
        (r#""title": 7"#, "dataset.title", "expected a text or an object"),
        (r#""as_of": "now""#, "dataset.as_of", "\"now\" is not a valid date"),
        (r#""language": []"#, "dataset.language", "expected a text"),
        (r#""facets": ["kind"]"#, "dataset.facets[0]", "expected an object"),
        (
            r#""facets": [{"id": "a", "prominent": 7}]"#,
            "dataset.facets[0].prominent",
            "expected true or false",
        ),
        (r#""facets": [{"label": "Kind"}]"#, "facets.", "a facet needs an id of its own"),
        (r#""facets": [{"id": "a"}, {"id": "a"}]"#, "facets.a", "a facet needs an id of its own"),
        (r#""facets": [{"id": "q"}]"#, "facets.q", "\"q\" is reserved; named \"facet-q\""),
        (r#""facets": [{"id": "a", "terms": [{}]}]"#, "facets.a.", "a term needs an id of its own"),
        (
            r#""facets": [{"id": "a", "terms": [{"id": "x"}, {"id": "x"}]}]"#,
            "facets.a.x",
            "a term needs an id",
        ),
        (r#""facets": [{"id": "a", "terms": ["x"]}]"#, "dataset.facets[0].terms[0]", "expected an object"),
        (r#""sources": ["s1"]"#, "dataset.sources[0]", "expected an object"),
        (r#""sources": [{"id": "s", "date": "?"}]"#, "dataset.sources[0].date", "\"?\" is not a valid date"),
        (
            r#""sources": [{"id": "s"}, {"id": "s"}]"#,
            "source s",
            "another source has this id; the first one counts",
        ),
    ] {
        let dataset = check(&format!(r#"{{{head}, "events": [{{"start": "2022"}}]}}"#), &[(place, part)]);
        assert_eq!(dataset.events().len(), 1, "{head}");
        assert!(dataset.sources().len() < 2, "{head}: ids are unique");
    }
}

#[test]
fn a_syntax_error_gives_line_and_column() {
    let error = |json: &str| import::native(json).unwrap_err();
    for (json, place) in [
        ("", "line 1, column 0"),
        ("{", "line 1, column 1"),
        ("{\n  \"events\": [\n    {\"id\": \"a\",}\n]}", "line 3, column 16"),
        ("\u{feff}{\n\"events\": [}", "line 2, column 12"),
        ("{\"events\": []} extra", "line 1, column 16"),
        ("{\"events\": [{\"start\": \"2022\"}", "line 1, column 29"),
        ("<!doctype html>", "line 1, column 1"),
    ] {
        let error = error(json);
        assert!(error.is_syntax() && !error.is_format(), "{error}");
        assert!(error.to_string().contains(place), "{error} for {json:?}, not {place}");
    }
    for json in
        ["[]", "7", "null", "\"text\"", "{}", r#"{"events": null}"#, r#"{"events": {}}"#, r#"{"title": "T"}"#]
    {
        let error: Error = error(json);
        assert!(error.is_format() && !error.is_syntax(), "{error}");
        assert!(error.to_string().contains("events"), "{error} for {json} does not say what is missing");
    }
}

#[test]
fn a_byte_order_mark_is_accepted() {
    assert_eq!(check("\u{feff}{\"events\": [{\"start\": \"2022\"}]}", &[]).events().len(), 1);
}

#[test]
fn deep_nesting_loses_one_event_and_never_overflows_the_stack() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        let nested = |levels: usize| format!("{}1{}", open.repeat(levels), close.repeat(levels));
        let (deep, unclosed) = (nested(10_000), open.repeat(10_000));
        let event = |value: &str| {
            format!(r#"{{"events": [{{"start": "2022", "x": {value}}}, {{"start": "2023"}}]}}"#)
        };
        for (json, events, place) in [
            (unclosed.clone(), None, None),
            (deep.clone(), None, None),
            (format!(r#"{{"events": [{unclosed}"#), None, None),
            (event(&deep), Some(1), Some("events[0]")),
            (event(&nested(31)), Some(1), Some("events[0]")),
            (event(&nested(30)), Some(2), None),
            (format!(r#"{{"events": [{{"start": "2022"}}], "x": {deep}}}"#), Some(1), Some("dataset")),
            (format!(r#"{{"$schema": {deep}, "events": []}}"#), Some(0), None),
        ] {
            // Browsers give WebAssembly a stack of one megabyte.
            let reading = std::thread::Builder::new().stack_size(1 << 20);
            let imported = reading.spawn(move || import::native(&json)).unwrap().join().unwrap();
            assert_eq!(imported.as_ref().ok().map(|imported| imported.dataset.events().len()), events);
            let problems = imported.map(|imported| imported.problems).unwrap_or_default();
            assert_eq!(problems.first().map(|problem| problem.place.as_str()), place, "{problems:?}");
            assert!(
                problems.iter().all(|problem| problem.message == "nested more than 32 levels deep; left out")
            );
        }
    }
}

#[test]
fn a_text_falls_back_to_the_language_written_first() {
    let json = r#"{"title": {"uk": "Переговори", "en": "Talks"}, "events": []}"#;
    assert_eq!(check(json, &[]).title.get("de"), "Переговори");
}

#[test]
fn of_duplicate_fields_the_last_one_counts() {
    let event = check_event(
        r#""headline": 7, "id": "x", "headline": "second", "id": "y", "start": "2022-03-08""#,
        &[],
    );
    assert_eq!((event.headline.get("en"), event.id.as_str()), ("second", "y"));
    assert_eq!(event.when.start().to_string(), "2022-03-08");
}

/// The worst case: one late event that is the earliest of all shifts every other one by a position.
#[test]
fn the_order_of_the_input_does_not_affect_the_duration() {
    const EVENTS: usize = 60_000;
    let file = |numbers: &mut dyn Iterator<Item = usize>| {
        let start = |n: usize| format!("{:04}-{:02}-{:02}", 1000 + n / 336, n / 28 % 12 + 1, n % 28 + 1);
        let events: Vec<String> =
            numbers.map(|n| format!(r#"{{"id": "e{n}", "start": "{}"}}"#, start(n))).collect();
        format!(r#"{{"events": [{}]}}"#, events.join(","))
    };
    let read = |text: &str| {
        let begin = Instant::now();
        let dataset = import::native(text).unwrap().dataset;
        let time = begin.elapsed();
        let ids = dataset.events().iter().map(|event| event.id.as_str());
        assert!(ids.eq((0..EVENTS).map(|n| format!("e{n}"))), "in chronological order");
        assert!(
            (0..EVENTS).step_by(997).all(|n| dataset.row(&format!("e{n}")) == Some(n)),
            "found by their ids"
        );
        time
    };
    let sorted = read(&file(&mut (0..EVENTS)));
    let moved = read(&file(&mut (1..EVENTS).chain([0])));
    // Inserting each event in its place took fifty times as long.
    assert!(moved < sorted * 10, "{moved:?}, and {sorted:?} for a sorted file");
}
