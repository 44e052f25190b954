//! Static HTML of the widget: what a page shows before WebAssembly runs, or without it.
//!
//! The markup equals what the client renders, in a declarative shadow root; the client renders over it. Must not be here: the
//! custom element.

use futures_executor::block_on;
use talks_timeline::view::{Layout, Medium, Timeline, TimelineProps};
use timeline_core::Error;
use timeline_core::dataset::Dataset;
use timeline_core::model::Model;
use timeline_core::session::Session;
use timeline_formats::export::json_ld;
use yew::LocalServerRenderer;
use yew::prelude::*;

/// The tag that [`page`] fills with the pre-rendered content. The element may have other attributes, as long as they leave
/// the first view unchanged.
pub const TAG: &str = "<talks-timeline sync-url></talks-timeline>";

/// The widget's style sheet in a pre-rendered element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet<'a> {
    /// A link to its URL, already escaped for an attribute. The browser shows the events once the style sheet has loaded.
    Linked(&'a str),
    /// Its text, inline. The content security policy of the page has to allow it.
    Inside(&'a str),
}

impl Sheet<'_> {
    fn element(self) -> String {
        match self {
            Self::Linked(address) => format!("<link rel=\"stylesheet\" href=\"{address}\">"),
            // In CSS "</" occurs only in strings, where the backslash changes nothing; in HTML it could end the element.
            Self::Inside(text) => format!("<style>{}</style>", text.trim().replace("</", "<\\/")),
        }
    }
}

/// The widget in its initial state, as the attributes of the element define it.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The dataset, and the state with the filter, the selected event and the lanes.
    pub session: Session,
    /// The parts that are shown.
    pub layout: Layout,
    /// The level of the title.
    pub heading_level: u8,
}

impl Opening {
    /// An element without attributes.
    pub fn new(model: Model) -> Self {
        Self { session: Session::new(model), layout: Layout::default(), heading_level: 2 }
    }

    /// The content of the widget's base element.
    pub fn base(&self) -> String {
        let props = TimelineProps {
            session: self.session.clone(),
            dispatch: Callback::noop(),
            layout: self.layout,
            heading_level: self.heading_level,
            follow: None,
            medium: Medium::Markup,
            width: None,
            revision: 0,
            ondrawn: Callback::noop(),
            onembed: Some(Callback::noop()),
            paused: None,
            onpause: Callback::noop(),
        };
        block_on(LocalServerRenderer::<Timeline>::with_props(props).hydratable(false).render())
    }

    /// The content of the element: a declarative shadow root with its style sheet, and the [`Self::fallback`].
    pub fn inside(&self, sheet: Sheet<'_>) -> String {
        let (body, locale) = (self.base(), self.session.model().locale);
        let direction =
            locale.direction().map(|direction| format!(" dir=\"{direction}\"")).unwrap_or_default();
        format!(
            "<template shadowrootmode=\"open\">{}\
             <div part=\"base\" class=\"base still\" lang=\"{}\"{direction}>{body}</div><slot hidden></slot></template>{}",
            sheet.element(),
            locale.tag(),
            self.fallback()
        )
    }

    /// Plain markup for the element's children. Readers see it in feed readers, in browsers without declarative shadow roots, and
    /// where a content management system has removed the shadow root.
    pub fn fallback(&self) -> String {
        let (model, rows) = (self.session.model().clone(), self.session.result().list.clone());
        let props = FallbackProps { model, rows, level: self.heading_level.clamp(1, 4) };
        block_on(LocalServerRenderer::<Fallback>::with_props(props).hydratable(false).render())
    }
}

/// [`Opening::base`] of an element without attributes.
pub fn base(model: &Model) -> String {
    Opening::new(model.clone()).base()
}

/// [`Opening::inside`] of an element without attributes.
pub fn inside(model: &Model, sheet: Sheet<'_>) -> String {
    Opening::new(model.clone()).inside(sheet)
}

