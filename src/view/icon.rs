//! Icons of buttons, drawn with lines on a square of 16.

use super::element::{Element, element};

/// The outlines of the icons.
pub(super) const SEARCH: &str = "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.6 10.6 14 14";
pub(super) const DOWN: &str = "m3 5.5 5 5 5-5";
pub(super) const CLOSE: &str = "m3 3 10 10M13 3 3 13";
pub(super) const PREVIOUS: &str = "m10 3-5 5 5 5";
pub(super) const NEXT: &str = "m6 3 5 5-5 5";
pub(super) const CHECK: &str = "m3 8.5 3.2 3.2L13 4.8";
pub(super) const LIST: &str = "M2 4h1M2 8h1M2 12h1M6 4h8M6 8h8M6 12h8";
pub(super) const CHART: &str = "M2 4h5M9.5 4h.5M4 8h.5M7 8h6M2 12h3M8 12h.5M12 12h1";
pub(super) const FILTER: &str = "M2 4h12M4.5 8h7M7 12h2";
pub(super) const MINUS: &str = "M3 8h10";
pub(super) const PLUS: &str = "M3 8h10M8 3v10";
pub(super) const FLAG: &str = "M4 14V2.5h8L9.8 5.5 12 8.5H4";

/// An icon with an outline. Hidden from assistive technology: the button has a name.
pub(super) fn icon(outline: &'static str) -> Element {
    // Arrows point in the direction of reading.
    let turns = (outline == PREVIOUS || outline == NEXT).then_some("");
    element!("svg", "class" = "icon", "viewBox" = "0 0 16 16", "aria-hidden" = "true"; "data-turns" = turns)
        .child(element!("path"; "d" = outline))
}
