//! A table of any columns: dates, words, sources, a place, a picture, and a facet for each column beyond them.

use super::calendar::{Dated, Numbers, clock, field, month_of, period, worded, year};
use super::columns::{Columns, Role};
use super::gathered::{Gathered, Terms, cell};
use super::links;
use super::medium::Medium;
use super::problems::{Notes, Part, Problems, cut, quoted, too_long};
use super::reading::Source;
use super::slug::slug;
use super::table::{Record, Table};
use super::unbuilt::Unbuilt;
use std::collections::{BTreeMap, BTreeSet};
use timeline_core::dataset::{self, Block, Draft, Place, Precision, Text, free_name};
use timeline_core::import::address;
use timeline_core::{Error, brief};

/// The longest text that is a headline where there is none.
const HEADLINE: usize = 120;

/// A table, taken row by row.
pub(super) struct PlainTable {
    table: Table,
    columns: Columns,
    gathered: Gathered,
    /// Ids of the sources by title and address.
    sources: BTreeMap<(String, String), String>,
}

impl PlainTable {
    pub(super) fn new(table: Table, problems: Problems) -> Result<Self, Error> {
        let columns = Columns::of(&table.headers);
        if !columns.are_dated() {
            let names: Vec<String> = table.headers.iter().take(8).map(|name| quoted(name)).collect();
            return Err(Error::format(format!(
                "the table has no column of dates; call one \"date\", \"start\" or \"year\" (its columns are {})",
                names.join(", ")
            )));
        }
        let id = columns.place(Role::Id).and_then(|place| table.headers.get(place));
        let of_id = format!(", column \"{}\"", id.map_or("", |id| brief(id)));
        let gathered = Gathered::new(problems, facets(&table.headers, &columns), of_id);
        Ok(Self { table, columns, gathered, sources: BTreeMap::new() })
    }

    fn row(&mut self, record: &Record) {
        let row = Row { headers: &self.table.headers, columns: &self.columns, record };
        let problems = &mut self.gathered.problems;
        let start = match row.start(problems) {
            Ok(Some(start)) => start,
            Ok(None) => {
                return problems.add(row.cell(&[Role::Start, Role::Year]), "an event needs a date; left out");
            }
            Err(()) => return,
        };
        let end = row.end(problems).unwrap_or_default();
        let mut draft = row.draft(&start, end.as_ref(), problems);
        draft.sources = self.sources_of(record);
        draft.tags = self.tags(record);
        self.gathered.add(format!("row {}", record.row), draft);
    }

    /// Ids of the sources of a row, each of them added where it is new.
    fn sources_of(&mut self, record: &Record) -> Vec<String> {
        let row = Row { headers: &self.table.headers, columns: &self.columns, record };
        let (mut addresses, mut title) = (row.get(Role::SourceUrl), row.get(Role::SourceTitle));
        if addresses.is_empty() && title.contains("://") {
            (addresses, title) = (title, "");
        }
        let addresses: Vec<&str> = addresses
            .split(|letter: char| letter.is_whitespace() || letter == '|')
            .map(|address| address.trim_matches([';', ',']))
            .filter(|address| !address.is_empty())
            .take(100)
            .collect();
        let mut found = Vec::new();
        for address in addresses {
            match address::web(address) {
                Some(url) => found.push((title.to_owned(), url)),
                None => {
                    let place = row.cell(&[Role::SourceUrl, Role::SourceTitle]);
                    let message = format!(
                        "{}: only addresses that begin with https:// or http://, without a password, are linked; left out",
                        quoted(address)
                    );
                    self.gathered.problems.add(place, message);
                }
            }
        }
        if found.is_empty() && !title.is_empty() {
            found.push((title.to_owned(), String::new()));
        }
        let ids = found.into_iter().map(|(title, url)| {
            let number = self.sources.len().saturating_add(1);
            let (known, sources) = (&mut self.sources, &mut self.gathered.parts.sources);
            let id = known.entry((title, url)).or_insert_with_key(|(title, url)| {
                let id = format!("source-{number}");
                sources.push(source(&id, cut(title), url));
                id
            });
            id.clone()
        });
        ids.collect()
    }

