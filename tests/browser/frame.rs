//! `embed.html` in an iframe, and `talks-timeline-frame.js` around it: heights, and messages from any origin.

mod conventions;

use crate::filters::choose;
use crate::harness::browse;
use crate::page::Page;
use crate::server::Server;
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

/// The limits that the frame and the host script keep, in CSS pixels.
const LEAST: u32 = 100;
const MOST: u32 = 100_000;

/// A page of another site with the host script, which also records every message.
pub fn article(body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Article</title>
         <script>window.heard = []; addEventListener('message', ({{ data, origin }}) =>
           heard.push({{ data, origin, at: performance.now() }}));
           window.claim = (frame, origin, height) => dispatchEvent(new MessageEvent('message', {{ origin,
             source: document.querySelectorAll('iframe')[frame].contentWindow, data: {{ type: 'talks-timeline:height', height }} }}))
         </script>
         <p>Before.</p>{body}<p>After.</p><script src=/talks-timeline-frame.js></script>"
    )
}

/// Runs steps inside a frame.
pub async fn inside<T>(page: &Page, frame: u16, steps: impl AsyncFnOnce() -> T) -> T {
    page.driver().enter_frame(frame).await.expect("a frame");
    let outcome = steps().await;
    page.driver().enter_default_frame().await.expect("the page");
    outcome
}

/// Waits for two frames of animation: by then the host script has acted.
async fn drawn(page: &Page) {
    page.js(
        "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))",
        json!([]),
    )
    .await;
}

