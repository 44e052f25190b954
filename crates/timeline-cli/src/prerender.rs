//! Static HTML of the widget, on the native side: what a page shows before, or without, WebAssembly.
//!
//! The markup is the one that the client draws, in a declarative shadow root; the client draws over it. Must not be
//! here: the custom element.

use futures_executor::block_on;
use std::rc::Rc;
use talks_timeline::view::{Timeline, TimelineProps};
use timeline_core::Error;
use timeline_core::dataset::Dataset;
use timeline_core::model::Model;
use timeline_core::state::State;
use timeline_formats::export::json_ld;
use yew::LocalServerRenderer;
use yew::prelude::*;

/// The tag in a page that [`page`] fills with the pre-rendered content; it may have other attributes.
pub const TAG: &str = "<talks-timeline sync-url></talks-timeline>";

/// The widget's style sheet in a pre-rendered element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet<'a> {
    /// A link to its address, already escaped for an attribute; the browser shows the events once it has come.
    Linked(&'a str),
    /// Its text, which comes with the events. A page's policy has to allow it.
    Inside(&'a str),
}

impl Sheet<'_> {
    fn element(self) -> String {
        match self {
            Self::Linked(address) => format!("<link rel=\"stylesheet\" href=\"{address}\">"),
            // In CSS "</" only stands in texts, where it may be written like that; in HTML it could end the element.
            Self::Inside(text) => format!("<style>{}</style>", text.trim().replace("</", "<\\/")),
        }
    }
}

/// The inside of the widget's base element for a dataset in the state in which a reader finds it.
pub fn base(model: &Model) -> String {
    let props = TimelineProps {
        model: model.clone(),
        state: Rc::new(State::new(&model.dataset)),
        dispatch: Callback::noop(),
        layout: Default::default(),
        heading_level: 2,
        follow: None,
        whole_list: true,
        coarse: false,
        revision: 0,
        ondrawn: Callback::noop(),
        onembed: Some(Callback::noop()),
        paused: None,
        onpause: Callback::noop(),
    };
    block_on(LocalServerRenderer::<Timeline>::with_props(props).hydratable(false).render())
}

/// The inside of the element: a declarative shadow root with its style sheet, and the [`fallback`].
pub fn inside(model: &Model, sheet: Sheet<'_>) -> String {
    let body = base(model);
    let direction =
        model.locale.direction().map(|direction| format!(" dir=\"{direction}\"")).unwrap_or_default();
    format!(
        "<template shadowrootmode=\"open\">{}\
         <div part=\"base\" class=\"base still\" lang=\"{}\"{direction}>{body}</div><slot hidden></slot></template>{}",
        sheet.element(),
        model.locale.tag(),
        fallback(model)
    )
}

/// Plain markup for the element's children: what readers see where a content system has taken the shadow root out, in
/// feed readers, and in browsers that do not know shadow roots.
pub fn fallback(model: &Model) -> String {
    let model = model.clone();
    let props = move || FallbackProps { model };
    block_on(LocalServerRenderer::<Fallback>::with_props(props()).hydratable(false).render())
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct FallbackProps {
    model: Model,
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
    let events = dataset.events().iter().map(|event| {
        let details = event.details();
        let places: Vec<String> = details.places.iter().map(|place| say(&place.name)).collect();
        let when = props.model.when(event);
        let when = html! { <time datetime={event.when.start().to_string()}><bdi>{ when }</bdi></time> };
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
        // No paragraphs: by them reader views know an article, and would take the events for it and leave out the article
        // in which they stand.
        let lines = summary.into_iter().chain(text).chain(media).map(|line| html! { <><br />{ line }</> });
        html! {
            <li>
                <h3>{ say(&event.headline) }</h3>
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
            if !dataset.title.is_empty() { <h2>{ say(&dataset.title) }</h2> }
            if !dataset.standfirst.is_empty() { <p>{ say(&dataset.standfirst) }</p> }
            if !dataset.eras.is_empty() { <ul>{ for eras }</ul> }
            <ol>{ for events }</ol>
        </>
    }
}

/// The structured data of a dataset as an element for the page's head.
pub fn structured_data(dataset: &Dataset) -> String {
    format!("<script type=\"application/ld+json\">{}</script>", json_ld(dataset, &dataset.language))
}

/// A dataset as a child of the element, from which the script reads it.
pub fn inline_data(json: &str) -> String {
    // "</script>" and "<!--" in a text would end the block or change how it is read; in JSON "<" only stands in texts.
    format!("<script type=\"application/json\">{}</script>", json.replace('<', "\\u003c"))
}

/// A page with the element pre-rendered, its structured data in the head, and Trunk's own tags taken out.
///
/// # Errors
///
/// If the page has no [`TAG`] or no head to put things into.
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
