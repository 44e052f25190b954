//! The focus: a way past the chart, and no loss of focus when an element disappears.

use crate::filters::shown;
use crate::harness::browse;
use crate::keyboard::{stand_before, tab_to};
use crate::page::Page;
use serde_json::json;
use thirtyfour::Key;

/// Focuses the button with this name, and presses it.
async fn press_button(page: &Page, name: &str) {
    let button = page.button(name).await.to_json().expect("an element");
    page.driver().execute("arguments[0].focus()", vec![button]).await.expect("the focus");
    page.press(Key::Enter).await;
}

/// Focuses the first element that a selector matches.
async fn stand_on(page: &Page, selector: &str) {
    page.js("root.querySelector(arguments[0]).focus()", json!([selector])).await;
}

/// Fails unless the focused element matches a selector and is visible.
async fn assert_focus(page: &Page, selector: &str, after: &str) {
    let focused = "const focused = root.activeElement; const box = focused?.getBoundingClientRect();
        return [Boolean(focused?.matches(arguments[0])), Boolean(box && box.bottom > 0 && box.top < innerHeight),
          focused?.outerHTML.slice(0, 120) ?? 'nothing']";
    let (there, seen, what): (bool, bool, String) =
        serde_json::from_value(page.js(focused, json!([selector])).await).expect("the focused element");
    assert!(there, "{after}: the focus is on {what}, not on {selector}");
    assert!(seen, "{after}: {what} is outside of the window");
}

#[test]
fn a_button_before_the_chart_moves_the_focus_to_the_list() {
    browse(async |page| {
        page.open("/").await;
        let hidden = "return getComputedStyle(all('button').find((button) => /^skip/i.test(button.textContent))).clipPath";
        assert_ne!(page.text(hidden).await, "none", "hidden without the focus");
        stand_before(page).await;
        tab_to(page, "/^skip/i.test(focused.textContent)", 20).await;
        assert_eq!(page.text(hidden).await, "none", "visible with the focus");
        page.press(Key::Enter).await;
        assert_focus(page, "[part~=event] [part~=headline] button", "after the button").await;
        let first = shown(page).await.remove(0);
        let place = "return root.activeElement.closest('[part~=event]').dataset.id";
        assert_eq!(page.text(place).await, first);
    });
}

#[test]
fn removing_a_part_of_the_filter_moves_the_focus_to_the_status() {
    browse(async |page| {
        page.open("/#kind=negotiation-round&party=TR").await;
        press_button(page, "Remove filter Party").await;
        assert_focus(page, "[part~=status]", "after one part").await;
        press_button(page, "Clear all").await;
        assert_focus(page, "[part~=status]", "after all of them").await;
        page.open("/#q=xylophone").await;
        press_button(page, "Search: xylophone").await;
        assert_focus(page, "[part~=status]", "after an offer of an empty result").await;
    });
}

#[test]
fn filtering_out_the_focused_event_moves_the_focus_to_the_status() {
    browse(async |page| {
        page.open("/#kind=negotiation-round,grain-deal").await;
        let before = shown(page).await.len();
        stand_on(page, "[part~=event] [part~=term][data-term=grain-deal]").await;
        page.press(Key::Space).await;
        assert!(shown(page).await.len() < before);
        assert_focus(page, "[part~=status]", "after its tag").await;
    });
}

#[test]
fn a_filter_set_by_the_page_leaves_the_focus_elsewhere_alone() {
    browse(async |page| {
        page.open("/").await;
        stand_on(page, "[data-id=antalya-ministers] [part~=headline] button").await;
        page.js("host.query = 'kind=grain-deal'", json!([])).await;
        page.settle().await;
        assert_focus(page, "[part~=status]", "after a filter of the page").await;
        stand_before(page).await;
        page.js("host.query = ''", json!([])).await;
        page.settle().await;
        assert!(page.is("return document.activeElement.id === 'start'").await);
    });
}

/// On a slow device Yew pauses during a render, and the next render may start before the effects of the first.
#[test]
fn two_overlapping_renders_do_not_lose_the_focus() {
    browse(async |page| {
        page.open("/").await;
        stand_on(page, "[data-id=antalya-ministers] [part~=headline] button").await;
        // Every check of the clock finds that the time is up.
        page.js(
            "let now = 0; const clock = Date.now; Date.now = () => now += 1000; host.query = 'kind=grain-deal';
             return Promise.resolve().then(() => host.updateComplete).then(() => { Date.now = clock })",
            json!([]),
        )
        .await;
        page.settle().await;
        assert_focus(page, "[part~=status]", "after a filter of the page").await;
    });
}

