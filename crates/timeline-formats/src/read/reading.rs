//! Reading an input in steps, so that a page can do something else in between.

use super::Format;
use super::encoding::{checked, is_json, text_of, within_limit};
use super::pieces::{Pieces, Step};
use super::plain::PlainTable;
use super::problems::Problems;
use super::sheet::Sheet;
use super::table::Table;
use super::timelinejs::Slides;
use super::unbuilt::Unbuilt;
use std::fmt;
use std::mem;
use std::vec::IntoIter;
use timeline_core::Error;
use timeline_core::import::Json;
use timeline_core::import::limits::EVENTS;
use timeline_core::import::{Imported, reader};
use timeline_core::import::{TOO_DEEP, Waiting};

/// An input of which some events have been read, and the rest not yet.
///
/// ```
/// use talks_timeline::import::{Format, Reading};
/// let mut reading = Reading::new(b"date,headline\n2022-02-28,A meeting\n2022-03-03,Another", Format::Auto)?;
/// while !reading.step(1).finished { /* let the page breathe */ }
/// assert_eq!(reading.finish()?.dataset.events().len(), 2);
/// # Ok::<(), talks_timeline::Error>(())
/// ```
pub struct Reading {
    stage: Stage,
    done: usize,
    /// How many of them are something else than events.
    others: usize,
    built: usize,
    finished: bool,
}

/// A text of more bytes is parsed in steps.
const LONG: usize = 1_000_000;

/// What a reading does next.
enum Stage {
    Parse(Box<Pieces>, Format, Problems),
    Rows(Box<dyn Source>),
    Build(Unbuilt),
    Fail(Error),
}

/// How far a [`Reading`] has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Rows or events that have been read.
    pub done: usize,
    /// How many there are in all, where that is known or can be told from what has been read.
    pub total_hint: Option<usize>,
    /// How many steps from events to a dataset are done; each event needs about three.
    pub built: usize,
    /// Whether all have been read, and nothing is left to do.
    pub finished: bool,
}

/// A format as something to be read one event at a time.
pub(super) trait Source {
    /// Reads the next event; false if there was none.
    fn step(&mut self) -> bool;
    /// How many events there are, as far as that can be told.
    fn total(&self) -> Option<usize>;
    /// How many of those that have been read are something else, such as the title.
    fn others(&self) -> usize {
        0
    }
    /// What has been read.
    fn finish(self: Box<Self>) -> Result<Unbuilt, Error>;
}

impl fmt::Debug for Reading {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Reading {{ done: {}, finished: {} }}", self.done, self.finished)
    }
}

impl Reading {
    /// Begins with an input.
    ///
    /// # Errors
    ///
    /// If nothing can be read: not text, not JSON, no table with a column of dates, a web page, or over 64 MiB. A long text
    /// that turns out to be no JSON is an error of [`Reading::finish`].
    pub fn new(bytes: &[u8], format: Format) -> Result<Self, Error> {
        let mut problems = Problems::default();
        let text = text_of(bytes, &mut problems)?;
        Self::begin(text, format, problems)
    }

    /// Begins with an input that is a text already.
    ///
    /// # Errors
    ///
    /// As those of [`Reading::new`].
    pub fn of_text(text: String, format: Format) -> Result<Self, Error> {
        let mut problems = Problems::default();
        within_limit(text.len())?;
        let text = checked(text, &mut problems)?;
        Self::begin(text, format, problems)
    }

    fn begin(text: String, format: Format, problems: Problems) -> Result<Self, Error> {
        Ok(Self { stage: stage(text, format, problems)?, done: 0, others: 0, built: 0, finished: false })
    }

    /// Reads up to so many rows or events, or takes so many steps from them to the dataset.
    pub fn step(&mut self, rows: usize) -> Progress {
        for _ in 0..rows {
            if self.finished {
                break;
            }
            self.next();
        }
        let total_hint = match &self.stage {
            Stage::Parse(..) => None,
            Stage::Rows(source) => source.total(),
            Stage::Build(_) | Stage::Fail(_) => Some(self.done),
        };
        Progress { done: self.done, total_hint, built: self.built, finished: self.finished }
    }

