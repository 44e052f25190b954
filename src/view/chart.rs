//! The chart: lanes of marks over time, with zoom, pan and a keyboard of its own.

use super::cluster::opened_cluster;
use super::context::View;
use super::element::{Element, EventKind, boolean, element};
use super::hooks::{self, Gesture, GestureTracker, Phase, WidthObserver};
use super::lanes::lane_labels;
use super::length::percent;
use super::mark::{self, DrawnMark};
use super::overview::OverviewState;
use super::summary::summary;
use super::{axis, eras};
use std::rc::Rc;
use timeline_core::facet::RowSet;
use timeline_core::layout::{Band, Lane, MIN_DISTANCE, Mark, Overview, Scene, bands, lanes, lay_out};
use timeline_core::locale::Message;
use timeline_core::state::Action;
use yew::prelude::*;

/// The minimum distance between the centres of two marks for touch, in pixels.
const TOUCH_DISTANCE: f64 = 44.0;

/// The width of the track until it has been measured, and in pre-rendered pages. A narrow one, so that marks and labels, which are
/// placed in percent, never overlap.
const ASSUMED_WIDTH: f64 = 440.0;

/// With more events than this, a browser lays out the chart only once the width is measured: nobody would see it before.
const MANY: usize = 2_000;

/// The zoom factor of a button or key.
const ZOOM_STEP: f64 = 1.6;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ChartProps {
    pub(super) view: View,
    /// Whether marks must be far enough apart for touch.
    pub(super) coarse: bool,
    /// Called with a row that was chosen here, and whether the keyboard chose it.
    pub(super) onselect: Callback<(usize, bool)>,
}

/// The computed layout: what follows from the dataset, the query and the width of the track.
struct ChartLayout {
    /// The visible range, and the minimum distance between two marks.
    of: ((i64, i64), f64),
    lanes: Vec<Lane>,
    scene: Rc<Scene>,
    bands: Vec<Band>,
    overview: Overview,
    /// The summary for screen readers.
    summary: String,
}

pub(super) struct Chart {
    track: NodeRef,
    gestures: GestureTracker,
    overview: OverviewState,
    laid: Option<ChartLayout>,
    /// The width of the track in pixels; 0 until it has been measured.
    measured: f64,
    width_observer: Option<WidthObserver>,
    /// The row whose mark was last reached by the keyboard, and the key of that mark: keeping the key keeps the focused element.
    active: Option<(usize, usize)>,
}

/// What changes the chart between two changes of its props.
pub(super) enum Msg {
    /// The track is this many pixels wide.
    Measured(f64),
    /// The mark that begins with this row was reached by the keyboard.
    Active(usize),
}

impl Component for Chart {
    type Message = Msg;
    type Properties = ChartProps;

    fn create(ctx: &Context<Self>) -> Self {
        let (track, gestures, overview) =
            (NodeRef::default(), GestureTracker::default(), OverviewState::new());
        let (laid, width_observer, active) = (None, None, None);
        let mut chart = Self { track, gestures, overview, laid, measured: 0.0, width_observer, active };
        chart.lay_out(ctx.props(), false, false);
        chart
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Measured(width) if width != self.measured => {
                self.measured = width;
                self.lay_out(ctx.props(), true, false);
            }
            Msg::Active(row) if self.active.is_none_or(|(active, _)| active != row) => {
                self.active = Some((row, self.key_of(row, ctx.props().view.state.selected)));
            }
            _ => return false,
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ChartProps) -> bool {
        let (view, old) = (&ctx.props().view, &old.view);
        let same_lanes = view.model == old.model && view.state.group == old.state.group;
        self.lay_out(ctx.props(), same_lanes, same_lanes && view.result() == old.result());
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let onactive = ctx.link().callback(Msg::Active);
        self.laid.as_ref().map(|laid| self.draw(ctx.props(), laid, onactive).into()).unwrap_or_default()
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.width_observer = WidthObserver::new(&self.track, ctx.link().callback(Msg::Measured));
            self.gestures.listen(&self.track);
            self.overview.listen();
        }
    }
}

impl Chart {
    /// The key of the mark that begins with a row.
    fn key_of(&self, row: usize, selected: Option<usize>) -> usize {
        let Some(ChartLayout { scene, .. }) = &self.laid else { return row };
        let pivot = pivot(&in_time(scene), self.active, selected).map(|(.., pivot)| pivot);
        let mut marks = scene.lanes.iter().flatten();
        let found = marks.find(|mark| mark.first_row() == row);
        found.map_or(row, |mark| mark::key(mark, pivot))
    }

