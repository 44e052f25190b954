//! Hostile input, numbered as in its list: nothing harmful is left in the model.

use crate::show::show;
use crate::strangers::{ADDRESSES, MARKUP, csv, files};
use serde_json::json;
use timeline_core::dataset::{Dataset, MediaKind};
use timeline_core::import::Imported;
use timeline_formats::Format;

/// Checks that every URL in the model can only lead to a page or show a picture.
#[track_caller]
fn harmless(dataset: &Dataset) {
    let clean = |url: &str| !url.contains(['"', '\'', '<', '>', '`', ' ', '\\', '\n', '\t', '\u{1}']);
    let web = |url: &str| {
        (url.starts_with("https://") || url.starts_with("http://"))
            && clean(url)
            && !url.split('/').nth(2).unwrap().contains('@')
    };
    for source in dataset.sources() {
        assert!(source.url.as_deref().is_none_or(web), "{source:?}");
    }
    for event in dataset.events() {
        for href in
            event.details().body.iter().flat_map(|block| &block.spans).filter_map(|span| span.href.as_deref())
        {
            assert!(web(href) || (href.starts_with("mailto:") && clean(href)), "{href:?}");
        }
        for medium in &event.details().media {
            let own = clean(&medium.url) && !medium.url.contains(':') && !medium.url.starts_with("//");
            let fine = match medium.kind {
                MediaKind::Image => own || (web(&medium.url) && medium.url.starts_with("https://")),
                MediaKind::Link => web(&medium.url),
            };
            assert!(fine, "{medium:?}");
        }
    }
}

#[track_caller]
fn read(text: &str, format: Format) -> Imported {
    let imported =
        timeline_formats::read(text.as_bytes(), format).unwrap_or_else(|error| panic!("{error} for {text}"));
    harmless(&imported.dataset);
    imported
}

/// S01–S08, S10, S11, S23, S26, S28, S29.
#[test]
fn markup_and_addresses_in_every_field_of_every_format_stay_harmless() {
    for markup in MARKUP {
        for address in ADDRESSES {
            for (_, text) in files(&[(markup, address)]) {
                let imported = read(&text, Format::Auto);
                assert_eq!(imported.dataset.events().len(), 2, "{}", show(&Ok(imported)));
            }
        }
    }
}

/// S01, S02, S05: text that is read as HTML has no tags left in it.
#[test]
fn texts_of_timelinejs_contain_no_markup() {
    for markup in MARKUP.iter().take(10) {
        let (_, text) = files(&[(markup, "")]).remove(0);
        let dataset = read(&text, Format::Auto).dataset;
        let event = &dataset.events()[0];
        let body = event.details().body.iter().flat_map(|block| &block.spans).map(|span| span.text.get("en"));
        let fields = [
            &event.headline,
            &event.details().display,
            &dataset.title,
            &dataset.standfirst,
            &dataset.eras[0].label,
        ];
        for words in fields.iter().map(|text| text.get("en")).chain(body) {
            assert!(!words.contains('<'), "{words:?} of {markup:?}");
        }
    }
}

/// S12: ids that are names of the page or of JavaScript are ordinary ids.
#[test]
fn odd_ids_are_kept_as_texts() {
    for id in ["__proto__", "constructor", "a b", "\"'<>", "#x", "%00"] {
        let json = json!({"events": [{"start_date": {"year": 2022}, "unique_id": id}]});
        assert_eq!(read(&json.to_string(), Format::Auto).dataset.row(id), Some(0));
    }
}

/// S23: cells that a spreadsheet would evaluate are texts.
#[test]
fn formulas_are_texts() {
    for cell in ["=1+1", "+1", "-1", "@SUM(1)", "=cmd|' /C calc'!A0"] {
        let dataset = read(&format!("date,headline\n2022,{}", csv(&[cell])), Format::Csv).dataset;
        assert_eq!(dataset.events()[0].headline.get("en"), cell);
    }
}

/// S25: numbers that are not valid years lose only their own event.
#[test]
fn an_invalid_year_loses_one_event() {
    for year in [
        "1e308",
        "-0",
        "0",
        "\"NaN\"",
        "\"2001 OR 1\"",
        "99999999999999999999",
        "-1e15",
        "1.5",
        "true",
        "{}",
        "\"\"",
    ] {
        let json = format!(
            r#"{{"events": [{{"start_date": {{"year": {year}}}}}, {{"start_date": {{"year": 2001}}}}]}}"#
        );
        let imported = read(&json, Format::Auto);
        assert_eq!(
            (imported.dataset.events().len(), imported.problems.len()),
            (1, 1),
            "{:?}",
            imported.problems
        );
        assert_eq!(imported.problems[0].place, "events[0].start_date.year", "{year}");
    }
    let deep = format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000));
    let json = format!(
        r#"{{"events": [{{"start_date": {{"year": {deep}}}}}, {{"start_date": {{"year": 2001}}}}]}}"#
    );
    let imported = read(&json, Format::Auto);
    assert_eq!((imported.dataset.events().len(), imported.problems[0].place.as_str()), (1, "events[0]"));
    let json = format!(r#"{{"timeline": {{"date": [{{"startDate": "2022", "text": {deep}}}]}}}}"#);
    assert_eq!(read(&json, Format::Auto).dataset.events().len(), 1);
}

/// S27: reading long slow patterns takes time in proportion to their length.
#[test]
fn slow_patterns_are_read_in_proportion_to_their_length() {
    let baits: [(&str, usize, &str); 12] = [
        ("1", 100_000, ""),
        ("a", 100_000, "!"),
        ("(a+)+$", 10_000, ""),
        ("<", 100_000, ""),
        ("<a ", 30_000, ""),
        ("&", 100_000, ""),
        ("https://", 12_000, ""),
        ("a@", 50_000, ""),
        ("<b>", 30_000, ""),
        ("<ul><li>", 10_000, ""),
        ("\n\n", 50_000, ""),
        (";|", 50_000, ""),
    ];
    let time = |bait: &str| {
        let start = std::time::Instant::now();
        for (_, text) in files(&[(bait, bait)]) {
            read(&text, Format::Auto);
        }
        for text in [
            format!("date\n{}\n2022", csv(&[bait])),
            format!("Year,Time,Headline,Type\n2022,{},x,\n2022", csv(&[bait])),
        ] {
            read(&text, Format::Csv);
        }
        start.elapsed()
    };
    for (pattern, count, end) in baits {
        let of = |count: usize| time(&(pattern.repeat(count) + end));
        let (short, long) = (of(count / 8), of(count));
        // Eight times as long: a linear reader takes 8 times the time, a quadratic one 64 times.
        assert!(long < short * 24, "{pattern:?}: {short:?}, and {long:?} for eight times the length");
    }
}
