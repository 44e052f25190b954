//! One widget on the page: the state that the page and the reader share, and the Yew application that draws it.

use super::events::{Sender, field};
use super::freeing::free;
use super::reading::Reading;
use super::{address::Fragment, drawn::Waiting};
use crate::view::{Follow, Layout, Timeline, TimelineProps};
use gloo::events::EventListener;
use js_sys::{Array, Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use timeline_core::Problem;
use timeline_core::dataset::Dataset;
use timeline_core::facet::{Changes, FacetIndex};
use timeline_core::locale::Locale;
use timeline_core::model::Model;
use timeline_core::query::Query;
use timeline_core::state::{Action, Address, State, group_name, group_of};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;
use yew::AppHandle;
use yew::prelude::*;

/// The Rust side of one `<talks-timeline>`.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Widget {
    shared: Rc<Shared>,
}

struct Shared {
    host: HtmlElement,
    events: Sender,
    fragment: Fragment,
    model: RefCell<Model>,
    /// The dataset that is being read.
    reading: RefCell<Option<Reading>>,
    state: RefCell<Rc<State>>,
    /// The state in which the reader found the timeline: what an empty fragment means.
    home: RefCell<Rc<State>>,
    layout: Cell<Layout>,
    heading_level: Cell<u8>,
    whole_list: Cell<bool>,
    coarse: Cell<bool>,
    /// What `refresh` was until the reader stopped it.
    paused: RefCell<Option<String>>,
    follow: Cell<Option<Follow>>,
    app: RefCell<Option<AppHandle<Timeline>>>,
    callbacks: RefCell<Option<Callbacks>>,
    address: RefCell<Option<[EventListener; 2]>>,
    waiting: Waiting,
    /// What the page has asked for and the reader has not changed since: the next dataset may know it.
    asked: RefCell<Asked>,
    revision: Cell<u32>,
    ready: Cell<bool>,
}

/// What the view calls; the same ones in every render.
#[derive(Clone)]
struct Callbacks {
    dispatch: Callback<Action>,
    ondrawn: Callback<()>,
    onembed: Callback<()>,
    onpause: Callback<()>,
}

/// The last values of `query`, `selected` and `group`.
type Asked = [Option<String>; 3];

const ASKED: [&str; 3] = ["query", "selected", "group"];

impl std::fmt::Debug for Shared {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Shared").finish_non_exhaustive()
    }
}

