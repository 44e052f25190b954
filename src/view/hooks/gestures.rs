//! Wheel, drag and pinch on the chart.
//!
//! Scrolling stays the page's: a plain wheel and a finger that moves up or down scroll the page.

use gloo::events::{EventListener, EventListenerOptions};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, MouseEvent, PointerEvent, WheelEvent};
use yew::platform::spawn_local;
use yew::prelude::*;

/// The pixels that a pointer must travel before a press becomes a drag.
const SLACK: f64 = 4.0;

/// Pinches treat fingers closer than this as this many pixels apart.
const FINGERS: f64 = 12.0;

/// A point of an element, as shares of its width and height from the start and the top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Place {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

/// A gesture with pointers or the wheel. Lengths are shares of the width of the element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Gesture {
    /// A pointer went down.
    Press,
    /// A mouse points here, with no button pressed; none if it has left.
    Hover(Option<Place>),
    /// The wheel with Ctrl or ⌘ held, which trackpads send for a pinch too, or two fingers on the screen: a zoom around a place. A
    /// factor over 1 zooms in.
    Zoom { factor: f64, x: f64 },
    /// The primary button or one finger, once it has moved; without movement a press stays a click.
    Drag {
        place: Place,
        /// How far it has moved since the last report.
        step: f64,
        /// Whether it is a finger.
        touch: bool,
    },
}

/// The point of an element at which it was clicked, and whether a finger did so. None for a click on a button in it, or by the
/// keyboard.
pub(crate) fn place_of(node: &NodeRef, event: &Event) -> Option<(Place, bool)> {
    let on_button = event.target_dyn_into::<Element>()?.closest("button").ok()?.is_some();
    let mouse = event.dyn_ref::<MouseEvent>().filter(|mouse| !on_button && mouse.detail() > 0)?;
    let bounds = node.cast::<Element>()?.get_bounding_client_rect();
    let touch = event.dyn_ref::<PointerEvent>().is_some_and(|pointer| pointer.pointer_type() == "touch");
    Some((place(&bounds, mouse), touch))
}

fn place(bounds: &DomRect, event: &MouseEvent) -> Place {
    Place {
        x: (f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0),
        y: (f64::from(event.client_y()) - bounds.top()) / bounds.height().max(1.0),
    }
}

/// Recognises gestures on an element.
#[derive(Default)]
pub(crate) struct GestureTracker {
    /// The newest callback; listeners are attached only once.
    latest: Rc<RefCell<Callback<Gesture>>>,
    listeners: Rc<RefCell<Vec<EventListener>>>,
}

impl GestureTracker {
    /// Replaces the callback.
    pub(crate) fn set_callback(&self, ongesture: Callback<Gesture>) {
        self.latest.replace(ongesture);
    }

    /// Call when the element is in the document.
    pub(crate) fn listen(&self, node: &NodeRef) {
        let Some(element) = node.cast::<Element>() else { return };
        let state = Rc::new(TrackerState { element, pressed: Cell::default(), latest: self.latest.clone() });
        let listen = move |name| {
            let (state, options) = (state.clone(), EventListenerOptions::enable_prevent_default());
            EventListener::new_with_options(&state.element.clone(), name, options, move |event| {
                state.handle(event)
            })
        };
        let first = ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave"].map(&listen);
        self.listeners.replace(first.into());
        // Once there is a wheel listener, WebKit lays out the whole page again before it answers how wide anything is. Attach
        // it later, when the timelines of the page have measured themselves.
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
struct Pressed {
    first: Option<Pointer>,
    second: Option<Pointer>,
    down: f64,
    dragging: bool,
}

struct TrackerState {
    element: Element,
    pressed: Cell<Pressed>,
    latest: Rc<RefCell<Callback<Gesture>>>,
}

impl TrackerState {
    fn emit(&self, gesture: Gesture) {
        // End the borrow before the callback runs: it may render, which replaces the callback.
        let callback = self.latest.borrow().clone();
        callback.emit(gesture);
    }

    fn handle(&self, event: &Event) {
        if let Some(pointer) = event.dyn_ref::<PointerEvent>() {
            self.follow(pointer);
        } else if let Some(wheel) = event.dyn_ref::<WheelEvent>() {
            if !(wheel.ctrl_key() || wheel.meta_key()) {
                // The page scrolls, and the marks move away under the pointer.
                return self.emit(Gesture::Hover(None));
            }
            wheel.prevent_default();
            let x = place(&self.element.get_bounding_client_rect(), wheel).x;
            // One notch of a mouse is about 100 pixels; a trackpad sends many small steps. As with the exponential function,
            // whose tables would add to the module, up and down cancel out.
            let step = (-wheel.delta_y() / 200.0).clamp(-1.0, 1.0);
            let factor = (2.0 + step) / (2.0 - step);
            self.emit(Gesture::Zoom { factor, x });
        }
    }

    fn follow(&self, event: &PointerEvent) {
        let bounds = self.element.get_bounding_client_rect();
        let now = Pointer { id: event.pointer_id(), x: f64::from(event.client_x()) - bounds.left() };
        // The button may have been released outside the track.
        let released = event.type_() == "pointermove" && event.buttons() == 0;
        let mut pressed = if released { Pressed::default() } else { self.pressed.get() };
        match (event.type_().as_str(), pressed.first, pressed.second) {
            ("pointerdown", None, _) if event.button() == 0 => {
                pressed = Pressed { first: Some(now), second: None, down: now.x, dragging: false };
                self.emit(Gesture::Press);
            }
            ("pointermove", None, _) if event.pointer_type() != "touch" => {
                self.emit(Gesture::Hover(Some(place(&bounds, event))));
            }
            ("pointerleave", None, _) => self.emit(Gesture::Hover(None)),
            ("pointerdown", Some(first), None) if first.id != now.id => pressed.second = Some(now),
            ("pointermove", Some(first), Some(second)) if now.id == first.id || now.id == second.id => {
                let still = if now.id == first.id { second } else { first };
                let before = if now.id == first.id { first } else { second };
                if now.id == first.id {
                    pressed.first = Some(now)
                } else {
                    pressed.second = Some(now)
                }
                let apart = |one: Pointer, other: Pointer| (one.x - other.x).abs().max(FINGERS);
                let factor = apart(now, still) / apart(before, still);
                self.emit(Gesture::Zoom { factor, x: (now.x + still.x) / 2.0 / bounds.width().max(1.0) });
            }
            ("pointermove", Some(first), None) if first.id == now.id => {
                if !pressed.dragging && (now.x - pressed.down).abs() >= SLACK {
                    pressed.dragging = true;
                    // If capture fails, the drag ends at the edge of the track.
                    let _ = self.element.set_pointer_capture(now.id);
                }
                if pressed.dragging {
                    pressed.first = Some(now);
                    let step = (now.x - first.x) / bounds.width().max(1.0);
                    let touch = event.pointer_type() == "touch";
                    self.emit(Gesture::Drag { place: place(&bounds, event), step, touch });
                }
            }
            ("pointerup" | "pointercancel", Some(first), _) if first.id == now.id => {
                pressed = Pressed::default();
            }
            ("pointerup" | "pointercancel", _, Some(second)) if second.id == now.id => pressed.second = None,
            _ => {}
        }
        self.pressed.set(pressed);
    }
}
