//! Formats other than the native one in a running page: read by the second module, and written in the "Share" panel.

use crate::filters::choose;
use crate::harness::browse;
use crate::hostile::PAYLOADS;
use crate::page::Page;
use crate::server::STRICT_POLICY;
use serde_json::{Value, json};

const CSV: &str =
    "Date;Title;Country\n2022-02-28;First talks;Belarus\nsoon;Lost;Türkiye\n2022-03-10;More talks;Türkiye\n";
const TSV: &str = "date\theadline\n2022-02-28\tFirst talks\n2022-03-10\tMore talks\n";
const SHEET: &str = "Year,Month,Day,Headline,Text,Type,Group\n,,,The title,,title,\n2022,2,28,First talks,,,A\n2022,3,10,More talks,,,B\n";
const SLIDES: &str = r#"{"title": {"text": {"headline": "T"}}, "events": [
    {"start_date": {"year": 2022, "month": 2, "day": 28}, "text": {"headline": "First talks"}},
    {"start_date": {"year": "2022", "month": "3"}, "text": {"headline": "More talks"}}]}"#;

/// The headlines of the list.
pub const HEADLINES: &str = "return all('[part~=event] .row-headline').map((line) => line.textContent)";
const UNREADABLE: &str = "return root.querySelector('.unreadable')?.textContent ?? ''";

pub async fn assert_talks(page: &Page, what: &str) {
    assert_eq!(page.texts(HEADLINES).await, ["First talks", "More talks"], "{what}");
    assert_eq!(page.texts("return seen.violations").await, Vec::<String>::new(), "{what}");
    assert_eq!(page.texts("return seen.errors").await, Vec::<String>::new(), "{what}");
}

async fn downloaded(page: &Page, name: &str) -> String {
    page.js(
        "window.made = undefined; URL.createObjectURL = (blob) => { window.made = blob; return '#none' }",
        json!([]),
    )
    .await;
    page.click_button(name).await;
    page.wait_until("return window.made !== undefined").await;
    page.text("return window.made.text()").await
}

#[test]
fn each_format_is_read_from_a_url_from_script_and_from_inline_data() {
    browse(async |page| {
        for (name, text) in [("csv", CSV), ("tsv", TSV), ("sheet", SHEET), ("slides", SLIDES)] {
            page.server.instead("/data", 200, "text/plain", text);
            page.open_bare("<talks-timeline src=data></talks-timeline>").await;
            assert_talks(page, &format!("{name} by src")).await;
            page.open_bare("<talks-timeline></talks-timeline>").await;
            page.js("host.data = arguments[0]; return host.updateComplete", json!([text])).await;
            assert_talks(page, &format!("{name} by data")).await;
            let kind = if name == "slides" { "application/json" } else { "text/csv" };
            page.open_bare(&format!("<talks-timeline><script type={kind}>{text}</script></talks-timeline>"))
                .await;
            assert_talks(page, &format!("{name} inside")).await;
        }
    });
}

#[test]
fn unreadable_events_are_reported_once() {
    browse(async |page| {
        page.server.instead("/data", 200, "text/csv", CSV);
        page.open_bare("<talks-timeline src=data></talks-timeline>").await;
        let problems = page.heard("timeline-error").await;
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(problems[0]["problems"][0]["where"], "row 3, column \"Date\"");
        assert_eq!(page.text(UNREADABLE).await, "1 of 3 events could not be read");
    });
}

#[test]
fn an_unreadable_file_keeps_the_timeline_and_the_last_url_wins() {
    browse(async |page| {
        page.server.instead("/data", 200, "text/csv", CSV);
        page.server.instead("/wrong", 200, "text/html", "<!doctype html><title>Sign in</title>");
        page.open_bare("<talks-timeline src=data></talks-timeline>").await;
        page.js("host.src = 'wrong'; return host.updateComplete", json!([])).await;
        assert_talks(page, "after a web page").await;
        assert_eq!(page.heard("timeline-error").await.len(), 2);
        page.server.instead("/slow", 200, "text/csv", "date,headline\n2022-02-28,Slow");
        page.server.delay("/slow", std::time::Duration::from_secs(1));
        page.js("host.src = 'slow'; host.src = 'data'; return host.updateComplete", json!([])).await;
        assert_talks(page, "the last one").await;
        assert_eq!(
            page.heard("timeline-error").await.len(),
            3,
            "one for the last reading, and none for the cancelled one"
        );
    });
}

