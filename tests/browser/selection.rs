//! Selecting events: in the chart, in the list, and step by step. Nothing scrolls the page.

use crate::filters::shown;
use crate::harness::browse;
use crate::model::Data;
use crate::page::Page;
use serde_json::json;

/// Checks that the event is selected and on the stage, whole and in sight, and that the list and the chart say so.
async fn assert_selected(page: &Page, id: &str) {
    assert_eq!(page.text("return host.selected ?? ''").await, id);
    assert_staged(page, id).await;
    let pressed = "return all('[part~=event] [aria-pressed=true]').map((row) => row.closest('[part~=event]').dataset.id)";
    assert_eq!(page.texts(pressed).await, [id], "only its row is pressed");
}

/// Checks that the event is on the stage, and no other.
async fn assert_staged(page: &Page, id: &str) {
    let stage = format!("[part~=stage][data-id='{id}']");
    let event = Data::read();
    let event = event.event(id);
    for (part, words) in [("headline", &event.headline), ("summary", &event.summary)] {
        let said =
            page.text(&format!("return root.querySelector(\"{stage} [part~={part}]\").textContent")).await;
        assert_eq!(said, *words, "the {part} of {id}");
    }
    let seen = format!(
        "const box = root.querySelector(\"{stage} [part~=headline]\").getBoundingClientRect();
         return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight"
    );
    assert!(page.is(&seen).await, "the headline of {id} is in the window");
    let current = "return all('[part~=event][aria-current=true]').map((event) => event.dataset.id)";
    assert_eq!(page.texts(current).await, [id], "the list shows which event is on the stage");
}

/// Brings the whole timeline into the window.
async fn show_timeline(page: &Page) {
    page.js("host.scrollIntoView({ block: 'start', behavior: 'instant' })", json!([])).await;
    page.settle().await;
}

/// Clicks in the middle of the first element that a selector finds, without scrolling, and checks that nothing else scrolls.
async fn click_in_place(page: &Page, selector: &str) {
    let place = "const box = root.querySelector(arguments[0]).getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2, scrollY]";
    let (x, y, before): (f64, f64, f64) =
        serde_json::from_value(page.js(place, json!([selector])).await).expect("a place");
    page.click_at(x, y).await;
    page.settle().await;
    assert_eq!(page.value::<f64>("return scrollY").await, before, "the page stays where it is");
}

#[test]
fn nothing_is_selected_at_rest_and_the_stage_shows_the_first_event() {
    browse(async |page| {
        page.open("/").await;
        show_timeline(page).await;
        assert!(page.is("return host.selected === null").await);
        let first = shown(page).await.remove(0);
        assert_staged(page, &first).await;
        page.js("host.query = 'kind=grain-deal'; return host.updateComplete", json!([])).await;
        let first = shown(page).await.remove(0);
        assert_staged(page, &first).await;
    });
}

#[test]
fn a_mark_of_the_chart_selects_its_event_and_nothing_scrolls() {
    for (width, height) in [(1280, 900), (390, 844)] {
        browse(async |page| {
            page.resize(width, height).await;
            page.open("/").await;
            show_timeline(page).await;
            for id in page.texts("return all('[part~=mark][data-id]').map((mark) => mark.dataset.id)").await {
                let mark = format!("[part~=mark][data-id='{id}']");
                click_in_place(page, &mark).await;
                assert_selected(page, &id).await;
                let chart = "const box = root.querySelector('.charts').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight";
                assert!(page.is(chart).await, "the chart is in the window, too");
                assert!(
                    page.is("return !root.activeElement?.closest('[part~=stage]')").await,
                    "the focus does not move for a reader who used the pointer"
                );
                assert!(
                    page.is(&format!("return root.querySelector(\"{mark}\").ariaPressed === 'true'")).await
                );
                click_in_place(page, &mark).await;
                assert!(page.is("return host.selected === null").await, "a second click undoes it");
            }
        });
    }
}

