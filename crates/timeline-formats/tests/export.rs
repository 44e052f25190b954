//! Exports: read back where we have a reader, and checked against the rules of the format where we have none.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use icalendar::{CalendarComponent, Component, DatePerhapsTime};
use timeline_core::address;
use timeline_core::dataset::{Block, Dataset};
use timeline_core::facet::RowSet;
use timeline_core::import;
use timeline_core::state::State;
use timeline_formats::Format;
use timeline_formats::export::{self, Calendar, Extract};

/// The talks, as text.
const TALKS_2022: &str = include_str!("../../../data/talks-2022.json");

const HOSTILE: &str = "</script><!--<img src=x onerror=alert(1)>";

fn talks() -> Dataset {
    import::native(TALKS_2022).unwrap().dataset
}

/// A dataset with one of everything.
fn full() -> Dataset {
    let imported = import::native(include_str!("../../../tests/fixtures/everything.json")).unwrap();
    assert_eq!(imported.problems, []);
    imported.dataset
}

fn same(one: &Dataset, other: &Dataset) {
    assert_eq!(one.events(), other.events());
    assert_eq!((one.facets(), one.sources()), (other.facets(), other.sources()));
    assert_eq!(
        (&one.title, &one.standfirst, &one.language),
        (&other.title, &other.standfirst, &other.language)
    );
    assert_eq!((one.as_of, &one.eras), (other.as_of, &other.eras));
}

#[test]
fn the_native_format_reads_back_as_the_same_dataset() {
    for dataset in [talks(), full(), Dataset::default()] {
        for text in [export::native(&dataset, None), export::native_compact(&dataset, None)] {
            let again = import::native(&text).unwrap();
            assert_eq!(again.problems, []);
            same(&again.dataset, &dataset);
            assert_eq!(
                export::native(&again.dataset, None),
                export::native(&dataset, None),
                "the same bytes"
            );
        }
    }
}

#[test]
fn an_extract_keeps_only_the_cited_sources() {
    let talks = talks();
    let rows = RowSet::of(talks.events().len(), |row| row % 7 == 3);
    let part = import::native(&export::native(&talks, Some(&rows))).unwrap();
    assert_eq!(part.problems, []);
    let (ids, expected): (Vec<_>, Vec<_>) = (
        part.dataset.events().iter().map(|event| event.id.clone()).collect(),
        rows.iter().map(|row| talks.events()[row].id.clone()).collect(),
    );
    assert_eq!(ids, expected);
    let cited = |dataset: &Dataset, position: usize| {
        dataset.events().iter().any(|event| {
            event.sources.contains(&position)
                || event.details().claims.iter().any(|claim| claim.sources.contains(&position))
        })
    };
    assert!(part.dataset.sources().len() < talks.sources().len());
    assert!((0..part.dataset.sources().len()).all(|position| cited(&part.dataset, position)));
}

#[test]
fn a_calendar_library_reads_the_calendar() {
    for dataset in [talks(), full()] {
        let text = export::ics(Extract::whole(&dataset), Calendar::default()).text;
        assert_eq!(text, export::ics(Extract::whole(&dataset), Calendar::default()).text);
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(char::is_control)));
        let calendar: icalendar::Calendar = text.parse().unwrap();
        let events: Vec<_> = calendar.components.iter().filter_map(CalendarComponent::as_event).collect();
        assert_eq!(events.len(), dataset.events().len());
        for (read, event) in events.iter().zip(dataset.events()) {
            assert_eq!(read.get_summary().unwrap(), event.headline.get("en"));
            assert!(
                read.get_uid().unwrap().contains('@')
                    && read.property_value("DTSTAMP").unwrap().ends_with('Z')
            );
            match read.get_start().unwrap() {
                DatePerhapsTime::Date(date) => assert_eq!(date, event.when.start().date()),
                DatePerhapsTime::DateTime(_) => assert!(event.when.start().time().is_some()),
            }
            if let (Some(DatePerhapsTime::Date(end)), None) = (read.get_end(), event.when.end()) {
                assert_eq!(end.pred_opt(), event.when.start().last_date(), "an end is exclusive");
            }
        }
    }
}

