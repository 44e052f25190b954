//! Questions to the document and small changes of it.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// The value of the `<input>` that an event comes from.
pub(crate) fn value_of(event: &Event) -> String {
    // Only fields have listeners that call this.
    event.target().map(|field| field.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
}

/// Marks a date field in which the reader is typing.
const TYPING: &str = "data-typing";

/// The value of a date field once the reader has finished with it: at once when a date is picked, and when Enter is pressed or
/// the focus leaves where it is typed. Until then browsers report a change for each digit that makes a valid date.
pub(crate) fn finished_value(event: &Event) -> Option<String> {
    let field: HtmlInputElement = event.target()?.unchecked_into();
    let is_finished = match event.dyn_ref::<KeyboardEvent>() {
        Some(event) => {
            let key = event.key();
            // Space and Alt with an arrow open the picker; Ctrl and a letter copy, and the like.
            let types = key.len() == 1 && key != " " && !event.ctrl_key() && !event.meta_key()
                || matches!(key.as_str(), "Backspace" | "Delete" | "ArrowUp" | "ArrowDown")
                    && !event.alt_key();
            if types {
                // The name is a valid one.
                let _ = field.set_attribute(TYPING, "");
            }
            key == "Enter"
        }
        None => event.type_() == "focusout" || !field.has_attribute(TYPING),
    };
    is_finished.then(|| {
        let _ = field.remove_attribute(TYPING);
        field.value()
    })
}

/// Shows in the date fields the dates that hold, `data-day`, except in one in which the reader is typing.
pub(crate) fn show_dates(root: &NodeRef) {
    let Some(root) = root.cast::<Element>() else { return };
    for selector in ["[name=from]", "[name=to]"] {
        if let Some(field) = find(&root, selector).filter(|field| !field.has_attribute(TYPING)) {
            let day = field.get_attribute("data-day").unwrap_or_default();
            field.unchecked_into::<HtmlInputElement>().set_value(&day);
        }
    }
}

/// A keyboard event as its own type.
pub(crate) fn keyboard(event: Event) -> KeyboardEvent {
    // Only `onkeydown` listeners call this.
    event.unchecked_into()
}

/// The mark that an event comes from: its lane and its first row.
pub(crate) fn pressed_mark(event: &Event) -> Option<(usize, usize)> {
    let mark = event.target_dyn_into::<Element>()?.closest(".mark").ok()??;
    let name = mark.get_attribute("data-mark")?;
    let (lane, row) = name.split_once('/')?;
    Some((lane.parse().ok()?, row.parse().ok()?))
}

/// The mark that an event comes from, if the keyboard has put the focus there.
pub(crate) fn focused_mark(event: &Event) -> Option<(usize, usize)> {
    let element = event.target_dyn_into::<Element>()?;
    pressed_mark(event).filter(|_| element.matches(":focus-visible").unwrap_or_default())
}

/// Moves the focus to the first element within another one that a selector finds, and scrolls as little as is needed to see it.
/// Returns whether there is one.
pub(crate) fn focus_on(within: &NodeRef, selector: &str) -> bool {
    let found = within.cast::<Element>().and_then(|within| find(&within, selector));
    found.iter().for_each(|element| {
        focus(element);
        show(element);
    });
    found.is_some()
}

/// Calls back when Escape is pressed anywhere in the page, before anything else hears of it, and keeps the key from the rest. It
/// ends when it is dropped.
pub(crate) struct EscapeListener {
    _listener: EventListener,
}

impl EscapeListener {
    pub(crate) fn new(onescape: Callback<()>) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        let _listener = EventListener::new_with_options(&document, "keydown", options, move |event| {
            // During composition the key belongs to the input method.
            let is_escape = |event: &KeyboardEvent| event.key() == "Escape" && !event.is_composing();
            if event.dyn_ref::<KeyboardEvent>().is_some_and(is_escape) {
                event.prevent_default();
                event.stop_propagation();
                onescape.emit(());
            }
        });
        Some(Self { _listener })
    }
}

/// Moves the focus from the name of a lane to the next or the previous one that is a button.
pub(crate) fn step_lane(event: &Event, forward: bool) {
    let target = event.target_dyn_into::<Element>();
    let mut lane = target.and_then(|target| target.closest(".lane").ok().flatten());
    while let Some(at) = lane {
        lane = if forward { at.next_element_sibling() } else { at.previous_element_sibling() };
        if let Some(button) = lane.as_ref().and_then(|lane| find(lane, ".term")) {
            focus(&button);
            return show(&button);
        }
    }
}

/// Whether an event comes from within an element that a selector finds.
pub(crate) fn is_in(event: &Event, selector: &str) -> bool {
    let target = event.target_dyn_into::<Element>();
    target.is_some_and(|target| target.closest(selector).ok().flatten().is_some())
}

/// Whether the `<details>` that an event comes from is open.
pub(crate) fn is_open(event: &Event) -> bool {
    event.target_dyn_into::<Element>().is_some_and(|details| details.has_attribute("open"))
}

#[inline(never)]
pub(super) fn find(within: &Element, selector: &str) -> Option<Element> {
    within.query_selector(selector).ok().flatten()
}

/// Whether the element contains the focus; browsers answer this without a search.
#[inline(never)]
pub(super) fn has_focus(element: &Element) -> bool {
    element.matches(":focus-within").unwrap_or_default()
}

/// Scrolls as little as is needed to see the element.
#[inline(never)]
pub(super) fn show(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

#[inline(never)]
pub(super) fn focus(element: &Element) {
    // HTML and SVG elements have the same method `focus`.
    let focusable: &HtmlElement = element.unchecked_ref();
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot take the focus leaves it where it is.
    let _ = focusable.focus_with_options(&options);
}
