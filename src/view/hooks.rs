//! Everything that the view needs of the browser. None of it runs while a page is pre-rendered.

mod focus;
mod follow;
mod gestures;
mod rest;
mod width;

pub(super) use focus::go_to_list;
pub(super) use follow::Follower;
pub(super) use gestures::{Gesture, Gestures, Phase};
pub(super) use rest::{begin_again, draw_rest, first_part};
pub(super) use width::Width;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// The value of the field or choice that an event is about.
pub(super) fn value_of(event: &Event) -> String {
    // `value` is the same property of fields and choices, and only they have these listeners.
    event.target().map(|field| field.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
}

/// The event of a key.
pub(super) fn keyboard(event: Event) -> KeyboardEvent {
    // Only `onkeydown` listeners hand theirs over.
    event.unchecked_into()
}

/// A click without a pointer: Enter or Space on a button.
pub(super) fn by_keyboard(event: &Event) -> bool {
    // Only listeners of clicks hand theirs over.
    event.unchecked_ref::<MouseEvent>().detail() == 0
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

#[inline(never)]
fn find(within: &Element, selector: &str) -> Option<Element> {
    within.query_selector(selector).ok().flatten()
}

/// Whether something in there has the focus; a question that browsers answer without a search.
#[inline(never)]
fn has_focus(element: &Element) -> bool {
    element.matches(":focus-within").unwrap_or_default()
}

/// Scrolls no further than it takes to see the element.
#[inline(never)]
fn show(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

#[inline(never)]
fn focus(element: &Element) {
    // `focus` is the same method on HTML and SVG elements.
    let focusable: &HtmlElement = element.unchecked_ref();
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot take the focus keeps things as they are.
    let _ = focusable.focus_with_options(&options);
}
