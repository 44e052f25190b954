//! The component: draws a dataset and a state, and says what the reader asks for.
//!
//! It holds no state of the reader: [`Timeline`] is given one and reports [`Action`]s, so that the page, the address
//! and the reader all change it in one place. Must not be here: the custom element, requests, the address bar; and
//! the browser itself anywhere but in `hooks`.

mod axis;
mod chart;
mod cluster;
mod details;
mod eras;
mod event;
mod facets;
mod glyph;
mod header;
mod hooks;
mod lanes;
mod list;
mod mark;
mod media;
mod overview;
mod press;
mod search;
mod status;
mod store;
mod summary;
mod tag;
mod term;
mod text;

pub use store::{Standalone, StandaloneProps};

use hooks::Follower;
use std::cell::Cell;
use std::rc::Rc;
use tag::{Heard, Tag, tag};
use term::flag;
use timeline_core::facet::RowSet;
use timeline_core::locale::Message;
use timeline_core::model::Model;
use timeline_core::query::Counts;
use timeline_core::state::{Action, State};
use yew::prelude::*;

/// Which parts of the widget are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// Chart and list.
    #[default]
    Full,
    /// The list alone.
    List,
    /// The chart, and the selected event under it.
    Chart,
}

impl Layout {
    /// The layout of that name (`full`, `list`, `chart`).
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "full" => Self::Full,
            "list" => Self::List,
            "chart" => Self::Chart,
            _ => return None,
        })
    }

    /// The name in the attribute.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::List => "list",
            Self::Chart => "chart",
        }
    }
}

/// What [`Timeline`] draws.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TimelineProps {
    /// The dataset with its index.
    pub model: Model,
    /// What the reader has changed so far.
    pub state: Rc<State>,
    /// Called with what the reader asks for; keep it stable between renders.
    pub dispatch: Callback<Action>,
    /// Which parts are shown.
    #[prop_or_default]
    pub layout: Layout,
    /// The level of the widget's title, 1 to 4; months and events follow below it.
    #[prop_or(2)]
    pub heading_level: u8,
    /// A row to bring into view after this render if it is selected, and whether to focus it; each new value acts once.
    #[prop_or_default]
    pub follow: Option<Follow>,
    /// Whether a long list is drawn whole, as on paper and in pre-rendered pages, and not a window of it.
    #[prop_or_default]
    pub whole_list: bool,
    /// Whether the first pointer of the device is a finger, which needs more room.
    #[prop_or_default]
    pub coarse: bool,
    /// Another number asks for another render, and so for another call of `ondrawn`.
    #[prop_or_default]
    pub revision: u32,
    /// Called when a render stands in the document.
    #[prop_or_default]
    pub ondrawn: Callback<()>,
    /// Called when the reader wants to show the timeline in another page; without it there is no button for that.
    #[prop_or_default]
    pub onembed: Option<Callback<()>>,
    /// Whether the reader has stopped the reading of new events, where the page reads again and again.
    #[prop_or_default]
    pub paused: Option<bool>,
    /// Called when the reader wants to stop that, or to go on.
    #[prop_or_default]
    pub onpause: Callback<()>,
}

/// A request to bring the selected event of the list into view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Follow {
    /// The row of the event, which is selected.
    pub row: usize,
    /// Whether to move the focus there too.
    pub focus: bool,
    /// Tells two requests for the same row apart.
    pub number: u32,
}

/// What follows from the model and the query: computed once for both, read by every part of the view.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Derived {
    pub(crate) rows: RowSet,
    pub(crate) list: Vec<usize>,
    pub(crate) counts: Counts,
    /// About how many elements of the list are drawn at most: those in sight first, the rest follows.
    pub(crate) part: Cell<usize>,
    /// Another number ends what would draw the rest of an earlier beginning.
    pub(crate) beginning: Cell<u32>,
}

/// Everything that a part of the view reads.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct View {
    pub(crate) model: Model,
    pub(crate) state: Rc<State>,
    pub(crate) derived: Rc<Derived>,
    pub(crate) dispatch: Callback<Action>,
    pub(crate) heading_level: u8,
}

