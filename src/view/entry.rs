//! One event of the list with the props with which it is drawn: what the parts of an event share.

use super::element::Element;
use super::term::{Look, TermButtons};
use std::rc::Rc;
use timeline_core::dataset::{Event as Dated, Text};
use timeline_core::model::Model;
use timeline_core::query::{Query, QueryResult};
use timeline_core::state::Action;
use yew::prelude::*;

/// What the tags of all events depend on: the chosen terms, the counts, and whether every tag is shown.
#[derive(Debug)]
pub(super) struct Filtered {
    pub(super) query: Query,
    pub(super) result: Rc<QueryResult>,
    /// Whether every tag is shown, as on paper and without script, where nothing can be opened.
    pub(super) whole: bool,
}

// The result follows from the query and the model, which is a prop of its own.
impl PartialEq for Filtered {
    fn eq(&self, other: &Self) -> bool {
        self.query == other.query && self.whole == other.whole
    }
}

// Lets `Rc` compare equal pointers without looking inside; a render compares one for each event.
impl Eq for Filtered {}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct EntryProps {
    pub(super) row: usize,
    pub(super) model: Model,
    pub(super) dispatch: Callback<Action>,
    pub(super) filtered: Rc<Filtered>,
    pub(super) heading_level: u8,
    pub(super) selected: bool,
    pub(super) open: bool,
    /// Whether closed details are drawn too.
    pub(super) full: bool,
}

/// An event and its props.
pub(super) struct Entry<'a> {
    pub(super) event: &'a Dated,
    pub(super) props: &'a EntryProps,
}

impl Entry<'_> {
    /// A text in the language of the interface.
    pub(super) fn say<'a>(&self, text: &'a Text) -> &'a str {
        self.props.model.say(text)
    }

    /// The tags of one facet as buttons.
    pub(super) fn tags(&self, facet: usize) -> Vec<Element> {
        let EntryProps { model, dispatch, filtered, .. } = self.props;
        let buttons =
            TermButtons { model, dispatch, query: &filtered.query, counts: &filtered.result.counts };
        let look = if self.is_filled(facet) { Look::FilledTag } else { Look::Tag };
        let tags = self.event.tags.iter().filter(|tag| tag.facet == facet);
        tags.filter_map(|tag| buttons.button(*tag, look)).collect()
    }

    /// The last prominent facet stands out: datasets put the outcome of an event there.
    fn is_filled(&self, facet: usize) -> bool {
        let facets = self.props.model.dataset.facets();
        facet > 0 && facets.iter().rposition(|facet| facet.prominent) == Some(facet)
    }
}