#[wasm_bindgen]
impl Widget {
    /// A widget of `host`, which shows nothing yet. `send` sends an event from the host: `(name, [[field, value], …])`;
    /// `fragment` reads the page's fragment, or writes it: `(text, new_step)`.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, send: Function, fragment: Function) -> Widget {
        let model = empty();
        let state = Rc::new(State::new(&model.dataset));
        let shared = Rc::new(Shared {
            host,
            events: Sender(send),
            fragment: Fragment(fragment),
            model: RefCell::new(model),
            reading: RefCell::default(),
            home: RefCell::new(state.clone()),
            state: RefCell::new(state),
            layout: Cell::default(),
            heading_level: Cell::new(2),
            whole_list: Cell::default(),
            coarse: Cell::default(),
            paused: RefCell::default(),
            follow: Cell::default(),
            app: RefCell::default(),
            callbacks: RefCell::default(),
            address: RefCell::default(),
            waiting: Waiting::default(),
            asked: RefCell::default(),
            revision: Cell::default(),
            ready: Cell::new(false),
        });
        Self { shared }
    }

    /// Takes over the value of an attribute or property; an unknown name or a value that makes no sense is ignored.
    pub fn set(&self, name: &str, value: Option<String>) {
        self.shared.set(name, value.as_deref());
    }

    /// The current value of `query`, `selected` or `group`, or the reader's whole state as an `address`.
    pub fn get(&self, name: &str) -> Option<String> {
        self.shared.get(name)
    }

    /// Begins to read another dataset, from a text in the native format, parsed or not; undefined is the embedded one.
    /// `again` says that it is the one that is shown, read again: then what is new or changed is marked. `words` is the
    /// catalogue of the language to speak, an object of words by names; what it lacks is English. `left_out` is how many
    /// events of what was read into this format could not be read there.
    pub fn read(&self, text: JsValue, again: bool, words: &JsValue, left_out: usize) {
        let before = again.then(|| self.shared.model.borrow().clone());
        self.shared.read(Some(Reading::new(text, before, words, left_out)));
    }

    /// Reads on for a moment, or for as long as the browser takes to parse the text. Returns which part has been read,
    /// 1 when it is all, and 2 if the dataset cannot be read.
    pub fn step(&self) -> f64 {
        self.shared.reading.borrow_mut().as_mut().map_or(1.0, Reading::step)
    }

    /// Why the dataset cannot be read. The loader tells the page, as it does when a file does not come.
    pub fn failure(&self) -> JsValue {
        let reading = self.shared.reading.borrow();
        let failure = reading.as_ref().and_then(|reading| reading.failure.as_ref());
        failure.map_or(JsValue::UNDEFINED, |error| error.to_string().into())
    }

    /// Shows what has been read, and tells the page what is wrong with it; filter, group and selection stay as far as the
    /// dataset knows them.
    pub fn show(&self) {
        let Some(reading) = self.shared.reading.take() else { return };
        let problem = |problem: Problem| -> JsValue {
            Array::of2(&field("where", problem.place.into()), &field("message", problem.message.into()))
                .into()
        };
        let problems: Array = reading.problems.into_iter().map(problem).collect();
        if problems.length() > 0 {
            self.shared.tell("timeline-error", &[("problems", problems.into())]);
        }
        if let Some(model) = reading.model {
            self.shared.replace(model);
        }
    }

    /// Draws into `base`, an element of the shadow root, over what was pre-rendered. `old` is a widget that has ended and
    /// whose base this is: Yew never takes its listeners off a base, so its application goes on in this one. `address` is
    /// the reader's state where a widget before this one had one.
    pub fn draw(&self, base: HtmlElement, old: Option<Widget>, address: Option<String>) {
        if let Some(Widget { shared: old }) = old {
            self.shared.app.replace(old.app.take());
            // The application knows the last number; the next one has to differ.
            self.shared.follow.set(old.follow.get());
        }
        Shared::draw(&self.shared, base, address.as_deref());
    }

    /// A promise that resolves when everything asked for so far is drawn.
    pub fn drawn(&self) -> Promise {
        let promise = self.shared.waiting.promise();
        // A change that leaves everything as it was draws nothing; so ask for a render in any case.
        self.shared.revision.set(self.shared.revision.get().wrapping_add(1));
        self.shared.render();
        promise
    }

    /// Ends the widget. What it still draws is little: the application waits for the next widget.
    pub fn end(&self) {
        self.shared.read(None);
        self.shared.replace(empty());
        self.shared.address.replace(None);
        self.shared.waiting.resolve();
    }
}

fn empty() -> Model {
    Model::indexed(Dataset::default(), FacetIndex::default(), Locale::ENGLISH, Changes::default())
}

impl Shared {
    /// Goes over to another reading, or to none.
    #[inline(never)]
    fn read(&self, reading: Option<Reading>) {
        self.reading.replace(reading);
    }

    fn set(self: &Rc<Self>, name: &str, value: Option<&str>) {
        let dataset = &self.model.borrow().clone();
        let dataset: &Dataset = &dataset.dataset;
        let text = value.unwrap_or_default();
        if let Some(asked) = ASKED.iter().position(|known| *known == name)
            && let Some(asked) = self.asked.borrow_mut().get_mut(asked)
        {
            *asked = value.map(str::to_owned);
        }
        match name {
            "query" => self.change(Action::Filter(Query::parse(text, dataset))),
            "selected" => self.change(Action::Select(dataset.row(text))),
            "group" => {
                let initial = State::new(dataset).group;
                self.change(Action::Group(group_of(text, dataset).unwrap_or(initial)));
            }
            "layout" => {
                self.layout.set(Layout::from_name(text).unwrap_or_default());
                self.render();
            }
            "heading-level" => {
                self.heading_level
                    .set(text.parse().ok().filter(|level| (1..=4).contains(level)).unwrap_or(2));
                self.render();
            }
            "whole-list" => {
                self.whole_list.set(value.is_some());
                self.render();
            }
            "coarse" => self.coarse.set(value.is_some()),
            "sync-url" if self.callbacks.borrow().is_some() => self.follow_address(value.is_some()),
            _ => {}
        }
    }

