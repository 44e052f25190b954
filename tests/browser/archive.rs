//! Archived pages keep the events: pages saved while the widget runs, and pages read by other tools.

use crate::engine::Engine;
use crate::harness::{browse, browse_without_script};
use crate::model::Data;
use crate::page::Page;
use crate::single_file::{self, Disk};
use serde_json::json;
use std::path::Path;

/// Events in the document itself, outside any shadow root: headline, links, and hidden parts.
const EVENTS: &str = "const drawn = (element) => element.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true,
      visibilityProperty: true }) && element.getBoundingClientRect().height > 8 && element.getBoundingClientRect().width > 8;
    return [...host.querySelectorAll(':scope > ol > li')].map((event) => [event.querySelector('h3').innerText,
      [...event.querySelectorAll('a[href]')].map((link) => link.href), event.innerText,
      [event, ...event.querySelectorAll(':not(br)')].filter((element) => !drawn(element)).map((element) => element.outerHTML.slice(0, 80))])";

/// Saves the live page as browsers do that keep its elements but not its shadow roots, and opens the copy where no script
/// runs.
async fn save_and_open(page: &Page) {
    page.click_button("Zoom in").await;
    page.click("[part~=mark][data-id]").await;
    let saved = page.text("return document.documentElement.outerHTML").await;
    assert!(!saved.contains("shadowrootmode"), "no shadow root is serialised");
    page.server.page(
        "/saved",
        &[("Content-Security-Policy", "script-src 'none'")],
        &format!("<!doctype html>{saved}"),
    );
    page.load("/saved").await;
    assert!(page.is("return customElements.get('talks-timeline') === undefined").await, "no script has run");
    assert!(page.is("return root === null").await, "there is no shadow root");
}

/// Every event is in the document with its text and sources, and all of it is visible.
async fn assert_kept(page: &Page) {
    let data = Data::read();
    let events: Vec<(String, Vec<String>, String, Vec<String>)> = page.value(EVENTS).await;
    assert_eq!(events.len(), data.events.len());
    for ((headline, links, text, unseen), event) in events.iter().zip(&data.events) {
        assert_eq!(headline.trim(), event.headline);
        assert!(text.contains(&event.summary), "{}: {text}", event.id);
        assert!(
            !event.sources.is_empty() && event.sources.iter().all(|title| text.contains(title)),
            "{}: {text}",
            event.id
        );
        for address in &event.addresses {
            assert!(links.contains(address), "{}: {address} is not among {links:?}", event.id);
        }
        assert_eq!(unseen, &Vec::<String>::new(), "{}: what cannot be seen", event.id);
    }
    // The saved page leaves no extra space for the widget that drew the events.
    assert!(
        page.is(
            "const box = host.getBoundingClientRect(); return box.height > 5000 && box.right <= innerWidth"
        )
        .await
    );
}

#[test]
fn a_saved_article_keeps_every_event() {
    browse(async |page| {
        page.open("/").await;
        save_and_open(page).await;
        assert_kept(page).await;
    });
}

#[test]
fn a_saved_single_file_keeps_every_event() {
    let disk = Disk::new();
    browse(async |page| {
        single_file::open(page, &disk, "").await;
        save_and_open(page).await;
        assert_kept(page).await;
    });
}

/// With shadow roots: as serialised with `getHTML`, which pages can call since 2024. Our roots are not serialisable, so an
/// archive must pass the open roots itself, and then gets the widget as it was.
#[test]
fn an_article_saved_with_its_shadow_roots_shows_the_widget_as_it_was() {
    browse(async |page| {
        page.open("/#kind=negotiation-round").await;
        let saved = page
            .text("return document.documentElement.getHTML({ serializableShadowRoots: true, shadowRoots: [root] })")
            .await;
        page.server.page(
            "/saved",
            &[("Content-Security-Policy", "script-src 'none'")],
            &format!("<!doctype html><html>{saved}"),
        );
        let before = crate::filters::shown(page).await;
        page.load("/saved").await;
        assert!(!before.is_empty());
        assert_eq!(crate::filters::shown(page).await, before);
        let data = Data::read();
        let first = &data.event(&before[0]).headline;
        let seen = "const headline = root.querySelector('[part~=stage] [part~=headline]');
            return root.querySelector('.plot').checkVisibility() && headline.checkVisibility() ? headline.textContent : ''";
        assert_eq!(&page.text(seen).await, first);
        // The list opens without script.
        page.click("[part~=index-toggle]").await;
        let headlines = page.texts(ROWS).await;
        assert_eq!(headlines, before.iter().map(|id| data.event(id).headline.clone()).collect::<Vec<_>>());
    });
}

