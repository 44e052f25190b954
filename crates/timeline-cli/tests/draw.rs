//! Longer texts, media, dates and eras in the static page.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Value, json};
use timeline_cli::prerender;
use timeline_core::import;
use timeline_core::locale::Locale;
use timeline_core::model::Model;

fn model(dataset: &Value) -> Model {
    Model::new(import::native(&dataset.to_string()).unwrap().dataset, Locale::ENGLISH)
}

/// The markup of the only event in a dataset, with these fields besides its date.
fn event(fields: Value) -> String {
    let mut event = json!({ "id": "one", "start": "2020-03-01", "headline": "Talks" });
    event.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    let html = prerender::base(&model(&json!({ "events": [event] })));
    html.split("part=\"event\"").nth(1).unwrap().to_owned()
}

fn check(fields: Value, expected: &[&str]) {
    let html = event(fields);
    for part in expected {
        assert!(html.contains(part), "{part}\nis not in\n{html}");
    }
}

#[test]
fn a_text_has_paragraphs_quotes_and_lists() {
    let text = json!({ "text": [
        "First.",
        { "kind": "quote", "spans": ["So ", { "text": "be", "emphasis": true }, " it."] },
        { "kind": "item", "spans": ["a"] },
        { "kind": "item", "spans": [{ "text": "b", "strong": true, "href": "https://example.org/?a=1&b=2" }] },
        { "kind": "numbered", "spans": ["c"] },
        { "kind": "item", "spans": ["d"] },
    ]});
    check(
        text,
        &[
            "<div class=\"text\" part=\"text\"><p>First.</p><blockquote>So <em>be</em> it.</blockquote><ul><li>a</li>\
           <li><a rel=\"noopener\" href=\"https://example.org/?a=1&amp;b=2\"><strong>b</strong></a></li></ul>\
           <ol><li>c</li></ol><ul><li>d</li></ul></div>",
        ],
    );
    assert!(!event(json!({})).contains("part=\"text\""));
}

#[test]
fn an_event_without_details_has_no_details_element() {
    assert!(!event(json!({})).contains("<details"));
    for something in [
        json!({ "place": [{ "name": "Here" }] }),
        json!({ "people": [{ "name": "Ada" }] }),
        json!({ "claims": [{ "speaker": "Ada", "text": "So." }] }),
    ] {
        check(something, &["<details", "<summary>"]);
    }
}

#[test]
fn a_range_across_two_months_names_both() {
    let day = |start: &str, end: &str, large: &str, small: &str| {
        let part = |name: &str, words: &str| format!("class=\"{name}\" aria-hidden=\"true\">{words}</");
        check(json!({ "start": start, "end": end }), &[&part("day", large), &part("weekday", small)]);
    };
    day("2022-07-01", "2022-07-03", "1–3", "");
    day("2022-07-01", "2022-08-01", "1", "Jul – 1 Aug");
    day("2022-12-30", "2023-01-02", "30", "Dec – 2 Jan 2023");
}

#[test]
fn the_list_shows_the_time_of_an_event() {
    let date = |start: &str, end: &str, large: &str, small: &str| {
        let part = |name: &str, words: &str| format!("class=\"{name}\" aria-hidden=\"true\">{words}</");
        let end = if end.is_empty() { Value::Null } else { json!(end) };
        check(json!({ "start": start, "end": end }), &[&part("day", large), &part("weekday", small)]);
    };
    date("2022-05-12T15:04", "", "12", "Thu, 15:04");
    date("2022-05-12T15", "", "12", "Thu, 15:00");
    date("2022-05-12", "", "12", "Thu");
    date("2022-05-12T15:04", "2022-05-12T16:30", "12", "Thu, 15:04–16:30");
    date("2022-07-01", "2022-08-01T10:00", "1", "Jul – 1 Aug, 10:00");
    date("2022-07-01T09:00", "2022-07-03T17:30", "1", "Jul, 09:00 – 3 Jul, 17:30");
    date("2022-12-30T23:00", "2023-01-02", "30", "Dec, 23:00 – 2 Jan 2023");
    date("2022-03", "2022-03-07T15:00", "", "March 2022 – 7 March 2022, 15:00");
    let event = json!({ "events": [{ "start": "2022-05-12T15:04", "headline": "Talks" }] });
    assert!(prerender::fallback(&model(&event)).contains("12 May 2022, 15:04"));
}

