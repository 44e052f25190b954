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
fn at_rest_tab_passes_the_timeline_with_few_stops_in_the_order_that_readers_see() {
    browse(async |page| {
        page.open("/").await;
        stand_before(page).await;
        let mut stops = Vec::<(String, f64, f64)>::new();
        loop {
            page.press(Key::Tab).await;
            let stop = page
                .js(
                    "if (document.activeElement !== host) return null;
                     const [focused, box] = [root.activeElement, root.activeElement.getBoundingClientRect()];
                     const area = ['.stage', '.lanes', '.plot', '.index', '.tools', '.filters', '.header'].find((area) => focused.closest(area));
                     const scrolled = scrollY + (focused.closest('.stage-scroll')?.scrollTop ?? 0);
                     return [area, box.x, box.y + scrolled]",
                    json!([]),
                )
                .await;
            match serde_json::from_value::<Option<(String, f64, f64)>>(stop).expect("a stop") {
                Some(stop) => stops.push(stop),
                None => break,
            }
        }
        assert!(stops.len() <= 25, "{} stops: {stops:?}", stops.len());
        let mut areas: Vec<&str> = stops.iter().map(|(area, ..)| area.as_str()).collect();
        areas.dedup();
        assert_eq!(areas, [".header", ".filters", ".tools", ".index", ".plot", ".lanes", ".stage"]);
        for pair in stops.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            let [(area, x, y), (_, next_x, next_y)] = pair else { unreachable!("two stops") };
            // Tops of buttons in one line differ by a few pixels.
            assert!(next_y > &(y - 12.0) && (next_x > x || next_y > &(y + 12.0)), "{area}: {pair:?}");
        }
    });
}

#[test]
fn tab_reaches_every_event_of_the_list_in_chronological_order() {
    browse(async |page| {
        let data = Data::read();
        page.open("/").await;
        stand_before(page).await;
        tab_to(page, "focused.part.contains('index-toggle')", 25).await;
        page.press(Key::Enter).await;
        let mut reached = Vec::<String>::new();
        loop {
            page.driver()
                .action_chain()
                .key_down(Key::Tab)
                .key_up(Key::Tab)
                .perform()
                .await
                .expect("a key press");
            let place = "return root.activeElement?.closest('[part~=event]')?.dataset.id ?? ''";
            match page.text(place).await {
                id if id.is_empty() => break,
                id => reached.push(id),
            }
        }
        assert_eq!(reached, shown(page).await, "Tab goes through the list from top to bottom");
        assert_eq!(reached.len(), data.events.len(), "and skips none");
        let days = data.days(&reached);
        assert_eq!(days, sorted(days.clone()), "which is chronological order");
    });
}

#[test]
fn enter_on_a_row_selects_and_enter_again_undoes_it() {
    browse(async |page| {
        page.open("/").await;
        page.show_list(true).await;
        page.js("root.querySelector('[part~=event][data-id=antalya-ministers] button').focus()", json!([]))
            .await;
        let focused = "return root.activeElement?.closest('[part~=event]')?.dataset.id ?? ''";
        page.press(Key::Enter).await;
        assert_eq!(page.text("return host.selected ?? ''").await, "antalya-ministers");
        assert_eq!(page.text(STAGED).await, "antalya-ministers");
        assert_eq!(page.text(focused).await, "antalya-ministers", "the focus stays where the reader is");
        page.press(Key::Enter).await;
        assert!(page.is("return host.selected === null").await);
        assert_eq!(page.text(focused).await, "antalya-ministers");
    });
}

/// The event on the stage.
const STAGED: &str = "return root.querySelector('[part~=stage]').dataset.id ?? ''";

/// Whether the headline of the stage has the focus.
const ON_HEADLINE: &str = "return Boolean(root.activeElement?.matches('[part~=stage] [part~=headline]'))";

#[test]
fn arrows_visit_every_mark_of_every_lane_in_chronological_order() {
    browse(async |page| {
        let data = Data::read();
        page.open("/").await;
        stand_before(page).await;
        tab_to(page, "focused.part.contains('mark')", 25).await;
        let here = async || -> (String, f64, String) {
            page.value(
                "const mark = root.activeElement;
                 return [mark.dataset.mark, mark.getBoundingClientRect().x, mark.getAttribute('aria-label')]",
            )
            .await
        };
        let lanes = page.number("return all('[part~=lane]').length").await;
        let total = page.number("return all('[part~=mark]').length").await;
        page.press_times(Key::Up, lanes).await;
        let (mut marks, mut events) = (Vec::<String>::new(), 0);
        for lane in 0..lanes {
            page.press(Key::Home).await;
            let first = here().await;
            let mut places = Vec::<f64>::new();
            let mut last = String::new();
            loop {
                let (mark, x, label) = here().await;
                if mark == last {
                    break;
                }
                assert!(mark.starts_with(&format!("{lane}/")), "{mark} is in lane {lane}");
                places.push(x);
                // The name of a cluster has the number of its events.
                let number = label.split_once(" events, ").and_then(|(before, _)| before.rsplit(' ').next());
                let number = number.and_then(|number| number.parse().ok());
                events += number.unwrap_or(1);
                marks.push(mark.clone());
                last = mark;
                page.press(Key::Right).await;
            }
            assert!(places.is_sorted(), "from left to right: {places:?}");
            page.press(Key::Home).await;
            assert_eq!(here().await, first);
            page.press(Key::End).await;
            assert_eq!(here().await.0, last);
            page.press(Key::Left).await;
            let before = marks.len().saturating_sub(if places.len() > 1 { 2 } else { 1 });
            assert_eq!(here().await.0, marks[before]);
            page.press(Key::Down).await;
        }
        assert_eq!(marks.len(), total, "each mark once: {marks:?}");
        assert_eq!(events, data.events.len(), "and every event is behind one of the marks");
    });
}