impl Derived {
    /// `typed` says that other words are looked for, of which the next letter may follow soon.
    fn new(ctx: &Context<Timeline>, root: &NodeRef, typed: bool) -> Rc<Self> {
        let (query, index) = (&ctx.props().state.query, &ctx.props().model.index);
        let rows = query.evaluate(index);
        let list: Vec<usize> = rows.iter().collect();
        let length = if typed { index.len() } else { list.len() };
        let part = Cell::new(hooks::first_part(root, length));
        let beginning = Cell::default();
        let derived = Rc::new(Self { list, counts: query.counts(index), rows, part, beginning });
        hooks::draw_rest(&derived, ctx.link());
        derived
    }
}

/// The timeline widget: header, filters, chart and list.
#[derive(Debug)]
pub struct Timeline {
    root: NodeRef,
    derived: Rc<Derived>,
    /// The one of the props, which the follower overhears.
    dispatch: Callback<Action>,
    /// Called with a row that was chosen in the chart, and whether the keyboard chose it.
    onselect: Callback<(usize, bool)>,
    follower: Follower,
}

// Not by hooks, each of which writes out its own memory at each place: a tenth of the view.
impl Component for Timeline {
    /// That there is more to draw.
    type Message = ();
    type Properties = TimelineProps;

    fn create(ctx: &Context<Self>) -> Self {
        let follower = Follower::default();
        let (dispatch, onselect) = follower.overhear(&ctx.props().dispatch);
        let root = NodeRef::default();
        let derived = Derived::new(ctx, &root, false);
        Self { root, derived, dispatch, onselect, follower }
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &TimelineProps) -> bool {
        let props = ctx.props();
        if props.model != old.model || props.state.query != old.state.query {
            let typed = props.state.query.text() != old.state.query.text();
            self.derived = Derived::new(ctx, &self.root, typed);
        } else if list::goes_elsewhere(&self.look(old), &self.look(props)) {
            hooks::begin_again(&self.root, &self.derived, ctx.link());
        }
        if props.dispatch != old.dispatch {
            (self.dispatch, self.onselect) = self.follower.overhear(&props.dispatch);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.follower.before(&self.root);
        self.draw(ctx.props()).into()
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let props = ctx.props();
        self.follower.after(&self.root, props.state.selected, props.follow);
        props.ondrawn.emit(());
    }
}

impl Timeline {
    fn look(&self, props: &TimelineProps) -> View {
        View {
            model: props.model.clone(),
            state: props.state.clone(),
            derived: self.derived.clone(),
            dispatch: self.dispatch.clone(),
            heading_level: props.heading_level.clamp(1, 4),
        }
    }

    fn draw(&self, props: &TimelineProps) -> Tag {
        let view = self.look(props);
        let dispatch = props.dispatch.clone();
        let onkeydown = Callback::from(move |event: Event| {
            if hooks::keyboard(event).key() == "Escape" {
                dispatch.emit(Action::Escape);
            }
        });
        let layout = props.layout;
        let chart = (layout != Layout::List).then(|| {
            html! { <chart::Chart view={view.clone()} coarse={props.coarse} onselect={self.onselect.clone()} /> }
        });
        let skip = (layout == Layout::Full && !view.derived.list.is_empty()).then(|| {
            let root = self.root.clone();
            let onclick = Callback::from(move |_| hooks::go_to_list(&root));
            tag!("button", "type" = "button", "class" = "skip", "data-look" = "opener")
                .on(Heard::Click, onclick)
                .child(view.model.locale.text(Message::SkipChart))
        });
        tag!("div", "class" = "widget")
            .at(&self.root)
            .on(Heard::KeyDown, onkeydown)
            .child(header::header(&view))
            .child(facets::facets(&view, layout))
            .child(status::status(&view))
            .child(skip)
            .child(chart)
            .child(list::list(&view, layout, props.whole_list))
            .child(footer(&view, props))
    }
}

fn footer(view: &View, props: &TimelineProps) -> Tag {
    let button = |message, pressed: Option<bool>, onclick: &Callback<()>| {
        tag!("button", "type" = "button", "data-look" = "plain"; "aria-pressed" = pressed.map(flag))
            .on(Heard::Click, onclick.reform(|_| ()))
            .child(view.model.locale.text(message))
    };
    tag!("div", "class" = "footer")
        .child(props.paused.map(|paused| button(Message::Pause, Some(paused), &props.onpause)))
        .child(props.onembed.as_ref().map(|onembed| button(Message::Embed, None, onembed)))
}
