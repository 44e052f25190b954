//! The static page: everything is readable; nothing conflicts with the policy, and no text breaks the markup.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::process::Command;
use talks_timeline::TALKS_2022;
use timeline_cli::prerender;
use timeline_core::dataset::Dataset;
use timeline_core::import;
use timeline_core::locale::Locale;
use timeline_core::model::Model;
use timeline_formats::export;

fn talks() -> Dataset {
    import::native(TALKS_2022).unwrap().dataset
}

/// A text escaped for HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#x27;")
}

#[test]
fn every_headline_summary_and_source_is_in_the_html() {
    let talks = talks();
    let html = prerender::base(&Model::new(talks.clone(), Locale::ENGLISH));
    for event in talks.events() {
        for text in [&event.headline, &event.summary] {
            assert!(html.contains(&escaped(text.get("en"))), "{}: {}", event.id, text.get("en"));
        }
        for source in &event.sources {
            let url = talks.sources()[*source].url.as_deref().unwrap();
            assert!(html.contains(&format!("href=\"{}\"", escaped(url))), "{}: {url}", event.id);
        }
    }
    assert_eq!(html.matches("part=\"event\"").count(), talks.events().len());
    assert_eq!(
        html.matches("part=\"event\"").count(),
        html.matches("><details><summary class=\"row\">").count()
    );
    assert_eq!(html.matches("part=\"date\"").count(), talks.events().len() + 1, "the stage has one too");
}

#[test]
fn the_html_is_the_same_each_time_and_works_under_the_policy() {
    let render = || prerender::base(&Model::new(talks(), Locale::ENGLISH));
    let html = render();
    assert_eq!(html, render());
    for forbidden in [" style=", "<style", "<script", " onclick=", "<!--"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn markup_in_a_text_stays_text() {
    let hostile = r#"</script><img src=x onerror=alert(1)>\u003cb>"#;
    let json = format!(
        r#"{{"title": "{hostile}", "facets": [{{"id": "kind", "label": "{hostile}", "prominent": true,
            "terms": [{{"id": "{hostile}", "label": "{hostile}"}}]}}],
            "sources": [{{"id": "s", "title": "{hostile}", "url": "javascript:alert(1)"}}],
            "events": [{{"id": "{hostile}", "start": "2022-03-01", "headline": "{hostile}", "summary": "{hostile}",
            "tags": {{"kind": ["{hostile}"]}}, "sources": ["s"], "people": [{{"name": "{hostile}"}}]}}]}}"#
    );
    let dataset = import::native(&json).unwrap().dataset;
    let structured = export::json_ld(&dataset, "en");
    let html = prerender::base(&Model::new(dataset, Locale::ENGLISH));
    assert!(!html.contains("<img") && !html.contains("</script") && !html.contains("<b>"), "{html}");
    assert!(!html.contains("javascript:"));
    assert!(!structured.contains('<'));
    assert!(serde_json::from_str::<serde_json::Value>(&structured).is_ok());
}

#[test]
fn structured_data_lists_every_event_in_order() {
    let talks = talks();
    let list: serde_json::Value = serde_json::from_str(&export::json_ld(&talks, "en")).unwrap();
    assert_eq!(
        (list["@context"].as_str(), list["@type"].as_str()),
        (Some("https://schema.org"), Some("ItemList"))
    );
    let items = list["itemListElement"].as_array().unwrap();
    assert_eq!(list["numberOfItems"], items.len());
    for (position, (item, event)) in items.iter().zip(talks.events()).enumerate() {
        assert_eq!(item["position"], position + 1);
        assert_eq!(item["item"]["@type"], "Event");
        assert_eq!(item["item"]["name"], event.headline.get("en"));
        assert_eq!(item["item"]["startDate"], event.when.start().to_string());
        assert!(item["item"]["location"][0]["name"].is_string(), "{}", event.id);
    }
    assert_eq!(items.len(), talks.events().len());
}

#[test]
fn the_page_keeps_its_own_text_and_loses_the_tags_of_the_build() {
    let model = Model::new(talks(), Locale::ENGLISH);
    let html = format!(
        "<html><head>\n<link data-trunk rel=\"rust\">\n</head><body>before {} after</body></html>",
        prerender::TAG
    );
    let page = prerender::page(&html, &model, "talks-timeline.css").unwrap();
    assert!(!page.contains("data-trunk"));
    assert!(
        page.contains(
            "<template shadowrootmode=\"open\"><link rel=\"stylesheet\" href=\"talks-timeline.css\">"
        )
    );
    assert!(page.contains("before <talks-timeline sync-url>") && page.contains("</talks-timeline> after"));
    assert!(page.contains("application/ld+json"));
    assert!(!page.contains("<style"), "the policy blocks it");
    let error = prerender::page("<html></html>", &model, "x.css").unwrap_err();
    assert!(error.is_format() && error.to_string().contains(prerender::TAG), "{error}");
}

