//! The whole period in small, with the visible part marked; drag it to move, drag its edges to zoom.

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

/// How near to an edge, in pixels, a press takes hold of the edge.
const EDGE: f64 = 10.0;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Hold {
    Start,
    End,
    /// The pixels between the start of the window and the pointer.
    Middle(f64),
}

/// What the overview keeps from one render to the next.
///
/// Pointers only: keyboards have the keys of the chart and its buttons for the same.
pub(super) struct OverviewState {
    track: NodeRef,
    hold: Rc<Cell<Hold>>,
    gestures: GestureTracker,
}

impl OverviewState {
    pub(super) fn new() -> Self {
        let (track, gestures) = (NodeRef::default(), GestureTracker::default());
        Self { track, hold: Rc::new(Cell::new(Hold::End)), gestures }
    }

    /// To be called once the overview stands in the document.
    pub(super) fn listen(&self) {
        self.gestures.listen(&self.track);
    }

    /// `overview` has the width of the chart's track, under which it stands.
    pub(super) fn draw(&self, view: &View, range: (i64, i64), overview: &Overview) -> Element {
        let scale = overview.scale;
        let width = scale.width();
        let window = (scale.apply(range.0).max(0.0), scale.apply(range.1).min(width));
        let (dispatch, model, hold) = (view.dispatch.clone(), view.model.clone(), self.hold.clone());
        self.gestures.set_callback(Callback::from(move |gesture| {
            let Gesture::Drag(drag) = gesture else { return };
            let scale = TimeScale::new(model.whole, drag.width);
            if drag.phase == Phase::Start {
                hold.set(take_hold(drag.x, window));
            }
            dispatch.emit(Action::Range(Some(bounded(&model, &scale, moved(hold.get(), drag.x, window)))));
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

fn take_hold(x: f64, (start, end): (f64, f64)) -> Hold {
    let narrow = end - start < EDGE * 3.0;
    let edge = if narrow { EDGE / 2.0 } else { EDGE };
    if (x - start).abs() <= edge {
        Hold::Start
    } else if (x - end).abs() <= edge {
        Hold::End
    } else if x > start && x < end {
        Hold::Middle(x - start)
    } else {
        // Outside of the window: it jumps there, centred.
        Hold::Middle((end - start) / 2.0)
    }
}

/// The window, in pixels, that a drag to `x` asks for.
fn moved(hold: Hold, x: f64, (start, end): (f64, f64)) -> (f64, f64) {
    match hold {
        Hold::Start => (x.min(end - 4.0), end),
        Hold::End => (start, x.max(start + 4.0)),
        Hold::Middle(offset) => (x - offset, x - offset + (end - start)),
    }
}

fn bounded(model: &Model, scale: &TimeScale, (start, end): (f64, f64)) -> (i64, i64) {
    let length = (end - start).max(1.0);
    let start = start.clamp(0.0, (scale.width() - length).max(0.0));
    let (from, to) = (scale.invert(start), scale.invert(start + length));
    (from.max(model.whole.0), to.min(model.whole.1))
}
