//! Events and their details.

use super::body::Block;
use super::facet::Tag;
use super::media::Media;
use super::text::Text;
use super::when::When;
use std::sync::LazyLock;

/// Something that happened, according to its sources.
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
    pub(super) rest: Option<Box<Details>>,
}

/// Further details of an event. Boxed, because most events of a large dataset have none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// The date as the source words it, shown instead of the formatted date.
    pub display: Text,
    /// A few words for the mark of the event in the chart; empty if the headline serves.
    pub short: Text,
    /// Longer text: paragraphs, quotes and lists.
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
    pub(super) fn is_empty(&self) -> bool {
        let Self { display, short, body, media, places, people, claims, differs } = self;
        display.is_empty()
            && short.is_empty()
            && body.is_empty()
            && media.is_empty()
            && places.is_empty()
            && people.is_empty()
            && claims.is_empty()
            && differs.is_empty()
    }
}

impl Event {
    /// The further details of the event. All fields are empty if it has none.
    pub fn details(&self) -> &Details {
        static NONE: LazyLock<Details> = LazyLock::new(Details::default);
        self.rest.as_deref().unwrap_or(&NONE)
    }

    /// A label of a few words, or the headline if the event has none. It may lack a language that the headline has:
    /// [`Prepared::short`](crate::model::Prepared::short) chooses what a reader sees.
    pub fn short(&self) -> &Text {
        let short = &self.details().short;
        if short.is_empty() { &self.headline } else { short }
    }
}

/// A place: its name, and its position if known.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Name for readers.
    pub name: Text,
    /// Latitude and longitude in degrees, north and east positive.
    pub position: Option<(f64, f64)>,
}

impl Eq for Place {}

/// A participant, in the office held at the time.
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
    /// What was said, in the words of the dataset.
    pub text: Text,
    /// Positions of the sources that report it.
    pub sources: Box<[usize]>,
}

/// One point on which the source article differs from the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Number of the point in the dataset's own list, such as `C31`.
    pub claim: String,
    /// What the article says.
    pub article: Text,
    /// What the record says.
    pub record: Text,
}
