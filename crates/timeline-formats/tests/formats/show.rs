//! The result of reading, as lines that a person can compare.

use timeline_core::Error;
use timeline_core::dataset::{Block, BlockKind, Dataset, Event, MediaKind, When};
use timeline_core::import::Imported;

/// Everything that was read, and each problem.
pub fn show(read: &Result<Imported, Error>) -> String {
    let imported = match read {
        Ok(imported) => imported,
        Err(error) => return format!("error: {error}\n"),
    };
    let dataset = &imported.dataset;
    let mut lines = vec![format!("title: {} | {}", dataset.title.get("en"), dataset.standfirst.get("en"))];
    lines
        .extend(dataset.eras.iter().map(|era| format!("era: {} | {}", when(&era.when), era.label.get("en"))));
    for facet in dataset.facets() {
        let terms = facet.terms.iter().map(|term| format!("{}={}", term.id, term.label.get("en")));
        let prominent = if facet.prominent { "*" } else { "" };
        let label = facet.label.get("en");
        lines.push(format!(
            "facet{prominent}: {} | {label} | {}",
            facet.id,
            terms.collect::<Vec<_>>().join(", ")
        ));
    }
    lines.extend(dataset.sources().iter().map(|source| {
        format!(
            "source: {} | {} | {}",
            source.id,
            source.title.get("en"),
            source.url.as_deref().unwrap_or("-")
        )
    }));
    lines.extend(dataset.events().iter().map(|known| event(dataset, known)));
    lines.extend(imported.problems.iter().map(|problem| format!("! {problem}")));
    lines.join("\n") + "\n"
}

fn event(dataset: &Dataset, event: &Event) -> String {
    let mut shown = format!("event: {} | {} | {}", event.id, when(&event.when), event.headline.get("en"));
    let mut part = |name: &str, text: String| {
        if !text.is_empty() {
            shown.push_str(&format!("\n    {name}: {text}"));
        }
    };
    part("display", event.details().display.get("en").to_owned());
    part("short", event.details().short.get("en").to_owned());
    part("summary", event.summary.get("en").to_owned());
    event.details().body.iter().for_each(|block| part("text", words(block)));
    for medium in &event.details().media {
        let kind = if medium.kind == MediaKind::Image { "image" } else { "link" };
        let texts = [&medium.title, &medium.alt, &medium.caption, &medium.credit].map(|text| text.get("en"));
        part(kind, format!("{} | {}", medium.url, texts.join(" | ")));
    }
    for place in &event.details().places {
        part("place", format!("{} {:?}", place.name.get("en"), place.position));
    }
    let tags = event.tags.iter().filter_map(|tag| dataset.resolve(*tag));
    part(
        "tags",
        tags.map(|(facet, term)| format!("{}={}", facet.id, term.id)).collect::<Vec<_>>().join(", "),
    );
    let sources = event.sources.iter().map(|source| dataset.sources()[*source].id.as_str());
    part("sources", sources.collect::<Vec<_>>().join(", "));
    shown
}

/// A block in one line: its kind, `*strong*`, `_emphasis_` and `[link](address)`.
pub fn words(block: &Block) -> String {
    let kind = match block.kind {
        BlockKind::Paragraph => "",
        BlockKind::Quote => "> ",
        BlockKind::Item => "- ",
        BlockKind::NumberedItem => "1. ",
    };
    let spans = block.spans.iter().map(|span| {
        let strong = if span.strong { "*" } else { "" };
        let emphasis = if span.emphasis { "_" } else { "" };
        let words = format!("{strong}{emphasis}{}{emphasis}{strong}", span.text.get("en").replace('\n', "⏎"));
        span.href.as_ref().map_or(words.clone(), |href| format!("[{words}]({href})"))
    });
    format!("{kind}{}", spans.collect::<String>())
}

fn when(when: &When) -> String {
    let about = if when.is_about() { "about " } else { "" };
    let end = when.end().map_or(String::new(), |end| format!(" to {end}"));
    format!("{about}{}{end}", when.start())
}
