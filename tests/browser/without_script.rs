//! The page without JavaScript: everything is there, is styled, and can be opened.

use crate::harness::{browse, browse_without_script};
use crate::model::Data;
use crate::page::Page;
use serde_json::{Value, json};

/// Opens the page and checks that no script runs.
async fn open_without_script(page: &Page, path: &str) {
    page.load(path).await;
    // The tests can still run scripts: only the page's own scripts are disabled.
    assert!(page.is("return customElements.get('talks-timeline') === undefined").await, "no script has run");
}

#[test]
fn every_headline_summary_and_source_can_be_read() {
    browse_without_script(async |page| {
        let data = Data::read();
        open_without_script(page, "/").await;
        let events: Vec<(String, String, String, Vec<String>, bool)> = page
            .value(
                "const text = (event, part) => event.querySelector(`[part~=${part}]`)?.textContent.trim() ?? '';
                 return all('[part~=event]').map((event) => [event.dataset.id, text(event, 'headline'), text(event, 'summary'),
                   [...event.querySelectorAll('[part~=source]')].map((source) => source.textContent.trim()),
                   event.checkVisibility() && event.getBoundingClientRect().height > 20])",
            )
            .await;
        assert_eq!(events.len(), data.events.len(), "every event is in the page");
        for (id, headline, summary, sources, seen) in events {
            let event = data.event(&id);
            assert!(seen, "{id} is visible");
            assert_eq!(headline, event.headline);
            assert_eq!(summary, event.summary);
            assert!(!sources.is_empty(), "{id} has sources");
            for (said, title) in sources.iter().zip(&event.sources) {
                assert!(said.starts_with(title.as_str()), "{id}: {said:?} begins with {title:?}");
            }
        }
    });
}

#[test]
fn one_chart_and_the_first_event_with_everything_stand_above_the_open_list_at_every_width() {
    browse_without_script(async |page| {
        let data = Data::read();
        let first = &data.events[0];
        for (width, columns) in
            [(280, "narrow"), (390, "narrow"), (645, "medium"), (900, "medium"), (1_280, "wide")]
        {
            page.resize(width, 900).await;
            open_without_script(page, "/").await;
            let charts =
                "return all('.chart').filter((it) => it.checkVisibility()).map((it) => it.dataset.columns)";
            assert_eq!(page.texts(charts).await, [columns], "{width}");
            let (id, headline, summary, cut): (String, String, String, Vec<String>) = page
                .value(
                    "const stage = root.querySelector('[part~=stage]');
                     const said = (part) => stage.querySelector(`[part~=${part}]`).innerText;
                     // Nothing is cut, except by a column beside the chart, which scrolls.
                     const cut = [...stage.querySelectorAll('*')].filter((it) => it.clientHeight && !it.matches('.stage-scroll')
                       && getComputedStyle(it).overflowY !== 'visible' && it.scrollHeight > it.clientHeight + 1 && !it.matches('.spoken, .spoken *'));
                     return [stage.dataset.id, said('headline'), said('summary'), cut.map((it) => it.outerHTML.slice(0, 80))]",
                )
                .await;
            assert_eq!((&id, &headline, &summary), (&first.id, &first.headline, &first.summary), "{width}");
            assert_eq!(cut, Vec::<String>::new(), "{width}");
            let details =
                "return all('[part~=stage] [part~=details]').filter((it) => it.checkVisibility()).length";
            assert!(page.number(details).await > 2, "{width}: what else is known of the event");
            // Chart, stage and list follow each other or stand side by side, none over another.
            let apart = "const boxes = [all('.chart').find((it) => it.checkVisibility()), ...all('[part~=stage], [part~=list]')]
                .map((it) => it.getBoundingClientRect());
              return boxes.every((one, place) => boxes.every((other, at) => at <= place || other.top >= one.bottom - 1 || other.left >= one.right
                || other.right <= one.left || other.bottom <= one.top + 1)) && boxes.every((box) => box.height > 150)";
            assert!(page.is(apart).await, "{width}");
            assert!(page.is("return document.documentElement.scrollWidth <= innerWidth").await, "{width}");
            let rows = "return all('[part~=event]').filter((event) => event.checkVisibility()
                && event.getBoundingClientRect().height > 20 && event.getBoundingClientRect().height < 130).length";
            assert_eq!(page.number(rows).await, data.events.len(), "{width}: each row is a line or a few");
            let shortened = "return all('[part~=event] [part~=headline]').filter((it) => it.scrollWidth > it.clientWidth + 1
                || it.scrollHeight > it.clientHeight + 1).map((it) => it.textContent)";
            assert_eq!(page.texts(shortened).await, Vec::<String>::new(), "{width}: whole headlines");
        }
    });
}

