//! `embed.html`, the page for iframes: the parameters of its address, its content before the first draw, and its policy.

use crate::engine;
use crate::filters::{assert_shown, choose};
use crate::frame::{article, inside};
use crate::harness::browse;
use crate::languages::headline_languages;
use crate::model::{Data, Filter};
use crate::page::Page;
use crate::server::{Server, dist};
use serde_json::json;
use std::collections::BTreeMap;
use std::time::Duration;
use timeline_core::locale::{Locale, Message};

/// The built page with one replacement, whose original must be present.
fn embed(replaced: &[(&str, &str)]) -> String {
    let mut html = std::fs::read_to_string(dist().join("embed.html")).expect("embed.html");
    for (from, to) in replaced {
        assert!(html.contains(from), "embed.html has {from}");
        html = html.replacen(from, to, 1);
    }
    html
}

/// The page as edited by a publisher who lists other sites for data.
fn listing(sites: &str) -> String {
    embed(&[
        ("connect-src 'self'", &format!("connect-src 'self' {sites}")),
        (
            "name=\"talks-timeline-sources\" content=\"\"",
            &format!("name=\"talks-timeline-sources\" content=\"{sites}\""),
        ),
    ])
}

/// The page with the tests' recorder before its policy, because some engines do not run it in a sandbox otherwise.
fn recorded() -> String {
    embed(&[("<!doctype html>", &format!("<!doctype html><script>{}</script>", engine::recorder()))])
}

/// The attributes of the element for each query of the address, without the one that it always has.
async fn attributes(page: &Page, path: &str, queries: &[&str]) -> Vec<BTreeMap<String, String>> {
    page.server.page("/many", &[], "<!doctype html><html lang=en><title>Many</title>");
    page.load("/many").await;
    let script = "const [path, queries] = arguments;
        const read = (query) => new Promise((resolve) => {
          const frame = document.createElement('iframe');
          // Far from the viewport, so that no widget starts.
          frame.style = 'position: absolute; top: 9000px; width: 300px';
          frame.onload = () => {
            const element = frame.contentDocument.querySelector('talks-timeline');
            resolve(Object.fromEntries(element.getAttributeNames().map((name) => [name, element.getAttribute(name)])));
            frame.remove();
          };
          frame.src = path + query;
          document.body.append(frame);
        });
        return queries.reduce(async (before, query) => [...await before, await read(query)], [])";
    let found: Vec<BTreeMap<String, String>> =
        serde_json::from_value(page.js(script, json!([path, queries])).await).expect("attributes");
    found
        .into_iter()
        .map(|mut attributes| {
            assert_eq!(attributes.remove("sync-url").as_deref(), Some(""));
            attributes
        })
        .collect()
}

#[test]
fn the_address_sets_only_the_allowed_attributes() {
    let kept = [
        ("?query=kind%3Dgrain-deal%26q%3Dcorridor", &[("query", "kind=grain-deal&q=corridor")][..]),
        ("?selected=istanbul-talks&group=party", &[("selected", "istanbul-talks"), ("group", "party")]),
        ("?layout=list&theme=dark", &[("layout", "list"), ("theme", "dark")]),
        ("?layout=story&list=open&time=linear", &[("layout", "story"), ("list", "open"), ("time", "linear")]),
        ("?heading-level=3&lang=pt-BR&dir=rtl", &[("heading-level", "3"), ("lang", "pt-BR"), ("dir", "rtl")]),
        ("?format=csv&refresh=60&no-embed", &[("format", "csv"), ("refresh", "60"), ("no-embed", "")]),
        ("?src=talks-2022.json", &[("src", "talks-2022.json")]),
        // Of duplicates, the first counts.
        ("?layout=chart&layout=list", &[("layout", "chart")]),
        ("?childId=x&initialWidth=300&parentUrl=https://a.example", &[]),
        // Invalid values.
        ("?layout=grid&theme=&heading-level=7&lang=%22x&dir=up&format=xml&refresh=-1&no-embed=no", &[]),
        ("?list=&time=widened", &[]),
        ("?heading-level=3%0A&lang=en%0A&refresh=0&layout=LIST&query=&selected=", &[]),
        // Unknown parameters, and attributes that the address may not set.
        ("?sync-url=x&eager=1&shadow-mode=closed&data=%7B%7D&style=x&class=x&id=x&part=x", &[]),
        ("?onclick=__hit()&onload=__hit()&script=//evil.example/x.js&css=//evil.example/x.css", &[]),
        ("?language=//evil.example/en.js&sheet=x&wasm=x&base=x&__proto__=x&constructor=x", &[]),
        ("?%73rc=javascript:__hit()", &[]),
        ("?%E0%A4%A&layout=%E0%A4%A", &[]),
    ];
    browse(async |page| {
        let queries = kept.map(|(query, _)| query);
        let found = attributes(page, "/embed.html", &queries).await;
        for ((query, expected), found) in kept.iter().zip(found) {
            let expected =
                expected.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            assert_eq!(found, expected, "{query}");
        }
    });
}

