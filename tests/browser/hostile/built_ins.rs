//! S18: the page has frozen, replaced or lost parts of the language and of the browser. The timeline draws, or what stands
//! in the element stays readable; and the page hears of no exception of ours.

use crate::harness::browse;
use crate::page::Page;
use std::time::{Duration, Instant};

const PROBE: &str = include_str!("probe.js");
const FALLBACK: &str =
    "<talks-timeline eager><ol><li>28 February 2022: first round</li></ol></talks-timeline>";

/// How long the page may take to come to an end one way or the other.
const PATIENCE: Duration = Duration::from_secs(20);

/// After so long a page in which nothing of ours is to run is taken to have come to its end.
const CALM: Duration = Duration::from_millis(1500);

#[derive(Debug, Clone, Copy, PartialEq)]
enum End {
    /// The timeline works.
    Works,
    /// What stands in the element stays, or the timeline works.
    Readable,
}

struct Seen {
    state: String,
    centre: (i64, i64),
    status: String,
    thrown: String,
}

impl Seen {
    async fn of(page: &Page) -> Self {
        let title = page.driver().title().await.expect("a title");
        let mut parts = title.splitn(5, '|').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        let (state, x, y) = (next(), next(), next());
        let number = |text: &str| text.parse().unwrap_or_default();
        Self { state, centre: (number(&x), number(&y)), status: next(), thrown: next() }
    }

    /// Waits for a state that one of these words is part of.
    async fn wait(page: &Page, patience: Duration, words: &[&str]) -> Self {
        let start = Instant::now();
        loop {
            let seen = Self::of(page).await;
            let known = words.iter().any(|word| seen.state.contains(word) || seen.status.contains(word));
            if known || start.elapsed() > patience {
                return seen;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

/// One page for each script, in one browser.
fn check(end: End, scripts: &[(&str, &str)]) {
    browse(async |page| {
        for (name, script) in scripts {
            let html = format!(
                "<!doctype html><html lang=en><title>waiting</title><script>{PROBE}</script><script>{script}</script>\
                 <script type=module src=/talks-timeline.js></script>{FALLBACK}"
            );
            page.server.page("/spoiled", &[], &html);
            page.load("/spoiled").await;
            let patience = if end == End::Works { PATIENCE } else { CALM };
            let mut seen = Seen::wait(page, patience, &["ready", "failed"]).await;
            if seen.state == "ready drawn" && seen.centre != (0, 0) {
                // The chart may still move while the page scrolls to the chip.
                tokio::time::sleep(Duration::from_millis(150)).await;
                seen = Seen::of(page).await;
                let (x, y) = seen.centre;
                page.driver().action_chain().move_to(x, y).click().perform().await.expect("a click");
                seen = Seen::wait(page, PATIENCE, &["Showing 5 of"]).await;
                assert!(seen.status.contains("Showing 5 of 60"), "{name}: {}", seen.status);
            }
            assert_eq!(seen.thrown, "", "{name}: thrown at the page");
            match end {
                End::Works => assert_eq!(seen.state, "ready drawn", "{name}"),
                End::Readable => assert!(!seen.state.contains("blank"), "{name}: {}", seen.state),
            }
        }
    });
}

#[test]
fn frozen_and_extended_prototypes_do_no_harm() {
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
fn wrapped_functions_do_no_harm() {
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
fn replaced_built_ins_leave_something_to_read() {
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
            ("promises that cannot wait for all", "Promise.all = () => { throw new Error('host'); };"),
            ("promises that throw", "Promise.prototype.then = () => { throw new Error('host'); };"),
            ("no Reflect", "window.Reflect = undefined;"),
        ],
    );
}

#[test]
fn replaced_parts_of_the_browser_leave_something_to_read() {
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
                "nodes that throw",
                "Node.prototype.appendChild = Node.prototype.insertBefore = () => { throw new Error('host'); };",
            ),
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