#[test]
fn datetime_attributes_are_valid_html() {
    let html = |start: &str| {
        let model = model(&json!({ "as_of": start, "events": [{ "start": start }] }));
        [prerender::base(&model), prerender::fallback(&model)]
    };
    for (start, expected, times) in [
        ("2022-03-07T15", Some("2022-03-07T15:00"), [2, 1]),
        ("2022-03", Some("2022-03"), [2, 1]),
        ("-0044-03-15", None, [0, 0]),
    ] {
        let expected = expected.map(|value| format!(" datetime=\"{value}\"")).unwrap_or_default();
        for (html, times) in html(start).iter().zip(times) {
            assert!(html.contains("<time"), "{html}");
            assert_eq!(html.matches(" datetime=").count(), times, "{html}");
            assert_eq!(html.matches(&expected).count().min(times), times, "{html}");
        }
    }
}

#[test]
fn an_image_sets_its_loading_attributes_before_its_src() {
    let media = json!({ "media": [{ "url": "a.png", "alt": "A map", "caption": "Sites", "credit": "Ada" }] });
    check(
        media,
        &[
            "<figure part=\"media\"><img loading=\"lazy\" decoding=\"async\" \
           referrerpolicy=\"no-referrer\" alt=\"A map\" src=\"a.png\">",
            "<figcaption><bdi>Sites</bdi> <bdi>Ada</bdi> </figcaption></figure>",
        ],
    );
    check(
        json!({ "media": [{ "url": "a.png", "title": "Its name" }] }),
        &["alt=\"Its name\"", "\"></figure>"],
    );
}

#[test]
fn any_other_medium_is_a_link_with_its_title_or_host() {
    let link = |fields: Value| json!({ "media": [fields] });
    let film = "https://films.example.org/a/b?c#d";
    check(
        link(json!({ "url": film })),
        &["<a rel=\"noopener\" href=\"https://films.example.org/a/b?c#d\"><bdi>films.example.org</bdi></a>"],
    );
    check(link(json!({ "url": film, "title": "The film" })), &["<bdi>The film</bdi></a>"]);
    let html = event(link(json!({ "url": film })));
    for fetching in ["<img", "<iframe", "<video", "<audio", "<object", "<embed", " src="] {
        assert!(!html.contains(fetching), "{fetching}");
    }
}

#[test]
fn the_wording_of_the_source_replaces_the_date_but_not_the_datetime_attribute() {
    check(
        json!({ "display": "Ides of March", "about": true }),
        &[
            "datetime=\"2020-03-01\" title=\"Ides of March\"",
            ">Ides of March</bdi><bdi class=\"spoken\">Ides of March</bdi>",
        ],
    );
    assert!(!event(json!({ "display": "Ides of March" })).contains(">1<"), "no day beside the words");
    let html = prerender::base(&model(&json!({ "events": [
        { "start": "2020-03-01", "headline": "Talks", "display": "Ides of March" }] })));
    assert!(html.contains("aria-label=\"Talks, Ides of March\""));
}

#[test]
fn eras_are_bands_with_visible_and_accessible_names() {
    let dataset = json!({
        "eras": [{ "start": "2020", "end": "2021", "label": "Plans" }, { "start": "2020-03", "label": "A month" }],
        "events": [{ "start": "2020-01-01" }, { "start": "2021-12-31" }],
    });
    let html = prerender::base(&model(&dataset));
    assert_eq!(html.matches("part=\"era\" role=\"img\"").count(), 2);
    assert!(html.contains(" aria-label=\"Plans, 2020–2021\"><rect"), "{html}");
    assert!(html.contains("class=\"era-name\" title=\"Plans, 2020–2021\">Plans</div>"), "{html}");
    assert!(!html.contains(">A month<"), "too narrow for its name");
    assert_eq!(html.matches("class=\"era-room\"").count(), 2, "one level for each");
    assert!(prerender::fallback(&model(&dataset)).contains("<li><bdi>Plans</bdi>: 2020–2021</li>"));
    assert!(!prerender::base(&model(&json!({ "events": [{ "start": "2020" }] }))).contains("era-room"));
}

