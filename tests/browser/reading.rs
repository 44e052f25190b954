//! Reading the native format: in steps, with a notice, cancelled when no longer needed; and reloading it.

use crate::harness::browse;
use crate::page::Page;
use crate::server::dist;
use serde_json::{Value, json};
use std::fs;

/// A dataset with a number of events.
fn many(count: usize) -> String {
    let event = |number: usize| json!({ "id": format!("day-{number}"), "start": format!("{}-0{}-1{}", 1900 + number % 120, 1 + number % 9, number % 10), "headline": format!("Day {number}"), "tags": { "kind": [format!("kind-{}", number % 7)] } });
    let terms: Vec<Value> = (0..7).map(|kind| json!({ "id": format!("kind-{kind}") })).collect();
    json!({ "facets": [{ "id": "kind", "terms": terms }], "events": (0..count).map(event).collect::<Vec<_>>() }).to_string()
}

/// A page that counts its tasks from when a long text is parsed, and records messages meanwhile; `meanwhile` runs in the first of
/// these tasks. `SPEED` is the speed of its clock.
async fn load(page: &Page, element: &str, speed: u32, meanwhile: &str) {
    page.server.page(
        "/reading",
        &[],
        &format!(
            "<!doctype html><html lang=en><title>Reading</title><script>
               window.turns = 0; window.notes = []; window.heights = new Set();
               const host = () => document.querySelector('talks-timeline');
               const [parse, now] = [JSON.parse, performance.now.bind(performance)];
               performance.now = () => now() * {speed};
               window.longest = 0;
               JSON.parse = (text, ...rest) => {{
                 if (text.length > 50000) window.begun = true;
                 longest = Math.max(longest, text.length);
                 return parse(text, ...rest);
               }};
               addEventListener('timeline-ready', () => {{ window.drawn = true }});
               const turn = () => {{
                 setTimeout(turn);
                 if (!window.begun || window.drawn) return;
                 turns += 1;
                 const note = host()?.shadowRoot?.querySelector('[part=notice]')?.textContent;
                 if (note) notes.push(note), heights.add(host().offsetHeight);
                 if (turns === 1) {{ {meanwhile} }}
               }};
               turn();
             </script><script type=module src=/talks-timeline.js></script>{element}"
        ),
    );
    page.load("/reading").await;
}

const LONG: &str = "<talks-timeline src=/long.json></talks-timeline>";
const NOTICE: &str = "return root.querySelector('[part=notice]')?.textContent ?? ''";

#[test]
fn a_long_dataset_keeps_the_page_responsive() {
    browse(async |page| {
        page.server.instead("/long.json", 200, "application/json", many(100_000));
        load(page, LONG, 1, "").await;
        page.ready().await;
        assert_eq!(
            page.text("return root.querySelector('[part=status]').textContent").await,
            "100,000 events"
        );
        let turns = page.number("return turns").await;
        assert!(turns >= 5, "only {turns} turns");
        assert_eq!(page.text(NOTICE).await, "");
        // The twelve million characters are parsed in pieces.
        let longest = page.number("return longest").await;
        assert!((50_000..100_000).contains(&longest), "{longest}");
    });
}

#[test]
fn the_progress_of_a_long_reading_is_shown_until_it_is_drawn() {
    browse(async |page| {
        page.server.instead("/long.json", 200, "application/json", many(20_000));
        // Half a second on this clock is five milliseconds.
        load(page, LONG, 100, "").await;
        page.ready().await;
        let notes = page.texts("return notes").await;
        let parts: Vec<u32> = notes
            .iter()
            .map(|note| {
                let part = note.strip_prefix("Reading the events: ").and_then(|part| part.strip_suffix(" %"));
                part.unwrap_or_else(|| panic!("{note}")).parse().unwrap()
            })
            .collect();
        assert!(parts.len() > 1 && parts.is_sorted() && parts.iter().all(|part| *part < 100), "{parts:?}");
        assert_eq!(page.text(NOTICE).await, "");
        // The notice does not move the content below.
        assert_eq!(page.js("return [...heights]", json!([])).await, json!([705]));
    });
}

#[test]
fn progress_does_not_replace_an_error_message() {
    browse(async |page| {
        page.server.instead("/long.json", 200, "application/json", many(20_000));
        page.server.instead("/talks-timeline.css", 500, "text/plain", "no");
        load(page, LONG, 100, "").await;
        page.wait_until("return root?.querySelector('[part=notice] button') != null").await;
        // Enough time for the reading, which has not been cancelled, to continue.
        page.js("return new Promise((resolve) => setTimeout(resolve, 1500))", json!([])).await;
        assert_eq!(page.text(NOTICE).await, "The timeline could not be loaded. Try again");
    });
}

