//! S24: tables that are too large, broken, or in another encoding. S25: JSON that is too deep, and invalid years.
//! S26: characters that reorder or cover their neighbours. S27: words that would slow down a naive search.

use super::{assert_harmless_but, mount, open_watched};
use crate::filters::shown;
use crate::formats::HEADLINES;
use crate::harness::browse;
use crate::page::Page;
use serde_json::{Value, json};

/// Opens the data from a URL, and returns the places and messages of the reported problems.
async fn read(page: &Page, content: impl Into<Vec<u8>>) -> Vec<(String, String)> {
    page.server.instead("/data", 200, "text/plain", content);
    open_watched(page, true, "").await;
    mount(page, json!({ "src": "/data" }), None).await;
    assert_harmless_but(page, "a flood", &["/data"]).await;
    problems(page).await
}

async fn problems(page: &Page) -> Vec<(String, String)> {
    let heard = page.heard("timeline-error").await;
    let problems = heard.iter().flat_map(|detail| detail["problems"].as_array().into_iter().flatten());
    problems.map(|problem| (text(&problem["where"]), text(&problem["message"]))).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[track_caller]
fn assert_only(problems: &[(String, String)], place: &str, part: &str) {
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].0, place);
    assert!(problems[0].1.contains(part), "{problems:?}");
}

#[test]
fn a_table_of_fifty_megabytes_is_read_or_refused() {
    browse(async |page| {
        let row = |number: usize, length: usize| {
            format!("2022-03-{:02},Talk {number},{}\n", number % 28 + 1, "word ".repeat(length / 5))
        };
        let table = |rows: usize| {
            let rows = (0..rows).map(|number| row(number, 10_000));
            format!("date,headline,text\n{}", rows.collect::<String>())
        };
        let fits = table(5_000);
        assert!(fits.len() > 50_000_000);
        assert_eq!(read(page, fits).await, []);
        let status = "return root.querySelector('[part~=status]').textContent";
        assert!(page.text(status).await.contains("5000"), "{}", page.text(status).await);

        // An input that is too large leaves the timeline as it was.
        page.server.instead("/data", 200, "text/plain", table(7_000));
        page.js("host.reload(); return host.updateComplete", json!([])).await;
        page.wait_until("return seen.events.some(({ type }) => type === 'timeline-error')").await;
        let heard = page.heard("timeline-error").await;
        assert!(heard[0].to_string().contains("more than 64 MiB"), "{heard:?}");
        assert!(page.text(status).await.contains("5000"));
    });
}

#[test]
fn a_cell_of_five_megabytes_is_cut() {
    browse(async |page| {
        let problems =
            read(page, format!("date,headline,text\n2022,One,\"{}\"\n2023,Two,x", "word\n".repeat(1 << 20)))
                .await;
        assert_only(&problems, "row 2, column \"text\"", "cut there");
        assert_eq!(shown(page).await.len(), 2);
    });
}

#[test]
fn ten_thousand_columns_are_cut_to_two_hundred() {
    browse(async |page| {
        let header: String = (0..10_000).map(|number| format!(",column {number}")).collect();
        let problems = read(page, format!("date,headline{header}\n2022,One{}", ",x".repeat(10_000))).await;
        assert_only(&problems, "row 1", "only the first 200 columns were read");
        assert_eq!(shown(page).await.len(), 1);
    });
}

#[test]
fn broken_tables_are_read_as_far_as_possible() {
    browse(async |page| {
        let problems = read(page, "date,headline\n2022,fine\n2023,\"never closed\n2024,swallowed\n").await;
        assert_only(
            &problems,
            "row 3, column \"headline\"",
            "the quote that opens in line 3 is never closed",
        );
        assert_eq!(shown(page).await.len(), 1);
        assert_only(&read(page, "date,headline\n2022,a\0b\n").await, "file", "NUL characters");
        let problems = read(page, "date,headline\r\n2022,a\n2023,b\r2024,c\r\n\r\nsoon,d").await;
        assert_only(&problems, "row 6, column \"date\"", "\"soon\" is not a valid date");
        assert_eq!(shown(page).await.len(), 3);
        assert_only(&read(page, b"date,headline\n2022,caf\xe9".to_vec()).await, "file", "save it as UTF-8");
        assert_eq!(page.texts(HEADLINES).await, ["café"]);
    });
}