    fn next(&mut self) {
        match &mut self.stage {
            Stage::Parse(pieces, format, problems) => {
                let step = pieces.step();
                if step == Step::More {
                    return;
                }
                let (pieces, format, problems) = (mem::take(&mut **pieces), *format, mem::take(problems));
                let source = match step {
                    Step::Done(root, deep) => {
                        tell(root, deep, pieces.events, pieces.beyond, format, problems)
                    }
                    _ => json(&pieces.into_text(), format, problems),
                };
                self.stage = source.map_or_else(Stage::Fail, Stage::Rows);
            }
            Stage::Rows(source) => {
                let more = source.step();
                self.others = source.others();
                if more {
                    self.done = self.done.saturating_add(1);
                    return;
                }
                let nothing = Stage::Fail(Error::format("it is empty"));
                if let Stage::Rows(source) = mem::replace(&mut self.stage, nothing) {
                    self.stage = source.finish().map_or_else(Stage::Fail, Stage::Build);
                }
            }
            Stage::Build(unbuilt) => {
                self.built = self.built.saturating_add(1);
                self.finished = !unbuilt.step();
            }
            Stage::Fail(_) => self.finished = true,
        }
    }

    /// How many of the rows read so far are events, whether they can be shown or not.
    pub fn events(&self) -> usize {
        self.done.saturating_sub(self.others)
    }

    /// Does whatever is left, and gives the dataset.
    ///
    /// # Errors
    ///
    /// If the JSON turns out to be no dataset.
    pub fn finish(mut self) -> Result<Imported, Error> {
        while !self.step(usize::MAX).finished {}
        match self.stage {
            Stage::Build(unbuilt) => Ok(unbuilt.finish()),
            Stage::Fail(error) => Err(error),
            // Not after the last step.
            Stage::Rows(source) => Ok(source.finish()?.finish()),
            Stage::Parse(..) => Err(Error::format("it is not read to its end")),
        }
    }
}

fn stage(text: String, format: Format, problems: Problems) -> Result<Stage, Error> {
    if text.trim().is_empty() {
        return Err(Error::format("it is empty"));
    }
    if is_page(&text) {
        return Err(Error::format(
            "this is a web page, not a table or JSON; publish the sheet as CSV and use that address",
        ));
    }
    let json_like = match format {
        Format::Native => true,
        Format::Auto | Format::TimelineJs => is_json(&text),
        Format::Csv => false,
    };
    Ok(match json_like {
        true if text.len() > LONG => Stage::Parse(Box::new(Pieces::new(text)), format, problems),
        true => Stage::Rows(json(&text, format, problems)?),
        false => Stage::Rows(table(text, format, problems)?),
    })
}

fn is_page(text: &str) -> bool {
    let start = text.trim_start();
    ["<!doctype", "<html", "<head", "<?xml"]
        .iter()
        .any(|tag| start.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag)))
}

fn table(text: String, format: Format, mut problems: Problems) -> Result<Box<dyn Source>, Error> {
    let table = Table::new(text, &mut problems)?;
    if Sheet::fits(&table.headers, format == Format::TimelineJs) {
        Ok(Box::new(Sheet::new(table, problems)))
    } else if format == Format::TimelineJs {
        Err(Error::format("TimelineJS's sheets have a column \"Year\" or \"Start Date\""))
    } else {
        Ok(Box::new(PlainTable::new(table, problems)?))
    }
}

fn json(text: &str, format: Format, problems: Problems) -> Result<Box<dyn Source>, Error> {
    let mut events = Vec::new();
    let mut beyond = 0_usize;
    let (root, deep) = reader::read(text, &mut |event| {
        if events.len() < EVENTS {
            events.push(event);
        } else {
            beyond = beyond.saturating_add(1);
        }
    })?;
    tell(root, deep, events, beyond, format, problems)
}

