//! The native format, which `docs/format.md` describes.
//!
//! Events are read one at a time, so that the tree of a large file is never in memory as a whole.

use super::tree::{Json, Object};
use super::value::Fields;
use super::{address, rich};
use crate::dataset::{self, Color, Difference, Draft, DraftClaim, DraftFacet, DraftTerm, Era, Parts, Person};
use crate::dataset::{Precision, Shape, Source, Text, When};
use crate::error::{Error, Problem};
use std::mem;

/// The supported value of `format`.
pub const FORMAT: &str = "talks-timeline/1";

/// The field of an event that gives its place in the original file, when the native text was converted from another format.
pub const PLACE: &str = "$place";

/// The message for a value that exceeds the supported depth of lists and objects.
pub const TOO_DEEP: &str = "nested more than 32 levels deep; left out";

/// Turns parsed JSON of the native format into drafts: events as they arrive, and the rest before or after them.
///
/// ```
/// use timeline_core::dataset::{Building, Parts};
/// use timeline_core::import::{DraftReader, Json};
/// let mut draft_reader = DraftReader::default();
/// let (parts, _) = draft_reader.read_head(Json::Object(vec![("events".to_owned(), Json::List(Vec::new()))]))?;
/// let mut building = Building::new(parts);
/// let event = draft_reader.read(Json::Object(vec![("start".to_owned(), Json::Text("2022".to_owned()))]));
/// event.into_iter().for_each(|(place, draft)| building.take(place, draft));
/// draft_reader.pass_over();
/// assert_eq!(building.finish().0.events().len(), 1);
/// let (unreadable, problems) = draft_reader.finish();
/// assert_eq!((unreadable, &*problems[0].place), (1, "events[1]"));
/// # Ok::<(), timeline_core::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct DraftReader {
    problems: Vec<Problem>,
    position: usize,
    unreadable: usize,
    sources: Vec<Source>,
    source_position: usize,
}

impl DraftReader {
    /// Reads the next event of the list, and its place; `None` if the event cannot be read.
    pub fn read(&mut self, value: Json) -> Option<(String, Draft)> {
        let mut path = format!("events[{}]", self.position);
        self.position += 1;
        let fields = Fields::of(value, path.clone(), &mut self.problems);
        let draft = fields.and_then(|mut fields| {
            // The place of the event in the original file.
            if let Some(place) = fields.string(PLACE) {
                path.clone_from(&place);
                fields.path = place;
            }
            event(&mut fields)
        });
        self.unreadable += usize::from(draft.is_none());
        Some((path, draft?))
    }

    /// Takes the next source of the list.
    pub fn take_source(&mut self, value: Json) {
        let path = format!("dataset.sources[{}]", self.source_position);
        self.source_position += 1;
        let fields = Fields::of(value, path, &mut self.problems);
        self.sources.extend(fields.and_then(|mut fields| source(&mut fields)));
    }

    /// Skips the next event of the list because it is nested too deeply.
    pub fn pass_over(&mut self) {
        self.problems.push(Problem::new(format!("events[{}]", self.position), TOO_DEEP));
        self.position += 1;
        self.unreadable += 1;
    }

    /// Records that something other than an event is nested too deeply.
    pub fn head_is_too_deep(&mut self) {
        self.problems.push(Problem::new("dataset", TOO_DEEP));
    }

    /// Reads everything but the events. Their list may be empty here, like the list of sources. Returns events that come as a
    /// table of columns: read them after those of the list.
    ///
    /// # Errors
    ///
    /// If the root is not an object with a list of events.
    pub fn read_head(&mut self, root: Json) -> Result<(Parts, Vec<Json>), Error> {
        let Json::Object(mut head) = root else {
            return Err(Error::format("expected an object with a list \"events\""));
        };
        let events = head.iter_mut().rfind(|(name, _)| name == "events").map(|(_, value)| value);
        let events = match events {
            Some(events) if events.is_rows() => mem::replace(events, Json::Null).into_rows(),
            _ => return Err(Error::format("it has no list \"events\"")),
        };
        let mut parts = parts(head, &mut self.problems);
        self.sources.append(&mut parts.sources);
        parts.sources = mem::take(&mut self.sources);
        Ok((parts, events))
    }

    /// The number of events that could not be read, and all problems.
    pub fn finish(self) -> (usize, Vec<Problem>) {
        (self.unreadable, self.problems)
    }
}

/// Drafts of a native text whose events come before everything else.
#[cfg(feature = "json")]
#[derive(Debug, Default)]
pub struct NativeDrafts {
    /// Turns each event into a draft.
    pub draft_reader: DraftReader,
    events: Events,
}

/// Events, each with its place in the input.
#[cfg(feature = "json")]
type Events = Vec<(String, Draft)>;

#[cfg(feature = "json")]
impl NativeDrafts {
    /// Takes the next event of the list; `None` stands for an event that is nested too deeply to be read.
    pub fn take(&mut self, event: Option<Json>) {
        match event {
            Some(event) => self.events.extend(self.draft_reader.read(event)),
            None => self.draft_reader.pass_over(),
        }
    }

