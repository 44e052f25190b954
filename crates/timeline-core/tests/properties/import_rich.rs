//! Reading paragraphs, media, eras and worded dates of the native format: text stays text, URLs are made safe.

use crate::import::{Expected, check};
use serde_json::{Value, json};
use timeline_core::dataset::{BlockKind, Dataset, Event, MediaKind};
use timeline_core::facet::FacetIndex;

fn check_event(fields: Value, expected: Expected<'_>) -> Event {
    let mut event = json!({"start": "2022", "id": "e"});
    event.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    let expected: Vec<(String, &str)> =
        expected.iter().map(|(place, part)| (format!("events[0].{place}"), *part)).collect();
    let expected: Vec<(&str, &str)> = expected.iter().map(|(place, part)| (place.as_str(), *part)).collect();
    let dataset = check(&json!({"events": [event]}).to_string(), &expected);
    dataset.events()[0].clone()
}

/// A body in one line: kinds, words, `*strong*`, `_emphasis_` and `(href)`.
fn shown(event: &Event) -> String {
    let blocks = event.details().body.iter().map(|block| {
        let kind = match block.kind {
            BlockKind::Paragraph => "p",
            BlockKind::Quote => "q",
            BlockKind::Item => "i",
            BlockKind::NumberedItem => "n",
        };
        let spans = block.spans.iter().map(|span| {
            let strong = if span.strong { "*" } else { "" };
            let emphasis = if span.emphasis { "_" } else { "" };
            let href = span.href.as_ref().map_or(String::new(), |href| format!("({href})"));
            format!("{strong}{emphasis}{}{emphasis}{strong}{href}", span.text.get("en"))
        });
        format!("{kind}:{}", spans.collect::<Vec<_>>().join("|"))
    });
    blocks.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_body_has_paragraphs_quotes_and_lists() {
    for (text, expected) in [
        (json!("plain"), "p:plain"),
        (json!(["one", "two"]), "p:one p:two"),
        (json!({"en": "one", "de": "eins"}), "p:one"),
        (json!([{"spans": "one"}, {"kind": "quote", "spans": ["two", "three"]}]), "p:one q:two|three"),
        (json!([{"kind": "item", "spans": ["a"]}, {"kind": "numbered", "spans": ["b"]}]), "i:a n:b"),
        (
            json!({"spans": [{"text": "a", "strong": true}, {"text": {"en": "b"}, "emphasis": true}]}),
            "p:*a*|_b_",
        ),
        (json!({"spans": {"text": "a", "href": "https://e.org/\"x"}}), "p:a(https://e.org/%22x)"),
        (json!({"spans": {"text": "a", "href": "mailto:a@e.org"}}), "p:a(mailto:a@e.org)"),
        (json!(["", {"spans": []}, {"spans": [" "]}, "last"]), "p:last"),
        (json!("<img src=x onerror=alert(1)>"), "p:<img src=x onerror=alert(1)>"),
    ] {
        assert_eq!(shown(&check_event(json!({"text": text}), &[])), expected, "{text}");
    }
}

#[test]
fn problems_in_a_body_are_reported_and_its_words_are_kept() {
    for (text, expected, place, part) in [
        (json!(7), "", "text[0]", "expected a text or an object with \"spans\""),
        (json!(["a", 7, "b"]), "p:a p:b", "text[1]", "expected a text or an object with \"spans\""),
        (json!({"kind": "table", "spans": "a"}), "p:a", "text[0].kind", "expected paragraph, quote"),
        (json!({"spans": ["a", 7]}), "p:a", "text[0].spans[1]", "expected a text or an object with \"text\""),
        (json!({"spans": {"text": "a", "strong": 7}}), "p:a", "text[0].spans[0].strong", "true or false"),
        (
            json!({"spans": {"text": "a", "href": "javascript:x"}}),
            "p:a",
            "text[0].spans[0].href",
            "only https://",
        ),
        (json!({"spans": {"text": "a", "href": "/x"}}), "p:a", "text[0].spans[0].href", "only https://"),
    ] {
        assert_eq!(shown(&check_event(json!({"text": text}), &[(place, part)])), expected, "{text}");
    }
}

#[test]
fn media_are_images_with_safe_urls_or_links() {
    for (media, kind, url) in [
        (json!({"url": "https://e.org/a.png"}), MediaKind::Image, "https://e.org/a.png"),
        (json!({"url": "images/a.svg"}), MediaKind::Image, "images/a.svg"),
        (json!({"url": "https://e.org/a"}), MediaKind::Link, "https://e.org/a"),
        (json!({"url": "https://e.org/a", "kind": "image"}), MediaKind::Image, "https://e.org/a"),
        (json!({"url": "https://e.org/a.png", "kind": "link"}), MediaKind::Link, "https://e.org/a.png"),
        (json!({"url": "https://e.org/a');\".png"}), MediaKind::Image, "https://e.org/a%27);%22.png"),
    ] {
        let event = check_event(json!({"media": media}), &[]);
        assert_eq!(
            (event.details().media[0].kind, event.details().media[0].url.as_str()),
            (kind, url),
            "{media}"
        );
    }
    let linked = check_event(
        json!({"media": {"url": "http://e.org/a.png"}}),
        &[("media[0].url", "only images from https:// are shown; shown as a link")],
    );
    assert_eq!(
        (linked.details().media[0].kind, linked.details().media[0].url.as_str()),
        (MediaKind::Link, "http://e.org/a.png")
    );
    for url in [
        "",
        "file:///a.png",
        "blob:https://e.org/a.png",
        "data:image/png;base64,x.png",
        "javascript:a.png",
        "//e.org/a.png",
        "https://user:word@e.org/a.png",
        "a page",
    ] {
        assert_eq!(
            *check_event(json!({"media": [{"url": url}]}), &[("media[0].url", "left out")]).details().media,
            [],
            "{url}"
        );
    }
    let full = json!({"url": "a.png", "title": "T", "alt": "A", "caption": "C", "credit": {"en": "R"}});
    let event = check_event(json!({"media": full}), &[]);
    let medium = &event.details().media[0];
    let texts = [&medium.title, &medium.alt, &medium.caption, &medium.credit].map(|text| text.get("en"));
    assert_eq!(texts, ["T", "A", "C", "R"]);
    check_event(json!({"media": {"url": "a.png", "kind": "film"}}), &[("media[0].kind", "neither")]);
}

#[test]
fn eras_have_a_label_and_a_period() {
    let eras = json!([{"start": "2014", "end": "2022-02", "label": "Before"}, {"start": "2022-02-24"}]);
    let dataset = check(&json!({"eras": eras, "events": []}).to_string(), &[]);
    let shown: Vec<_> =
        dataset.eras.iter().map(|era| (era.label.get("en"), era.when.end().is_some())).collect();
    assert_eq!(shown, [("Before", true), ("", false)]);
    let bad = json!({"eras": [{"label": "x"}, 7, {"start": "2022", "end": "2020"}], "events": []});
    let places = ["dataset.eras[0].start", "dataset.eras[1]", "dataset.eras[2].end"];
    let parts = ["start date is missing", "expected an object", "lies before the start"];
    let expected: Vec<(&str, &str)> = places.into_iter().zip(parts).collect();
    assert_eq!(check(&bad.to_string(), &expected).eras.len(), 1);
}

#[test]
fn the_search_finds_the_words_of_bodies_media_and_eras() {
    let event = json!({
        "id": "e", "start": "2022", "display": "Early spring", "media": {"url": "a.png", "caption": "Palace", "credit": "Wire"},
        "text": {"spans": ["the cease", {"text": "fire", "strong": true}]},
    });
    let dataset: Dataset = check(&json!({"events": [event]}).to_string(), &[]);
    assert_eq!(dataset.events()[0].details().display.get("en"), "Early spring");
    let index = FacetIndex::build(&dataset, |_| String::new());
    for word in ["ceasefire", "early spring", "palace", "wire"] {
        assert_eq!(index.words().find(word, None).count(), 1, "{word}");
    }
    assert_eq!(index.words().find("a.png", None).count(), 0);
}

/// 20,000 terms, twice, in each of the two ways: a linear search for each would take minutes in a test build.
#[test]
fn many_terms_are_read_in_linear_time() {
    let declared: Vec<Value> = (0..20_000).map(|number| json!({"id": format!("d{number}")})).collect();
    let tags = |number: usize| json!({"f": [format!("d{number}"), format!("u{number}")]});
    let events: Vec<Value> =
        (0..20_000).map(|number| json!({"start": "2022", "tags": tags(number)})).collect();
    let json = json!({"facets": [{"id": "f", "terms": declared}], "events": events}).to_string();
    let imported = timeline_core::import::native(&json).unwrap();
    assert_eq!(imported.problems.len(), 20_000, "each undeclared term is reported once");
    assert_eq!(imported.problems[7].place, "events[7].tags.f");
    assert_eq!(imported.dataset.facets()[0].terms.len(), 40_000);
    assert_eq!(imported.dataset.tag("f", "u19999").unwrap().term, 39_999);
}
