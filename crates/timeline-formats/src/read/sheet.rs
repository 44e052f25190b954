//! TimelineJS's spreadsheet: <https://timeline.knightlab.com/docs/using-spreadsheets.html>, and the columns before it.

use super::calendar::{Clock, Dated, Numbers, clock, field, legacy, period, year};
use super::gathered::{Gathered, Terms, cell};
use super::html;
use super::medium::Medium;
use super::problems::{Notes, Part, Problems, cut, too_long};
use super::reading::Source;
use super::slide::{GROUP, Slide};
use super::table::{Record, Table};
use super::unbuilt::Unbuilt;
use timeline_core::Error;
use timeline_core::dataset::{Draft, Era, Text};

/// The columns that only TimelineJS's sheets have.
const OWN: [&str; 9] = [
    "End Year",
    "Display Date",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Alt Text",
    "Type",
    "Tag",
    "Background",
];

/// A sheet, taken row by row.
pub(super) struct Sheet {
    table: Table,
    gathered: Gathered,
    /// Whether dates stand in one column, as in the first two versions.
    whole_dates: bool,
    titled: bool,
    eras: usize,
}

impl Sheet {
    /// Whether a table has the columns; `asked` if somebody has said so.
    pub(super) fn fits(headers: &[String], asked: bool) -> bool {
        let has = |name: &str| position(headers, name).is_some();
        let dated = has("Year") || has("Start Date");
        dated && (asked || (has("Headline") && OWN.iter().any(|name| has(name))))
    }

    pub(super) fn new(table: Table, problems: Problems) -> Self {
        let gathered =
            Gathered::new(problems, vec![Terms::new(GROUP.to_owned(), "Group")], ".unique_id".to_owned());
        let whole_dates =
            ["Start Date", "End Date"].iter().any(|name| position(&table.headers, name).is_some());
        Self { table, gathered, whole_dates, titled: false, eras: 0 }
    }

    fn row(&mut self, record: &Record) {
        let row = Row { headers: &self.table.headers, record };
        let kind = row.get("Type");
        if kind == "title" && !self.titled {
            self.titled = true;
            let mut words = |part, name| {
                let place = |_: Part| cell(record.row, name);
                let mut notes = Notes { place: &place, problems: &mut self.gathered.problems };
                html::plain(notes.cut(part, row.get(name)))
            };
            let (title, standfirst) = (words(Part::Headline, "Headline"), words(Part::Text, "Text"));
            self.gathered.parts.title = Text::Plain(title);
            self.gathered.parts.standfirst = Text::Plain(standfirst);
            return;
        }
        self.eras = self.eras.saturating_add(usize::from(kind == "era"));
        let problems = &mut self.gathered.problems;
        if kind == "title" {
            problems.add(cell(record.row, "Type"), "there is a title already; read as an event");
        } else if kind != "era" && (kind.eq_ignore_ascii_case("era") || kind.eq_ignore_ascii_case("title")) {
            let message = format!("\"{kind}\" is read as an event; write \"{}\"", kind.to_ascii_lowercase());
            problems.add(cell(record.row, "Type"), message);
        }
        let start = row.date(["", "Start Date"], self.whole_dates, problems);
        let start = match start {
            Ok(Some(start)) => start,
            Ok(None) => {
                let column = if self.whole_dates { "Start Date" } else { "Year" };
                let what = if kind == "era" { "an era" } else { "an event" };
                let message = format!("{what} needs a {}; left out", column.to_lowercase());
                return problems.add(cell(record.row, column), message);
            }
            Err(()) => return,
        };
        let end = row.date(["End ", "End Date"], self.whole_dates, problems).unwrap_or_default();
        if kind == "era" {
            return self.era(record, &start, end);
        }
        if let Some(draft) = self.event(record, start, end) {
            self.gathered.add(format!("row {}", record.row), draft);
        }
    }

    fn era(&mut self, record: &Record, start: &Dated, end: Option<Dated>) {
        let row = Row { headers: &self.table.headers, record };
        let column = if self.whole_dates { "End Date" } else { "End Year" };
        let Some(end) = end else {
            let message = "an era needs a start and an end; left out";
            return self.gathered.problems.add(cell(record.row, column), message);
        };
        let (when, _, problem) = period(start, Some(&end), "");
        if let Some(problem) = problem {
            self.gathered.problems.add(cell(record.row, column), problem);
        }
        let (headline, words) = (row.get("Headline"), cut(row.get("Headline")));
        if words.len() < headline.len() {
            self.gathered.problems.add(cell(record.row, "Headline"), too_long(headline));
        }
        let label = Text::Plain(html::plain(words));
        self.gathered.parts.eras.push(Era { when, label });
    }

