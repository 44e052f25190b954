//! From what an importer read to a [`Dataset`] that keeps its invariants.

use super::ids::{self, SourceIds};
use super::{Claim, Dataset, Difference, Event, Facet, Person, Place, Source, Tag, Term, Text, When};
use super::{Color, Moment, Shape};
use crate::error::Problem;

/// Facet ids that would clash with the other keys of an address.
const RESERVED: [&str; 7] = ["q", "from", "to", "selected", "group", "range", "none"];

/// How many facets are prominent where the dataset names none.
const PROMINENT: usize = 3;

/// What an importer hands over: names in place of positions, nothing checked yet.
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
    /// Facets in the order shown.
    pub facets: Vec<DraftFacet>,
    /// Sources, with their own ids.
    pub sources: Vec<Source>,
    /// Events with the place where each stands in the input.
    pub events: Vec<(String, Draft)>,
}

/// A facet before its id is checked.
#[derive(Debug, Clone, Default)]
pub struct DraftFacet {
    /// Name in queries and addresses.
    pub id: String,
    /// Name for readers.
    pub label: Text,
    /// Whether its terms stand on every event of the list; none leaves it to the dataset's order.
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
    /// One line.
    pub headline: Text,
    /// A short paragraph.
    pub summary: Text,
    /// Facet id and term ids.
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

impl Dataset {
    /// Builds a dataset, mending what can be mended and naming each thing that had to be.
    pub fn new(parts: Parts) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut dataset = Self {
            title: parts.title,
            standfirst: parts.standfirst,
            as_of: parts.as_of,
            language: parts.language,
            ..Self::default()
        };
        let undecided = parts.facets.iter().all(|facet| facet.prominent.is_none());
        for draft in parts.facets {
            let prominent = draft.prominent.unwrap_or(undecided && dataset.facets.len() < PROMINENT);
            dataset.facets.extend(facet(&dataset, draft, prominent, &mut problems));
        }
        dataset.sources = parts.sources;
        let source_ids = SourceIds::of(&dataset.sources, &mut problems);
        let (places, drafts): (Vec<String>, Vec<Draft>) = parts.events.into_iter().unzip();
        let admitted = drafts.into_iter().zip(&places);
        let mut events: Vec<Event> =
            admitted.map(|(draft, place)| dataset.admit(place, draft, &source_ids, &mut problems)).collect();
        ids::settle(&mut events, &places, &mut problems);
        events.sort_by_key(|event| event.when.sort_key());
        dataset.rows_by_id = (0..events.len()).collect();
        dataset.rows_by_id.sort_by(|one, other| {
            let id = |row: &usize| events.get(*row).map(|event| event.id.as_str());
            id(one).cmp(&id(other))
        });
        dataset.events = events;
        (dataset, problems)
    }

    fn admit(
        &mut self,
        place: &str,
        draft: Draft,
        source_ids: &SourceIds,
        problems: &mut Vec<Problem>,
    ) -> Event {
        let tags = self.tags(place, draft.tags, problems);
        let mut sources = |ids: Vec<String>, at: &str| -> Vec<usize> {
            let known = |id: String| {
                let position = source_ids.position(&id);
                if position.is_none() {
                    problems.push(Problem::new(
                        format!("{place}.{at}"),
                        format!("there is no source \"{id}\"; left out"),
                    ));
                }
                position
            };
            ids.into_iter().filter_map(known).collect()
        };
        let claims = draft.claims.into_iter().map(|claim| Claim {
            speaker: claim.speaker,
            text: claim.text,
            sources: sources(claim.sources, "claims"),
        });
        let claims = claims.collect();
        Event {
            id: draft.id,
            when: draft.when,
            headline: draft.headline,
            summary: draft.summary,
            tags,
            places: draft.places,
            people: draft.people,
            sources: sources(draft.sources, "sources"),
            claims,
            differs: draft.differs,
        }
    }

    fn tags(
        &mut self,
        place: &str,
        named: Vec<(String, Vec<String>)>,
        problems: &mut Vec<Problem>,
    ) -> Vec<Tag> {
        let mut tags = Vec::new();
        for (facet_id, term_ids) in named {
            let Some(facet) = self.facet(&free_name(&facet_id)) else {
                problems.push(Problem::new(
                    format!("{place}.tags.{facet_id}"),
                    format!("there is no facet \"{facet_id}\"; declare it under \"facets\""),
                ));
                continue;
            };
            for id in term_ids {
                let Some(terms) = self.facets.get_mut(facet).map(|facet| &mut facet.terms) else { continue };
                let term = terms.iter().position(|term| term.id == id).unwrap_or_else(|| {
                    problems.push(Problem::new(
                        format!("{place}.tags.{facet_id}"),
                        format!("the term \"{id}\" is not declared; shown under its id"),
                    ));
                    let label = Text::Plain(id.clone());
                    terms.push(Term {
                        id,
                        label,
                        color: None,
                        shape: dealt_shape(terms.len()),
                        parent: None,
                    });
                    terms.len() - 1
                });
                tags.push(Tag { facet, term });
            }
        }
        tags.sort_unstable();
        tags.dedup();
        tags
    }
}

fn facet(
    dataset: &Dataset,
    draft: DraftFacet,
    prominent: bool,
    problems: &mut Vec<Problem>,
) -> Option<Facet> {
    let DraftFacet { id, label, terms: drafts, .. } = draft;
    let place = format!("facets.{id}");
    let free = free_name(&id);
    if free != id {
        problems.push(Problem::new(&place, format!("\"{id}\" is reserved; named \"{free}\"")));
    }
    let id = free;
    if id.is_empty() || dataset.facet(&id).is_some() {
        problems.push(Problem::new(&place, "a facet needs an id of its own; left out"));
        return None;
    }
    let mut terms: Vec<Term> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        if draft.id.is_empty() || terms.iter().any(|known| known.id == draft.id) {
            problems.push(Problem::new(
                format!("{place}.{}", draft.id),
                "a term needs an id of its own; left out",
            ));
            continue;
        }
        let parent = draft.parent.and_then(|parent| {
            let found = terms.iter().position(|known| known.id == parent && known.parent.is_none());
            if found.is_none() {
                problems.push(Problem::new(
                    format!("{place}.{}.parent", draft.id),
                    format!("\"{parent}\" must be declared before it and have no parent itself; left out"),
                ));
            }
            found
        });
        let shape = draft.shape.unwrap_or_else(|| dealt_shape(terms.len()));
        terms.push(Term { id: draft.id, label: draft.label, color: draft.color, shape, parent });
    }
    Some(Facet { id, label, prominent, terms })
}

/// The id under which a facet is kept: another one where its own is reserved.
fn free_name(id: &str) -> String {
    if RESERVED.contains(&id) { format!("facet-{id}") } else { id.to_owned() }
}

fn dealt_shape(position: usize) -> Shape {
    Shape::ALL.get(position % Shape::ALL.len()).map_or(Shape::Circle, |(_, shape)| *shape)
}
