//! The "Share" panel: its snippets work in another page, with the reader's filter.

use crate::filters::{assert_shown, choose};
use crate::harness::browse;
use crate::model::{Data, Filter};
use crate::page::Page;
use serde_json::json;

const SNIPPETS: &str = "return all('[part=embed] textarea').slice(-2).map((field) => field.value)";

async fn open_panel(page: &Page) -> Vec<String> {
    page.click_button("Share").await;
    page.wait_until("return all('[part=embed] textarea').length === 5").await;
    page.texts(SNIPPETS).await
}

#[test]
fn the_snippet_shows_the_readers_view_in_another_page() {
    browse(async |page| {
        page.open_bare("<talks-timeline group=party theme=dark class=mine></talks-timeline>").await;
        choose(page, "kind", "grain-deal").await;
        let [tag, frame] = open_panel(page).await.try_into().expect("two snippets");
        assert!(frame.starts_with("<iframe src=\""), "{frame}");
        assert!(
            frame.contains("embed.html?theme=dark&amp;query=kind%3Dgrain-deal&amp;group=party"),
            "{frame}"
        );
        assert!(!tag.contains("mine"), "classes are the page's own: {tag}");
        // The snippet follows further changes by the reader immediately.
        choose(page, "kind", "negotiation-round").await;
        let later = page.texts(SNIPPETS).await;
        assert!(later[0].contains("query=\"kind=negotiation-round,grain-deal\""), "{later:?}");
        choose(page, "kind", "negotiation-round").await;
        assert_eq!(page.texts(SNIPPETS).await, [tag.clone(), frame], "and back again");

        page.server.page("/pasted", &[], &format!("<!doctype html><html lang=en><title>Pasted</title>{tag}"));
        page.open("/pasted").await;
        let filter = Filter { terms: vec![("kind", "grain-deal")], ..Filter::default() };
        assert_shown(page, &Data::read(), &filter).await;
        assert_eq!(page.text("return host.group").await, "party");
    });
}

#[test]
fn texts_cannot_leave_their_attribute() {
    browse(async |page| {
        page.open_bare("<talks-timeline></talks-timeline>").await;
        page.js("host.query = 'q=' + encodeURIComponent('\"><img src=x onerror=alert(1)> & co')", json!([]))
            .await;
        let query = page.text("return host.query").await;
        let [tag, _] = open_panel(page).await.try_into().expect("two snippets");
        // A page whose policy allows the test to parse markup.
        page.server.page("/plain", &[], "<!doctype html><html lang=en><title>Plain</title>");
        page.load("/plain").await;
        let read = page
            .js(
                "const read = new DOMParser().parseFromString(arguments[0].replace(/<script.*?<.script>/, ''), 'text/html').body;
                 return [read.childElementCount, read.querySelector('talks-timeline').getAttribute('query')]",
                json!([tag]),
            )
            .await;
        assert_eq!(read, json!([1, query]), "{tag}");
    });
}

#[test]
fn the_panel_can_be_used_by_keyboard_and_closed() {
    browse(async |page| {
        page.open_bare("<talks-timeline></talks-timeline>").await;
        open_panel(page).await;
        assert!(
            page.is("return root.activeElement.localName === 'textarea'").await,
            "the focus is in the text field"
        );
        assert!(
            page.is("const field = root.activeElement; return field.selectionEnd - field.selectionStart === field.value.length").await,
            "all of the text is selected"
        );
        let button = page.button("Copy").await;
        page.click_on(&button).await;
        page.wait_until(
            "return /^(Copied|Selected)/.test(root.querySelector('.snippet button').textContent)",
        )
        .await;
        page.press(thirtyfour::Key::Escape).await;
        page.wait_until("return all('[part=embed]').length === 0").await;
        assert_eq!(
            page.text("return root.activeElement.textContent").await,
            "Share",
            "back where it was opened"
        );
        open_panel(page).await;
        page.click_button("Share").await;
        page.wait_until("return all('[part=embed]').length === 0").await;
    });
}

#[test]
fn escape_closes_the_panel_and_not_the_dialog_around_it() {
    browse(async |page| {
        page.open_bare("<dialog><talks-timeline eager></talks-timeline></dialog>").await;
        page.js("document.querySelector('dialog').showModal()", json!([])).await;
        open_panel(page).await;
        page.press(thirtyfour::Key::Escape).await;
        page.wait_until("return all('[part=embed]').length === 0").await;
        assert!(page.is("return document.querySelector('dialog').open").await);
        page.press(thirtyfour::Key::Escape).await;
        page.wait_until("return !document.querySelector('dialog').open").await;
    });
}

