//! A table after RFC 4180, for spreadsheets: one row for each event, one column for each facet.

mod cell;

use super::extract::{Exported, Extract};
use super::losses::{Part, loss_around, losses};
use crate::dataset::{Event, MediaKind};
use cell::written;

/// Between several values in one cell.
const BETWEEN: &str = "; ";

/// Columns that stand before those of the facets.
const BEFORE: [&str; 7] = ["id", "start", "end", "about", "display date", "headline", "summary"];

/// Columns that stand after them.
const AFTER: [&str; 9] = [
    "text",
    "place",
    "people",
    "source",
    "source address",
    "image",
    "image description",
    "image caption",
    "image credit",
];

/// The events as a table that our own reader takes back. `mark` puts a byte order mark before it, by which
/// spreadsheets know UTF-8.
///
/// A cell that a spreadsheet would run as a formula begins with an apostrophe, which the reader takes away again.
pub fn csv(extract: Extract<'_>, mark: bool) -> Exported {
    let dataset = extract.dataset;
    let mut text = if mark { "\u{feff}".to_owned() } else { String::new() };
    let mut names: Vec<String> = BEFORE.map(str::to_owned).into();
    for facet in dataset.facets() {
        // A facet must not be taken for one of the other columns, nor for another facet.
        let label = Some(extract.say(&facet.label)).filter(|label| !label.is_empty()).unwrap_or(&facet.id);
        let taken = |name: &str| {
            let same = |known: &str| known.to_lowercase() == name.to_lowercase();
            names.iter().any(|known| same(known)) || AFTER.iter().any(|known| same(known))
        };
        let free = [label.to_owned(), facet.id.clone(), format!("{label} ({})", facet.id)];
        names.push(
            free.into_iter().find(|name| !taken(name)).unwrap_or_else(|| format!("facet {}", facet.id)),
        );
    }
    names.extend(AFTER.map(str::to_owned));
    put_record(&mut text, &names);
    for event in extract.events() {
        put_record(&mut text, &cells(extract, event));
    }
    let parts = [
        Part::Look,
        Part::Links,
        Part::SecondMedium,
        Part::Positions,
        Part::Offices,
        Part::Sources,
        Part::Claims,
        Part::Differences,
        Part::Languages,
    ];
    let mut problems = losses(extract, "CSV", &parts);
    let around = [
        (!dataset.title.is_empty() || !dataset.standfirst.is_empty(), "title and standfirst"),
        (dataset.as_of.is_some(), "the date up to which the record is complete"),
        (!dataset.eras.is_empty(), "eras"),
        (!dataset.facets().is_empty(), "ids, colours, shapes and broader terms of terms"),
    ];
    problems.extend(around.into_iter().filter(|(is, _)| *is).map(|(_, what)| loss_around("CSV", what)));
    Exported { text, problems }
}

fn cells(extract: Extract<'_>, event: &Event) -> Vec<String> {
    let when = &event.when;
    let mut cells = vec![
        event.id.clone(),
        when.start().to_string(),
        when.end().map(|end| end.to_string()).unwrap_or_default(),
        if when.is_about() { "yes".to_owned() } else { String::new() },
        extract.say(&event.display).to_owned(),
        extract.say(&event.headline).to_owned(),
        extract.say(&event.summary).to_owned(),
    ];
    for facet in 0..extract.dataset.facets().len() {
        cells.push(extract.terms(event, facet).collect::<Vec<_>>().join(BETWEEN));
    }
    let image = event.media.first();
    let sources = extract.sources(event).map(|source| {
        let words = [extract.say(&source.title), extract.say(&source.publisher)];
        words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
    });
    let addresses = extract.sources(event).map(|source| source.url.clone().unwrap_or_default());
    cells.push(extract.body(event));
    cells.push(joined(event.places.iter().map(|place| extract.say(&place.name).to_owned())));
    cells.push(joined(event.people.iter().map(|person| extract.say(&person.name).to_owned())));
    cells.push(joined(sources));
    cells.push(joined(addresses));
    cells.push(image.map(|image| image.url.clone()).unwrap_or_default());
    let described = image.map(|image| match image.kind {
        MediaKind::Image => [&image.alt, &image.caption, &image.credit],
        MediaKind::Link => [&image.title, &image.caption, &image.credit],
    });
    match described {
        Some(texts) => cells.extend(texts.map(|text| extract.say(text).to_owned())),
        None => cells.extend([const { String::new() }; 3]),
    }
    cells
}

fn joined(values: impl Iterator<Item = String>) -> String {
    values.filter(|value| !value.is_empty()).collect::<Vec<_>>().join(BETWEEN)
}

fn put_record(text: &mut String, cells: &[String]) {
    for (position, cell) in cells.iter().enumerate() {
        if position > 0 {
            text.push(',');
        }
        text.push_str(&written(cell));
    }
    text.push_str("\r\n");
}
