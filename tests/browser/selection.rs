//! Selecting events: in the chart, in the list, and step by step.

use crate::filters::shown;
use crate::harness::browse;
use crate::model::Data;
use crate::page::Page;
use serde_json::json;

/// Checks that the event is selected: it has the state, is open, and its sources are visible.
async fn assert_selected(page: &Page, id: &str) {
    assert_eq!(page.text("return host.selected ?? ''").await, id);
    let event = format!("[part~=event][data-id='{id}']");
    assert_eq!(
        page.shadow(&event).await.attr("aria-current").await.expect("an attribute").as_deref(),
        Some("true")
    );
    assert_eq!(
        page.number("return all('[part~=event][aria-current]').length").await,
        1,
        "only one is selected"
    );
    let source = page.shadow(&format!("{event} [part~=source]")).await;
    assert!(source.is_displayed().await.expect("a source"), "the sources of {id} are visible");
}

/// Whether the head of the event is in the viewport.
async fn is_in_view(page: &Page, id: &str) -> bool {
    let script = "const box = root.querySelector(`[part~=event][data-id='${arguments[0]}'] [part~=headline]`).getBoundingClientRect();
        return box.bottom > 0 && box.top < innerHeight";
    page.js(script, json!([id])).await == json!(true)
}

#[test]
fn a_mark_of_the_chart_selects_its_event_and_scrolls_to_it() {
    browse(async |page| {
        page.open("/").await;
        let id = page.text("return all('[part~=mark][data-id]').at(-1).dataset.id").await;
        page.click(&format!("[part~=mark][data-id='{id}']")).await;
        assert_selected(page, &id).await;
        assert!(is_in_view(page, &id).await, "{id} is in view");
        assert!(
            page.is(
                "return document.activeElement !== host || !root.activeElement?.closest('[part~=event]')"
            )
            .await,
            "the focus does not move for a reader who used the pointer"
        );
        page.click(&format!("[part~=mark][data-id='{id}']")).await;
        assert!(page.is("return host.selected === null").await, "a second click undoes it");
    });
}

#[test]
fn a_cluster_opens_as_a_list_of_its_events() {
    browse(async |page| {
        page.open("/").await;
        page.click_button("Show the whole period").await;
        page.click("[part~=mark][aria-expanded=false]").await;
        assert_eq!(page.number("return all('[part~=mark][aria-expanded=true]').length").await, 1);
        let headline = page
            .text("return all('[part~=chart] li button:has(time)')[0].lastElementChild.textContent")
            .await;
        page.click("[part~=chart] li button:has(time)").await;
        let data = Data::read();
        let id = page.text("return host.selected").await;
        assert_eq!(data.event(&id).headline, headline);
        assert_selected(page, &id).await;
    });
}

#[test]
fn a_headline_of_the_list_selects_its_event() {
    browse(async |page| {
        page.open("/").await;
        page.click("[part~=event][data-id=istanbul-talks] [part~=headline] button").await;
        assert_selected(page, "istanbul-talks").await;
        page.click("[part~=event][data-id=antalya-ministers] [part~=headline] button").await;
        assert_selected(page, "antalya-ministers").await;
        page.click("[part~=event][data-id=antalya-ministers] [part~=headline] button").await;
        assert!(page.is("return host.selected === null").await, "a second click undoes it");
    });
}

#[test]
fn previous_and_next_step_through_the_filtered_events() {
    browse(async |page| {
        page.open("/#kind=negotiation-round").await;
        let ids = shown(page).await;
        page.click(&format!("[part~=event][data-id='{}'] [part~=headline] button", ids[0])).await;
        for id in &ids[1..] {
            page.click_button("Next event").await;
            assert_selected(page, id).await;
            assert!(is_in_view(page, id).await, "{id} is in view");
        }
        assert!(
            !page.button("Next event").await.is_enabled().await.expect("a button"),
            "there is no event after the last"
        );
        for id in ids.iter().rev().skip(1) {
            page.click_button("Previous event").await;
            assert_selected(page, id).await;
        }
        assert!(
            !page.button("Previous event").await.is_enabled().await.expect("a button"),
            "none before the first"
        );
    });
}

#[test]
fn events_can_be_read_one_by_one_and_the_chart_follows() {
    browse(async |page| {
        page.open("/").await;
        let ids = shown(page).await;
        page.click_button("Read one by one").await;
        assert_selected(page, &ids[0]).await;
        assert_eq!(page.text("return root.querySelector('.place').textContent").await, "1 of 60");
        assert!(page.is("return root.activeElement.closest('[part~=event]').ariaCurrent === 'true'").await);
        assert!(page.is("return !root.querySelector('[data-look~=story]')").await, "one event is open");
        for _ in 0..4 {
            page.click_button("Zoom in").await;
        }
        for id in &ids[1..16] {
            page.click_button("Next event").await;
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
        page.driver().back().await.expect("a step back");
        page.settle().await;
        assert_selected(page, &ids[14]).await;
        // Beyond the opening range of the chart.
        let last = &ids[ids.len() - 1];
        page.open(&format!("/#selected={last}")).await;
        assert!(
            page.is("return all('[part~=mark][data-selected]').length === 1").await,
            "{last} is on the chart"
        );
    });
}

#[test]
fn details_open_and_close_without_selecting() {
    browse(async |page| {
        page.open("/").await;
        let details = "[part~=event][data-id=antalya-ministers] details";
        page.click(&format!("{details} > summary")).await;
        assert!(page.is(&format!("return root.querySelector('{details}').open")).await);
        assert!(page.is("return host.selected === null").await);
        page.click(&format!("{details} > summary")).await;
        assert!(!page.is(&format!("return root.querySelector('{details}').open")).await);
    });
}

#[test]
fn every_source_of_an_open_event_is_a_link() {
    browse(async |page| {
        let data = Data::read();
        page.open("/#selected=antalya-ministers").await;
        let sources = page
            .texts("return all('[part~=event][data-id=antalya-ministers] [part~=source] a').map((link) => link.textContent)")
            .await;
        assert_eq!(sources, data.event("antalya-ministers").sources);
        assert!(page.is("return all('[part~=source] a').every((link) => link.protocol === 'https:' && link.rel.includes('noopener'))").await);
    });
}