#[test]
fn links_to_events_select_them() {
    let json = r#"{"events": [{"id": "a&b, 100% é", "start": "2022"}, {"id": "plain", "start": "2023"}]}"#;
    let dataset = import::native(json).unwrap().dataset;
    let list: serde_json::Value = serde_json::from_str(&export::json_ld(&dataset, "en")).unwrap();
    let calendar =
        export::ics(Extract::whole(&dataset), Calendar { stamp: None, address: Some("https://e.org/") }).text;
    // Long lines of a calendar are folded.
    let calendar = calendar.replace("\r\n ", "");
    let urls = calendar.lines().filter_map(|line| line.strip_prefix("URL:https://e.org/#"));
    let urls: Vec<&str> = urls.collect();
    for (row, url) in urls.into_iter().enumerate() {
        let id = list["itemListElement"][row]["item"]["@id"].as_str().unwrap();
        assert!(url.is_ascii(), "{url}");
        for fragment in [id.strip_prefix('#').unwrap(), url] {
            let home = State::new(&dataset);
            assert_eq!(address::read(fragment, &home, &dataset).selected, Some(row), "{fragment}");
        }
    }
}

#[test]
fn days_have_no_time_and_times_no_zone() {
    let json = r#"{"title": "Été, 2022", "events": [
        {"id": "a b", "start": "2022-03-05", "end": "2022-03-06"}, {"id": "month", "start": "2022-02", "about": true},
        {"id": "hour", "start": "2022-03-07T15"}, {"id": "minute", "start": "2022-03-07T15:04"},
        {"id": "until", "start": "2022-03-07T15:04", "end": "2022-03-07T16:00"},
        {"id": "to-day", "start": "2022-03-07T15:04", "end": "2022-03-08"},
        {"id": "bce", "start": "-0043"}, {"id": "far", "start": "12022"}, {"id": "last", "start": "9999-12-31"}]}"#;
    let dataset = import::native(json).unwrap().dataset;
    let exported =
        export::ics(Extract::whole(&dataset), Calendar { stamp: None, address: Some("https://e.org/") });
    for expected in [
        "UID:a%20b@ete-2022\r\n",
        "DTSTART;VALUE=DATE:20220305\r\nDTEND;VALUE=DATE:20220307\r\n",
        "DTSTART;VALUE=DATE:20220201\r\nDTEND;VALUE=DATE:20220301\r\n",
        "DTSTART:20220307T150000\r\nDTEND:20220307T160000\r\n",
        "DTSTART:20220307T150400\r\nSUMMARY",
        "DTSTART:20220307T150400\r\nDTEND:20220307T160000\r\n",
        "DTSTART:20220307T150400\r\nDTEND:20220309T000000\r\n",
        "DESCRIPTION:about February 2022\r\n",
        "URL:https://e.org/#selected=a+b\r\n",
    ] {
        assert!(exported.text.contains(expected), "{expected} in {}", exported.text);
    }
    assert_eq!(exported.text.matches("BEGIN:VEVENT").count(), 6);
    assert!(exported.problems[0].message.contains("3 events outside"), "{:?}", exported.problems);
}

