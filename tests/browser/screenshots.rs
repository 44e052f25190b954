//! Screenshots of the page for people to look at; `cargo xtask screenshots` runs them.

use crate::harness::{browse, browse_without_script};
use crate::page::Page;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::time::Duration;

const WIDTHS: [u32; 3] = [360, 720, 1280];

/// The name of the screenshot, and the fragment of the page.
const STATES: [(&str, &str); 3] =
    [("initial", ""), ("filtered", "#kind=negotiation-round"), ("opened", "#selected=antalya-ministers")];

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/out");
    std::fs::create_dir_all(&folder).expect("a folder for the pictures");
    folder
}

/// The maximum height that Chromium paints, with a margin.
const TALLEST: u32 = 12_000;

/// The whole page as one screenshot, or as several if it is very long: `name.png`, `name-2.png` and so on.
async fn photograph(page: &Page, width: u32, name: &str) {
    let height: u32 =
        page.value("return Math.ceil(document.documentElement.getBoundingClientRect().height)").await;
    for (part, top) in (0..height).step_by(TALLEST as usize).enumerate() {
        page.resize(width, TALLEST.min(height - top)).await;
        page.js("scrollTo({ top: arguments[0], behavior: 'instant' })", json!([top])).await;
        // Without script no promise of the page reports when it is painted.
        tokio::time::sleep(Duration::from_millis(500)).await;
        let number = if part == 0 { String::new() } else { format!("-{}", part + 1) };
        let file = folder().join(format!("{name}{number}.png"));
        page.driver().screenshot(&file).await.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }
}

/// The social media image of the article page: the picture from the "Share" panel, on a card of the usual size.
#[test]
#[ignore = "makes a picture; checks nothing"]
fn social_image() {
    browse(async |page| {
        page.resize(700, 900).await;
        page.server.page("/card", &[], "<!doctype html><html lang=en><meta charset=utf-8><title>Card</title>
            <style>body { margin: 0; font-family: system-ui, sans-serif }</style>
            <script type=module src=/talks-timeline.js></script><talks-timeline eager theme=light></talks-timeline>");
        page.open("/card").await;
        page.click_button("Share").await;
        page.wait_until("return !!root.querySelector('[part=embed]')").await;
        let script = "let made; URL.createObjectURL = (blob) => { made = blob; return '#none' };
            [...root.querySelectorAll('[part=embed] button')].find((button) => button.textContent === 'SVG').click();
            return new Promise((resolve) => setTimeout(resolve, 500)).then(() => made.text()).then((svg) => {
              // Nobody needs the address of this machine.
              const image = new Image();
              image.src = `data:image/svg+xml,${encodeURIComponent(svg.replace(/>[^<>]*\\/card · /, '>'))}`;
              return image.decode().then(() => {
                const canvas = document.createElement('canvas');
                [canvas.width, canvas.height] = [1200, 630];
                const context = canvas.getContext('2d');
                context.fillStyle = '#fff';
                context.fillRect(0, 0, 1200, 630);
                const scale = Math.min(1200 / image.naturalWidth, 630 / image.naturalHeight);
                const [width, height] = [image.naturalWidth * scale, image.naturalHeight * scale];
                context.drawImage(image, (1200 - width) / 2, (630 - height) / 2, width, height);
                return canvas.toDataURL('image/png').split(',')[1];
              });
            })";
        let encoded = page.text(script).await;
        let bytes = page
            .value::<Vec<u8>>(&format!(
                "return [...Uint8Array.from(atob('{encoded}'), (byte) => byte.charCodeAt(0))]"
            ))
            .await;
        std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/social.png"), bytes)
            .expect("the picture");
    });
}

#[test]
#[ignore = "makes pictures; checks nothing"]
fn screenshots() {
    browse(async |page| {
        // Scroll bars would take space that they do not take on a phone.
        page.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await;
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
    });
    browse_without_script(async |page| {
        page.resize(720, 900).await;
        page.load("/").await;
        photograph(page, 720, "without-script-720-light").await;
    });
}