#[test]
fn a_row_opens_by_a_click_with_everything_about_its_event() {
    browse_without_script(async |page| {
        open_without_script(page, "/").await;
        let seen = "return ['summary', 'source'].every((part) =>
            root.querySelector(`[part~=event][data-id=antalya-ministers] [part~=${part}]`).checkVisibility())";
        assert!(!page.is(seen).await, "closed at first");
        let (x, y): (f64, f64) = page
            .value(
                "const line = root.querySelector('[part~=event][data-id=antalya-ministers] > details > summary');
                 line.scrollIntoView({ block: 'center', behavior: 'instant' });
                 const box = line.getBoundingClientRect(); return [box.x + 20, box.y + box.height / 2]",
            )
            .await;
        page.click_at(x, y).await;
        assert!(page.is(seen).await, "its text and sources are visible");
    });
}

#[test]
fn the_page_is_styled_and_shows_no_control_without_a_function() {
    browse_without_script(async |page| {
        open_without_script(page, "/").await;
        assert!(
            page.is("return [...root.styleSheets].some((sheet) => sheet.cssRules.length > 20)").await,
            "the style sheet applies"
        );
        assert!(
            page.is("return document.documentElement.scrollWidth <= innerWidth").await,
            "nothing overflows the page"
        );
        assert!(page.is("return all('[part~=mark]').length > 10").await, "the chart is drawn");
    });
}

#[test]
fn the_list_is_described_for_search_engines() {
    browse_without_script(async |page| {
        let data = Data::read();
        open_without_script(page, "/").await;
        let blocks = page.texts("return [...document.querySelectorAll('script[type=\"application/ld+json\"]')].map((block) => block.textContent)").await;
        assert_eq!(blocks.len(), 1, "one block of structured data");
        let block: Value = serde_json::from_str(&blocks[0]).expect("it is JSON");
        assert!(block.to_string().contains("https://schema.org"), "it is schema.org's");
        let list = find_list(&block).unwrap_or_else(|| panic!("the block has an ItemList with items"));
        assert_eq!(list.len(), data.events.len());
        let text = block.to_string();
        for event in &data.events {
            assert!(text.contains(&json!(event.headline).to_string()), "{} is in it", event.id);
        }
    });
}

fn find_list(value: &Value) -> Option<&Vec<Value>> {
    match value {
        Value::Object(fields) => fields
            .get("itemListElement")
            .and_then(Value::as_array)
            .or_else(|| fields.values().find_map(find_list)),
        Value::Array(items) => items.iter().find_map(find_list),
        _ => None,
    }
}

#[test]
fn a_failed_download_leaves_the_events_in_place() {
    browse(async |page| {
        let data = Data::read();
        page.server.page("/talks_timeline_bg.wasm", &[], "not a module");
        page.load("/").await;
        page.js("host.scrollIntoView()", json!([])).await;
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        assert_eq!(page.heard("timeline-error").await.len(), 1, "the element reports it once");
        let seen = "return all('[part~=event]').filter((event) => event.checkVisibility()
            && event.getBoundingClientRect().height > 20).length";
        assert_eq!(page.number(seen).await, data.events.len());
        assert_eq!(page.texts(DEAD).await, Vec::<String>::new());
        // What has worked again has its controls again, and is as in any other page.
        page.server.mend("/talks_timeline_bg.wasm");
        page.js("root.querySelector('[part=notice] button').click()", json!([])).await;
        page.ready().await;
        assert!(page.is("return root.querySelector('[part~=filters]').checkVisibility()").await);
        assert!(
            !page.is("return root.querySelector('[part~=event]').checkVisibility()").await,
            "the list is closed"
        );
    });
}

/// Controls of the widget that can be seen and pressed.
const DEAD: &str = "return all('button, select, input').filter((control) => control.checkVisibility() && !control.closest('[part=notice]') && getComputedStyle(control).pointerEvents !== 'none')
    .map((control) => control.outerHTML.slice(0, 120))";

#[test]
fn no_control_without_a_function_is_visible() {
    browse_without_script(async |page| {
        open_without_script(page, "/").await;
        assert_eq!(page.texts(DEAD).await, Vec::<String>::new());
    });
}
