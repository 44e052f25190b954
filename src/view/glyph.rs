//! The shapes of marks, drawn around the origin, about 12 px wide.

use super::element::{Element, element};
use timeline_core::dataset::{Shape, Term};
use yew::prelude::*;

/// The colour of a term as a CSS value: the page's custom property, else the colour of the term, else the accent.
pub(super) fn color(term: Option<&Term>) -> AttrValue {
    let Some(term) = term else { return AttrValue::Static("var(--_accent)") };
    let own = term.color.map_or_else(|| "var(--_accent)".to_owned(), |color| color.css());
    let plain =
        !term.id.is_empty() && term.id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let css = if plain { format!("var(--timeline-color-{}, {own})", term.id) } else { own };
    AttrValue::from(css)
}

/// A shape in the current colour.
pub(super) fn shape(shape: Shape) -> Element {
    match shape {
        Shape::Circle => element!("circle", "r" = "5.5", "class" = "solid"),
        Shape::CircleOutline => element!("circle", "r" = "5", "class" = "hollow"),
        Shape::Diamond => element!("path", "d" = "M0-7L7 0 0 7-7 0z", "class" = "solid"),
        Shape::DiamondOutline => element!("path", "d" = "M0-6L6 0 0 6-6 0z", "class" = "hollow"),
        Shape::Square => element!("path", "d" = "M-5-5H5V5H-5z", "class" = "solid"),
        Shape::SquareOutline => element!("path", "d" = "M-4.5-4.5H4.5V4.5H-4.5z", "class" = "hollow"),
        Shape::Triangle => element!("path", "d" = "M0-6.5L6.5 5.5H-6.5z", "class" = "solid"),
        Shape::TriangleOutline => element!("path", "d" = "M0-5.5L5.5 4.8H-5.5z", "class" = "hollow"),
        Shape::Pill => element!(
            "rect",
            "x" = "-7",
            "y" = "-3.5",
            "width" = "14",
            "height" = "7",
            "rx" = "3.5",
            "class" = "solid"
        ),
        Shape::Hexagon => element!("path", "d" = "M-3-5.5H3L6.2 0 3 5.5H-3L-6.2 0z", "class" = "solid"),
        Shape::Cross => element!("path", "d" = "M-4.5-4.5L4.5 4.5M4.5-4.5L-4.5 4.5", "class" = "hollow"),
    }
}

/// The icon of a term on chips and events. Hidden from assistive technology, which reads the label.
pub(super) fn glyph(term: &Term) -> Element {
    let picture = element!(
        "svg", "class" = "glyph", "viewBox" = "-8 -8 16 16", "width" = "16", "height" = "16", "aria-hidden" = "true";
        "color" = color(Some(term))
    );
    picture.child(shape(term.shape))
}
