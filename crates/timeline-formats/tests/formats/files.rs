//! Files of each format, with the expected result beside them.

use crate::show::show;
use std::fs;
use std::path::Path;
use timeline_formats::Format;

/// Compares the result of reading a file with `FILE.txt`; `TALKS_UPDATE=1` rewrites that file.
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
fn invalid_slides_do_not_affect_the_others() {
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
fn unreadable_input_gets_an_error_with_a_remedy() {
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
            "the table has no column of dates; name one \"date\", \"start\" or \"year\" (its columns are \"just some words\")",
        ),
        ("a,b\n1,2", Format::TimelineJs, "a TimelineJS sheet needs a column \"Year\" or \"Start Date\""),
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
fn formats_are_selected_by_name() {
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

#[track_caller]
fn shows(table: &str, expected: &[&str]) {
    let shown = show(&timeline_formats::read(table.as_bytes(), Format::Auto));
    assert_eq!(shown.lines().skip(1).collect::<Vec<_>>(), expected, "for {table}");
}

#[test]
fn a_sheet_of_the_first_versions_needs_no_credit_or_caption() {
    shows(
        "Start Date,End Date,Headline,Text,Media,Type\n6/5/2012,6/5/2012,One day,,,\n6/9/2012,,The end,,,\n",
        &["event: one-day | 2012-06-05 | One day", "event: the-end | 2012-06-09 | The end"],
    );
}

#[test]
fn a_type_column_alone_does_not_make_a_timelinejs_sheet() {
    shows(
        "Year,Month,Headline,Type,Country\n1900,May,A fair,Event,France\n",
        &[
            "facet*: type | Type | Event=Event",
            "facet*: country | Country | France=France",
            "event: a-fair | 1900-05 | A fair",
            "    tags: type=Event, country=France",
        ],
    );
}

#[test]
fn an_end_time_without_an_end_date_is_on_the_start_date() {
    shows(
        "date,time,end time,title\n2022-03-07,15:00,16:30,A\n2022-03-08,,9:00,B\n2022-03,,9:00,C\n2022-03-09,15:00,late,D\n2022-03-10,15:00,14:00,E\n",
        &[
            "event: c | 2022-03 | C",
            "event: a | 2022-03-07T15:00 to 2022-03-07T16:30 | A",
            "event: b | 2022-03-08 to 2022-03-08T09:00 | B",
            "event: d | 2022-03-09T15:00 | D",
            "event: e | 2022-03-10T15:00 | E",
            "! row 4, column \"end time\": a time needs a day; left out",
            "! row 5, column \"end time\": \"late\" is not a valid time; write 15:05 or 3:05 PM",
            "! row 6, column \"end time\": the end 2022-03-10T14:00 lies before the start 2022-03-10T15:00; the end was left out",
        ],
    );
    shows(
        "Year,Month,Day,Time,End Time,Headline,Media Credit\n2022,3,7,15:00,16:30,A,\n",
        &["event: a | 2022-03-07T15:00 to 2022-03-07T16:30 | A"],
    );
}

#[test]
fn titles_and_urls_of_sources_are_paired() {
    shows(
        "date,title,source,url\n2022,A,One; Two,https://e.org/1; https://e.org/2\n2023,B,One; Two,https://e.org/1 https://e.org/2\n2024,C,One|Two,; https://e.org/2\n2025,D,One; Two,https://e.org/3\n2026,E,One; Two,\n",
        &[
            "source: source-1 | One | https://e.org/1",
            "source: source-2 | Two | https://e.org/2",
            "source: source-3 | One | -",
            "source: source-4 | One; Two | https://e.org/3",
            "source: source-5 | One; Two | -",
            "event: a | 2022 | A",
            "    sources: source-1, source-2",
            "event: b | 2023 | B",
            "    sources: source-1, source-2",
            "event: c | 2024 | C",
            "    sources: source-3, source-2",
            "event: d | 2025 | D",
            "    sources: source-4",
            "event: e | 2026 | E",
            "    sources: source-5",
        ],
    );
}
