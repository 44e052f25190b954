//! Everything that the view needs of the browser. None of it runs while a page is pre-rendered.

use super::{Follow, Model};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, PointerEvent, WheelEvent};
use yew::prelude::*;

/// The width that is assumed until the track has been measured, and in pre-rendered pages: that of a narrow one, so
/// that marks and labels which are placed in percent have room in every page.
const ASSUMED: f64 = 440.0;

/// The pixels that a pointer must travel before a press becomes a drag.
const SLACK: f64 = 4.0;

/// The text of a field that is being typed in.
pub(super) fn value_of(event: &InputEvent) -> String {
    event.target_dyn_into::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default()
}

/// The value of a field or choice that was changed.
pub(super) fn changed_value(event: &Event) -> String {
    let choice = event.target_dyn_into::<HtmlSelectElement>().map(|choice| choice.value());
    choice
        .or_else(|| event.target_dyn_into::<HtmlInputElement>().map(|field| field.value()))
        .unwrap_or_default()
}

/// The row of the mark that has the focus.
pub(super) fn focused_row(event: &KeyboardEvent) -> Option<usize> {
    event.target_dyn_into::<Element>()?.get_attribute("data-row")?.parse().ok()
}

/// Moves the focus to the mark of a row.
pub(super) fn focus_row(track: &NodeRef, row: usize) {
    let mark = track.cast::<Element>().and_then(|track| find(&track, &format!("[data-row=\"{row}\"]")));
    if let Some(mark) = mark {
        focus(&mark);
    }
}

fn find(within: &Element, selector: &str) -> Option<Element> {
    within.query_selector(selector).ok().flatten()
}

fn focus(element: &Element) {
    // `focus` is the same method on HTML and SVG elements.
    let focusable: &HtmlElement = element.unchecked_ref();
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot take the focus keeps things as they are.
    let _ = focusable.focus_with_options(&options);
}

/// The width of an element in CSS pixels, measured before the first paint and whenever it changes.
#[hook]
pub(super) fn use_width(node: &NodeRef) -> f64 {
    let width = use_state_eq(|| ASSUMED);
    let setter = width.setter();
    use_effect_with(node.clone(), move |node| {
        let observer = node.cast::<Element>().map(|element| {
            let measured = element.clone();
            let measure = move || {
                let now = measured.get_bounding_client_rect().width();
                // A hidden element has no width; the last one is as good as any.
                if now > 0.0 {
                    setter.set(now.round());
                }
            };
            measure();
            let callback = Closure::<dyn Fn()>::new(measure);
            let observer = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref());
            if let Ok(observer) = &observer {
                observer.observe(&element);
            }
            (observer, callback)
        });
        move || {
            if let Some((Ok(observer), _callback)) = observer {
                observer.disconnect();
            }
        }
    });
    *width
}

/// A wish to come nearer (factor over 1) or go further away, at a pixel of the track.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Zoom {
    pub(super) factor: f64,
    pub(super) x: f64,
}

/// A stage of a drag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    Start,
    Move,
}

/// A pointer that drags along an element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Drag {
    pub(super) phase: Phase,
    /// The pixel from the start of the element.
    pub(super) x: f64,
    /// The pixels since the last report.
    pub(super) step: f64,
    /// The width of the element.
    pub(super) width: f64,
}

/// Holds the newest callback for listeners that are attached once.
#[hook]
fn use_latest<T: 'static>(callback: Callback<T>) -> Rc<RefCell<Callback<T>>> {
    let latest = use_mut_ref(|| callback.clone());
    *latest.borrow_mut() = callback;
    latest
}

fn emit<T: 'static>(latest: &Rc<RefCell<Callback<T>>>, value: T) {
    // The borrow ends before the callback runs: it may render, and so replace itself.
    let callback = latest.borrow().clone();
    callback.emit(value);
}

/// Reports a wheel turned with Ctrl or ⌘ held. Without them the wheel scrolls the page as ever.
#[hook]
pub(super) fn use_zoom(node: &NodeRef, onzoom: Callback<Zoom>) {
    let latest = use_latest(onzoom);
    use_effect_with(node.clone(), move |node| {
        let listener = node.cast::<Element>().map(|element| {
            let measured = element.clone();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&element, "wheel", options, move |event| {
                let Some(wheel) = event.dyn_ref::<WheelEvent>() else { return };
                if wheel.ctrl_key() || wheel.meta_key() {
                    wheel.prevent_default();
                    let x = f64::from(wheel.client_x()) - measured.get_bounding_client_rect().left();
                    // One notch of a mouse is about 100 pixels; a trackpad sends many small steps.
                    let factor = (-wheel.delta_y() / 200.0).clamp(-1.0, 1.0).exp();
                    emit(&latest, Zoom { factor, x });
                }
            })
        });
        move || drop(listener)
    });
}

