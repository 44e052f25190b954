//! One widget on a page: executes the effects of its session, and runs the Yew application that renders it.

use super::address::Fragment;
use super::drawn::Waiting;
use super::events::{Sender, field};
use super::freeing::free;
use super::reading::Reading;
use super::setting::{Setting, Settings};
use crate::view::{Follow, Medium, Timeline, TimelineProps, base_width};
use gloo::events::EventListener;
use js_sys::{Array, Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use timeline_core::Problem;
use timeline_core::dataset::Dataset;
use timeline_core::facet::{Changes, FacetIndex};
use timeline_core::locale::Locale;
use timeline_core::model::Model;
use timeline_core::session::{Arrival, Effect, EffectQueue, Event, Session};
use timeline_core::state::Action;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;
use yew::AppHandle;
use yew::prelude::*;

/// The Rust side of one `<talks-timeline>`.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Widget {
    host: Rc<Host>,
}

struct Host {
    events: Sender,
    fragment: Fragment,
    session: RefCell<Session>,
    effects: EffectQueue,
    settings: Cell<Settings>,
    /// The dataset that is being read.
    reading: RefCell<Option<Reading>>,
    /// The callbacks of the renderer; `None` until the first draw.
    callbacks: RefCell<Option<Callbacks>>,
    app: RefCell<Option<AppHandle<Timeline>>>,
    /// Listeners for Back, Forward and links, present while the page keeps the state in its fragment.
    navigation: RefCell<Option<[EventListener; 2]>>,
    follow: Cell<Option<Follow>>,
    waiting: Waiting,
    revision: Cell<u32>,
    is_ready: Cell<bool>,
}

/// The callbacks of the view, the same in every render.
#[derive(Clone)]
struct Callbacks {
    dispatch: Callback<Action>,
    ondrawn: Callback<()>,
    onembed: Callback<()>,
    onpause: Callback<()>,
}

impl std::fmt::Debug for Host {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Host").finish_non_exhaustive()
    }
}

#[wasm_bindgen]
impl Widget {
    /// A widget without a dataset. `send` dispatches an event on the element: `(name, [[field, value], …])`. `fragment`
    /// reads the page's fragment, or writes it: `(text, new_step)`.
    #[wasm_bindgen(constructor)]
    pub fn new(send: Function, fragment: Function) -> Widget {
        let host = Rc::new(Host {
            events: Sender(send),
            fragment: Fragment(fragment),
            session: RefCell::new(nothing()),
            effects: EffectQueue::default(),
            settings: Cell::default(),
            reading: RefCell::default(),
            callbacks: RefCell::default(),
            app: RefCell::default(),
            navigation: RefCell::default(),
            follow: Cell::default(),
            waiting: Waiting::default(),
            revision: Cell::default(),
            is_ready: Cell::default(),
        });
        Self { host }
    }

    /// Takes over a setting; see [`Setting`] for their names and values. The loader sets no other name: tests/tidy.rs compares.
    pub fn set(&self, name: &str, value: Option<String>) {
        Setting::parse(name, value).into_iter().for_each(|setting| self.host.set(setting));
    }

    /// The current value of `query`, `selected` or `group`.
    pub fn get(&self, name: &str) -> Option<String> {
        let session = self.host.session.borrow();
        match name {
            "query" => Some(session.query()),
            "selected" => session.selected().map(str::to_owned),
            "group" => Some(session.group().to_owned()),
            _ => None,
        }
    }

    /// The address of the current state, as an escaped fragment.
    pub fn address(&self) -> String {
        self.host.session.borrow().address()
    }

    /// Starts to read another dataset: a text in the native format, its parsed JSON, or `undefined` for the embedded dataset.
    /// `again` means that it is the current dataset read again, so that new and changed events are marked. `words` is the
    /// catalogue of the interface language, an object of messages by name; missing messages are English. `left_out` is the number
    /// of events that the second module could not read.
    pub fn read(&self, text: JsValue, again: bool, words: &JsValue, left_out: usize) {
        let before = again.then(|| self.host.session.borrow().model().clone());
        self.host.read(Some(Reading::new(text, before, words, left_out)));
    }