#[test]
fn a_table_has_a_column_for_each_facet_and_no_formulas() {
    let json = r#"{"facets": [{"id": "kind", "label": "Place", "terms": [{"id": "a", "label": "=A"}, {"id": "b", "label": "B; C"}]}],
        "events": [{"id": "x", "start": "-0043-03-15", "headline": "=cmd|' /C calc'!A0", "short": "@B", "summary": "one\ntwo, \"three\"",
        "tags": {"kind": ["a", "b"]}}]}"#;
    let dataset = import::native(json).unwrap().dataset;
    let exported = export::csv(Extract::whole(&dataset), true);
    let mut lines = exported.text.strip_prefix('\u{feff}').unwrap().split("\r\n");
    let header = lines.next().unwrap();
    assert!(
        header.starts_with("id,start,end,display date,headline,short,summary,\"Place (facet)\",text,place"),
        "{header}"
    );
    let row = lines.next().unwrap();
    let expected =
        "x,-0043-03-15,,,\"'=cmd|' /C calc'!A0\",\"'@B\",\"one\ntwo, \"\"three\"\"\",\"'=A; B, C\",";
    assert!(row.starts_with(expected), "{row}");
    assert_eq!(lines.collect::<Vec<_>>(), [""]);
    assert!(!export::csv(Extract::whole(&dataset), false).text.contains('\u{feff}'));
}

/// The headline, date and tag names of every event, as far as the other formats can hold them.
fn kept(dataset: &Dataset, facets: usize) -> Vec<(String, String, String, Vec<String>)> {
    let events = dataset.events().iter().map(|event| {
        let tags = event.tags.iter().filter(|tag| tag.facet < facets);
        let tags = tags.map(|tag| dataset.resolve(*tag).unwrap().1.label.get("en").to_owned());
        let mut tags: Vec<String> = tags.collect();
        tags.sort();
        let when = format!("{} {:?} {}", event.when.start(), event.when.end(), event.when.is_about());
        (event.id.clone(), when, event.headline.get("en").to_owned(), tags)
    });
    events.collect()
}

