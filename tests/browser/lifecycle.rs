//! The life cycle of an element: moved, removed, reinserted, cloned, initially hidden, resized, one of many.

use crate::filters::choose;
use crate::harness::browse;
use crate::model::Data;
use crate::page::Page;
use serde_json::json;

const PLAIN: &str = "<talks-timeline></talks-timeline>";

/// A script that makes the page's clock faster: five of its seconds are a tenth of a second here.
const FAST_CLOCK: &str = "<script>const later = setTimeout;
    setTimeout = (act, time, ...rest) => later(act, time === 5000 ? 100 : time, ...rest)</script>";

const MODULE: &str = "/talks_timeline_bg.wasm";

async fn ready_count(page: &Page) -> usize {
    page.number("return seen.events.filter((event) => event.type === 'timeline-ready').length").await
}

/// A page with other content around the element.
async fn load_around(page: &Page, body: &str) {
    let html = format!(
        "<!doctype html><html lang=en><title>Around</title><script type=module src=/talks-timeline.js></script>{body}"
    );
    page.server.page("/around", &[], &html);
    page.load("/around").await;
}

#[test]
fn a_move_changes_nothing() {
    browse(async |page| {
        page.open_bare(PLAIN).await;
        choose(page, "kind", "grain-deal").await;
        page.js(
            "window.kept = root.querySelector('[part=list]'); const place = document.createElement('section');
             document.body.append(place); place.append(host); place.prepend(host)",
            json!([]),
        )
        .await;
        page.settle().await;
        assert!(
            page.is("return root.querySelector('[part=list]') === window.kept").await,
            "the same elements"
        );
        assert_eq!(ready_count(page).await, 1, "the widget has not been restarted");
        choose(page, "kind", "grain-deal").await;
        assert_eq!(page.text("return host.query").await, "", "and it still works");
    });
}

#[test]
fn a_reinserted_timeline_restores_the_readers_state() {
    browse(async |page| {
        page.open_bare("<talks-timeline query='party=TR'><p id=plain>Plain.</p></talks-timeline>").await;
        choose(page, "kind", "grain-deal").await;
        page.click("[part~=mark][data-id]").await;
        assert_ne!(page.text("return host.selected ?? ''").await, "");
        let state = "return [host.query, host.selected, host.group].join()";
        let before = page.text(state).await;
        assert!(before.starts_with("kind=grain-deal&party=TR,"), "{before}");
        page.take_out().await;
        assert!(
            page.is("const slot = gone.shadowRoot.querySelector('slot'); return !slot.hidden && slot.assignedNodes().length > 0").await,
            "the children are visible again"
        );
        assert_eq!(page.number("return gone.shadowRoot.querySelectorAll('[part~=event]').length").await, 0);
        page.js("document.body.append(gone)", json!([])).await;
        page.wait_until("return all('[part~=event]').length > 0").await;
        page.settle().await;
        assert_eq!(page.text(state).await, before);
        assert!(!page.is("return document.querySelector('#plain').checkVisibility()").await);
        // Requests by the page in the meantime take precedence.
        page.take_out().await;
        page.js(
            "gone.query = 'kind=negotiation-round'; document.body.append(gone); return gone.updateComplete",
            json!([]),
        )
        .await;
        assert_eq!(page.text("return host.query").await, "kind=negotiation-round");
    });
}

#[test]
fn a_filter_that_the_reader_has_cleared_stays_cleared_when_the_timeline_is_reinserted() {
    browse(async |page| {
        page.open_bare(PLAIN).await;
        page.js("host.query = 'kind=grain-deal'", json!([])).await;
        page.settle().await;
        page.click("[part=clear]").await;
        page.take_out().await;
        page.js("document.body.append(gone); return gone.updateComplete", json!([])).await;
        assert_eq!(page.text("return host.query").await, "");
        assert_eq!(page.number("return all('[part~=event]').length").await, Data::read().events.len());
    });
}

#[test]
fn a_clone_is_an_independent_timeline() {
    browse(async |page| {
        page.open("/").await;
        choose(page, "kind", "negotiation-round").await;
        page.js(
            "const copy = host.cloneNode(true); copy.id = 'copy'; copy.syncUrl = false; copy.eager = true; host.after(copy);
             return copy.updateComplete",
            json!([]),
        )
        .await;
        let copy = "const copy = document.querySelector('#copy'); return copy.updateComplete.then(() =>
            [copy.query, copy.shadowRoot.querySelectorAll('[part~=event]').length])";
        let total = Data::read().events.len();
        assert_eq!(
            page.js(copy, json!([])).await,
            json!(["", total]),
            "the reader's selection belongs to the original"
        );
        assert!(
            page.is("return !document.querySelector('#copy > ol').checkVisibility()").await,
            "the plain list was cloned too, and is hidden"
        );
    });
}