    fn get(&self, name: &str) -> Option<String> {
        let (model, state) = (self.model.borrow(), self.state.borrow());
        match name {
            "query" => Some(state.query.to_text(&model.dataset)),
            "selected" => {
                state.selected.and_then(|row| model.dataset.event(row)).map(|event| event.id.clone())
            }
            "group" => Some(group_name(state.group, &model.dataset).to_owned()),
            "address" => Some(Address::write(&state, &self.home.borrow(), &model.dataset)),
            _ => None,
        }
    }

    fn replace(self: &Rc<Self>, model: Model) {
        let carried = {
            let (state, old) = (self.state.borrow(), self.model.borrow());
            Address::write(&state, &State::new(&old.dataset), &old.dataset)
        };
        let home = State::new(&model.dataset);
        let state = Address::read(&carried, &home, &model.dataset);
        self.home.replace(Rc::new(home));
        self.state.replace(Rc::new(state));
        free(self.model.replace(model), 20);
        let asked = self.asked.borrow().clone();
        for (name, value) in ASKED.iter().zip(asked).filter(|(_, value)| value.is_some()) {
            self.set(name, value.as_deref());
        }
        self.render();
    }

    /// A change by the page: silent.
    fn change(&self, action: Action) {
        let state = self.state.borrow().apply(&self.model.borrow().dataset, action);
        self.become_state(state);
    }

    fn become_state(&self, state: State) {
        if **self.state.borrow() != state {
            self.state.replace(Rc::new(state));
            self.render();
        }
    }

    fn props(&self) -> Option<TimelineProps> {
        let Callbacks { dispatch, ondrawn, onembed, onpause } = self.callbacks.borrow().clone()?;
        Some(TimelineProps {
            model: self.model.borrow().clone(),
            state: self.state.borrow().clone(),
            dispatch,
            layout: self.layout.get(),
            heading_level: self.heading_level.get(),
            follow: self.follow.get(),
            ondrawn,
            onembed: Some(onembed),
            paused: self.paused(),
            onpause,
            whole_list: self.whole_list.get(),
            coarse: self.coarse.get(),
            revision: self.revision.get(),
        })
    }

    /// Whether the reader has stopped the reading again, where the page wants it.
    fn paused(&self) -> Option<bool> {
        let refresh = self.host.get_attribute("refresh").unwrap_or_default();
        let live =
            self.host.has_attribute("src") && refresh.bytes().any(|digit| matches!(digit, b'1'..=b'9'));
        if live {
            // The page has switched it on again.
            self.paused.take();
        }
        (live || self.paused.borrow().is_some()).then_some(!live)
    }

    /// Stops reading again, or goes on: by the attribute, which the loader watches.
    fn pause(&self) {
        let before = self.paused.take();
        let outcome = match &before {
            Some(refresh) => self.host.set_attribute("refresh", refresh),
            None => {
                self.paused.replace(self.host.get_attribute("refresh"));
                self.host.remove_attribute("refresh")
            }
        };
        // Neither fails: the name is a good one.
        drop(outcome);
        self.render();
    }

    fn render(&self) {
        let Some(props) = self.props() else { return };
        if let Some(app) = self.app.borrow_mut().as_mut() {
            app.update(props);
        }
    }

    fn draw(this: &Rc<Self>, base: HtmlElement, address: Option<&str>) {
        if this.callbacks.borrow().is_some() {
            return;
        }
        let [on_action, on_drawn, on_embed, on_pause] = [(); 4].map(|()| Rc::downgrade(this));
        this.callbacks.replace(Some(Callbacks {
            dispatch: Callback::from(move |action| with(&on_action, |shared| shared.act(action))),
            ondrawn: Callback::from(move |()| with(&on_drawn, Self::was_drawn)),
            onembed: Callback::from(move |()| with(&on_embed, |shared| shared.tell("embed", &[]))),
            onpause: Callback::from(move |()| with(&on_pause, Self::pause)),
        }));
        this.home.replace(this.state.borrow().clone());
        if let Some(address) = address {
            let state = Address::read(address, &this.home.borrow(), &this.model.borrow().dataset);
            this.become_state(state);
        }
        this.follow_address(this.host.has_attribute("sync-url"));
        if this.app.borrow().is_some() {
            return this.render();
        }
        let Some(props) = this.props() else { return };
        let app = yew::Renderer::<Timeline>::with_root_and_props(base.into(), props).render();
        this.app.replace(Some(app));
    }

