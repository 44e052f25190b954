//! The chart: lanes of marks with their words over time, with a card for the mark that is pointed at.

use super::context::View;
use super::element::{Element, EventKind, element};
use super::hooks::{self, EscapeListener, Gesture, GestureTracker, Place};
use super::keys;
use super::laid::{ChartLayout, mark_of};
use super::layout::Medium;
use super::press::press;
use super::preview;
use super::scene::Drawing;
use std::cell::Cell;
use std::rc::Rc;
use timeline_core::layout::{Columns, Plan, TimeScale};
use timeline_core::locale::Message;
use timeline_core::state::Action;
use yew::prelude::*;

/// How near a mouse must be to a mark to point at it, in sixteenths of the letters' size. A finger means the nearest mark of the
/// lane, wherever it is.
const REACH: f64 = 26.0;

#[derive(Debug, Clone, Properties)]
pub(super) struct ChartProps {
    pub(super) view: View,
    pub(super) plan: Rc<Plan>,
    /// Called before the keyboard puts something on the stage.
    pub(super) onstage: Callback<()>,
}

// A plan is made once, and compared by its place.
impl PartialEq for ChartProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.plan, &other.plan) && self.view == other.view && self.onstage == other.onstage
    }
}

pub(super) struct Chart {
    track: NodeRef,
    gestures: GestureTracker,
    laid: ChartLayout,
    /// The row whose mark was last reached by the keyboard, and the key of that mark: keeping the key keeps the focused element.
    active: Option<(usize, usize)>,
    /// The first row of the mark that is pointed at or has the focus, and its lane.
    pointed: Option<(usize, usize)>,
    /// Closes the card by Escape, wherever the focus is; there only with a card.
    escape: Option<EscapeListener>,
    /// Whether the pointer that is down has dragged, after which the browser still reports a click.
    dragged: Rc<Cell<bool>>,
}

/// What changes the chart between two changes of its props.
pub(super) enum Msg {
    /// The mark that begins with this row was reached by the keyboard.
    Active(usize),
    /// This mark is pointed at: its lane and its first row.
    Pointed(Option<(usize, usize)>),
}

impl Component for Chart {
    type Message = Msg;
    type Properties = ChartProps;