#[test]
fn a_table_is_read_back() {
    for dataset in [talks(), full()] {
        let text = export::csv(Extract::whole(&dataset), true).text;
        let read = timeline_formats::read(text.as_bytes(), Format::Auto).unwrap();
        let facets = dataset.facets().len();
        assert_eq!(kept(&read.dataset, facets), kept(&dataset, facets));
        for (one, other) in read.dataset.events().iter().zip(dataset.events()) {
            assert_eq!(one.summary.get("en"), other.summary.get("en"));
            assert_eq!(one.details().short.get("en"), other.details().short.get("en"));
            assert_eq!(one.details().display.get("en"), other.details().display.get("en"));
            let addresses = |dataset: &Dataset, sources: &[usize]| {
                sources.iter().filter_map(|at| dataset.sources()[*at].url.clone()).collect::<Vec<_>>()
            };
            assert_eq!(addresses(&read.dataset, &one.sources), addresses(&dataset, &other.sources));
            assert_eq!(
                one.details().media.first().map(|medium| &medium.url),
                other.details().media.first().map(|medium| &medium.url)
            );
        }
        let labels = |dataset: &Dataset| {
            dataset
                .facets()
                .iter()
                .take(facets)
                .map(|facet| facet.label.get("en").to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(labels(&read.dataset), labels(&dataset));
    }
}

#[test]
fn escaped_formulas_are_read_back_unchanged() {
    let headlines =
        ["=1+1", "'=1", "''=1", "+49", "-x", "@a", "'a", "-44", "=cmd|' /C calc'!A0", "\"=1\", 2"];
    let events = headlines.iter().enumerate();
    let events: Vec<_> = events
        .map(|(at, headline)| serde_json::json!({"id": format!("e{at}"), "start": "-0043-03-15", "headline": headline}))
        .collect();
    let json = serde_json::json!({"events": events}).to_string();
    let dataset = import::native(&json).unwrap().dataset;
    let text = export::csv(Extract::whole(&dataset), false).text;
    let read = timeline_formats::read(text.as_bytes(), Format::Auto).unwrap();
    assert_eq!(read.problems, []);
    assert_eq!(kept(&read.dataset, 0), kept(&dataset, 0));
}

#[test]
fn dates_of_every_precision_and_age_are_read_back() {
    let dates = [
        "-0043",
        "-0043-03",
        "-0043-03-15",
        "0000",
        "0001",
        "0987-06",
        "2022",
        "2022-03",
        "2022-03-07",
        "2022-03-07T15",
        "2022-03-07T15:04",
        "2022-03-07T00:00",
        "62292",
        "62292-01",
        "-12345",
        "-12345-06",
    ];
    let events: Vec<_> = dates.iter().flat_map(|date| [false, true].map(|about| (date, about))).collect();
    let events = events.iter().map(|(date, about)| {
        serde_json::json!({"id": format!("{date}{about}"), "start": date, "about": about, "headline": date})
    });
    let json = serde_json::json!({"events": events.collect::<Vec<_>>()}).to_string();
    let dataset = import::native(&json).unwrap().dataset;
    let extract = Extract::whole(&dataset);
    let when = |dataset: &Dataset, about: bool| {
        let events = dataset.events().iter();
        events
            .map(|event| (event.id.clone(), event.when.start(), about && event.when.is_about()))
            .collect::<Vec<_>>()
    };
    let table = timeline_formats::read(export::csv(extract, false).text.as_bytes(), Format::Auto).unwrap();
    assert_eq!(table.problems, []);
    assert_eq!(when(&table.dataset, true), when(&dataset, true));
    let slides = timeline_formats::read(export::timelinejs(extract).text.as_bytes(), Format::Auto).unwrap();
    assert_eq!(slides.problems, []);
    assert_eq!(when(&slides.dataset, false), when(&dataset, false));
}

#[test]
fn timelinejs_is_read_back() {
    for dataset in [talks(), full()] {
        let text = export::timelinejs(Extract::whole(&dataset)).text;
        let read = timeline_formats::read(text.as_bytes(), Format::Auto).unwrap();
        assert_eq!(read.problems, []);
        assert_eq!(read.dataset.title.get("en"), dataset.title.get("en"));
        assert_eq!(read.dataset.eras.len(), dataset.eras.len());
        for (one, other) in read.dataset.events().iter().zip(dataset.events()) {
            assert_eq!((&one.id, one.headline.get("en")), (&other.id, other.headline.get("en")));
            assert_eq!((one.when.start(), one.when.end()), (other.when.start(), other.when.end()));
            let group = other.tags.iter().find(|tag| tag.facet == 0);
            let group = group.map(|tag| dataset.resolve(*tag).unwrap().1.label.get("en"));
            assert_eq!(
                one.tags.first().map(|tag| read.dataset.resolve(*tag).unwrap().1.label.get("en")),
                group
            );
            let body = one.details().body.iter().skip(usize::from(!other.summary.is_empty()));
            for (read, written) in body.zip(&other.details().body) {
                assert_eq!(read.kind, written.kind);
                let words =
                    |block: &Block| block.spans.iter().map(|span| span.text.get("en")).collect::<String>();
                assert_eq!(words(read), words(written));
            }
        }
        assert_eq!(read.dataset.events().len(), dataset.events().len());
    }
}

#[test]
fn timelinejs_gets_escaped_html_and_its_required_fields() {
    let json = format!(
        r#"{{"title": "{HOSTILE}", "eras": [{{"start": "2022", "label": "{HOSTILE}"}}],
        "facets": [{{"id": "k", "terms": [{{"id": "{HOSTILE}"}}]}}], "events": [{{"id": "x", "start": "2022-03-07T15:04",
        "display": "{HOSTILE}", "headline": "{HOSTILE}", "summary": "{HOSTILE}", "text": "{HOSTILE}",
        "media": {{"url": "a.png", "caption": "{HOSTILE}"}}, "tags": {{"k": "{HOSTILE}"}}, "place": {{"name": "{HOSTILE}"}}}}]}}"#
    );
    let dataset = import::native(&json).unwrap().dataset;
    let text = export::timelinejs(Extract::whole(&dataset)).text;
    assert!(!text.contains("<img") && !text.contains("</script") && !text.contains("<!--"), "{text}");
    let read: serde_json::Value = serde_json::from_str(&text).unwrap();
    let event = &read["events"][0];
    let date = serde_json::json!({"year": 2022, "month": 3, "day": 7, "hour": 15, "minute": 4});
    assert_eq!(event["start_date"], date);
    assert_eq!((event["unique_id"].as_str(), event["media"]["url"].as_str()), (Some("x"), Some("a.png")));
    assert!(event["group"].as_str().unwrap().starts_with("&lt;/script&gt;"));
    assert_eq!(read["eras"][0]["end_date"]["year"], 2022);
    let rich: serde_json::Value =
        serde_json::from_str(&export::timelinejs(Extract::whole(&full())).text).unwrap();
    let rich = rich["events"][0]["text"]["text"].as_str().unwrap();
    assert!(rich.contains("<blockquote>") && rich.contains("<ul><li>") && rich.contains("<em>"), "{rich}");
}

