//! What has been read so far of a foreign format, and how it becomes a dataset.

use super::problems::{Part, Problems};
use super::unbuilt::{Naming, Unbuilt};
use std::collections::BTreeSet;
use timeline_core::brief;
use timeline_core::dataset::{Draft, DraftFacet, DraftTerm, Parts, Text};
use timeline_core::import::limits::{EVENTS, TERMS};

/// Events, and the dataset around them.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Everything but the events and facets.
    pub(super) parts: Parts,
    pub(super) problems: Problems,
    /// Facets in the order shown.
    pub(super) facets: Vec<Terms>,
    /// What leads from the place of an event to that of its id.
    of_id: String,
    events: Vec<(String, Draft)>,
    /// The ids that events have.
    given: BTreeSet<String>,
    left_out: usize,
}

impl Gathered {
    /// Nothing yet but what was wrong with the input as a whole, and the facets to be filled.
    pub(super) fn new(problems: Problems, facets: Vec<Terms>, of_id: String) -> Self {
        let parts = Parts { language: "en".to_owned(), ..Parts::default() };
        Self { parts, problems, facets, of_id, ..Self::default() }
    }

    /// Takes the next event, and the place where it stands. It has no id yet if the input gives it none.
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

    /// What is to become of it, with all facets but those that `is_facet` refuses.
    pub(super) fn finish(mut self, is_facet: impl Fn(&Terms, &mut Problems) -> bool) -> Unbuilt {
        if self.left_out > 0 {
            let message =
                format!("{} events beyond the first {EVENTS} were left out; split the file", self.left_out);
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
        let rest = (self.parts, self.problems);
        Unbuilt::Naming(Box::new(Naming::new(self.events, self.given, self.of_id, refused, rest)))
    }
}

/// The terms of a facet that is made from what events say, in the order in which they say it.
#[derive(Debug, Default)]
pub(super) struct Terms {
    pub(super) id: String,
    pub(super) label: String,
    order: Vec<String>,
    known: BTreeSet<String>,
    /// How often a term was given, until there were too many different ones.
    given: usize,
    beyond: usize,
}

impl Terms {
    pub(super) fn new(id: String, label: &str) -> Self {
        Self { id, label: label.to_owned(), ..Self::default() }
    }

    /// Takes a term of an event; false if it is one too many.
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

    /// Whether most of its values occur but once, so that they are no terms to filter by.
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

/// The place of a cell as a spreadsheet shows it.
pub(super) fn cell(row: usize, column: &str) -> String {
    format!("row {row}, column \"{}\"", brief(column))
}

/// The name of a part in JSON of TimelineJS 3.
pub(super) fn json_name(part: Part) -> &'static str {
    match part {
        Part::End => "end_date",
        Part::Display => "display_date",
        Part::Headline => "text.headline",
        Part::Summary | Part::Text => "text.text",
        Part::Url => "media.url",
        Part::Title => "media.title",
        Part::Alt => "media.alt",
        Part::Caption => "media.caption",
        Part::Credit => "media.credit",
        Part::Link => "media.link",
        Part::Group => "group",
    }
}
