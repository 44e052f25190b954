//! Lines and shapes have a contrast of 3:1 with their background (WCAG 1.4.11), measured with the rendered colours.

use super::preferences::prefer;
use crate::harness::browse;
use crate::page::Page;
use crate::server::dist;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use thirtyfour::Key;

const LINES: &str = concat!(include_str!("../hosts/contrast.js"), include_str!("lines.js"));

/// The items that must be measured in a timeline with every feature.
const EVERYTHING: [&str; 31] = [
    "filled mark",
    "hollow mark",
    "cluster",
    "bar",
    "soft bar",
    "sign of an uncertain date",
    "mark of the event on the stage",
    "opened cluster",
    "end of the record",
    "bins of the strip",
    "window of the strip",
    "filled sign of a term",
    "hollow sign of a term",
    "filled sign of an event",
    "hollow sign of an event",
    "search field",
    "field for a date",
    "box of a choice",
    "chosen term",
    "removable part of the filter",
    "opened panel",
    "row of the event on the stage",
    "focus on a mark",
    "focus on the search field",
    "focus on a button",
    "focus on a term",
    "focus on a chosen term",
    "focus on the headline",
    "focus on a line that opens",
    "focus on a link",
    "focus on a row",
];

#[derive(Deserialize)]
struct Seen {
    measured: BTreeMap<String, usize>,
    faint: Vec<String>,
}

/// Measures the timeline at this position in the page; `rules_too` includes lines that are faint unless readers ask for contrast.
async fn measure(page: &Page, place: usize, rules_too: bool, state: &str) -> BTreeMap<String, usize> {
    let seen = page.js(LINES, json!([place, rules_too])).await;
    let seen: Seen = serde_json::from_value(seen).expect("the measurements");
    assert_eq!(seen.faint, Vec::<String>::new(), "{state}");
    seen.measured
}

fn assert_everything(measured: &BTreeMap<String, usize>, state: &str) {
    let lacks: Vec<_> = EVERYTHING.iter().filter(|what| !measured.contains_key(**what)).collect();
    assert_eq!(lacks, Vec::<&&str>::new(), "{state}: these items were not measured");
}

/// Makes focus rings visible as for keyboard users: they persist when a script moves the focus after a key press.
async fn use_the_keyboard(page: &Page) {
    page.press(Key::Tab).await;
}

/// The talks with features they lack: eras, and uncertain dates.
fn serve_more(page: &Page) {
    let talks = std::fs::read(dist().join("talks-2022.json")).expect("the talks");
    let mut talks: Value = serde_json::from_slice(&talks).expect("JSON");
    talks["eras"] = json!([
        { "label": "First", "start": "2022-02", "end": "2022-03-20" },
        { "label": "Second", "start": "2022-03-21", "end": "2022-12" },
    ]);
    let events = talks["events"].as_array_mut().expect("events");
    for (place, end) in [(3, None), (20, Some("2022-12-20")), (40, None)] {
        events[place]["about"] = json!(true);
        if let Some(end) = end {
            events[place]["end"] = json!(end);
        }
    }
    page.server.instead("/more.json", 200, "application/json", talks.to_string());
}

#[test]
fn lines_and_marks_stand_out_in_light_and_dark() {
    browse(async |page| {
        serve_more(page);
        for scheme in ["light", "dark"] {
            page.prefer(scheme).await;
            page.open("/").await;
            use_the_keyboard(page).await;
            measure(page, 0, false, &format!("the article, {scheme}")).await;
            page.open_bare("<talks-timeline eager src=/more.json></talks-timeline>").await;
            assert_eq!(page.number("return all('.band').length").await, 2, "two eras are drawn");
            use_the_keyboard(page).await;
            assert_everything(&measure(page, 0, false, scheme).await, scheme);
        }
    });
}

#[test]
fn lines_and_marks_stand_out_in_every_theme() {
    browse(async |page| {
        serve_more(page);
        page.load("/themes.html").await;
        use_the_keyboard(page).await;
        // Every feature that a theme may style, also where the page shows fewer events with it.
        let timelines = page
            .texts(
                "return Promise.all([...document.querySelectorAll('talks-timeline')].map(async (one) => {
                   for (const name of ['layout', 'query']) one.removeAttribute(name);
                   one.setAttribute('src', '/more.json');
                   one.setAttribute('eager', '');
                   await one.updateComplete;
                   return `${one.className}, ${one.getAttribute('theme')}`;
                 }))",
            )
            .await;
        assert_eq!(timelines.len(), 12, "{timelines:?}");
        for (place, state) in timelines.iter().enumerate() {
            let mut measured = measure(page, place, false, state).await;
            if state.starts_with("card") {
                // This theme shows no filters.
                for what in [
                    "search field",
                    "field for a date",
                    "box of a choice",
                    "opened panel",
                    "focus on the search field",
                ] {
                    assert_eq!(measured.insert(what.to_owned(), 0), None, "{state}: {what}");
                }
            }
            assert_everything(&measured, state);
        }
    });
}

#[test]
fn more_contrast_makes_all_lines_strong() {
    browse(async |page| {
        if !prefer(page, json!([{ "name": "prefers-contrast", "value": "more" }])).await {
            return;
        }
        serve_more(page);
        for theme in ["light", "dark"] {
            page.open_bare(&format!("<talks-timeline eager src=/more.json theme={theme}></talks-timeline>"))
                .await;
            use_the_keyboard(page).await;
            let measured = measure(page, 0, true, theme).await;
            assert_everything(&measured, theme);
            assert!(
                measured["frame of a button"] > 10 && measured["line between events"] > 10,
                "{measured:?}"
            );
        }
    });
}
