//! A table according to RFC 4180, for spreadsheets: one row for each event, one column for each facet.

mod cell;

use super::extract::{Exported, Extract};
use super::losses::{Loss, loss_around, losses};
use crate::columns::{Columns, FACET, facet_label, is_timelinejs};
use cell::written;
use chrono::Datelike;
use timeline_core::dataset::{Event, MediaKind, Moment, Precision};

/// Separates several values in one cell.
const BETWEEN: &str = "; ";

/// Columns before the facets.
const BEFORE: [&str; 7] = ["id", "start", "end", "display date", "headline", "short", "summary"];

/// Columns after the facets.
const AFTER: [&str; 11] = [
    "text",
    "place",
    "latitude",
    "longitude",
    "people names",
    "source title",
    "source url",
    "image",
    "image alt",
    "image caption",
    "image credit",
];

/// The events as a table that our own reader can read back. With `mark` it starts with a byte order mark, which tells
/// spreadsheets that it is UTF-8.
///
/// A cell that a spreadsheet would run as a formula starts with an apostrophe, which the reader removes.
pub fn csv(extract: Extract<'_>, mark: bool) -> Exported {
    let dataset = extract.dataset;
    let mut text = if mark { "\u{feff}".to_owned() } else { String::new() };
    put_record(&mut text, &header(extract));
    for event in extract.events() {
        put_record(&mut text, &cells(extract, event));
    }
    let parts = [
        Loss::Look,
        Loss::Links,
        Loss::SecondMedium,
        Loss::Offices,
        Loss::Publishers,
        Loss::Sources,
        Loss::Claims,
        Loss::Differences,
        Loss::Languages,
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

/// The names of the columns. The reader must recognise each facet's column as that facet.
fn header(extract: Extract<'_>) -> Vec<String> {
    let mut names: Vec<String> = BEFORE.map(str::to_owned).into();
    for facet in extract.dataset.facets() {
        let label = Some(extract.say(&facet.label)).filter(|label| !label.is_empty());
        let label = label.unwrap_or(facet.id.trim());
        let labels = [label.to_owned(), format!("{label} ({})", facet.id.trim())];
        let numbered = (names.len()..).map(|number| format!("{label} {number}"));
        let labels = labels.into_iter().chain(numbered).flat_map(|label| {
            let marked = format!("{label}{FACET}");
            // A label that ends with the suffix needs the suffix as well.
            let bare = Some(label).filter(|label| facet_label(label) == label);
            bare.into_iter().chain([marked])
        });
        let mut free = labels.filter(|name| is_free(name, &names));
        names.extend(free.next());
    }
    names.extend(AFTER.map(str::to_owned));
    names
}

/// Whether the reader recognises a column with this name as a facet, and no other column has the name.
fn is_free(name: &str, names: &[String]) -> bool {
    let label = |name: &str| facet_label(name).to_lowercase();
    let facets = names.get(BEFORE.len()..).unwrap_or_default();
    if facet_label(name).is_empty() || facets.iter().any(|known| label(known) == label(name)) {
        return false;
    }
    let mut all = names.to_owned();
    all.push(name.to_owned());
    all.extend(AFTER.map(str::to_owned));
    let columns = Columns::plain(&all);
    // Exactly the facets must be recognised as facets.
    let expected: Vec<usize> = (BEFORE.len()..=names.len()).collect();
    columns.facets == expected && !is_timelinejs(&all)
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
        extract.say(&details.short).to_owned(),
        extract.say(&event.summary).to_owned(),
    ];
    for facet in 0..extract.dataset.facets().len() {
        cells.push(joined(extract.terms(event, facet).map(apart)));
    }
    cells.push(extract.body(event));
    cells.push(match &*details.places {
        [place] if place.position.is_some() => extract.say(&place.name).to_owned(),
        places => joined(places.iter().map(|place| apart(extract.say(&place.name)))),
    });
    // Two places in one cell have no common position.
    let position = Some(&*details.places).filter(|places| places.len() == 1);
    let position = position.and_then(<[_]>::first).and_then(|place| place.position);
    for degrees in [position.map(|(latitude, _)| latitude), position.map(|(_, longitude)| longitude)] {
        cells.push(degrees.map(|degrees| degrees.to_string()).unwrap_or_default());
    }
    cells.push(joined(details.people.iter().map(|person| apart(extract.say(&person.name)))));
    cells.extend(sources(extract, event));
    let medium = details.media.first();
    cells.push(medium.map(|medium| medium.url.clone()).unwrap_or_default());
    let described = medium.map(|medium| match medium.kind {
        MediaKind::Image => [&medium.alt, &medium.caption, &medium.credit],
        // The reader takes the name of a link from the caption.
        MediaKind::Link if medium.title.is_empty() => [&medium.alt, &medium.caption, &medium.credit],
        MediaKind::Link => [&medium.alt, &medium.title, &medium.credit],
    });
    match described {
        Some(texts) => cells.extend(texts.map(|text| extract.say(text).to_owned())),
        None => cells.extend([const { String::new() }; 3]),
    }
    cells
}

/// A moment as a reader of tables accepts it: a year of five digits alone could be the day number of a spreadsheet.
fn date(moment: Moment) -> String {
    let year = moment.date().year();
    if moment.precision() > Precision::Year || year.unsigned_abs() < 10_000 {
        return moment.to_string();
    }
    if year > 0 { format!("{year} CE") } else { format!("{} BCE", 1_i32.saturating_sub(year)) }
}

/// Titles and URLs of the sources. With several sources, each has a position in both cells, even if it is empty there.
fn sources(extract: Extract<'_>, event: &Event) -> [String; 2] {
    let sources = extract.sources(event).map(|source| {
        (extract.say(&source.title).to_owned(), source.url.as_deref().map(separable).unwrap_or_default())
    });
    let sources: Vec<(String, String)> =
        sources.filter(|(title, url)| !title.is_empty() || !url.is_empty()).collect();
    match sources.as_slice() {
        [(title, url)] => [title.clone(), url.clone()],
        sources => {
            let titles: Vec<String> = sources.iter().map(|(title, _)| apart(title)).collect();
            let addresses: Vec<&str> = sources.iter().map(|(_, url)| url.as_str()).collect();
            [titles.join(BETWEEN), addresses.join(BETWEEN)]
        }
    }
}

/// A URL without characters that the reader treats as separators.
fn separable(url: &str) -> String {
    let url = url.replace('|', "%7C");
    let kept = url.trim_end_matches([';', ',']);
    let rest = url.get(kept.len()..).unwrap_or_default();
    format!("{kept}{}", rest.replace(';', "%3B").replace(',', "%2C"))
}

/// A value without the characters that separate values in a cell.
fn apart(value: &str) -> String {
    value.replace(';', ",").replace('|', "/")
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
