//! What every part of the view reads.

use super::element::{Element, element};
use super::layout::{Layout, Medium};
use std::rc::Rc;
use timeline_core::dataset::{Event as Dated, Precision};
use timeline_core::facet::Change;
use timeline_core::layout::TimeScale;
use timeline_core::locale::Message;
use timeline_core::model::Model;
use timeline_core::query::QueryResult;
use timeline_core::session::Session;
use timeline_core::state::{Action, State};
use yew::prelude::*;

/// The session, how it is shown, and where actions go.
#[derive(Debug, Clone)]
pub(super) struct View {
    pub(super) model: Model,
    pub(super) state: Rc<State>,
    result: Rc<QueryResult>,
    /// The row on the stage.
    pub(super) stage: Option<usize>,
    pub(super) dispatch: Callback<Action>,
    pub(super) heading_level: u8,
    pub(super) layout: Layout,
    pub(super) medium: Medium,
}

// The result and the row on the stage follow from the model and the state.
impl PartialEq for View {
    fn eq(&self, other: &Self) -> bool {
        self.model == other.model
            && self.state == other.state
            && self.dispatch == other.dispatch
            && self.heading_level == other.heading_level
            && self.layout == other.layout
            && self.medium == other.medium
    }
}

impl View {
    pub(super) fn new(session: &Session, dispatch: Callback<Action>, heading_level: u8) -> Self {
        Self {
            model: session.model().clone(),
            state: session.state().clone(),
            result: session.result().clone(),
            stage: session.on_stage(),
            dispatch,
            heading_level: heading_level.clamp(1, 4),
            layout: Layout::default(),
            medium: Medium::default(),
        }
    }

    /// The result of the query.
    pub(super) fn result(&self) -> &Rc<QueryResult> {
        &self.result
    }

    /// The event on the stage.
    pub(super) fn staged(&self) -> Option<&Dated> {
        self.model.dataset.event(self.stage?)
    }

    /// When the event on the stage begins, and its pixel on a scale that shows a part of it.
    pub(super) fn staged_at(&self, scale: &TimeScale) -> Option<(i64, f64)> {
        let (begins, ends) = self.staged()?.when.extent();
        let (from, to) = scale.domain();
        (ends > from && begins < to).then(|| (begins, scale.apply(begins.max(from))))
    }

    /// Shows a range of the chart, or the whole period if it is that.
    pub(super) fn show(&self, range: (i64, i64)) -> Action {
        Action::Range((range != self.model.whole).then_some(range))
    }

    /// The visible range of the chart.
    pub(super) fn range(&self) -> (i64, i64) {
        self.state.range.unwrap_or(self.model.whole)
    }

    /// Whether the chart shows a part of the period only.
    pub(super) fn is_zoomed(&self) -> bool {
        self.state.range.is_some_and(|range| range != self.model.whole)
    }

    /// Whether busy calendar units are widened.
    pub(super) fn is_widened(&self) -> bool {
        self.state.widened.unwrap_or(self.model.is_crowded)
    }

    /// The date of an event below the heading of its month; the source's own words stand alone.
    pub(super) fn compact_date(&self, event: &Dated) -> String {
        if event.details().display.is_empty() {
            self.model.locale.when_compact(&event.when)
        } else {
            self.model.when(event)
        }
    }

    /// The date of an event in a list of some: in few words if all of them begin in the same year.
    pub(super) fn date_among(&self, rows: &[usize], event: &Dated) -> String {
        let year = |row: Option<&usize>| {
            let event = self.model.dataset.event(*row?)?;
            Some(event.when.start().coarsened(Precision::Year).begins())
        };
        if year(rows.first()) == year(rows.last()) {
            self.compact_date(event)
        } else {
            self.model.when(event)
        }
    }

    /// “New” or “Changed”, if another reading has brought the event.
    pub(super) fn change(&self, row: usize) -> Option<Element> {
        let words = match self.model.changes.of(row)? {
            Change::New => Message::New,
            Change::Changed => Message::Changed,
        };
        let words = self.model.locale.text(words);
        Some(element!("span", "class" = "change", "part" = "change").child(words))
    }

    /// The facet that says what came of an event: the last prominent one. Datasets put the outcome there.
    pub(super) fn outcome_facet(&self) -> Option<usize> {
        let facets = self.model.dataset.facets();
        facets.iter().rposition(|facet| facet.prominent).filter(|facet| *facet > 0)
    }

    /// What came of an event, in words.
    pub(super) fn outcome(&self, event: &Dated) -> Option<&str> {
        let facet = self.outcome_facet()?;
        let tag = event.tags.iter().find(|tag| tag.facet == facet)?;
        Some(self.model.say(&self.model.dataset.resolve(*tag)?.1.label))
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
