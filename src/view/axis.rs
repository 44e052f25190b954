//! The time axis: ticks, their labels and the grid behind the marks.

use super::context::View;
use super::element::{Element, element};
use super::length::percent;
use timeline_core::dataset::{Moment, Precision};
use timeline_core::layout::{Scene, Tick};
use timeline_core::locale::DateStyle;

/// The label of a tick: its finest calendar field, and the next larger one where that changes.
fn label(view: &View, tick: &Tick) -> String {
    let Some(instant) = Moment::at_instant(tick.at) else { return String::new() };
    let moment = instant.coarsened(tick.precision);
    let style = match (tick.precision, tick.full) {
        (Precision::Minute | Precision::Hour, true) => {
            return view.model.locale.moment(moment.coarsened(Precision::Day), DateStyle::Finest);
        }
        (_, true) => DateStyle::Short,
        (_, false) => DateStyle::Finest,
    };
    view.model.locale.moment(moment, style)
}

/// The estimated width of a label in pixels: characters of 12 px are about seven wide.
fn label_width(label: &str) -> f64 {
    label.chars().count() as f64 * 7.0 + 8.0
}

/// The labels above the lanes. Hidden from assistive technology, since the name of every mark has its date.
pub(super) fn axis(view: &View, scene: &Scene) -> Element {
    let width = scene.scale.width();
    // Place labels from the left. Skip one that would overlap the last label or the end of the axis; its grid line stays.
    let mut free = 0.0;
    let mut labels = 0;
    let texts = scene.ticks.iter().filter_map(|tick| {
        let words = label(view, tick);
        let end = tick.x + label_width(&words);
        if tick.x < free || end > width {
            return None;
        }
        free = end;
        labels += 1;
        // Paper may be narrower than the screen, and the chart is not laid out again for it: print hides every other label.
        let spare = (labels % 2 == 0).then_some("");
        let text = element!(
            "text", "dx" = "4", "y" = "14", "class" = "tick";
            "x" = percent(tick.x, width), "data-spare" = spare
        );
        Some(text.child(words))
    });
    element!(
        "svg",
        "class" = "axis",
        "part" = "axis",
        "width" = "100%",
        "height" = "26",
        "aria-hidden" = "true"
    )
    .children(texts)
}

/// The grid lines behind the marks.
pub(super) fn grid(scene: &Scene) -> Element {
    let lines = scene.ticks.iter().map(|tick| {
        let x = percent(tick.x, scene.scale.width());
        element!("line", "y1" = "0", "y2" = "100%", "class" = "grid"; "x1" = x.clone(), "x2" = x)
    });
    element!("g").children(lines)
}
