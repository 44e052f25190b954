//! What the page asks for, kept as text: a later dataset may know a term or an event that the dataset at hand lacks.

use crate::address::group_of;
use crate::dataset::Dataset;
use crate::query::Query;
use crate::state::{Action, State};

/// A change by the page. `None` takes back what the page asked for before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The filter as text.
    Query(Option<String>),
    /// The id of the selected event.
    Selected(Option<String>),
    /// The id of the facet that gives the lanes, or `none`.
    Group(Option<String>),
}

impl Change {
    /// The state after the change. Text that makes no sense for the dataset asks for nothing.
    pub(super) fn applied(&self, state: &State, dataset: &Dataset) -> State {
        let action = match self {
            Self::Query(text) => Action::Filter(Query::parse(text.as_deref().unwrap_or_default(), dataset)),
            Self::Selected(id) => {
                let row = id.as_deref().and_then(|id| dataset.row(id));
                // Selecting an event again would open its details, which the reader may have closed.
                if row == state.selected {
                    return state.clone();
                }
                Action::Select(row)
            }
            Self::Group(name) => {
                let group = name.as_deref().and_then(|name| group_of(name, dataset));
                let group = group.unwrap_or_else(|| State::new(dataset).group);
                if group == state.group {
                    return state.clone();
                }
                Action::Group(group)
            }
        };
        state.apply(dataset, action)
    }
}

/// The last values that the page has given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Asked {
    query: Option<String>,
    selected: Option<String>,
    group: Option<String>,
}

impl Asked {
    /// Keeps the value of a change.
    pub(super) fn remember(&mut self, change: &Change) {
        match change {
            Change::Query(value) => self.query.clone_from(value),
            Change::Selected(value) => self.selected.clone_from(value),
            Change::Group(value) => self.group.clone_from(value),
        }
    }

    /// Drops what the reader has changed since.
    pub(super) fn forget_changes(&mut self, before: &State, after: &State) {
        let drop_if = |changed: bool, value: &mut Option<String>| {
            if changed {
                *value = None;
            }
        };
        drop_if(before.query != after.query, &mut self.query);
        drop_if(before.selected != after.selected, &mut self.selected);
        drop_if(before.group != after.group, &mut self.group);
    }

    /// The state with every value applied.
    pub(super) fn applied(&self, state: &State, dataset: &Dataset) -> State {
        let Self { query, selected, group } = self.clone();
        let values = [
            query.map(|value| Change::Query(Some(value))),
            selected.map(|value| Change::Selected(Some(value))),
            group.map(|value| Change::Group(Some(value))),
        ];
        let changes = values.into_iter().flatten();
        changes.fold(state.clone(), |state, change| change.applied(&state, dataset))
    }
}
