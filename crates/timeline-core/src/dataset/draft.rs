//! What an importer hands over: names in place of positions, and nothing checked yet.

use super::{Block, Color, Difference, Era, Media, Moment, Person, Place, Shape, Source, Text, When};

/// Everything but the events, as an importer delivers it: ids instead of positions, nothing checked yet.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    /// Title of the timeline.
    pub title: Text,
    /// One or two sentences under the title.
    pub standfirst: Text,
    /// The date up to which the record is complete.
    pub as_of: Option<Moment>,
    /// Language tag of plain texts.
    pub language: String,
    /// Periods that are drawn behind the events.
    pub eras: Vec<Era>,
    /// The number of events that could not be read.
    pub unreadable: usize,
    /// Facets in the order shown.
    pub facets: Vec<DraftFacet>,
    /// Sources, with their own ids.
    pub sources: Vec<Source>,
}

/// A facet before its id is checked.
#[derive(Debug, Clone, Default)]
pub struct DraftFacet {
    /// Name in queries and addresses.
    pub id: String,
    /// Name for readers.
    pub label: Text,
    /// Whether its terms are shown on every event of the list; `None` leaves that to the order of the facets.
    pub prominent: Option<bool>,
    /// Its terms in the order shown.
    pub terms: Vec<DraftTerm>,
}

/// A term before its parent is looked up.
#[derive(Debug, Clone, Default)]
pub struct DraftTerm {
    /// Name in queries and addresses.
    pub id: String,
    /// Name for readers.
    pub label: Text,
    /// Colour of its marks.
    pub color: Option<Color>,
    /// Outline of its marks.
    pub shape: Option<Shape>,
    /// Id of the broader term.
    pub parent: Option<String>,
}

/// An event before its tags and sources are looked up.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Name in addresses; may be empty.
    pub id: String,
    /// When it took place.
    pub when: When,
    /// The date as the source words it; may be empty.
    pub display: Text,
    /// One line.
    pub headline: Text,
    /// A few words for its mark in the chart; may be empty.
    pub short: Text,
    /// A short paragraph.
    pub summary: Text,
    /// Paragraphs, quotes and lists.
    pub body: Vec<Block>,
    /// Images and links.
    pub media: Vec<Media>,
    /// The id of a facet, and the ids of its terms.
    pub tags: Vec<(String, Vec<String>)>,
    /// Where it took place.
    pub places: Vec<Place>,
    /// Who took part.
    pub people: Vec<Person>,
    /// Ids of its sources.
    pub sources: Vec<String>,
    /// Who said what.
    pub claims: Vec<DraftClaim>,
    /// Where the source article differs.
    pub differs: Vec<Difference>,
}

impl Draft {
    /// An event with a date and nothing else.
    pub fn at(when: When) -> Self {
        Self {
            id: String::new(),
            when,
            display: Text::default(),
            headline: Text::default(),
            short: Text::default(),
            summary: Text::default(),
            body: Vec::new(),
            media: Vec::new(),
            tags: Vec::new(),
            places: Vec::new(),
            people: Vec::new(),
            sources: Vec::new(),
            claims: Vec::new(),
            differs: Vec::new(),
        }
    }
}

/// A claim before its sources are looked up.
#[derive(Debug, Clone)]
pub struct DraftClaim {
    /// Who said it.
    pub speaker: Text,
    /// What was said.
    pub text: Text,
    /// Ids of the sources that carry it.
    pub sources: Vec<String>,
}
