//! A table with any columns: dates, texts, sources, places, a picture, and a facet for each other column.

use super::calendar::{Dated, period, worded};
use super::collector::{Collector, FacetTerms};
use super::drafts::Drafts;
use super::format_reader::FormatReader;
use super::links;
use super::medium::Medium;
use super::place::{EventField, Notes, cell};
use super::problems::{Problems, cut, quoted, too_long};
use super::row::Row;
use super::slug::slug;
use super::table::{Record, Table};
use crate::columns::{Columns, Role, facet_label};
use std::collections::{BTreeMap, BTreeSet};
use timeline_core::dataset::{self, Block, Draft, Person, Place, Text, free_name};
use timeline_core::import::address;
use timeline_core::{Error, brief};

/// The maximum length of a text that serves as headline if there is none.
const HEADLINE: usize = 120;

/// The maximum number of sources of a row.
const SOURCES: usize = 100;

/// A table, read row by row.
pub(super) struct PlainTable {
    table: Table,
    columns: Columns,
    collector: Collector,
    /// Positions of the sources by title and URL, separated by a line end, which no URL contains.
    sources: BTreeMap<String, usize>,
}

impl PlainTable {
    pub(super) fn new(table: Table, problems: Problems) -> Result<Self, Error> {
        let columns = Columns::plain(&table.headers);
        if !columns.are_dated() {
            let names: Vec<String> = table.headers.iter().take(8).map(|name| quoted(name)).collect();
            return Err(Error::format(format!(
                "the table has no column of dates; name one \"date\", \"start\" or \"year\" (its columns are {})",
                names.join(", ")
            )));
        }
        let id = columns.place(Role::Id).and_then(|place| table.headers.get(place));
        let id_suffix = format!(", column \"{}\"", id.map_or("", |id| brief(id)));
        let collector = Collector::new(problems, facets(&table.headers, &columns), id_suffix);
        Ok(Self { table, columns, collector, sources: BTreeMap::new() })
    }

    fn row(&mut self, record: &Record) {
        let row = Row { headers: &self.table.headers, columns: &self.columns, record, whole_date: worded };
        let problems = &mut self.collector.problems;
        let start = match row.start(problems) {
            Ok(Some(start)) => start,
            Ok(None) => {
                return problems
                    .add(row.place(&[Role::Start, Role::Year]), "an event needs a date; left out");
            }
            Err(_) => return,
        };
        let end = row.end(&start, problems);
        let mut draft = draft(&row, &start, end.as_ref(), problems);
        let cited = cited(&row, problems);
        draft.sources = cited.into_iter().map(|(title, url)| self.source(&title, &url)).collect();
        draft.tags = self.tags(record);
        self.collector.add(format!("row {}", record.row), draft);
    }

    /// The id of a source, which is added if it is new.
    fn source(&mut self, title: &str, url: &str) -> String {
        let key = format!("{title}\n{url}");
        let sources = &mut self.collector.parts.sources;
        let known = self.sources.get(&key).copied();
        let position = known.unwrap_or(sources.len());
        let id = format!("source-{}", position.saturating_add(1));
        if known.is_none() {
            self.sources.insert(key, position);
            sources.push(source(&id, cut(title), url));
        }
        id
    }

    /// The terms of a row; cells may contain several, separated by `;` or `|`.
    fn tags(&mut self, record: &Record) -> Vec<(String, Vec<String>)> {
        let mut tags = Vec::new();
        for (place, terms) in self.columns.facets.iter().zip(&mut self.collector.facets) {
            let written = record.cells.get(*place).map_or("", String::as_str);
            let kept = cut(written);
            if kept.len() < written.len() {
                self.collector.problems.add(cell(record.row, &terms.label), too_long(written));
            }
            let mut named: Vec<String> = Vec::new();
            for term in kept.split([';', '|']) {
                let term = line(term);
                if !term.is_empty() && terms.admit(&term) {
                    named.push(term);
                }
            }
            if !named.is_empty() {
                tags.push((terms.id.clone(), named));
            }
        }
        tags
    }
}

/// The facets of a table; a column without a name is named by its number.
fn facets(headers: &[String], columns: &Columns) -> Vec<FacetTerms> {
    let mut taken = BTreeSet::new();
    let facets = columns.facets.iter().map(|place| {
        let number = place.saturating_add(1);
        let header = headers.get(*place).map_or("", |header| cut(facet_label(header)));
        let label = if header.is_empty() { format!("Column {number}") } else { header.to_owned() };
        let mut id = free_name(&slug(&label));
        if id.is_empty() || !taken.insert(id.clone()) {
            id = format!("column-{number}");
            taken.insert(id.clone());
        }
        FacetTerms::new(id, &label)
    });
    facets.collect()
}

