//! What every part of the view reads.

use std::rc::Rc;
use timeline_core::facet::RowSet;
use timeline_core::model::Model;
use timeline_core::query::{Counts, Query};
use timeline_core::state::{Action, State};
use yew::prelude::*;

/// The dataset, the state, what follows from both, and where actions go.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct View {
    pub(super) model: Model,
    pub(super) state: Rc<State>,
    result: Rc<QueryResult>,
    pub(super) dispatch: Callback<Action>,
    pub(super) heading_level: u8,
}

impl View {
    pub(super) fn new(
        (model, state, result): (Model, Rc<State>, Rc<QueryResult>),
        dispatch: Callback<Action>,
        heading_level: u8,
    ) -> Self {
        Self { model, state, result, dispatch, heading_level: heading_level.clamp(1, 4) }
    }

    /// The result of the query.
    pub(super) fn result(&self) -> &Rc<QueryResult> {
        &self.result
    }
}

/// The result of a query, computed once per model and query.
// `Eq` lets `Rc` compare equal pointers without looking inside.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct QueryResult {
    /// The rows that pass.
    pub(super) rows: RowSet,
    /// The same rows in order.
    pub(super) list: Vec<usize>,
    /// How many events each term would show.
    pub(super) counts: Counts,
}

impl QueryResult {
    pub(super) fn new(query: &Query, model: &Model) -> Self {
        let rows = query.evaluate(&model.index);
        Self { list: rows.iter().collect(), counts: query.counts(&model.index), rows }
    }
}

#[cfg(test)]
impl View {
    /// A view for tests of a dataset in the native format, after some actions.
    pub(super) fn of(json: &str, actions: &[Action]) -> Self {
        let dataset = timeline_core::import::native(json).unwrap().dataset;
        let model = Model::new(dataset, timeline_core::locale::Locale::ENGLISH);
        let first = State::new(&model.dataset);
        let state = actions.iter().fold(first, |state, action| state.apply(&model.dataset, action.clone()));
        let result = Rc::new(QueryResult::new(&state.query, &model));
        Self::new((model, Rc::new(state), result), Callback::noop(), 2)
    }
}
