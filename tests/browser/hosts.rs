//! Timelines in pages of others: appearance, function, and effects on the page.
//!
//! `hosts/article.html` is the page, and `hosts/*.css` are typical sheets of such pages; Bootstrap, Tailwind and WordPress come
//! from npm (`crates/xtask/src/tools.rs`). Each host is compared twice: inside, with a plain page of the same width, font and
//! direction, where every computed property of the timeline must be the same; and outside, with the same page without a
//! timeline, where every computed property of the page must be the same.

mod boxes;
mod frameworks;
mod sheets;

use crate::engine::Engine;
use crate::filters::{assert_shown, choose};
use crate::harness::browse;
use crate::model::{Data, Filter};
use crate::page::Page;
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const ARTICLE: &str = include_str!("hosts/article.html");
const INSIDE: &str = concat!(include_str!("hosts/contrast.js"), include_str!("hosts/inside.js"));
const OUTSIDE: &str = include_str!("hosts/outside.js");
const SCRIPT: &str = "<script type=module src=/talks-timeline.js></script>";
const TIMELINE: &str = "<talks-timeline eager></talks-timeline>";

/// Properties that follow from the size of the text.
const EXTENTS: [&str; 6] =
    ["block-size", "inline-size", "width", "height", "perspective-origin", "transform-origin"];

/// A page of somebody else.
#[derive(Clone)]
pub struct Host {
    pub name: &'static str,
    /// Markup for its head.
    pub head: String,
    /// Attributes of its body.
    pub body: &'static str,
    /// The container of the timeline.
    pub around: [&'static str; 2],
}

impl Host {
    pub fn new(name: &'static str) -> Self {
        Self { name, head: String::new(), body: "", around: ["", ""] }
    }

    pub fn sheet(mut self, address: &str) -> Self {
        self.head.push_str(&format!("<link rel=stylesheet href=\"{address}\">"));
        self
    }

    /// The sheet in this folder with the host's name.
    pub fn own_sheet(self) -> Self {
        let address = format!("/hosts/{}.css", self.name);
        self.sheet(&address)
    }

    pub fn body(self, body: &'static str) -> Self {
        Self { body, ..self }
    }

    pub fn around(self, start: &'static str, end: &'static str) -> Self {
        Self { around: [start, end], ..self }
    }

    fn html(&self, script: &str, timeline: &str) -> String {
        let parts = [
            ("{{sheets}}", self.head.as_str()),
            ("{{script}}", script),
            ("{{body}}", self.body),
            ("{{before}}", self.around[0]),
            ("{{timeline}}", timeline),
            ("{{after}}", self.around[1]),
        ];
        parts.iter().fold(ARTICLE.to_owned(), |html, (place, part)| html.replace(place, part))
    }

    /// Compares the page on a desktop and on a phone.
    pub fn check(&self) {
        browse(async |page| {
            page.server.page("/without", &[], &self.html("", ""));
            page.server.page("/with", &[], &self.html(SCRIPT, TIMELINE));
            for (width, height) in [(1280, 900), (360, 740)] {
                page.resize(width, height).await;
                page.load("/without").await;
                let without = Outside::of(page).await;
                page.open("/with").await;
                without.assert_same(&Outside::of(page).await);
                let inside = Inside::of(page).await;
                assert_eq!(inside.complaints, Vec::<String>::new(), "{} at {width}", self.name);
                self.photograph(page, width).await;
                self.use_it(page).await;
                page.server.page("/plain", &[], &inside.plain_page());
                page.open("/plain").await;
                Inside::of(page).await.assert_same(&inside, self, width);
            }
        });
    }

    /// Real clicks on a lane or a term, a mark, a row and a tag.
    async fn use_it(&self, page: &Page) {
        let data = Data::read();
        choose(page, "kind", "grain-deal").await;
        assert_shown(page, &data, &Filter { terms: vec![("kind", "grain-deal")], ..Filter::default() }).await;
        page.click("[part~=clear]").await;
        assert_shown(page, &data, &Filter::default()).await;
        page.click("[part~=mark][data-id]").await;
        assert!(page.is("return host.selected !== null").await, "{}: a mark selects", self.name);
        page.show_list(true).await;
        page.click("[part~=event][data-id=antalya-ministers] .row").await;
        page.show_list(false).await;
        // A small stage shows all tags with the rest.
        let more = page.shadow(".read-on").await;
        if page.sees(&more).await {
            page.click_on(&more).await;
        }
        page.click("[part~=stage][data-id=antalya-ministers] [data-facet=party][data-term=TR]").await;
        assert_shown(page, &data, &Filter { terms: vec![("party", "TR")], ..Filter::default() }).await;
        page.click("[part~=search]").await;
        crate::filters::type_into_search(page, "corridor").await;
        let both = Filter { terms: vec![("party", "TR")], words: "corridor", ..Filter::default() };
        assert_shown(page, &data, &both).await;
    }

