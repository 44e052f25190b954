//! Wheel, drag and pinch on the chart.
//!
//! The page stays the reader's: a plain wheel and a finger that moves up or down scroll it as ever.

use gloo::events::{EventListener, EventListenerOptions};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent, WheelEvent};
use yew::platform::spawn_local;
use yew::prelude::*;

/// The pixels that a pointer must travel before a press becomes a drag.
const SLACK: f64 = 4.0;

/// The least distance between two fingers, in pixels, from which a pinch is measured.
const FINGERS: f64 = 12.0;

/// A wish to come nearer (factor over 1) or go further away, at a pixel of the track.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::view) struct Zoom {
    pub(in crate::view) factor: f64,
    pub(in crate::view) x: f64,
}

/// A stage of a drag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::view) enum Phase {
    Start,
    Move,
}

/// A pointer that drags along an element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::view) struct Drag {
    pub(in crate::view) phase: Phase,
    /// The pixel from the start of the element.
    pub(in crate::view) x: f64,
    /// The pixels since the last report.
    pub(in crate::view) step: f64,
    /// The width of the element.
    pub(in crate::view) width: f64,
}

/// What a reader does with a pointer or wheel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::view) enum Gesture {
    /// A wheel turned with Ctrl or ⌘ held, as the pinch of a trackpad is too, or two fingers that move apart.
    Zoom(Zoom),
    /// The first button or one finger, once it has travelled: a press that does not stays a click.
    Drag(Drag),
}

/// Ears for gestures on an element.
#[derive(Default)]
pub(in crate::view) struct Gestures {
    /// The newest callback, for listeners that are attached once.
    latest: Rc<RefCell<Callback<Gesture>>>,
    listeners: Rc<RefCell<Vec<EventListener>>>,
}

impl Gestures {
    /// From now on gestures are reported to this.
    pub(in crate::view) fn on(&self, ongesture: Callback<Gesture>) {
        self.latest.replace(ongesture);
    }

    /// To be called once the element stands in the document.
    pub(in crate::view) fn listen(&self, node: &NodeRef) {
        let Some(element) = node.cast::<Element>() else { return };
        let hand = Rc::new(Hand { element, held: Cell::default(), latest: self.latest.clone() });
        let listen = move |name| {
            let (hand, options) = (hand.clone(), EventListenerOptions::enable_prevent_default());
            EventListener::new_with_options(&hand.element.clone(), name, options, move |event| {
                hand.feel(event)
            })
        };
        let first = ["pointerdown", "pointermove", "pointerup", "pointercancel"].map(&listen);
        self.listeners.replace(first.into());
        // After an ear for the wheel WebKit lays the whole page out anew, before it says how wide anything is: not now,
        // where many timelines may ask for that.
        let waiting = Rc::downgrade(&self.listeners);
        spawn_local(async move {
            if let Some(listeners) = waiting.upgrade() {
                listeners.borrow_mut().push(listen("wheel"));
            }
        });
    }
}

/// A pointer that is down, and where it was last.
#[derive(Debug, Clone, Copy)]
struct Pointer {
    id: i32,
    x: f64,
}

/// The pointers that are down, where the first went down, and whether it drags yet.
#[derive(Debug, Clone, Copy, Default)]
struct Held {
    first: Option<Pointer>,
    second: Option<Pointer>,
    down: f64,
    dragging: bool,
}

struct Hand {
    element: Element,
    held: Cell<Held>,
    latest: Rc<RefCell<Callback<Gesture>>>,
}

impl Hand {
    fn emit(&self, gesture: Gesture) {
        // The borrow ends before the callback runs: it may render, and so replace itself.
        let callback = self.latest.borrow().clone();
        callback.emit(gesture);
    }

    fn feel(&self, event: &Event) {
        if let Some(pointer) = event.dyn_ref::<PointerEvent>() {
            self.follow(pointer);
        } else if let Some(wheel) =
            event.dyn_ref::<WheelEvent>().filter(|wheel| wheel.ctrl_key() || wheel.meta_key())
        {
            wheel.prevent_default();
            self.mark(true);
            let x = f64::from(wheel.client_x()) - self.element.get_bounding_client_rect().left();
            // One notch of a mouse is about 100 pixels; a trackpad sends many small steps. Up and down undo each other,
            // as with the exponential function, which would bring a table.
            let step = (-wheel.delta_y() / 200.0).clamp(-1.0, 1.0);
            let factor = (2.0 + step) / (2.0 - step);
            self.emit(Gesture::Zoom(Zoom { factor, x }));
        }
    }

    /// Tells the style sheet whether the wheel turns: then marks go along at once, as in a drag. Until the pointer moves, for a
    /// wheel does not say when it stops.
    fn mark(&self, turns: bool) {
        if let Ok(Some(chart)) = self.element.closest(".chart") {
            let _ = chart.toggle_attribute_with_force("data-wheel", turns);
        }
    }

    fn follow(&self, event: &PointerEvent) {
        self.mark(false);
        let bounds = self.element.get_bounding_client_rect();
        let now = Pointer { id: event.pointer_id(), x: f64::from(event.client_x()) - bounds.left() };
        // A button that was let go of outside of the track is not held any more.
        let released = event.type_() == "pointermove" && event.buttons() == 0;
        let mut held = if released { Held::default() } else { self.held.get() };
        match (event.type_().as_str(), held.first, held.second) {
            ("pointerdown", None, _) if event.button() == 0 => {
                held = Held { first: Some(now), second: None, down: now.x, dragging: false };
            }
            ("pointerdown", Some(first), None) if first.id != now.id => held.second = Some(now),
            ("pointermove", Some(first), Some(second)) if now.id == first.id || now.id == second.id => {
                let still = if now.id == first.id { second } else { first };
                let before = if now.id == first.id { first } else { second };
                if now.id == first.id {
                    held.first = Some(now)
                } else {
                    held.second = Some(now)
                }
                let apart = |one: Pointer, other: Pointer| (one.x - other.x).abs().max(FINGERS);
                let factor = apart(now, still) / apart(before, still);
                self.emit(Gesture::Zoom(Zoom { factor, x: (now.x + still.x) / 2.0 }));
            }
            ("pointermove", Some(first), None) if first.id == now.id => {
                let report = |phase, step| {
                    self.emit(Gesture::Drag(Drag { phase, x: now.x, step, width: bounds.width() }))
                };
                if !held.dragging && (now.x - held.down).abs() >= SLACK {
                    held.dragging = true;
                    // Without capture the drag ends at the edge, which is no harm.
                    let _ = self.element.set_pointer_capture(now.id);
                    report(Phase::Start, 0.0);
                }
                if held.dragging {
                    held.first = Some(now);
                    report(Phase::Move, now.x - first.x);
                }
            }
            ("pointerup" | "pointercancel", Some(first), _) if first.id == now.id => held = Held::default(),
            ("pointerup" | "pointercancel", _, Some(second)) if second.id == now.id => held.second = None,
            _ => {}
        }
        self.held.set(held);
    }
}