/// Waits until an iframe has exactly the height of its content; returns that height.
async fn fits(page: &Page, frame: u16) -> u32 {
    let start = Instant::now();
    let mut last = (0, 0);
    while start.elapsed() < Duration::from_secs(30) {
        let outer: u32 =
            page.value(&format!("return document.querySelectorAll('iframe')[{frame}].clientHeight")).await;
        let inner: u32 = inside(page, frame, async || {
            page.value("return Math.ceil(document.body.getBoundingClientRect().height)").await
        })
        .await;
        if outer == inner && outer > LEAST {
            let scrolls = "return document.documentElement.scrollHeight > innerHeight";
            assert!(
                !inside(page, frame, async || page.is(scrolls).await).await,
                "nothing scrolls in the frame"
            );
            return outer;
        }
        last = (outer, inner);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the frame is {} pixels high, its content {}", last.0, last.1);
}

async fn style_heights(page: &Page) -> Vec<String> {
    page.texts("return [...document.querySelectorAll('iframe')].map((frame) => frame.style.height)").await
}

#[test]
fn each_frame_is_as_high_as_its_content() {
    browse(async |page| {
        let site = Server::start();
        let address = site.url("/embed.html?query=kind%3Dnegotiation-round");
        page.server.page(
            "/article",
            &[],
            &article(&format!(
                "<style>.reset {{ box-sizing: border-box; border: 5px solid }}</style>
                 <iframe data-talks-timeline width=600 height=300 src={address}></iframe>
                 <iframe data-talks-timeline width=600 class=reset src={address}%26party%3DTR></iframe>
                 <iframe width=600 height=300 src={address}></iframe>"
            )),
        );
        page.load("/article").await;
        let (first, second) = (fits(page, 0).await, fits(page, 1).await);
        assert_eq!(second, first, "a filter changes no height");
        inside(page, 0, async || choose(page, "party", "TR").await).await;
        assert_eq!(fits(page, 0).await, first);

        inside(page, 0, async || page.click_button("Read on").await).await;
        page.wait_until(&format!("return document.querySelector('iframe').clientHeight > {first}")).await;
        fits(page, 0).await;
        inside(page, 0, async || page.click_button("Show less").await).await;
        page.wait_until(&format!("return document.querySelector('iframe').clientHeight === {first}")).await;
        page.js("document.querySelector('iframe').width = 320", json!([])).await;
        page.wait_until(&format!("return document.querySelector('iframe').clientHeight !== {first}")).await;
        fits(page, 0).await;

        page.js(
            "const late = document.querySelector('iframe').cloneNode(); late.removeAttribute('style');
             document.body.append(late); late.scrollIntoView({ behavior: 'instant' })",
            json!([]),
        )
        .await;
        fits(page, 3).await;
        assert_eq!(style_heights(page).await[2], "", "an unregistered frame is left alone");
    });
}

#[test]
fn a_late_host_script_still_learns_the_height() {
    browse(async |page| {
        let site = Server::start();
        let frame =
            format!("<iframe data-talks-timeline width=600 src={}></iframe>", site.url("/embed.html"));
        page.server.page("/article", &[], &article(&frame));
        page.server.page("/none.js", &[], "");
        page.server.page("/late", &[], &article(&frame).replace("/talks-timeline-frame.js", "/none.js"));
        page.load("/late").await;
        page.wait_until("return heard.some(({ data }) => data.type === 'talks-timeline:height')").await;
        // By now any further message has arrived.
        inside(page, 0, async || page.ready().await).await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(style_heights(page).await, [""]);
        page.js(
            "const script = document.createElement('script'); script.src = '/talks-timeline-frame.js'; document.head.append(script)",
            json!([]),
        )
        .await;
        fits(page, 0).await;
    });
}

/// A page of the test in an iframe, which sends the messages of the test.
async fn open_speaker(page: &Page, site: &Server, attributes: &str) {
    site.page("/speaker", &[], "<!doctype html><title>Speaker</title>");
    let frame = format!("<iframe data-talks-timeline {attributes} src={}></iframe>", site.url("/speaker"));
    page.server.page("/article", &[], &article(&frame));
    page.load("/article").await;
}

/// Makes the frame send a message to the page, and waits until it has arrived.
async fn say(page: &Page, frame: u16, message: &str) {
    let before = page.number("return heard.length").await;
    inside(page, frame, async || page.js(&format!("parent.postMessage({message}, '*')"), json!([])).await)
        .await;
    page.wait_until(&format!("return heard.length > {before}")).await;
    drawn(page).await;
}

#[test]
fn invalid_heights_are_clamped_or_ignored() {
    browse(async |page| {
        let site = Server::start();
        open_speaker(page, &site, "").await;
        let height = |value: &str| format!("{{ type: 'talks-timeline:height', height: {value} }}");
        let (least, most) = (format!("{LEAST}px"), format!("{MOST}px"));
        for (value, expected) in [
            ("640", "640px"),
            ("-1", &*least),
            ("640.2", "641px"),
            ("1e9", &*most),
            ("0", &*least),
            ("777", "777px"),
            ("NaN", "777px"),
            ("Infinity", "777px"),
            ("-Infinity", "777px"),
            ("'640'", "777px"),
            ("null", "777px"),
            ("[640]", "777px"),
            ("{ valueOf: 640 }", "777px"),
            ("10n", "777px"),
            ("undefined", "777px"),
        ] {
            say(page, 0, &height(value)).await;
            assert_eq!(style_heights(page).await, [expected], "{value}");
        }
        for message in [
            "null",
            "undefined",
            "640",
            "'640'",
            "[]",
            "{ height: 640 }",
            "{ type: 'height', height: 640 }",
            "{ type: 'navigate', url: 'javascript:window.__hit = 1' }",
            "{ type: 'talks-timeline:navigate', href: 'https://evil.example/' }",
            "{ type: 'talks-timeline:set-data', data: '{}' }",
            "{ type: ['talks-timeline:height'], height: 640 }",
            "'pymxPYMxxxPYMxnavigateToxPYMxjavascript:window.__hit = 1'",
            "'pymxPYMxxxPYMxheightxPYMx640'",
        ] {
            say(page, 0, message).await;
            assert_eq!(style_heights(page).await, ["777px"], "{message}");
        }
        assert!(page.is("return window.__hit === undefined && location.pathname === '/article'").await);
        assert_eq!(page.texts("return seen.errors").await, Vec::<String>::new());
    });
}

#[test]
fn a_thousand_heights_change_the_frame_once_per_animation_frame() {
    browse(async |page| {
        let site = Server::start();
        open_speaker(page, &site, "").await;
        page.js(
            "window.changes = 0; window.pictures = 0;
             new MutationObserver((records) => { changes += records.length })
               .observe(document.querySelector('iframe'), { attributes: true, attributeFilter: ['style'] });
             const count = () => { pictures += 1; requestAnimationFrame(count); };
             requestAnimationFrame(count)",
            json!([]),
        )
        .await;
        inside(page, 0, async || {
            let flood = "for (let i = 0; i < 1000; i += 1) parent.postMessage({ type: 'talks-timeline:height', height: 500 + i }, '*')";
            page.js(flood, json!([])).await;
        })
        .await;
        page.wait_until("return heard.length === 1000").await;
        drawn(page).await;
        assert_eq!(style_heights(page).await, ["1499px"], "the last height applies");
        let (changes, pictures) = (page.number("return changes").await, page.number("return pictures").await);
        assert!(changes <= pictures + 1, "{changes} changes, {pictures} pictures");
        assert!(changes < 1000);
    });
}

#[test]
fn the_frame_sends_its_height_at_most_about_ten_times_a_second() {
    browse(async |page| {
        let site = Server::start();
        let frame = format!("<iframe width=600 src={}></iframe>", site.url("/embed.html"));
        page.server.page("/article", &[], &article(&frame));
        page.load("/article").await;
        inside(page, 0, async || page.ready().await).await;
        page.js("heard.length = 0; window.began = performance.now()", json!([])).await;
        // The host page asks a thousand times while the height changes with every frame of animation.
        inside(page, 0, async || {
            let grow = "let left = 60; const grow = () => {
                document.body.style.paddingBottom = `${left * 7}px`;
                if ((left -= 1) > 0) requestAnimationFrame(grow); else window.grown = true; };
              grow()";
            page.js(grow, json!([])).await;
        })
        .await;
        let ask = "for (let i = 0; i < 1000; i += 1) document.querySelector('iframe').contentWindow.postMessage({ type: 'talks-timeline:ask' }, '*')";
        page.js(ask, json!([])).await;
        inside(page, 0, async || page.wait_until("return window.grown === true").await).await;
        let last: u32 = inside(page, 0, async || {
            page.value("return Math.ceil(document.body.getBoundingClientRect().height)").await
        })
        .await;
        page.wait_until(&format!("return heard.some(({{ data }}) => data.height === {last})")).await;
        let (count, time): (f64, f64) = page
            .value("const own = heard.filter(({ data }) => data.type === 'talks-timeline:height'); return [own.length, own.at(-1).at - began]")
            .await;
        assert!(count <= time / 100.0 + 2.0, "{count} messages in {time} ms");
        assert_eq!(
            page.number(
                "return heard.filter(({ data }) => data.type === 'talks-timeline:height').at(-1).data.height"
            )
            .await,
            last as usize
        );
    });
}