#[test]
fn native_data_does_not_load_the_second_module() {
    browse(async |page| {
        page.open_bare("<talks-timeline src=talks-2022.json></talks-timeline>").await;
        assert!(
            !page.server.requests().iter().any(|path| path.contains("data.js") || path.contains("_data"))
        );
    });
}

#[test]
fn downloads_contain_the_filtered_events_and_no_formulas() {
    browse(async |page| {
        page.open_bare("<talks-timeline></talks-timeline>").await;
        choose(page, "kind", "grain-deal").await;
        let ids = page.texts("return all('[part~=event]').map((event) => event.dataset.id)").await;
        page.click_button("Share").await;
        page.wait_until("return all('[part=embed]').length === 1").await;
        let native: Value = serde_json::from_str(&downloaded(page, "JSON").await).unwrap();
        let written: Vec<&str> =
            native["events"].as_array().unwrap().iter().map(|event| event["id"].as_str().unwrap()).collect();
        assert_eq!(written, ids);
        assert_eq!(downloaded(page, "Calendar").await.matches("BEGIN:VEVENT").count(), ids.len());
        assert!(downloaded(page, "CSV").await.contains(&ids[0]));
        page.open_bare("<talks-timeline></talks-timeline>").await;
        page.js(
            "host.data = arguments[0]; return host.updateComplete",
            json!(["date,headline\n2022-02-28,=HYPERLINK(1)"]),
        )
        .await;
        page.click_button("Share").await;
        page.wait_until("return all('[part=embed]').length === 1").await;
        assert!(downloaded(page, "CSV").await.contains("'=HYPERLINK"), "formulas are quoted");
        assert_eq!(page.texts("return seen.violations").await, Vec::<String>::new());
    });
}

#[test]
fn hostile_texts_stay_texts_in_each_format() {
    browse(async |page| {
        for payload in PAYLOADS {
            let cell = format!("\"{}\"", payload.replace('"', "\"\""));
            let csv = format!(
                "date,headline,summary,text,kind,link,image,image alt\n2022-02-28,{}",
                [cell.as_str(); 7].join(",")
            );
            let slides = json!({ "title": { "text": { "headline": payload } }, "events": [{
                "start_date": { "year": 2022, "display_date": payload }, "display_date": payload, "group": payload,
                "unique_id": payload, "text": { "headline": payload, "text": payload },
                "media": { "url": payload, "caption": payload, "credit": payload, "alt": payload, "link": payload } }] });
            let native = json!({ "format": "talks-timeline/1", "title": payload, "facets": [], "events": [{
                "id": payload, "start": "2022-02-28", "headline": payload, "summary": payload }] });
            for text in [csv, slides.to_string(), native.to_string()] {
                page.server.instead("/data", 200, "text/plain", text);
                page.server.page(
                    "/lax",
                    &[],
                    "<!doctype html><html lang=en><title>Lax</title><script type=module src=/talks-timeline.js></script>\
                     <talks-timeline src=/data></talks-timeline>",
                );
                page.open("/lax").await;
                let found = page
                    .js(
                        "return [window.__hit ?? null, all('*').flatMap((element) => [...element.attributes])
                        .filter(({ name, value }) => /^on/.test(name) || /^\\s*javascript:/i.test(value) && name === 'href')
                        .length, all('iframe, script, object').length, performance.getEntriesByType('resource')
                        .filter(({ name }) => !name.startsWith(location.origin)).length]",
                        json!([]),
                    )
                    .await;
                assert_eq!(found, json!([null, 0, 0, 0]), "{payload}");
            }
        }
    });
}

