//! S18: the page has frozen, replaced or removed parts of the language and of the browser. The timeline draws, or the content
//! of the element stays readable; and the page sees no exception of ours.

use crate::harness::browse;
use crate::page::Page;
use std::time::{Duration, Instant};

const PROBE: &str = include_str!("probe.js");
const FALLBACK: &str =
    "<talks-timeline eager><ol><li>28 February 2022: first round</li></ol></talks-timeline>";

// Not tested: promises, or methods of nodes, that throw. Such a page has nothing that works or could be preserved.

/// The timeout for the final state of a page.
const PATIENCE: Duration = Duration::from_secs(20);

/// The time after which a page in which our code must not run counts as finished.
const CALM: Duration = Duration::from_millis(1500);

#[derive(Debug, Clone, Copy, PartialEq)]
enum End {
    /// The timeline works.
    Works,
    /// The content of the element stays, or the timeline works.
    Readable,
}

#[derive(Debug, Default)]
struct Seen {
    state: String,
    status: String,
    thrown: String,
}

impl Seen {
    /// The last report of the page.
    fn of(page: &Page) -> Self {
        let reports = page.server.requests();
        let last = reports.iter().rev().find_map(|path| path.strip_prefix("/report?").map(decoded));
        let mut parts = last.iter().flat_map(|report| report.splitn(3, '|')).map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        Self { state: next(), status: next(), thrown: next() }
    }

    /// Waits for a condition until the timeout; returns the last report.
    async fn wait(page: &Page, patience: Duration, come: impl Fn(&Self) -> bool) -> Self {
        let start = Instant::now();
        loop {
            let seen = Self::of(page);
            if come(&seen) || start.elapsed() > patience {
                return seen;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

fn decoded(text: &str) -> String {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (code, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(code, 16).expect("a percent code"));
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).expect("text")
}

/// A browser and a page for each script. Reports all failures together.
fn check(end: End, scripts: &[(&str, &str)]) {
    let mut failures = Vec::new();
    for (name, script) in scripts {
        browse(async |page| {
            let html = format!(
                "<!doctype html><html lang=en><title>Spoiled</title><script>{PROBE}</script><script>{script}</script>\
                 <script type=module src=/talks-timeline.js></script>{FALLBACK}"
            );
            page.server.page("/spoiled", &[], &html);
            page.driver().goto(page.server.url("/spoiled")).await.expect("the page loads");
            let patience = if end == End::Works { PATIENCE } else { CALM };
            Seen::wait(page, PATIENCE, |seen| !seen.state.is_empty()).await;
            let mut seen = Seen::wait(page, patience, |seen| !seen.state.starts_with("waiting")).await;
            if seen.state == "ready drawn" {
                // With a closed root the test cannot press a chip.
                let pressed = |seen: &Seen| seen.status.is_empty() || seen.status == "5 of 60";
                seen = Seen::wait(page, PATIENCE, pressed).await;
                if !pressed(&seen) && end == End::Works {
                    failures.push(format!("{name}: the chip does nothing: {seen:?}"));
                }
            }
            if !seen.thrown.is_empty() {
                failures.push(format!("{name}: thrown at the page: {seen:?}"));
            }
            let fine = match end {
                End::Works => seen.state == "ready drawn",
                End::Readable => seen.state.ends_with("drawn") || seen.state.ends_with("readable"),
            };
            if !fine {
                failures.push(format!("{name}: {seen:?}"));
            }
        });
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn frozen_and_extended_prototypes_are_harmless() {
    check(
        End::Works,
        &[
            (
                "frozen prototypes",
                "for (const it of [Array, Object, Map, Set, WeakMap, Promise, Function, String, Number, RegExp, Error, Symbol,
                   Element, HTMLElement, Node, Event, EventTarget, ShadowRoot, CSSStyleSheet]) Object.freeze(it.prototype);
                 for (const it of [JSON, Math, Reflect, Intl, customElements, Array, Object, Promise]) Object.freeze(it);",
            ),
            (
                "prototypes with more in them",
                "Array.prototype.last = function () { return this[this.length - 1]; };
                 Object.prototype.extra = function () {}; Object.prototype.where = 'x'; Object.prototype.events = [];
                 String.prototype.shout = function () {};",
            ),
            (
                "toJSON of old libraries",
                "Array.prototype.toJSON = function () { return '[]'; }; String.prototype.toJSON = function () { return 's'; };",
            ),
            ("names of the page", "window.load = window.text = window.sheet = window.fragment = window.near = 7;"),
            ("a domain that is set", "try { document.domain = document.domain; } catch {}"),
        ],
    );
}

#[test]
fn wrapped_functions_are_harmless() {
    check(
        End::Works,
        &[
            (
                "promises that are watched",
                "const { then } = Promise.prototype; Promise.prototype.then = function (...all) { return then.apply(this, all); };
                 Promise.prototype.catch = function (no) { return this.then(undefined, no); };",
            ),
            (
                "requests that are watched",
                "const real = fetch; window.fetch = function (...all) { return real.apply(this, all).then((answer) => answer); };",
            ),
            (
                "shadow roots that are always closed",
                "const real = Element.prototype.attachShadow;
                 Element.prototype.attachShadow = function (how) { return real.call(this, { ...how, mode: 'closed' }); };",
            ),
            (
                "elements that are watched",
                "const real = customElements.define;
                 customElements.define = function (name, kind, how) { return real.call(customElements, name, class extends kind {}, how); };
                 const listen = EventTarget.prototype.addEventListener;
                 EventTarget.prototype.addEventListener = function (...all) { return listen.apply(this, all); };",
            ),
            (
                "methods that are watched",
                "for (const [it, names] of [[Node.prototype, ['appendChild', 'insertBefore', 'removeChild']],
                   [Element.prototype, ['setAttribute', 'removeAttribute', 'append']]]) {
                   for (const name of names) {
                     const real = it[name];
                     it[name] = function (...all) { return real.apply(this, all); };
                   }
                 }",
            ),
            (
                "timers that are watched",
                "for (const name of ['setTimeout', 'requestAnimationFrame', 'queueMicrotask']) {
                   const real = window[name];
                   window[name] = (run, ...all) => real(() => run(), ...all);
                 }",
            ),
        ],
    );
}