#[test]
fn the_words_of_a_mark_select_its_event_too() {
    browse(async |page| {
        page.open("/").await;
        show_timeline(page).await;
        let words = "return all('[part~=mark-label]').findIndex((label) => label.parentElement.querySelector('[part~=mark]').dataset.id === 'last-negotiator-calls')";
        let place = page.number(words).await;
        page.js("all('[part~=mark-label]')[arguments[0]].querySelector('span').id = 'words'", json!([place]))
            .await;
        click_in_place(page, "#words").await;
        assert_selected(page, "last-negotiator-calls").await;
    });
}

#[test]
fn a_cluster_opens_on_the_stage_and_one_of_its_events_is_chosen_there() {
    for (width, height) in [(1280, 900), (390, 844)] {
        browse(async |page| {
            page.resize(width, height).await;
            page.open("/").await;
            show_timeline(page).await;
            let count: usize =
                page.value("return Number(root.querySelector('[part~=mark][aria-expanded=false] .number').textContent)").await;
            click_in_place(page, "[part~=mark][aria-expanded=false]").await;
            assert_eq!(page.number("return all('[part~=mark][aria-expanded=true]').length").await, 1);
            assert!(page.is("return host.selected === null").await);
            assert_eq!(page.number("return all('[part~=stage] .pick').length").await, count);
            click_in_place(page, "[part~=mark][aria-expanded=true]").await;
            assert_eq!(
                page.number("return all('[part~=stage] .pick').length").await,
                0,
                "a second click undoes it"
            );
            click_in_place(page, "[part~=mark][aria-expanded=false]").await;
            let headline = page.text("return root.querySelector('.pick b').textContent").await;
            click_in_place(page, ".pick").await;
            let id = page.text("return host.selected").await;
            assert_eq!(Data::read().event(&id).headline, headline);
            assert_selected(page, &id).await;
        });
    }
}

#[test]
fn back_leads_from_a_cluster_to_the_event_before() {
    browse(async |page| {
        page.open("/#selected=antalya-ministers").await;
        show_timeline(page).await;
        click_in_place(page, "[part~=mark][aria-expanded=false]").await;
        assert!(page.is("return root.querySelector('[part~=stage]').dataset.id === undefined").await);
        page.click_button("Back").await;
        assert_selected(page, "antalya-ministers").await;
    });
}

#[test]
fn a_row_of_the_list_selects_its_event_and_the_list_stays_open() {
    browse(async |page| {
        page.open("/").await;
        show_timeline(page).await;
        page.show_list(true).await;
        for id in ["round-2-belovezhskaya", "round-1-gomel-region"] {
            click_in_place(page, &format!("[part~=event][data-id={id}] .row-headline")).await;
            assert_selected(page, id).await;
        }
        click_in_place(page, "[part~=event][data-id=round-1-gomel-region] .row-headline").await;
        assert!(page.is("return host.selected === null").await, "a second click undoes it");
        assert!(page.is("return root.querySelector('.index').open").await);
    });
}

#[test]
fn the_list_opens_at_the_event_on_the_stage() {
    for (width, height) in [(1280, 900), (390, 844)] {
        browse(async |page| {
            page.resize(width, height).await;
            page.open("/#selected=grain-deal-extended").await;
            page.show_list(true).await;
            let seen = "const [list, row] = ['[part~=list]', '[part~=event][aria-current]'].map((part) => root.querySelector(part).getBoundingClientRect());
                return row.height > 0 && row.top >= list.top && row.bottom <= list.bottom";
            assert!(page.is(seen).await, "its row is in sight at {width} pixels");
        });
    }
}