#[test]
fn enter_on_a_mark_moves_the_focus_to_the_stage_and_escape_leads_back() {
    browse(async |page| {
        page.open("/").await;
        for key in [Key::Enter, Key::Space] {
            let id = page
                .text(
                    "const mark = all('[part~=mark][data-id]').find((mark) => mark.dataset.id !== host.selected); mark.focus();
                     return mark.dataset.id",
                )
                .await;
            page.press(key).await;
            assert_eq!(page.text("return host.selected ?? ''").await, id);
            assert_eq!(page.text(STAGED).await, id);
            assert!(page.is(ON_HEADLINE).await, "the focus follows a reader who uses the keyboard");
            page.press(Key::Escape).await;
            assert_eq!(
                page.text("return root.activeElement?.dataset.id ?? ''").await,
                id,
                "back at the mark"
            );
            assert_eq!(page.text("return host.selected ?? ''").await, id, "and it stays selected");
        }
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
fn next_and_previous_keep_the_focus_until_there_is_no_further_event() {
    browse(async |page| {
        page.open("/#selected=antalya-ministers").await;
        let ids = shown(page).await;
        let focus_on = async |name: &str| {
            let button = page.button(name).await.to_json().expect("an element");
            page.driver().execute("arguments[0].focus()", vec![button]).await.expect("the focus");
        };
        let focused = "return root.activeElement?.getAttribute('aria-label') ?? ''";
        for name in ["Next event", "Previous event"] {
            focus_on(name).await;
            page.press(Key::Enter).await;
            assert_eq!(page.text(focused).await, name, "so that it can be pressed again");
            assert_eq!(page.text(STAGED).await, page.text("return host.selected").await);
        }
        assert_eq!(page.text("return host.selected").await, "antalya-ministers", "there and back");
        for (name, start, end) in
            [("Next event", &ids[ids.len() - 2], &ids[ids.len() - 1]), ("Previous event", &ids[1], &ids[0])]
        {
            page.js("host.selected = arguments[0]", json!([start])).await;
            page.settle().await;
            focus_on(name).await;
            page.press(Key::Enter).await;
            assert_eq!(page.text(STAGED).await, **end);
            assert!(
                page.is(ON_HEADLINE).await,
                "after \"{name}\" has led to the end, the focus is on the headline"
            );
        }
    });
}

#[test]
fn enter_on_a_cluster_opens_it_on_the_stage_and_its_events_can_be_selected() {
    browse(async |page| {
        page.open("/").await;
        page.js("root.querySelector('[part~=mark][aria-expanded]').focus()", json!([])).await;
        page.press(Key::Enter).await;
        assert_eq!(page.number("return all('[part~=mark][aria-expanded=true]').length").await, 1);
        let first = "return root.activeElement === root.querySelector('[part~=stage] .pick')";
        assert!(page.is(first).await, "the focus is on the first event of the cluster");
        page.press(Key::Tab).await;
        let second = page.text("return root.activeElement.querySelector('b').textContent").await;
        page.press(Key::Enter).await;
        assert_eq!(
            page.text("return root.querySelector('[part~=stage] [part~=headline]').textContent").await,
            second
        );
        assert_eq!(page.text("return host.selected ?? ''").await, page.text(STAGED).await);
        assert!(page.is(ON_HEADLINE).await, "the focus is on the headline");
    });
}

#[test]
fn escape_undoes_one_step_after_the_other() {
    browse(async |page| {
        page.open("/#selected=antalya-ministers&q=talks").await;
        page.show_list(true).await;
        page.open_panel("Party").await;
        let state = "return [Boolean(root.querySelector('.panel')), root.querySelector('.index').open, host.query, host.selected]";
        let steps = [
            json!([true, true, "q=talks", "antalya-ministers"]),
            json!([false, true, "q=talks", "antalya-ministers"]),
            json!([false, false, "q=talks", "antalya-ministers"]),
            json!([false, false, "", "antalya-ministers"]),
            json!([false, false, "", null]),
        ];
        for (place, expected) in steps.iter().enumerate() {
            if place > 0 {
                page.press(Key::Escape).await;
            }
            assert_eq!(page.js(state, json!([])).await, *expected, "after {place} times Escape");
        }
    });
}

#[test]
fn arrows_lead_from_the_name_of_a_lane_to_the_others() {
    browse(async |page| {
        page.open("/").await;
        stand_before(page).await;
        tab_to(page, "focused.closest('[part~=lane]')", 25).await;
        let names =
            page.texts("return all('[part~=lane] [part~=term]').map((name) => name.dataset.term)").await;
        let here = async || page.text("return root.activeElement.dataset.term").await;
        for name in &names {
            assert_eq!(here().await, *name);
            page.press(Key::Down).await;
        }
        assert_eq!(here().await, names[names.len() - 1], "the last one");
        page.press(Key::Up).await;
        assert_eq!(here().await, names[names.len() - 2]);
        page.press(Key::Tab).await;
        assert!(
            page.is("return Boolean(root.activeElement.closest('[part~=stage]'))").await,
            "and Tab goes on"
        );
    });
}

#[test]
fn names_of_lanes_work_with_space_and_keep_the_focus() {
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
                     const style = getComputedStyle(focused.querySelector('.halo') ?? focused);
                     const isRinged = focused.querySelector('.halo') ? style.stroke !== 'none' && parseFloat(style.strokeWidth) > 2
                       : style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
                     return [isRinged, focused.outerHTML.slice(0, 120)]",
                )
                .await;
            assert!(seen, "the focus is visible on {what}");
        }
    });
}
