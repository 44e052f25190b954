//! What axe-core finds, and what it cannot check: names, dates and headings. The submodules check focus, reader preferences, and
//! the accessibility tree.

mod focus;
mod lines;
mod preferences;
mod tree;

use crate::harness::browse;
use crate::model::Data;
use crate::page::Page;
use serde_json::json;
use std::path::Path;

/// Runs axe-core on the whole page, and fails on any violation.
async fn assert_no_violation(page: &Page, state: &str) {
    assert_no_violation_but(page, state, &[]).await;
}

/// Like [`assert_no_violation`], except for some rules of axe-core; callers say why.
pub async fn assert_no_violation_but(page: &Page, state: &str, rules: &[&str]) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(&file).expect("axe-core; scripts/test installs it");
    // The driver injects the script, so the page's policy does not apply to it.
    page.driver().execute(axe, vec![]).await.expect("axe-core loads");
    let script = "return axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
        violations.filter(({ id }) => !arguments[0].includes(id)).map(({ id, help, nodes }) => ({ id, help, count: nodes.length, nodes: nodes.slice(0, 5).map((node) =>
            ({ target: node.target.flat().join(' '), html: node.html.slice(0, 200), why: node.failureSummary })) })))";
    let violations = page.js(script, json!([rules])).await;
    assert!(
        violations == json!([]),
        "{state}: {}",
        serde_json::to_string_pretty(&violations).unwrap_or_default()
    );
}

/// Checks a state of the page in the light and the dark scheme.
fn check(path: &str, state: &str, then: impl AsyncFn(&Page)) {
    for scheme in ["light", "dark"] {
        browse(async |page| {
            page.prefer(scheme).await;
            page.open(path).await;
            then(page).await;
            assert_no_violation(page, &format!("{state}, {scheme}")).await;
        });
    }
}

#[test]
fn axe_finds_nothing_at_first() {
    check("/", "initial", async |_| {});
}

#[test]
fn axe_finds_nothing_when_filtered() {
    check("/#kind=negotiation-round&party=TR", "filtered", async |page| page.open_panel("Party").await);
}

#[test]
fn axe_finds_nothing_when_an_event_is_selected_and_all_of_it_is_open() {
    check("/#selected=antalya-ministers", "opened", async |page| {
        for summary in page.shadow_all("[part~=details]:not([open]) > summary").await {
            page.click_on(&summary).await;
        }
    });
}

#[test]
fn axe_finds_nothing_when_the_list_is_open() {
    check("/", "the list", async |page| page.show_list(true).await);
}

#[test]
fn axe_finds_nothing_in_any_panel() {
    check("/", "panels", async |page| {
        for name in ["Place", "More", "View"] {
            page.open_panel(name).await;
            assert_no_violation(page, name).await;
        }
    });
}

#[test]
fn axe_finds_nothing_when_no_event_matches() {
    check("/#q=xylophone", "empty", async |_| {});
}

#[test]
fn axe_finds_nothing_when_a_cluster_is_open() {
    check("/", "cluster", async |page| {
        page.click("[part~=mark][aria-expanded]").await;
    });
}

#[test]
fn axe_finds_nothing_on_a_phone() {
    browse(async |page| {
        page.resize(360, 740).await;
        page.open("/#selected=antalya-ministers").await;
        assert_no_violation(page, "360 pixels").await;
        page.click_button("Read on").await;
        assert_no_violation(page, "360 pixels, read on").await;
        page.show_list(true).await;
        assert_no_violation(page, "360 pixels, the list").await;
        page.show_list(false).await;
        page.open_panel("Filters").await;
        assert_no_violation(page, "360 pixels, the sheet").await;
    });
}

#[test]
fn every_event_has_a_name_a_date_and_on_the_stage_a_heading() {
    browse(async |page| {
        let data = Data::read();
        page.open("/").await;
        // Of a row: the words that screen readers get. Of the stage: what it shows when the event is selected.
        let events: Vec<(String, String, String, String, String, String)> = page
            .value(
                "const told = (row) => [...row.querySelectorAll('time .spoken, .row-headline')].map((part) => part.textContent).join(' ');
                 return (async () => {
                   const seen = [];
                   for (const event of all('[part~=event]')) {
                     host.selected = event.dataset.id;
                     await host.updateComplete;
                     const stage = root.querySelector('[part~=stage]');
                     const heading = stage.querySelector('h1, h2, h3, h4, h5, h6');
                     seen.push([event.dataset.id, told(event.querySelector('button')), event.querySelector('time').dateTime,
                       heading.localName, heading.textContent, stage.querySelector('time[part~=date]').dateTime]);
                   }
                   return seen;
                 })()",
            )
            .await;
        assert_eq!(events.len(), data.events.len());
        for (id, told, date, level, heading, staged) in events {
            let event = data.event(&id);
            assert!(told.ends_with(&event.headline), "{id} is named by its headline: {told}");
            assert!(told.contains("2022"), "{id} has its date: {told}");
            assert_eq!((&*level, heading), ("h3", event.headline.clone()), "{id} has a heading on the stage");
            for date in [date, staged] {
                assert!(
                    event.start.starts_with(&date) || date.starts_with(&event.start),
                    "{id}: {date} for {}",
                    event.start
                );
                assert!(date.len() >= 4, "{id} has a date");
            }
        }
    });
}