#[test]
fn data_comes_from_the_page_origin_or_a_listed_one() {
    browse(async |page| {
        let own = page.server.url("");
        let listed = "https://good.org https://files.example/timelines/ https://docs.example/data";
        page.server.page("/listed.html", &[], &listing(listed));
        let cases = [
            ("talks-2022.json", true),
            ("/elsewhere/talks.json?version=2#x", true),
            (&format!("{own}/talks-2022.json"), true),
            ("https://good.org/talks.json", true),
            ("https://GOOD.org:443/talks.json", true),
            ("https://files.example/timelines/a/b.json", true),
            ("https://docs.example/data", true),
            ("https://docs.example/data/x.json", true),
            // Similar to a listed origin.
            ("http://good.org/talks.json", false),
            ("https://good.org:8443/talks.json", false),
            ("https://good.org.evil/talks.json", false),
            ("https://evilgood.org/talks.json", false),
            ("https://www.good.org/talks.json", false),
            ("https://good.org@evil.example/talks.json", false),
            ("https://user:secret@good.org/talks.json", false),
            ("//evil.example/talks.json", false),
            ("\\\\evil.example/talks.json", false),
            // On an http page this is a URL with a host, not a path on this site.
            ("https:good.org.evil", false),
            // Similar to a listed path.
            ("https://files.example/timelines", false),
            ("https://files.example/timelines-of-others/x.json", false),
            ("https://files.example/timelines/../secret.json", false),
            ("https://files.example/timelines/%2e%2e/secret.json", false),
            ("https://files.example/timelines/..%2fsecret.json", false),
            ("https://files.example/timelines/..%5Csecret.json", false),
            ("https://docs.example/database.json", false),
            // Other schemes.
            ("javascript:__hit()", false),
            (" java\tscript:__hit()", false),
            ("data:application/json,{}", false),
            (&format!("blob:{own}/00000000-0000-0000-0000-000000000000"), false),
            (&format!("filesystem:{own}/temporary/x.json"), false),
            ("file:///etc/hostname", false),
            ("ftp://good.org/talks.json", false),
            ("https://", false),
            ("", false),
        ];
        let queries: Vec<String> =
            cases.iter().map(|(address, _)| format!("?src={}", encoded(address))).collect();
        let queries: Vec<&str> = queries.iter().map(String::as_str).collect();
        let found = attributes(page, "/listed.html", &queries).await;
        for ((address, allowed), found) in cases.iter().zip(found) {
            assert_eq!(found.get("src").map(String::as_str), allowed.then_some(*address), "{address:?}");
        }
        // The built page lists nothing.
        let found = attributes(page, "/embed.html", &["?src=https://good.org/x.json", "?src=x.json"]).await;
        assert_eq!(found.iter().map(|found| found.contains_key("src")).collect::<Vec<_>>(), [false, true]);
    });
}

