//! Containers in which a timeline may be.

use super::Host;

/// A `div` with one of the classes in boxes.css.
fn host(class: &'static str, start: &'static str, end: &'static str) -> Host {
    Host::new(class).sheet("/hosts/boxes.css").around(start, end)
}

macro_rules! boxes {
    ($($test:ident: $class:literal;)*) => {$(
        #[test]
        fn $test() {
            host($class, concat!("<div data-around class=\"", $class, "\">"), "</div>").check();
        }
    )*};
}

boxes! {
    under_a_transform: "transform";
    contained_strictly: "strict";
    contained_content: "content";
    contained_paint: "paint";
    clipped: "clip";
    in_a_scroller: "scroller";
    in_a_column_of_320_pixels: "narrow";
    alone_in_a_row: "flex-bare";
    in_a_centred_stack: "stack";
    in_the_middle_of_a_grid: "grid-centre";
    in_a_float: "float";
}

#[test]
fn in_a_text_with_two_columns() {
    host("columns", "<div data-around class=columns>", "</div>").check();
}

#[test]
fn in_a_row_beside_text() {
    host("flex", "<div data-around class=flex><p>A paragraph that stands beside the timeline.</p>", "</div>")
        .check();
}

#[test]
fn in_a_grid_beside_text() {
    host("grid", "<div data-around class=grid><p>A paragraph that stands beside the timeline.</p>", "</div>")
        .check();
}

#[test]
fn in_the_cell_of_a_table() {
    host("cell", "<div class=cell><div data-around>", "</div></div>").check();
}

#[test]
fn in_editable_text() {
    host(
        "editable",
        "<div data-around contenteditable=true><p>Text that is edited.</p>",
        "<p>And more.</p></div>",
    )
    .check();
}
