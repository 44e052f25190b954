//! A table after RFC 4180, for spreadsheets: one row for each event, one column for each facet.

mod cell;

use super::extract::{Exported, Extract};
use super::losses::{Part, loss_around, losses};
use cell::written;
use chrono::Datelike;
use timeline_core::dataset::{Event, MediaKind, Moment, Precision};

/// Between several values in one cell.
const BETWEEN: &str = "; ";

/// Columns that stand before those of the facets. `import` knows all of these names but that of the people.
const BEFORE: [&str; 6] = ["id", "start", "end", "display date", "headline", "summary"];

/// Columns that stand after them.
const AFTER: [&str; 11] = [
    "text",
    "place",
    "latitude",
    "longitude",
    "people",
    "source title",
    "source url",
    "image",
    "image alt",
    "image caption",
    "image credit",
];

/// Names that a reader takes for a part of a date, so that no facet may have them.
const DATES: [&str; 12] = [
    "date",
    "date start",
    "start date",
    "start time",
    "end date",
    "end year",
    "end month",
    "end day",
    "end time",
    "year",
    "month",
    "day",
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
            names.iter().any(|known| same(known)) || AFTER.iter().chain(&DATES).any(|known| same(known))
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
        Part::Offices,
        Part::Publishers,
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
    let details = event.details();
    let when = &event.when;
    let about = if when.is_about() { "about " } else { "" };
    let mut cells = vec![
        event.id.clone(),
        format!("{about}{}", date(when.start())),
        when.end().map(date).unwrap_or_default(),
        extract.say(&details.display).to_owned(),
        extract.say(&event.headline).to_owned(),
        extract.say(&event.summary).to_owned(),
    ];
    for facet in 0..extract.dataset.facets().len() {
        // What stands between terms cannot stand in one.
        cells.push(joined(extract.terms(event, facet).map(|term| term.replace(';', ",").replace('|', "/"))));
    }
    cells.push(extract.body(event));
    cells.push(joined(details.places.iter().map(|place| extract.say(&place.name).to_owned())));
    // Two places in one cell have no common position.
    let position = Some(&*details.places).filter(|places| places.len() == 1);
    let position = position.and_then(<[_]>::first).and_then(|place| place.position);
    for degrees in [position.map(|(latitude, _)| latitude), position.map(|(_, longitude)| longitude)] {
        cells.push(degrees.map(|degrees| degrees.to_string()).unwrap_or_default());
    }
    cells.push(joined(details.people.iter().map(|person| extract.say(&person.name).to_owned())));
    cells.push(joined(extract.sources(event).map(|source| extract.say(&source.title).to_owned())));
    let addresses: Vec<&str> = extract.sources(event).filter_map(|source| source.url.as_deref()).collect();
    cells.push(addresses.join(" "));
    let medium = details.media.first();
    cells.push(medium.map(|medium| medium.url.clone()).unwrap_or_default());
    let described = medium.map(|medium| match medium.kind {
        MediaKind::Image => [&medium.alt, &medium.caption, &medium.credit],
        // The column of captions is where a reader looks for the name of a link.
        MediaKind::Link if medium.title.is_empty() => [&medium.alt, &medium.caption, &medium.credit],
        MediaKind::Link => [&medium.alt, &medium.title, &medium.credit],
    });
    match described {
        Some(texts) => cells.extend(texts.map(|text| extract.say(text).to_owned())),
        None => cells.extend([const { String::new() }; 3]),
    }
    cells
}

/// A moment as a reader of tables takes it: a year of five digits alone could be the day number of a spreadsheet.
fn date(moment: Moment) -> String {
    let year = moment.date().year();
    if moment.precision() > Precision::Year || year.unsigned_abs() < 10_000 {
        return moment.to_string();
    }
    if year > 0 { format!("{year} CE") } else { format!("{} BCE", 1_i32.saturating_sub(year)) }
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
