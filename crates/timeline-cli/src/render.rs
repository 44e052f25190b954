//! `render`: the element with its content inside, the plain list alone, or a whole page.

use crate::arguments::Render;
use crate::input;
use crate::output::{Failure, put};
use std::fs;
use std::path::Path;
use timeline_cli::prerender::{self, Sheet};
use timeline_core::locale::Locale;
use timeline_core::model::Model;
use timeline_formats::export;

/// Writes static HTML of a dataset; the same each time.
pub fn render(arguments: &Render) -> Result<(), Failure> {
    let dataset = input::dataset(&arguments.origin)?;
    let data = match &arguments.src {
        // The script knows the built-in dataset, and reads another one from its address.
        Some(_) => String::new(),
        None if arguments.origin.talks => String::new(),
        // The data stands beside the pre-rendered content, so that the script draws the same events over it.
        None => prerender::inline_data(&export::native_compact(&dataset, None)),
    };
    let locale = Locale::named(arguments.lang.as_deref().unwrap_or(&dataset.language));
    let model = Model::new(dataset, locale);
    if arguments.fallback {
        return put(&format!("{}\n", prerender::fallback(&model)), arguments.out.as_deref());
    }
    let src = arguments.src.as_ref().map(|src| format!(" src=\"{}\"", escaped(src))).unwrap_or_default();
    let text = arguments.inline_sheet.as_deref().map(sheet).transpose()?;
    let address = escaped(&arguments.style_sheet);
    let sheet = text.as_deref().map_or(Sheet::Linked(&address), Sheet::Inside);
    let inside = prerender::inside(&model, sheet);
    let element = format!("<talks-timeline{src}>{inside}{data}</talks-timeline>\n");
    let html = if arguments.page { page(&model, &element, arguments) } else { element };
    put(&html, arguments.out.as_deref())
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

/// Words as they may stand in HTML, in texts and in quoted attributes.
fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