#[test]
fn every_tag_of_an_event_is_in_the_html() {
    let tags: Vec<String> = (0..40).map(|at| format!("\"tag-{at}\"")).collect();
    let terms: Vec<String> = tags.iter().map(|tag| format!("{{\"id\": {tag}}}")).collect();
    let json = format!(
        r#"{{"facets": [{{"id": "kind", "terms": [{}]}}], "events": [{{"id": "a", "start": "2022-03-01", "tags": {{"kind": [{}]}}}}]}}"#,
        terms.join(","),
        tags.join(",")
    );
    let html = prerender::base(&Model::new(import::native(&json).unwrap().dataset, Locale::ENGLISH));
    let (_, row) = html.split_once("part=\"event\"").unwrap();
    let (row, _) = row.split_once("</details>").unwrap();
    for tag in 0..40 {
        assert!(row.contains(&format!("<li><bdi>tag-{tag}</bdi></li>")), "{tag} is not in {row}");
    }
    // The stage has the first ones, and says how many there are.
    let (_, stage) = html.split_once("part=\"stage\"").unwrap();
    let (stage, _) = stage.split_once("</section>").unwrap();
    assert_eq!(stage.matches("data-term=\"tag-").count(), 17, "{stage}");
    assert!(stage.contains(">+23</span>"), "{stage}");
}

/// The output of the command for the talks with these arguments.
fn rendered(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_talks-timeline"));
    let output = command.args(["render", "--talks"]).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_attributes_of_the_element_apply() {
    let all = talks().events().len();
    let events = |html: &str| html.matches("part=\"event\"").count();
    let html = rendered(&[]);
    assert!(html.starts_with("<talks-timeline><template") && events(&html) == all);

    let html = rendered(&["--query", "party=TR&q=talks"]);
    assert!(html.starts_with("<talks-timeline query=\"party=TR&amp;q=talks\"><template"), "{html}");
    let shown = events(&html);
    assert!((1..all).contains(&shown), "{shown}");
    let (_, fallback) = html.split_once("</template>").unwrap();
    assert_eq!(fallback.matches("<h3>").count(), shown, "the plain list has the same events");

    let html = rendered(&["--layout", "list", "--group", "party", "--heading-level", "3"]);
    assert!(
        html.starts_with("<talks-timeline group=\"party\" layout=\"list\" heading-level=\"3\"><template")
    );
    assert!(
        !html.contains("part=\"chart\"") && html.contains("<h3 class=\"title\" part=\"title\""),
        "{html}"
    );
    let (_, fallback) = html.split_once("</template>").unwrap();
    assert!(fallback.contains("<h3>") && fallback.contains("<h4>") && !fallback.contains("<h2>"));

    let lane = |html: &str| html.split("class=\"lane\"").nth(1).unwrap().contains("data-facet=\"party\"");
    assert!(lane(&rendered(&["--group", "party"])) && !lane(&rendered(&[])));

    let id = &talks().events()[3].id.clone();
    let staged = |html: &str, id: &str| {
        assert_eq!(html.matches("aria-current=\"true\"").count(), 1);
        html.contains(&format!("part=\"event\" data-id=\"{id}\" aria-current=\"true\""))
            && html.contains(&format!("part=\"stage\" aria-label=\"Event\" data-id=\"{id}\""))
    };
    let html = rendered(&["--selected", id]);
    assert!(html.starts_with(&format!("<talks-timeline selected=\"{id}\"><template")) && staged(&html, id));
    assert!(staged(&rendered(&[]), &talks().events()[0].id), "the first event is on the stage");
}

/// The style sheet shows the one for the width at hand, before any script runs and without one.
#[test]
fn there_is_a_chart_for_each_number_of_columns() {
    let columns = |arguments: &[&str]| {
        let html = rendered(arguments);
        let charts = html.split(" data-columns=\"").skip(1);
        charts.map(|chart| chart.split('"').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(columns(&[]), ["narrow", "medium", "wide"]);
    for layout in ["chart", "story"] {
        assert_eq!(columns(&["--layout", layout]), ["narrow", "medium"], "{layout}");
    }
    assert_eq!(columns(&["--layout", "list"]), [""; 0]);
}

#[test]
fn values_unknown_to_the_dataset_are_refused() {
    for (arguments, expected) in [
        (["--query", "kind=no-such"], "matches nothing in this dataset"),
        (["--group", "no-such"], "there is no facet \"no-such\"; write \"none\" or a facet (kind, "),
        (["--selected", "no-such"], "there is no event \"no-such\""),
        (["--heading-level", "5"], "5 is not in 1..=4"),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_talks-timeline"));
        let output = command.args(["render", "--talks"]).args(arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), said.contains(expected)), (Some(2), true), "{said}");
    }
}
