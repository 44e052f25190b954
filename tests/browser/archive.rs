//! What an archive keeps: a page that was saved while the widget ran still has the events to read.

use crate::engine::Engine;
use crate::harness::browse;
use crate::model::Data;
use crate::page::Page;
use serde_json::json;

/// Saves the page as it stands, as browsers do that keep its elements, and opens that without scripts.
async fn open_saved(page: &Page, path: &str) {
    page.open(path).await;
    page.click_button("Zoom in").await;
    let saved = page.text("return document.documentElement.outerHTML").await;
    let policy = ("Content-Security-Policy", "script-src 'none'");
    page.server.page("/saved", &[policy], &format!("<!doctype html>{saved}"));
    page.load("/saved").await;
    assert!(page.is("return !host || !host.matches(':defined')").await, "nothing runs in it");
}

async fn assert_readable(page: &Page) {
    let data = Data::read();
    let text = page.text("return document.body.innerText").await;
    let lost: Vec<_> =
        data.events.iter().filter(|event| !text.contains(&event.headline)).map(|event| &event.id).collect();
    assert_eq!(lost, Vec::<&String>::new(), "each headline is in sight");
    let links = page.texts("return [...document.querySelectorAll('a[href]')].filter((link) => link.checkVisibility()).map((link) => link.href)").await;
    let lost: Vec<_> = data
        .events
        .iter()
        .flat_map(|event| &event.addresses)
        .filter(|address| !links.contains(address))
        .collect();
    assert_eq!(lost, Vec::<&String>::new(), "each source is a link");
}

#[test]
fn a_saved_article_keeps_the_events() {
    browse(async |page| {
        open_saved(page, "/").await;
        assert_readable(page).await;
    });
}

#[test]
fn a_saved_single_file_keeps_the_events() {
    browse(async |page| {
        open_saved(page, "/talks-timeline.html").await;
        assert_readable(page).await;
    });
}

/// As Chromium saves a page in one file: with its shadow roots, as they stand.
#[test]
fn an_archive_of_the_page_has_the_events_in_it() {
    browse(async |page| {
        if Engine::chosen() != Engine::Chromium {
            return;
        }
        page.open("/").await;
        let archive = page.devtools("Page.captureSnapshot", json!({ "format": "mhtml" })).await;
        let archive = archive["data"].as_str().expect("an archive").replace("=\r\n", "");
        let data = Data::read();
        for id in ["antalya-ministers", "istanbul-talks"] {
            // What is written in quoted-printable keeps plain letters as they are.
            let headline = &data.event(id).headline;
            let words: Vec<_> =
                headline.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != ' ').collect();
            assert!(words.iter().all(|words| archive.contains(words)), "{headline}");
        }
    });
}