    fn event(&mut self, record: &Record, start: Dated, end: Option<Dated>) -> Option<Draft> {
        let row = Row { headers: &self.table.headers, record };
        let text = |name: &str| row.get(name).to_owned();
        let (group, tag) = (text("Group"), text("Tag"));
        let group_column = if group.is_empty() { "Tag" } else { "Group" };
        let medium = Medium {
            url: text("Media"),
            alt: text("Alt Text"),
            caption: text("Media Caption"),
            credit: text("Media Credit"),
            ..Medium::default()
        };
        let slide = Slide {
            id: String::new(),
            start,
            end,
            display: text("Display Date"),
            headline: text("Headline"),
            text: text("Text"),
            autolink: true,
            group: if group.is_empty() { tag } else { group },
            medium,
        };
        let whole_dates = self.whole_dates;
        let place = move |part: Part| {
            let column = match part {
                Part::End if whole_dates => "End Date",
                Part::End => "End Year",
                Part::Display => "Display Date",
                Part::Headline => "Headline",
                Part::Summary | Part::Text => "Text",
                Part::Url | Part::Title | Part::Link => "Media",
                Part::Alt => "Alt Text",
                Part::Caption => "Media Caption",
                Part::Credit => "Media Credit",
                Part::Group => group_column,
            };
            cell(record.row, column)
        };
        let groups = self.gathered.facets.first_mut()?;
        Some(slide.draft(groups, &mut Notes { place: &place, problems: &mut self.gathered.problems }))
    }
}

/// The columns by name: white space around a name and its case do not matter.
fn position(headers: &[String], name: &str) -> Option<usize> {
    headers.iter().position(|header| header.eq_ignore_ascii_case(name))
}

struct Row<'a> {
    headers: &'a [String],
    record: &'a Record,
}

impl Row<'_> {
    fn get(&self, name: &str) -> &str {
        let place = position(self.headers, name);
        place.and_then(|place| self.record.cells.get(place)).map_or("", |cell| cell.trim())
    }

    /// The start or end of a row; nothing if there is none, an error if it is wrong, which is named.
    fn date(
        &self,
        [prefix, whole]: [&str; 2],
        whole_dates: bool,
        problems: &mut Problems,
    ) -> Result<Option<Dated>, ()> {
        let mut name = |column: &str, message: String| problems.add(cell(self.record.row, column), message);
        if whole_dates {
            let written = self.get(whole);
            if written.is_empty() {
                return Ok(None);
            }
            return legacy(written).map(Some).map_err(|message| name(whole, message));
        }
        let columns = ["Year", "Month", "Day", "Time"].map(|column| format!("{prefix}{column}"));
        let [year_column, month_column, day_column, time_column] = &columns;
        let written = self.get(year_column);
        if written.is_empty() {
            if !prefix.is_empty() && columns.iter().any(|column| !self.get(column).is_empty()) {
                name(year_column, "an end needs a year; left out".to_owned());
            }
            return Ok(None);
        }
        let year = year(written).map_err(|message| name(year_column, message))?;
        let mut numbers = Numbers { year, ..Numbers::default() };
        let month = field(self.get(month_column), "month", 1..=12);
        numbers.month = month.map_err(|message| name(month_column, message))?;
        let day = field(self.get(day_column), "day", 1..=31);
        numbers.day = day.map_err(|message| name(day_column, message))?;
        let written = self.get(time_column);
        let time: Result<Option<Clock>, String> =
            if written.is_empty() { Ok(None) } else { clock(written).map(Some) };
        numbers.clock = time.map_err(|message| name(time_column, message))?;
        if let Some(message) = numbers.stray() {
            name(if numbers.month.is_none() { month_column } else { day_column }, message.to_owned());
        }
        numbers.dated().map(Some).map_err(|message| name(day_column, message))
    }
}

impl Source for Sheet {
    fn step(&mut self) -> bool {
        let Some(record) = self.table.next(&mut self.gathered.problems) else { return false };
        self.row(&record);
        true
    }

    fn total(&self) -> Option<usize> {
        self.table.about_total()
    }

    fn others(&self) -> usize {
        self.eras.saturating_add(usize::from(self.titled))
    }

    fn finish(self: Box<Self>) -> Result<Unbuilt, Error> {
        Ok(self.gathered.finish(|_, _| true))
    }
}