/// [`Opening::fallback`] of an element without attributes.
pub fn fallback(model: &Model) -> String {
    Opening::new(model.clone()).fallback()
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct FallbackProps {
    model: Model,
    /// The events to list.
    rows: Vec<usize>,
    /// The level of the title.
    level: u8,
}

#[component]
fn Fallback(props: &FallbackProps) -> Html {
    let (dataset, locale) = (&props.model.dataset, props.model.locale);
    let say = |text| props.model.say(text).to_owned();
    let source = |position: &usize| {
        let source = dataset.sources().get(*position)?;
        let words = [say(&source.title), say(&source.publisher)];
        let words = words.iter().filter(|words| !words.is_empty()).cloned().collect::<Vec<_>>().join(", ");
        Some(match &source.url {
            Some(url) => html! { <li><a href={url.clone()}>{ words }</a></li> },
            None => html! { <li>{ words }</li> },
        })
    };
    let events = props.rows.iter().filter_map(|row| dataset.event(*row)).map(|event| {
        let details = event.details();
        let places: Vec<String> = details.places.iter().map(|place| say(&place.name)).collect();
        let when = props.model.when(event);
        let when = html! { <time datetime={event.when.start().html_datetime()}><bdi>{ when }</bdi></time> };
        let place = if places.is_empty() { String::new() } else { format!(" · {}", places.join(", ")) };
        let text = details.body.iter().map(|block| {
            let words: String = block.spans.iter().map(|span| say(&span.text)).collect();
            html! { words }
        });
        let media = details.media.iter().map(|item| {
            let names = [&item.title, &item.alt, &item.caption].map(say);
            let name = names.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| item.url.clone());
            html! { <a href={item.url.clone()} rel="noopener">{ name }</a> }
        });
        let summary = (!event.summary.is_empty()).then(|| html! { say(&event.summary) });
        // No paragraphs: reader views detect articles by their paragraphs, and would show the events in place of the article
        // around the element.
        let lines = summary.into_iter().chain(text).chain(media).map(|line| html! { <><br />{ line }</> });
        html! {
            <li>
                <@{format!("h{}", props.level + 1)}>{ say(&event.headline) }</@>
                { when }{ place }{ for lines }
                if !event.sources.is_empty() { <ul>{ for event.sources.iter().filter_map(source) }</ul> }
            </li>
        }
    });
    let eras = dataset.eras.iter().map(|era| {
        html! { <li><bdi>{ say(&era.label) }</bdi>{ ": " }{ locale.when(&era.when) }</li> }
    });
    html! {
        <>
            if !dataset.title.is_empty() { <@{format!("h{}", props.level)}>{ say(&dataset.title) }</@> }
            if !dataset.standfirst.is_empty() { <p>{ say(&dataset.standfirst) }</p> }
            if !dataset.eras.is_empty() { <ul>{ for eras }</ul> }
            <ol>{ for events }</ol>
        </>
    }
}

/// The structured data of a dataset as an element for the page's `<head>`.
pub fn structured_data(dataset: &Dataset) -> String {
    format!("<script type=\"application/ld+json\">{}</script>", json_ld(dataset, &dataset.language))
}

/// A dataset as a child of the element, from which the script reads it.
pub fn inline_data(json: &str) -> String {
    // "</script>" and "<!--" in a text would end the block or change its parsing. In JSON "<" occurs only in texts.
    format!("<script type=\"application/json\">{}</script>", json.replace('<', "\\u003c"))
}

/// A page with the element pre-rendered and structured data in the head, without the tags that only Trunk needs.
///
/// # Errors
///
/// If the page has no [`TAG`] or no `<head>`.
pub fn page(html: &str, model: &Model, style_sheet: &str) -> Result<String, Error> {
    let page = embedded(html, model, style_sheet)?;
    let (head, body) =
        page.split_once("</head>").ok_or_else(|| Error::format("the page has no </head>".to_owned()))?;
    let head: String =
        head.lines().filter(|line| !line.contains("data-trunk")).map(|line| format!("{line}\n")).collect();
    let preload = format!("<link rel=\"preload\" as=\"style\" href=\"{style_sheet}\">");
    Ok(format!("{head}{preload}\n{}\n</head>{body}", structured_data(&model.dataset)))
}

/// A page with its one element pre-rendered and nothing else changed.
///
/// # Errors
///
/// If the page has no empty element to fill.
pub fn embedded(html: &str, model: &Model, style_sheet: &str) -> Result<String, Error> {
    const END: &str = "></talks-timeline>";
    let (before, after) =
        html.split_once(END).ok_or_else(|| Error::format(format!("the page has no {TAG}")))?;
    Ok(format!("{before}>{}</talks-timeline>{after}", inside(model, Sheet::Linked(style_sheet))))
}
