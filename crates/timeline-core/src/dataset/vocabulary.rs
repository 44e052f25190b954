//! Turns the facets that an importer declares into the facets of a dataset, and ids of terms into tags.
//!
//! Ids are looked up in a tree, because a facet may have as many terms as there are events.

use super::ids::Ids;
use super::{DraftFacet, DraftTerm, Facet, Shape, Tag, Term};
use crate::error::{Problem, brief};

/// Facet ids that would collide with other keys of an address.
const RESERVED: [&str; 7] = ["q", "from", "to", "selected", "group", "range", "none"];

/// The number of prominent facets if the dataset marks none.
const PROMINENT: usize = 3;

/// A facet id and ids of its terms.
type Named = (String, Vec<String>);

/// The facets of a dataset, with the index to find them and their terms.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// The facets in the order shown.
    pub(super) facets: Vec<Facet>,
    facet_ids: Ids,
    term_ids: Vec<Ids>,
}

impl Vocabulary {
    /// The declared facets.
    pub(super) fn new(drafts: Vec<DraftFacet>, problems: &mut Vec<Problem>) -> Self {
        let undecided = drafts.iter().all(|facet| facet.prominent.is_none());
        let mut vocabulary = Self { facets: Vec::new(), facet_ids: Ids::default(), term_ids: Vec::new() };
        for draft in drafts {
            let position = vocabulary.facets.len();
            let place = format!("facets.{}", brief(&draft.id));
            let id = free_name(&draft.id);
            if id != draft.id {
                problems.push(Problem::new(&place, format!("\"{}\" is reserved; named \"{id}\"", draft.id)));
            }
            if id.is_empty() || !vocabulary.facet_ids.add(&id, position) {
                problems.push(Problem::new(&place, "a facet needs an id of its own; left out"));
                continue;
            }
            let prominent = draft.prominent.unwrap_or(undecided && position < PROMINENT);
            let (terms, ids) = declared(draft.terms, &place, problems);
            vocabulary.facets.push(Facet { id, label: draft.label, prominent, terms });
            vocabulary.term_ids.push(ids);
        }
        vocabulary
    }

    /// The position of the facet with an original id.
    fn position(&self, id: &str) -> Option<usize> {
        if RESERVED.contains(&id) {
            self.facet_ids.position(&free_name(id))
        } else {
            self.facet_ids.position(id)
        }
    }

    /// The tags of one event, sorted by facet and term.
    pub(super) fn tags(&mut self, place: &str, named: &[Named], problems: &mut Vec<Problem>) -> Vec<Tag> {
        let mut tags = Vec::new();
        for (facet_id, term_ids) in named {
            let Some(facet) = self.position(facet_id) else {
                problems.push(Problem::new(
                    format!("{place}.tags.{facet_id}"),
                    format!("there is no facet \"{facet_id}\"; declare it under \"facets\""),
                ));
                continue;
            };
            let (Some(known), Some(described)) = (self.term_ids.get_mut(facet), self.facets.get_mut(facet))
            else {
                continue;
            };
            let place = format!("{place}.tags.{}", brief(facet_id));
            for id in term_ids {
                if id.is_empty() {
                    problems.push(Problem::new(&place, "a term needs an id; left out"));
                    continue;
                }
                let next = described.terms.len();
                if known.add(id, next) {
                    let draft =
                        DraftTerm { id: id.clone(), label: id.as_str().into(), ..DraftTerm::default() };
                    described.terms.push(term(draft, next, None));
                    let message = format!("the term \"{id}\" is not declared; shown under its id");
                    problems.push(Problem::new(&place, message));
                }
                tags.extend(known.position(id).map(|term| Tag { facet, term }));
            }
        }
        tags.sort_unstable();
        tags.dedup();
        tags
    }
}

/// The declared terms of a facet, and their ids.
fn declared(drafts: Vec<DraftTerm>, place: &str, problems: &mut Vec<Problem>) -> (Vec<Term>, Ids) {
    let mut known = Ids::default();
    let mut terms: Vec<Term> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let parent = draft.parent.as_ref().map(|id| (id, known.position(id)));
        if draft.id.is_empty() || !known.add(&draft.id, terms.len()) {
            let place = format!("{place}.{}", draft.id);
            problems.push(Problem::new(place, "a term needs an id of its own; left out"));
            continue;
        }
        let parent = parent.and_then(|(id, found)| {
            let found = found.filter(|found| terms.get(*found).is_some_and(|known| known.parent.is_none()));
            if found.is_none() {
                problems.push(Problem::new(
                    format!("{place}.{}.parent", draft.id),
                    format!("\"{id}\" must be declared before it and have no parent itself; left out"),
                ));
            }
            found
        });
        terms.push(term(draft, terms.len(), parent));
    }
    (terms, known)
}

/// The term at a position; without a shape it receives the next one.
fn term(draft: DraftTerm, position: usize, parent: Option<usize>) -> Term {
    let dealt = || Shape::ALL.get(position % Shape::ALL.len()).map_or(Shape::Circle, |(_, shape)| *shape);
    let shape = draft.shape.unwrap_or_else(dealt);
    Term { id: draft.id, label: draft.label, color: draft.color, shape, parent }
}

/// The id under which a facet is stored, which differs if the original is reserved.
pub fn free_name(id: &str) -> String {
    if RESERVED.contains(&id) { format!("facet-{id}") } else { id.to_owned() }
}