#[test]
fn on_a_telephone_a_row_of_the_list_leads_back_to_chart_and_stage() {
    browse(async |page| {
        page.resize(390, 844).await;
        page.open("/").await;
        show_timeline(page).await;
        click_in_place(page, "[part~=index-toggle]").await;
        assert!(!page.sees(&page.shadow("[part~=stage]").await).await, "the list stands over the stage");
        click_in_place(page, "[part~=event][data-id=round-1-gomel-region] .row-headline").await;
        assert!(page.is("return !root.querySelector('.index').open").await);
        assert_selected(page, "round-1-gomel-region").await;
        // There a row that is selected leads to its event, too.
        click_in_place(page, "[part~=index-toggle]").await;
        click_in_place(page, "[part~=event][data-id=round-1-gomel-region] .row-headline").await;
        assert_selected(page, "round-1-gomel-region").await;
    });
}

#[test]
fn previous_and_next_step_through_the_filtered_events() {
    browse(async |page| {
        page.open("/#kind=negotiation-round").await;
        show_timeline(page).await;
        let ids = shown(page).await;
        assert_staged(page, &ids[0]).await;
        assert!(
            !page.button("Previous event").await.is_enabled().await.expect("a button"),
            "none before the first"
        );
        for (place, id) in ids.iter().enumerate().skip(1) {
            click_in_place(page, "[aria-label='Next event']").await;
            assert_selected(page, id).await;
            let words = format!("{} of {}", place + 1, ids.len());
            assert_eq!(page.text("return root.querySelector('.place').textContent").await, words);
        }
        assert!(
            !page.button("Next event").await.is_enabled().await.expect("a button"),
            "there is no event after the last"
        );
        for id in ids.iter().rev().skip(1) {
            click_in_place(page, "[aria-label='Previous event']").await;
            assert_selected(page, id).await;
        }
        assert!(!page.button("Previous event").await.is_enabled().await.expect("a button"));
    });
}

#[test]
fn events_can_be_read_one_by_one_and_the_chart_follows() {
    browse(async |page| {
        page.open("/").await;
        show_timeline(page).await;
        let ids = shown(page).await;
        assert_eq!(page.text("return root.querySelector('.place').textContent").await, "1 of 60");
        for _ in 0..4 {
            click_in_place(page, "[aria-label='Zoom in']").await;
        }
        for id in &ids[1..16] {
            click_in_place(page, "[aria-label='Next event']").await;
            assert_selected(page, id).await;
            assert!(
                page.is("return all('[part~=mark][data-selected]').length === 1").await,
                "{id} is on the chart"
            );
        }
        let fragment = page.fragment().await;
        assert!(
            fragment.contains(&format!("selected={}", ids[15])) && fragment.contains("range="),
            "{fragment}"
        );
        page.back().await;
        assert_selected(page, &ids[14]).await;
    });
}

#[test]
fn what_a_reader_opens_selects_nothing_and_stays_open_from_event_to_event() {
    browse(async |page| {
        page.open("/").await;
        let sources =
            async || page.is("return root.querySelector('[part~=details]:has([part~=source])').open").await;
        assert!(!sources().await);
        page.click("[part~=details]:has([part~=source]) > summary").await;
        assert!(sources().await);
        let link = page.shadow("[part~=stage] [part~=source] a").await;
        assert!(page.sees(&link).await);
        assert!(page.is("return host.selected === null").await);
        page.click_button("Next event").await;
        assert!(sources().await, "open with the next event, too");
        page.click("[part~=details]:has([part~=source]) > summary").await;
        assert!(!sources().await);
    });
}

#[test]
fn every_source_of_the_event_on_the_stage_is_a_link() {
    browse(async |page| {
        let data = Data::read();
        page.open("/#selected=antalya-ministers").await;
        let sources = page
            .texts("return all('[part~=stage][data-id=antalya-ministers] [part~=source] a').map((link) => link.textContent)")
            .await;
        assert_eq!(sources, data.event("antalya-ministers").sources);
        assert!(page.is("return all('[part~=source] a').every((link) => link.protocol === 'https:' && link.rel.includes('noopener'))").await);
    });
}
