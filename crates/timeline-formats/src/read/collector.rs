//! Collects the content of another format: events, facets made from their values, and the rest of the dataset.

use super::drafts::{Drafts, Naming};
use super::problems::Problems;
use std::collections::BTreeSet;
use timeline_core::dataset::{Draft, DraftFacet, DraftTerm, Parts, Text};
use timeline_core::import::limits::{EVENTS, TERMS};

/// Events, and the rest of the dataset.
#[derive(Debug, Default)]
pub(super) struct Collector {
    /// Everything but the events and facets.
    pub(super) parts: Parts,
    pub(super) problems: Problems,
    /// Facets in the order shown.
    pub(super) facets: Vec<FacetTerms>,
    /// Appended to the place of an event for problems with its id.
    id_suffix: String,
    events: Vec<(String, Draft)>,
    /// The ids in the input.
    given: BTreeSet<String>,
    left_out: usize,
}

impl Collector {
    /// Starts with the problems of the input as a whole, and with facets that have no terms yet.
    pub(super) fn new(problems: Problems, facets: Vec<FacetTerms>, id_suffix: String) -> Self {
        let parts = Parts { language: "en".to_owned(), ..Parts::default() };
        Self { parts, problems, facets, id_suffix, ..Self::default() }
    }

    /// Takes the next event and its place. The event's id is empty if the input has none.
    pub(super) fn add(&mut self, place: String, draft: Draft) {
        if self.events.len() < EVENTS {
            if !draft.id.is_empty() {
                self.given.insert(draft.id.clone());
            }
            self.events.push((place, draft));
        } else {
            self.left_out = self.left_out.saturating_add(1);
        }
    }

    /// The drafts, without the facets that `is_facet` rejects.
    pub(super) fn finish(mut self, is_facet: impl Fn(&FacetTerms, &mut Problems) -> bool) -> Drafts {
        if self.left_out > 0 {
            let message = format!(
                "only the first {EVENTS} events were read ({} left out); split the file",
                self.left_out
            );
            self.problems.add("file", message);
        }
        let mut refused = BTreeSet::new();
        for facet in self.facets {
            if facet.order.is_empty() {
                continue;
            }
            if !is_facet(&facet, &mut self.problems) {
                refused.insert(facet.id);
                continue;
            }
            if facet.beyond > 0 {
                let message = format!(
                    "it has more than {TERMS} different values; {} of them were left out; use broader ones",
                    facet.beyond
                );
                self.problems.add(format!("column \"{}\"", facet.label), message);
            }
            self.parts.facets.push(facet.draft());
        }
        let naming = Naming::new(self.id_suffix, refused, self.given);
        Drafts::named(self.parts, self.events, naming, self.problems)
    }
}

/// The terms of a facet that is made from values of events, in order of occurrence.
#[derive(Debug, Default)]
pub(super) struct FacetTerms {
    pub(super) id: String,
    pub(super) label: String,
    order: Vec<String>,
    known: BTreeSet<String>,
    /// The number of occurrences of terms, up to the limit of different terms.
    given: usize,
    beyond: usize,
}

impl FacetTerms {
    pub(super) fn new(id: String, label: &str) -> Self {
        Self { id, label: label.to_owned(), ..Self::default() }
    }

    /// Adds a term of an event; false if there are too many different ones.
    pub(super) fn admit(&mut self, term: &str) -> bool {
        if self.known.contains(term) {
            self.given = self.given.saturating_add(usize::from(self.beyond == 0));
            return true;
        }
        if self.order.len() >= TERMS {
            self.beyond = self.beyond.saturating_add(1);
            return false;
        }
        self.given = self.given.saturating_add(1);
        self.known.insert(term.to_owned());
        self.order.push(term.to_owned());
        true
    }

    /// Whether most of its values occur only once, which makes it useless as a filter.
    pub(super) fn is_prose(&self) -> bool {
        let different = self.order.len();
        different > 40 && different.saturating_mul(10) > self.given.saturating_mul(6)
    }

    fn draft(self) -> DraftFacet {
        let terms = self.order.into_iter().map(|label| DraftTerm {
            label: Text::from(label.as_str()),
            id: label,
            ..DraftTerm::default()
        });
        DraftFacet { id: self.id, label: Text::Plain(self.label), prominent: None, terms: terms.collect() }
    }
}