/// The headlines of the rows that can be seen.
const ROWS: &str = "return all('[part~=event] .row-headline').filter((it) => it.checkVisibility()).map((it) => it.textContent.trim())";

/// Decodes quoted-printable text.
fn decoded(text: &str) -> String {
    let text = text.replace("=\r\n", "");
    let (mut bytes, mut rest) = (Vec::new(), text.as_str());
    while let Some((before, after)) = rest.split_once('=') {
        bytes.extend(before.as_bytes());
        match after.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            // Parts with other encodings stay as they are: pictures, and the URLs of parts.
            None => {
                bytes.push(b'=');
                rest = after;
            }
        }
    }
    bytes.extend(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Chromium's single-file snapshot, which web archives of newsrooms use. No other driver can make one.
#[test]
fn a_snapshot_of_the_article_has_every_event_and_opens_with_them() {
    browse(async |page| {
        if Engine::chosen() != Engine::Chromium {
            return;
        }
        page.open("/").await;
        let archive = page.devtools("Page.captureSnapshot", json!({ "format": "mhtml" })).await;
        let archive = archive["data"].as_str().expect("an archive").to_owned();
        let text = decoded(&archive);
        let data = Data::read();
        for event in &data.events {
            for words in [&event.headline, &event.summary] {
                let words = words.replace('&', "&amp;");
                assert!(text.contains(&words), "{}: {words}", event.id);
            }
            for address in &event.addresses {
                assert!(
                    text.contains(&format!("\"{}\"", address.replace('&', "&amp;"))),
                    "{}: {address}",
                    event.id
                );
            }
        }
        let folder = std::env::temp_dir().join(format!("talks snapshot {}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("saved.mhtml");
        std::fs::write(&file, archive).expect("space on the disk");
        page.driver()
            .goto(format!("file://{}", file.display().to_string().replace(' ', "%20")))
            .await
            .expect("the archive");
        let toggle = page.shadow("[part~=index-toggle]").await;
        if page.sees(&toggle).await {
            page.click_on(&toggle).await;
        }
        let headlines = page.texts(ROWS).await;
        std::fs::remove_dir_all(&folder).expect("the folder can be deleted");
        assert_eq!(headlines, data.events.iter().map(|event| event.headline.clone()).collect::<Vec<_>>());
    });
}

/// The article as Mozilla's Readability extracts it, for Firefox's reader view and for many read-later services. They give it a
/// document of its own, made from the page's source or from the visible page, and so does this test.
async fn assert_reader_view(page: &Page, html: &str) {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/node_modules/@mozilla/readability/Readability.js");
    let readability = std::fs::read_to_string(&file).expect("Readability; scripts/test installs it");
    page.server.page("/reader", &[], "<!doctype html><title>Reader</title>");
    page.load("/reader").await;
    let script = format!(
        "{readability}; const article = new DOMParser().parseFromString(arguments[0], 'text/html');
         const {{ title, content }} = new Readability(article, {{ serializer: (element) => element }}).parse();
         return [title, content.textContent, [...content.querySelectorAll('a[href]')].map((link) => link.href)]"
    );
    let view = page.js(&script, json!([html])).await;
    let (title, text, links): (String, String, Vec<String>) = serde_json::from_value(view).expect("a view");
    assert!(title.contains("Talking through war"), "{title}");
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = words(&text);
    assert!(text.contains("No explanation is agreed"), "the article itself: {text}");
    for event in &Data::read().events {
        assert!(text.contains(&words(&event.headline)), "{} is not in the view", event.id);
        assert!(text.contains(&words(&event.summary)), "{} is without its text", event.id);
        for address in &event.addresses {
            assert!(links.contains(address), "{} is without {address}", event.id);
        }
    }
}

const DOCUMENT: &str = "return document.documentElement.outerHTML";

#[test]
fn a_reader_view_of_the_article_has_every_event() {
    browse(async |page| {
        page.open("/").await;
        let html = page.text(DOCUMENT).await;
        assert_reader_view(page, &html).await;
        // A service that fetches the page, and does not support shadow roots.
        let source = std::fs::read_to_string(crate::server::dist().join("index.html")).expect("index.html");
        assert_reader_view(page, &source).await;
    });
}

#[test]
fn a_reader_view_without_script_has_every_event() {
    browse_without_script(async |page| {
        page.load("/").await;
        let html = page.text(DOCUMENT).await;
        assert_reader_view(page, &html).await;
    });
}
