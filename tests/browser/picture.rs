//! The picture of the chart: it shows what the reader sees, and makes no requests.

use crate::filters::choose;
use crate::harness::browse;
use crate::page::Page;
use serde_json::json;

/// Intercepts the saved file.
async fn saved(page: &Page, name: &str) {
    page.js(
        "window.made = undefined; URL.createObjectURL = (blob) => { window.made = blob; return '#none' }",
        json!([]),
    )
    .await;
    page.click_button(name).await;
    page.wait_until("return window.made !== undefined").await;
}

async fn svg(page: &Page) -> String {
    saved(page, "SVG").await;
    page.text("return window.made.text()").await
}

/// Width, height, and the number of colours.
async fn png(page: &Page) -> (u32, u32, usize) {
    saved(page, "PNG").await;
    assert_eq!(page.text("return window.made.type").await, "image/png");
    page.value(
        "return createImageBitmap(window.made).then((image) => {
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [image.width, image.height];
            const context = canvas.getContext('2d');
            context.drawImage(image, 0, 0);
            const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
            return [image.width, image.height, new Set(pixels).size];
        })",
    )
    .await
}

/// An attribute of the root element.
fn attribute(svg: &str, name: &str) -> u32 {
    let start = svg.split_once(&format!(" {name}=\"")).expect("the attribute").1;
    start.split_once('"').expect("its end").0.parse().expect("a number")
}

async fn open_panel(page: &Page) {
    page.click_button("Share").await;
    page.wait_until("return !!root.querySelector('[part=embed]')").await;
}

const MARKS: &str = "return all('[part~=mark]').length";
/// The drawing of a mark: its shape, or the ring and the number of a cluster.
const SIGNS: &str = "return all('[part~=mark] :is(.solid, .hollow, .ring)').length";

#[test]
fn the_picture_has_the_chart_its_title_and_its_source() {
    browse(async |page| {
        page.open_bare("<talks-timeline></talks-timeline>").await;
        open_panel(page).await;
        let drawn = svg(page).await;
        for words in [
            "2022 ceasefire talks",
            "Who met whom",
            "Negotiation rounds",
            "Grain deal",
            "Istanbul talks",
            "Complete to 31 December 2022",
        ] {
            assert!(drawn.contains(words), "{words} in {drawn}");
        }
        let address = page.text("return location.host + location.pathname").await;
        assert!(drawn.contains(&address), "{address} in {drawn}");
        let signs: usize = page.value(SIGNS).await;
        let lanes: usize = page.value("return all('[part~=lane] .glyph').length").await;
        let coloured = drawn.matches("<path ").count();
        assert!(coloured >= signs + lanes, "{coloured} shapes for {signs} marks and {lanes} lanes");
        // The words of the marks are as on the page, shortened where they are there.
        let labels: usize = page.value("return all('[part~=mark-label]').length").await;
        let texts = drawn.matches("<text ").count();
        assert!(labels > 20 && texts > labels + lanes, "{texts} texts for {labels} labels and {lanes} lanes");
        for strange in ["<script", "href", "url(http", "foreignObject", "style=", " onload", " onclick"] {
            assert!(!drawn.contains(strange), "{strange} in {drawn}");
        }
        let (width, height, colours) = png(page).await;
        assert_eq!((width, height), (2 * attribute(&drawn, "width"), 2 * attribute(&drawn, "height")));
        assert!(colours > 20, "{colours} colours");
        assert_eq!(page.texts("return seen.violations").await, Vec::<String>::new());
        assert_eq!(page.texts("return seen.errors").await, Vec::<String>::new());
        // A browser parses it as it was written.
        page.server.instead("/picture.svg", 200, "image/svg+xml", drawn.clone());
        page.server.page(
            "/plain",
            &[],
            "<!doctype html><html lang=en><title>A page that may have pictures</title>",
        );
        page.load("/plain").await;
        let loaded = "const image = new Image(); image.src = '/picture.svg';
            return image.decode().then(() => [image.naturalWidth, image.naturalHeight])";
        assert_eq!(
            page.value::<(u32, u32)>(loaded).await,
            (attribute(&drawn, "width"), attribute(&drawn, "height"))
        );
    });
}

#[test]
fn the_picture_shows_the_filtered_events_in_the_readers_colours() {
    browse(async |page| {
        page.open_bare("<talks-timeline theme=dark></talks-timeline>").await;
        open_panel(page).await;
        let (all, marks) = (svg(page).await, page.value::<usize>(MARKS).await);
        choose(page, "kind", "grain-deal").await;
        let (some, fewer) = (svg(page).await, page.value::<usize>(MARKS).await);
        assert!(fewer < marks && some.matches("<path ").count() < all.matches("<path ").count());
        assert!(some.contains(">5 of 60 · Grain deal<"), "{some}");
        page.js("host.setAttribute('theme', 'light')", json!([])).await;
        page.settle().await;
        let light = svg(page).await;
        let ground = |svg: &str| {
            svg.split_once("</defs>")
                .and_then(|(_, rest)| rest.split_once("fill=\""))
                .map(|(_, fill)| fill[..7].to_owned())
        };
        assert_eq!(ground(&light).as_deref(), Some("#ffffff"));
        assert_ne!(ground(&light), ground(&some));
    });
}

#[test]
fn the_picture_is_mirrored_and_narrow_like_the_page() {
    browse(async |page| {
        page.resize(360, 740).await;
        page.server.page("/ar", &[], "<!doctype html><html lang=ar dir=rtl><title>Arabic</title><meta name=viewport content='width=device-width'>
            <script type=module src=/talks-timeline.js></script><talks-timeline eager></talks-timeline>");
        page.open("/ar").await;
        page.js("all('[part~=header] button').at(-1).click()", json!([])).await;
        page.wait_until("return !!root.querySelector('[part=embed]')").await;
        let drawn = svg(page).await;
        let end = drawn.lines().find(|line| line.contains("2022 ceasefire talks</text>")).expect("the title");
        assert!(
            end.contains("text-anchor=\"end\"") && !end.contains("direction"),
            "English at the right: {end}"
        );
        let source =
            drawn.lines().find(|line| line.contains("2022</text>") && line.contains("direction=\"rtl\""));
        assert!(source.is_some() || drawn.contains("localhost") || drawn.contains("127.0.0.1"), "{drawn}");
        assert!(attribute(&drawn, "width") < 720);
        page.js("host.setAttribute('layout', 'list')", json!([])).await;
        page.settle().await;
        page.js("const share = all('[part~=header] button').at(-1); share.click(); share.click()", json!([]))
            .await;
        page.settle().await;
        page.wait_until("return !!root.querySelector('[part=embed]')").await;
        assert!(page.is("return ![...root.querySelectorAll('[part=embed] button')].some((button) => button.textContent === 'SVG')").await, "no picture without a chart");
    });
}