#[test]
fn markup_inserted_by_script_works_without_its_shadow_root() {
    browse(async |page| {
        let html = std::fs::read_to_string(crate::server::dist().join("index.html")).expect("index.html");
        let start = html.find("<talks-timeline").expect("the element");
        let end = html.find("</talks-timeline>").expect("its end");
        let element = &html[start..end].replace(" sync-url", "");
        load_around(page, "<main></main>").await;
        page.js("document.querySelector('main').innerHTML = arguments[0]", json!([element])).await;
        assert!(page.is("return document.querySelector('main ol').children.length > 50").await);
        page.ready().await;
        assert_eq!(page.number("return all('[part~=event]').length").await, Data::read().events.len());
        assert!(!page.is("return document.querySelector('main ol').checkVisibility()").await);
    });
}

#[test]
fn a_hidden_timeline_loads_when_it_is_shown() {
    for hide in ["<div id=tab hidden>", "<details id=tab>"] {
        browse(async |page| {
            load_around(page, &format!("{hide}<talks-timeline></talks-timeline></div></details>")).await;
            page.wait_until("return customElements.get('talks-timeline') !== undefined").await;
            page.js("return new Promise((resolve) => setTimeout(resolve, 300))", json!([])).await;
            assert!(!page.server.requests().iter().any(|path| path == MODULE), "not visible yet");
            page.js(
                "const tab = document.querySelector('#tab'); tab.hidden = false; tab.open = true",
                json!([]),
            )
            .await;
            page.ready().await;
            assert!(page.is(FITS).await);
        });
    }
}

#[test]
fn a_timeline_that_was_drawn_while_hidden_fits_when_it_is_shown() {
    browse(async |page| {
        load_around(page, "<div id=tab hidden><talks-timeline eager></talks-timeline></div>").await;
        page.ready().await;
        page.js("document.querySelector('#tab').hidden = false", json!([])).await;
        page.wait_until(FITS).await;
        choose(page, "kind", "grain-deal").await;
        assert_eq!(page.text("return host.query").await, "kind=grain-deal");
    });
}

/// The chart has its available width, alone or beside the stage, the middle of each mark is inside, and nothing overflows the page.
const FITS: &str = "const box = host.getBoundingClientRect();
    const [chart, stage] = ['chart', 'stage'].map((part) => root.querySelector(`[part=${part}]`)?.getBoundingClientRect());
    const marks = all('[part~=mark]').map((mark) => mark.getBoundingClientRect());
    const isBeside = chart && stage.left >= chart.right;
    return Boolean(chart) && marks.length > 5 && marks.every((mark) => mark.left + mark.right >= 2 * chart.left && mark.left + mark.right <= 2 * chart.right)
      && document.documentElement.scrollWidth <= innerWidth
      && (isBeside ? stage.right > box.right - 10 && chart.width + stage.width > box.width * 0.9 : chart.width > box.width * 0.9)";

#[test]
fn the_chart_follows_the_width_of_its_column() {
    browse(async |page| {
        load_around(page, "<div id=column style='width: 900px'><talks-timeline></talks-timeline></div>")
            .await;
        page.ready().await;
        let marks = "return all('[part~=mark]').length";
        let wide = page.number(marks).await;
        page.js("document.querySelector('#column').style.width = '320px'", json!([])).await;
        page.wait_until(&format!(
            "const narrow = all('[part~=mark]').length < {wide}; {}",
            FITS.replace("return", "return narrow &&")
        ))
        .await;
        page.js("document.querySelector('#column').style.width = '900px'", json!([])).await;
        page.wait_until(&format!("return all('[part~=mark]').length === {wide}")).await;
    });
}

#[test]
fn the_timeline_fits_when_the_page_is_zoomed() {
    browse(async |page| {
        load_around(page, PLAIN).await;
        page.ready().await;
        for zoom in ["0.8", "0.9", "1.1", "1.5"] {
            page.js("document.documentElement.style.zoom = arguments[0]", json!([zoom])).await;
            page.settle().await;
            page.wait_until(FITS).await;
        }
    });
}

#[test]
fn the_timeline_works_after_back_to_the_page() {
    browse(async |page| {
        page.open_bare(PLAIN).await;
        choose(page, "kind", "grain-deal").await;
        page.server.page(
            "/other",
            &[],
            "<!doctype html><html lang=en><title>Other</title><p>Another page.</p>",
        );
        page.js("location.href = '/other'", json!([])).await;
        page.wait_until("return document.title === 'Other' && document.readyState === 'complete'").await;
        page.js("history.back()", json!([])).await;
        page.wait_until("return root != null && all('[part~=event]').length > 0").await;
        page.ready().await;
        choose(page, "kind", "negotiation-round").await;
        assert!(page.text("return host.query").await.contains("negotiation-round"));
    });
}

