//! Google Sheets by the addresses that people copy, and tables that come while the second module does.

use crate::formats::assert_talks;
use crate::harness::browse;
use crate::page::Page;
use serde_json::json;
use std::time::Duration;

const MODULE: &str = "/talks_timeline_data_bg.wasm";
const CSV: &str = "Date,Title\n2022-02-28,First talks\n2022-03-10,More talks\n";
const FOUND: &str = "
    const each = (found) => Promise.all(arguments[0].map(async (url) => (await found(url)) ?? ''));
    return import('/talks-timeline-data.js').then(({ sheetAddress }) => each(sheetAddress))";
/// When a request began and ended, by the end of its address, in ms.
const TIMES: &str = "
    const { startTime, responseEnd } = performance.getEntriesByType('resource').find(({ name }) => name.endsWith(arguments[0]));
    return [startTime, responseEnd]";

async fn addresses(page: &Page, urls: &[&str]) -> Vec<String> {
    serde_json::from_value(page.js(FOUND, json!([urls])).await).expect("addresses")
}

async fn times(page: &Page, name: &str) -> (f64, f64) {
    serde_json::from_value(page.js(TIMES, json!([name])).await).expect("times")
}

#[test]
fn every_form_of_a_sheet_gives_its_csv() {
    browse(async |page| {
        page.load("/").await;
        for (url, expected) in [
            ("d/e/2PACX-1abc_d/pubhtml", "e/2PACX-1abc_d/pub?output=csv"),
            ("d/e/2PACX-1abc_d/pub?output=csv", "e/2PACX-1abc_d/pub?output=csv"),
            (
                "d/e/2PACX-1abc_d/pubhtml?gid=12&single=true",
                "e/2PACX-1abc_d/pub?output=csv&gid=12&single=true",
            ),
            ("d/1abcdefgh/pubhtml", "1abcdefgh/pub?output=csv"),
            ("d/1abcdefgh/pubhtml?gid=0", "1abcdefgh/pub?output=csv&gid=0&single=true"),
            ("d/1abcdefgh/edit#gid=7", "1abcdefgh/export?format=csv&gid=7"),
            ("d/1abcdefgh/edit?gid=7#gid=8", "1abcdefgh/export?format=csv&gid=7"),
            ("d/1abcdefgh/edit?usp=sharing", "1abcdefgh/export?format=csv"),
            ("d/1abcdefgh", "1abcdefgh/export?format=csv"),
            ("/d//1abcdefgh/", "1abcdefgh/export?format=csv"),
            ("u/1/d/1abcdefgh/edit", "1abcdefgh/export?format=csv"),
            ("ccc?key=0Aabcdefgh&usp=drive", "0Aabcdefgh/pub?output=csv"),
            ("d/1abcdefgh/edit#gid=x'y", "1abcdefgh/export?format=csv"),
        ] {
            let expected = format!("https://docs.google.com/spreadsheets/d/{expected}");
            for scheme in ["https:", "HTTP:", ""] {
                let typed = format!(" {scheme}//docs.google.com/spreadsheets/{url}");
                let found = addresses(page, &[&typed, &expected]).await;
                assert_eq!(
                    found,
                    [expected.as_str(), expected.as_str()],
                    "for {typed}, and for what comes of it"
                );
            }
        }
        let old =
            addresses(page, &["http://docs.google.com/spreadsheet/pub?key=0Aabcdefgh&output=html"]).await;
        assert_eq!(old, ["https://docs.google.com/spreadsheets/d/0Aabcdefgh/pub?output=csv"]);
    });
}

#[test]
fn nothing_else_is_a_sheet() {
    browse(async |page| {
        page.load("/").await;
        let others = [
            "https://docs.google.com.evil.org/spreadsheets/d/1abcdefgh/edit",
            "https://user@docs.google.com/spreadsheets/d/1abcdefgh/edit",
            "https://docs.google.com:444/spreadsheets/d/1abcdefgh/edit",
            "https://evil.org/docs.google.com/spreadsheets/d/1abcdefgh/edit",
            "ftp://docs.google.com/spreadsheets/d/1abcdefgh/edit",
            "https://docs.google.com/document/d/1abcdefgh/edit",
            "https://docs.google.com/spreadsheets/d/../evil/edit",
            "https://docs.google.com/spreadsheets/d/..%2fevil00/edit",
            "https://docs.google.com/spreadsheets/d/a\"b<c>d'efgh/edit",
            "https://docs.google.com/spreadsheets/d/e/short",
            "https://docs.google.com/spreadsheets/ccc?key=../../evil00",
            "https://docs.google.com/spreadsheets/",
            "https://[docs.google.com/spreadsheets/d/1abcdefgh",
            "docs.google.com/spreadsheets/d/1abcdefgh",
            "/spreadsheets/d/1abcdefgh",
            "1abcdefghijklmnop",
            "v2:1abcdefghijklmnop",
            "//",
            "",
        ];
        assert_eq!(addresses(page, &others).await, [""; 19]);
    });
}

#[test]
fn a_sheet_is_asked_for_while_the_second_module_comes() {
    browse(async |page| {
        page.server.delay(MODULE, Duration::from_secs(1));
        page.server.page("/sheet", &[], &format!(
            "<!doctype html><meta charset=utf-8><script>
              const inner = fetch;
              window.fetch = (url, how) => {{
                if (!String(url).startsWith('https://docs.google.com/')) return inner(url, how);
                window.asked = [String(url), performance.now()];
                return Promise.resolve(new Response({}));
              }};
            </script><script type=module src=/talks-timeline.js></script>
            <talks-timeline eager src='https://docs.google.com/spreadsheets/d/1abcdefgh/edit#gid=7'></talks-timeline>",
            json!(CSV),
        ));
        page.open("/sheet").await;
        assert_talks(page, "of the sheet").await;
        let (address, asked): (String, f64) =
            serde_json::from_value(page.js("return window.asked", json!([])).await).expect("a request");
        assert_eq!(address, "https://docs.google.com/spreadsheets/d/1abcdefgh/export?format=csv&gid=7");
        let (_, module) = times(page, MODULE).await;
        assert!(asked < module, "asked for after {asked} ms; the module was there after {module}");
    });
}

#[test]
fn a_table_and_the_second_module_come_together() {
    browse(async |page| {
        for (file, attributes) in [("/table.csv", ""), ("/table", "format=csv"), ("/table?output=csv", "")] {
            page.server.instead("/table.csv", 200, "text/csv", CSV);
            page.server.instead("/table", 200, "text/csv", CSV);
            page.server.delay("/table.csv", Duration::from_secs(1));
            page.server.delay("/table", Duration::from_secs(1));
            page.open_bare(&format!("<talks-timeline src={file} {attributes}></talks-timeline>")).await;
            let (_, table) = times(page, file).await;
            let (module, _) = times(page, MODULE).await;
            assert!(
                module < table,
                "{file}: the module is asked for after {module} ms, the table there after {table}"
            );
        }
    });
}
