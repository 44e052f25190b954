//! Zooming and panning, without taking over the page's own scrolling and zooming.

use crate::engine::Engine;
use crate::harness::browse;
use crate::page::Page;
use serde_json::{Value, json};
use thirtyfour::Key;

/// The length in seconds of the last reported range.
async fn reported(page: &Page) -> f64 {
    let range = page.heard("timeline-range").await.pop().expect("a timeline-range event");
    page.value(&format!(
        "return (Date.parse('{}Z') - Date.parse('{}Z')) / 1000",
        text(&range, "to"),
        text(&range, "from")
    ))
    .await
}

fn text(detail: &Value, field: &str) -> String {
    detail[field]
        .as_str()
        .unwrap_or_else(|| panic!("{detail} has a text {field}"))
        .trim_end_matches('Z')
        .to_owned()
}

/// Turns the wheel upwards over the middle of the chart; returns how many pixels the page has scrolled.
async fn turn_wheel(page: &Page, control: bool) -> f64 {
    let (x, y, before): (f64, f64, f64) = page
        .value(
            "const mark = root.querySelector('[part~=mark]');
             mark.scrollIntoView({ block: 'center', behavior: 'instant' });
             const chart = root.querySelector('[part~=chart]').getBoundingClientRect();
             return [chart.x + chart.width * 0.6, mark.getBoundingClientRect().y + 5, scrollY]",
        )
        .await;
    page.settle().await;
    match (control, Engine::chosen()) {
        (false, _) => page.turn_wheel(x, y, -240).await,
        // WebKit's driver turns the wheel as if no key were held down. A script dispatches the same event instead, and
        // returns whether the chart prevented the default, which would zoom the page.
        (true, Engine::WebKit) => {
            let turn = "const target = root.elementFromPoint(arguments[0], arguments[1]);
                const turn = new WheelEvent('wheel', { clientX: arguments[0], clientY: arguments[1], deltaY: -240,
                  ctrlKey: true, bubbles: true, composed: true, cancelable: true });
                return !target.dispatchEvent(turn)";
            assert_eq!(
                page.js(turn, json!([x, y])).await,
                json!(true),
                "the browser does not handle the event"
            );
        }
        (true, _) => {
            page.driver().action_chain().key_down(Key::Control).perform().await.expect("a key held down");
            page.turn_wheel(x, y, -240).await;
            page.driver().action_chain().key_up(Key::Control).perform().await.expect("a key released");
        }
    }
    // The page scrolls some time after the event.
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    page.settle().await;
    page.value::<f64>("return scrollY").await - before
}

#[test]
fn buttons_zoom_in_and_out_and_show_the_whole_period() {
    browse(async |page| {
        page.open("/").await;
        page.click_button("Show the whole period").await;
        let whole = reported(page).await;
        page.click_button("Zoom in").await;
        let nearer = reported(page).await;
        assert!(nearer < whole, "{nearer} < {whole}");
        page.click_button("Zoom in").await;
        let nearest = reported(page).await;
        assert!(nearest < nearer, "{nearest} < {nearer}");
        page.click_button("Zoom out").await;
        assert!(reported(page).await > nearest);
        page.click_button("Show the whole period").await;
        assert_eq!(reported(page).await, whole);
    });
}

#[test]
fn keys_zoom_while_the_chart_has_the_focus() {
    browse(async |page| {
        page.open("/").await;
        page.click_button("Show the whole period").await;
        let whole = reported(page).await;
        page.js("root.querySelector('[part~=mark][tabindex=\"0\"]').focus()", json!([])).await;
        page.press('+').await;
        let nearer = reported(page).await;
        assert!(nearer < whole, "{nearer} < {whole}");
        page.press('-').await;
        assert!(reported(page).await > nearer);
        let heard = page.heard("timeline-range").await.len();
        page.js("root.activeElement.blur()", json!([])).await;
        page.press('+').await;
        assert_eq!(page.heard("timeline-range").await.len(), heard, "keys outside the chart are not handled");
    });
}

