//! The last step of the build: the files that Trunk does not create.

use std::fs;
use std::path::Path;
use talks_timeline::{TALKS_2022, styles};
use timeline_cli::prerender;
use timeline_core::import;
use timeline_core::locale::Locale;
use timeline_core::model::Model;
use timeline_formats::export::{self, Calendar, Extract};

const STYLE_SHEET: &str = "talks-timeline.css";
/// The translations of the talks.
const TRANSLATIONS: [(&str, &str); 2] = [
    ("uk", include_str!("../../../data/talks-2022.uk.json")),
    ("ru", include_str!("../../../data/talks-2022.ru.json")),
];
/// Pages that contain only the widget: one for an iframe, and one that works from a disk.
const BARE_PAGES: [(&str, &str); 2] = [
    ("embed.html", include_str!("../../../web/frame/embed.html")),
    ("talks-timeline.html", include_str!("../../../web/pages/single.html")),
];
/// The page that shows the themes, and the style sheet from which it takes them.
const THEMES_PAGE: &str = include_str!("../../../web/pages/themes.html");
const THEMES: &str = include_str!("../../../styles/themes.css");

/// Pre-renders `index.html` in the folder, and writes the other pages, the data and the style sheet beside it.
pub fn finish(folder: &Path) -> Result<(), String> {
    let imported = import::native(TALKS_2022).map_err(|error| error.to_string())?;
    if let Some(problem) = imported.problems.first() {
        return Err(format!("data/talks-2022.json: {problem}"));
    }
    let model = Model::new(imported.dataset, Locale::ENGLISH);
    let index = folder.join("index.html");
    let html = fs::read_to_string(&index).map_err(|error| format!("{}: {error}", index.display()))?;
    let page = prerender::page(&html, &model, STYLE_SHEET)
        .map_err(|error| format!("{}: {error}", index.display()))?;
    for (name, html) in BARE_PAGES {
        let page = prerender::embedded(html, &model, STYLE_SHEET);
        write(folder, name, &page.map_err(|error| format!("{name}: {error}"))?)?;
    }
    let extract = Extract::whole(&model.dataset);
    let calendar = export::ics(extract, Calendar::default()).text;
    for (name, content) in [
        ("index.html", page.as_str()),
        ("themes.html", &with_themes(THEMES_PAGE, THEMES)?),
        (STYLE_SHEET, styles::SHEET),
        ("talks-2022.json", TALKS_2022),
        ("talks-2022.csv", &export::csv(extract, true).text),
        ("talks-2022.ics", &calendar),
    ] {
        write(folder, name, content)?;
    }
    for (tag, catalogue) in Locale::catalogues() {
        let words: serde_json::Value =
            serde_json::from_str(catalogue).map_err(|error| format!("{tag}: {error}"))?;
        write(folder, &format!("talks-timeline.{tag}.json"), &words.to_string())?;
    }
    TRANSLATIONS.into_iter().try_for_each(|(tag, translation)| write_translated(folder, tag, translation))
}

/// The page with the rules of each theme inserted where it refers to them, so that the page shows the rules in use.
fn with_themes(html: &str, sheet: &str) -> Result<String, String> {
    let mut parts = html.split("<!-- css: ");
    let mut page = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(" -->").unwrap_or((part, ""));
        let rules = sheet
            .split_once(&format!("/* begin {name} */"))
            .and_then(|(_, rules)| rules.split_once("/* end */"))
            .ok_or_else(|| format!("styles/themes.css: there is no theme \"{name}\""))?;
        let rules = rules.0.trim().replace('&', "&amp;").replace('<', "&lt;");
        // Keep each rule in a `<span>`, which columns do not break.
        page += &format!("<span>{}</span>{rest}", rules.replace("}\n\n", "}\n\n</span><span>"));
    }
    Ok(page)
}

/// The talks in another language, as a file of its own.
fn write_translated(folder: &Path, tag: &str, translation: &str) -> Result<(), String> {
    let name = format!("talks-2022.{tag}.json");
    let said = |error: &dyn std::fmt::Display| format!("data/{name}: {error}");
    let (text, problems) =
        timeline_formats::translate(TALKS_2022, translation, false).map_err(|error| said(&error))?;
    let imported = import::native(&text).map_err(|error| said(&error))?;
    if let Some(problem) = problems.iter().chain(&imported.problems).next() {
        return Err(said(problem));
    }
    write(folder, &name, &export::native_compact(&imported.dataset, None))
}

fn write(folder: &Path, name: &str, content: &str) -> Result<(), String> {
    let target = folder.join(name);
    fs::write(&target, content).map_err(|error| format!("{}: {error}", target.display()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_is_inserted_where_the_page_refers_to_it() {
        let sheet =
            "/* begin one */\na { b: \"<&\" }\n/* end */\n/* begin two */\nc { d: e }\n\nf { }\n/* end */";
        let page = with_themes("<pre><!-- css: two --></pre><i><!-- css: one --></i>", sheet);
        assert_eq!(
            page.unwrap(),
            "<pre><span>c { d: e }\n\n</span><span>f { }</span></pre><i><span>a { b: \"&lt;&amp;\" }</span></i>"
        );
        assert!(with_themes("<!-- css: three -->", sheet).is_err());
        assert!(with_themes(THEMES_PAGE, THEMES).is_ok());
    }
}
