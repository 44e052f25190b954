//! Eras: bands behind the whole chart, with their names over the axis.

use super::View;
use super::mark::{percent, pixels};
use crate::layout::{Band, Scene};
use yew::prelude::*;

/// The height of a level of names, in pixels; the style sheet has it too.
const LEVEL: f64 = 20.0;

pub(super) fn eras(view: &View, scene: &Scene, bands: &[Band]) -> Html {
    // An empty drawing would be an image without a name.
    if bands.is_empty() {
        return Html::default();
    }
    let width = scene.scale.width();
    let drawn = bands.iter().filter_map(|band| {
        let era = view.model.dataset.eras.get(band.era)?;
        let (name, dates) = (view.model.say(&era.label), view.model.locale.when(&era.when));
        let words = if name.is_empty() { dates } else { format!("{name}, {dates}") };
        // Words in HTML, which is cut off with three points where the band ends.
        let label = band.labelled.then(|| {
            html! {
                <foreignObject y={pixels(band.level as f64 * LEVEL)} width="100%" height={pixels(LEVEL)}>
                    <div xmlns="http://www.w3.org/1999/xhtml" class="era-name" title={words.clone()}>{ name }</div>
                </foreignObject>
            }
        });
        Some(html! {
            <svg
                key={band.era} x={percent(band.x, width)} width={percent(band.width, width)} height="100%"
                class="era" part="era" role="img" aria-label={words}
            >
                <rect width="100%" height="100%" class="band" />
                { label }
            </svg>
        })
    });
    let levels = bands.iter().map(|band| band.level + 1).max().unwrap_or_default();
    html! {
        <>
            <svg width="100%" height="100%" class="eras">{ for drawn }</svg>
            { for (0..levels).map(|_| html! { <i class="era-room" /> }) }
        </>
    }
}