#[test]
fn properties_apply_in_any_order() {
    const DATA: &str = r#"{"facets": [{"id": "colour", "terms": [{"id": "red"}, {"id": "blue"}]}], "events": [
        {"id": "one", "start": "2021", "headline": "One", "tags": {"colour": ["red"]}},
        {"id": "two", "start": "2022", "headline": "Two", "tags": {"colour": ["blue"]}}]}"#;
    let orders = [
        [
            "host.selected = 'two'",
            "host.query = 'colour=blue'",
            "host.group = 'none'",
            "host.src = '/mine.json'",
        ],
        [
            "host.src = '/mine.json'",
            "host.query = 'colour=blue'",
            "host.selected = 'two'",
            "host.group = 'none'",
        ],
        [
            "host.query = 'colour=blue'",
            "host.src = '/mine.json'",
            "host.group = 'none'",
            "host.selected = 'two'",
        ],
    ];
    for start in ["<talks-timeline></talks-timeline>", "<talks-timeline src=/nothing.json></talks-timeline>"]
    {
        for order in orders {
            browse(async |page| {
                page.server.instead("/mine.json", 200, "application/json", DATA);
                load_around(page, start).await;
                if start == PLAIN {
                    page.ready().await;
                } else {
                    page.wait_until("return seen.events.some((event) => event.type === 'timeline-error')")
                        .await;
                }
                page.js(&order.join(";"), json!([])).await;
                page.settle().await;
                let now = page
                    .text(
                        "return [host.query, host.selected, host.group, all('[part~=event]').length].join()",
                    )
                    .await;
                assert_eq!(now, "colour=blue,two,none,1", "{order:?}");
            });
        }
    }
}

#[test]
fn live_attributes_take_effect() {
    browse(async |page| {
        load_around(page, "<p style='height: 4000px'>Far above.</p><talks-timeline></talks-timeline>").await;
        page.wait_until("return host.matches(':defined')").await;
        let is_complete = "return Promise.race([host.updateComplete.then(() => true),
            new Promise((resolve) => setTimeout(() => resolve(false), 200))])";
        assert!(!page.is(is_complete).await, "far away it is not drawn, and does not say that it is");
        page.js("host.setAttribute('eager', '')", json!([])).await;
        page.ready().await;
        assert!(page.is("return [...all('button')].some((button) => button.textContent === 'Share' && button.checkVisibility())").await);
        page.js("host.setAttribute('no-embed', '')", json!([])).await;
        assert!(!page.is("return [...all('button')].some((button) => button.textContent === 'Share' && button.checkVisibility())").await);
        page.js("host.syncUrl = true; location.hash = 'kind=grain-deal'", json!([])).await;
        page.wait_until("return host.query === 'kind=grain-deal'").await;
        page.js("host.syncUrl = false; location.hash = 'kind=negotiation-round'; return new Promise((resolve) => setTimeout(resolve, 100))", json!([])).await;
        assert_eq!(
            page.text("return host.query").await,
            "kind=grain-deal",
            "the attribute no longer applies"
        );
    });
}

#[test]
fn data_is_reloaded_at_intervals() {
    browse(async |page| {
        let data = |first: usize, count: usize| {
            let event = |day: usize| json!({ "id": format!("day-{day}"), "start": format!("2022-03-{:02}", day + 1), "headline": "A day" });
            let events: Vec<_> = (first..first + count).map(event).collect();
            json!({ "events": events }).to_string()
        };
        page.server.instead("/live.json", 200, "application/json", data(2, 3));
        load_around(page, &format!("{FAST_CLOCK}<talks-timeline src=/live.json refresh=1></talks-timeline>"))
            .await;
        page.ready().await;
        page.js(
            "host.selected = 'day-3'; window.kept = root.querySelector('[data-id=day-3][part=event]')",
            json!([]),
        )
        .await;
        page.server.instead("/live.json", 200, "application/json", data(0, 5));
        page.wait_until("return all('[part~=event]').length === 5").await;
        assert_eq!(page.text("return host.selected").await, "day-3", "what was selected stays");
        let kept = "return kept.isConnected && kept.dataset.id === 'day-3' && kept.getAttribute('aria-current') === 'true'";
        assert!(page.is(kept).await, "in the same elements, although others precede it now");
        page.js(
            "host.removeAttribute('refresh'); return new Promise((resolve) => setTimeout(resolve, 300))",
            json!([]),
        )
        .await;
        let asked = page.server.requests().len();
        page.js("return new Promise((resolve) => setTimeout(resolve, 500))", json!([])).await;
        assert_eq!(page.server.requests().len(), asked, "no further requests");
    });
}

