//! Keyboard use: everything is reachable, in a sensible order, and works.

use crate::filters::shown;
use crate::harness::browse;
use crate::model::{Data, sorted};
use crate::page::Page;
use serde_json::json;
use thirtyfour::Key;

/// Puts the focus before the timeline, as if the reader had tabbed there.
pub async fn stand_before(page: &Page) {
    let script =
        "const start = document.createElement('button'); start.id = 'start'; start.textContent = 'start';
        host.before(start); start.focus()";
    page.js(script, json!([])).await;
}

/// Presses Tab until a script reports that the focus is there; fails after a maximum number of presses.
pub async fn tab_to(page: &Page, what: &str, most: usize) {
    for _ in 0..most {
        page.press(Key::Tab).await;
        if page.is(&format!("const focused = root.activeElement; return Boolean(focused && ({what}))")).await
        {
            return;
        }
    }
    panic!("Tab does not reach {what} within {most} presses");
}

#[test]
fn tab_reaches_every_event_of_the_list_in_chronological_order() {
    browse(async |page| {
        let data = Data::read();
        page.open("/").await;
        stand_before(page).await;
        let (mut reached, mut outside) = (Vec::<String>::new(), 0);
        while outside < 60 {
            page.driver()
                .action_chain()
                .key_down(Key::Tab)
                .key_up(Key::Tab)
                .perform()
                .await
                .expect("a key press");
            let place = page.text("return document.activeElement === host
                ? root.activeElement.closest('[part~=event]')?.dataset.id ?? '' : document.activeElement.tagName").await;
            match data.events.iter().any(|event| event.id == place) {
                true if reached.last() != Some(&place) => reached.push(place),
                true => {}
                false if !reached.is_empty() => break,
                false => outside += 1,
            }
        }
        assert_eq!(reached, shown(page).await, "Tab goes through the list from top to bottom");
        assert_eq!(reached.len(), data.events.len(), "and skips none");
        let days = data.days(&reached);
        assert_eq!(days, sorted(days.clone()), "which is chronological order");
    });
}

#[test]
fn enter_on_a_headline_selects_and_enter_again_undoes_it() {
    browse(async |page| {
        page.open("/").await;
        page.js(
            "root.querySelector('[data-id=antalya-ministers] [part~=headline] button').focus()",
            json!([]),
        )
        .await;
        page.press(Key::Enter).await;
        assert_eq!(page.text("return host.selected ?? ''").await, "antalya-ministers");
        let focused = "return root.activeElement?.closest('[part~=event]')?.dataset.id ?? ''";
        assert_eq!(page.text(focused).await, "antalya-ministers", "the focus stays where the reader is");
        page.press(Key::Enter).await;
        assert!(page.is("return host.selected === null").await);
    });
}

#[test]
fn arrows_visit_every_mark_of_the_chart_in_chronological_order() {
    browse(async |page| {
        let data = Data::read();
        page.open("/").await;
        stand_before(page).await;
        tab_to(page, "/whole period/i.test(focused.getAttribute('aria-label'))", 60).await;
        page.press(Key::Enter).await;
        tab_to(page, "focused.part.contains('mark')", 10).await;
        page.press(Key::Home).await;
        let total = page.number("return all('[part~=mark]').length").await;
        let (mut places, mut events) = (Vec::<f64>::new(), 0);
        for _ in 0..total {
            let (x, label): (f64, String) = page
                .value(
                    "const mark = root.activeElement;
                     return [mark.getBoundingClientRect().x, mark.getAttribute('aria-label')]",
                )
                .await;
            places.push(x);
            // The name of a cluster starts with the number of its events, the name of a mark with its headline.
            let number = label.split_once(" events, ").and_then(|(number, _)| number.parse().ok());
            events += number.unwrap_or(1);
            page.press(Key::Right).await;
        }
        assert!(places.is_sorted(), "from left to right: {places:?}");
        assert_eq!(events, data.events.len(), "and every event is behind one of the marks");
        page.press(Key::Home).await;
        assert_eq!(page.value::<f64>("return root.activeElement.getBoundingClientRect().x").await, places[0]);
        page.press(Key::End).await;
        let last = page.value::<f64>("return root.activeElement.getBoundingClientRect().x").await;
        assert_eq!(last, places[places.len() - 1]);
    });
}

#[test]
fn enter_on_a_mark_selects_its_event_and_moves_the_focus_there() {
    browse(async |page| {
        page.open("/").await;
        let id = page
            .text("const mark = all('[part~=mark][data-id]').at(-1); mark.focus(); return mark.dataset.id")
            .await;
        page.press(Key::Enter).await;
        assert_eq!(page.text("return host.selected ?? ''").await, id);
        let focused = "return root.activeElement?.closest('[part~=event]')?.dataset.id ?? ''";
        assert_eq!(page.text(focused).await, id, "the focus follows a reader who uses the keyboard");
    });
}

#[test]
fn enter_space_and_a_click_on_the_selected_mark_deselect_its_event() {
    browse(async |page| {
        page.open("/").await;
        let id = page.text("return all('[part~=mark][data-id]').at(-1).dataset.id").await;
        let mark = format!("[part~=mark][data-id='{id}']");
        for key in [Some(Key::Enter), Some(Key::Space), None] {
            page.js("host.selected = arguments[0]", json!([id])).await;
            page.settle().await;
            page.js("root.querySelector(arguments[0]).focus()", json!([mark])).await;
            match key {
                Some(key) => page.press(key).await,
                None => page.click(&mark).await,
            }
            assert!(page.is("return host.selected === null").await);
            let is_focused = format!("return root.activeElement === root.querySelector(\"{mark}\")");
            assert!(page.is(&is_focused).await, "the focus stays on the mark");
        }
    });
}

#[test]
fn next_and_previous_move_the_focus_along() {
    browse(async |page| {
        page.open("/#selected=antalya-ministers").await;
        let focused = "return root.activeElement?.closest('[part~=event]')?.dataset.id ?? ''";
        for name in ["Next event", "Previous event"] {
            let button = page.button(name).await.to_json().expect("an element");
            page.driver().execute("arguments[0].focus()", vec![button]).await.expect("the focus");
            page.press(Key::Enter).await;
            let selected = page.text("return host.selected").await;
            assert_eq!(page.text(focused).await, selected, "after \"{name}\" the focus is in the event");
        }
        assert_eq!(page.text("return host.selected").await, "antalya-ministers", "there and back");
    });
}

#[test]
fn enter_on_a_cluster_opens_its_list_and_its_events_can_be_selected() {
    browse(async |page| {
        page.open("/").await;
        page.click_button("Show the whole period").await;
        page.js("root.querySelector('[part~=mark][aria-expanded]').focus()", json!([])).await;
        page.press(Key::Enter).await;
        assert_eq!(page.number("return all('[part~=mark][aria-expanded=true]').length").await, 1);
        tab_to(page, "focused.matches('[part~=chart] li button') && focused.querySelector('time')", 20).await;
        page.press(Key::Enter).await;
        assert!(!page.is("return host.selected === null").await, "an event is selected");
    });
}

#[test]
fn chips_and_tags_work_with_space_and_keep_the_focus() {
    browse(async |page| {
        page.open("/").await;
        page.js("root.querySelector('[part~=lane] [part~=term][data-term=grain-deal]').focus()", json!([]))
            .await;
        page.press(' ').await;
        assert_eq!(page.text("return host.query").await, "kind=grain-deal");
        assert_eq!(page.text("return root.activeElement?.dataset.term ?? ''").await, "grain-deal");
        page.press(' ').await;
        assert_eq!(page.text("return host.query").await, "");
    });
}

#[test]
fn every_focused_element_has_a_focus_ring() {
    browse(async |page| {
        page.open("/").await;
        stand_before(page).await;
        for _ in 0..40 {
            page.press(Key::Tab).await;
            let (seen, what): (bool, String) = page
                .value(
                    "const focused = root.activeElement ?? document.activeElement;
                     const inside = [focused, ...focused.querySelectorAll('*')].map((element) => getComputedStyle(element));
                     const outlined = inside.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
                       || style.stroke !== 'none' && parseFloat(style.strokeWidth) > 1);
                     return [outlined, focused.outerHTML.slice(0, 120)]",
                )
                .await;
            assert!(seen, "the focus is visible on {what}");
        }
    });
}