    /// The terms of a row: cells may hold several, apart by `;` or `|`.
    fn tags(&mut self, record: &Record) -> Vec<(String, Vec<String>)> {
        let mut tags = Vec::new();
        for (place, terms) in self.columns.facets.iter().zip(&mut self.gathered.facets) {
            let written = record.cells.get(*place).map_or("", String::as_str);
            let kept = cut(written);
            if kept.len() < written.len() {
                self.gathered.problems.add(cell(record.row, &terms.label), too_long(written));
            }
            let mut named: Vec<String> = Vec::new();
            for term in kept.split([';', '|']) {
                let term = term.split_whitespace().collect::<Vec<_>>().join(" ");
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

/// The facets of a table; a column without a name is known by its number.
fn facets(headers: &[String], columns: &Columns) -> Vec<Terms> {
    let mut taken = BTreeSet::new();
    let facets = columns.facets.iter().map(|place| {
        let number = place.saturating_add(1);
        let header = headers.get(*place).map_or("", |header| cut(header));
        let label = if header.is_empty() { format!("Column {number}") } else { header.to_owned() };
        let mut id = free_name(&slug(&label));
        if id.is_empty() || !taken.insert(id.clone()) {
            id = format!("column-{number}");
            taken.insert(id.clone());
        }
        Terms::new(id, &label)
    });
    facets.collect()
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

/// A record by what its columns hold.
struct Row<'a> {
    headers: &'a [String],
    columns: &'a Columns,
    record: &'a Record,
}

impl Row<'_> {
    fn get(&self, role: Role) -> &str {
        let place = self.columns.place(role);
        place.and_then(|place| self.record.cells.get(place)).map_or("", |cell| cell.trim())
    }

    /// The place of the first of these columns that there is.
    fn cell(&self, roles: &[Role]) -> String {
        let place = roles.iter().find_map(|role| self.columns.place(*role));
        cell(self.record.row, place.and_then(|place| self.headers.get(place)).map_or("", String::as_str))
    }

    fn start(&self, problems: &mut Problems) -> Result<Option<Dated>, ()> {
        self.date([Role::Start, Role::Year, Role::Month, Role::Day, Role::Time], problems)
    }

    fn end(&self, problems: &mut Problems) -> Result<Option<Dated>, ()> {
        self.date([Role::End, Role::EndYear, Role::EndMonth, Role::EndDay, Role::EndTime], problems)
    }

    /// A date from one cell or several; nothing if there is none, an error if it is wrong, which is named.
    fn date(&self, roles: [Role; 5], problems: &mut Problems) -> Result<Option<Dated>, ()> {
        let [whole_role, year_role, month_role, day_role, time_role] = roles;
        let mut name = |role, message: String| problems.add(self.cell(&[role]), message);
        let dated = if self.columns.place(whole_role).is_some() {
            let written = self.get(whole_role);
            if written.is_empty() {
                return Ok(None);
            }
            worded(written).map_err(|message| name(whole_role, message))?
        } else {
            let written = self.get(year_role);
            if written.is_empty() {
                return Ok(None);
            }
            let mut numbers = Numbers {
                year: year(written).map_err(|message| name(year_role, message))?,
                ..Numbers::default()
            };
            let written = self.get(month_role);
            let month = match month_of(&written.to_lowercase()) {
                Some(month) => Ok(Some(month)),
                None => field(written, "month", 1..=12),
            };
            numbers.month = month.map_err(|message| name(month_role, message))?;
            let day = field(self.get(day_role), "day", 1..=31);
            numbers.day = day.map_err(|message| name(day_role, message))?;
            if let Some(message) = numbers.stray() {
                name(day_role, message.to_owned());
            }
            numbers.dated().map_err(|message| name(day_role, message))?
        };
        let time = self.get(time_role);
        if time.is_empty() {
            return Ok(Some(dated));
        }
        if dated.moment.precision() < Precision::Day {
            name(time_role, "a time needs a day; left out".to_owned());
            return Ok(Some(dated));
        }
        // A wrong time does not make the day wrong.
        let timed = clock(time).and_then(|clock| dated.clone().at(clock));
        Ok(Some(timed.unwrap_or_else(|message| {
            name(time_role, message);
            dated
        })))
    }

    /// The event but for its sources and tags.
    fn draft(&self, start: &Dated, end: Option<&Dated>, problems: &mut Problems) -> Draft {
        let place = |part: Part| self.cell(roles(part));
        let mut notes = Notes { place: &place, problems };
        let (when, display, problem) = period(start, end, notes.cut(Part::Display, self.get(Role::Display)));
        if let Some(problem) = problem {
            notes.add(Part::End, problem);
        }
        let mut draft = Draft::at(when);
        draft.id = self.get(Role::Id).to_owned();
        draft.display = Text::Plain(display);
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut headline = line(notes.cut(Part::Headline, self.get(Role::Headline)));
        let mut text = notes.cut(Part::Text, self.get(Role::Text));
        let mut summary = notes.cut(Part::Summary, self.get(Role::Summary));
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
        draft.summary = Text::Plain(line(summary));
        let mut words = |part, role| notes.cut(part, self.get(role)).to_owned();
        let medium = Medium {
            url: self.get(Role::Url).to_owned(),
            alt: words(Part::Alt, Role::Alt),
            caption: words(Part::Caption, Role::Caption),
            credit: words(Part::Credit, Role::Credit),
            ..Medium::default()
        };
        draft.media = medium.read(&mut notes);
        let name = line(cut(self.get(Role::Place)));
        let position =
            self.degrees(Role::Latitude, 90.0, problems).zip(self.degrees(Role::Longitude, 180.0, problems));
        if !name.is_empty() || position.is_some() {
            draft.places.push(Place { name: Text::Plain(name), position });
        }
        draft
    }

    fn degrees(&self, role: Role, most: f64, problems: &mut Problems) -> Option<f64> {
        let written = self.get(role);
        if written.is_empty() {
            return None;
        }
        let number = decimal(&written.get(..40).unwrap_or(written).replace(',', "."));
        let number = number.filter(|number| number.abs() <= most);
        if number.is_none() {
            let message = format!("{} is no number of degrees up to {most}; left out", quoted(written));
            problems.add(self.cell(&[role]), message);
        }
        number
    }
}

/// A number as people write it, read by the parser of JSON, which is there already: the standard library's would bring tables
/// of 10 kB with it. JSON has no plus, no zeros in front, and digits on both sides of a point.
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

/// The columns in which a part of an event may stand.
fn roles(part: Part) -> &'static [Role] {
    match part {
        Part::End => &[Role::End, Role::EndYear],
        Part::Display => &[Role::Display],
        Part::Headline => &[Role::Headline],
        Part::Summary => &[Role::Summary],
        Part::Text | Part::Group => &[Role::Text],
        Part::Url | Part::Title | Part::Link => &[Role::Url],
        Part::Alt => &[Role::Alt],
        Part::Caption => &[Role::Caption],
        Part::Credit => &[Role::Credit],
    }
}

impl Source for PlainTable {
    fn step(&mut self) -> bool {
        let Some(record) = self.table.next(&mut self.gathered.problems) else { return false };
        self.row(&record);
        true
    }

    fn total(&self) -> Option<usize> {
        self.table.about_total()
    }

    fn finish(self: Box<Self>) -> Result<Unbuilt, Error> {
        Ok(self.gathered.finish(|terms, problems| {
            if terms.is_prose() {
                let message = "most of its values occur only once, so it is no filter; left out; call it \"text\" to show it";
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
    fn decimals_are_those_of_the_standard_library() {
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
