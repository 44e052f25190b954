//! The focus is never lost when an element disappears.

use crate::filters::shown;
use crate::harness::browse;
use crate::keyboard::stand_before;
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
fn removing_a_part_of_the_filter_moves_the_focus_to_the_status() {
    browse(async |page| {
        page.open("/#kind=negotiation-round&party=TR").await;
        press_button(page, "Remove filter Türkiye").await;
        assert_focus(page, "[part~=status]", "after one part").await;
        press_button(page, "Clear all").await;
        assert_focus(page, "[part~=status]", "after all of them").await;
        page.open("/#q=xylophone").await;
        press_button(page, "Without “Search: xylophone”").await;
        assert_focus(page, "[part~=stage][data-id] [part~=headline]", "after an offer of an empty result")
            .await;
    });
}

#[test]
fn filtering_out_the_event_on_the_stage_keeps_the_focus_there() {
    browse(async |page| {
        for (path, tag, after) in [
            (
                "/#kind=negotiation-round,grain-deal&selected=grain-deal-extended",
                "grain-deal",
                "[data-look=kind]",
            ),
            ("/#party=TR,US&selected=antalya-ministers", "TR", "[part~=headline]"),
        ] {
            page.open(path).await;
            let (before, staged) =
                (shown(page).await.len(), "return root.querySelector('[part~=stage]').dataset.id");
            let id = page.text(staged).await;
            stand_on(page, &format!("[part~=stage] [part~=term][data-term={tag}]")).await;
            page.press(Key::Space).await;
            assert!(shown(page).await.len() < before);
            if page.text(staged).await != id {
                assert_focus(page, &format!("[part~=stage] {after}"), tag).await;
            } else {
                assert_focus(page, &format!("[part~=stage] [data-term={tag}]"), tag).await;
            }
        }
    });
}

#[test]
fn a_filter_set_by_the_page_leaves_the_focus_elsewhere_alone() {
    browse(async |page| {
        page.open("/").await;
        page.show_list(true).await;
        stand_on(page, "[part~=event][data-id=antalya-ministers] button").await;
        page.js("host.query = 'kind=grain-deal'", json!([])).await;
        page.settle().await;
        assert_focus(page, "[part~=stage] [part~=headline]", "after a filter of the page").await;
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
        page.show_list(true).await;
        stand_on(page, "[part~=event][data-id=antalya-ministers] button").await;
        // Every check of the clock finds that the time is up.
        page.js(
            "let now = 0; const clock = Date.now; Date.now = () => now += 1000; host.query = 'kind=grain-deal';
             return Promise.resolve().then(() => host.updateComplete).then(() => { Date.now = clock })",
            json!([]),
        )
        .await;
        page.settle().await;
        assert_focus(page, "[part~=stage] [part~=headline]", "after a filter of the page").await;
    });
}

#[test]
fn a_closed_panel_returns_the_focus_to_its_button() {
    browse(async |page| {
        page.open("/").await;
        for name in ["Party", "More", "View"] {
            press_button(page, name).await;
            stand_on(page, ".panel :is(button, input)").await;
            page.press(Key::Escape).await;
            assert_focus(page, ".menu > [aria-expanded=false]", "after Escape").await;
            assert!(page.text("return root.activeElement.textContent").await.starts_with(name));
        }
    });
}

#[test]
fn the_sheet_takes_the_focus_and_returns_it_to_its_button() {
    browse(async |page| {
        page.resize(390, 844).await;
        page.open("/").await;
        for close in ["Escape", "Close", "Show 60 events"] {
            press_button(page, "Filters").await;
            assert_focus(page, ".sheet button", "in the sheet").await;
            // What the sheet covers is out of reach.
            let outside = "return all('button, input, summary, [tabindex=\"0\"]').filter((stop) => !stop.closest('.sheet')
                && stop.checkVisibility({ visibilityProperty: true })).map((stop) => stop.outerHTML.slice(0, 80))";
            assert_eq!(page.js(outside, json!([])).await, json!([]), "{close}");
            if close == "Escape" {
                page.press(Key::Escape).await;
            } else {
                press_button(page, close).await;
            }
            assert_focus(page, ".sheet-opener[aria-expanded=false]", close).await;
        }
    });
}

