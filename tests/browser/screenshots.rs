//! Pictures of the page for people to look at; `scripts/screenshots` runs this.

use crate::harness::browse;
use crate::page::Page;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::time::Duration;

const WIDTHS: [u32; 3] = [360, 720, 1280];

/// Name of the picture and fragment of the page.
const STATES: [(&str, &str); 3] =
    [("initial", ""), ("filtered", "#kind=negotiation-round"), ("opened", "#selected=antalya-ministers")];

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/out");
    std::fs::create_dir_all(&folder).expect("a folder for the pictures");
    folder
}

/// The whole page as a picture.
async fn photograph(page: &Page, width: u32, name: &str) {
    page.js("scrollTo({ top: 0, behavior: 'instant' })", json!([])).await;
    let height: u32 =
        page.value("return Math.ceil(document.documentElement.getBoundingClientRect().height)").await;
    page.resize(width, height).await;
    // Without script no promise of the page tells when it is painted.
    tokio::time::sleep(Duration::from_millis(500)).await;
    let file = folder().join(format!("{name}.png"));
    page.driver().screenshot(&file).await.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}

#[test]
#[ignore = "makes pictures; checks nothing"]
fn screenshots() {
    browse(async |page| {
        for scheme in ["light", "dark"] {
            page.prefer(scheme).await;
            for width in WIDTHS {
                for (state, fragment) in STATES {
                    page.resize(width, 900).await;
                    page.load(&format!("/{fragment}")).await;
                    page.js("host.scrollIntoView({ behavior: 'instant' })", json!([])).await;
                    page.ready().await;
                    photograph(page, width, &format!("{state}-{width}-{scheme}")).await;
                }
            }
        }
        page.prefer("light").await;
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        page.resize(720, 900).await;
        page.load("/").await;
        photograph(page, 720, "without-script-720-light").await;
    });
}