/// JSON as what it is.
fn tell(
    root: Json,
    deep: bool,
    events: Vec<Option<Json>>,
    beyond: usize,
    format: Format,
    mut problems: Problems,
) -> Result<Box<dyn Source>, Error> {
    if beyond > 0 {
        problems.add(
            "events",
            format!("{beyond} events beyond the first {EVENTS} were left out; split the file"),
        );
    }
    let timelinejs = match format {
        Format::Native | Format::Csv => false,
        Format::TimelineJs => true,
        Format::Auto => is_timelinejs(&root, &events),
    };
    if timelinejs {
        if deep {
            problems.add("dataset", TOO_DEEP);
        }
        return Ok(Box::new(Slides::new(root, events, problems)?));
    }
    let mut waiting = Waiting::default();
    if deep {
        waiting.draftsman.head_is_too_deep();
    }
    let total = events.len();
    Ok(Box::new(Native { root, events: events.into_iter(), waiting, problems, total }))
}

/// Whether JSON is TimelineJS's, by what its events and its root have.
fn is_timelinejs(root: &Json, events: &[Option<Json>]) -> bool {
    let has = |value: &Json, names: &[&str]| matches!(value, Json::Object(fields) if fields.iter().any(|(name, value)| names.contains(&name.as_str()) && !value.is_null()));
    if has(root, &["format", "facets"]) {
        return false;
    }
    let mut known = events.iter().flatten();
    if let Some(native) = known.find_map(|event| match event {
        event if has(event, &["start_date"]) => Some(false),
        event if has(event, &["start"]) => Some(true),
        _ => None,
    }) {
        return !native;
    }
    let slide = |value: &Json| has(value, &["text", "media", "start_date", "unique_id"]);
    has(root, &["timeline"])
        || matches!(root, Json::Object(fields) if fields.iter().any(|(name, value)| name == "title" && slide(value)))
        || events.iter().flatten().any(slide)
}

/// The native format.
struct Native {
    root: Json,
    events: IntoIter<Option<Json>>,
    waiting: Waiting,
    problems: Problems,
    total: usize,
}

impl Source for Native {
    fn step(&mut self) -> bool {
        self.events.next().map(|event| self.waiting.take(event)).is_some()
    }

    fn total(&self) -> Option<usize> {
        Some(self.total)
    }

    fn finish(self: Box<Self>) -> Result<Unbuilt, Error> {
        let Self { root, waiting, mut problems, .. } = *self;
        let (parts, events, found) = waiting.finish(root)?;
        problems.extend(found);
        Ok(Unbuilt::new(parts, events, problems))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_says_what_it_is() {
        for (text, timelinejs) in [
            (r#"{"events": [{"start": "2022"}]}"#, false),
            (r#"{"events": [{"start_date": {"year": 2022}}]}"#, true),
            (r#"{"events": [{}, {"start_date": {}}, {"start": "2022"}]}"#, true),
            (r#"{"format": "talks-timeline/1", "events": [{"start_date": {}}]}"#, false),
            (r#"{"events": []}"#, false),
            (r#"{"title": "T", "events": []}"#, false),
            (r#"{"title": {"en": "T"}, "events": []}"#, false),
            (r#"{"title": {"text": {"headline": "T"}}, "events": []}"#, true),
            (r#"{"timeline": {"date": []}}"#, true),
            (r#"{"events": [{"text": {}}]}"#, true),
            (r#"{"events": {"columns": {"start": ["2022"]}}}"#, false),
            ("[]", false),
        ] {
            let mut events = Vec::new();
            let (root, _) = reader::read(text, &mut |event| events.push(event)).unwrap();
            assert_eq!(is_timelinejs(&root, &events), timelinejs, "for {text}");
        }
    }
}
