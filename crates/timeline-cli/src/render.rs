//! `render`: the element with its content inside, the plain list alone, or a whole page.

use crate::arguments::{LayoutName, Render};
use crate::output::{Failure, put};
use crate::{convert, input};
use std::fs;
use std::path::Path;
use talks_timeline::view::Layout;
use timeline_cli::prerender::{self, Opening, Sheet};
use timeline_core::address::group_of;
use timeline_core::locale::Locale;
use timeline_core::model::Model;
use timeline_core::session::Change;
use timeline_formats::export;

/// Writes static HTML of a dataset; the same each time.
pub fn render(arguments: &Render) -> Result<(), Failure> {
    let dataset = input::dataset(&arguments.origin)?;
    let data = match &arguments.src {
        // The script contains the built-in dataset, and fetches any other from its URL.
        Some(_) => String::new(),
        None if arguments.origin.talks => String::new(),
        // The data stands beside the pre-rendered content, so that the script renders the same events over it.
        None => prerender::inline_data(&export::native_compact(&dataset, None)),
    };
    let locale = Locale::named(arguments.lang.as_deref().unwrap_or(&dataset.language));
    let opening = opening(Model::new(dataset, locale), arguments)?;
    if arguments.fallback {
        return put(&format!("{}\n", opening.fallback()), arguments.out.as_deref());
    }
    let text = arguments.inline_sheet.as_deref().map(sheet).transpose()?;
    let address = escaped(&arguments.style_sheet);
    let sheet = text.as_deref().map_or(Sheet::Linked(&address), Sheet::Inside);
    let (attributes, inside) = (attributes(arguments, opening.layout), opening.inside(sheet));
    let element = format!("<talks-timeline{attributes}>{inside}{data}</talks-timeline>\n");
    let html = if arguments.page { page(opening.session.model(), &element, arguments) } else { element };
    put(&html, arguments.out.as_deref())
}

/// The initial view that the arguments describe. The element ignores invalid values; the command refuses them, since they would
/// silently give the wrong page.
fn opening(model: Model, arguments: &Render) -> Result<Opening, String> {
    let mut opening = Opening::new(model.clone());
    let dataset = &model.dataset;
    let mut change = |change: Change| opening.session = opening.session.change(change).0;
    if let Some(text) = &arguments.query {
        convert::query(dataset, text)?;
        change(Change::Query(Some(text.clone())));
    }
    if let Some(name) = &arguments.group {
        let facets = || dataset.facets().iter().map(|facet| facet.id.as_str()).collect::<Vec<_>>().join(", ");
        group_of(name, dataset).ok_or_else(|| {
            format!("--group: there is no facet \"{name}\"; write \"none\" or a facet ({})", facets())
        })?;
        change(Change::Group(Some(name.clone())));
    }
    if let Some(id) = &arguments.selected {
        dataset.row(id).ok_or_else(|| format!("--selected: there is no event \"{id}\""))?;
        change(Change::Selected(Some(id.clone())));
    }
    opening.heading_level = arguments.heading_level.unwrap_or(opening.heading_level);
    opening.layout = match arguments.layout {
        None | Some(LayoutName::Full) => Layout::Full,
        Some(LayoutName::List) => Layout::List,
        Some(LayoutName::Chart) => Layout::Chart,
        Some(LayoutName::Story) => Layout::Story,
    };
    Ok(opening)
}

/// The attributes of the element with which the script renders the same view.
fn attributes(arguments: &Render, layout: Layout) -> String {
    let values = [
        ("src", arguments.src.clone()),
        ("query", arguments.query.clone()),
        ("selected", arguments.selected.clone()),
        ("group", arguments.group.clone()),
        ("layout", arguments.layout.map(|_| layout.name().to_owned())),
        ("heading-level", arguments.heading_level.map(|level| level.to_string())),
    ];
    let given = values.into_iter().filter_map(|(name, value)| Some((name, value?)));
    given.map(|(name, value)| format!(" {name}=\"{}\"", escaped(&value))).collect()
}

fn sheet(file: &Path) -> Result<String, String> {
    let name = file.display();
    fs::read_to_string(file).map_err(|error| {
        format!("{name} cannot be read: {error}; name the widget's style sheet, which scripts/build writes as dist/talks-timeline.css")
    })
}

fn page(model: &Model, element: &str, arguments: &Render) -> String {
    let dataset = &model.dataset;
    let script = arguments.script.as_ref();
    let script =
        script.map(|script| format!("<script type=\"module\" src=\"{}\"></script>\n", escaped(script)));
    let language = model.locale.tag();
    let description = escaped(dataset.standfirst.get(language));
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<meta name=\"description\" content=\"{description}\">\n{}\n{}</head>\n<body>\n{element}</body>\n</html>\n",
        escaped(language),
        escaped(dataset.title.get(language)),
        prerender::structured_data(dataset),
        script.unwrap_or_default(),
    )
}

/// A text escaped for HTML, in text and in quoted attributes.
fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
