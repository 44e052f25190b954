//! TimelineJS's spreadsheet: <https://timeline.knightlab.com/docs/using-spreadsheets.html>, and its earlier columns.

use super::calendar::{Dated, legacy, period};
use super::collector::{Collector, FacetTerms};
use super::drafts::Drafts;
use super::format_reader::FormatReader;
use super::html;
use super::medium::Medium;
use super::place::{EventField, Notes};
use super::problems::Problems;
use super::row::Row;
use super::slide::{GROUP, Slide};
use super::table::{Record, Table};
use crate::columns::{Columns, Role};
use timeline_core::Error;
use timeline_core::dataset::{Draft, Era, Text};

/// A sheet, read row by row.
pub(super) struct Sheet {
    table: Table,
    columns: Columns,
    collector: Collector,
    titled: bool,
    eras: usize,
}

impl Sheet {
    pub(super) fn new(table: Table, problems: Problems) -> Self {
        let facets = vec![FacetTerms::new(GROUP.to_owned(), "Group")];
        let collector = Collector::new(problems, facets, ".unique_id".to_owned());
        let columns = Columns::timelinejs(&table.headers);
        Self { table, columns, collector, titled: false, eras: 0 }
    }

    fn row(&mut self, record: &Record) {
        let row = Row { headers: &self.table.headers, columns: &self.columns, record, whole_date: legacy };
        let problems = &mut self.collector.problems;
        let kind = row.get(Role::Kind);
        if kind == "title" && !self.titled {
            self.titled = true;
            self.collector.parts.title =
                Text::Plain(words(&row, EventField::Headline, Role::Headline, problems));
            self.collector.parts.standfirst =
                Text::Plain(words(&row, EventField::Text, Role::Text, problems));
            return;
        }
        self.eras = self.eras.saturating_add(usize::from(kind == "era"));
        if kind == "title" {
            problems.add(row.place(&[Role::Kind]), "there is a title already; read as an event");
        } else if kind != "era" && (kind.eq_ignore_ascii_case("era") || kind.eq_ignore_ascii_case("title")) {
            let message = format!("\"{kind}\" is read as an event; write \"{}\"", kind.to_ascii_lowercase());
            problems.add(row.place(&[Role::Kind]), message);
        }
        let start = match row.start(problems) {
            Ok(Some(start)) => start,
            Ok(None) => {
                let column = if self.columns.place(Role::Start).is_some() { "start date" } else { "year" };
                let what = if kind == "era" { "an era" } else { "an event" };
                let message = format!("{what} needs a {column}; left out");
                return problems.add(row.place(&[Role::Start, Role::Year]), message);
            }
            Err(_) => return,
        };
        let end = row.end(&start, problems);
        if kind == "era" {
            self.collector.parts.eras.extend(era(&row, &start, end, problems));
        } else if let Some(groups) = self.collector.facets.first_mut() {
            let draft = event(&row, start, end, groups, problems);
            self.collector.add(format!("row {}", record.row), draft);
        }
    }
}

/// The text of a cell that may contain HTML.
fn words(row: &Row<'_>, field: EventField, role: Role, problems: &mut Problems) -> String {
    let place = |field| row.field(field);
    html::plain(Notes { place: &place, problems }.cut(field, row.get(role)))
}

fn era(row: &Row<'_>, start: &Dated, end: Option<Dated>, problems: &mut Problems) -> Option<Era> {
    let Some(end) = end else {
        problems.add(row.field(EventField::End), "an era needs a start and an end; left out");
        return None;
    };
    let (when, _, problem) = period(start, Some(&end), "");
    if let Some(problem) = problem {
        problems.add(row.field(EventField::End), problem);
    }
    Some(Era { when, label: Text::Plain(words(row, EventField::Headline, Role::Headline, problems)) })
}

fn event(
    row: &Row<'_>,
    start: Dated,
    end: Option<Dated>,
    groups: &mut FacetTerms,
    problems: &mut Problems,
) -> Draft {
    let text = |role| row.get(role).to_owned();
    let medium = Medium {
        url: text(Role::Url),
        alt: text(Role::Alt),
        caption: text(Role::Caption),
        credit: text(Role::Credit),
        ..Medium::default()
    };
    let group = [Role::Group, Role::Tag].into_iter().map(text).find(|group| !group.is_empty());
    let slide = Slide {
        id: String::new(),
        start,
        end,
        display: text(Role::Display),
        headline: text(Role::Headline),
        text: text(Role::Text),
        autolink: true,
        group: group.unwrap_or_default(),
        medium,
    };
    let place = |field| row.field(field);
    slide.draft(groups, &mut Notes { place: &place, problems })
}

impl FormatReader for Sheet {
    fn step(&mut self) -> bool {
        let Some(record) = self.table.next(&mut self.collector.problems) else { return false };
        self.row(&record);
        true
    }

    fn total(&self) -> Option<usize> {
        self.table.about_total()
    }

    fn others(&self) -> usize {
        self.eras.saturating_add(usize::from(self.titled))
    }

    fn finish(self: Box<Self>) -> Result<Drafts, Error> {
        Ok(self.collector.finish(|_, _| true))
    }
}
