//! The card beside the mark that is pointed at.

use crate::harness::browse;
use crate::model::Data;
use crate::page::Page;
use serde_json::json;
use thirtyfour::Key;

const CARD: &str = "root.querySelector('[part~=preview]')";

/// Points at a mark with a real mouse.
async fn point_at(page: &Page, selector: &str) {
    let mark = page.shadow(selector).await;
    mark.scroll_into_view().await.expect("a mark in the window");
    page.hover(&mark).await;
    page.settle().await;
}

#[test]
fn pointing_at_a_mark_shows_its_date_headline_and_outcome() {
    browse(async |page| {
        page.open("/").await;
        point_at(page, "[part~=mark][data-id=round-1-gomel-region]").await;
        let words = page.text(&format!("return {CARD}.innerText")).await;
        let data = Data::read();
        for part in ["28 February 2022", &data.event("round-1-gomel-region").headline, "No agreement"] {
            assert!(words.contains(part), "{words}");
        }
        assert!(page.is("return host.selected === null").await, "pointing selects nothing");
    });
}

#[test]
fn pointing_at_a_cluster_lists_its_first_events() {
    browse(async |page| {
        page.open("/").await;
        point_at(page, "[part~=mark][aria-expanded]").await;
        let rows = page.number(&format!("return {CARD}.querySelectorAll('li').length")).await;
        assert!((2..=5).contains(&rows), "{rows} events");
    });
}

/// The card comes with the frame after the movement, whatever the number of events.
#[test]
fn a_card_comes_within_one_frame_and_draws_no_mark_again() {
    browse(async |page| {
        page.open("/").await;
        let many = "host.data = { facets: [{ id: 'kind', terms: [{ id: 'a' }, { id: 'b' }] }],
              events: Array.from({ length: 100_000 }, (_, row) => ({ id: `e${row}`, start: new Date(Date.UTC(1950, 0, 1) + row * 3e7).toISOString().slice(0, 10),
                headline: `Event ${row}`, tags: { kind: [row % 2 ? 'a' : 'b'] } })) };
            return host.updateComplete";
        for prepare in ["", many] {
            page.js(prepare, json!([])).await;
            page.settle().await;
            let next_frame = format!(
                "const marks = all('[part~=mark]'), mark = marks[Math.floor(marks.length / 2)];
                 const {{ x, y, width, height }} = mark.getBoundingClientRect();
                 const changes = new MutationObserver(() => {{}});
                 changes.observe(root.querySelector('.scene'), {{ subtree: true, childList: true, attributes: true }});
                 mark.dispatchEvent(new PointerEvent('pointermove', {{ bubbles: true, composed: true, pointerType: 'mouse',
                   clientX: x + width / 2, clientY: y + height / 2 }}));
                 return new Promise((resolve) => requestAnimationFrame(() => resolve([!{CARD}, changes.takeRecords().length])))"
            );
            let (is_late, redrawn): (bool, usize) = page.value(&next_frame).await;
            assert!(!is_late && redrawn == 0, "late: {is_late}, {redrawn} changes of marks");
            page.press(Key::Escape).await;
        }
    });
}

#[test]
fn escape_closes_the_card_first_wherever_the_focus_is() {
    browse(async |page| {
        page.open("/#q=corridor").await;
        point_at(page, "[part~=mark]").await;
        assert!(page.is("return document.activeElement === document.body").await);
        page.press(Key::Escape).await;
        assert!(page.is(&format!("return !{CARD}")).await);
        assert_eq!(page.text("return host.query").await, "q=corridor", "the search stays");
        // The key is the page's again. Firefox runs scripts beside the window, so they name it.
        page.js("window.heard = 0; addEventListener('keydown', () => window.heard++)", json!([])).await;
        page.press(Key::Escape).await;
        assert_eq!(page.number("return window.heard").await, 1);
    });
}

#[test]
fn the_card_goes_when_the_page_scrolls_and_takes_no_pointer() {
    browse(async |page| {
        page.open("/").await;
        point_at(page, "[part~=mark][data-id=round-1-gomel-region]").await;
        let under = format!(
            "const box = {CARD}.getBoundingClientRect();
             return !root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2).closest('[part~=preview]')"
        );
        assert!(page.is(&under).await);
        let (x, y): (f64, f64) = page
            .value(
                "const box = root.querySelector('[data-id=round-1-gomel-region][part~=mark]').getBoundingClientRect();
                 return [box.x + 5, box.y + 5]",
            )
            .await;
        page.turn_wheel(x, y, 60).await;
        page.wait_until(&format!("return !{CARD}")).await;
    });
}

#[test]
fn a_finger_gets_no_card() {
    browse(async |page| {
        page.open("/").await;
        let touch = format!(
            "const mark = root.querySelector('[part~=mark][data-id]'), {{ x, y }} = mark.getBoundingClientRect();
             for (const type of ['pointerdown', 'pointermove', 'pointerup'])
               mark.dispatchEvent(new PointerEvent(type, {{ bubbles: true, composed: true, pointerType: 'touch', isPrimary: true,
                 clientX: x + 5, clientY: y + 5 }}));
             return new Promise((resolve) => requestAnimationFrame(() => resolve({CARD} === null)))"
        );
        assert!(page.is(&touch).await);
    });
}

#[test]
fn keys_that_reach_a_mark_show_its_card_and_the_focus_elsewhere_closes_it() {
    browse(async |page| {
        page.open("/").await;
        page.js(
            "root.querySelector('[part~=mark][tabindex=\"0\"]').focus({ focusVisible: true })",
            json!([]),
        )
        .await;
        page.press(Key::Right).await;
        page.wait_until(&format!("return {CARD} !== null")).await;
        page.press(Key::Tab).await;
        page.wait_until(&format!("return {CARD} === null")).await;
    });
}
