//! A Yew page with a timeline of its own dataset. The page holds the timeline's state: it controls the timeline with the same
//! actions as a reader, and sees every change by the reader.
//!
//! A page that needs neither can use `talks_timeline::Standalone`, which keeps the state itself:
//! `<Shadow><Standalone {model} /></Shadow>`.

mod shadow;

use shadow::Shadow;
use std::rc::Rc;
use talks_timeline::{Model, Timeline};
use timeline_core::import;
use timeline_core::locale::Locale;
use timeline_core::query::Query;
use timeline_core::session::Session;
use timeline_core::state::Action;
use yew::prelude::*;

const DATA: &str = include_str!("../bridge.json");

fn main() {
    match import::native(DATA) {
        Ok(imported) => {
            let model = Model::new(imported.dataset, Locale::ENGLISH);
            yew::Renderer::<Page>::with_props(PageProps { model }).render();
        }
        Err(error) => web_sys::console::error_1(&error.to_string().into()),
    }
}

/// The state of the page: here only the timeline's session.
#[derive(PartialEq)]
struct Store(Session);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        // The effects say what to write to the address and which events to fire; this page needs neither.
        Rc::new(Self(self.0.act(action).0))
    }
}

#[derive(PartialEq, Properties)]
struct PageProps {
    model: Model,
}

#[component]
fn Page(props: &PageProps) -> Html {
    let model = &props.model;
    let store = {
        let model = model.clone();
        use_reducer_eq(move || Store(Session::new(model)))
    };
    // The same callback for the life of the page, so that the timeline renders only after changes.
    let dispatch = {
        let dispatcher = store.dispatcher();
        use_callback((), move |action, ()| dispatcher.dispatch(action))
    };
    let press = |action: Action| dispatch.reform(move |_: MouseEvent| action.clone());
    let filter = |text| press(Action::Filter(Query::parse(text, &model.dataset)));

    let session = &store.0;
    let shown = session.result().list.len();
    let selected = session.selected().unwrap_or("none").to_owned();
    html! {
        <main>
            <h1>{ "The river, seen from the town hall" }</h1>
            <p>
                <button id="decisions" onclick={filter("stage=decision")}>{ "What was decided" }</button>
                { " " }
                <button id="everything" onclick={filter("")}>{ "Everything" }</button>
                { " " }
                <button id="opening" onclick={press(Action::Select(model.dataset.row("open")))}>{ "The opening" }</button>
            </p>
            <p>{ "The timeline shows " }<output id="shown">{ shown }</output>{ " events. Selected: " }
                <output id="selected">{ selected }</output></p>
            <Shadow><Timeline session={session.clone()} {dispatch} /></Shadow>
        </main>
    }
}