    /// The width for which the chart is laid out.
    fn width(&self) -> f64 {
        if self.measured > 0.0 { self.measured } else { ASSUMED_WIDTH }
    }

    /// Lays out the chart and reuses unchanged parts: the lanes, the overview and summary of the same rows, or everything if the
    /// range is unchanged too.
    fn lay_out(&mut self, props: &ChartProps, same_lanes: bool, same_rows: bool) {
        let View { model, state, .. } = &props.view;
        let result = props.view.result();
        // Touch needs larger targets than a mouse.
        let of = (visible_range(&props.view), if props.coarse { TOUCH_DISTANCE } else { MIN_DISTANCE });
        let (old_lanes, old_rows) = match self.laid.take() {
            Some(laid) if same_rows && laid.of == of => {
                self.laid = Some(laid);
                return;
            }
            Some(laid) => (Some(laid.lanes), Some((laid.overview, laid.summary))),
            None => (None, None),
        };
        let lanes = old_lanes
            .filter(|_| same_lanes)
            .unwrap_or_else(|| lanes(&model.dataset, &model.index, state.group));
        let (overview, summary) = old_rows.filter(|_| same_rows).unwrap_or_else(|| {
            (Overview::new(&model.index, &result.rows, model.whole, self.width()), summary(&props.view))
        });
        let later = cfg!(target_arch = "wasm32") && self.measured == 0.0 && result.list.len() > MANY;
        let rows = if later { &RowSet::none(model.index.len()) } else { &result.rows };
        let scene = lay_out(&model.index, rows, &lanes, of.0, self.width(), of.1);
        let bands = bands(&model.dataset.eras, &scene.scale);
        self.laid = Some(ChartLayout { of, lanes, scene: Rc::new(scene), bands, overview, summary });
    }

    fn draw(&self, props: &ChartProps, laid: &ChartLayout, onactive: Callback<usize>) -> Element {
        let (view, ChartLayout { lanes, scene, bands, .. }) = (&props.view, laid);
        self.gestures.set_callback(gestures(view, scene));
        let picture = element!("svg", "width" = "100%", "height" = "100%", "class" = "scene")
            .child(axis::grid(scene))
            .children(marks(view, scene, self.active, &props.onselect));
        let plot = element!("div", "class" = "plot")
            // An empty row per lane gives the plot its height, which only the style sheet knows.
            .children(lanes.iter().map(|_| element!("i", "class" = "row")))
            .child(picture);
        let label = view.model.locale.text(Message::ChartKeys);
        let track = element!("div", "class" = "track", "role" = "group"; "aria-label" = label)
            .node_ref(&self.track)
            .on(EventKind::KeyDown, keys(view, scene, &self.track, onactive, props.onselect.clone()))
            .child(eras::eras(view, scene, bands))
            .child(axis::axis(view, scene))
            .child(plot);
        element!("section", "class" = "chart", "part" = "chart"; "aria-label" = view.model.locale.text(Message::Chart))
            .child(element!("p", "class" = "spoken").child(laid.summary.as_str()))
            .child(toolbar(view, scene))
            .child(element!("div", "class" = "chart-grid").child(lane_labels(view, lanes)).child(track))
            .child(opened_cluster(view, &props.onselect))
            .child(self.overview.draw(view, laid.of.0, &laid.overview))
    }
}

/// The range that the reader chose. Otherwise the opening range, or the whole period if most filtered events or the selected one
/// lie outside the opening range.
fn visible_range(view: &View) -> (i64, i64) {
    let model = &view.model;
    view.state.range.unwrap_or_else(|| {
        let (from, to) = model.opening;
        let inside = |row: &usize| {
            model.index.extents().get(*row).is_some_and(|(begins, ends)| *begins < to && *ends > from)
        };
        let (_, before, after) = model.index.meeting(&view.result().rows, model.opening);
        let most = (before + after) * 2 <= view.result().list.len();
        if most && view.state.selected.is_none_or(|row| inside(&row)) { model.opening } else { model.whole }
    })
}

/// The mark that was last used or is selected: its lane, its first row, and the row by which it was found with its key.
fn pivot(
    ordered: &[(usize, &Mark)],
    active: Option<(usize, usize)>,
    selected: Option<usize>,
) -> Option<(usize, usize, (usize, usize))> {
    [active, selected.map(|row| (row, row))].into_iter().flatten().find_map(|pivot| {
        let (lane, mark) = ordered.iter().find(|(_, mark)| mark.rows.binary_search(&pivot.0).is_ok())?;
        Some((*lane, mark.first_row(), pivot))
    })
}

