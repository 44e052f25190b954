//! Data of strangers, in each format and from each source: S01 to S11, S23, S25 to S29. S24 is in `floods`.

use super::strangers::{ADDRESSES, MARKUP, files};
use super::{assert_harmless, assert_harmless_but, mount, open_watched, try_everything};
use crate::filters::shown;
use crate::formats::HEADLINES;
use crate::harness::{browse, browse_without_script};
use crate::page::Page;
use serde_json::{Value, json};
use timeline_cli::prerender;
use timeline_core::locale::Locale;
use timeline_core::model::Model;
use timeline_formats::Format;
use timeline_formats::export;

/// Every URL once, each with markup of its own as far as there is enough.
fn cases(addresses: impl Iterator<Item = &'static str>) -> Vec<(&'static str, &'static str)> {
    MARKUP.into_iter().cycle().zip(addresses).collect()
}

fn file(format: &str, cases: &[(&str, &str)]) -> String {
    let found = files(cases).into_iter().find(|(name, _)| *name == format);
    found.expect("a format of the list").1
}

/// Checks that all events are present: those with payloads, as text, and the harmless one.
async fn assert_all_there(page: &Page, format: &str, cases: usize) {
    assert_eq!(shown(page).await.len(), cases + 1, "{format}: {:?}", page.heard("timeline-error").await);
    let headlines = page.texts(HEADLINES).await;
    assert!(headlines.iter().any(|line| line == "good"), "{format}: {headlines:?}");
}

/// From a URL, in a page in which payloads could run.
fn by_address(format: &str) {
    browse(async |page| {
        let cases = cases(ADDRESSES.into_iter());
        page.server.instead("/data", 200, "text/plain; charset=utf-8", file(format, &cases));
        open_watched(page, false, "").await;
        mount(page, json!({ "src": "/data" }), None).await;
        assert_all_there(page, format, cases.len()).await;
        try_everything(page, MARKUP[0]).await;
        assert_harmless_but(page, format, &["/data", "https://example.org/"]).await;
    });
}

/// S03, S29: data URLs run nothing, read no local files, and load nothing that the page did not name; the fallback stays.
#[test]
fn harmful_data_urls_load_nothing() {
    browse(async |page| {
        let odd = [
            "javascript:window.__hit=1",
            "data:text/html,<script>window.__hit=1</script>",
            "file:///etc/passwd",
            "blob:x",
        ];
        for address in ADDRESSES
            .into_iter()
            .filter(|it| !it.contains("example.org") && !it.contains("evil") && !it.starts_with('<'))
            .chain(odd)
        {
            open_watched(page, false, "").await;
            page.js("window.__mount({ src: arguments[0], eager: '' })", json!([address])).await;
            page.wait_until("return seen.events.some(({ type }) => type === 'timeline-error')").await;
            assert_eq!(page.number("return all('[part~=event]').length").await, 0, "{address}");
            assert_harmless_but(page, address, &[address]).await;
        }
    });
}

/// Through the property, under the strict policy, which also forbids requests for images.
fn by_property(format: &str) {
    browse(async |page| {
        let cases = cases(ADDRESSES.into_iter().filter(|it| !it.starts_with("https://example.org/")));
        open_watched(page, true, "").await;
        mount(page, json!({}), Some(&Value::String(file(format, &cases)))).await;
        assert_all_there(page, format, cases.len()).await;
        try_everything(page, MARKUP[4]).await;
        assert_harmless(page, format).await;
    });
}

/// From inside the element, with payloads in the page's own fragment.
fn from_inside(format: &str) {
    browse(async |page| {
        let cases = cases(ADDRESSES.into_iter());
        let text = file(format, &cases);
        let kind = if text.starts_with('{') { "application/json" } else { "text/csv" };
        open_watched(page, false, "").await;
        page.js("window.__mount({}, null, arguments[0], arguments[1])", json!([text, kind])).await;
        page.ready().await;
        assert_all_there(page, format, cases.len()).await;
        // Not with the pointer: images that fail to load move the layout.
        page.js("all('button').find((it) => it.textContent === 'Share').click()", json!([])).await;
        page.wait_until("return all('[part=embed]').length === 1").await;
        for markup in MARKUP {
            page.js("host.query = `q=${encodeURIComponent(arguments[0])}`", json!([markup])).await;
            page.settle().await;
        }
        assert_harmless_but(page, format, &["https://example.org/"]).await;
    });
}

/// Without the widget's script: the pre-rendered shadow root, the plain list, the structured data and the inline data of a
/// page from `talks-timeline render`. Payloads could run.
fn prerendered(format: &str) {
    let cases = cases(ADDRESSES.into_iter());
    let imported =
        timeline_formats::read(file(format, &cases).as_bytes(), Format::Auto).expect("it can be read");
    let data = prerender::inline_data(&export::native_compact(&imported.dataset, None));
    let structured = prerender::structured_data(&imported.dataset);
    let model = Model::new(imported.dataset, Locale::ENGLISH);
    let inside = prerender::inside(&model, prerender::Sheet::Linked("/talks-timeline.css"));
    let html = format!(
        "<!doctype html><html lang=en><title>Watched</title>{structured}<main><talks-timeline>{inside}{data}</talks-timeline>\
         </main><p id=after>After</p>"
    );
    let look = async |page: &Page| {
        page.server.page("/watched", &[], &html);
        page.load("/watched").await;
        page.js(super::WATCH, json!([])).await;
        // Data blocks are scripts only by element name: each must end where it should, and parse.
        let blocks = page
            .texts("return [...document.querySelectorAll('script[type$=json]')].map((it) => (JSON.parse(it.textContent), it.remove(), it.type))")
            .await;
        assert_eq!(blocks, ["application/ld+json", "application/json"], "{format}");
        page.js("document.querySelectorAll('link[rel=stylesheet], script[src]').forEach((it) => it.remove()); host.shadowRoot?.querySelectorAll('link').forEach((it) => it.remove()); window.__look()", json!([])).await;
        assert_eq!(page.number("return all('[part~=event]').length").await, cases.len() + 1, "{format}");
        assert_eq!(
            page.number("return host.querySelectorAll(':scope > ol > li').length").await,
            cases.len() + 1,
            "{format}"
        );
        assert_eq!(
            page.text("return document.getElementById('after').parentElement.localName").await,
            "body"
        );
        assert_harmless_but(page, format, &["/watched", "https://example.org/"]).await;
    };
    browse(look);
    browse_without_script(look);
}

macro_rules! formats {
    ($($test:ident: $format:literal;)*) => {$(
        mod $test {
            #[test]
            fn by_address() {
                super::by_address($format);
            }

            #[test]
            fn by_property() {
                super::by_property($format);
            }

            #[test]
            fn from_inside() {
                super::from_inside($format);
            }

            #[test]
            fn prerendered() {
                super::prerendered($format);
            }
        }
    )*};
}

formats! {
    timelinejs: "TimelineJS";
    old_timelinejs: "an old TimelineJS";
    native: "the native format";
    sheet: "a sheet";
    table: "a table";
}