    fn create(ctx: &Context<Self>) -> Self {
        let ChartProps { view, plan, .. } = ctx.props();
        let (track, gestures, dragged) = Default::default();
        let laid = ChartLayout::new(view, plan, None, false);
        Self { track, gestures, laid, active: None, pointed: None, escape: None, dragged }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        // In a narrow widget there is no card.
        let has_card = ctx.props().plan.frame.columns != Columns::Narrow;
        match message {
            Msg::Active(row) if self.active.is_none_or(|(active, _)| active != row) => {
                let key = super::scene::key_of(&self.laid.scene, row, self.active, ctx.props().view.stage);
                self.active = Some((row, key));
            }
            Msg::Pointed(pointed) if has_card && self.pointed != pointed => {
                self.pointed = pointed;
                let close = ctx.link().callback(|()| Msg::Pointed(None));
                self.escape = pointed.and_then(|_| self.escape.take().or_else(|| EscapeListener::new(close)));
            }
            _ => return false,
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ChartProps) -> bool {
        let ChartProps { view, plan, .. } = ctx.props();
        let same_rows = view.model == old.view.model && view.result() == old.view.result();
        self.laid = ChartLayout::new(view, plan, Some(self.laid.clone()), same_rows);
        // The tab stop follows the event on the stage, except within a cluster.
        let stage = view.stage.filter(|_| view.stage != old.view.stage);
        self.active = self.active.filter(|(row, _)| {
            stage.is_none_or(|stage| super::scene::share_mark(&self.laid.scene, *row, stage))
        });
        // A card for a mark that has moved away would only be in the way.
        if view.state != old.view.state {
            (self.pointed, self.escape) = (None, None);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.draw(ctx).into()
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if first {
            self.gestures.listen(&self.track);
        }
    }
}

impl Chart {
    fn draw(&self, ctx: &Context<Self>) -> Element {
        let ChartProps { view, plan, onstage } = ctx.props();
        let laid = &self.laid;
        self.gestures.set_callback(self.on_gesture(ctx));
        let columns = (view.medium == Medium::Markup).then(|| match plan.frame.columns {
            Columns::Narrow => "narrow",
            Columns::Medium => "medium",
            Columns::Wide => "wide",
        });
        let pointed = self.pointed.and_then(|(lane, row)| Some((lane, mark_of(&laid.scene, lane, row)?)));
        let onactive = ctx.link().callback(Msg::Active);
        let keyboard = keys::Keys {
            view: view.clone(),
            scene: laid.scene.clone(),
            track: self.track.clone(),
            onactive,
            onstage: onstage.clone(),
        };
        let label = view.model.locale.text(Message::ChartKeys);
        let plot = element!(
            "div", "class" = "plot", "role" = "group";
            "aria-label" = label, "data-zoomed" = view.is_zoomed().then_some("")
        );
        let plot = plot
            .node_ref(&self.track)
            .on(EventKind::KeyDown, keyboard.callback())
            .on(EventKind::Click, self.on_click(ctx))
            .on(
                EventKind::FocusIn,
                ctx.link().callback(|event: Event| Msg::Pointed(hooks::focused_mark(&event))),
            )
            .on(EventKind::FocusOut, ctx.link().callback(|_: Event| Msg::Pointed(None)))
            .child(html! { <Drawing view={view.clone()} laid={laid.clone()} active={self.active} /> })
            .child(pointed.map(|(lane, mark)| preview::preview(view, laid, lane, mark)));
        element!(
            "section", "class" = "chart", "part" = "chart";
            "aria-label" = view.model.locale.text(Message::Chart), "data-columns" = columns
        )
        .child(element!("p", "class" = "spoken").child(&*laid.summary))
        .child(plot)
    }

    /// What a pointer does: a mouse points at marks and drags a zoomed chart, a finger leafs through a lane, two fingers and the
    /// wheel zoom, and on the strip both move the visible range.
    fn on_gesture(&self, ctx: &Context<Self>) -> Callback<Gesture> {
        let (view, laid, dragged) = (ctx.props().view.clone(), self.laid.clone(), self.dragged.clone());
        let height = laid.height(&view);
        let onpointed = ctx.link().callback(Msg::Pointed);
        Callback::from(move |gesture| {
            let (scene, whole) = (&laid.scene, view.model.whole);
            let scale = &scene.scale;
            let at = |place: Place| (place.x * scale.width(), place.y * height);
            let show = |range| view.dispatch.emit(view.show(range));
            match gesture {
                Gesture::Press => dragged.set(false),
                Gesture::Hover(place) => {
                    let found = place.and_then(|place| {
                        let (x, y) = at(place);
                        scene.nearest(x, y, REACH)
                    });
                    onpointed.emit(found.map(|(lane, mark)| (lane, mark.first_row())));
                }
                Gesture::Zoom { factor, x } => show(scale.zoomed(factor, x * scale.width(), whole)),
                Gesture::Drag { place, step, touch } => {
                    dragged.set(true);
                    let (x, y) = at(place);
                    if view.is_zoomed() && y >= scene.bottom {
                        show(around(&laid.overview.scale, x, view.range(), whole));
                    } else if view.is_zoomed() {
                        show(scale.panned(-step * scale.width(), whole));
                    } else if let Some((_, mark)) = scene.nearest(x, y, f64::MAX).filter(|_| touch) {
                        let row = mark.first_row();
                        if view.stage != Some(row) {
                            view.dispatch.emit(Action::Leaf(row));
                        }
                    }
                }
            }
        })
    }

    /// A click on a mark, or near one, on its words or on the strip.
    fn on_click(&self, ctx: &Context<Self>) -> Callback<Event> {
        let (view, laid, dragged) = (ctx.props().view.clone(), self.laid.clone(), self.dragged.clone());
        let (track, height) = (self.track.clone(), self.laid.height(&view));
        Callback::from(move |event: Event| {
            let scene = &laid.scene;
            if dragged.replace(false) {
                return;
            }
            if let Some((lane, row)) = hooks::pressed_mark(&event) {
                if let Some(mark) = mark_of(scene, lane, row) {
                    press(&view, mark, None);
                }
                return;
            }
            let Some((place, touch)) = hooks::place_of(&track, &event) else { return };
            let (x, y) = (place.x * scene.scale.width(), place.y * height);
            if y >= scene.bottom {
                return press_strip(&view, &laid, x);
            }
            if let Some((_, mark)) = scene.nearest(x, y, if touch { f64::MAX } else { REACH }) {
                press(&view, mark, None);
            }
        })
    }
}

/// A press on the strip: moves the visible range there, or, in the whole period, selects the event that is nearest in time.
fn press_strip(view: &View, laid: &ChartLayout, x: f64) {
    let scale = &laid.overview.scale;
    if view.is_zoomed() {
        let range = around(scale, x, view.range(), view.model.whole);
        return view.dispatch.emit(view.show(range));
    }
    let (at, list) = (scale.invert(x), &view.result().list);
    let begins = |row: &usize| view.model.index.extents().get(*row).map_or(i64::MAX, |extent| extent.0);
    let later = list.partition_point(|row| begins(row) < at);
    let near = [later.checked_sub(1), Some(later)].into_iter().flatten().filter_map(|place| list.get(place));
    if let Some(row) = near.min_by_key(|row| begins(row).abs_diff(at)) {
        view.dispatch.emit(Action::Select(Some(*row)));
    }
}

/// A range of the same length around a pixel of a scale, within the whole.
fn around(scale: &TimeScale, x: f64, (from, to): (i64, i64), whole: (i64, i64)) -> (i64, i64) {
    let length = to.saturating_sub(from).min(whole.1.saturating_sub(whole.0));
    let start = scale.invert(x).saturating_sub(length / 2);
    let start = start.clamp(whole.0, whole.1.saturating_sub(length));
    (start, start.saturating_add(length))
}
