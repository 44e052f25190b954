//! Inputs just above each limit: the excess is left out and reported, and the rest is read.

use serde_json::json;
use timeline_core::import::Imported;
use timeline_core::import::limits::{BYTES, CHARACTERS, COLUMNS, EVENTS, NESTING, PROBLEMS, TERMS};
use timeline_formats::Format;

fn read(text: &str) -> Imported {
    timeline_formats::read(text.as_bytes(), Format::Auto).unwrap()
}

#[track_caller]
fn only_problem(imported: &Imported, place: &str, part: &str) {
    let problems = &imported.problems;
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].place, place);
    assert!(problems[0].message.contains(part), "{}", problems[0].message);
    assert!(problems[0].message.len() < 300, "{}", problems[0].message);
}

#[test]
fn bytes() {
    let mut text = b"date\n2022\n".to_vec();
    text.resize(BYTES, b'\n');
    assert_eq!(timeline_formats::read(&text, Format::Auto).unwrap().dataset.events().len(), 1);
    text.push(b'\n');
    let error = timeline_formats::read(&text, Format::Auto).unwrap_err();
    assert!(error.is_format() && error.to_string().contains("more than 64 MiB; split it"), "{error}");
}

#[test]
fn events() {
    let imported = read(&format!("date\n{}", "2022\n".repeat(EVENTS + 1)));
    assert_eq!(imported.dataset.events().len(), EVENTS);
    only_problem(&imported, "file", "only the first 1000000 events were read (1 left out)");
    let ids = imported.dataset;
    assert_eq!(ids.row("event-2022-1000000"), Some(EVENTS - 1));
}

#[test]
fn columns() {
    let header = (0..COLUMNS).map(|number| format!(",c{number}")).collect::<String>();
    let imported = read(&format!("date{header}\n2022{}", ",x".repeat(COLUMNS)));
    only_problem(&imported, "row 1", "only the first 200 columns were read (1 left out)");
    assert_eq!(imported.dataset.facets().len(), COLUMNS - 1);
    let wide = read(&format!("date{}\n2022{}", ",c".repeat(10_000), ",x".repeat(10_000)));
    assert_eq!((wide.dataset.events().len(), wide.problems.len()), (1, 1));
}

#[test]
fn characters() {
    let (fits, long) = ("ж".repeat(CHARACTERS), "ж".repeat(CHARACTERS + 1));
    let length = |imported: &Imported| {
        let event = &imported.dataset.events()[0];
        event.details().body[0].spans[0].text.get("en").chars().count()
    };
    let table = |text: &str| read(&format!("date,headline,text\n2022,x,{text}"));
    assert_eq!((length(&table(&fits)), table(&fits).problems.len()), (CHARACTERS, 0));
    assert_eq!(length(&table(&long)), CHARACTERS);
    only_problem(&table(&long), "row 2, column \"text\"", "is longer than 20000 characters; cut there");
    let label = read(&format!("date,headline,short label\n2022,x,{long}"));
    assert_eq!(label.dataset.events()[0].short().get("en").chars().count(), CHARACTERS);
    only_problem(&label, "row 2, column \"short label\"", "is longer than 20000 characters; cut there");
    let slide = json!({"events": [{"start_date": {"year": 2022}, "text": {"headline": "x", "text": long}}]});
    only_problem(
        &read(&slide.to_string()),
        "events[0].text.text",
        "is longer than 20000 characters; cut there",
    );
    let native = |text: &str| {
        let blocks = json!([{"kind": "quote", "spans": [text]}]);
        read(&json!({"events": [{"start": "2022", "headline": "x", "text": blocks}]}).to_string())
    };
    assert_eq!((length(&native(&fits)), native(&fits).problems.len()), (CHARACTERS, 0));
    assert_eq!(length(&native(&long)), CHARACTERS);
    only_problem(&native(&long), "events[0].text[0].spans[0]", "is longer than 20000 characters; cut there");
    let only =
        |value: serde_json::Value| read(&json!({"events": [{"start": "2022", "text": value}]}).to_string());
    only_problem(&only(json!([{"spans": [{"text": long}]}])), "events[0].text[0].spans[0].text", "cut there");
    only_problem(&only(json!(long)), "events[0].text[0]", "cut there");
    let long_title = read(&json!({"title": {"en": "short", "uk": long}, "events": []}).to_string());
    only_problem(&long_title, "dataset.title", "is longer than 20000 characters; cut there");
    let sheet = format!("Year,End Year,Headline,Type\n2021,2022,{long},era\n2022,,x,");
    only_problem(&read(&sheet), "row 2, column \"Headline\"", "cut there");
    let era = json!({"start_date": "2022", "end_date": "2023", "text": {"headline": long}});
    let eras = read(&json!({"eras": [era], "events": [{"start_date": "2022"}]}).to_string());
    assert_eq!(eras.dataset.eras[0].label.get("en").chars().count(), CHARACTERS);
    only_problem(&eras, "dataset.eras[0].text.headline", "cut there");
    let date = json!({"year": 2022, "display_date": long});
    let shown = read(&json!({"events": [{"start_date": date}]}).to_string());
    only_problem(&shown, "events[0].start_date.display_date", "cut there");
    let huge = table(&format!("\"{}\"", "x\n".repeat(5 << 19)));
    assert_eq!(huge.dataset.events().len(), 1, "a cell of 5 MB");
    only_problem(&huge, "row 2, column \"text\"", "cut there");
    only_problem(&read(&format!("date,f\n2022,{long}")), "row 2, column \"f\"", "cut there");
}