    /// A screenshot for people to look at, in the folder that `TALKS_PICTURES` names.
    async fn photograph(&self, page: &Page, width: u32) {
        let Some(folder) = std::env::var_os("TALKS_PICTURES").map(PathBuf::from) else { return };
        page.js("host.scrollIntoView({ behavior: 'instant' }); scrollBy(0, -120)", json!([])).await;
        page.settle().await;
        let file = folder.join(format!("{}-{width}.png", self.name));
        page.driver().screenshot(Path::new(&file)).await.expect("a picture");
    }
}

/// The timeline as rendered in the page.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Inside {
    /// The computed properties of one element of each kind, and its position under `(place)`.
    styles: BTreeMap<String, BTreeMap<String, String>>,
    complaints: Vec<String>,
    width: String,
    height: String,
    font_family: String,
    font_size: String,
    direction: String,
    /// The language of the page and so of the timeline.
    lang: String,
    scale: f64,
}

impl Inside {
    async fn of(page: &Page) -> Self {
        page.value(INSIDE).await
    }

    /// A page with only a timeline, which this one should equal.
    fn plain_page(&self) -> String {
        let Self { width, height, font_family, font_size, direction, lang, scale, .. } = self;
        format!(
            "<!doctype html><html lang={lang}><title>Plain</title>{SCRIPT}<style>div {{ inline-size: {width}; \
             font-family: {font_family}; font-size: {font_size}; direction: {direction}; transform: scale({scale}); transform-origin: 0 0 }} \
             talks-timeline {{ block-size: {height} }}</style><div>{TIMELINE}</div>"
        )
    }

    fn assert_same(&self, hosted: &Self, host: &Host, width: u32) {
        let kinds = |inside: &Self| inside.styles.keys().cloned().collect::<Vec<_>>();
        assert_eq!(kinds(self), kinds(hosted), "{} at {width}: the same elements", host.name);
        let mut differences = Vec::new();
        for (kind, plain) in &self.styles {
            for (property, value) in plain {
                let found = hosted.styles[kind].get(property);
                // In a scaled page, positions were rounded twice. The plain page has the font sizes of this one, with as many
                // digits as the browser writes.
                let distance = if property == "(place)" { 1.0 } else { 0.02 };
                // WebKit measures text in a drawing in whole pixels of the screen.
                let drawn =
                    Engine::chosen() == Engine::WebKit && hosted.scale != 1.0 && kind.starts_with("text|");
                if drawn && (property == "(place)" || EXTENTS.contains(&property.as_str())) {
                    continue;
                }
                let near = found.is_some_and(|found| is_near(found, value, distance));
                if found != Some(value) && !near {
                    differences.push(format!("{kind}: {property} is {found:?} and would be {value}"));
                }
            }
        }
        assert!(differences.is_empty(), "{} at {width}: {}", host.name, first(&differences));
    }
}

/// Whether two values are equal except for small differences in numbers.
fn is_near(one: &str, other: &str, distance: f64) -> bool {
    let parts = |text: &str| {
        let in_number = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | '-');
        let words: String = text.chars().map(|letter| if in_number(letter) { ' ' } else { letter }).collect();
        let numbers = text.split(|letter| !in_number(letter)).filter_map(|number| number.parse::<f64>().ok());
        (words.split_whitespace().map(str::to_owned).collect::<Vec<_>>(), numbers.collect::<Vec<_>>())
    };
    let ((words, numbers), (other_words, others)) = (parts(one), parts(other));
    words == other_words
        && numbers.len() == others.len()
        && numbers.iter().zip(others).all(|(one, other)| (one - other).abs() <= distance)
}

/// The page around the timeline.
#[derive(Deserialize)]
struct Outside {
    /// The computed properties of each element and its pseudo-elements, as JSON.
    elements: BTreeMap<String, String>,
    globals: Vec<String>,
    sheets: Vec<usize>,
    attributes: Vec<String>,
    head: Vec<String>,
    body: Vec<String>,
    stored: serde_json::Value,
    focus: String,
    across: f64,
}

impl Outside {
    async fn of(page: &Page) -> Self {
        page.value(OUTSIDE).await
    }

    fn assert_same(&self, with: &Self) {
        let mut differences = Vec::new();
        for (element, style) in &self.elements {
            let found = &with.elements[element];
            if found != style {
                differences.extend(changes(element, style, found));
            }
        }
        assert!(differences.is_empty(), "the page has changed: {}", first(&differences));
        assert_eq!(self.elements.len(), with.elements.len(), "elements of the page");
        assert_eq!(self.globals, with.globals, "names in the window");
        assert_eq!(self.sheets, with.sheets, "style sheets of the document");
        assert_eq!(self.attributes, with.attributes, "attributes of html and body");
        assert_eq!(self.head, with.head, "the head");
        assert_eq!(self.body, with.body, "the body");
        assert_eq!(self.stored, with.stored, "cookies and storage");
        assert_eq!(self.focus, with.focus, "the focus");
        assert!(
            self.across >= with.across,
            "across its lines the page is {}, not {}",
            with.across,
            self.across
        );
    }
}

fn changes(element: &str, before: &str, after: &str) -> Vec<String> {
    let read =
        |text| serde_json::from_str::<BTreeMap<String, String>>(text).expect("properties of an element");
    let (before, after) = (read(before), read(after));
    let changed = before.iter().filter(|(property, value)| after.get(*property) != Some(value));
    changed
        .map(|(property, value)| {
            format!("{element}: {property} was {value} and is {:?}", after.get(property))
        })
        .collect()
}

/// The first few of many.
fn first(lines: &[String]) -> String {
    format!("{} in all\n{}", lines.len(), lines.iter().take(40).cloned().collect::<Vec<_>>().join("\n"))
}
