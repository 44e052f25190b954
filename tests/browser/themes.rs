//! themes.html: every theme is drawn, readable in light and dark, and matches the CSS that the page shows.

use crate::accessibility::assert_no_violation_but;
use crate::harness::browse;
use crate::page::Page;
use crate::server::{STRICT_POLICY, dist};
use serde::Deserialize;
use serde_json::json;

const LOOK: &str = concat!(include_str!("hosts/contrast.js"), include_str!("themes.js"));
const LOOKS: [&str; 6] = ["plain", "broadsheet", "contrast", "card", "ledger", "poster"];

#[derive(Deserialize)]
struct Seen {
    /// Class, theme, and number of events.
    drawn: Vec<(String, String, usize)>,
    complaints: Vec<String>,
}

async fn look(page: &Page, state: &str) {
    let seen: Seen = serde_json::from_value(page.js(LOOK, json!([state])).await).expect("the result");
    assert_eq!(seen.complaints, Vec::<String>::new());
    let sides = seen.drawn.iter().map(|(class, theme, _)| (class.as_str(), theme.as_str()));
    let both = LOOKS.iter().flat_map(|look| [(*look, "light"), (*look, "dark")]);
    assert!(sides.eq(both), "each look in light and in dark: {:?}", seen.drawn);
    for (class, theme, events) in seen.drawn {
        assert!(events >= 3, "{class}, {theme}: {events} events");
    }
}

#[test]
fn every_theme_can_be_read_in_light_and_dark() {
    browse(async |page| {
        for (width, height) in [(1280, 900), (360, 740)] {
            page.resize(width, height).await;
            page.load("/themes.html").await;
            look(page, "at first").await;
            look(page, "in use").await;
        }
    });
}

#[test]
fn the_page_of_themes_works_under_the_strict_policy() {
    browse(async |page| {
        let html = std::fs::read_to_string(dist().join("themes.html")).expect("themes.html");
        // The policy of the widget, which has no images.
        let html = html.replace("<link rel=\"icon\" href=\"favicon.svg\" type=\"image/svg+xml\">", "");
        page.server.page("/strict.html", &[("Content-Security-Policy", STRICT_POLICY)], &html);
        page.load("/strict.html").await;
        look(page, "at first").await;
        assert_eq!(page.texts("return seen.violations").await, Vec::<String>::new(), "policy violations");
        assert_eq!(page.texts("return seen.errors").await, Vec::<String>::new(), "script errors");
        assert_eq!(page.console().await, Vec::<String>::new(), "console errors and warnings");
    });
}

#[test]
fn the_css_shown_is_the_css_in_use() {
    browse(async |page| {
        page.load("/themes.html").await;
        // Engines serialise both in the same way; the build has removed spaces, and zeros before decimal points, from one.
        let rules = "const rules = (sheet) => [...sheet.cssRules].map((rule) => rule.cssText.replace(/\\s+|(?<![0-9])0(?=[.])/g, ''));";
        let used = page.texts(&format!("{rules} return rules([...document.styleSheets].find(({{ href }}) => href?.endsWith('/themes.css')))")).await;
        let shown = page
            .texts(&format!(
                "{rules} return [...document.querySelectorAll('pre.css')].flatMap((pre) => {{
                     const sheet = new CSSStyleSheet();
                     sheet.replaceSync(pre.textContent);
                     return rules(sheet);
                 }})"
            ))
            .await;
        assert!(used.len() > LOOKS.len(), "{used:?}");
        assert_eq!(shown, used);
        let classes = page
            .texts("return [...document.querySelectorAll('pre.tag')].map((pre) => pre.textContent)")
            .await;
        for (look, tag) in LOOKS.iter().zip(classes) {
            assert!(tag.starts_with(&format!("<talks-timeline class=\"{look}\"")), "{tag}");
        }
    });
}

#[test]
fn axe_finds_nothing_on_the_page_of_themes() {
    for scheme in ["light", "dark"] {
        browse(async |page| {
            page.prefer(scheme).await;
            page.load("/themes.html").await;
            look(page, "at first").await;
            // The same timeline twelve times has the same landmarks twelve times.
            assert_no_violation_but(page, scheme, &["landmark-unique"]).await;
        });
    }
}

#[test]
fn the_page_of_themes_does_not_scroll_sideways_and_can_show_one_scheme() {
    browse(async |page| {
        page.resize(320, 700).await;
        page.load("/themes.html").await;
        look(page, "at first").await;
        let wide = page.number("return document.scrollingElement.scrollWidth").await;
        let room = page.number("return document.scrollingElement.clientWidth").await;
        assert!(wide <= room, "{wide} pixels in {room}");
        page.js("document.getElementById('only-dark').click()", json!([])).await;
        let shown = page
            .texts("return [...document.querySelectorAll('talks-timeline')].filter((one) => one.checkVisibility()).map((one) => one.getAttribute('theme'))")
            .await;
        assert_eq!(shown, ["dark"; LOOKS.len()]);
    });
}