    /// Reads on for a moment, or for as long as the browser needs to parse the text. Returns the fraction that has been read:
    /// 1 at the end, and 2 if the dataset cannot be read.
    pub fn step(&self) -> f64 {
        self.host.reading.borrow_mut().as_mut().map_or(1.0, Reading::step)
    }

    /// Why the dataset cannot be read. The loader reports it to the page, like a file that fails to load.
    pub fn failure(&self) -> JsValue {
        let reading = self.host.reading.borrow();
        let failure = reading.as_ref().and_then(|reading| reading.failure.as_ref());
        failure.map_or(JsValue::UNDEFINED, |error| error.to_string().into())
    }

    /// Shows the dataset that has been read, and reports its problems to the page.
    pub fn show(&self) {
        let Some(reading) = self.host.reading.take() else { return };
        let problem = |problem: Problem| -> JsValue {
            Array::of2(&field("where", problem.place.into()), &field("message", problem.message.into()))
                .into()
        };
        let problems: Array = reading.problems.into_iter().map(problem).collect();
        if problems.length() > 0 {
            self.host.tell("timeline-error", &[("problems", problems.into())]);
        }
        if let Some(model) = reading.model {
            let next = self.host.session.borrow().replace(model);
            self.host.advance(next);
        }
    }

    /// Draws into `base`, an element of the shadow root, over the pre-rendered content. `old` is an ended widget that used the same
    /// base: Yew never removes its listeners from a base, so this widget takes over its application. `address` is the reader's
    /// state in the previous widget, if there was one.
    pub fn draw(&self, base: HtmlElement, old: Option<Widget>, address: Option<String>) {
        if let Some(Widget { host: old }) = old {
            self.host.app.replace(old.app.take());
            // The application has rendered the last number; the next one must differ.
            self.host.follow.set(old.follow.get());
        }
        Host::draw(&self.host, base, address.as_deref());
    }

    /// A promise that resolves when all pending changes are drawn.
    pub fn drawn(&self) -> Promise {
        let promise = self.host.waiting.promise();
        // A change without effect renders nothing; so request a render in any case.
        self.host.revision.set(self.host.revision.get().wrapping_add(1));
        self.host.render();
        promise
    }

    /// Ends the widget. Its application stays, empty, for the next widget on the same base. Returns the reader's state for
    /// [`draw`](Self::draw), as an escaped fragment.
    pub fn end(&self) -> String {
        let address = self.host.session.borrow().full_address();
        self.host.read(None);
        self.host.become_session(nothing());
        self.host.render();
        self.host.navigation.replace(None);
        self.host.waiting.resolve();
        address
    }
}

/// A session of a dataset without events.
fn nothing() -> Session {
    Session::new(Model::indexed(
        Dataset::default(),
        FacetIndex::default(),
        Locale::ENGLISH,
        Changes::default(),
    ))
}

impl Host {
    /// Switches to another reading, or to none.
    #[inline(never)]
    fn read(&self, reading: Option<Reading>) {
        self.reading.replace(reading);
    }

    fn set(self: &Rc<Self>, setting: Setting) {
        let mut settings = self.settings.get();
        match setting {
            Setting::Change(change) => {
                let next = self.session.borrow().change(change);
                return self.advance(next);
            }
            Setting::SyncUrl(keep) => settings.sync_url = keep,
            Setting::Layout(layout) => settings.layout = layout,
            Setting::HeadingLevel(level) => settings.heading_level = level,
            Setting::Paper(paper) => settings.paper = paper,
            Setting::Paused(paused) => settings.paused = paused,
        }
        let before = self.settings.replace(settings);
        if before.sync_url != settings.sync_url && self.callbacks.borrow().is_some() {
            self.keep_address(settings.sync_url);
        }
        self.render();
    }

    /// Replaces the session by the next one, and executes the effects.
    fn advance(&self, (session, effects): (Session, Vec<Effect>)) {
        self.become_session(session);
        self.effects.run(effects, |effect| self.execute(effect));
    }