#[test]
fn the_same_data_read_again_closes_nothing_and_leaves_the_focus() {
    const KEPT: &str = "[root.activeElement, root.querySelector('.panel'), ...all('[part=details][open]')]";
    let same = format!(
        "const now = {KEPT};
         return now.length === kept.length && now.every((element, place) => element && element === kept[place])"
    );
    browse(async |page| {
        load_around(page, &format!("{FAST_CLOCK}<talks-timeline src=/talks-2022.json></talks-timeline>"))
            .await;
        page.ready().await;
        page.js("host.selected = 'istanbul-talks'", json!([])).await;
        page.settle().await;
        page.click("[part~=stage] [part~=details]:not([open]) > summary").await;
        page.open_panel("Party").await;
        for focused in [
            ".panel [part~=term]",
            "[part~=stage][data-id=istanbul-talks] [part~=details][open] > summary",
            "[part~=mark][tabindex='0']",
        ] {
            page.js(
                &format!("root.querySelector(arguments[0]).focus(); window.kept = {KEPT}"),
                json!([focused]),
            )
            .await;
            // The search, the panel, and the details, of which the reader has opened one.
            assert!(page.number("return kept.filter(Boolean).length").await >= 4, "{focused}");
            page.js("return host.reload()", json!([])).await;
            page.settle().await;
            assert!(page.is(&same).await, "reload with the focus on {focused}");
            page.js("performance.clearResourceTimings(); host.setAttribute('refresh', '5')", json!([])).await;
            page.wait_until("return performance.getEntriesByType('resource').length > 1").await;
            page.js("host.removeAttribute('refresh')", json!([])).await;
            page.settle().await;
            assert!(page.is(&same).await, "refresh with the focus on {focused}");
        }
        assert_eq!(page.text("return host.selected").await, "istanbul-talks");
    });
}

#[test]
fn twenty_timelines_on_a_page_are_independent() {
    browse(async |page| {
        load_around(page, &"<talks-timeline eager></talks-timeline>".repeat(20)).await;
        page.wait_until(
            "return seen.events.filter((event) => event.type === 'timeline-ready').length === 20",
        )
        .await;
        let modules = page.server.requests().iter().filter(|path| path.starts_with(MODULE)).count();
        assert_eq!(modules, 1, "one download for all");
        choose(page, "kind", "grain-deal").await;
        let queries = "return [...document.querySelectorAll('talks-timeline')].map((each) => each.query)";
        let mut expected = vec![String::new(); 20];
        expected[0] = "kind=grain-deal".into();
        assert_eq!(page.texts(queries).await, expected);
        page.js("document.querySelector('talks-timeline').remove()", json!([])).await;
        choose(page, "kind", "negotiation-round").await;
        assert_eq!(page.texts(queries).await[0], "kind=negotiation-round", "the others still work");
    });
}

/// Mounts and removes a number of timelines; returns how many bytes of the module's memory that has cost, and how many
/// listeners remain on the page.
const MOUNTS: &str = "const count = arguments[0];
    for (let turn = 0; turn < count; turn += 1) {
      const element = document.createElement('talks-timeline');
      element.eager = true;
      element.data = { facets: [{ id: 'kind', terms: [{ id: 'a' }] }], events: [
        { id: 'one', start: '2022-03-01', headline: 'One', tags: { kind: ['a'] } }, { id: 'two', start: '2022-04-02', headline: 'Two' }] };
      document.body.append(element);
      await element.updateComplete;
      element.remove();
      await new Promise((resolve) => setTimeout(resolve));
    }
    return [window.memory.buffer.byteLength, window.listening];";

#[test]
fn mounts_and_removals_leave_little_behind() {
    browse(async |page| {
        load_around(
            page,
            "<script>
               const instantiate = WebAssembly.instantiate;
               WebAssembly.instantiate = async (...values) => {
                 const instance = await instantiate(...values);
                 window.memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
                 return instance;
               };
               window.listening = 0;
               for (const target of [window, document]) {
                 const [add, remove] = [target.addEventListener, target.removeEventListener];
                 target.addEventListener = function (...values) { window.listening += 1; return add.apply(this, values) };
                 target.removeEventListener = function (...values) { window.listening -= 1; return remove.apply(this, values) };
               }
             </script>",
        )
        .await;
        page.wait_until("return customElements.get('talks-timeline') !== undefined").await;
        let mount = async |count: usize| {
            let script =
                format!("return (async () => {{ {MOUNTS} }})()").replace("arguments[0]", &count.to_string());
            page.value::<(usize, i64)>(&script).await
        };
        let (early, listening) = mount(50).await;
        let (mut late, mut still_listening) = (early, listening);
        for _ in 0..10 {
            (late, still_listening) = mount(50).await;
        }
        println!("50 mounts: {early} bytes; 500 more: {late} bytes, {} for each", (late - early) / 500);
        assert_eq!(listening, still_listening, "listeners on window and document");
        assert!((late - early) / 500 < 200, "{early} bytes after 50 mounts, {late} after 500 more");
    });
}
