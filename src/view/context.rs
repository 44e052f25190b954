//! What every part of the view reads.

use std::rc::Rc;
use timeline_core::model::Model;
use timeline_core::query::QueryResult;
use timeline_core::session::Session;
use timeline_core::state::{Action, State};
use yew::prelude::*;

/// The session, and where actions go.
#[derive(Debug, Clone)]
pub(super) struct View {
    pub(super) model: Model,
    pub(super) state: Rc<State>,
    result: Rc<QueryResult>,
    pub(super) dispatch: Callback<Action>,
    pub(super) heading_level: u8,
}

// The result follows from the model and the state.
impl PartialEq for View {
    fn eq(&self, other: &Self) -> bool {
        self.model == other.model
            && self.state == other.state
            && self.dispatch == other.dispatch
            && self.heading_level == other.heading_level
    }
}

impl View {
    pub(super) fn new(session: &Session, dispatch: Callback<Action>, heading_level: u8) -> Self {
        Self {
            model: session.model().clone(),
            state: session.state().clone(),
            result: session.result().clone(),
            dispatch,
            heading_level: heading_level.clamp(1, 4),
        }
    }

    /// The result of the query.
    pub(super) fn result(&self) -> &Rc<QueryResult> {
        &self.result
    }
}

#[cfg(test)]
impl View {
    /// A view for tests of a dataset in the native format, after some actions.
    pub(super) fn of(json: &str, actions: &[Action]) -> Self {
        let dataset = timeline_core::import::native(json).unwrap().dataset;
        let session = Session::new(Model::new(dataset, timeline_core::locale::Locale::ENGLISH));
        let session = actions.iter().fold(session, |session, action| session.act(action.clone()).0);
        Self::new(&session, Callback::noop(), 2)
    }
}
