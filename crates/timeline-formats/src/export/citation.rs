//! An event as a citation: headline, date, dataset and source.

use timeline_core::dataset::{Dataset, Text};
use timeline_core::locale::{DateStyle, Locale};

/// The event of a row in one line: headline, date, title of the dataset, its first source, and `address`, the URL of the
/// event for readers. Empty if there is no such row.
///
/// ```
/// let talks = timeline_core::import::native(include_str!("../../../../data/talks-2022.json"))?.dataset;
/// let line = timeline_formats::export::citation(&talks, 0, Some("https://example.org/talks#selected=1"));
/// assert!(line.ends_with("https://example.org/talks#selected=1"));
/// # Ok::<(), timeline_core::Error>(())
/// ```
pub fn citation(dataset: &Dataset, row: usize, address: Option<&str>) -> String {
    let Some(event) = dataset.event(row) else { return String::new() };
    let locale = Locale::ENGLISH;
    let say = |text: &Text| one_line(text.get(locale.tag()));
    let mut sentences = Vec::new();
    let headline = say(&event.headline);
    sentences.push(if headline.is_empty() { event.id.clone() } else { headline });
    let worded = say(&event.details().display);
    sentences.push(if worded.is_empty() { locale.when(&event.when) } else { worded });
    sentences.push(say(&dataset.title));
    if let Some(source) = event.sources.first().and_then(|position| dataset.sources().get(*position)) {
        let date = source.date.map(|date| locale.moment(date, DateStyle::Long));
        let words = [say(&source.publisher), say(&source.title), date.unwrap_or_default()];
        let mut words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
        words.extend(source.url.as_deref());
        if !words.is_empty() {
            sentences.push(format!("Source: {}", words.join(", ")));
        }
    }
    sentences.extend(address.map(str::to_owned));
    let mut line = String::new();
    for sentence in sentences.iter().filter(|sentence| !sentence.is_empty()) {
        match line.chars().last() {
            None => {}
            Some('.' | '!' | '?' | '…') => line.push(' '),
            // A full stop directly after a URL would become part of it.
            _ if line.contains("Source: ") && sentence.contains("://") => line.push(' '),
            _ => line.push_str(". "),
        }
        line.push_str(sentence);
    }
    line
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
