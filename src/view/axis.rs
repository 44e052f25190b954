//! The time axis: ticks, their labels and the grid behind the marks.

use super::View;
use super::mark::{percent, pixels};
use crate::dataset::{Moment, Precision};
use crate::layout::{Scene, Tick};
use crate::locale::DateStyle;
use chrono::DateTime;
use yew::prelude::*;

/// The height of the axis in pixels.
pub(super) const AXIS: f64 = 26.0;

/// The words of a tick: the finest field, with the larger one where it changes.
fn label(view: &View, tick: &Tick) -> String {
    let Some(at) = DateTime::from_timestamp(tick.at, 0) else { return String::new() };
    let moment = Moment::minute(at.naive_utc()).coarsened(tick.precision);
    let style = match (tick.precision, tick.full) {
        (Precision::Minute | Precision::Hour, true) => {
            return view.model.locale.moment(moment.coarsened(Precision::Day), DateStyle::Finest);
        }
        (_, true) => DateStyle::Short,
        (_, false) => DateStyle::Finest,
    };
    view.model.locale.moment(moment, style)
}

/// Grid lines with labels on top; decoration for assistive technology, as every mark says its date.
pub(super) fn axis(view: &View, scene: &Scene, height: f64) -> Html {
    let width = scene.scale.width();
    let ticks = scene.ticks.iter().map(|tick| {
        let x = percent(tick.x, width);
        // A label that would be cut off at the end of the track is left out; its line stays.
        let room = width - tick.x > 44.0;
        html! {
            <>
                <line x1={x.clone()} x2={x.clone()} y1="18" y2={pixels(height)} class="grid" />
                if room { <text x={x} dx="4" y="14" class="tick">{ label(view, tick) }</text> }
            </>
        }
    });
    html! { <g class="axis" part="axis" aria-hidden="true">{ for ticks }</g> }
}