/// Percent-encodes a value of a query.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[test]
fn unlisted_sites_receive_no_requests() {
    browse(async |page| {
        let (listed, other) = (Server::start(), Server::start());
        let data = std::fs::read_to_string(dist().join("talks-2022.json")).expect("the dataset");
        let data = data.replace("2022 ceasefire talks", "Data of another site");
        listed.page("/talks.json", &[("Access-Control-Allow-Origin", "*")], &data);
        page.server.page("/listed.html", &[], &listing(&listed.url("/")));
        let title = "return root.querySelector('[part~=title]').textContent";

        page.open(&format!("/listed.html?src={}", encoded(&listed.url("/talks.json")))).await;
        assert_eq!(page.text(title).await, "Data of another site");
        for name in ["src", "script", "css", "style", "lang", "base", "query", "format"] {
            page.open(&format!("/listed.html?{name}={}", encoded(&other.url("/talks.json")))).await;
            assert_eq!(page.text(title).await, "2022 ceasefire talks", "{name}");
        }
        assert_eq!(other.requests(), Vec::<String>::new());
        assert_eq!(listed.requests(), ["/talks.json"]);
        assert_eq!(page.texts("return seen.violations").await, Vec::<String>::new());
    });
}

#[test]
fn a_filter_in_the_address_applies_before_anything_is_visible() {
    browse(async |page| {
        let data = Data::read();
        page.server.delay("/talks_timeline_bg.wasm", Duration::from_millis(1_500));
        let seen = "return host.checkVisibility({ visibilityProperty: true })";

        page.load("/embed.html").await;
        assert!(page.is(seen).await, "the pre-rendered events are there immediately");

        for path in ["/embed.html?query=kind%3Dgrain-deal", "/embed.html#kind=grain-deal"] {
            page.load(path).await;
            assert!(!page.is(seen).await, "{path}: not what was pre-rendered");
            page.ready().await;
            assert!(page.is(seen).await, "{path}: the requests");
            assert_shown(page, &data, &Filter { terms: vec![("kind", "grain-deal")], ..Filter::default() })
                .await;
        }
    });
}

#[test]
fn a_slow_load_reveals_the_pre_rendered_events() {
    browse(async |page| {
        page.server.delay("/talks_timeline_bg.wasm", Duration::from_secs(60));
        page.load("/embed.html?query=kind%3Dgrain-deal").await;
        page.wait_until("return host.checkVisibility({ visibilityProperty: true })").await;
        assert_eq!(page.number("return all('[part~=event]').length").await, Data::read().events.len());
    });
}

#[test]
fn without_scripts_the_page_shows_its_events_or_a_link_to_the_data() {
    browse(async |page| {
        page.server.instead("/talks-timeline.js", 404, "text/plain", "not found");
        page.load("/embed.html?query=kind%3Dgrain-deal").await;
        page.wait_until("return host.checkVisibility({ visibilityProperty: true })").await;
        page.load("/embed.html?src=my%20data.json").await;
        page.wait_until("return document.querySelector('.failure') !== null").await;
        let link = page.text("return document.querySelector('.failure a').href").await;
        assert_eq!(
            link,
            page.server.url("/my%20data.json"),
            "a link to the data in place of the pre-rendered events"
        );
        assert!(page.is("return host === null").await);
    });
}

#[test]
fn other_data_never_appears_with_the_pre_rendered_events() {
    browse(async |page| {
        page.server.delay("/talks_timeline_bg.wasm", Duration::from_millis(1_000));
        page.load("/embed.html?src=missing.json").await;
        let events = "return document.body.innerText.length + (root ? all('[part~=event]').length : 0)";
        assert!(page.number(events).await < 200);
        page.wait_until("return seen.events.some((event) => event.type === 'timeline-error')").await;
        assert!(page.number(events).await < 200, "a note at most");
        assert_eq!(page.number("return root ? all('[part~=event]').length : 0").await, 0);
    });
}

