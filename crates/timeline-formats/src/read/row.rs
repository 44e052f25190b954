//! A record of a table by the roles of its columns, and its dates: shared by TimelineJS sheets and plain tables.

use super::calendar::{Dated, Numbers, clock, field, month_of, year};
use super::place::{EventField, cell};
use super::problems::Problems;
use super::table::Record;
use crate::columns::{Columns, Role};
use timeline_core::dataset::Precision;

/// The columns that can contain one date.
struct DateRoles {
    whole: Role,
    year: Role,
    month: Role,
    day: Role,
    time: Role,
}

const START: DateRoles =
    DateRoles { whole: Role::Start, year: Role::Year, month: Role::Month, day: Role::Day, time: Role::Time };

const END: DateRoles = DateRoles {
    whole: Role::End,
    year: Role::EndYear,
    month: Role::EndMonth,
    day: Role::EndDay,
    time: Role::EndTime,
};

/// An unreadable date, whose problem has been reported.
#[derive(Debug)]
pub(super) struct Unreadable;

/// A record with the columns of its table.
pub(super) struct Row<'a> {
    pub(super) headers: &'a [String],
    pub(super) columns: &'a Columns,
    pub(super) record: &'a Record,
    /// Reads a date from one cell.
    pub(super) whole_date: fn(&str) -> Result<Dated, String>,
}

impl Row<'_> {
    /// The cell with a role, trimmed; empty if the table has no such column.
    pub(super) fn get(&self, role: Role) -> &str {
        let place = self.columns.place(role);
        place.and_then(|place| self.record.cells.get(place)).map_or("", |cell| cell.trim())
    }

    /// The place of the first of these columns that the table has.
    pub(super) fn place(&self, roles: &[Role]) -> String {
        let header = roles.iter().find_map(|role| self.headers.get(self.columns.place(*role)?));
        match header {
            Some(header) => cell(self.record.row, header),
            None => format!("row {}", self.record.row),
        }
    }

    /// The place of a field of the event in this row.
    pub(super) fn field(&self, field: EventField) -> String {
        self.place(match field {
            EventField::End => &[Role::End, Role::EndYear, Role::EndTime],
            EventField::Display => &[Role::Display],
            EventField::Headline => &[Role::Headline],
            EventField::Short => &[Role::Short],
            EventField::Summary => &[Role::Summary],
            EventField::Text => &[Role::Text],
            EventField::Url | EventField::Title | EventField::Link => &[Role::Url],
            EventField::Alt => &[Role::Alt],
            EventField::Caption => &[Role::Caption],
            EventField::Credit => &[Role::Credit],
            EventField::Group if self.get(Role::Group).is_empty() => &[Role::Tag, Role::Group],
            EventField::Group => &[Role::Group],
        })
    }

    /// The start of the event; `None` if no cell has it.
    pub(super) fn start(&self, problems: &mut Problems) -> Result<Option<Dated>, Unreadable> {
        self.date(&START, problems)
    }

    /// The end of the event, if a cell has it. A time alone is on the start date.
    pub(super) fn end(&self, start: &Dated, problems: &mut Problems) -> Option<Dated> {
        match self.date(&END, problems) {
            Ok(Some(end)) => Some(end),
            Ok(None) if self.get(END.time).is_empty() => None,
            Ok(None) => {
                let day = Dated::from(start.moment.coarsened(Precision::Day));
                let end = self.at_time(day, END.time, problems);
                Some(end).filter(|end| end.moment.time().is_some())
            }
            Err(Unreadable) => None,
        }
    }

    fn date(&self, roles: &DateRoles, problems: &mut Problems) -> Result<Option<Dated>, Unreadable> {
        let dated = if self.columns.place(roles.whole).is_some() {
            let written = self.get(roles.whole);
            if written.is_empty() {
                return Ok(None);
            }
            (self.whole_date)(written).map_err(|message| self.refuse(roles.whole, message, problems))?
        } else {
            match self.numbers(roles, problems)? {
                Some(numbers) => {
                    numbers.dated().map_err(|message| self.refuse(roles.day, message, problems))?
                }
                None => return Ok(None),
            }
        };
        Ok(Some(self.at_time(dated, roles.time, problems)))
    }

    /// Year, month and day, each from a column of its own.
    fn numbers(&self, roles: &DateRoles, problems: &mut Problems) -> Result<Option<Numbers>, Unreadable> {
        let written = self.get(roles.year);
        if written.is_empty() {
            let stray = [roles.month, roles.day].iter().any(|role| !self.get(*role).is_empty());
            if stray && roles.year == Role::EndYear {
                problems.add(self.place(&[roles.year, roles.month]), "an end needs a year; left out");
            }
            return Ok(None);
        }
        let year = year(written).map_err(|message| self.refuse(roles.year, message, problems))?;
        let written = self.get(roles.month);
        let month = match month_of(&written.to_lowercase()) {
            Some(month) => Some(month),
            None => field(written, "month", 1..=12)
                .map_err(|message| self.refuse(roles.month, message, problems))?,
        };
        let day = field(self.get(roles.day), "day", 1..=31)
            .map_err(|message| self.refuse(roles.day, message, problems))?;
        let numbers = Numbers { year, month, day, clock: None };
        if let Some(message) = numbers.stray() {
            problems.add(self.place(&[roles.day]), message);
        }
        Ok(Some(numbers))
    }

    /// The date with the time from a column. An invalid time does not invalidate the date.
    fn at_time(&self, dated: Dated, role: Role, problems: &mut Problems) -> Dated {
        let time = self.get(role);
        if time.is_empty() {
            return dated;
        }
        if dated.moment.precision() < Precision::Day {
            problems.add(self.place(&[role]), "a time needs a day; left out");
            return dated;
        }
        match clock(time).and_then(|clock| dated.clone().at(clock)) {
            Ok(timed) => timed,
            Err(message) => {
                problems.add(self.place(&[role]), message);
                dated
            }
        }
    }

    fn refuse(&self, role: Role, message: String, problems: &mut Problems) -> Unreadable {
        problems.add(self.place(&[role, Role::Start, Role::Year]), message);
        Unreadable
    }
}