    /// Keeps the state in the page's fragment, or no longer.
    fn follow_address(self: &Rc<Self>, follow: bool) {
        self.address.replace(None);
        if !follow {
            return;
        }
        self.read_address(false);
        let listen = |name| {
            let weak = Rc::downgrade(self);
            let window = web_sys::window()?;
            Some(EventListener::new(&window, name, move |_| with(&weak, |shared| shared.read_address(true))))
        };
        // Back and forward send `popstate`; a link to a fragment sends `hashchange` too.
        self.address.replace(listen("popstate").zip(listen("hashchange")).map(|(back, link)| [back, link]));
    }

    /// Takes over the fragment; one that means nothing to the dataset is left to the page.
    fn read_address(&self, by_reader: bool) {
        let fragment = self.fragment.read();
        let model = self.model.borrow().clone();
        if !fragment.is_empty() && !Address::concerns(&fragment, &model.dataset) {
            return;
        }
        if fragment.is_empty() && !by_reader {
            return;
        }
        let before = self.state.borrow().clone();
        let state =
            State { panel: before.panel, ..Address::read(&fragment, &self.home.borrow(), &model.dataset) };
        if let Some(row) = state.selected.filter(|row| by_reader && before.selected != Some(*row)) {
            let number = self.follow.get().map_or(0, |follow| follow.number) + 1;
            self.follow.set(Some(Follow { row, focus: false, number }));
        }
        self.become_state(state);
    }

    /// A change by the reader: drawn, written to the address, and told to the page.
    fn act(&self, action: Action) {
        let typing = matches!(action, Action::Search(_));
        let model = self.model.borrow().clone();
        let before = self.state.borrow().clone();
        let after = before.apply(&model.dataset, action);
        if *before == after {
            return;
        }
        self.become_state(after.clone());
        let changed =
            [before.query != after.query, before.selected != after.selected, before.group != after.group];
        for (asked, _) in self.asked.borrow_mut().iter_mut().zip(changed).filter(|(_, changed)| *changed) {
            *asked = None;
        }
        if self.address.borrow().is_some() {
            let home = self.home.borrow().clone();
            let write = |state: &State| Address::write(state, &home, &model.dataset);
            let (old, new) = (write(&before), write(&after));
            // What no address carries, such as an open panel, leaves the page's own fragment alone. Zooming and
            // typing rewrite the current step of the history; all else is a step that Back undoes.
            if old != new {
                let moved = before.range != after.range && before.selected == after.selected;
                self.fragment.write(&new, !typing && !moved);
            }
        }
        if before.query != after.query {
            let shown = after.query.evaluate(&model.index).count();
            let query = after.query.to_text(&model.dataset);
            self.tell(
                "timeline-filter",
                &[("query", query.into()), ("shown", shown.into()), ("total", model.index.len().into())],
            );
        }
        if before.selected != after.selected {
            let id = after.selected.and_then(|row| model.dataset.event(row)).map(|event| event.id.clone());
            self.tell("timeline-select", &[("id", id.map_or(JsValue::NULL, JsValue::from))]);
        }
        if before.range != after.range {
            let (from, to) = after.range.unwrap_or(model.opening);
            self.tell("timeline-range", &[("from", iso(from)), ("to", iso(to))]);
        }
    }

    fn tell(&self, name: &str, fields: &[(&str, JsValue)]) {
        self.events.send(name, &fields.iter().map(|(name, value)| field(name, value.clone())).collect());
    }

    fn was_drawn(&self) {
        self.waiting.resolve();
        if !self.ready.replace(true) {
            let model = self.model.borrow().clone();
            let shown = self.state.borrow().query.evaluate(&model.index).count();
            self.tell("timeline-ready", &[("shown", shown.into()), ("total", model.index.len().into())]);
        }
    }
}

fn iso(seconds: i64) -> JsValue {
    Address::instant(seconds).into()
}

fn with(shared: &Weak<Shared>, act: impl FnOnce(&Shared)) {
    if let Some(shared) = shared.upgrade() {
        act(&shared);
    }
}