#[test]
fn replaced_built_ins_leave_readable_content() {
    check(
        End::Readable,
        &[
            ("JSON that throws", "JSON.parse = JSON.stringify = () => { throw new Error('host'); };"),
            ("JSON that gives anything", "JSON.parse = () => 7;"),
            ("JSON that is gone", "window.JSON = undefined;"),
            ("elements cannot be defined", "customElements.define = () => { throw new Error('host'); };"),
            ("elements cannot be looked up", "customElements.get = () => { throw new Error('host'); };"),
            ("no custom elements", "Object.defineProperty(window, 'customElements', { value: undefined });"),
            ("an old polyfill of elements", "Object.defineProperty(window, 'customElements', { value: { define() {}, get() {} } });"),
            (
                "arrays that throw",
                "for (const name of ['map', 'filter', 'some', 'includes', 'push', 'forEach', 'join', 'slice', 'flat'])
                   Array.prototype[name] = () => { throw new Error('host'); };",
            ),
            ("arrays that cannot be gone through", "delete Array.prototype[Symbol.iterator];"),
            ("maps that throw", "window.Map = function () { throw new Error('host'); };"),
            ("maps that hold nothing", "Map.prototype.get = Map.prototype.set = () => undefined; delete Map.prototype[Symbol.iterator];"),
            ("no Set", "window.Set = undefined;"),
            ("Object without its newer functions", "for (const name of ['fromEntries', 'hasOwn', 'entries']) delete Object[name];"),
            ("promises without `finally`", "delete Promise.prototype.finally;"),
            ("promises of long ago", "delete Promise.withResolvers; delete Promise.allSettled; delete Promise.try;"),
            ("no Reflect", "window.Reflect = undefined;"),
        ],
    );
}

#[test]
fn replaced_browser_apis_leave_readable_content() {
    check(
        End::Readable,
        &[
            ("no shadow roots", "Element.prototype.attachShadow = () => { throw new Error('host'); };"),
            ("no method for shadow roots", "delete Element.prototype.attachShadow;"),
            ("no internals", "HTMLElement.prototype.attachInternals = () => { throw new Error('host'); };"),
            ("no method for internals", "delete HTMLElement.prototype.attachInternals;"),
            ("no constructed sheets", "window.CSSStyleSheet = function () { throw new Error('host'); };"),
            ("no observer of intersections", "window.IntersectionObserver = undefined;"),
            ("no observer of sizes", "window.ResizeObserver = undefined;"),
            (
                "an observer of sizes that throws",
                "window.ResizeObserver = function () { throw new Error('host'); };",
            ),
            ("no requests", "window.fetch = undefined;"),
            ("requests that throw", "window.fetch = () => { throw new Error('host'); };"),
            ("requests without an answer", "window.fetch = () => Promise.resolve(undefined);"),
            ("no WebAssembly", "window.WebAssembly = undefined;"),
            (
                "WebAssembly that throws",
                "WebAssembly.instantiate = WebAssembly.instantiateStreaming = () => { throw new Error('host'); };",
            ),
            ("no media queries", "window.matchMedia = undefined;"),
            ("no microtasks", "window.queueMicrotask = undefined;"),
            ("no events of our own", "window.CustomEvent = undefined;"),
            (
                "events that throw",
                "EventTarget.prototype.dispatchEvent = () => { throw new Error('host'); };",
            ),
            ("no console", "window.console = undefined;"),
            (
                "a console that throws",
                "for (const name in console) console[name] = () => { throw new Error('host'); };",
            ),
            ("attributes that throw", "Element.prototype.setAttribute = () => { throw new Error('host'); };"),
            (
                "listeners that throw",
                "EventTarget.prototype.addEventListener = () => { throw new Error('host'); };",
            ),
            ("text decoders that throw", "window.TextDecoder = function () { throw new Error('host'); };"),
            ("addresses that throw", "window.URL = function () { throw new Error('host'); };"),
            ("no words for dates", "window.Intl = undefined;"),
        ],
    );
}
