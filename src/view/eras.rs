//! Eras: bands behind the whole chart, with their names over the axis.

use super::context::View;
use super::element::element;
use super::length::{percent, pixels};
use std::iter;
use timeline_core::layout::{Band, Scene};
use yew::prelude::*;

/// The height of a level of names in pixels, as in the style sheet.
const LEVEL: f64 = 20.0;

pub(super) fn eras(view: &View, scene: &Scene, bands: &[Band]) -> Html {
    // An empty `<svg>` would be an image without a name.
    if bands.is_empty() {
        return Html::default();
    }
    let width = scene.scale.width();
    let drawn = bands.iter().filter_map(|band| {
        let era = view.model.dataset.eras.get(band.era)?;
        let (name, dates) = (view.model.say(&era.label), view.model.locale.when(&era.when));
        let words = if name.is_empty() { dates } else { format!("{name}, {dates}") };
        // HTML, because SVG text cannot end with an ellipsis where the band ends.
        let label = band.labelled.then(|| {
            let (top, height) = (pixels(band.level as f64 * LEVEL), pixels(LEVEL));
            let label = element!(
                "div", "xmlns" = "http://www.w3.org/1999/xhtml", "class" = "era-name"; "title" = words.clone()
            );
            element!("foreignObject", "width" = "100%"; "y" = top, "height" = height).child(label.child(name))
        });
        let era = element!(
            "svg", "height" = "100%", "class" = "era", "part" = "era", "role" = "img";
            "x" = percent(band.x, width), "width" = percent(band.width, width), "aria-label" = words
        );
        let rect = element!("rect", "width" = "100%", "height" = "100%", "class" = "band");
        Some(era.key(band.era).child(rect).child(label))
    });
    let levels = bands.iter().map(|band| band.level + 1).max().unwrap_or_default();
    let picture = element!("svg", "width" = "100%", "height" = "100%", "class" = "eras").children(drawn);
    let room = (0..levels).map(|_| element!("i", "class" = "era-room"));
    iter::once(picture).chain(room).collect()
}
