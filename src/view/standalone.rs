//! The timeline with a state of its own, for other Yew applications.

use super::layout::Layout;
use super::timeline::Timeline;
use std::rc::Rc;
use timeline_core::model::Model;
use timeline_core::state::{Action, State};
use yew::prelude::*;

/// What [`Standalone`] needs.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct StandaloneProps {
    /// The dataset with its index.
    pub model: Model,
    /// Which parts are shown.
    #[prop_or_default]
    pub layout: Layout,
    /// The level of the widget's title.
    #[prop_or(2)]
    pub heading_level: u8,
}

#[derive(PartialEq)]
struct Store {
    model: Model,
    state: Rc<State>,
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let state = Rc::new(self.state.apply(&self.model.dataset, action));
        Rc::new(Self { model: self.model.clone(), state })
    }
}

/// A [`Timeline`] that keeps the reader's state itself. Give it a new `key` with a new model.
#[component]
pub fn Standalone(props: &StandaloneProps) -> Html {
    let model = props.model.clone();
    let store = use_reducer_eq(move || Store { state: Rc::new(State::new(&model.dataset)), model });
    let dispatch = use_callback((), {
        let dispatcher = store.dispatcher();
        move |action, ()| dispatcher.dispatch(action)
    });
    html! {
        <Timeline
            model={store.model.clone()}
            state={store.state.clone()}
            {dispatch}
            layout={props.layout}
            heading_level={props.heading_level}
        />
    }
}
