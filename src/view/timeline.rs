//! The component: composes the parts of the view.

use super::budget::Budget;
use super::context::View;
use super::element::{Element, EventKind, boolean, element};
use super::hooks::{self, Follow, Follower};
use super::layout::Layout;
use super::{chart, facets, header, list, status};
use std::rc::Rc;
use timeline_core::locale::Message;
use timeline_core::session::Session;
use timeline_core::state::Action;
use yew::prelude::*;

/// The props of [`Timeline`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TimelineProps {
    /// The dataset, the reader's state, and the result of the filter.
    pub session: Session,
    /// Called with what the reader asks for. Keep it stable between renders.
    pub dispatch: Callback<Action>,
    /// Which parts are shown.
    #[prop_or_default]
    pub layout: Layout,
    /// The level of the widget's title, 1 to 4; months and events follow below it.
    #[prop_or(2)]
    pub heading_level: u8,
    /// A row to bring into view after this render if it is selected; each new value acts once.
    #[prop_or_default]
    pub follow: Option<Follow>,
    /// Whether the whole list is drawn, as for print and in pre-rendered pages, rather than a window of it.
    #[prop_or_default]
    pub whole_list: bool,
    /// Whether the primary pointer of the device is a finger, which needs larger targets.
    #[prop_or_default]
    pub coarse: bool,
    /// Incremented to force a render, and with it another call of `ondrawn`.
    #[prop_or_default]
    pub revision: u32,
    /// Called when a render has reached the document.
    #[prop_or_default]
    pub ondrawn: Callback<()>,
    /// Called when the reader wants to share or embed the timeline; without it there is no button for that.
    #[prop_or_default]
    pub onembed: Option<Callback<()>>,
    /// Whether the reader has paused updates; none if the page does not update the events.
    #[prop_or_default]
    pub paused: Option<bool>,
    /// Called when the reader pauses or resumes updates.
    #[prop_or_default]
    pub onpause: Callback<()>,
}

/// The timeline widget: header, filters, chart and list.
#[derive(Debug)]
pub struct Timeline {
    root: NodeRef,
    budget: Rc<Budget>,
    /// The `dispatch` of the props, wrapped by the follower.
    dispatch: Callback<Action>,
    /// Called with a row that was chosen in the chart, and whether the keyboard chose it.
    onselect: Callback<(usize, bool)>,
    follower: Follower,
}

// A struct component: function components expand their hooks at each call site, which took a tenth of the view.
impl Component for Timeline {
    /// The budget of the list has been raised.
    type Message = ();
    type Properties = TimelineProps;

    fn create(ctx: &Context<Self>) -> Self {
        let TimelineProps { session, dispatch, .. } = ctx.props();
        let follower = Follower::default();
        let (dispatch, onselect) = follower.wrap_dispatch(dispatch);
        let (root, budget) = Default::default();
        let timeline = Self { root, budget, dispatch, onselect, follower };
        timeline.start_list(ctx, session.result().list.len());
        timeline
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &TimelineProps) -> bool {
        let TimelineProps { session, dispatch, .. } = ctx.props();
        let (query, old_query) = (&session.state().query, &old.session.state().query);
        let length = session.result().list.len();
        if session.model() != old.session.model() || query != old_query {
            // While words are typed, the next letter may follow soon, and with it a longer list.
            let is_typing = query.text() != old_query.text();
            self.start_list(ctx, if is_typing { session.model().index.len() } else { length });
        } else if list::is_jump(&self.context(old), &self.context(ctx.props()), self.budget.elements.get()) {
            hooks::restart(&self.root, &self.budget, length, onraised(ctx));
        }
        if *dispatch != old.dispatch {
            (self.dispatch, self.onselect) = self.follower.wrap_dispatch(dispatch);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.follower.before_render(&self.root);
        self.draw(ctx.props()).into()
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let props = ctx.props();
        self.follower.after_render(&self.root, props.session.state().selected, props.follow);
        hooks::show_dates(&self.root);
        props.ondrawn.emit(());
    }
}

impl Timeline {
    /// Starts to draw a list that has, or may soon have, `length` events.
    fn start_list(&self, ctx: &Context<Self>, length: usize) {
        self.budget.restart(hooks::initial_budget(&self.root, length));
        hooks::draw_rest(&self.budget, onraised(ctx));
    }

    fn context(&self, props: &TimelineProps) -> View {
        View::new(&props.session, self.dispatch.clone(), props.heading_level)
    }

    fn draw(&self, props: &TimelineProps) -> Element {
        let view = self.context(props);
        let (dispatch, session) = (props.dispatch.clone(), props.session.clone());
        let onkeydown = Callback::from(move |event: Event| {
            let event = hooks::keyboard(event);
            // During composition the key belongs to the input method.
            if event.key() == "Escape"
                && !event.is_composing()
                && session.state().apply(&session.model().dataset, Action::Escape) != **session.state()
            {
                // The browser would also clear the search field, or close a dialog around the widget.
                event.prevent_default();
                dispatch.emit(Action::Escape);
            }
        });
        let layout = props.layout;
        let budget = (!props.whole_list).then(|| self.budget.elements.get());
        let chart = (layout != Layout::List).then(|| {
            html! { <chart::Chart view={view.clone()} coarse={props.coarse} onselect={self.onselect.clone()} /> }
        });
        let skip = (layout == Layout::Full && !view.result().list.is_empty()).then(|| {
            let root = self.root.clone();
            let onclick = Callback::from(move |_| hooks::go_to_list(&root));
            element!("button", "type" = "button", "class" = "skip", "data-look" = "opener")
                .on(EventKind::Click, onclick)
                .child(view.model.locale.text(Message::SkipChart))
        });
        element!("div", "class" = "widget")
            .node_ref(&self.root)
            .on(EventKind::KeyDown, onkeydown)
            .child(header::header(&view))
            .child(facets::facets(&view, layout))
            .child(status::status(&view))
            .child(skip)
            .child(chart)
            .child(list::list(&view, layout, budget))
            .child(footer(&view, props))
    }
}

/// Asks for a render when the budget of the list has been raised.
fn onraised(ctx: &Context<Timeline>) -> Callback<()> {
    ctx.link().callback(|()| ())
}

fn footer(view: &View, props: &TimelineProps) -> Element {
    let button = |message, pressed: Option<bool>, onclick: &Callback<()>| {
        element!("button", "type" = "button", "data-look" = "plain"; "aria-pressed" = pressed.map(boolean))
            .on(EventKind::Click, onclick.reform(|_| ()))
            .child(view.model.locale.text(message))
    };
    element!("div", "class" = "footer")
        .child(props.paused.map(|paused| button(Message::Pause, Some(paused), &props.onpause)))
        .child(props.onembed.as_ref().map(|onembed| button(Message::Embed, None, onembed)))
}