#[test]
fn a_long_table_keeps_the_page_responsive() {
    browse(async |page| {
        page.server.page(
            "/long",
            &[("Content-Security-Policy", STRICT_POLICY)],
            "<!doctype html><html lang=en><title>Long</title><main></main>",
        );
        page.load("/long").await;
        let told = page
            .js(
                "const rows = Array.from({ length: 20000 }, (_, row) => `20${10 + row % 12}-0${1 + row % 9}-11,Talk ${row},Kind ${row % 7}`);
                 let turns = 0; let over = false;
                 const { port1, port2 } = new MessageChannel();
                 port1.onmessage = () => { turns += 1; if (!over) port2.postMessage(0) }; port2.postMessage(0);
                 const parts = [];
                 return import('/talks-timeline-data.js')
                   .then(({ read }) => read(['date,headline,kind', ...rows].join('\\n'), 'auto', { onprogress: (part) => parts.push(part) }))
                   .then((found) => { over = true; return [found.total, found.leftOut, parts.every((part, place) => !place || part >= parts[place - 1]), parts.length > 2, turns > 2] })",
                json!([]),
            )
            .await;
        assert_eq!(told, json!([20000, 0, true, true, true]));
    });
}

/// An input of more than half a million characters is passed in parts, and long JSON is parsed event by event.
#[test]
fn long_inputs_are_read_like_short_ones() {
    const READ: &str = "
        const row = (at) => `2022-03-0${1 + at % 9},Talk ${at} 🕊 é ж,Kind ${at % 7}`;
        const csv = ['date,headline,kind', ...Array.from({ length: 20000 }, (_, at) => row(at))].join('\\n');
        // Includes a surrogate pair across the border of two parts.
        const shifted = Array.from({ length: 40 }, (_, more) => csv.replace('headline', 'headline' + ' '.repeat(more)))
          .find((text) => /[\\ud800-\\udbff]/.test(text[(1 << 19) - 1]));
        const slides = JSON.stringify({ title: { text: { headline: 'Slides' } }, events: Array.from({ length: 12000 }, (_, at) =>
          ({ start_date: { year: 2000 + at % 20, month: 1 + at % 12 }, text: { headline: `Slide ${at}`, text: '<p>A, [b] {c} \\\\ \"d\" 🕊</p>' }, group: `G ${at % 5}` })) });
        const western = Uint8Array.from(csv.replaceAll(/[🕊ж]/gu, ''), (letter) => letter.codePointAt(0));
        const headline = ({ text }, at) => JSON.parse(text).events.find(({ headline }) => headline.startsWith(`Talk ${at} `)).headline;
        return import('/talks-timeline-data.js').then(async ({ read }) => {
          const cut = await read(shifted, 'csv');
          const bytes = await read(new TextEncoder().encode(csv), 'auto');
          const table = await read(western, 'auto');
          const told = await read(slides, 'auto');
          const broken = await read(slides.slice(0, -20), 'auto').then(() => 'read', (error) => error.message);
          return [cut.total === 20000 && !cut.text.includes('\\ufffd'), headline(bytes, 19999), headline(table, 19999), table.problems.map(({ message }) => message).join(),
            told.total, JSON.parse(told.text).events[11999].headline.startsWith('Slide '), told.problems.length, broken];
        })";
    browse(async |page| {
        page.server.page("/long", &[], "<!doctype html><html lang=en><title>Long</title><main></main>");
        page.load("/long").await;
        let told = page.js(READ, json!([])).await;
        let text = |at: usize| told[at].as_str().expect("a text").to_owned();
        assert_eq!(told[0], json!(true), "no character is cut in two");
        assert_eq!((text(1), text(2)), ("Talk 19999 🕊 é ж".into(), "Talk 19999 é".into()));
        assert!(text(3).contains("read as Windows-1252"), "{}", text(3));
        assert_eq!([&told[4], &told[5], &told[6]], [&json!(12000), &json!(true), &json!(0)]);
        assert!(text(7).contains("line 1"), "{}", text(7));
    });
}