#[test]
fn a_wheel_over_the_chart_scrolls_the_page() {
    browse(async |page| {
        page.open("/").await;
        let scrolled = turn_wheel(page, false).await;
        assert!(scrolled < -100.0, "the page has scrolled by {scrolled} pixels");
        assert!(page.heard("timeline-range").await.is_empty(), "the chart has not zoomed");
    });
}

#[test]
fn a_wheel_with_control_zooms_and_does_not_scroll() {
    browse(async |page| {
        page.open("/").await;
        page.click_button("Show the whole period").await;
        let whole = reported(page).await;
        let scrolled = turn_wheel(page, true).await;
        assert!(reported(page).await < whole, "the chart has zoomed");
        assert!(scrolled.abs() < 1.0, "the page has scrolled by {scrolled} pixels");
    });
}

#[test]
fn a_drag_pans_the_chart_and_selects_no_text() {
    browse(async |page| {
        page.open("/").await;
        page.click_button("Zoom in").await;
        let heard = page.heard("timeline-range").await.len();
        // From the name of a month to the names of others, as far as the axis has them.
        let (x, y): (f64, f64) = page
            .value(
                "const names = [...root.querySelectorAll('.track text, .track span')].filter((name) => name.textContent.trim());
                 names[0].scrollIntoView({ block: 'center', behavior: 'instant' });
                 window.selections = 0;
                 root.addEventListener('selectstart', () => (selections += 1));
                 const [first, track] = [names[0], root.querySelector('.track')].map((part) => part.getBoundingClientRect());
                 return [track.x + track.width * 0.7, first.y + first.height / 2]",
            )
            .await;
        page.settle().await;
        let drag = page.driver().action_chain().move_to(x as i64, y as i64).click_and_hold();
        let drag = [-20, -40, -60, -40].into_iter().fold(drag, |drag, step| drag.move_by_offset(step, 6));
        drag.perform().await.expect("a drag");
        page.driver().action_chain().release().perform().await.expect("the button released");
        page.settle().await;
        assert!(page.heard("timeline-range").await.len() > heard, "the chart has panned");
        let style = "const style = getComputedStyle(root.querySelector('.track'));
            return (style.userSelect ?? style.webkitUserSelect) === 'none'";
        assert!(page.is(style).await);
        // WebKit reports a selection start where none is possible.
        if Engine::chosen() == Engine::Chromium {
            assert_eq!(page.js("return selections", json!([])).await, json!(0), "selections begun");
        }
    });
}

#[test]
fn marks_follow_the_wheel_immediately_and_glide_again_after_the_pointer_moves() {
    const GLIDE: &str = "const place = root.querySelector('[part~=mark]').closest('.at');
         return getComputedStyle(place).transitionDuration.startsWith('0.15')";
    browse(async |page| {
        page.open("/").await;
        // With reduced motion there is none in any case.
        let wanted = page.is("return matchMedia('(prefers-reduced-motion: no-preference)').matches").await;
        assert_eq!(page.is(GLIDE).await, wanted);
        turn_wheel(page, true).await;
        assert!(!page.is(GLIDE).await, "under the wheel");
        let moved =
            "root.querySelector('.track').dispatchEvent(new PointerEvent('pointermove', { bubbles: true }))";
        page.js(moved, json!([])).await;
        assert_eq!(page.is(GLIDE).await, wanted, "after the pointer has moved");
    });
}

#[test]
fn zooming_changes_only_the_chart() {
    browse(async |page| {
        page.open("/").await;
        let list = "return all('[part~=event]').length";
        let before = page.number(list).await;
        page.click_button("Zoom in").await;
        page.click_button("Zoom in").await;
        assert_eq!(page.number(list).await, before);
        assert!(page.heard("timeline-filter").await.is_empty());
    });
}
