//! The public contract for pages: events, properties, attributes, parts.

use crate::filters::{assert_shown, choose, shown};
use crate::harness::browse;
use crate::model::{Data, Filter};
use serde_json::json;

const PLAIN: &str = "<talks-timeline></talks-timeline>";

#[test]
fn ready_fires_once_with_the_counts() {
    browse(async |page| {
        let total = Data::read().events.len();
        page.open_bare("<talks-timeline query='kind=grain-deal'></talks-timeline>").await;
        let shown = shown(page).await.len();
        assert_eq!(page.heard("timeline-ready").await, [json!({ "shown": shown, "total": total })]);
        assert!(shown < total);
        let others = "return seen.events.filter((event) => event.type !== 'timeline-ready').length";
        assert_eq!(page.number(others).await, 0, "no other event fires before the reader acts");
    });
}

#[test]
fn changes_by_the_reader_fire_events() {
    browse(async |page| {
        let data = Data::read();
        let total = data.events.len();
        page.open_bare(PLAIN).await;
        choose(page, "kind", "grain-deal").await;
        let shown = data.passing(&Filter { terms: vec![("kind", "grain-deal")], ..Filter::default() }).len();
        assert_eq!(
            page.heard("timeline-filter").await,
            [json!({ "query": "kind=grain-deal", "shown": shown, "total": total })]
        );
        page.show_list(true).await;
        page.click("[part~=event][data-id=grain-initiative-signed] button").await;
        page.show_list(false).await;
        assert_eq!(page.heard("timeline-select").await, [json!({ "id": "grain-initiative-signed" })]);
        page.click_button("Zoom in").await;
        let ranges = page.heard("timeline-range").await;
        let dates = ["from", "to"].map(|end| ranges[0][end].as_str().unwrap_or_default().to_owned());
        assert!(dates.iter().all(|date| date.starts_with("2022-")) && dates[0] < dates[1], "{dates:?}");
        assert!(page.is("return seen.events.every((event) => event.bubbles && event.composed)").await);
    });
}

#[test]
fn events_come_in_the_order_of_the_changes_although_a_listener_makes_another_change() {
    browse(async |page| {
        page.open_bare(PLAIN).await;
        page.click_button("Zoom in").await;
        page.js(
            "seen.events.length = 0;
             host.addEventListener('timeline-select', () => root.querySelector('[part~=term]').click(), { once: true });
             all('[part~=event] button').at(-1).click()",
            json!([]),
        )
        .await;
        let types = page.texts("return seen.events.map((event) => event.type)").await;
        assert_eq!(types, ["timeline-select", "timeline-range", "timeline-filter"]);
        let shown = page.heard("timeline-filter").await[0]["query"].clone();
        assert_eq!(shown, json!(page.text("return host.query").await));
    });
}

#[test]
fn changes_by_the_page_fire_no_events() {
    browse(async |page| {
        page.open_bare(PLAIN).await;
        page.js(
            "host.query = 'party=TR'; host.selected = 'antalya-ministers'; host.group = 'party'; host.layout = 'list';
             host.theme = 'dark'; host.clear(); host.select('istanbul-talks'); host.setAttribute('query', 'kind=grain-deal')",
            json!([]),
        )
        .await;
        page.settle().await;
        assert_eq!(page.number("return seen.events.length").await, 1, "only timeline-ready");
    });
}

#[test]
fn query_is_live_and_reads_back() {
    browse(async |page| {
        let data = Data::read();
        page.open_bare(PLAIN).await;
        page.js("host.query = 'party=TR&kind=negotiation-round&nosuch=x'", json!([])).await;
        page.settle().await;
        let filter =
            Filter { terms: vec![("kind", "negotiation-round"), ("party", "TR")], ..Filter::default() };
        assert_shown(page, &data, &filter).await;
        assert_eq!(page.text("return host.query").await, "kind=negotiation-round&party=TR");
        page.js("host.setAttribute('query', 'party=IL')", json!([])).await;
        page.settle().await;
        assert_shown(page, &data, &Filter { terms: vec![("party", "IL")], ..Filter::default() }).await;
        page.js("host.clear()", json!([])).await;
        page.settle().await;
        assert_shown(page, &data, &Filter::default()).await;
    });
}

#[test]
fn selected_is_live_and_reads_back() {
    browse(async |page| {
        page.open_bare(PLAIN).await;
        page.js("host.selected = 'istanbul-talks'", json!([])).await;
        page.settle().await;
        // The event on the stage, the row of the list, and the rows of which a button is pressed.
        let places = "const row = root.querySelector('[part~=event][aria-current=true]');
            return [root.querySelector('[part~=stage]').dataset.id, row.dataset.id,
              ...all('[part~=event]:has([aria-pressed=true])').map((event) => event.dataset.id)]";
        assert_eq!(page.texts(places).await, ["istanbul-talks"; 3]);
        page.js("host.select('antalya-ministers')", json!([])).await;
        page.settle().await;
        assert_eq!(page.text("return host.selected").await, "antalya-ministers");
        assert_eq!(page.texts(places).await, ["antalya-ministers"; 3]);
        page.js("host.selected = null", json!([])).await;
        page.settle().await;
        assert!(page.is("return host.selected === null").await);
        assert_eq!(page.number("return all('[aria-pressed=true]').length").await, 0);
        assert_ne!(
            page.text("return root.querySelector('[part~=stage]').dataset.id").await,
            "",
            "never empty"
        );
    });
}

