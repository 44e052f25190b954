//! From rows to geometry: what is where in the chart, in pixels, before anything is drawn.
//!
//! The number of marks is bounded, whatever the number of events. Must not be here: HTML, SVG, colours.

mod bands;
mod cluster;
mod lanes;
mod opening;
mod overview;
mod scale;
mod ticks;

pub use bands::{Band, bands};
pub use cluster::{MAX_MARKS, MIN_DISTANCE, Mark};
pub use lanes::{Lane, MAX_LANES, lanes};
pub use opening::opening_range;
pub use overview::Overview;
pub use scale::TimeScale;
pub use ticks::{Tick, ticks};

use crate::facet::{FacetIndex, RowSet};

/// What the chart shows: every lane with its marks, the ticks, and the whole period in small.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Seconds to pixels for the visible range.
    pub scale: TimeScale,
    /// Calendar ticks in the visible range, ascending.
    pub ticks: Vec<Tick>,
    /// The marks of each lane, in the order of the lanes.
    pub lanes: Vec<Vec<Mark>>,
    /// Shown events that end before the visible range.
    pub before: usize,
    /// Shown events that start after the visible range.
    pub after: usize,
}

/// Lays out the rows that pass a filter.
///
/// `range` is the visible range in seconds, `width` that of the track in CSS pixels, `distance` the least one between
/// the centres of two marks of a lane, such as [`MIN_DISTANCE`]; it grows where there would be more than [`MAX_MARKS`].
pub fn lay_out(
    index: &FacetIndex,
    rows: &RowSet,
    lanes: &[Lane],
    range: (i64, i64),
    width: f64,
    distance: f64,
) -> Scene {
    let scale = TimeScale::new(range, width);
    let (rows, before, after) = index.meeting(rows, scale.domain());
    let extent_of = |row: usize| index.extents().get(row).copied();
    let marks = lanes.iter().map(|lane| {
        let mut shown = lane.rows.clone();
        shown.intersect_with(&rows);
        cluster::cluster(shown.iter().filter_map(|row| Some((row, extent_of(row)?))), &scale, distance)
    });
    let marks = bounded(marks.collect(), distance, width);
    Scene { ticks: ticks(&scale), lanes: marks, before, after, scale }
}

/// Joins marks of many lanes that are full. By steps: while the chart is moved, marks come apart or together seldom, and then
/// all at once.
fn bounded(mut lanes: Vec<Vec<Mark>>, mut distance: f64, width: f64) -> Vec<Vec<Mark>> {
    while distance < width && lanes.iter().map(Vec::len).sum::<usize>() > MAX_MARKS {
        distance *= 1.5;
        lanes = lanes.into_iter().map(|marks| cluster::join(marks, distance)).collect();
    }
    lanes.iter_mut().for_each(|marks| cluster::place(marks, distance));
    lanes
}