/// Titles and URLs of the sources of a row; either may be empty.
///
/// Cells may contain several, separated by `;` or `|`. The same number of titles and URLs are paired one by one; with any other
/// number of titles, the whole cell is the title of each URL.
fn cited(row: &Row<'_>, problems: &mut Problems) -> Vec<(String, String)> {
    let (mut addresses, mut title) = (row.get(Role::SourceUrl), row.get(Role::SourceTitle));
    if row.columns.place(Role::SourceUrl).is_none() && title.contains("://") {
        (addresses, title) = (title, "");
    }
    let addresses = listed(addresses);
    let titles: Vec<&str> = title.split([';', '|']).map(str::trim).collect();
    let pairs: Vec<(&str, &str)> = if addresses.len() > 1 && addresses.len() == titles.len() {
        titles.into_iter().zip(addresses.iter().map(String::as_str)).collect()
    } else {
        let addresses = addresses.iter().filter(|address| !address.is_empty());
        let pairs: Vec<(&str, &str)> = addresses.map(|address| (title, address.as_str())).collect();
        if pairs.is_empty() { vec![(title, "")] } else { pairs }
    };
    let mut found = Vec::new();
    for (title, address) in pairs.into_iter().take(SOURCES) {
        let url = if address.is_empty() { Some(String::new()) } else { address::web(address) };
        if url.is_none() {
            let message = format!(
                "{}: only addresses that begin with https:// or http://, without a password, are linked; left out",
                quoted(address)
            );
            problems.add(row.place(&[Role::SourceUrl, Role::SourceTitle]), message);
        }
        found.extend(url.map(|url| (title.to_owned(), url)));
    }
    if found.is_empty() {
        found.push((title.to_owned(), String::new()));
    }
    found.retain(|(title, url)| !title.is_empty() || !url.is_empty());
    found
}

/// The URLs in a cell, separated by `;`, `|` or white space. An empty URL stands for the gap between two separators, or before
/// the first or after the last one.
fn listed(cell: &str) -> Vec<String> {
    let mut addresses = Vec::new();
    // A semicolon inside a URL is part of it.
    for part in format!("{cell} ").split('|').flat_map(|part| part.split("; ")) {
        let before = addresses.len();
        let words = part.split_whitespace().map(|word| word.trim_matches([';', ',']));
        addresses.extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
        if addresses.len() == before {
            addresses.push(String::new());
        }
    }
    addresses
}

fn source(id: &str, title: &str, url: &str) -> dataset::Source {
    let host = url.split_once("://").map_or("", |(_, rest)| rest).split('/').next().unwrap_or_default();
    dataset::Source {
        id: id.to_owned(),
        title: Text::from(if title.is_empty() { host } else { title }),
        publisher: Text::default(),
        date: None,
        url: Some(url.to_owned()).filter(|url| !url.is_empty()),
        note: Text::default(),
        language: None,
    }
}