#[test]
fn group_and_layout_are_live() {
    browse(async |page| {
        page.open_bare(PLAIN).await;
        page.js("host.group = 'party'", json!([])).await;
        page.settle().await;
        let facets =
            "return [...new Set(all('[part~=lane] [part~=term]').map((button) => button.dataset.facet))]";
        assert_eq!(page.texts(facets).await, ["party"]);
        assert_eq!(page.text("return host.group").await, "party");
        page.js("host.group = 'none'", json!([])).await;
        page.settle().await;
        assert_eq!(page.number("return all('[part~=lane]').length").await, 1);
        for (layout, charts, lists) in
            [("list", 0, true), ("chart", 1, false), ("story", 1, true), ("full", 1, true)]
        {
            page.js("host.layout = arguments[0]", json!([layout])).await;
            page.settle().await;
            assert_eq!(page.number("return all('[part~=chart]').length").await, charts, "{layout}");
            assert_eq!(!shown(page).await.is_empty(), lists, "{layout}");
            assert_eq!(page.number("return all('[part~=stage][data-id]').length").await, 1, "{layout}");
            assert_eq!(page.text("return host.layout").await, layout);
        }
    });
}

#[test]
fn no_layout_lays_one_thing_over_another_at_any_width() {
    browse(async |page| {
        for (layout, width) in ["full", "list", "chart", "story"]
            .into_iter()
            .flat_map(|layout| [300, 390, 720, 1_280].map(|width| (layout, width)))
        {
            page.resize(width, 900).await;
            page.open_bare(&format!("<talks-timeline layout={layout}></talks-timeline>")).await;
            let apart = "const boxes = ['.status', '.search', '.sheet-opener', '.menus', '[part~=index-toggle]', '.plot', '[part~=stage]']
                  .map((name) => [name, root.querySelector(name)]).filter(([, one]) => one?.checkVisibility({ visibilityProperty: true }))
                  .map(([name, one]) => [name, one.getBoundingClientRect()]);
                const over = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
                  && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
                return boxes.flatMap(([name, box], at) => boxes.slice(at + 1).filter(([, other]) => over(box, other)).map(([other]) => `${name} ${other}`))";
            assert_eq!(page.texts(apart).await, Vec::<String>::new(), "{layout} at {width}");
            let (leads, is_first): (bool, bool) = page
                .value(
                    "const [stage, chart] = ['[part~=stage]', '.charts'].map((name) => root.querySelector(name));
                     return [stage.getBoundingClientRect().top < chart.getBoundingClientRect().top,
                       Boolean(stage.compareDocumentPosition(chart) & Node.DOCUMENT_POSITION_FOLLOWING)]",
                )
                .await;
            if layout == "story" {
                assert!(leads && is_first, "a story begins with the event, for eye and focus, at {width}");
            }
            if layout == "full" || layout == "story" {
                page.show_list(true).await;
                let height = "return root.querySelector('[part~=list]').getBoundingClientRect().height";
                let height: f64 = page.value(height).await;
                assert!(height > 200.0, "the open list is {height} high, {layout} at {width}");
            }
        }
    });
}

#[test]
fn the_layout_without_a_chart_shows_list_and_stage_apart_at_every_width() {
    browse(async |page| {
        for width in [390, 720, 1_280] {
            page.resize(width, 900).await;
            page.open_bare("<talks-timeline layout=list></talks-timeline>").await;
            let boxes = "const [list, stage] = ['list', 'stage'].map((part) => root.querySelector(`[part~=${part}]`));
                const [one, other] = [list, stage].map((part) => part.getBoundingClientRect());
                const both = [list, stage].every((part) => part.checkVisibility({ visibilityProperty: true }));
                return both && one.height > 300 && other.height > 150 && (other.top >= one.bottom || other.left >= one.right)";
            assert!(page.is(boxes).await, "{width}");
            let dead = ["Zoom in", "Widen busy periods"].map(|words| {
                format!("return !all('button').some((button) => button.checkVisibility() && (button.ariaLabel ?? button.textContent) === '{words}')")
            });
            for script in dead {
                assert!(page.is(&script).await, "{width}: {script}");
            }
            // A pressed row appears on the stage.
            page.click("[part~=event]:nth-child(2) button").await;
            let staged = "return root.querySelector('[part~=stage]').dataset.id === host.selected
                && root.querySelector('[part~=headline]').checkVisibility({ visibilityProperty: true })";
            assert!(page.is(staged).await, "{width}");
        }
    });
}

