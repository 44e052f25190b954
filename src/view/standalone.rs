//! The timeline with a state of its own, for other Yew applications.

use super::layout::Layout;
use super::timeline::Timeline;
use std::rc::Rc;
use timeline_core::model::Model;
use timeline_core::session::Session;
use timeline_core::state::Action;
use yew::prelude::*;

/// The props of [`Standalone`].
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
struct Store(Session);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self(self.0.act(action).0))
    }
}

/// A [`Timeline`] that keeps the reader's state itself. Give it a new `key` with a new model.
#[component]
pub fn Standalone(props: &StandaloneProps) -> Html {
    let model = props.model.clone();
    let store = use_reducer_eq(move || Store(Session::new(model)));
    let dispatch = use_callback((), {
        let dispatcher = store.dispatcher();
        move |action, ()| dispatcher.dispatch(action)
    });
    html! {
        <Timeline
            session={store.0.clone()}
            {dispatch}
            layout={props.layout}
            heading_level={props.heading_level}
        />
    }
}
