//! Fields show the current state, and each key has one effect.

use crate::harness::browse;
use crate::page::Page;
use serde_json::json;
use thirtyfour::Key;

/// `act('from', ['2', '0002-05-01'], …)` types into a date field: each pair is a key, and the value that the browser makes of it.
/// Without a key, the date is picked.
const DATES: &str = "
    const field = (name) => all('.dates input')[name === 'from' ? 0 : 1];
    const send = (name, event) => field(name).dispatchEvent(event);
    const act = (name, ...steps) => {
      for (const [key, value] of steps) {
        if (key) send(name, new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
        if (value !== undefined) {
          field(name).value = value;
          send(name, new Event('change', { bubbles: true }));
        }
      }
    };
    const leave = (name) => send(name, new FocusEvent('focusout', { bubbles: true, composed: true }));";

async fn with_dates(page: &Page, script: &str) {
    page.js(&format!("{DATES} {script}"), json!([])).await;
    page.settle().await;
}

async fn dates(page: &Page) -> Vec<String> {
    page.texts("return all('.dates input').map((field) => field.value)").await
}

async fn query(page: &Page) -> String {
    page.text("return host.query").await
}

#[test]
fn a_typed_date_filters_once() {
    browse(async |page| {
        page.open_bare("<talks-timeline eager sync-url></talks-timeline>").await;
        page.open_panel("More").await;
        let steps = page.number("return history.length").await;
        let digits = "['2', '0002-05-01'], ['0', '0020-05-01'], ['2', '0202-05-01'], ['2', '2022-05-01']";
        with_dates(page, &format!("act('from', {digits})")).await;
        assert_eq!(query(page).await, "", "the reader may still be typing");
        assert_eq!(dates(page).await, ["2022-05-01", ""]);
        with_dates(page, "leave('from')").await;
        assert_eq!(query(page).await, "from=2022-05-01");
        assert_eq!(page.number("return history.length").await, steps + 1);
        with_dates(page, "act('to', ['3', '2022-06-03'], ['Enter'])").await;
        assert_eq!(query(page).await, "from=2022-05-01&to=2022-06-03");
        with_dates(page, "act('to', [null, '2022-06-10'])").await;
        assert_eq!(query(page).await, "from=2022-05-01&to=2022-06-10", "a picked date filters immediately");
    });
}

#[test]
fn a_date_beyond_the_other_one_replaces_it() {
    browse(async |page| {
        page.open_bare("<talks-timeline eager query=\"from=2022-03-01&to=2022-04-01\"></talks-timeline>")
            .await;
        page.open_panel("More").await;
        with_dates(page, "act('from', [null, '2022-05-01'])").await;
        assert_eq!(
            (query(page).await.as_str(), dates(page).await),
            ("from=2022-05-01", vec!["2022-05-01".into(), "".into()])
        );
        with_dates(page, "act('to', [null, '2022-06-01'])").await;
        assert_eq!(query(page).await, "from=2022-05-01&to=2022-06-01");
        assert_eq!(dates(page).await, ["2022-05-01", "2022-06-01"]);
    });
}

#[test]
fn escape_in_the_search_closes_the_panel_and_keeps_the_words() {
    browse(async |page| {
        page.open_bare("<talks-timeline eager></talks-timeline>").await;
        page.open_panel("Party").await;
        page.shadow("[part~=search]").await.send_keys("talks").await.expect("typing");
        page.settle().await;
        let is_open = "return Boolean(root.querySelector('.panel'))";
        let words = "return root.querySelector('[part~=search]').value";
        page.press(Key::Escape).await;
        assert!(!page.is(is_open).await);
        assert_eq!((page.text(words).await.as_str(), query(page).await.as_str()), ("talks", "q=talks"));
        page.press(Key::Escape).await;
        assert_eq!((page.text(words).await.as_str(), query(page).await.as_str()), ("", ""));
    });
}

#[test]
fn escape_closes_the_dialog_around_the_widget_only_when_nothing_in_it_is_open() {
    browse(async |page| {
        page.open_bare("<dialog><talks-timeline eager></talks-timeline></dialog>").await;
        page.js("document.querySelector('dialog').showModal()", json!([])).await;
        page.settle().await;
        page.open_panel("Party").await;
        let open = "return [Boolean(root.querySelector('.panel')), document.querySelector('dialog').open]";
        page.press(Key::Escape).await;
        assert_eq!(page.value::<(bool, bool)>(open).await, (false, true));
        page.press(Key::Escape).await;
        assert_eq!(page.value::<(bool, bool)>(open).await, (false, false));
    });
}

const FIRST_LANE: &str = "return root.querySelector('[part~=lane] [part~=term]').dataset.term";

#[test]
fn the_choice_of_lanes_shows_the_lanes_after_back_and_forward() {
    browse(async |page| {
        page.open_bare("<talks-timeline eager sync-url></talks-timeline>").await;
        page.open_panel("View").await;
        let lanes = "return root.querySelector('.panel fieldset [aria-pressed=true]').textContent.trim()";
        let first = page.text(lanes).await;
        let party = "return all('.panel fieldset:first-child button').findIndex((choice) => choice.textContent.trim() === 'Party')";
        let party = page.number(party).await;
        page.click_on(&page.shadow_all(".panel fieldset:first-child button").await[party]).await;
        assert_eq!(page.text(lanes).await, "Party");
        assert_eq!(page.text(FIRST_LANE).await, "RU");
        page.back().await;
        assert_eq!(page.text(lanes).await, first);
        assert_eq!(page.text(FIRST_LANE).await, "negotiation-round");
        page.driver().forward().await.expect("the next page");
        page.settle().await;
        assert_eq!(
            (page.text(lanes).await, page.text("return host.group").await),
            ("Party".into(), "party".into())
        );
        assert_eq!(page.text(FIRST_LANE).await, "RU");
    });
}
