//! From the facets that an importer declared to those of a dataset, and from names of terms to tags.
//!
//! Everything is looked up in sorted lists: a facet may have as many terms as there are events.

use super::ids::Ids;
use super::{DraftFacet, DraftTerm, Facet, Shape, Tag, Term};
use crate::error::{Problem, brief};

/// Facet ids that would clash with the other keys of an address.
const RESERVED: [&str; 7] = ["q", "from", "to", "selected", "group", "range", "none"];

/// How many facets are prominent where the dataset names none.
const PROMINENT: usize = 3;

/// A facet id and ids of its terms.
type Named = (String, Vec<String>);

/// The facets of a dataset with everything needed to find them and their terms.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// The facets in the order shown.
    pub(super) facets: Vec<Facet>,
    facet_ids: Ids,
    term_ids: Vec<Ids>,
    /// For each facet how many of its terms were declared or have been named as a problem.
    accounted: Vec<usize>,
}

impl Vocabulary {
    /// The declared facets, with the terms that `named` has beyond them.
    pub(super) fn new<'a>(
        drafts: Vec<DraftFacet>,
        named: impl Iterator<Item = &'a Named>,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let undecided = drafts.iter().all(|facet| facet.prominent.is_none());
        let given = Ids::of(&|at| drafts.get(at).map(|draft| free_name(&draft.id)), &mut |_| {});
        let mut facets = Vec::new();
        for (position, draft) in drafts.into_iter().enumerate() {
            let prominent = draft.prominent.unwrap_or(undecided && facets.len() < PROMINENT);
            let first = given.position(&free_name(&draft.id)) == Some(position);
            facets.extend(facet(draft, first, prominent, problems));
        }
        let facet_ids = Ids::of(&|at| facets.get(at).map(|facet: &Facet| facet.id.clone()), &mut |_| {});
        let term_ids = facets.iter().map(ids_of_terms).collect();
        let accounted = facets.iter().map(|facet| facet.terms.len()).collect();
        let mut vocabulary = Self { facets, facet_ids, term_ids, accounted };
        vocabulary.add_undeclared(named);
        vocabulary
    }

    /// Adds the terms that events have and no facet declares, in the order in which they occur.
    fn add_undeclared<'a>(&mut self, named: impl Iterator<Item = &'a Named>) {
        let mut missing: Vec<Vec<&str>> = vec![Vec::new(); self.facets.len()];
        for (facet_id, term_ids) in named {
            let Some(facet) = self.position(facet_id) else { continue };
            let (Some(known), Some(missing)) = (self.term_ids.get(facet), missing.get_mut(facet)) else {
                continue;
            };
            let new = |id: &&str| !id.is_empty() && known.position(id).is_none();
            missing.extend(term_ids.iter().map(String::as_str).filter(new));
        }
        for ((facet, known), missing) in self.facets.iter_mut().zip(&mut self.term_ids).zip(missing) {
            let first = Ids::of(&|at| missing.get(at).map(|id| (*id).to_owned()), &mut |_| {});
            for (position, id) in missing.iter().enumerate() {
                if first.position(id) == Some(position) {
                    let draft =
                        DraftTerm { id: (*id).to_owned(), label: (*id).into(), ..DraftTerm::default() };
                    facet.terms.push(term(draft, facet.terms.len(), None));
                }
            }
            *known = ids_of_terms(facet);
        }
    }

    /// The position of a facet by the id that it was given.
    fn position(&self, id: &str) -> Option<usize> {
        if RESERVED.contains(&id) {
            self.facet_ids.position(&free_name(id))
        } else {
            self.facet_ids.position(id)
        }
    }

    /// The tags of one event, in the order of facets and terms.
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
            let (Some(known), Some(accounted)) = (self.term_ids.get(facet), self.accounted.get_mut(facet))
            else {
                continue;
            };
            let place = format!("{place}.tags.{}", brief(facet_id));
            for id in term_ids {
                // All others have been declared, or added.
                let Some(term) = known.position(id) else {
                    problems.push(Problem::new(&place, "a term needs an id; left out"));
                    continue;
                };
                // Undeclared terms stand in the order in which events name them: this is the first to name it.
                if term == *accounted {
                    *accounted += 1;
                    let message = format!("the term \"{id}\" is not declared; shown under its id");
                    problems.push(Problem::new(&place, message));
                }
                tags.push(Tag { facet, term });
            }
        }
        tags.sort_unstable();
        tags.dedup();
        tags
    }
}

fn ids_of_terms(facet: &Facet) -> Ids {
    Ids::of(&|at| facet.terms.get(at).map(|term| term.id.clone()), &mut |_| {})
}

fn facet(draft: DraftFacet, first: bool, prominent: bool, problems: &mut Vec<Problem>) -> Option<Facet> {
    let DraftFacet { id: wanted, label, terms: drafts, .. } = draft;
    let place = format!("facets.{}", brief(&wanted));
    let id = free_name(&wanted);
    if id != wanted {
        problems.push(Problem::new(&place, format!("\"{wanted}\" is reserved; named \"{id}\"")));
    }
    if id.is_empty() || !first {
        problems.push(Problem::new(&place, "a facet needs an id of its own; left out"));
        return None;
    }
    let given = Ids::of(&|at| drafts.get(at).map(|draft| draft.id.clone()), &mut |_| {});
    let mut terms: Vec<Term> = Vec::with_capacity(drafts.len());
    // Where each draft has gone, so that a parent is found by its id.
    let mut positions: Vec<Option<usize>> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        if draft.id.is_empty() || given.position(&draft.id) != Some(positions.len()) {
            problems.push(Problem::new(
                format!("{place}.{}", draft.id),
                "a term needs an id of its own; left out",
            ));
            positions.push(None);
            continue;
        }
        let parent = draft.parent.as_ref().and_then(|parent| {
            let found = given.position(parent).and_then(|position| positions.get(position).copied()?);
            let found = found.filter(|found| terms.get(*found).is_some_and(|known| known.parent.is_none()));
            if found.is_none() {
                problems.push(Problem::new(
                    format!("{place}.{}.parent", draft.id),
                    format!("\"{parent}\" must be declared before it and have no parent itself; left out"),
                ));
            }
            found
        });
        positions.push(Some(terms.len()));
        terms.push(term(draft, terms.len(), parent));
    }
    Some(Facet { id, label, prominent, terms })
}

/// The term at a position; it is dealt a shape where it has none.
fn term(draft: DraftTerm, position: usize, parent: Option<usize>) -> Term {
    let dealt = || Shape::ALL.get(position % Shape::ALL.len()).map_or(Shape::Circle, |(_, shape)| *shape);
    let shape = draft.shape.unwrap_or_else(dealt);
    Term { id: draft.id, label: draft.label, color: draft.color, shape, parent }
}

/// The id under which a facet is kept: another one where its own is reserved.
pub(crate) fn free_name(id: &str) -> String {
    if RESERVED.contains(&id) { format!("facet-{id}") } else { id.to_owned() }
}
