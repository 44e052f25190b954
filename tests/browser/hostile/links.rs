//! S14: the page's address sets only the state. S15: a fragment from somebody else.

use super::{PAYLOADS, assert_harmless, mount, open_watched};
use crate::filters::shown;
use crate::harness::browse;
use crate::page::Page;
use serde_json::json;

/// A word that can only come from the fragment.
const MARKER: &str = "zzmarkerzz";

const SETTINGS: &str = "src=/evil.json&data=%7B%7D&format=csv&layout=list&theme=dark&style=/evil.css&css=/evil.css&script=/evil.js\
    &lang=/evil.json&heading-level=4&sync-url=1&eager=1&shadow-mode=closed&refresh=5";

async fn assert_as_configured(page: &Page) {
    let set = "return [host.src, host.layout, host.theme, root.querySelector('[part=title]').localName, getComputedStyle(root.querySelector('[part=base]')).colorScheme]
        .map(String)";
    assert_eq!(page.texts(set).await, ["null", "full", "auto", "h2", "light dark"]);
    for path in page.server.requests() {
        assert!(path.starts_with("/watched") || !path.contains("evil"), "{path} was requested");
    }
}

#[test]
fn the_query_of_the_page_is_not_read() {
    browse(async |page| {
        open_watched(
            page,
            true,
            &format!("?{SETTINGS}&kind=grain-deal&q=corridor&selected=antalya-ministers"),
        )
        .await;
        mount(page, json!({ "sync-url": "" }), None).await;
        assert_as_configured(page).await;
        assert_eq!(shown(page).await.len(), 60);
        assert!(page.is("return host.selected === null").await);
        assert_harmless(page, "the query").await;
    });
}

#[test]
fn the_fragment_cannot_set_urls_or_settings() {
    browse(async |page| {
        open_watched(page, true, &format!("#{SETTINGS}&kind=grain-deal")).await;
        mount(page, json!({ "sync-url": "" }), None).await;
        assert_as_configured(page).await;
        assert_eq!(shown(page).await.len(), 5, "only the filter counts");
        assert_harmless(page, "the fragment").await;
    });
}

#[test]
fn the_fragment_is_not_read_unless_the_page_asks_for_it() {
    browse(async |page| {
        open_watched(page, true, "#kind=grain-deal&selected=antalya-ministers").await;
        mount(page, json!({}), None).await;
        assert_eq!(shown(page).await.len(), 60);
        page.js("location.hash = 'kind=proposal'", json!([])).await;
        page.settle().await;
        assert_eq!(shown(page).await.len(), 60);
        assert!(page.is("return host.selected === null").await);
        assert_eq!(page.fragment().await, "kind=proposal", "and the page's fragment is unchanged");
    });
}

/// Invalid fragments, each containing the marker.
fn nonsense() -> Vec<String> {
    let mut found: Vec<String> = [
        "%E0%A4%A",
        "%",
        "%%%",
        "kind=%E0%A4%A{}",
        "kind=%ZZ{}",
        "{}",
        "={}",
        "&&&={}&=&",
        "{}=1",
        "__proto__[hit]={}",
        "__proto__={}",
        "constructor.prototype.hit={}",
        "constructor={}",
        "selected={}",
        "group={}",
        "range={}",
        "range={}..{}",
        "from={}",
        "to={}",
        "range=9999999999-01-01T00:00..-9999999999-01-01T00:00&x={}",
        "from=2022-99-99&to=-x&x={}",
        "from=99999999999999999999&x={}",
        "kind={}&party={}",
        "kind=,,,{},,,",
        "selected=__proto__&x={}",
        "group=__proto__&x={}",
        "\u{202e}{}",
        "kind=\u{0}{}",
        "/../../{}",
        "//evil.example/{}",
        "javascript:alert('{}')",
    ]
    .iter()
    .map(|text| text.replace("{}", MARKER))
    .collect();
    for payload in PAYLOADS {
        for key in ["kind", "selected", "group", "range", "from", payload] {
            found.push(format!("{key}={MARKER}{payload}"));
            found.push(format!(
                "{key}={MARKER}{}",
                payload.replace('<', "%3C").replace('"', "%22").replace('>', "%3E")
            ));
        }
    }
    found
}

#[test]
fn an_invalid_fragment_is_ignored_and_never_shown() {
    for strict in [true, false] {
        browse(async |page| {
            open_watched(page, strict, &format!("#kind={MARKER}%E0%A4%A<img src=x onerror=__hit=1>")).await;
            mount(page, json!({ "sync-url": "" }), None).await;
            assert_eq!(shown(page).await.len(), 60, "at the start");
            for fragment in nonsense() {
                page.js("location.hash = arguments[0]", json!([fragment])).await;
                page.settle().await;
                let state = "return [all('[part~=event]').length, host.query, host.selected, host.group,
                    root.innerHTML.includes(arguments[0])]";
                let state = page.js(state, json!([MARKER])).await;
                assert_eq!(state, json!([60, "", null, "kind", false]), "{fragment:?}");
            }
            assert_harmless(page, "nonsense").await;
            assert_eq!(page.heard("timeline-filter").await.len(), 0, "and no event fires");
        });
    }
}

#[test]
fn a_fragment_of_a_million_characters_is_ignored() {
    browse(async |page| {
        let long = MARKER.repeat(100_000);
        for fragment in [
            long.clone(),
            format!("kind={long}"),
            format!("selected={long}"),
            "kind=x&".repeat(140_000),
            format!("q={long}"),
            "%41".repeat(340_000),
        ] {
            open_watched(page, false, "").await;
            // Set by the page, so that the driver need not transmit it.
            page.js("location.hash = arguments[0]", json!([fragment])).await;
            mount(page, json!({ "sync-url": "" }), None).await;
            assert_eq!(shown(page).await.len(), 60, "{}", &fragment[..20]);
            assert!(
                page.js("return root.innerHTML.includes(arguments[0])", json!([MARKER])).await
                    == json!(false)
            );
            assert_harmless(page, &fragment[..20]).await;
        }
    });
}

#[test]
fn search_words_from_a_fragment_are_plain_and_cut_to_200_characters() {
    for strict in [true, false] {
        browse(async |page| {
            for payload in PAYLOADS {
                let text = format!("{payload}{}", "x".repeat(1_000));
                open_watched(page, strict, "").await;
                page.js("location.hash = `q=${encodeURIComponent(arguments[0])}`", json!([text])).await;
                mount(page, json!({ "sync-url": "" }), None).await;
                let value = page.text("return root.querySelector('[part~=search]').value").await;
                assert_eq!(value, text.chars().take(200).collect::<String>());
                assert_eq!(shown(page).await, Vec::<String>::new());
                assert_harmless(page, payload).await;
            }
        });
    }
}