#[test]
fn a_closed_cluster_returns_the_focus_to_its_mark() {
    browse(async |page| {
        page.open("/").await;
        for close in ["Back", "Escape"] {
            stand_on(page, "[part~=mark][aria-expanded]").await;
            let name = page.text("return root.activeElement.getAttribute('aria-label')").await;
            page.press(Key::Enter).await;
            assert_focus(page, ".pick", "in the cluster").await;
            if close == "Escape" {
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
        for _ in 0..4 {
            page.click_button("Zoom in").await;
        }
        let range = async || page.heard("timeline-range").await.pop().expect("a range");
        page.click_button("All").await;
        let whole = range().await;
        for _ in 0..4 {
            page.click_button("Zoom in").await;
        }
        stand_on(page, "[part~=mark][tabindex='0']").await;
        page.press(Key::End).await;
        for key in ['-', '-', '-', '-', '-', '+', '+', '+', '+'] {
            page.press(key).await;
            assert_focus(page, "[part~=mark]", &format!("after {key}")).await;
        }
        assert_ne!(range().await["to"], whole["to"], "there is more to the right");
        // Past the last mark of a lane, the arrow moves the chart.
        for _ in 0..40 {
            if range().await["to"] == whole["to"] {
                break;
            }
            page.press(Key::Right).await;
            assert_focus(page, "[part~=mark]", "after an arrow to the right").await;
        }
        assert_eq!(range().await["to"], whole["to"], "the chart is at its end");
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
        let alone = "return all('[part~=mark][data-id]').map((mark) => mark.dataset.id)";
        let wide = page.texts(alone).await;
        resize(500).await;
        let narrow = page.texts(alone).await;
        let joining: Vec<&String> = wide.iter().filter(|id| !narrow.contains(id)).take(3).collect();
        assert_eq!(joining.len(), 3, "marks become parts of clusters: {wide:?}, {narrow:?}");
        for id in joining {
            resize(1280).await;
            // There by the keyboard: the lane and the place in it.
            let place = "const mark = root.querySelector(`[part~=mark][data-id='${arguments[0]}']`), lane = mark.dataset.mark.split('/')[0];
                return [Number(lane), all(`[part~=mark][data-mark^='${lane}/']`).indexOf(mark), all('[part~=lane]').length]";
            let (lane, place, lanes): (usize, usize, usize) =
                serde_json::from_value(page.js(place, json!([id])).await).expect("a place");
            stand_on(page, "[part~=mark][tabindex='0']").await;
            page.press_times(Key::Up, lanes).await;
            page.press_times(Key::Down, lane).await;
            page.press(Key::Home).await;
            page.press_times(Key::Right, place).await;
            assert_focus(page, &format!("[part~=mark][data-id='{id}']"), "the arrows").await;
            resize(500).await;
            assert_focus(page, "[part~=mark][aria-expanded=false]", id).await;
            page.press(Key::Enter).await;
            let listed = page.texts("return all('[part~=stage] .pick b').map((it) => it.textContent)").await;
            assert!(listed.contains(&data.event(id).headline), "{id}: {listed:?}");
            page.press(Key::Escape).await;
            // With enough room the cluster splits again.
            resize(1280).await;
            assert_focus(page, &format!("[part~=mark][data-id='{id}']"), "wide again").await;
        }
    });
}

#[test]
fn what_hides_its_own_button_keeps_the_focus() {
    browse(async |page| {
        page.open("/").await;
        page.show_list(true).await;
        stand_on(page, "[part~=event] button").await;
        page.press(Key::Escape).await;
        assert!(page.is("return !root.querySelector('.index').open").await);
        assert_focus(page, "[part~=index-toggle]", "Escape in the list").await;
        page.js("root.querySelector('.zoom button:nth-child(2)').click()", json!([])).await;
        page.settle().await;
        stand_on(page, ".zoom > :last-child").await;
        page.press(Key::Space).await;
        assert!(page.is("return !root.querySelector('[data-zoomed]')").await, "the whole period again");
        assert_focus(page, "[part~=status]", "“All”").await;
    });
}

#[test]
fn in_a_narrow_timeline_a_mark_with_the_focus_has_no_card_and_takes_no_escape() {
    browse(async |page| {
        page.resize(390, 844).await;
        page.open("/#q=corridor").await;
        page.js(
            "root.querySelector('[part~=mark][tabindex=\"0\"]').focus({ focusVisible: true })",
            json!([]),
        )
        .await;
        page.press(Key::Right).await;
        assert!(page.is("return !root.querySelector('[part~=preview]')").await);
        page.press(Key::Escape).await;
        assert_eq!(page.text("return host.query").await, "", "Escape ends the search at once");
    });
}
