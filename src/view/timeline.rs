//! The component: composes the parts of the view.

use super::context::View;
use super::element::{Element, EventKind, boolean, element};
use super::hooks::{self, Follow, Follower, SizeObserver};
use super::layout::{Layout, Medium};
use super::{chart, filters, header, record, stage, tools};
use std::rc::Rc;
use timeline_core::layout::{Columns, Frame, Plan};
use timeline_core::locale::Message;
use timeline_core::session::Session;
use timeline_core::state::{Action, Panel};
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
    /// The level of the widget's title, 1 to 4; months and the headline follow below it.
    #[prop_or(2)]
    pub heading_level: u8,
    /// Brings the stage into view after this render if its event is selected; each new value acts once.
    #[prop_or_default]
    pub follow: Option<Follow>,
    /// What the timeline is drawn for.
    #[prop_or_default]
    pub medium: Medium,
    /// The width with which the timeline begins, from [`base_width`](super::base_width); without it the chart comes with the second
    /// render, which measures the timeline.
    #[prop_or_default]
    pub width: Option<f64>,
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

/// The widths for which a page without script has charts, in sixteenths of the letters' size: one for each number of columns.
const WIDTHS_OF_MARKUP: [f64; 3] = [390.0, 720.0, 1_120.0];

/// The width for which the chart of a printed page is laid out, in sixteenths of the letters' size.
const WIDTH_OF_PAPER: f64 = 680.0;

/// With less than this below a wide chart, the list does not stand there, in sixteenths of the letters' size.
const ROOM_FOR_LIST: f64 = 200.0;

/// The height of a wide chart and stage.
const FULL_HEIGHT: f64 = 544.0;

/// The timeline widget: header, filters, chart, stage and list.
pub struct Timeline {
    root: NodeRef,
    /// Called before the keyboard puts something on the stage.
    onstage: Callback<()>,
    follower: Follower,
    /// The width of the widget in sixteenths of the letters' size; none until it has been measured.
    width: Option<f64>,
    observer: Option<SizeObserver>,
    plans: Vec<Rc<Plan>>,
}

impl std::fmt::Debug for Timeline {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Timeline").field("width", &self.width).finish_non_exhaustive()
    }
}

// A struct component: function components expand their hooks at each call site, which took a tenth of the view.
impl Component for Timeline {
    /// The widget has this width, in sixteenths of the letters' size.
    type Message = f64;
    type Properties = TimelineProps;

    fn create(ctx: &Context<Self>) -> Self {
        let follower = Follower::default();
        let (onstage, root) = (follower.onstage(), NodeRef::default());
        let width = ctx.props().width;
        let mut timeline = Self { root, onstage, follower, width, observer: None, plans: Vec::new() };
        timeline.plan(ctx.props());
        timeline
    }

    fn update(&mut self, ctx: &Context<Self>, width: f64) -> bool {
        let changed = self.width != Some(width);
        if changed {
            self.width = Some(width);
            self.plan(ctx.props());
        }
        changed
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &TimelineProps) -> bool {
        let (now, before) = (view_of(ctx.props()), view_of(old));
        let same_lanes = now.model == before.model && now.state.group == before.state.group;
        if !same_lanes
            || now.is_widened() != before.is_widened()
            || (now.layout, now.medium) != (before.layout, before.medium)
        {
            self.plan(ctx.props());
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.follower.before_render(&self.root);
        self.draw(ctx.props()).into()
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let props = ctx.props();
        if first {
            self.observer = SizeObserver::new(&self.root, ctx.link().callback(|width| width));
        }
        let session = &props.session;
        let (state, staged) = (session.state(), session.on_stage());
        self.follower.after_render(&self.root, state.selected, (staged, state.list), props.follow);
        hooks::show_dates(&self.root);
        // Until the widget has been measured, the chart is missing; a hidden widget is complete without.
        if self.width.is_some() || hooks::is_hidden(&self.root) {
            props.ondrawn.emit(());
        }
    }
}

impl Timeline {
    /// Plans the chart for the measured width, or for each number of columns in a page without script.
    fn plan(&mut self, props: &TimelineProps) {
        let view = view_of(props);
        let widths = match (props.medium, self.width) {
            (Medium::Markup, _) if view.layout.has_columns() => WIDTHS_OF_MARKUP.to_vec(),
            (Medium::Markup, _) => WIDTHS_OF_MARKUP.into_iter().take(2).collect(),
            (Medium::Paper, _) => vec![WIDTH_OF_PAPER],
            (Medium::Screen, _) if view.layout == Layout::List => Vec::new(),
            (Medium::Screen, width) => width.into_iter().collect(),
        };
        self.plans = widths.into_iter().map(|width| Rc::new(record::plan(&view, width))).collect();
    }

