//! Eras: bands behind the lanes, with their names under the axis.

use super::context::View;
use super::element::{Element, element};
use super::length::{em, percent};
use timeline_core::layout::{Band, Plan, Scene};

/// The height of a level of names in sixteenths of the letters' size.
const LEVEL: f64 = 16.0;

pub(super) fn eras(view: &View, scene: &Scene, plan: &Plan, bands: &[Band]) -> Element {
    let (width, top) = (scene.scale.width(), plan.axis());
    let drawn = bands.iter().filter_map(|band| {
        let era = view.model.dataset.eras.get(band.era)?;
        let (name, dates) = (view.model.say(&era.label), view.model.locale.when(&era.when));
        let words = if name.is_empty() { dates } else { format!("{name}, {dates}") };
        // HTML, because SVG text cannot end with an ellipsis where the band ends.
        let label = band.labelled.then(|| {
            let label = element!(
                "div", "xmlns" = "http://www.w3.org/1999/xhtml", "class" = "era-name"; "title" = words.clone()
            );
            element!("foreignObject", "width" = "100%"; "y" = em(band.level as f64 * LEVEL), "height" = em(LEVEL))
                .child(label.child(name))
        });
        let era = element!(
            "svg", "class" = "era", "part" = "era", "role" = "img";
            "x" = percent(band.x, width), "width" = percent(band.width, width), "y" = em(top),
            "height" = em(scene.bottom - top), "aria-label" = words
        );
        let rect = element!("rect", "width" = "100%", "height" = "100%", "class" = "band"; "data-odd" = (band.era % 2 == 1).then_some(""));
        Some(era.key(band.era).child(rect).child(label))
    });
    element!("g").children(drawn)
}