#[test]
fn each_kind_of_loss_is_reported_once() {
    let talks = talks();
    for exported in [
        export::csv(Extract::whole(&talks), false),
        export::ics(Extract::whole(&talks), Calendar::default()),
        export::timelinejs(Extract::whole(&talks)),
    ] {
        let messages: Vec<&str> = exported.problems.iter().map(|problem| problem.message.as_str()).collect();
        assert!(
            messages.iter().any(|message| message.contains("who said what: left out of ")),
            "{messages:?}"
        );
        assert!(messages.iter().any(|message| message.contains("where the source article differs")));
        assert!(messages.len() < 15);
    }
}

#[test]
fn structured_data_has_the_structure_that_search_engines_require() {
    let json = format!(
        r#"{{"title": "{HOSTILE}", "events": [{{"id": "{HOSTILE}", "start": "2022-03-07T15", "summary": "{HOSTILE}",
        "media": [{{"url": "https://e.org/a.png"}}, {{"url": "https://e.org/page"}}]}}]}}"#
    );
    for dataset in [talks(), full(), import::native(&json).unwrap().dataset] {
        let text = export::json_ld(&dataset, "en");
        assert!(!text.contains('<') && !text.contains("-->"), "{text}");
        let list: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            (list["@context"].as_str(), list["@type"].as_str()),
            (Some("https://schema.org"), Some("ItemList"))
        );
        for item in list["itemListElement"].as_array().unwrap().iter().map(|item| &item["item"]) {
            assert_eq!(item["@type"], "Event");
            assert!(!item["name"].as_str().unwrap().is_empty());
            for date in
                [&item["startDate"], &item["endDate"]].into_iter().filter_map(serde_json::Value::as_str)
            {
                let digits: String =
                    date.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect();
                let shapes = ["0000", "0000-00", "0000-00-00", "0000-00-00T00:00"];
                assert!(shapes.contains(&digits.trim_start_matches('-')), "{date}");
            }
        }
    }
    let list: serde_json::Value = serde_json::from_str(&export::json_ld(&full(), "en")).unwrap();
    assert_eq!(list["itemListElement"][0]["item"]["image"][0], "https://example.org/site.jpg");
}

#[test]
fn a_citation_has_headline_date_title_source_and_address() {
    let line = export::citation(&full(), 0, Some("https://e.org/#selected=first"));
    assert_eq!(
        line,
        "The council sees a first plan. Spring, 2019. A bridge. Source: Town council, Minutes, 20 May 2019, \
         https://example.org/minutes https://e.org/#selected=first"
    );
    assert_eq!(export::citation(&full(), 99, None), "");
    let bare = import::native(r#"{"events": [{"id": "x", "start": "2022"}]}"#).unwrap().dataset;
    assert_eq!(export::citation(&bare, 0, None), "x. 2022");
}
