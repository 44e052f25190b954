//! Google Sheets by the URLs that people copy, and tables that arrive while the second module loads. web/data/google-sheets.test.js
//! covers the forms of such URLs.

use crate::formats::assert_talks;
use crate::harness::browse;
use crate::page::Page;
use serde_json::json;
use std::time::Duration;

const MODULE: &str = "/talks_timeline_data_bg.wasm";
const CSV: &str = "Date,Title\n2022-02-28,First talks\n2022-03-10,More talks\n";
/// The start and end of a request, by the end of its URL, in milliseconds.
const TIMES: &str = "
    const { startTime, responseEnd } = performance.getEntriesByType('resource').find(({ name }) => name.endsWith(arguments[0]));
    return [startTime, responseEnd]";

async fn times(page: &Page, name: &str) -> (f64, f64) {
    serde_json::from_value(page.js(TIMES, json!([name])).await).expect("times")
}

#[test]
fn a_sheet_is_requested_while_the_second_module_loads() {
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
        assert!(asked < module, "requested after {asked} ms; the module arrived after {module}");
    });
}

#[test]
fn a_table_and_the_second_module_load_in_parallel() {
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
                "{file}: the module is requested after {module} ms, the table there after {table}"
            );
        }
    });
}
