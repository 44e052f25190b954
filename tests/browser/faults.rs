//! Faults: files that are missing, broken or late, a policy that forbids WebAssembly, a panic. In every case some content
//! stays readable; the reader gets one sentence, the page one event, the console one line; and after the cause is fixed,
//! trying again works.

use crate::filters::choose;
use crate::harness::browse;
use crate::page::Page;
use crate::server::{Server, dist};
use serde_json::json;
use std::time::Duration;

const MODULE: &str = "/talks_timeline_bg.wasm";
const GLUE: &str = "/talks_timeline.js";

const FALLBACK: &str = "<ol id=plain><li><h3>Something to read</h3></ol>";

/// A page with a timeline around plain markup.
fn article(server: &Server, policy: &str, script: &str) {
    let html = format!(
        "<!doctype html><html lang=en><title>Article</title>{script}\
         <script type=module src=/talks-timeline.js></script><p id=article>The article.</p>\
         <talks-timeline eager>{FALLBACK}</talks-timeline>"
    );
    server.page("/article", &[("Content-Security-Policy", policy)], &html);
}

/// Shortens the loader's timeout of twenty seconds, so that no test waits for it. Other timeouts stay, because WebKit's driver
/// uses those of the page.
const IMPATIENT: &str = "<script>const later = setTimeout;
    setTimeout = (act, time, ...rest) => later(act, time === 2e4 ? 300 : time, ...rest)</script>";

async fn wait_for_error(page: &Page) {
    page.wait_until("return seen.events.some((event) => event.type === 'timeline-error')").await;
    page.settle().await;
}

/// The widget's console messages since the last call.
async fn own_lines(page: &Page) -> Vec<String> {
    page.console().await.into_iter().filter(|line| line.contains("talks-timeline: ")).collect()
}

/// Whether an element of the page (outside the shadow root) is visible.
async fn is_seen(page: &Page, selector: &str) -> bool {
    page.is(&format!(
        "const found = document.querySelector('{selector}');
         return found.checkVisibility() && found.getBoundingClientRect().height > 10"
    ))
    .await
}

/// Checks for readable content, one notice, one event, and one line in the console.
async fn assert_told_once(page: &Page) {
    assert!(is_seen(page, "#plain").await, "the children are shown");
    let notices = page.texts("return all('[part=notice]').map((notice) => notice.innerText)").await;
    assert_eq!(notices.len(), 1, "{notices:?}");
    assert!(notices[0].len() < 120 && notices[0].contains("Try again"), "{notices:?}");
    let heard = page.heard("timeline-error").await;
    assert_eq!(heard.len(), 1, "{heard:?}");
    assert!(
        heard[0]["problems"][0]["message"].as_str().is_some_and(|message| !message.is_empty()),
        "{heard:?}"
    );
    let lines = own_lines(page).await;
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!(page.texts("return seen.errors").await, Vec::<String>::new(), "no exceptions reach the page");
}

/// Breaks the files, checks the failure, repairs the files, and tries again.
fn check(spoil: impl Fn(&Server), mend: &[&str]) {
    browse(async |page| {
        article(&page.server, "", IMPATIENT);
        spoil(&page.server);
        page.load("/article").await;
        wait_for_error(page).await;
        assert_told_once(page).await;
        for path in mend {
            page.server.mend(path);
        }
        page.click("[part=notice] button").await;
        page.ready().await;
        assert!(!is_seen(page, "#plain").await, "the children are hidden again");
        assert_eq!(page.number("return all('[part=notice]').length").await, 0, "the notice is gone");
        choose(page, "kind", "grain-deal").await;
        assert_eq!(page.text("return host.query").await, "kind=grain-deal");
    });
}

fn module() -> Vec<u8> {
    std::fs::read(dist().join(&MODULE[1..])).expect("the built module")
}

#[test]
fn a_missing_module() {
    check(|server| server.instead(MODULE, 404, "text/html", "<h1>Not found</h1>"), &[MODULE]);
}

#[test]
fn a_truncated_module() {
    let half = module().len() / 2;
    check(|server| server.instead(MODULE, 200, "application/wasm", &module()[..half]), &[MODULE]);
}

#[test]
fn an_html_page_in_place_of_the_module() {
    check(|server| server.instead(MODULE, 200, "text/html", "<h1>Please sign in</h1>"), &[MODULE]);
}

