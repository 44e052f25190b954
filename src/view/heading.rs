//! Headings at the levels that the page asks for.

use super::element::{Child, Element, element};

/// A heading that many levels below the widget's title. The headline can take the focus.
pub(super) fn heading(
    level: u8,
    below: u8,
    kind: &'static str,
    part: Option<&'static str>,
    content: impl Child,
) -> Element {
    let name = match level.saturating_add(below) {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    let focusable = (kind == "headline").then_some("-1");
    element!("h1"; "class" = kind, "part" = part, "tabindex" = focusable).tag_name(name).child(content)
}