#[test]
fn too_deep_json_or_an_invalid_year_loses_only_its_own_event() {
    browse(async |page| {
        let deep = format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000));
        let native = format!(
            r#"{{"events": [{{"id": "deep", "start": "2022", "headline": {deep}}}, {{"id": "good", "start": "2023", "headline": "first", "headline": "last"}}]}}"#
        );
        let problems = read(page, native).await;
        assert!(
            problems.iter().all(|(place, _)| place.starts_with("events[0]")) && !problems.is_empty(),
            "{problems:?}"
        );
        assert!(shown(page).await.contains(&"good".to_owned()));
        // Of two fields with the same name the last counts, as in JavaScript.
        assert_eq!(
            page.text("return root.querySelector('[data-id=good] .row-headline').textContent").await,
            "last"
        );

        for year in ["1e308", "\"NaN\"", "\"2001 OR 1\"", "99999999999999999999", "1.5", "true", "{}", "null"]
        {
            for (name, start) in [
                ("native", format!("\"start\": {year}")),
                ("slides", format!("\"start_date\": {{\"year\": {year}}}")),
            ] {
                let good =
                    if name == "native" { "\"start\": \"2023\"" } else { "\"start_date\": {\"year\": 2023}" };
                let problems = read(page, format!("{{\"events\": [{{{start}}}, {{{good}}}]}}")).await;
                assert_eq!(problems.len(), 1, "{name} {year}: {problems:?}");
                assert!(problems[0].0.starts_with("events[0].start"), "{name} {year}: {problems:?}");
                assert_eq!(shown(page).await.len(), 1, "{name} {year}");
            }
        }
    });
}

#[test]
fn bidi_controls_and_stacked_accents_are_contained() {
    browse(async |page| {
        let storm = format!("{}Zalgo", "e\u{301}\u{302}\u{303}\u{304}\u{305}".repeat(40));
        let odd = [
            "\u{202e}reversed",
            "\u{2067}isolated and never closed",
            "\u{202d}\u{202e}\u{2066}",
            "\u{200b}\u{200b}",
            &storm,
        ];
        let terms: Vec<Value> =
            odd.iter().enumerate().map(|(at, text)| json!({ "id": at.to_string(), "label": text })).collect();
        let events: Vec<Value> = odd
            .iter()
            .enumerate()
            .map(|(at, text)| {
                json!({ "id": format!("odd-{at}"), "start": format!("2022-03-{:02}", at + 1), "headline": text, "summary": text,
                    "display": text, "tags": { "f": at.to_string() }, "place": { "name": text }, "people": { "name": text } })
            })
            .chain([json!({ "id": "plain", "start": "2022-03-20", "headline": "Plain words", "summary": "More of them.", "tags": { "f": "plain" } })])
            .collect();
        let terms = [terms, vec![json!({ "id": "plain", "label": "Plain" })]].concat();
        let data = |events: Value| {
            Value::String(json!({ "facets": [{ "id": "f", "label": "F", "prominent": true, "terms": terms }], "events": events }).to_string())
        };
        open_watched(page, true, "").await;
        mount(page, json!({}), Some(&data(json!(events)))).await;
        assert_eq!(shown(page).await.len(), odd.len() + 1);
        // The element with such characters contains their effect: the box of its text, or a smaller box in it.
        let open = page
            .texts(
                "const odd = /[\\u202a-\\u202e\\u2066-\\u2069]/;
                 return all('*').filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && odd.test(node.data)))
                   .filter((element) => element.checkVisibility() && !(element instanceof SVGElement))
                   .filter((element) => !/^(plaintext|isolate)/.test(getComputedStyle(element).unicodeBidi))
                   .map((element) => element.outerHTML.slice(0, 200))",
            )
            .await;
        assert_eq!(open, Vec::<String>::new());
        // The characters of the plain event follow one another from left to right, regardless of its neighbours.
        let ascending = "const text = root.querySelector('[data-id=plain] .row-headline');
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT); const node = walker.nextNode(); const range = document.createRange();
            const lefts = [...node.data].map((_, at) => { range.setStart(node, at); range.setEnd(node, at + 1); return range.getBoundingClientRect().left });
            return lefts.every((left, at) => !at || left > lefts[at - 1])";
        assert!(page.is(ascending).await);
        // Stacked accents must not increase the line height.
        let heights = "return all('[part~=event]').map((event) => event.querySelector('.row-headline').getBoundingClientRect().height)";
        let heights: Vec<f64> = page.value(heights).await;
        assert!(heights.iter().all(|height| *height <= heights[odd.len()] * 8.0), "{heights:?}");
        assert_harmless_but(page, "letters", &[]).await;
    });
}

#[test]
fn slow_search_patterns_are_searched_like_other_words() {
    browse(async |page| {
        open_watched(page, true, "").await;
        mount(page, json!({}), None).await;
        for bait in [
            "(a+)+$".repeat(20_000),
            "1".repeat(100_000),
            format!("{}!", "a".repeat(100_000)),
            "a ".repeat(50_000),
        ] {
            page.js("host.query = `q=${encodeURIComponent(arguments[0])}`", json!([bait])).await;
            page.settle().await;
            assert!(page.text("return host.query").await.len() < 2_000, "the words are cut");
        }
        page.js("host.clear()", json!([])).await;
        page.settle().await;
        assert_eq!(shown(page).await.len(), 60);
        assert_harmless_but(page, "bait", &[]).await;
    });
}