#[test]
fn only_messages_of_the_frame_from_its_own_origin_count() {
    browse(async |page| {
        let (site, other) = (Server::start(), Server::start());
        other.page("/speaker", &[], "<!doctype html><title>Other</title>");
        site.page("/speaker", &[], "<!doctype html><title>Speaker</title>");
        let frame = |attributes: &str, address: &str| format!("<iframe {attributes} src={address}></iframe>");
        page.server.page(
            "/article",
            &[],
            &article(&format!(
                "{}{}{}{}",
                frame("data-talks-timeline", &site.url("/speaker")),
                // The same origin as the first, but not registered by the page.
                frame("", &site.url("/speaker")),
                frame("data-talks-timeline sandbox=allow-scripts", &site.url("/speaker")),
                frame("data-talks-timeline sandbox='allow-scripts allow-same-origin'", &site.url("/speaker")),
            )),
        );
        page.load("/article").await;
        let height = |pixels: u32| format!("{{ type: 'talks-timeline:height', height: {pixels} }}");

        say(page, 1, &height(444)).await;
        assert_eq!(style_heights(page).await, ["", "", "", ""], "another frame");
        page.js(&format!("postMessage({}, '*')", height(444)), json!([])).await;
        page.wait_until("return heard.length === 2").await;
        drawn(page).await;
        assert_eq!(style_heights(page).await, ["", "", "", ""], "the page itself");

        for (frame, pixels) in [(0, 500), (2, 502), (3, 503)] {
            say(page, frame, &height(pixels)).await;
        }
        assert_eq!(style_heights(page).await, ["500px", "", "502px", "503px"]);
        let origins = page.texts("return heard.slice(-2).map(({ origin }) => origin)").await;
        assert_eq!(origins, ["null".to_owned(), site.url("")], "a sandbox without an origin, and one with");

        // A frame that has navigated by itself is the same window, with another origin.
        inside(page, 0, async || {
            page.js("location.href = arguments[0]", json!([other.url("/speaker")])).await
        })
        .await;
        let start = Instant::now();
        // Between two documents the title is empty.
        while inside(page, 0, async || page.js("return document.title", json!([])).await).await != "Other" {
            assert!(start.elapsed() < Duration::from_secs(30), "the frame navigates");
        }
        say(page, 0, &height(999)).await;
        assert_eq!(style_heights(page).await[0], "500px");
        assert_eq!(page.texts("return seen.errors").await, Vec::<String>::new());
    });
}