#[test]
fn pre_rendered_content_does_not_shift_while_data_is_read() {
    browse(async |page| {
        let article = fs::read_to_string(dist().join("index.html")).unwrap();
        let watched = article.replacen("<script ", "<script src=/watch.js></script><script ", 1);
        page.server.page("/watched", &[], &watched);
        page.server.instead(
            "/watch.js",
            200,
            "text/javascript",
            "window.turns = 0; window.notes = 0;
             const now = performance.now.bind(performance);
             performance.now = () => now() * 10000;
             const turn = () => {
               turns += 1;
               if (document.querySelector('talks-timeline')?.shadowRoot?.querySelector('[part=notice]')) notes += 1;
               setTimeout(turn);
             };
             turn();"
                .to_owned(),
        );
        page.load("/watched").await;
        page.ready().await;
        assert!(page.number("return turns").await > 1);
        assert_eq!(page.number("return notes").await, 0);
    });
}

#[test]
fn a_later_src_cancels_the_reading() {
    browse(async |page| {
        page.server.instead("/long.json", 200, "application/json", many(20_000));
        page.server.instead("/short.json", 200, "application/json", many(3));
        load(page, LONG, 100, "host().src = '/short.json'").await;
        page.ready().await;
        let totals = page.heard("timeline-ready").await;
        assert_eq!(totals, [json!({ "shown": 3, "total": 3 })]);
        assert_eq!(page.heard("timeline-error").await, Vec::<Value>::new());
        assert_eq!(page.text(NOTICE).await, "");
        // Setting data also cancels a reading that already shows its notice.
        page.js(
            "const long = host.updateComplete; host.src = '/long.json';
             return new Promise((resolve) => { const look = () => root.querySelector('[part=notice]') ? resolve() : setTimeout(look); look() })",
            json!([]),
        )
        .await;
        page.js("host.data = arguments[0]; return host.updateComplete", json!([many(4)])).await;
        assert_eq!(page.number("return all('[part~=event]').length").await, 4);
        assert_eq!(page.text(NOTICE).await, "");
        assert_eq!(page.heard("timeline-error").await, Vec::<Value>::new());
    });
}

#[test]
fn a_timeline_removed_while_reading_is_freed_and_can_be_reinserted() {
    browse(async |page| {
        page.server.instead("/long.json", 200, "application/json", many(20_000));
        load(page, LONG, 100, "window.gone = host(); gone.remove()").await;
        page.wait_until("return window.gone !== undefined").await;
        page.js("return new Promise((resolve) => setTimeout(resolve, 300))", json!([])).await;
        let left = "return [gone.shadowRoot.querySelectorAll('[part=notice], [part~=event]').length, gone.shadowRoot.querySelector('slot').hidden]";
        assert_eq!(page.js(left, json!([])).await, json!([0, false]));
        assert_eq!(page.heard("timeline-ready").await, Vec::<Value>::new());
        assert_eq!(page.heard("timeline-error").await, Vec::<Value>::new());
        page.server.instead("/long.json", 200, "application/json", many(3));
        page.js("document.body.append(gone)", json!([])).await;
        page.ready().await;
        assert_eq!(page.number("return all('[part~=event]').length").await, 3);
        // Removed and reinserted before the reading notices.
        page.server.instead("/long.json", 200, "application/json", many(20_000));
        load(
            page,
            LONG,
            100,
            "const gone = host(); gone.remove(); setTimeout(() => document.body.append(gone))",
        )
        .await;
        page.ready().await;
        assert_eq!(page.heard("timeline-ready").await, [json!({ "shown": 20_000, "total": 20_000 })]);
    });
}

#[test]
fn a_value_that_is_nested_too_deeply_is_reported() {
    browse(async |page| {
        let deep = format!("{}{}", "[".repeat(40), "]".repeat(40));
        let data = format!(
            r#"{{"standfirst": {deep}, "events": [{{"start": "2022", "headline": "One"}}, {{"start": "2022", "tags": {deep}}}]}}"#
        );
        page.server.instead("/deep.json", 200, "application/json", data);
        page.open_bare("<talks-timeline src=/deep.json></talks-timeline>").await;
        let problems = page.heard("timeline-error").await;
        let places: Vec<&Value> =
            problems[0]["problems"].as_array().unwrap().iter().map(|problem| &problem["where"]).collect();
        assert_eq!(places, ["dataset", "events[1]"]);
        assert_eq!(
            page.texts("return all('[part~=headline]').map((line) => line.textContent)").await,
            ["One"]
        );
        assert_eq!(page.number("return all('[part~=event]').length").await, 1);
    });
}

const MARKS: &str = "return all('[part=event][data-change]').map((event) =>
    [event.dataset.id, event.dataset.change, event.querySelector('[part=date] [part=change]').textContent].join())";
const SPOKEN: &str = "return all('[role=status].spoken').map((region) => region.textContent).join()";