/// The event of a row without its sources and tags.
fn draft(row: &Row<'_>, start: &Dated, end: Option<&Dated>, problems: &mut Problems) -> Draft {
    let place = |field: EventField| row.field(field);
    let mut notes = Notes { place: &place, problems };
    let (when, display, problem) = period(start, end, notes.cut(EventField::Display, row.get(Role::Display)));
    if let Some(problem) = problem {
        notes.add(EventField::End, problem);
    }
    let mut draft = Draft::at(when);
    draft.id = row.get(Role::Id).to_owned();
    draft.display = Text::Plain(display);
    let mut headline = line(notes.cut(EventField::Headline, row.get(Role::Headline)));
    let mut text = notes.cut(EventField::Text, row.get(Role::Text));
    let mut summary = notes.cut(EventField::Summary, row.get(Role::Summary));
    if headline.is_empty() {
        let words = if summary.is_empty() { &mut text } else { &mut summary };
        headline = beginning(&line(words));
        if headline == line(words) {
            *words = "";
        }
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    draft.body = lines.map(|line| Block::from(Text::from(line))).collect();
    links::link_addresses(&mut draft.body);
    draft.headline = Text::Plain(headline);
    draft.short = Text::Plain(line(notes.cut(EventField::Short, row.get(Role::Short))));
    draft.summary = Text::Plain(line(summary));
    let mut words = |field, role| notes.cut(field, row.get(role)).to_owned();
    let medium = Medium {
        url: row.get(Role::Url).to_owned(),
        alt: words(EventField::Alt, Role::Alt),
        caption: words(EventField::Caption, Role::Caption),
        credit: words(EventField::Credit, Role::Credit),
        ..Medium::default()
    };
    draft.media = medium.read(&mut notes);
    draft.places = places(row, problems);
    let names = cut(row.get(Role::People)).split([';', '|']).map(line).filter(|name| !name.is_empty());
    let person = |name| Person { name: Text::Plain(name), office: Text::default(), party: Text::default() };
    draft.people = names.map(person).collect();
    draft
}

/// One place if the row has its position, otherwise all places in the cell, separated by `;` or `|`.
fn places(row: &Row<'_>, problems: &mut Problems) -> Vec<Place> {
    let names = cut(row.get(Role::Place));
    let latitude = degrees(row, Role::Latitude, 90.0, problems);
    let longitude = degrees(row, Role::Longitude, 180.0, problems);
    match latitude.zip(longitude) {
        Some(position) => vec![Place { name: Text::Plain(line(names)), position: Some(position) }],
        None => {
            let names = names.split([';', '|']).map(line).filter(|name| !name.is_empty());
            names.map(|name| Place { name: Text::Plain(name), position: None }).collect()
        }
    }
}

fn degrees(row: &Row<'_>, role: Role, most: f64, problems: &mut Problems) -> Option<f64> {
    let written = row.get(role);
    if written.is_empty() {
        return None;
    }
    let number = decimal(&written.get(..40).unwrap_or(written).replace(',', "."));
    let number = number.filter(|number| number.abs() <= most);
    if number.is_none() {
        let message =
            format!("{} is not a number of degrees from -{most} to {most}; left out", quoted(written));
        problems.add(row.place(&[role]), message);
    }
    number
}

/// A text with its white space collapsed.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A number in a common notation, parsed by the JSON parser, which the module contains anyway: the standard library's parser would
/// add 10 kB of tables. JSON allows no plus sign and no leading zeros, and requires digits on both sides of a decimal point.
fn decimal(written: &str) -> Option<f64> {
    let unsigned = written.strip_prefix(['-', '+']).unwrap_or(written);
    let sign = if written.starts_with('-') { "-" } else { "" };
    let digits = unsigned.strip_suffix('.').unwrap_or(unsigned);
    if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return None;
    }
    let digits = digits.trim_start_matches('0');
    let zero = if digits.starts_with(|first: char| first.is_ascii_digit()) { "" } else { "0" };
    serde_json::from_str(&format!("{sign}{zero}{digits}")).ok()
}

/// A text that is short enough for a headline, or its first words.
fn beginning(text: &str) -> String {
    match text.char_indices().nth(HEADLINE) {
        None => text.to_owned(),
        Some((end, _)) => {
            let start = text.get(..end).unwrap_or_default();
            format!("{}…", start.rsplit_once(' ').map_or(start, |(whole, _)| whole))
        }
    }
}

impl FormatReader for PlainTable {
    fn step(&mut self) -> bool {
        let Some(record) = self.table.next(&mut self.collector.problems) else { return false };
        self.row(&record);
        true
    }

    fn total(&self) -> Option<usize> {
        self.table.about_total()
    }

    fn finish(self: Box<Self>) -> Result<Drafts, Error> {
        Ok(self.collector.finish(|terms, problems| {
            if terms.is_prose() {
                let message = "most of its values occur only once, so it makes no useful filter; left out; name it \"text\" to show it";
                problems.add(format!("column \"{}\"", terms.label), message);
            }
            !terms.is_prose()
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn decimals_match_the_standard_library() {
        for written in [
            "48.85837",
            "-122.4194155",
            "+7",
            "007.50",
            ".5",
            "-.5",
            "5.",
            "0",
            "-0",
            "000",
            "00.0",
            "1e1",
            "9007199254740993",
        ] {
            assert_eq!(decimal(written), written.parse().ok(), "{written}");
        }
        for written in
            ["", ".", "-", "+-1", "--1", "e5", "1.2.3", "5..", "12°", "0x10", "1 2", "nan", "inf", "٣"]
        {
            assert_eq!(decimal(written), None, "{written}");
        }
    }
}