#[test]
fn time_and_an_open_list_are_live() {
    browse(async |page| {
        page.open_bare("<talks-timeline list=open></talks-timeline>").await;
        let is_open = "return root.querySelector('.index').open";
        assert!(page.is(is_open).await, "the page opens the list");
        page.js("host.removeAttribute('list')", json!([])).await;
        page.settle().await;
        assert!(!page.is(is_open).await);
        // Where the marks are, in the order of time.
        let places = "return JSON.stringify(all('[part~=mark]').map((mark) => Math.round(mark.getBoundingClientRect().x)))";
        let widened = page.text(places).await;
        page.js("host.setAttribute('time', 'linear')", json!([])).await;
        page.settle().await;
        let linear = page.text(places).await;
        assert_ne!(linear, widened);
        assert_eq!(
            page.shadow("[role=switch]").await.attr("aria-checked").await.expect("it"),
            Some("false".into())
        );
        page.js("host.removeAttribute('time')", json!([])).await;
        page.settle().await;
        assert_eq!(page.text(places).await, widened);
    });
}

#[test]
fn theme_is_live_and_follows_the_readers_preference_when_unset() {
    browse(async |page| {
        // The lightness of the visible text.
        let light_text =
            "const [red, green, blue] = getComputedStyle(root.querySelector('[part~=summary]')).color
            .match(/[0-9.]+/g).map(Number); return red + green + blue > 384";
        page.prefer("light").await;
        page.open_bare(PLAIN).await;
        assert!(!page.is(light_text).await, "auto, light");
        page.prefer("dark").await;
        assert!(page.is(light_text).await, "auto, dark");
        page.js("host.theme = 'light'", json!([])).await;
        page.settle().await;
        assert!(!page.is(light_text).await, "light, though the reader prefers dark");
        page.prefer("light").await;
        page.js("host.setAttribute('theme', 'dark')", json!([])).await;
        page.settle().await;
        assert!(page.is(light_text).await, "dark, though the reader prefers light");
    });
}

#[test]
fn properties_set_before_the_element_is_defined_count() {
    browse(async |page| {
        let html = "<!doctype html><html lang=en><title>Early</title><talks-timeline></talks-timeline>\
            <script>document.querySelector('talks-timeline').query = 'kind=grain-deal'</script>\
            <script type=module src=/talks-timeline.js></script>";
        page.server.page("/early", &[], html);
        page.open("/early").await;
        let filter = Filter { terms: vec![("kind", "grain-deal")], ..Filter::default() };
        assert_shown(page, &Data::read(), &filter).await;
    });
}

#[test]
fn null_data_shows_the_embedded_dataset() {
    browse(async |page| {
        page.open_bare(PLAIN).await;
        let total = Data::read().events.len();
        page.js(
            "host.data = { events: [{ id: 'a', start: '2022', headline: 'A' }] }; return host.updateComplete",
            json!([]),
        )
        .await;
        assert_eq!(shown(page).await, ["a"]);
        page.js("host.data = null; return host.updateComplete", json!([])).await;
        page.settle().await;
        assert_eq!(shown(page).await.len(), total, "the talks are back");
        assert!(page.is("return host.data === undefined").await);
        assert_eq!(page.heard("timeline-error").await, Vec::<serde_json::Value>::new());
    });
}

#[test]
fn all_parts_in_the_contract_exist() {
    browse(async |page| {
        page.open("/#kind=negotiation-round&q=talks").await;
        let mark = page.shadow("[part~=mark][data-id]").await;
        page.hover(&mark).await;
        page.wait_until("return all('[part~=preview]').length === 1").await;
        for part in
            "base header title filters facet term search count clear chart axis lane mark mark-label preview \
            index-toggle list group event stage headline date summary details source status"
                .split_whitespace()
        {
            assert!(page.number(&format!("return all('[part~={part}]').length")).await > 0, "part {part}");
        }
        assert!(
            page.is(
                "return all('[part~=term]').every((term) => term.localName === 'button' && term.dataset.facet
            && term.dataset.term && term.hasAttribute('aria-pressed'))"
            )
            .await
        );
        // The `Promise` of the page: in Firefox a driver's scripts have their own.
        assert!(page.is("return host.updateComplete instanceof document.defaultView.Promise").await);
    });
}

#[test]
fn two_timelines_on_a_page_are_independent() {
    browse(async |page| {
        page.open_bare("<talks-timeline></talks-timeline><talks-timeline id=other query='kind=grain-deal' eager></talks-timeline>").await;
        choose(page, "kind", "negotiation-round").await;
        let other = "const other = document.querySelector('#other'); return other.updateComplete.then(() => other.query)";
        assert_eq!(page.text(other).await, "kind=grain-deal");
        assert_eq!(page.text("return host.query").await, "kind=negotiation-round");
    });
}
