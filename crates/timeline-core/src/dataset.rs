//! What a timeline holds: events, their facets and terms, and their sources.
//!
//! Invariants, held by [`Dataset::new`]: ids are unique; events are in list order; every tag and source of an event
//! exists; a term's parent is a term of the same facet without a parent of its own. Must not be here: any name of a
//! particular vocabulary, any state of a reader, anything of the browser.

mod body;
mod build;
mod ids;
mod mark;
mod media;
mod text;
mod vocabulary;
mod when;

pub use body::{Block, BlockKind, Span};
pub use build::{Arranging, Building, Draft, DraftClaim, DraftFacet, DraftTerm, Parts};
pub use ids::Ids;
pub use mark::{Color, Shape};
pub use media::{Media, MediaKind};
pub use text::Text;
pub use vocabulary::free_name;
pub use when::{Moment, Precision, When};

use std::sync::LazyLock;

/// A set of dated events with its own vocabulary.
#[derive(Debug, Clone, Default)]
pub struct Dataset {
    /// Title of the timeline.
    pub title: Text,
    /// One or two sentences under the title.
    pub standfirst: Text,
    /// The date up to which the record is complete.
    pub as_of: Option<Moment>,
    /// Language tag of texts that are plain.
    pub language: String,
    /// Periods that stand behind the events.
    pub eras: Vec<Era>,
    /// How many events of the input could not be read, and are not among these.
    pub unreadable: usize,
    facets: Vec<Facet>,
    sources: Vec<Source>,
    events: Vec<Event>,
    /// Rows in the order of their ids.
    rows_by_id: Vec<usize>,
}

/// A dimension by which events are filtered, such as who took part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// Name in queries and addresses.
    pub id: String,
    /// Name for readers.
    pub label: Text,
    /// Whether its terms stand on every event of the list; those of the others stand in the details.
    pub prominent: bool,
    /// The values of the facet, in the order shown.
    pub terms: Vec<Term>,
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Name in queries and addresses.
    pub id: String,
    /// Name for readers.
    pub label: Text,
    /// Colour of its marks.
    pub color: Option<Color>,
    /// Outline of its marks.
    pub shape: Shape,
    /// Position of the broader term: an event that has this term has the parent too.
    pub parent: Option<usize>,
}

/// A term of a facet, by their positions in the dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag {
    /// Position of the facet.
    pub facet: usize,
    /// Position of the term within the facet.
    pub term: usize,
}

/// Where a statement can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Name within the dataset.
    pub id: String,
    /// Title of the page, or a plain description of it.
    pub title: Text,
    /// Who published it.
    pub publisher: Text,
    /// When it was published.
    pub date: Option<Moment>,
    /// Its address; always `http` or `https`.
    pub url: Option<String>,
    /// What a reader should know about it, such as whose official outlet it is.
    pub note: Text,
    /// Language tag of the page, where it differs from the dataset's.
    pub language: Option<String>,
}

/// Something that happened, on somebody's word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Name in addresses; unique and never reused.
    pub id: String,
    /// When it took place.
    pub when: When,
    /// One line.
    pub headline: Text,
    /// A short paragraph.
    pub summary: Text,
    /// Terms, in the order of facets and terms.
    pub tags: Box<[Tag]>,
    /// Positions of its sources.
    pub sources: Box<[usize]>,
    rest: Option<Box<Details>>,
}

/// What else is known of an event. In a box of its own: a large dataset is mostly without.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// The date as the source words it, shown in place of the computed words.
    pub display: Text,
    /// More than the summary: paragraphs, quotes and lists.
    pub body: Box<[Block]>,
    /// Images and links.
    pub media: Box<[Media]>,
    /// Where it took place.
    pub places: Box<[Place]>,
    /// Who took part.
    pub people: Box<[Person]>,
    /// Who said what.
    pub claims: Box<[Claim]>,
    /// Where the source article differs from the record.
    pub differs: Box<[Difference]>,
}