#[test]
fn nesting() {
    let nested = |levels: usize| {
        let value = format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
        read(&format!(r#"{{"events": [{{"start": "2022", "x": {value}}}, {{"start": "2023"}}]}}"#))
    };
    // The root, the list and the event are levels too; the root is level 0.
    assert_eq!(nested(NESTING - 2).dataset.events().len(), 2);
    only_problem(&nested(NESTING - 1), "events[0]", "nested more than 32 levels deep; left out");
    assert_eq!(nested(10_000).dataset.events().len(), 1);
}

#[test]
fn terms() {
    let rows = |count: usize| {
        let rows = (0..count).map(|number| format!("2022,t{number}\n2022,t{number}\n"));
        read(&format!("date,kind\n{}", rows.collect::<String>()))
    };
    let fits = rows(TERMS);
    assert_eq!((fits.dataset.facets()[0].terms.len(), fits.problems.len()), (TERMS, 0));
    let imported = rows(TERMS + 1);
    assert_eq!(imported.dataset.facets()[0].terms.len(), TERMS);
    assert_eq!(imported.dataset.events().len(), 2 * TERMS + 2);
    only_problem(&imported, "column \"kind\"", "more than 5000 different values; 2 of them were left out");
}

#[test]
fn problems() {
    let wrong = |count: usize| read(&format!("date\n{}2022", "soon\n".repeat(count))).problems;
    assert_eq!(wrong(PROBLEMS).len(), PROBLEMS);
    let problems = wrong(PROBLEMS + 5);
    assert_eq!(problems.len(), PROBLEMS + 1);
    assert_eq!(
        problems[PROBLEMS].to_string(),
        "file: 5 more problems like these are not listed; fix some and check again"
    );
}

#[test]
fn a_column_of_prose_is_not_a_facet() {
    let rows = |unique: usize, repeated: usize| {
        let unique = (0..unique).map(|number| format!("2022,remark {number}\n"));
        read(&format!("date,remark\n{}{}", unique.collect::<String>(), "2022,same\n".repeat(repeated)))
    };
    assert_eq!(rows(30, 1).dataset.facets().len(), 1, "few values are terms, however unique");
    assert_eq!(rows(41, 40).dataset.facets().len(), 1, "half of the values are equal");
    let prose = rows(41, 1);
    assert_eq!(prose.dataset.facets().len(), 0);
    assert!(prose.dataset.events().iter().all(|event| event.tags.is_empty()));
    only_problem(&prose, "column \"remark\"", "most of its values occur only once");
}

#[test]
fn broken_tables_are_read_as_far_as_possible() {
    let unbalanced = read("date,text\n2022,fine\n2023,\"never closed\n2024,swallowed\n");
    assert_eq!(unbalanced.dataset.events().len(), 1);
    only_problem(&unbalanced, "row 3, column \"text\"", "the quote that opens in line 3 is never closed");
    let nothing = read("date,text\n2022,a\0b\n");
    only_problem(&nothing, "file", "NUL characters were left out (1)");
    let mixed = read("date,text\r\n2022,a\n2023,b\r2024,c\r\n\r\nsoon,d");
    assert_eq!(mixed.dataset.events().len(), 3);
    only_problem(&mixed, "row 6, column \"date\"", "\"soon\" is not a valid date");
    let latin = timeline_formats::read(b"date,headline\n2022,caf\xe9", Format::Auto).unwrap();
    assert_eq!(latin.dataset.events()[0].headline.get("en"), "café");
    only_problem(&latin, "file", "save it as UTF-8");
    let utf_16: Vec<u8> =
        "\u{feff}date,headline\n2022,Київ".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        timeline_formats::read(&utf_16, Format::Auto).unwrap().dataset.events()[0].headline.get("en"),
        "Київ"
    );
}
