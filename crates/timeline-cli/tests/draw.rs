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

/// The markup of the only event in a dataset, with these fields besides its date: in the list, and on the stage.
fn event(fields: Value) -> [String; 2] {
    let mut event = json!({ "id": "one", "start": "2020-03-01", "headline": "Talks" });
    event.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    let html = prerender::base(&model(&json!({ "events": [event] })));
    ["<li class=\"event\" part=\"event\"", "<section class=\"stage\" part=\"stage\""].map(|start| {
        let (_, whole) = html.split_once(start).unwrap();
        whole.split("</section>").next().unwrap().to_owned()
    })
}

/// Checks that the list and the stage have these texts.
fn check(fields: Value, expected: &[&str]) {
    for html in event(fields) {
        for part in expected {
            assert!(html.contains(part), "{part}\nis not in\n{html}");
        }
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
    assert!(event(json!({})).iter().all(|html| !html.contains("part=\"text\"")));
}

#[test]
fn an_event_without_details_has_no_sections() {
    for html in event(json!({})) {
        assert!(!html.contains("class=\"section\"") && !html.contains("read-on"), "{html}");
    }
    for (fields, heading) in [
        (json!({ "place": [{ "name": "Here" }] }), "Place and more"),
        (json!({ "people": [{ "name": "Ada" }] }), "Who was there"),
        (json!({ "claims": [{ "speaker": "Ada", "text": "So." }] }), "Who said what"),
        (json!({ "differs": [{ "article": "One.", "record": "Two." }] }), "Where the article differs"),
    ] {
        let [row, stage] = event(fields);
        let headed = format!("<div class=\"section\"><h5 class=\"section\">{heading}</h5>");
        assert!(row.contains(&headed), "{headed} is not in {row}");
        let (_, details) = stage.split_once("<details part=\"details\" class=\"section\"").unwrap();
        let (_, words) = details.split_once("><summary>").unwrap();
        assert!(words.starts_with(heading), "{words}");
        assert!(stage.contains("aria-expanded=\"false\""), "a small stage has a button for it: {stage}");
    }
}

/// Without script everything is in the row; only its own line opens it.
#[test]
fn a_row_of_the_list_is_one_details_element() {
    let everything = json!({
        "people": [{ "name": "Ada" }], "claims": [{ "speaker": "Ada", "text": "So." }], "place": [{ "name": "Here" }],
    });
    let [row, _] = event(everything);
    assert_eq!((row.matches("<details").count(), row.matches("<summary").count()), (1, 1), "{row}");
    assert!(row.contains("><details><summary class=\"row\"><time part=\"date\""), "{row}");
}

/// Checks the date of the list, which stands under the name of its month, and the date in full.
fn check_date(start: &str, end: &str, compact: &str, full: &str) {
    let end = if end.is_empty() { Value::Null } else { json!(end) };
    let [row, stage] = event(json!({ "start": start, "end": end }));
    for part in [
        format!(" title=\"{full}\"><bdi aria-hidden=\"true\">{compact}</bdi>"),
        format!("<bdi class=\"spoken\">{full}</bdi>"),
    ] {
        assert!(row.contains(&part), "{part}\nis not in\n{row}");
    }
    assert!(stage.contains(&format!("<bdi>{full}</bdi></time>")), "{full}\nis not in\n{stage}");
}

#[test]
fn a_range_across_two_months_names_both() {
    check_date("2022-07-01", "2022-07-03", "1–3 Jul", "1–3 July 2022");
    check_date("2022-07-01", "2022-08-01", "1 Jul–1 Aug", "1 July – 1 August 2022");
    check_date("2022-12-30", "2023-01-02", "30 Dec–2 Jan", "30 December 2022 – 2 January 2023");
}

#[test]
fn the_list_shows_the_time_of_an_event() {
    check_date("2022-05-12T15:04", "", "12 May, 15:04", "12 May 2022, 15:04");
    check_date("2022-05-12T15", "", "12 May, 15:00", "12 May 2022, 15:00");
    check_date("2022-05-12", "", "12 May", "12 May 2022");
    check_date("2022-05-12T15:04", "2022-05-12T16:30", "12 May, 15:04–16:30", "12 May 2022, 15:04–16:30");
    check_date("2022-07-01", "2022-08-01T10:00", "1 Jul–1 Aug, 10:00", "1 July 2022 – 1 August 2022, 10:00");
    check_date("2022-03", "2022-03-07T15:00", "Mar–7 Mar, 15:00", "March 2022 – 7 March 2022, 15:00");
    let event = json!({ "events": [{ "start": "2022-05-12T15:04", "headline": "Talks" }] });
    assert!(prerender::fallback(&model(&event)).contains("12 May 2022, 15:04"));
}

#[test]
fn datetime_attributes_are_valid_html() {
    let html = |start: &str| {
        let model = model(&json!({ "as_of": start, "events": [{ "start": start }] }));
        [prerender::base(&model), prerender::fallback(&model)]
    };
    // In the widget those of the record, the row and the stage.
    for (start, expected, times) in [
        ("2022-03-07T15", Some("2022-03-07T15:00"), [3, 1]),
        ("2022-03", Some("2022-03"), [3, 1]),
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
    for html in event(link(json!({ "url": film }))) {
        for fetching in ["<img", "<iframe", "<video", "<audio", "<object", "<embed", " src="] {
            assert!(!html.contains(fetching), "{fetching}");
        }
    }
}

#[test]
fn the_wording_of_the_source_replaces_the_date_but_not_the_datetime_attribute() {
    let display = json!({ "display": "Ides of March", "about": true });
    check(display.clone(), &["datetime=\"2020-03-01\""]);
    let [row, stage] = event(display);
    let said = "title=\"Ides of March\"><bdi aria-hidden=\"true\">Ides of March</bdi><bdi class=\"spoken\">Ides of March</bdi>";
    assert!(row.contains(said), "{row}");
    assert!(stage.contains("<span class=\"short-date\">Ides of March</span>"), "{stage}");
    assert!(stage.contains("<bdi>Ides of March</bdi></time>"), "{stage}");
    assert!(!row.contains("Mar<") && !stage.contains("2020<"), "no date beside the words");
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
    let charts: Vec<&str> = html.split("<section class=\"chart\"").skip(1).collect();
    assert_eq!(charts.len(), 3, "one for each number of columns");
    for chart in &charts {
        assert_eq!(chart.matches("part=\"era\" role=\"img\"").count(), 2);
        assert!(chart.contains(" aria-label=\"Plans, 2020–2021\"><rect"), "{chart}");
        assert!(chart.contains("class=\"era-name\" title=\"Plans, 2020–2021\">Plans</div>"), "{chart}");
        assert!(!chart.contains(">A month<"), "too narrow for its name");
    }
    assert!(prerender::fallback(&model(&dataset)).contains("<li><bdi>Plans</bdi>: 2020–2021</li>"));

    // Each level of names has a line under the axis, on top of the lanes.
    let heights = |eras: &[Value]| -> Vec<f64> {
        let mut dataset = dataset.clone();
        dataset["eras"] = json!(eras);
        let html = prerender::base(&model(&dataset));
        let grounds = html.split("<svg class=\"ground\"").skip(1);
        let height = |ground: &str| ground.split(" height=\"").nth(1)?.split("em\"").next()?.parse().ok();
        grounds.map(|ground| height(ground).expect("a height")).collect()
    };
    let eras = dataset["eras"].as_array().unwrap();
    let none = heights(&[]);
    assert_eq!(none.len(), 3);
    for levels in [1, 2] {
        for (high, none) in heights(&eras[..levels]).iter().zip(&none) {
            assert!((high - none - levels as f64).abs() < 0.01, "{levels}: {high} instead of {none}");
        }
    }
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
    let htmls = event(json!({
        "display": turned, "place": [{ "name": turned }], "people": [{ "name": turned, "office": turned }],
        "claims": [{ "speaker": "Ada", "text": turned }], "differs": [{ "article": turned, "record": turned }],
        "media": [{ "url": "https://example.org", "title": turned, "caption": turned, "credit": turned }],
    }));
    // Inside a line each text has an element of its own; headlines, summaries and paragraphs are lines, and so is the short date.
    for html in htmls {
        let pieces: Vec<&str> = html.split(turned).collect();
        assert!(pieces.len() > 10, "{html}");
        for pair in pieces.windows(2).filter(|pair| !pair[0].ends_with("title=\"")) {
            let (before, after) = (pair[0].trim_end_matches(", "), pair[1]);
            let is_alone = before.ends_with("<span class=\"short-date\">") && after.starts_with("</span>");
            assert!(is_alone || (before.ends_with('>') && after.starts_with("</bdi>")), "{pair:?}");
        }
    }
}