#[test]
fn the_panel_closes_when_the_timeline_leaves_the_page() {
    browse(async |page| {
        page.open_bare("<talks-timeline></talks-timeline>").await;
        open_panel(page).await;
        page.js("window.field = all('[part=embed] textarea').at(-1)", json!([])).await;
        page.take_out().await;
        // The next timeline takes over what the first one was drawn in.
        page.js(
            "const next = document.createElement('talks-timeline'); document.body.append(next); return next.updateComplete",
            json!([]),
        )
        .await;
        assert!(page.is("return all('[part~=event]').length > 0 && all('[part=embed]').length === 0").await);
        let written = page.text("return field.value").await;
        page.js("gone.layout = 'list'; gone.dispatchEvent(new Event('timeline-filter'))", json!([])).await;
        assert_eq!(page.text("return field.value").await, written, "it no longer listens");
    });
}

#[test]
fn the_panel_requests_only_its_own_file_and_violates_no_policy() {
    browse(async |page| {
        page.open_bare("<talks-timeline></talks-timeline>").await;
        let before = page.server.requests().len();
        open_panel(page).await;
        assert_eq!(page.server.requests()[before..], ["/talks-timeline-share.js"]);
        assert_eq!(page.texts("return seen.violations").await, Vec::<String>::new());
        // The links of an event appear once it is selected.
        let sizes = "return all('[part=embed] button').filter((button) => button.checkVisibility())
            .map((button) => button.getBoundingClientRect().height)";
        let sizes = page.value::<Vec<f64>>(sizes).await;
        assert!(sizes.len() >= 7 && sizes.iter().all(|height| *height >= 24.0), "{sizes:?}");
    });
}

#[test]
fn links_are_offered_for_the_states_that_the_address_can_express() {
    browse(async |page| {
        let fields = "return all('[part=embed] label').filter((label) => label.checkVisibility())
            .map((label) => [label.firstChild.data, label.querySelector('textarea').value]).slice(0, -2)";
        for (attribute, expected) in [
            ("", &[("Link to this page", ""), ("Citation", "")][..]),
            (
                " sync-url",
                &[
                    ("Link to this view", "#kind=grain-deal"),
                    ("Link to this event", "#kind=grain-deal&selected=first-grain-ship"),
                    ("Citation", ""),
                ],
            ),
        ] {
            page.open_bare(&format!("<talks-timeline{attribute}></talks-timeline>")).await;
            choose(page, "kind", "grain-deal").await;
            page.js("host.selected = 'first-grain-ship'", json!([])).await;
            page.click_button("Share").await;
            page.wait_until("return all('[part=embed] textarea')[2]?.value.includes('Razoni')").await;
            let found: Vec<(String, String)> = page.value(fields).await;
            let names =
                |fields: &[(String, String)]| fields.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
            assert_eq!(
                names(&found),
                expected.iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>()
            );
            for ((_, value), (name, end)) in found.iter().zip(expected) {
                assert!(
                    *name == "Citation" || *value == page.server.url(&format!("/bare{end}")),
                    "{name}: {value}"
                );
            }
        }
    });
}

#[test]
fn a_link_opens_the_readers_view() {
    const DATA: &str = r#"{"facets": [{"id": "place", "terms": [{"id": "Washington, D.C."}, {"id": "Київ"}]}], "events": [
        {"id": "one", "start": "2021", "headline": "One", "tags": {"place": ["Washington, D.C."]}},
        {"id": "two", "start": "2022", "headline": "Two", "tags": {"place": ["Київ"]}}]}"#;
    browse(async |page| {
        page.server.instead("/mine.json", 200, "application/json", DATA);
        let link = async || {
            page.click_button("Share").await;
            page.wait_until("return all('[part=embed] textarea').length === 5").await;
            page.text("return all('[part=embed] textarea')[0].value").await
        };
        let ids = "return all('[part~=event]').map((event) => event.dataset.id)";
        for (attributes, query, expected) in [
            ("", "place=Washington%2C+D.C.", &["one"][..]),
            ("", "place=%D0%9A%D0%B8%D1%97%D0%B2", &["two"][..]),
            // The page opens with a filter, and the reader has cleared it.
            ("query='place=Washington%2C+D.C.'", "", &["one", "two"][..]),
        ] {
            page.open_bare(&format!(
                "<talks-timeline src=/mine.json sync-url {attributes}></talks-timeline>"
            ))
            .await;
            if query.is_empty() {
                page.click("[part=clear]").await;
            } else {
                page.js("host.query = arguments[0]", json!([query])).await;
            }
            page.settle().await;
            assert_eq!(page.texts(ids).await, expected);
            let link = link().await;
            let (_, fragment) = link.split_once('#').expect("a fragment");
            page.open(&format!("/bare#{fragment}")).await;
            assert_eq!(page.texts(ids).await, expected, "{link}");
        }
    });
}
