//! The overview: the whole period in small, and the visible range as a window. Dragging the window pans, dragging its edges zooms.

use super::context::View;
use super::element::{Element, element};
use super::hooks::{Gesture, GestureTracker, Phase};
use super::length::{percent, pixels};
use std::cell::Cell;
use std::rc::Rc;
use timeline_core::layout::{Overview, TimeScale};
use timeline_core::locale::Message;
use timeline_core::model::Model;
use timeline_core::state::Action;
use yew::prelude::*;

const HEIGHT: f64 = 30.0;

/// A press within this many pixels of an edge grabs the edge.
const EDGE: f64 = 10.0;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Grip {
    Start,
    End,
    /// The pixels between the start of the window and the pointer.
    Middle(f64),
}

/// What the overview keeps between renders.
///
/// For pointers only: the keys and buttons of the chart do the same.
pub(super) struct OverviewState {
    track: NodeRef,
    grip: Rc<Cell<Grip>>,
    gestures: GestureTracker,
}

impl OverviewState {
    pub(super) fn new() -> Self {
        let (track, gestures) = (NodeRef::default(), GestureTracker::default());
        Self { track, grip: Rc::new(Cell::new(Grip::End)), gestures }
    }

    /// Call when the overview is in the document.
    pub(super) fn listen(&self) {
        self.gestures.listen(&self.track);
    }

    /// `overview` is as wide as the track of the chart above it.
    pub(super) fn draw(&self, view: &View, range: (i64, i64), overview: &Overview) -> Element {
        let scale = overview.scale;
        let width = scale.width();
        let window = (scale.apply(range.0).max(0.0), scale.apply(range.1).min(width));
        let (dispatch, model, grip) = (view.dispatch.clone(), view.model.clone(), self.grip.clone());
        self.gestures.set_callback(Callback::from(move |gesture| {
            let Gesture::Drag(drag) = gesture else { return };
            let scale = TimeScale::new(model.whole, drag.width);
            if drag.phase == Phase::Start {
                grip.set(grab(drag.x, window));
            }
            dispatch.emit(Action::Range(Some(bounded(&model, &scale, moved(grip.get(), drag.x, window)))));
        }));
        let label =
            element!("span", "class" = "overview-label").child(view.model.locale.text(Message::WholePeriod));
        element!("div", "class" = "overview", "aria-hidden" = "true").child(label).child(
            element!("div", "class" = "overview-track")
                .node_ref(&self.track)
                .child(picture(overview, window, width)),
        )
    }
}

fn picture(overview: &Overview, window: (f64, f64), width: f64) -> Element {
    let most = overview.most() as f64;
    let step = width / overview.bins.len().max(1) as f64;
    let bars = overview.bins.iter().enumerate().filter(|(_, count)| **count > 0).map(|(bin, count)| {
        let height = (*count as f64 / most).sqrt() * (HEIGHT - 6.0);
        element!(
            "rect", "class" = "bin";
            "x" = percent(bin as f64 * step + 0.5, width), "width" = percent(step - 1.0, width),
            "y" = pixels(HEIGHT - height), "height" = pixels(height)
        )
    });
    let edge = |x: f64| {
        let handle = element!(
            "rect",
            "x" = "-2",
            "y" = "7",
            "width" = "4",
            "height" = "16",
            "rx" = "2",
            "class" = "handle"
        );
        element!("svg", "class" = "at"; "x" = percent(x, width)).child(handle)
    };
    let shown = element!(
        "rect", "y" = "0.5", "rx" = "3", "class" = "window";
        "x" = percent(window.0, width), "width" = percent((window.1 - window.0).max(1.0), width),
        "height" = pixels(HEIGHT - 1.0)
    );
    element!("svg", "width" = "100%"; "height" = pixels(HEIGHT))
        .children(bars)
        .child(shown)
        .child(edge(window.0))
        .child(edge(window.1))
}

fn grab(x: f64, (start, end): (f64, f64)) -> Grip {
    let narrow = end - start < EDGE * 3.0;
    let edge = if narrow { EDGE / 2.0 } else { EDGE };
    if (x - start).abs() <= edge {
        Grip::Start
    } else if (x - end).abs() <= edge {
        Grip::End
    } else if x > start && x < end {
        Grip::Middle(x - start)
    } else {
        // Outside the window: the window jumps there, centred.
        Grip::Middle((end - start) / 2.0)
    }
}

/// The window, in pixels, after a drag to `x`.
fn moved(grip: Grip, x: f64, (start, end): (f64, f64)) -> (f64, f64) {
    match grip {
        Grip::Start => (x.min(end - 4.0), end),
        Grip::End => (start, x.max(start + 4.0)),
        Grip::Middle(offset) => (x - offset, x - offset + (end - start)),
    }
}

fn bounded(model: &Model, scale: &TimeScale, (start, end): (f64, f64)) -> (i64, i64) {
    let length = (end - start).max(1.0);
    let start = start.clamp(0.0, (scale.width() - length).max(0.0));
    let (from, to) = (scale.invert(start), scale.invert(start + length));
    (from.max(model.whole.0), to.min(model.whole.1))
}