#[test]
fn a_closed_panel_returns_the_focus_to_its_button() {
    browse(async |page| {
        page.open("/").await;
        press_button(page, "Filters").await;
        stand_on(page, "fieldset [part~=term]").await;
        page.press(Key::Escape).await;
        assert_focus(page, "[part~=filters] [aria-expanded=false]", "after Escape").await;
        assert!(page.text("return root.activeElement.textContent").await.starts_with("Filters"));
        press_button(page, "Filters").await;
        press_button(page, "Close filters").await;
        assert!(page.text("return root.activeElement.textContent").await.starts_with("Filters"));
    });
}

#[test]
fn a_closed_cluster_returns_the_focus_to_its_mark() {
    browse(async |page| {
        page.open("/").await;
        page.click_button("Show the whole period").await;
        for close in ["Close", "Escape"] {
            stand_on(page, "[part~=mark][aria-expanded]").await;
            page.press(Key::Enter).await;
            let name = page.text("return root.activeElement.getAttribute('aria-label')").await;
            if close == "Escape" {
                stand_on(page, "[part~=chart] li button:has(time)").await;
                page.press(Key::Escape).await;
            } else {
                press_button(page, close).await;
            }
            assert_focus(page, "[part~=mark][aria-expanded=false]", close).await;
            assert_eq!(page.text("return root.activeElement.getAttribute('aria-label')").await, name);
        }
        stand_on(page, "[part~=mark][aria-expanded]").await;
        page.press(Key::Enter).await;
        press_button(page, "Zoom in here").await;
        assert_focus(page, "[part~=mark]", "after zooming in").await;
    });
}

#[test]
fn the_chart_keeps_the_focus_while_it_zooms_and_pans() {
    browse(async |page| {
        page.open("/").await;
        page.click_button("Show the whole period").await;
        for _ in 0..4 {
            page.click_button("Zoom in").await;
        }
        stand_on(page, "[part~=mark][tabindex='0']").await;
        page.press(Key::End).await;
        for key in ['-', '-', '-', '-', '-', '+', '+'] {
            page.press(key).await;
            assert_focus(page, "[part~=mark]", &format!("after {key}")).await;
        }
        let later =
            "return all('[part~=chart] button').filter((button) => / later/.test(button.textContent)).length";
        for _ in 0..20 {
            if page.number(later).await == 0 {
                break;
            }
            page.js(
                "all('[part~=chart] button').find((button) => / later/.test(button.textContent)).focus()",
                json!([]),
            )
            .await;
            page.press(Key::Enter).await;
        }
        assert_eq!(page.number(later).await, 0, "the chart is at its end");
        assert_focus(page, "[part~=mark]", "at the end").await;
    });
}

#[test]
fn on_a_narrower_page_the_focus_moves_to_the_cluster_with_the_focused_mark() {
    browse(async |page| {
        let resize = async |width: u32| {
            page.resize(width, 800).await;
            page.settle().await;
            // The resize observer runs with one frame, and the next frame draws.
            page.settle().await;
        };
        let data = crate::model::Data::read();
        page.open("/").await;
        page.click_button("Show the whole period").await;
        let alone = "return all('[part~=mark][data-id]').map((mark) => mark.dataset.id)";
        let wide = page.texts(alone).await;
        resize(500).await;
        let narrow = page.texts(alone).await;
        resize(1280).await;
        stand_on(page, "[part~=mark][tabindex='0']").await;
        page.press(Key::Home).await;
        let mut joined = 0;
        for _ in 0..30 {
            page.press(Key::Right).await;
            let id = page.text("return root.activeElement.dataset.id ?? ''").await;
            if !wide.contains(&id) || narrow.contains(&id) {
                continue;
            }
            joined += 1;
            resize(500).await;
            assert_focus(page, "[part~=mark][aria-expanded=false]", &id).await;
            page.press(Key::Enter).await;
            let listed = page
                .texts("return all('[part~=chart] li button:has(time)').map((it) => it.textContent)")
                .await;
            let headline = &data.event(&id).headline;
            assert!(listed.iter().any(|words| words.contains(headline)), "{id}: {listed:?}");
            page.press(Key::Enter).await;
            // With enough room the cluster splits again.
            resize(1280).await;
            assert_focus(page, &format!("[part~=mark][data-id='{id}']"), "wide again").await;
            if joined == 3 {
                break;
            }
        }
        assert_eq!(joined, 3, "marks become parts of clusters: {wide:?}, {narrow:?}");
    });
}
