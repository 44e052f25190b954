//! What the page asks for, kept as text: a later dataset may know a term or an event that the dataset at hand lacks.

use crate::address::group_of;
use crate::dataset::Dataset;
use crate::query::Query;
use crate::state::{Action, State};
use std::mem;

/// A change by the page. `None` takes back what the page asked for before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The filter as text.
    Query(Option<String>),
    /// The id of the selected event.
    Selected(Option<String>),
    /// The id of the facet that gives the lanes, or `none`.
    Group(Option<String>),
    /// Whether the list is open.
    List(bool),
    /// Whether the calendar is to scale, whatever the dataset.
    Linear(bool),
}

impl Change {
    /// The state after the change. Text that makes no sense for the dataset asks for nothing.
    pub(super) fn applied(&self, state: &State, dataset: &Dataset) -> State {
        let action = match self {
            Self::Query(text) => Action::Filter(Query::parse(text.as_deref().unwrap_or_default(), dataset)),
            Self::Selected(id) => {
                let row = id.as_deref().and_then(|id| dataset.row(id));
                // Selecting an event again would close the cluster that a reader has opened, and move the range.
                if row == state.selected {
                    return state.clone();
                }
                Action::Select(row)
            }
            Self::Group(name) => {
                let group = name.as_deref().and_then(|name| group_of(name, dataset));
                let group = group.unwrap_or_else(|| State::home_group(dataset));
                if group == state.group {
                    return state.clone();
                }
                Action::Group(group)
            }
            Self::List(open) => Action::List(*open),
            Self::Linear(linear) => return State { widened: linear.then_some(false), ..state.clone() },
        };
        state.apply(dataset, action)
    }
}

/// The last changes of each kind that the page has made.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked(Vec<Change>);

impl Asked {
    /// With a change in place of the one before it of its kind.
    pub(super) fn with(&self, change: Change) -> Self {
        let mut next = self.clone();
        next.0.retain(|known| mem::discriminant(known) != mem::discriminant(&change));
        next.0.push(change);
        next
    }

    /// Without what the reader has changed since.
    pub(super) fn without_changes(&self, before: &State, after: &State) -> Self {
        let mut next = self.clone();
        next.0.retain(|change| match change {
            Change::Query(_) => before.query == after.query,
            Change::Selected(_) => before.selected == after.selected,
            Change::Group(_) => before.group == after.group,
            Change::List(_) => before.list == after.list,
            Change::Linear(_) => before.widened == after.widened,
        });
        next
    }

    /// The state with every change applied.
    pub(super) fn applied(&self, state: State, dataset: &Dataset) -> State {
        self.0.iter().fold(state, |state, change| change.applied(&state, dataset))
    }
}