/// Reports a drag with the first button or one finger. A press that does not travel stays a click.
#[hook]
pub(super) fn use_drag(node: &NodeRef, ondrag: Callback<Drag>) {
    let latest = use_latest(ondrag);
    use_effect_with(node.clone(), move |node| {
        let listeners = node.cast::<Element>().map(|element| {
            let held = Rc::new(Cell::new(None::<Held>));
            ["pointerdown", "pointermove", "pointerup", "pointercancel"].map(|name| {
                let (element, held, latest) = (element.clone(), held.clone(), latest.clone());
                EventListener::new(&element.clone(), name, move |event| {
                    if let Some(pointer) = event.dyn_ref::<PointerEvent>() {
                        follow_pointer(&element, &held, &latest, pointer);
                    }
                })
            })
        });
        move || drop(listeners)
    });
}

/// A pointer that is down: which one, where it went down, where it was last, and whether it drags yet.
#[derive(Debug, Clone, Copy)]
struct Held {
    pointer: i32,
    down: f64,
    last: f64,
    dragging: bool,
}

fn follow_pointer(
    element: &Element,
    held: &Cell<Option<Held>>,
    latest: &Rc<RefCell<Callback<Drag>>>,
    event: &PointerEvent,
) {
    let bounds = element.get_bounding_client_rect();
    let x = f64::from(event.client_x()) - bounds.left();
    let current = held.get();
    let report = |phase, step| emit(latest, Drag { phase, x, step, width: bounds.width() });
    match (event.type_().as_str(), current) {
        ("pointerdown", None) if event.button() == 0 && event.is_primary() => {
            held.set(Some(Held { pointer: event.pointer_id(), down: x, last: x, dragging: false }));
        }
        ("pointermove", Some(mut pointer)) if pointer.pointer == event.pointer_id() => {
            if !pointer.dragging && (x - pointer.down).abs() >= SLACK {
                pointer.dragging = true;
                // Without capture the drag ends at the edge, which is no harm.
                let _ = element.set_pointer_capture(event.pointer_id());
                report(Phase::Start, 0.0);
            }
            if pointer.dragging {
                let step = x - pointer.last;
                pointer.last = x;
                held.set(Some(pointer));
                report(Phase::Move, step);
            }
        }
        ("pointerup" | "pointercancel", Some(pointer)) if pointer.pointer == event.pointer_id() => {
            held.set(None);
        }
        _ => {}
    }
}

/// Brings an event of the list into view after the render that shows it.
#[hook]
pub(super) fn use_follow(
    root: &NodeRef,
    model: &Model,
    asked: Option<Follow>,
    pending: Rc<Cell<Option<Follow>>>,
) {
    let (root, model) = (root.clone(), model.clone());
    let done = use_memo((), |()| Cell::new(None::<Follow>));
    use_effect(move || {
        let fresh = asked.filter(|asked| done.get() != Some(*asked));
        done.set(asked.or(done.get()));
        let Some(follow) = pending.take().or(fresh) else { return };
        let Some(root) = root.cast::<Element>() else { return };
        let id = model.dataset.event(follow.row).map(|event| event.id.as_str());
        let events = root.query_selector_all("[part=event]").ok();
        let found = events.and_then(|events| {
            // Compared as text: an id may hold any character, and a selector would have to escape it.
            (0..events.length())
                .filter_map(|place| events.item(place)?.dyn_into::<Element>().ok())
                .find(|event| event.get_attribute("data-id").as_deref() == id)
        });
        if let Some(event) = found {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            event.scroll_into_view_with_scroll_into_view_options(&options);
            if let Some(headline) = find(&event, ".headline-button").filter(|_| follow.focus) {
                focus(&headline);
            }
        }
    });
}

/// Says after each render that it stands in the document.
#[hook]
pub(super) fn use_drawn(ondrawn: Callback<()>) {
    use_effect(move || ondrawn.emit(()));
}