    /// Reads the rest. Returns everything but the events, the events, and the problems.
    ///
    /// # Errors
    ///
    /// As [`DraftReader::read_head`].
    pub fn finish(mut self, root: Json) -> Result<(Parts, Events, Vec<Problem>), Error> {
        let (mut parts, events) = self.draft_reader.read_head(root)?;
        events.into_iter().for_each(|event| self.take(Some(event)));
        let (unreadable, problems) = self.draft_reader.finish();
        parts.unreadable = unreadable;
        Ok((parts, self.events, problems))
    }
}

fn parts(head: Object, problems: &mut Vec<Problem>) -> Parts {
    let Some(mut fields) = Fields::of(Json::Object(head), "dataset".to_owned(), problems) else {
        return Parts::default();
    };
    match fields.string("format") {
        Some(format) if format != FORMAT => {
            fields.problem("format", &format!("read as \"{FORMAT}\", though it says \"{format}\""));
        }
        _ => {}
    }
    Parts {
        title: fields.text("title"),
        standfirst: fields.text("standfirst"),
        as_of: fields.moment("as_of"),
        language: fields.string("language").unwrap_or_else(|| "en".to_owned()),
        eras: fields.each("eras", |era| Some(Era { when: when(era)?, label: era.text("label") })),
        facets: fields.each("facets", |facet| {
            let id = facet.string("id").unwrap_or_default();
            let label = labelled(facet, &id);
            let prominent = facet.flag("prominent");
            Some(DraftFacet { id, label, prominent, terms: facet.each("terms", term) })
        }),
        sources: fields.each("sources", source),
        unreadable: 0,
    }
}

fn labelled(fields: &mut Fields<'_>, id: &str) -> Text {
    let label = fields.text("label");
    if label.is_empty() { Text::Plain(id.to_owned()) } else { label }
}

fn term(fields: &mut Fields<'_>) -> Option<DraftTerm> {
    let id = fields.string("id").unwrap_or_default();
    let label = labelled(fields, &id);
    let shape = fields.string("shape").and_then(|name| {
        let message = format!("there is no shape \"{name}\"; another was chosen");
        fields.allowed("shape", Shape::from_name(&name), &message)
    });
    Some(DraftTerm { id, label, color: color(fields), shape, parent: fields.string("parent") })
}

/// `"color": "#0b57a4"`, or `{"light": …, "dark": …}`.
fn color(fields: &mut Fields<'_>) -> Option<Color> {
    let written = fields.text("color");
    if written.is_empty() {
        return None;
    }
    let side = |name| Color::parse_hex(written.get(name));
    let color = side("light").zip(side("dark")).map(|(light, dark)| Color { light, dark });
    if color.is_none() {
        fields.problem(
            "color",
            "expected \"#rrggbb\" or { \"light\": \"#rrggbb\", \"dark\": \"#rrggbb\" }; left out",
        );
    }
    color
}

fn source(fields: &mut Fields<'_>) -> Option<Source> {
    let url = fields.string("url").and_then(|url| {
        let message =
            "only addresses that begin with https:// or http://, without a password, are linked; left out";
        fields.allowed("url", address::web(&url), message)
    });
    Some(Source {
        id: fields.string("id").unwrap_or_default(),
        title: fields.text("title"),
        publisher: fields.text("publisher"),
        date: fields.moment("date"),
        url,
        note: fields.text("note"),
        language: fields.string("language"),
    })
}

fn event(fields: &mut Fields<'_>) -> Option<Draft> {
    let when = when(fields)?;
    Some(Draft {
        id: fields.string("id").unwrap_or_default(),
        when,
        display: fields.text("display"),
        headline: fields.text("headline"),
        short: fields.text("short"),
        summary: fields.text("summary"),
        body: rich::body(fields),
        media: fields.each("media", rich::medium),
        tags: fields.nested("tags").map(Fields::lists).unwrap_or_default(),
        places: fields.each("place", place),
        people: fields.each("people", |person| {
            let (name, office) = (person.text("name"), person.text("office"));
            Some(Person { name, office, party: person.text("party") })
        }),
        sources: fields.strings("sources"),
        claims: fields.each("claims", |claim| {
            let (speaker, text) = (claim.text("speaker"), claim.text("text"));
            Some(DraftClaim { speaker, text, sources: claim.strings("sources") })
        }),
        differs: fields.each("differs", |point| {
            let (article, record) = (point.text("article"), point.text("record"));
            Some(Difference { claim: point.string("claim").unwrap_or_default(), article, record })
        }),
    })
}

fn when(fields: &mut Fields<'_>) -> Option<When> {
    if !fields.has("start") {
        fields.problem("start", "the start date is missing; left out");
        return None;
    }
    let mut start = fields.moment("start")?;
    let mut end = fields.moment("end");
    if let Some(name) = fields.string("precision") {
        match Precision::from_name(&name) {
            Some(precision) => {
                start = start.coarsened(precision);
                end = end.map(|end| end.coarsened(precision));
            }
            None => fields.problem(
                "precision",
                &format!("\"{name}\" is not a precision; write year, month, day, hour or minute"),
            ),
        }
    }
    let about = fields.flag("about") == Some(true);
    let when = When::new(start, end, about).or_else(|message| {
        fields.problem("end", &format!("{message}; left out"));
        When::new(start, None, about)
    });
    when.ok()
}

fn place(fields: &mut Fields<'_>) -> Option<dataset::Place> {
    let name = fields.text("name");
    let position = fields.number("lat").zip(fields.number("lon"));
    Some(dataset::Place { name, position })
}