#[test]
fn missing_glue() {
    check(|server| server.instead(GLUE, 404, "text/html", "<h1>Not found</h1>"), &[GLUE]);
}

#[test]
fn a_missing_style_sheet() {
    check(|server| server.instead("/talks-timeline.css", 500, "text/plain", "no"), &["/talks-timeline.css"]);
}

#[test]
fn a_module_of_an_older_build() {
    // The mark of the build is at the end of the module.
    let mut older = module();
    let end = older.len();
    older[end - 8..].copy_from_slice(b"00000000");
    check(|server| server.instead(MODULE, 200, "application/wasm", older.clone()), &[MODULE]);
}

#[test]
fn a_module_that_never_arrives() {
    check(|server| server.delay(MODULE, Duration::from_secs(3_600)), &[MODULE]);
}

#[test]
fn a_late_module_still_draws() {
    browse(async |page| {
        article(&page.server, "", IMPATIENT);
        page.server.delay(MODULE, Duration::from_secs(2));
        page.load("/article").await;
        wait_for_error(page).await;
        assert!(is_seen(page, "#plain").await);
        page.ready().await;
        assert!(!is_seen(page, "#plain").await);
        assert_eq!(page.number("return all('[part=notice]').length").await, 0);
    });
}

#[test]
fn a_module_of_the_wrong_type_still_loads() {
    browse(async |page| {
        article(&page.server, "", "");
        page.server.instead(MODULE, 200, "application/octet-stream", module());
        page.open("/article").await;
        assert!(page.heard("timeline-error").await.is_empty());
        assert_eq!(page.console().await, Vec::<String>::new());
    });
}

#[test]
fn a_policy_without_web_assembly() {
    browse(async |page| {
        article(&page.server, "script-src 'self'", "");
        page.load("/article").await;
        wait_for_error(page).await;
        assert_told_once(page).await;
        // Nothing has changed, so it fails again and reports it again, except in the console, which has the message already.
        page.click("[part=notice] button").await;
        page.wait_until("return seen.events.filter((event) => event.type === 'timeline-error').length === 2")
            .await;
        assert!(is_seen(page, "#plain").await);
        assert_eq!(page.number("return all('[part=notice]').length").await, 1);
    });
}

#[test]
fn missing_or_invalid_data() {
    for (status, content) in [(404, "no"), (200, "not a dataset"), (200, "{}")] {
        browse(async |page| {
            let html = format!(
                "<!doctype html><html lang=en><title>Data</title><script type=module src=/talks-timeline.js></script>\
                 <talks-timeline src=/mine.json>{FALLBACK}</talks-timeline>"
            );
            page.server.page("/article", &[], &html);
            page.server.instead("/mine.json", status, "application/json", content);
            page.load("/article").await;
            wait_for_error(page).await;
            assert_told_once(page).await;
            assert_eq!(page.heard("timeline-error").await[0]["problems"][0]["where"], "/mine.json");
            page.server.instead(
                "/mine.json",
                200,
                "application/json",
                r#"{"events": [{"id": "a", "start": "2022", "headline": "A"}]}"#,
            );
            page.click("[part=notice] button").await;
            page.ready().await;
            assert_eq!(page.heard("timeline-ready").await, [json!({ "shown": 1, "total": 1 })]);
            // An existing timeline stays.
            page.server.instead("/mine.json", 500, "text/plain", "");
            page.js("return host.reload()", json!([])).await;
            assert_eq!(page.number("return all('[part~=event]').length").await, 1);
            assert_eq!(page.heard("timeline-error").await.len(), 2, "the page gets an event");
        });
    }
}

#[test]
fn an_exception_in_a_listener_of_the_page_is_harmless() {
    browse(async |page| {
        page.open_bare("<talks-timeline></talks-timeline>").await;
        let throwing = "for (const name of ['ready', 'filter', 'select', 'range'])
            host.addEventListener(`timeline-${name}`, () => { throw new Error('of the page') })";
        page.js(throwing, json!([])).await;
        choose(page, "kind", "grain-deal").await;
        choose(page, "kind", "negotiation-round").await;
        assert_eq!(page.text("return host.query").await, "kind=negotiation-round,grain-deal");
        assert_eq!(page.number("return all('[part=notice]').length").await, 0);
    });
}