impl Details {
    fn is_empty(&self) -> bool {
        let Self { display, body, media, places, people, claims, differs } = self;
        display.is_empty()
            && body.is_empty()
            && media.is_empty()
            && places.is_empty()
            && people.is_empty()
            && claims.is_empty()
            && differs.is_empty()
    }
}

impl Event {
    /// What else is known of it; all empty where nothing is.
    pub fn details(&self) -> &Details {
        static NONE: LazyLock<Details> = LazyLock::new(Details::default);
        self.rest.as_deref().unwrap_or(&NONE)
    }
}

/// A named period, such as a war or a reign, in which events fall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Era {
    /// From when to when.
    pub when: When,
    /// Name for readers.
    pub label: Text,
}

/// A place by name, and on the globe where that makes sense.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Name for readers.
    pub name: Text,
    /// Latitude and longitude in degrees, north and east positive.
    pub position: Option<(f64, f64)>,
}

impl Eq for Place {}

/// Somebody who took part, in the office held then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Name for readers.
    pub name: Text,
    /// Office held at the time.
    pub office: Text,
    /// Country or body that the person spoke for.
    pub party: Text,
}

/// A statement and who made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Who said it.
    pub speaker: Text,
    /// What was said, in our words.
    pub text: Text,
    /// Positions of the sources that carry it.
    pub sources: Box<[usize]>,
}

/// One point where the article that the dataset began with departs from the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Number of the point in the dataset's own list, such as `C31`.
    pub claim: String,
    /// What the article says.
    pub article: Text,
    /// What the record says.
    pub record: Text,
}

impl Dataset {
    /// The facets in the order shown. The first one leads: it gives marks their colour and shape.
    pub fn facets(&self) -> &[Facet] {
        &self.facets
    }

    /// The sources in the order of the dataset.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The events in list order: by date, see [`When::sort_key`].
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The event in a row.
    pub fn event(&self, row: usize) -> Option<&Event> {
        self.events.get(row)
    }

    /// The row of an event id.
    pub fn row(&self, id: &str) -> Option<usize> {
        let id_of = |row: &usize| self.events.get(*row).map(|event| event.id.as_str());
        let place = self.rows_by_id.binary_search_by(|row| id_of(row).cmp(&Some(id))).ok()?;
        self.rows_by_id.get(place).copied()
    }

    /// Gives up so many of the last events and sources: a large dataset takes long to be freed at once. What is left is fit
    /// for nothing else.
    pub fn shrink(&mut self, by: usize) {
        self.events.truncate(self.events.len().saturating_sub(by));
        self.sources.truncate(self.sources.len().saturating_sub(by));
    }

    /// The rows in the order of their ids.
    pub fn rows_by_id(&self) -> &[usize] {
        &self.rows_by_id
    }

    /// The position of a facet id.
    pub fn facet(&self, id: &str) -> Option<usize> {
        self.facets.iter().position(|facet| facet.id == id)
    }

    /// The tag of a facet id and a term id.
    pub fn tag(&self, facet: &str, term: &str) -> Option<Tag> {
        let facet = self.facet(facet)?;
        let term = self.facets.get(facet)?.terms.iter().position(|known| known.id == term)?;
        Some(Tag { facet, term })
    }

    /// The facet and term that a tag stands for.
    pub fn resolve(&self, tag: Tag) -> Option<(&Facet, &Term)> {
        let facet = self.facets.get(tag.facet)?;
        Some((facet, facet.terms.get(tag.term)?))
    }

    /// The first term of the leading facet that an event has: what its mark looks like.
    pub fn leading_term(&self, event: &Event) -> Option<&Term> {
        let tag = event.tags.first().filter(|tag| tag.facet == 0)?;
        self.resolve(*tag).map(|(_, term)| term)
    }

    /// The half-open extent of all events in seconds, or nothing if there are none.
    pub fn extent(&self) -> Option<(i64, i64)> {
        let first = self.events.first()?.when.extent().0;
        let last = self.events.iter().map(|event| event.when.extent().1).max()?;
        Some((first, last))
    }
}