#[test]
fn the_page_follows_the_theme_of_its_widget() {
    browse(async |page| {
        let ground = "return getComputedStyle(document.documentElement).backgroundColor";
        let own = "return getComputedStyle(root.querySelector('[part~=base]')).backgroundColor";
        for (scheme, query, expected) in [
            ("light", "", "rgb(255, 255, 255)"),
            ("dark", "", "rgb(21, 23, 27)"),
            ("light", "?theme=dark", "rgb(21, 23, 27)"),
            ("dark", "?theme=light", "rgb(255, 255, 255)"),
        ] {
            page.prefer(scheme).await;
            page.open(&format!("/embed.html{query}")).await;
            page.wait_until(&format!(
                "return getComputedStyle(document.documentElement).backgroundColor === '{expected}'"
            ))
            .await;
            assert_eq!(page.text(ground).await, expected, "{scheme} {query}");
            assert_eq!(page.text(own).await, expected, "{scheme} {query}");
        }
    });
}

#[test]
fn the_page_works_under_its_policy() {
    browse(async |page| {
        page.open("/embed.html").await;
        let policy = page
            .text("return document.querySelector('meta[http-equiv=Content-Security-Policy]').content")
            .await;
        for part in ["default-src 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'"] {
            assert!(policy.contains(part), "{part} in {policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains('{'), "{policy}");
        choose(page, "kind", "negotiation-round").await;
        page.click("[part~=stage] [part~=details] > summary").await;
        assert_eq!(page.texts("return seen.violations").await, Vec::<String>::new());
        assert_eq!(page.texts("return seen.errors").await, Vec::<String>::new());
        assert_eq!(page.console().await, Vec::<String>::new());
    });
}

#[test]
fn a_sandbox_without_cors_headers_keeps_the_interface_language() {
    browse(async |page| {
        let site = Server::start();
        let frame = format!(
            "<iframe sandbox=allow-scripts width=900 src={}></iframe>",
            site.url("/embed.html?lang=uk")
        );
        page.server.page("/article", &[], &article(&frame));
        page.load("/article").await;
        inside(page, 0, async || {
            let words = Locale::all().iter().find(|locale| locale.tag() == "uk").expect("Ukrainian");
            page.wait_until(&format!(
                "return root.querySelector('[part=base]').innerText.includes('{}')",
                words.count(Message::Events, 60)
            ))
            .await;
            // The talks in another language would have to be fetched: they stay in English, and are marked as such.
            let headlines = headline_languages(page).await;
            assert!(headlines.len() > 9 && headlines.iter().all(|lang| lang == "en"), "{headlines:?}");
        })
        .await;
    });
}

#[test]
fn the_page_works_in_a_sandbox_without_an_origin_and_without_cors_headers() {
    browse(async |page| {
        let (data, site) = (Data::read(), Server::start());
        site.page("/recorded.html", &[], &recorded());
        for (name, recorded) in [("embed.html", false), ("recorded.html", true)] {
            let frame = format!(
                "<iframe sandbox=allow-scripts data-talks-timeline width=900 src={}></iframe>",
                site.url(&format!("/{name}?query=kind%3Dnegotiation-round"))
            );
            page.server.page("/article", &[], &article(&frame));
            page.load("/article").await;
            inside(page, 0, async || {
                assert_eq!(page.text("return self.origin").await, "null");
                page.wait_until(
                    "return root.querySelector('[part~=status]').textContent.includes('9 of 60')",
                )
                .await;
                page.settle().await;
                choose(page, "party", "TR").await;
                let chosen = vec![("kind", "negotiation-round"), ("party", "TR")];
                assert_shown(page, &data, &Filter { terms: chosen, ..Filter::default() }).await;
                // The frame has an address of its own here, too.
                assert!(page.fragment().await.contains("party=TR"));
                let styled = "return getComputedStyle(root.querySelector('[part~=base]')).paddingTop";
                assert_eq!(page.text(styled).await, "3px", "the style sheet is in");
                if recorded {
                    assert_eq!(page.texts("return seen.violations").await, Vec::<String>::new());
                    assert_eq!(page.texts("return seen.errors").await, Vec::<String>::new());
                }
            })
            .await;
        }
        let asked = site.requests();
        assert!(asked.iter().any(|path| path == "/talks-timeline-inline.js"), "{asked:?}");
        for vain in [".wasm", ".css", "/talks-timeline.js", "/talks_timeline.js"] {
            assert!(!asked.iter().any(|path| path.ends_with(vain)), "{vain} in {asked:?}");
        }
    });
}