#[test]
fn readers_see_how_many_events_could_not_be_read() {
    let events = |wrong: usize| {
        let mut events = vec![json!({ "start": "2020" }); 3];
        events.extend(vec![json!({ "start": "soon" }); wrong]);
        prerender::base(&model(&json!({ "events": events })))
    };
    assert!(events(2).contains("<p class=\"unreadable\">2 of 5 events could not be read</p>"));
    assert!(!events(0).contains("unreadable"));
}

/// The forms that hostile data must never take, in the widget and in the plain list.
#[test]
fn hostile_texts_stay_text_and_hostile_urls_are_removed() {
    let texts = [
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)><math><style><a><b",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "\"><script>alert(1)</script><x onmouseover=\"alert(1)",
        "red;background:url(//x)",
        "');}</style>",
        "__proto__",
    ];
    let addresses = [
        "javascript:alert(1)",
        "JaVa\tscript:alert(1)",
        "\u{1}javascript:alert(1)",
        "vbscript:x",
        "data:text/html,<script>alert(1)</script>",
        "https://example.org/'\"><img src=x onerror=alert(1)>.png",
        "https://example.org/');x.pdf",
        "a.png\" onerror=\"alert(1)",
    ];
    for text in texts {
        for address in addresses {
            let dataset = json!({
                "title": text, "eras": [{ "start": "2020", "end": "2021", "label": text }],
                "events": [{
                    "id": text, "start": "2020-03-01", "display": text, "headline": text, "summary": text,
                    "text": [text, { "kind": "quote", "spans": [{ "text": text, "href": address }] },
                        { "kind": "item", "spans": [{ "text": text, "strong": true, "target": text }] }],
                    "media": [{ "url": address, "title": text, "alt": text, "caption": text, "credit": text },
                        { "url": address, "kind": "image", "alt": text }, { "url": address, "kind": "link" }],
                }, { "start": text, "end": text, "display": text }],
            });
            let model = model(&dataset);
            for html in [prerender::base(&model), prerender::fallback(&model)] {
                harmless(&html);
            }
        }
    }
}

/// Checks that every tag, attribute and URL in some markup is one of ours.
fn harmless(html: &str) {
    for tag in html.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').unwrap_or_else(|| panic!("a tag has no end: {tag}"));
        let name = tag.split_whitespace().next().unwrap_or_default();
        assert!(!["script", "iframe", "style", "math", "object", "b", "x"].contains(&name), "<{tag}>");
        // Quotes in values are escaped as `&quot;`, so every other piece is a value.
        for (position, piece) in tag.split('"').enumerate() {
            if position % 2 == 0 {
                let names = piece.split_whitespace().map(|name| name.trim_end_matches('='));
                names.for_each(|name| assert!(!name.starts_with("on") && name != "style", "<{tag}>"));
            } else {
                let before = tag.split('"').nth(position - 1).unwrap_or_default();
                if before.ends_with("href=") || before.ends_with("src=") {
                    let fine = piece.starts_with("https://") || piece.starts_with("a.png");
                    assert!(fine && !piece.contains(['\'', '>', ' ']), "<{tag}>");
                }
            }
        }
    }
}

#[test]
fn bidi_controls_end_with_their_text() {
    let turned = "\u{202e}turned";
    let html = event(json!({
        "display": turned, "place": [{ "name": turned }], "people": [{ "name": turned, "office": turned }],
        "claims": [{ "speaker": "Ada", "text": turned }], "differs": [{ "article": turned, "record": turned }],
        "media": [{ "url": "https://example.org", "title": turned, "caption": turned, "credit": turned }],
    }));
    // Inside a line each text has an element of its own; headlines, summaries and paragraphs are lines.
    for piece in
        html.split(turned).collect::<Vec<_>>().windows(2).filter(|pair| !pair[0].ends_with("title=\""))
    {
        assert!(
            piece[0].trim_end_matches(", ").ends_with('>') && piece[1].starts_with("</bdi>"),
            "{piece:?}"
        );
    }
}
