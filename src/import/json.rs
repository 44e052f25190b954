//! The native format; `docs/format.md` describes it.
//!
//! Events are taken one at a time, so that a large file never stands in memory as a whole tree of values.

use super::tree::{Json, Object};
use super::value::Fields;
use super::{address, rich};
use crate::dataset::{self, Color, Difference, Draft, DraftClaim, DraftFacet, DraftTerm, Era, Parts, Person};
use crate::dataset::{Precision, Shape, Source, Text, When};
use crate::error::{Error, Problem};

/// The value of `format` that this reader knows.
pub(crate) const FORMAT: &str = "talks-timeline/1";

/// What is said of a value with more levels of lists and objects than are read.
pub(super) const TOO_DEEP: &str = "nested more than 32 levels deep; left out";

type Events = Vec<(String, Draft)>;

/// Reads events of the native format as they come, whoever has parsed them, and the rest when they have all come.
///
/// ```
/// use talks_timeline::dataset::Dataset;
/// use talks_timeline::import::{Draftsman, Json};
/// let mut draftsman = Draftsman::default();
/// draftsman.take(Json::Object(vec![("start".to_owned(), Json::Text("2022".to_owned()))]));
/// draftsman.pass_over();
/// let (parts, problems) = draftsman.finish(Json::Object(vec![("events".to_owned(), Json::List(Vec::new()))]))?;
/// assert_eq!(Dataset::new(parts).0.events().len(), 1);
/// assert_eq!(problems[0].place, "events[1]");
/// # Ok::<(), talks_timeline::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Draftsman {
    problems: Vec<Problem>,
    events: Events,
    position: usize,
    sources: Vec<Source>,
    source_position: usize,
}

impl Draftsman {
    /// Takes the next event of the list.
    pub fn take(&mut self, value: Json) {
        let path = format!("events[{}]", self.position);
        self.position += 1;
        let fields = Fields::of(value, path.clone(), &mut self.problems);
        let draft = fields.and_then(|mut fields| event(&mut fields));
        self.events.extend(draft.map(|draft| (path, draft)));
    }

    /// Takes the next source of the list.
    pub fn take_source(&mut self, value: Json) {
        let path = format!("dataset.sources[{}]", self.source_position);
        self.source_position += 1;
        let fields = Fields::of(value, path, &mut self.problems);
        self.sources.extend(fields.and_then(|mut fields| source(&mut fields)));
    }

    /// Counts the next event of the list, and leaves it out because of how deeply it is nested.
    pub fn pass_over(&mut self) {
        self.problems.push(Problem::new(format!("events[{}]", self.position), TOO_DEEP));
        self.position += 1;
    }

    /// Says that something beside the events is nested too deeply.
    pub fn head_is_too_deep(&mut self) {
        self.problems.push(Problem::new("dataset", TOO_DEEP));
    }

    /// Takes everything else; the lists of events and sources may be empty here.
    ///
    /// # Errors
    ///
    /// If this is no object with a list of events.
    pub fn finish(mut self, root: Json) -> Result<(Parts, Vec<Problem>), Error> {
        let Json::Object(mut head) = root else {
            return Err(Error::format("expected an object with a list \"events\""));
        };
        let events = head.iter_mut().rfind(|(name, _)| name == "events").map(|(_, value)| value);
        match events {
            Some(events) if events.is_rows() => {
                // Events that were not taken one by one.
                std::mem::replace(events, Json::Null)
                    .into_rows()
                    .into_iter()
                    .for_each(|event| self.take(event));
            }
            _ => return Err(Error::format("it has no list \"events\"")),
        }
        let unreadable = self.position - self.events.len();
        let mut parts = parts(head, self.events, &mut self.problems);
        parts.unreadable = unreadable;
        self.sources.append(&mut parts.sources);
        parts.sources = self.sources;
        Ok((parts, self.problems))
    }
}

fn parts(head: Object, events: Events, problems: &mut Vec<Problem>) -> Parts {
    let Some(mut fields) = Fields::of(Json::Object(head), "dataset".to_owned(), problems) else {
        return Parts { events, ..Parts::default() };
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
        events,
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
        fields.problem("start", "it needs a start date; left out");
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
            None => {
                fields.problem("precision", &format!("\"{name}\" is none of year, month, day, hour, minute"))
            }
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