/// Each lane: a line with its marks, in the middle of its row.
fn marks(
    view: &View,
    scene: &Scene,
    active: Option<(usize, usize)>,
    onselect: &Callback<(usize, bool)>,
) -> Vec<Element> {
    let ordered = in_time(scene);
    // Roving tabindex: one mark is in the tab order, the last used one, else the selected one, else the first.
    let found = pivot(&ordered, active, view.state.selected);
    let pivot = found.map(|(.., pivot)| pivot);
    let in_tab_order = found
        .map(|(lane, first, (_, key))| (lane, first, key))
        .or_else(|| ordered.first().map(|(lane, mark)| (*lane, mark.first_row(), mark::key(mark, None))));
    let count = scene.lanes.len() as f64;
    let lane = |(lane, marks): (usize, &Vec<Mark>)| {
        let marks = marks.iter().map(|mark| {
            let own = in_tab_order.filter(|(of, first, _)| (*of, *first) == (lane, mark.first_row()));
            let key = own.map_or_else(|| mark::key(mark, pivot), |(.., key)| key);
            let drawn =
                DrawnMark { mark, width: scene.scale.width(), in_tab_order: own.is_some(), key, onselect };
            mark::mark(view, drawn)
        });
        element!("svg", "width" = "100%", "class" = "at"; "y" = percent(lane as f64 + 0.5, count))
            .key(lane)
            // Yew matches the keys of marks only if every sibling has a key.
            .child(element!("line", "x1" = "0", "x2" = "100%", "class" = "stripe").key("stripe"))
            .children(marks)
    };
    scene.lanes.iter().enumerate().map(lane).collect()
}

/// Every mark with its lane, in chronological order.
fn in_time(scene: &Scene) -> Vec<(usize, &Mark)> {
    let lanes = scene.lanes.iter().enumerate();
    let mut ordered: Vec<_> =
        lanes.flat_map(|(lane, marks)| marks.iter().map(move |mark| (lane, mark))).collect();
    ordered.sort_unstable_by(|(lane, mark), (other_lane, other)| {
        mark.x.total_cmp(&other.x).then(lane.cmp(other_lane))
    });
    ordered
}

/// A drag moves the chart, a pinch or a wheel with Ctrl zooms it.
fn gestures(view: &View, scene: &Scene) -> Callback<Gesture> {
    let (scale, whole, dispatch) = (scene.scale, view.model.whole, view.dispatch.clone());
    Callback::from(move |gesture| {
        let range = match gesture {
            Gesture::Zoom(zoom) => scale.zoomed(zoom.factor, zoom.x, whole),
            Gesture::Drag(drag) if drag.phase == Phase::Move => scale.panned(-drag.step, whole),
            Gesture::Drag(_) => return,
        };
        dispatch.emit(Action::Range(Some(range)));
    })
}

/// Arrows move between marks in time and between lanes, Home and End to the ends, plus and minus zoom.
fn keys(
    view: &View,
    scene: &Rc<Scene>,
    track: &NodeRef,
    onactive: Callback<usize>,
    onselect: Callback<(usize, bool)>,
) -> Callback<Event> {
    let (view, scene, track) = (view.clone(), scene.clone(), track.clone());
    Callback::from(move |event: Event| {
        let event = hooks::keyboard(event);
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let ordered = in_time(&scene);
        let current = hooks::focused_row(&event);
        let place = current.and_then(|row| ordered.iter().position(|(_, mark)| mark.first_row() == row));
        let whole = view.model.whole;
        let target = match event.key().as_str() {
            "ArrowRight" => place.map_or(Some(0), |place| place.checked_add(1)),
            "ArrowLeft" => place.map_or(Some(0), |place| place.checked_sub(1)),
            "Home" => Some(0),
            "End" => Some(ordered.len().saturating_sub(1)),
            "ArrowDown" => place.and_then(|place| next_lane(&ordered, place, 1)),
            "ArrowUp" => place.and_then(|place| next_lane(&ordered, place, -1)),
            key @ ("+" | "=" | "-" | "_") => {
                let factor = if matches!(key, "+" | "=") { ZOOM_STEP } else { 1.0 / ZOOM_STEP };
                let x = place
                    .and_then(|place| ordered.get(place))
                    .map_or(scene.scale.width() / 2.0, |(_, mark)| mark.x);
                event.prevent_default();
                return view.dispatch.emit(Action::Range(Some(scene.scale.zoomed(factor, x, whole))));
            }
            "Enter" | " " => {
                let Some((_, mark)) = place.and_then(|place| ordered.get(place)) else { return };
                event.prevent_default();
                return match mark::press(&view, mark) {
                    Some(action) => view.dispatch.emit(action),
                    None => onselect.emit((mark.first_row(), true)),
                };
            }
            _ => return,
        };
        event.prevent_default();
        match target.and_then(|place| ordered.get(place)) {
            Some((_, mark)) => {
                onactive.emit(mark.first_row());
                hooks::focus_row(&track, mark.first_row());
            }
            // Past the last visible mark, pan the chart.
            None => {
                let half = scene.scale.width() / 2.0;
                let pixels = match event.key().as_str() {
                    "ArrowRight" if scene.after > 0 => half,
                    "ArrowLeft" if scene.before > 0 => -half,
                    _ => return,
                };
                view.dispatch.emit(Action::Range(Some(scene.scale.panned(pixels, whole))));
            }
        }
    })
}

