//! One timeline in front of a reader: what it shows, and what each change asks of the page around it.
//!
//! A [`Session`] is a value. Every change gives the next session and a list of [`Effect`]s, which the page carries out in
//! order. The reader's changes ([`act`](Session::act)) are drawn, written to the address and told to the page. Changes by
//! the page ([`change`](Session::change)), by its address ([`visit`](Session::visit)) and by new data
//! ([`replace`](Session::replace)) are drawn and fire no event.
//!
//! **Invariant**: [`result`](Session::result) is the answer of the state's query for the model; it is computed once for
//! each query. Must not be here: the browser, the clock, how anything looks.

mod asked;
mod effect;

pub use asked::Change;
pub use effect::{Effect, EffectQueue, Event};

use crate::address;
use crate::model::Model;
use crate::query::QueryResult;
use crate::state::{Action, State};
use asked::Asked;
use std::rc::Rc;

/// What a timeline shows, and the requests that led to it. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Session {
    model: Model,
    state: Rc<State>,
    result: Rc<QueryResult>,
    /// The state in which the reader found the timeline. An empty fragment means this one.
    home: Rc<State>,
    /// What the page had asked for when the timeline opened: `home` follows from it, whatever the dataset.
    opened: Rc<Asked>,
    /// What the page has asked for and neither the reader nor a fragment has changed since. A later dataset may know terms and
    /// events that this one lacks.
    asked: Rc<Asked>,
}

/// Sessions that show the same are equal. The result follows from the model and the state.
impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        self.model == other.model && self.state == other.state && self.home == other.home
    }
}

/// How the reader came to a fragment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// The page opened with it.
    Opening,
    /// By Back, Forward or a link, while the timeline was there.
    Navigation,
}

impl Session {
    /// A session that shows everything, as the dataset opens.
    pub fn new(model: Model) -> Self {
        let state = Rc::new(State::new(&model.dataset));
        let result = Rc::new(state.query.result(&model.index, None));
        Self { model, home: state.clone(), state, result, opened: Rc::default(), asked: Rc::default() }
    }

    /// The dataset with its index.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The dataset alone, at the end of the session.
    pub fn into_model(self) -> Model {
        self.model
    }

    /// What the reader has changed so far.
    pub fn state(&self) -> &Rc<State> {
        &self.state
    }

    /// The events that pass the filter, and the count of every term.
    pub fn result(&self) -> &Rc<QueryResult> {
        &self.result
    }

    /// The address of what is shown.
    pub fn address(&self) -> String {
        address::write(&self.state, &self.home, &self.model.dataset)
    }

    /// The address of what is shown, in full: it also restores the state where the page has asked for something else.
    pub fn full_address(&self) -> String {
        address::write_in_full(&self.state, &self.model.dataset)
    }

    /// The filter as text.
    pub fn query(&self) -> String {
        self.state.query.to_text(&self.model.dataset)
    }

    /// The id of the selected event.
    pub fn selected(&self) -> Option<&str> {
        self.model.dataset.event(self.state.selected?).map(|event| event.id.as_str())
    }

    /// The row on the stage: see [`State::on_stage`].
    pub fn on_stage(&self) -> Option<usize> {
        self.state.on_stage(&self.result.list, &self.model.dataset)
    }

    /// The id of the facet that gives the lanes, or `none`.
    pub fn group(&self) -> &str {
        address::group_name(self.state.group, &self.model.dataset)
    }

    /// The session as the reader first sees it: what is shown now is what an empty fragment means.
    #[must_use]
    pub fn open(self) -> Self {
        Self { home: self.state.clone(), opened: self.asked.clone(), ..self }
    }