#[test]
fn origins_are_compared_in_full() {
    browse(async |page| {
        // From the page's own origin, since Firefox cannot create a message with another window as its source.
        page.server.page("/speaker", &[], "<!doctype html><title>Speaker</title>");
        let frames = "<iframe data-talks-timeline src=/speaker></iframe>".repeat(2);
        page.server.page("/article", &[], &article(&frames));
        page.load("/article").await;
        // The attribute takes effect only at the next navigation, but already defines which origin to expect.
        page.js("document.querySelectorAll('iframe')[1].sandbox = 'allow-scripts'", json!([])).await;
        let own = page.server.url("");
        let near_misses = [
            "https://good.org.evil",
            "https://evilgood.org",
            "",
            "file://",
            &format!("{own}.evil"),
            &format!("{own}/"),
            &format!("{own}0"),
            &own.replace("http:", "https:"),
            &own.replace("127.0.0.1", "localhost"),
            &own.to_uppercase(),
        ];
        let claim = async |frame: usize, origin: &str| {
            page.js("claim(...arguments)", json!([frame, origin, 888])).await;
            drawn(page).await;
            let heights = style_heights(page).await;
            page.js(
                "for (const frame of document.querySelectorAll('iframe')) frame.removeAttribute('style')",
                json!([]),
            )
            .await;
            heights
        };
        for origin in near_misses {
            for frame in [0, 1] {
                assert_eq!(claim(frame, origin).await, ["", ""], "{frame}: {origin}");
            }
        }
        assert_eq!(claim(0, "null").await, ["", ""], "it is in no sandbox");
        assert_eq!(claim(1, &own).await, ["", ""], "a sandbox without an origin has none");
        assert_eq!(claim(0, &own).await, ["888px", ""]);
        assert_eq!(claim(1, "null").await, ["", "888px"]);
    });
}

#[test]
fn the_frame_answers_no_message_except_with_its_height() {
    browse(async |page| {
        let site = Server::start();
        let frames = format!(
            "<iframe width=600 src={}></iframe><iframe src={}></iframe>",
            site.url("/embed.html?childId=timeline"),
            site.url("/speaker")
        );
        site.page("/speaker", &[], "<!doctype html><title>Speaker</title>");
        page.server.page("/article", &[], &article(&frames));
        page.load("/article").await;
        let state = "return [location.href, document.title, host.outerHTML.length, root.textContent.length, window.__hit ?? null]";
        let before: Value = inside(page, 0, async || {
            page.ready().await;
            page.value(state).await
        })
        .await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        page.js("heard.length = 0", json!([])).await;
        let messages = [
            "{ type: 'navigate', url: 'javascript:window.__hit = 1' }",
            "{ type: 'talks-timeline:set-data', data: '{}' }",
            "{ type: 'talks-timeline:query', query: 'kind=grain-deal' }",
            "{ type: 'talks-timeline:height', height: 1e9 }",
            "'pymxPYMxtimelinexPYMxnavigateToxPYMxjavascript:window.__hit = 1'",
            "'pymxPYMxotherxPYMxwidthxPYMx300'",
            "'javascript:window.__hit = 1'",
            "null",
            "0",
        ];
        for message in messages {
            page.js(&format!("frames[0].postMessage({message}, '*')"), json!([])).await;
        }
        // Another frame may not even ask for the height.
        inside(page, 1, async || {
            page.js("parent.frames[0].postMessage({ type: 'talks-timeline:ask' }, '*')", json!([])).await
        })
        .await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(page.number("return heard.length").await, 0, "no answer");
        let after: Value = inside(page, 0, async || page.value(state).await).await;
        assert_eq!(before, after);
        page.js("frames[0].postMessage({ type: 'talks-timeline:ask' }, '*')", json!([])).await;
        page.wait_until("return heard.length > 0").await;
        page.js(
            "heard.length = 0; frames[0].postMessage('pymxPYMxtimelinexPYMxwidthxPYMx300', '*')",
            json!([]),
        )
        .await;
        page.wait_until(
            "return heard.some(({ data }) => /^pymxPYMxtimelinexPYMxheightxPYMx\\d+$/.test(data))",
        )
        .await;
    });
}