#[test]
fn new_and_changed_events_are_marked_and_announced_once() {
    let data = |headlines: &[(&str, &str)]| {
        let events = headlines.iter().map(|(id, headline)| json!({ "id": id, "start": format!("2022-03-0{}", headline.len()), "headline": headline }));
        json!({ "events": events.collect::<Vec<_>>() }).to_string()
    };
    browse(async |page| {
        let serve = |data: String| page.server.instead("/live.json", 200, "application/json", data);
        let reload = async || {
            page.js("return host.reload()", json!([])).await;
            page.settle().await;
        };
        serve(data(&[("a", "x"), ("b", "yy")]));
        page.open_bare("<talks-timeline src=/live.json selected=b></talks-timeline>").await;
        reload().await;
        assert_eq!(page.texts(MARKS).await, Vec::<String>::new());
        assert_eq!(page.text(SPOKEN).await, "");
        serve(data(&[("c", "vvvv"), ("b", "zzz"), ("a", "x")]));
        reload().await;
        assert_eq!(page.texts(MARKS).await, ["b,changed,Changed", "c,new,New"]);
        assert_eq!(page.text(SPOKEN).await, "1 new event, 1 changed.");
        assert_eq!(page.text("return host.selected").await, "b");
        reload().await;
        assert_eq!(page.texts(MARKS).await, ["b,changed,Changed", "c,new,New"], "nothing has changed since");
        assert_eq!(page.text(SPOKEN).await, "", "and nothing is announced");
        serve(data(&[("d", "vvvvv"), ("c", "vvvv"), ("b", "zzz"), ("a", "x")]));
        reload().await;
        assert_eq!(page.texts(MARKS).await, ["d,new,New"]);
        let first = page.text(SPOKEN).await;
        serve(data(&[("e", "vvvvvv"), ("d", "vvvvv"), ("c", "vvvv"), ("b", "zzz"), ("a", "x")]));
        reload().await;
        let second = page.text(SPOKEN).await;
        assert_eq!(first.trim_end_matches('.'), second.trim_end_matches('.'));
        assert_ne!(first, second, "screen readers would not announce the same words again");
        page.server.instead("/other.json", 200, "application/json", data(&[("a", "other")]));
        page.js("host.src = '/other.json'; return host.updateComplete", json!([])).await;
        assert_eq!(page.texts(MARKS).await, Vec::<String>::new(), "other data has no changes");
        assert_eq!(page.text(SPOKEN).await, "");
    });
}

#[test]
fn an_invalid_refresh_is_ignored_and_reported_in_the_console() {
    browse(async |page| {
        let data = json!({ "events": [{ "id": "a", "start": "2022-03-01", "headline": "One" }] });
        page.server.instead("/live.json", 200, "application/json", data.to_string());
        let stops =
            "return all('[part~=header] button').some((button) => button.textContent === 'Stop updates')";
        page.open_bare("<talks-timeline src=/live.json refresh=30s></talks-timeline>").await;
        assert!(!page.is(stops).await, "there is no button");
        let said = page.console().await;
        assert!(said.len() == 1 && said[0].contains("talks-timeline: refresh="), "{said:?}");
        page.js("host.setAttribute('refresh', '30')", json!([])).await;
        page.settle().await;
        assert!(page.is(stops).await, "a number takes effect immediately");
        page.js("host.setAttribute('refresh', '1 minute')", json!([])).await;
        page.settle().await;
        assert!(!page.is(stops).await);
        assert_eq!(page.heard("timeline-error").await, Vec::<Value>::new());
    });
}

#[test]
fn a_reader_can_stop_and_resume_the_updates() {
    browse(async |page| {
        let data = |headline: &str| {
            json!({ "events": [{ "id": "a", "start": "2022-03-01", "headline": headline }] }).to_string()
        };
        let serve = |data: String| page.server.instead("/live.json", 200, "application/json", data);
        let wait = "return new Promise((resolve) => setTimeout(resolve, 6500))";
        let headline = "return root.querySelector('[part~=headline]').textContent.trim()";
        serve(data("one"));
        page.open_bare("<talks-timeline src=/live.json refresh=5 no-embed></talks-timeline>").await;
        page.click_button("Stop updates").await;
        serve(data("two"));
        assert!(
            page.is("return root.activeElement.ariaPressed === 'true' && !host.hasAttribute('refresh')")
                .await
        );
        page.js(wait, json!([])).await;
        assert_eq!(page.text(headline).await, "one");
        page.click_button("Stop updates").await;
        assert!(
            page.is(
                "return root.activeElement.ariaPressed === 'false' && host.getAttribute('refresh') === '5'"
            )
            .await
        );
        page.js(wait, json!([])).await;
        page.settle().await;
        assert_eq!(page.text(headline).await, "two");
        page.open_bare("<talks-timeline refresh=5></talks-timeline>").await;
        assert!(
            page.is("return all('[part~=header] button').length === 1").await,
            "inline data is not reloaded"
        );
    });
}