#[test]
fn headings_skip_no_level() {
    browse(async |page| {
        page.open("/").await;
        let levels: Vec<u8> = page
            .value("return all('h1, h2, h3, h4, h5, h6').map((heading) => Number(heading.localName[1]))")
            .await;
        assert_eq!(levels.first(), Some(&2), "the widget's own title comes first");
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "h{} after h{}", pair[1], pair[0]);
        }
    });
}

#[test]
fn every_mark_has_a_descriptive_name() {
    browse(async |page| {
        let data = Data::read();
        page.open("/").await;
        let marks: Vec<(String, String, String, Option<String>)> = page
            .value(
                "return all('[part~=mark]').map((mark) => [mark.dataset.id ?? '', mark.ariaLabel, mark.ariaDescription ?? '',
                   mark.parentElement.parentElement.querySelector('[part~=mark-label] span')?.textContent])",
            )
            .await;
        assert!(marks.iter().any(|(id, ..)| id.is_empty()) && marks.iter().any(|(id, ..)| !id.is_empty()));
        for (id, name, description, seen) in marks {
            assert!(name.starts_with(seen.as_deref().unwrap_or_default()), "{name} begins with {seen:?}");
            assert!(name.contains("2022"), "{name} has a date");
            if !id.is_empty() {
                let headline = &data.event(&id).headline;
                assert!(name.starts_with(headline) != (description == *headline), "{name}, {description}");
            }
        }
    });
}

#[test]
fn a_change_of_the_filter_is_announced() {
    browse(async |page| {
        page.open("/").await;
        let status = "return root.querySelector('[part~=status]')";
        assert!(page.is(&format!("{status}.matches('[role=status], [aria-live=polite]')")).await);
        page.js(&format!("window.__status = (() => {{ {status} }})()"), json!([])).await;
        crate::filters::type_into_search(page, "corridor").await;
        // The live region must stay the same element: screen readers do not announce one that is inserted anew.
        assert!(
            page.is("return window.__status.isConnected && /[0-9]/.test(window.__status.textContent)").await
        );
    });
}

#[test]
fn targets_are_at_least_24_pixels_and_44_for_fingers() {
    browse(async |page| {
        let small = "return all(arguments[1]).filter((target) => target.checkVisibility({ visibilityProperty: true }))
            .filter((target) => getComputedStyle(target).pointerEvents !== 'none').map((target) => {
               const { width, height } = target.getBoundingClientRect();
               return [Math.round(Math.min(width, height)), target.outerHTML.slice(0, 120)];
             }).filter(([size]) => size < arguments[0])";
        let targets = "button, summary, input, [part~=mark]";
        page.open("/#selected=antalya-ministers&party=TR").await;
        assert_eq!(page.js(small, json!([24, targets])).await, json!([]));
        for panel in ["Place", "More", "View"] {
            page.open_panel(panel).await;
            assert_eq!(page.js(small, json!([24, targets])).await, json!([]), "{panel}");
        }
        page.close_panel().await;
        page.show_list(true).await;
        assert_eq!(page.js(small, json!([24, targets])).await, json!([]), "the list");
        page.show_list(false).await;
        page.use_fingers().await;
        // A tag in running text may be smaller than a fingertip if its neighbours are far enough away. Of a mark, all of its lane
        // is the target.
        assert_eq!(page.js(small, json!([24, targets])).await, json!([]));
        let fingers = "[part~=search], .sheet-opener, [part~=index-toggle], [data-look=step], .read-on, .section > summary, .row";
        assert_eq!(page.js(small, json!([44, fingers])).await, json!([]));
        page.click_button("Read on").await;
        assert_eq!(page.js(small, json!([44, fingers])).await, json!([]), "read on");
        page.show_list(true).await;
        assert_eq!(page.js(small, json!([44, fingers])).await, json!([]), "the list");
        page.show_list(false).await;
        page.open_panel("Filters").await;
        assert_eq!(page.js(small, json!([44, ".sheet :is(button, input)"])).await, json!([]), "the sheet");
    });
}
