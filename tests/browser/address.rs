//! The state in the address bar, and invalid addresses, which have no effect.

use crate::filters::{assert_shown, choose, shown, type_into_search};
use crate::harness::browse;
use crate::model::{Data, Filter};
use crate::page::Page;
use serde_json::json;

/// The visible state: the events, the filter, the selection, the lanes, the range.
async fn picture(page: &Page) -> String {
    let script = "return JSON.stringify([
        all('[part~=event]').map((event) => event.dataset.id),
        all('[part~=term][aria-pressed=true]').map((button) => button.dataset.term),
        host.query, host.selected, host.group, root.querySelector('[part~=search]').value,
        all('[part~=lane]').map((lane) => lane.textContent),
        all('[part~=mark]').map((mark) => mark.getAttribute('aria-label')),
        root.querySelector('[part~=stage]').dataset.id])";
    page.text(script).await
}

#[test]
fn filters_are_in_the_address_and_survive_a_reload() {
    browse(async |page| {
        let data = Data::read();
        page.open("/").await;
        choose(page, "kind", "negotiation-round").await;
        choose(page, "party", "TR").await;
        type_into_search(page, "istanbul talks").await;
        assert_eq!(
            page.fragment().await.replace('+', " "),
            "kind=negotiation-round&party=TR&q=istanbul talks"
        );
        let before = picture(page).await;
        page.reload().await;
        let words = "istanbul talks";
        let terms = vec![("kind", "negotiation-round"), ("party", "TR")];
        assert_shown(page, &data, &Filter { terms, words, ..Filter::default() }).await;
        assert_eq!(picture(page).await, before);
    });
}

#[test]
fn selection_lanes_and_range_are_in_the_address_too() {
    browse(async |page| {
        page.open("/").await;
        page.show_list(true).await;
        page.click("[part~=event][data-id=antalya-ministers] button").await;
        page.show_list(false).await;
        page.click_button("Zoom in").await;
        page.open_panel("View").await;
        let lanes = page.shadow_all(".panel fieldset:first-child button").await;
        let mut party = None;
        for choice in lanes {
            if choice.text().await.expect("its words") == "Party" {
                party = Some(choice);
            }
        }
        page.click_on(&party.expect("lanes of parties")).await;
        page.close_panel().await;
        let fragment = page.fragment().await;
        for part in ["selected=antalya-ministers", "group=party", "range=2022-"] {
            assert!(fragment.contains(part), "{part} in {fragment}");
        }
        let before = picture(page).await;
        page.reload().await;
        assert_eq!(picture(page).await, before);
    });
}

#[test]
fn a_link_with_a_fragment_opens_the_same_view() {
    browse(async |page| {
        let data = Data::read();
        page.open("/#kind=grain-deal&selected=grain-initiative-signed").await;
        assert_shown(page, &data, &Filter { terms: vec![("kind", "grain-deal")], ..Filter::default() }).await;
        assert_eq!(page.text("return host.selected").await, "grain-initiative-signed");
        let link =
            page.js("return document.querySelector('a[href=\"#selected=istanbul-talks\"]')", json!([])).await;
        assert!(!link.is_null(), "the article links to an event");
        page.js("document.querySelector('a[href=\"#selected=istanbul-talks\"]').click()", json!([])).await;
        page.settle().await;
        assert_eq!(page.text("return host.selected").await, "istanbul-talks");
        let stage =
            "const stage = root.querySelector('[part~=stage]'); const box = stage.getBoundingClientRect();
            return stage.dataset.id === 'istanbul-talks' && box.top >= 0 && box.top < innerHeight / 2
              && stage.querySelector('[part~=headline]').checkVisibility()";
        page.wait_until(stage).await;
    });
}

#[test]
fn back_undoes_and_forward_redoes() {
    browse(async |page| {
        let data = Data::read();
        page.open("/").await;
        let round = Filter { terms: vec![("kind", "negotiation-round")], ..Filter::default() };
        let both =
            Filter { terms: vec![("kind", "negotiation-round"), ("party", "TR")], ..Filter::default() };
        choose(page, "kind", "negotiation-round").await;
        choose(page, "party", "TR").await;
        assert_shown(page, &data, &both).await;
        page.back().await;
        assert_shown(page, &data, &round).await;
        page.back().await;
        assert_shown(page, &data, &Filter::default()).await;
        page.driver().forward().await.expect("the next page");
        page.settle().await;
        assert_shown(page, &data, &round).await;
    });
}

#[test]
fn without_sync_url_the_address_is_left_alone() {
    browse(async |page| {
        let data = Data::read();
        page.open_bare("<talks-timeline></talks-timeline>").await;
        choose(page, "kind", "negotiation-round").await;
        assert_eq!(page.fragment().await, "");
        page.js("location.hash = 'kind=grain-deal'", json!([])).await;
        page.settle().await;
        assert_shown(
            page,
            &data,
            &Filter { terms: vec![("kind", "negotiation-round")], ..Filter::default() },
        )
        .await;
    });
}

#[test]
fn only_the_invalid_parts_of_an_address_are_ignored() {
    browse(async |page| {
        let data = Data::read();
        let rounds = || Filter { terms: vec![("kind", "negotiation-round")], ..Filter::default() };
        let all = Filter::default;
        for (fragment, filter) in [
            ("kind=negotiation-round,nonsense&nosuch=thing", rounds()),
            ("kind=negotiation-round&from=tomorrow&to=2022-13-45", rounds()),
            ("kind=negotiation-round&selected=no-such-event&group=nosuch&range=9..1", rounds()),
            ("kind=negotiation-round&%E0%A4%A&%zz=%", rounds()),
            ("kind=nonsense", all()),
            ("from=2022-12-31&to=2022-01-01", all()),
            ("%", all()),
            ("&&&===&#&", all()),
            ("<img src=x onerror=alert(1)>", all()),
            ("__proto__=constructor&constructor=__proto__", all()),
            ("how-made", all()),
        ] {
            page.load(&format!("/#{fragment}")).await;
            // A fragment that names another part of the page scrolls there; the timeline loads only near the viewport.
            page.js("host.scrollIntoView({ behavior: 'instant' })", json!([])).await;
            page.ready().await;
            assert_shown(page, &data, &filter).await;
            assert!(
                page.is("return root.querySelector('[part~=chart]').getBoundingClientRect().height > 50")
                    .await,
                "{fragment}"
            );
        }
        page.open(&format!("/#{}", "kind=".repeat(60_000))).await;
        assert_shown(page, &data, &all()).await;
        assert_eq!(page.texts("return seen.errors").await, Vec::<String>::new());
    });
}

#[test]
fn invalid_attributes_never_blank_the_widget() {
    browse(async |page| {
        let data = Data::read();
        page.open_bare(
            "<talks-timeline query='kind=negotiation-round&amp;x=y&amp;from=never' selected='nobody' group='nosuch' \
             layout='sideways' theme='plaid' heading-level='99' refresh='often' format='papyrus'></talks-timeline>",
        )
        .await;
        let rounds = Filter { terms: vec![("kind", "negotiation-round")], ..Filter::default() };
        assert_shown(page, &data, &rounds).await;
        for name in ["query", "selected", "group", "layout", "theme", "heading-level"] {
            for value in ["", "=&=", "\u{202e}%00", "-1", "null"] {
                page.js("host.setAttribute(arguments[0], arguments[1])", json!([name, value])).await;
                page.settle().await;
                assert!(!shown(page).await.is_empty(), "{name}={value:?} leaves events");
            }
        }
        assert_eq!(page.texts("return seen.errors").await, Vec::<String>::new());
    });
}