    fn execute(&self, effect: Effect) {
        match effect {
            Effect::Follow(row) => {
                let number = self.follow.get().map_or(0, |follow| follow.number) + 1;
                self.follow.set(Some(Follow { row, number }));
            }
            Effect::Render => self.render(),
            Effect::WriteAddress { text, step } => {
                if self.navigation.borrow().is_some() {
                    self.fragment.write(&text, step);
                }
            }
            Effect::Tell(event) => self.tell_event(event),
        }
    }

    fn become_session(&self, session: Session) {
        let old = self.session.replace(session);
        if old.model() != self.session.borrow().model() {
            free(old.into_model(), 20);
        }
    }

    fn props(&self) -> Option<TimelineProps> {
        let Callbacks { dispatch, ondrawn, onembed, onpause } = self.callbacks.borrow().clone()?;
        let session = self.session.borrow();
        let settings = self.settings.get();
        Some(TimelineProps {
            session: session.clone(),
            dispatch,
            layout: settings.layout,
            heading_level: settings.heading_level,
            follow: self.follow.get(),
            ondrawn,
            onembed: Some(onembed),
            paused: settings.paused,
            onpause,
            medium: if settings.paper { Medium::Paper } else { Medium::Screen },
            width: None,
            revision: self.revision.get(),
        })
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
            dispatch: Callback::from(move |action| {
                with(&on_action, |host| {
                    let next = host.session.borrow().act(action);
                    host.advance(next);
                })
            }),
            ondrawn: Callback::from(move |()| with(&on_drawn, Self::was_drawn)),
            onembed: Callback::from(move |()| with(&on_embed, |host| host.tell("embed", &[]))),
            onpause: Callback::from(move |()| with(&on_pause, |host| host.tell("pause", &[]))),
        }));
        let opened = this.session.borrow().clone().open();
        this.advance(opened.visit(address.unwrap_or_default(), Arrival::Opening));
        this.keep_address(this.settings.get().sync_url);
        if this.app.borrow().is_some() {
            return this.render();
        }
        let Some(props) = this.props().map(|props| TimelineProps { width: base_width(&base), ..props })
        else {
            return;
        };
        let app = yew::Renderer::<Timeline>::with_root_and_props(base.into(), props).render();
        this.app.replace(Some(app));
    }

    /// Starts or stops keeping the state in the page's fragment.
    fn keep_address(self: &Rc<Self>, keep: bool) {
        self.navigation.replace(None);
        if !keep {
            return;
        }
        self.visit(Arrival::Opening);
        let listen = |name| {
            let weak = Rc::downgrade(self);
            let window = web_sys::window()?;
            let navigated = move |_: &web_sys::Event| with(&weak, |host| host.visit(Arrival::Navigation));
            Some(EventListener::new(&window, name, navigated))
        };
        // Back and Forward send `popstate`; a link to a fragment sends `hashchange` too.
        self.navigation
            .replace(listen("popstate").zip(listen("hashchange")).map(|(back, link)| [back, link]));
    }

    fn visit(&self, arrival: Arrival) {
        let fragment = self.fragment.read();
        let next = self.session.borrow().visit(&fragment, arrival);
        self.advance(next);
    }

    fn tell(&self, name: &str, fields: &[(&str, JsValue)]) {
        self.events.send(name, &fields.iter().map(|(name, value)| field(name, value.clone())).collect());
    }

    fn tell_event(&self, event: Event) {
        match event {
            Event::Filter { query, shown, total } => self.tell(
                "timeline-filter",
                &[("query", query.into()), ("shown", shown.into()), ("total", total.into())],
            ),
            Event::Select { id } => {
                self.tell("timeline-select", &[("id", id.map_or(JsValue::NULL, JsValue::from))])
            }
            Event::Range { from, to } => {
                self.tell("timeline-range", &[("from", from.into()), ("to", to.into())])
            }
        }
    }

    fn was_drawn(&self) {
        self.waiting.resolve();
        if !self.is_ready.replace(true) {
            let (shown, total) = {
                let session = self.session.borrow();
                (session.result().list.len(), session.model().index.len())
            };
            self.tell("timeline-ready", &[("shown", shown.into()), ("total", total.into())]);
        }
    }
}

fn with(host: &Weak<Host>, act: impl FnOnce(&Host)) {
    if let Some(host) = host.upgrade() {
        act(&host);
    }
}