    /// A change by the reader.
    pub fn act(&self, action: Action) -> (Self, Vec<Effect>) {
        let typing = matches!(action, Action::Search(_) | Action::Leaf(_));
        let (before, dataset) = (&*self.state, &self.model.dataset);
        let mut next = self.with_state(before.apply(dataset, action));
        let after = next.state.clone();
        if *before == *after {
            return (next, Vec::new());
        }
        next.asked = Rc::new(self.asked.without_changes(before, &after));
        let mut effects = vec![Effect::Render];
        // What no address carries, such as an open panel, leaves the page's own fragment alone. Zooming, typing and leafing
        // rewrite the current step of the history; every other change is a step that Back undoes.
        let text = next.address();
        if text != self.address() {
            let zoomed = before.range != after.range && before.selected == after.selected;
            effects.push(Effect::WriteAddress { text, step: !typing && !zoomed });
        }
        next.tell_changes(before, &mut effects);
        (next, effects)
    }

    /// A change by the page, by an attribute or a property.
    pub fn change(&self, change: Change) -> (Self, Vec<Effect>) {
        let mut next = self.with_state(change.applied(&self.state, &self.model.dataset));
        next.asked = Rc::new(self.asked.with(change));
        let mut effects = Vec::new();
        self.draw_changes(&next, &mut effects);
        (next, effects)
    }

    /// Takes over the page's fragment. A fragment that means nothing to the dataset is left to the page.
    pub fn visit(&self, fragment: &str, arrival: Arrival) -> (Self, Vec<Effect>) {
        let dataset = &self.model.dataset;
        let navigated = arrival == Arrival::Navigation;
        let is_ours = if fragment.is_empty() { navigated } else { address::concerns(fragment, dataset) };
        if !is_ours {
            return (self.clone(), Vec::new());
        }
        // A page that opens may have restored a state already; its fragment says what differs.
        let shown = &*self.state;
        let base = if navigated { &self.home } else { shown };
        // An address says nothing of what the reader has opened, so Back leaves that as it is.
        let state = State {
            panel: shown.panel,
            first_term: shown.first_term,
            empty_terms: shown.empty_terms,
            parts: shown.parts.clone(),
            list: shown.list,
            widened: shown.widened,
            ..address::read(fragment, base, dataset)
        };
        let mut next = self.with_state(state);
        next.asked = Rc::new(self.asked.without_changes(&self.state, &next.state));
        let row = next.state.selected.filter(|row| navigated && self.state.selected != Some(*row));
        let mut effects = Vec::new();
        if let Some(row) = row {
            effects.push(Effect::Follow(row));
        }
        self.draw_changes(&next, &mut effects);
        (next, effects)
    }

    /// Shows another dataset, or the same one read again. What the reader has done stays as far as the dataset knows it, and
    /// so does what the page has asked for.
    pub fn replace(&self, model: Model) -> (Self, Vec<Effect>) {
        let dataset = &model.dataset;
        let carried = self.state.carried(&self.model.dataset, dataset);
        let state = Rc::new(self.asked.applied(carried, dataset));
        let home = Rc::new(self.opened.applied(State::new(dataset), dataset));
        let result = Rc::new(state.query.result(&model.index, None));
        let (opened, asked) = (self.opened.clone(), self.asked.clone());
        (Self { model, state, result, home, opened, asked }, vec![Effect::Render])
    }

    fn with_state(&self, state: State) -> Self {
        let result = if state.query == self.state.query {
            self.result.clone()
        } else {
            Rc::new(state.query.result(&self.model.index, Some(&self.result)))
        };
        Self { state: Rc::new(state), result, ..self.clone() }
    }

    fn draw_changes(&self, next: &Self, effects: &mut Vec<Effect>) {
        if self.state != next.state {
            effects.push(Effect::Render);
        }
    }

    /// Tells the page what has changed since an earlier state.
    fn tell_changes(&self, before: &State, effects: &mut Vec<Effect>) {
        if before.query != self.state.query {
            let (shown, total) = (self.result.list.len(), self.model.index.len());
            effects.push(Effect::Tell(Event::Filter { query: self.query(), shown, total }));
        }
        if before.selected != self.state.selected {
            effects.push(Effect::Tell(Event::Select { id: self.selected().map(str::to_owned) }));
        }
        if before.range != self.state.range {
            let (from, to) = self.state.range.unwrap_or(self.model.whole);
            let (from, to) = (address::instant(from), address::instant(to));
            effects.push(Effect::Tell(Event::Range { from, to }));
        }
    }
}
