//! Files of each format, with what is read of them beside them.

use crate::show::show;
use std::fs;
use std::path::Path;
use timeline_formats::Format;

/// Compares what is read of a file with `FILE.txt`; `TALKS_UPDATE=1` writes that file.
#[track_caller]
fn check(name: &str, format: Format) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/formats");
    let shown = show(&timeline_formats::read(&fs::read(folder.join(name)).unwrap(), format));
    let expected = folder.join(format!("{name}.txt"));
    if std::env::var_os("TALKS_UPDATE").is_some() {
        fs::write(&expected, &shown).unwrap();
    }
    let expected = fs::read_to_string(&expected).unwrap();
    for (place, (one, other)) in shown.lines().zip(expected.lines()).enumerate() {
        assert_eq!(one, other, "line {} of {name}.txt", place + 1);
    }
    assert_eq!(shown, expected, "{name}");
}

#[test]
fn slides_of_version_3() {
    check("slides.json", Format::Auto);
    check("slides.json", Format::TimelineJs);
}

#[test]
fn wrong_slides_lose_only_themselves() {
    check("slides-wrong.json", Format::Auto);
}

#[test]
fn ids_keep_the_letters_of_their_script() {
    check("scripts.json", Format::Auto);
}

#[test]
fn slides_before_version_3() {
    check("version-2.json", Format::Auto);
    check("before-3.json", Format::Auto);
}

#[test]
fn the_sheet_of_timelinejs() {
    check("sheet.csv", Format::Auto);
    check("sheet.csv", Format::Csv);
    check("sheet.csv", Format::TimelineJs);
}

#[test]
fn the_sheet_of_its_first_versions() {
    check("sheet-version-1.csv", Format::Auto);
}

#[test]
fn tables_of_any_columns() {
    check("plain.csv", Format::Auto);
    check("plain-years.csv", Format::Auto);
    check("plain.tsv", Format::Csv);
}

#[test]
fn the_native_format() {
    check("native.json", Format::Auto);
    check("native.json", Format::Native);
}

#[test]
fn what_cannot_be_read_says_what_to_do() {
    for (text, format, part) in [
        ("", Format::Auto, "it is empty"),
        (" \n", Format::Csv, "it is empty"),
        (
            "<!DOCTYPE html><title>Sign in</title>",
            Format::Auto,
            "this is a web page, not a table or JSON; publish the sheet",
        ),
        ("\u{feff} <HTML>", Format::Csv, "this is a web page"),
        ("<?xml version='1.0'?>", Format::Native, "this is a web page"),
        ("{\"events\": [", Format::Auto, "not well-formed JSON at line 1"),
        (
            "{\"events\": [{\"start_date\": {\"year\": NaN}}]}",
            Format::Auto,
            "not well-formed JSON at line 1, column 37",
        ),
        ("[]", Format::Auto, "events"),
        ("[]", Format::TimelineJs, "expected an object with a list \"events\""),
        ("{}", Format::TimelineJs, "no list \"events\", as TimelineJS 3 has, and no \"timeline\""),
        (
            "just some words\nand more",
            Format::Auto,
            "the table has no column of dates; call one \"date\", \"start\" or \"year\" (its columns are \"just some words\")",
        ),
        ("a,b\n1,2", Format::TimelineJs, "TimelineJS's sheets have a column \"Year\" or \"Start Date\""),
        ("a,b\n1,2", Format::Native, "not well-formed JSON"),
    ] {
        let error = timeline_formats::read(text.as_bytes(), format).unwrap_err();
        assert!(error.to_string().contains(part), "{error} for {text:?}");
    }
}

#[test]
fn the_same_input_gives_the_same_ids() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/formats");
    for name in ["scripts.json", "slides.json", "sheet.csv", "plain.csv"] {
        let bytes = fs::read(folder.join(name)).unwrap();
        let ids = || {
            let events = timeline_formats::read(&bytes, Format::Auto).unwrap().dataset;
            events.events().iter().map(|event| event.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(ids(), ids());
    }
}

#[test]
fn formats_are_asked_for_by_name() {
    for (name, format) in [
        ("auto", Format::Auto),
        ("native", Format::Native),
        ("timelinejs", Format::TimelineJs),
        ("csv", Format::Csv),
    ] {
        assert_eq!(Format::from_name(name), Some(format));
    }
    assert_eq!(Format::from_name("CSV"), None);
}