/// The mark nearest in time in the next lane that has marks.
fn next_lane(ordered: &[(usize, &Mark)], place: usize, direction: i64) -> Option<usize> {
    let (lane, mark) = ordered.get(place)?;
    let beyond = |other: usize| if direction > 0 { other > *lane } else { other < *lane };
    let lanes = ordered.iter().map(|(other, _)| *other).filter(|other| beyond(*other));
    let next = if direction > 0 { lanes.min() } else { lanes.max() }?;
    let candidates = ordered.iter().enumerate().filter(|(_, (other, _))| *other == next);
    candidates
        .min_by(|(_, (_, one)), (_, (_, two))| (one.x - mark.x).abs().total_cmp(&(two.x - mark.x).abs()))
        .map(|(place, _)| place)
}

fn toolbar(view: &View, scene: &Scene) -> Element {
    let locale = view.model.locale;
    let (scale, whole) = (scene.scale, view.model.whole);
    let middle = scale.width() / 2.0;
    let page = scale.width() * 0.8;
    let tool = |words: &'static str, label, range: (i64, i64)| {
        view.button("tool", words.to_owned(), Some(locale.text(label).to_owned()), Action::Range(Some(range)))
    };
    let edge = |count: usize, message, label, pixels: f64| {
        (count > 0).then(|| {
            let (words, label) = (locale.count(message, count), locale.count(label, count));
            view.button("plain", words, Some(label), Action::Range(Some(scale.panned(pixels, whole))))
        })
    };
    let zoom = element!("div", "class" = "zoom")
        // Each in an element of its own, so that the focus does not move from a removed button to the other one.
        .child(element!("span").child(edge(scene.before, Message::Earlier, Message::EarlierLabel, -page)))
        .child(element!("span").child(edge(scene.after, Message::Later, Message::LaterLabel, page)))
        .child(tool("−", Message::ZoomOut, scale.zoomed(1.0 / ZOOM_STEP, middle, whole)))
        .child(tool("+", Message::ZoomIn, scale.zoomed(ZOOM_STEP, middle, whole)))
        .child(tool(locale.text(Message::ShowAll), Message::ShowAllLabel, whole));
    element!("div", "class" = "chart-bar").child(grouping(view)).child(zoom)
}

/// The `<select>` for the facet whose terms are the lanes.
fn grouping(view: &View) -> Element {
    let (dataset, locale) = (&view.model.dataset, view.model.locale);
    let onchange = view.dispatch.reform(|event: Event| Action::Group(hooks::value_of(&event).parse().ok()));
    let option = |value: String, chosen: bool, words| {
        // A new element when it is chosen or no longer chosen: browsers ignore the attribute `selected` of an option that a reader
        // has chosen before.
        let key = format!("{value}{}", boolean(chosen));
        element!("option"; "value" = value, "selected" = chosen.then_some("selected")).key(key).child(words)
    };
    let options = dataset.facets().iter().enumerate().map(|(facet, described)| {
        option(facet.to_string(), view.state.group == Some(facet), view.model.say(&described.label))
    });
    let choice = element!("select").on(EventKind::Change, onchange).children(options).child(option(
        "none".to_owned(),
        view.state.group.is_none(),
        locale.text(Message::NoLanes),
    ));
    element!("label", "class" = "grouping")
        .child(element!("span").child(locale.text(Message::LanesBy)))
        .child(choice)
}
