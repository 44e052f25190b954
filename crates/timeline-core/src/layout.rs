//! From rows to geometry: what the chart shows and where, in pixels.
//!
//! The number of marks has a limit, whatever the number of events. Must not be here: HTML, SVG, colours.

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

/// What the chart shows: the marks of every lane, the ticks, and how many events lie outside.
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
/// `range` is the visible range in seconds, `width` the width of the track in CSS pixels, and `distance` the least distance
/// between the centres of two marks of a lane, such as [`MIN_DISTANCE`]. The distance grows if there would be more than
/// [`MAX_MARKS`] marks.
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

/// Joins marks until there are at most [`MAX_MARKS`]. The distance grows in steps, so that marks seldom split or merge while
/// the chart is moved.
fn bounded(mut lanes: Vec<Vec<Mark>>, mut distance: f64, width: f64) -> Vec<Vec<Mark>> {
    while distance < width && lanes.iter().map(Vec::len).sum::<usize>() > MAX_MARKS {
        distance *= 1.5;
        lanes = lanes.into_iter().map(|marks| cluster::join(marks, distance)).collect();
    }
    lanes.iter_mut().for_each(|marks| cluster::place(marks, distance));
    lanes
}
