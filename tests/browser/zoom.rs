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
        let out_and_all = async || {
            let buttons = page.shadow_all(".zoom > :is([aria-label='Zoom out'], [aria-label^='All'])").await;
            (page.sees(&buttons[0]).await, page.sees(&buttons[1]).await)
        };
        assert_eq!(out_and_all().await, (false, false), "the chart opens on the whole period");
        page.click_button("Zoom in").await;
        let nearer = reported(page).await;
        assert_eq!(out_and_all().await, (true, true));
        page.click_button("Zoom in").await;
        let nearest = reported(page).await;
        assert!(nearest < nearer, "{nearest} < {nearer}");
        page.click_button("Zoom out").await;
        assert!(reported(page).await > nearest);
        page.click_button("All").await;
        let whole = reported(page).await;
        assert!(nearer < whole, "{nearer} < {whole}");
        assert_eq!(out_and_all().await, (false, false));
    });
}

#[test]
fn keys_zoom_while_the_chart_has_the_focus() {
    browse(async |page| {
        page.open("/").await;
        page.click_button("Zoom in").await;
        page.click_button("All").await;
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
        page.click_button("Zoom in").await;
        page.click_button("All").await;
        let whole = reported(page).await;
        let scrolled = turn_wheel(page, true).await;
        assert!(reported(page).await < whole, "the chart has zoomed");
        assert!(scrolled.abs() < 1.0, "the page has scrolled by {scrolled} pixels");
    });
}

/// Drags with the mouse from the axis, to the left by 160 pixels.
async fn drag(page: &Page) {
    // From the name of a month to the names of others, as far as the axis has them.
    let (x, y): (f64, f64) = page
        .value(
            "const names = all('[part~=axis] text').filter((name) => name.textContent.trim());
             names[0].scrollIntoView({ block: 'center', behavior: 'instant' });
             window.selections = 0;
             root.addEventListener('selectstart', () => (selections += 1));
             const [first, plot] = [names[0], root.querySelector('.plot')].map((part) => part.getBoundingClientRect());
             return [plot.x + plot.width * 0.7, first.y + first.height / 2]",
        )
        .await;
    page.settle().await;
    let drag = page.driver().action_chain().move_to(x as i64, y as i64).click_and_hold();
    let drag = [-20, -40, -60, -40].into_iter().fold(drag, |drag, step| drag.move_by_offset(step, 6));
    drag.perform().await.expect("a drag");
    page.driver().action_chain().release().perform().await.expect("the button released");
    page.settle().await;
    let style = "const style = getComputedStyle(root.querySelector('.plot'));
        return (style.userSelect ?? style.webkitUserSelect) === 'none'";
    assert!(page.is(style).await);
    // WebKit reports a selection start where none is possible.
    if Engine::chosen() == Engine::Chromium {
        assert_eq!(page.js("return selections", json!([])).await, json!(0), "selections begun");
    }
}

#[test]
fn a_drag_pans_the_zoomed_chart_and_selects_no_text() {
    browse(async |page| {
        page.open("/").await;
        page.click_button("Zoom in").await;
        let length = reported(page).await;
        let heard = page.heard("timeline-range").await.len();
        drag(page).await;
        assert!(page.heard("timeline-range").await.len() > heard, "the chart has panned");
        assert!((reported(page).await - length).abs() < 2.0, "and not zoomed");
        assert!(page.is("return host.selected === null").await, "a drag is no click");
    });
}

#[test]
fn a_drag_over_the_whole_period_does_nothing() {
    browse(async |page| {
        page.open("/").await;
        drag(page).await;
        assert!(page.heard("timeline-range").await.is_empty());
        assert!(page.is("return host.selected === null").await);
    });
}

#[test]
fn a_press_on_the_strip_moves_the_zoomed_chart_there_or_selects_the_nearest_event() {
    browse(async |page| {
        page.open("/").await;
        let press = async |share: f64| {
            let strip = "const strip = root.querySelector('.strip'); strip.scrollIntoView({ block: 'center', behavior: 'instant' });
                const [box, plot] = [strip, root.querySelector('.plot')].map((part) => part.getBoundingClientRect());
                return [plot.x + plot.width * arguments[0], box.bottom - 4]";
            let (x, y): (f64, f64) =
                serde_json::from_value(page.js(strip, json!([share])).await).expect("a place");
            page.click_at(x, y).await;
            page.settle().await;
        };
        press(0.999).await;
        assert_eq!(page.text("return host.selected ?? ''").await, "new-year-prisoner-exchange");
        assert!(page.heard("timeline-range").await.is_empty());
        page.click_button("Zoom in").await;
        let length = reported(page).await;
        press(0.001).await;
        let range = page.heard("timeline-range").await.pop().expect("a range");
        assert!(text(&range, "from").starts_with("2022-02"), "{range}");
        assert!((reported(page).await - length).abs() < 2.0, "as near as before");
        assert_eq!(page.text("return host.selected ?? ''").await, "new-year-prisoner-exchange");
    });
}

#[test]
fn marks_follow_the_wheel_and_the_buttons_immediately() {
    const GLIDES: &str =
        "return all('.scene *').filter((part) => getComputedStyle(part).transitionDuration !== '0s').length";
    browse(async |page| {
        page.open("/").await;
        // Drivers ask for reduced motion; here a reader has not.
        if Engine::chosen() == Engine::Chromium {
            let motion =
                json!({ "features": [{ "name": "prefers-reduced-motion", "value": "no-preference" }] });
            page.devtools("Emulation.setEmulatedMedia", motion).await;
            assert!(page.is("return matchMedia('(prefers-reduced-motion: no-preference)').matches").await);
        }
        assert_eq!(page.number(GLIDES).await, 0);
        turn_wheel(page, true).await;
        assert_eq!(page.number(GLIDES).await, 0, "under the wheel");
    });
}

#[test]
fn zooming_changes_only_the_chart() {
    browse(async |page| {
        page.open("/").await;
        let rest = "return ['.index', '[part~=stage]', '.filters'].map((part) => root.querySelector(part).outerHTML)";
        let before = page.texts(rest).await;
        page.click_button("Zoom in").await;
        page.click_button("Zoom in").await;
        assert_eq!(page.texts(rest).await, before);
        assert!(page.heard("timeline-filter").await.is_empty());
    });
}