    fn draw(&self, props: &TimelineProps) -> Element {
        let view = view_of(props);
        let is_narrow = self.width.is_some_and(|width| Frame::new(width, false).columns == Columns::Narrow);
        let charts = (props.layout != Layout::List).then(|| {
            self.plans.iter().map(|plan| {
                html! { <chart::Chart view={view.clone()} plan={plan.clone()} onstage={self.onstage.clone()} /> }
            })
        });
        // A short chart leaves room, in which the list stands.
        let has_room = props.medium == Medium::Screen
            && props.layout == Layout::Full
            && self.plans.iter().any(|plan| {
                let lanes: f64 = plan.lanes.iter().map(|lane| plan.height(lane)).sum();
                plan.frame.columns == Columns::Wide && plan.top() + lanes + ROOM_FOR_LIST < FULL_HEIGHT
            });
        let index = tools::index(&view, is_narrow, has_room, &self.onstage);
        let (active, stage) = (tools::active(&view), stage::stage(&view));
        // The document has the order that is seen, which the focus follows.
        let (over, below) = if has_room { (None, index) } else { (index, None) };
        let chips_lead = is_narrow && props.medium == Medium::Screen;
        let (leading, beside) = if chips_lead { (active, None) } else { (None, active) };
        let (before, after) =
            if props.layout == Layout::Story { (Some(stage), None) } else { (None, Some(stage)) };
        element!("div", "class" = "widget"; "data-layout" = props.layout.name(), "data-room" = has_room.then_some(""))
            .node_ref(&self.root)
            .on(EventKind::KeyDown, self.on_key(&view))
            .on(EventKind::Click, close_panel(&view))
            .child(header::header(&view, buttons(&view, props)))
            .child(leading)
            .child(before)
            .child(filters::filters(&view))
            .child(tools::tools(&view, beside))
            .child(over)
            .child(element!("div", "class" = "charts").children(charts.into_iter().flatten()))
            .child(below)
            .child(after)
            .child(filters::sheet(&view))
    }

    /// Escape closes what is open, and leads from the stage back to the mark.
    fn on_key(&self, view: &View) -> Callback<Event> {
        let (view, root) = (view.clone(), self.root.clone());
        Callback::from(move |event: Event| {
            let on_stage = hooks::is_in(&event, ".stage");
            let event = hooks::keyboard(event);
            // During composition the key belongs to the input method.
            if event.key() != "Escape" || event.is_composing() {
                return;
            }
            let state = &view.state;
            let is_cluster = !state.cluster.is_empty();
            let mark = if is_cluster { ".mark[aria-expanded=true]" } else { ".mark[tabindex=\"0\"]" };
            if on_stage && state.panel == Panel::Closed && !state.list && hooks::focus_on(&root, mark) {
                event.prevent_default();
                if is_cluster {
                    view.dispatch.emit(Action::Escape);
                }
            } else if state.apply(&view.model.dataset, Action::Escape) != **state {
                // The browser would also clear the search field, or close a dialog around the widget.
                event.prevent_default();
                view.dispatch.emit(Action::Escape);
            }
        })
    }
}

/// Closes a panel when something else is pressed. The sheet covers everything else.
fn close_panel(view: &View) -> Callback<Event> {
    let (dispatch, panel) = (view.dispatch.clone(), view.state.panel);
    Callback::from(move |event: Event| {
        if !matches!(panel, Panel::Closed | Panel::Sheet) && !hooks::is_in(&event, ".menu") {
            dispatch.emit(Action::Panel(Panel::Closed));
        }
    })
}

fn view_of(props: &TimelineProps) -> View {
    let mut view = View::new(&props.session, props.dispatch.clone(), props.heading_level);
    (view.layout, view.medium) = (props.layout, props.medium);
    view
}

/// The buttons that pause updates and open the Share panel.
fn buttons(view: &View, props: &TimelineProps) -> Vec<Element> {
    let button = |message, pressed: Option<bool>, onclick: &Callback<()>| {
        element!("button", "type" = "button", "data-look" = "link"; "aria-pressed" = pressed.map(boolean))
            .on(EventKind::Click, onclick.reform(|_| ()))
            .child(view.model.locale.text(message))
    };
    let pause = props.paused.map(|paused| button(Message::Pause, Some(paused), &props.onpause));
    let embed = props.onembed.as_ref().map(|onembed| button(Message::Embed, None, onembed));
    pause.into_iter().chain(embed).collect()
}