/// Makes Yew panic in the middle of the next render: Yew expects that attributes can be set.
const TRAP: &str = "const set = Element.prototype.setAttribute;
    Element.prototype.setAttribute = function (...values) {
      if (this.getRootNode() === root) { Element.prototype.setAttribute = set; throw new DOMException('of the test') }
      return set.apply(this, values);
    }";

/// Exposes the module's memory to the test.
const MEMORY: &str = "<script>
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...values) => {
      const instance = await instantiate.apply(WebAssembly, values);
      window.memory ??= Object.values(instance.exports).find((part) => part instanceof WebAssembly.Memory);
      return instance;
    };
    </script>";

/// Fills the stack, unused while no function of the module runs, up to its upper end (`-zstack-size` in scripts/build): a
/// function that panicked must not seem to have returned these bytes. The lower end stays empty, so that the test can detect
/// writes there.
const LITTER: &str = "new Uint8Array(window.memory.buffer, 64, 786432 - 64).fill(1)";

#[test]
fn a_panic_keeps_the_article_and_the_list_and_is_reported_once() {
    browse(async |page| {
        article(&page.server, "", MEMORY);
        page.open("/article").await;
        let add =
            "const other = document.createElement('talks-timeline'); other.id = 'other'; other.eager = true;
            document.body.append(other); return other.updateComplete";
        page.js(add, json!([])).await;
        page.js(TRAP, json!([])).await;
        page.js(LITTER, json!([])).await;
        page.click("[part=term][data-term=grain-deal]").await;
        wait_for_error(page).await;
        assert!(is_seen(page, "#plain").await, "the children are visible again");
        assert!(is_seen(page, "#article").await);
        let both = page.heard("timeline-error").await;
        assert_eq!(both.len(), 2, "both timelines report it, because they share the module: {both:?}");
        assert_eq!(own_lines(page).await.len(), 1, "one console message");
        let other = "const other = document.querySelector('#other').shadowRoot;
            return [other.querySelectorAll('[part~=event]').length, other.querySelectorAll('[part=notice]').length]";
        let total = crate::model::Data::read().events.len();
        assert_eq!(
            page.value::<[usize; 2]>(other).await,
            [total, 1],
            "a timeline without children keeps its list"
        );
        // Nothing calls the broken module any more.
        page.js("for (const term of document.querySelector('#other').shadowRoot.querySelectorAll('[part=term]')) term.click();
            window.dispatchEvent(new PopStateEvent('popstate')); dispatchEvent(new Event('beforeprint')); host.query = 'kind=grain-deal'", json!([])).await;
        page.settle().await;
        // A text passed to it would find no free memory, and overwrite the start of the memory.
        assert!(
            page.is("return new Uint8Array(window.memory.buffer, 0, 64).every((byte) => byte === 0)").await
        );
        assert_eq!(page.heard("timeline-error").await.len(), 2);
        assert_eq!(
            page.texts("return seen.errors").await,
            Vec::<String>::new(),
            "no exceptions reach the page"
        );
        // A fresh module works.
        page.click("[part=notice] button").await;
        page.wait_until("return all('[part~=mark]').length > 0 && all('[part=notice]').length === 0").await;
        page.settle().await;
        assert_eq!(
            page.text("return host.query").await,
            "kind=grain-deal",
            "what the page requested meanwhile"
        );
        choose(page, "kind", "negotiation-round").await;
        assert_eq!(page.text("return host.query").await, "kind=negotiation-round,grain-deal");
    });
}

#[test]
fn after_a_panic_the_inline_build_gets_a_fresh_module_too() {
    browse(async |page| {
        let html = format!(
            "<!doctype html><html lang=en><title>Inside</title><script src=/talks-timeline-inline.js></script>\
             <talks-timeline eager>{FALLBACK}</talks-timeline>"
        );
        page.server.page("/inside", &[], &html);
        page.open("/inside").await;
        page.js(TRAP, json!([])).await;
        page.click("[part=term][data-term=grain-deal]").await;
        wait_for_error(page).await;
        assert!(is_seen(page, "#plain").await, "the children are visible again");
        page.click("[part=notice] button").await;
        page.wait_until("return all('[part~=mark]').length > 0 && all('[part=notice]').length === 0").await;
        page.settle().await;
        choose(page, "kind", "negotiation-round").await;
        assert_eq!(page.text("return host.query").await, "kind=negotiation-round");
    });
}
