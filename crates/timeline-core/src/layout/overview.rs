//! A histogram of the whole period: how many events start in each part of it.

use super::scale::TimeScale;
use crate::facet::{FacetIndex, RowSet};

/// A histogram over the whole period.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// Seconds to pixels for the whole period.
    pub scale: TimeScale,
    /// The number of shown events that start in each bin. Bins have equal widths and fill the track.
    pub bins: Vec<usize>,
}

/// The width of a bin in pixels.
const BIN: f64 = 14.0;

impl Overview {
    /// Counts the rows that pass a filter.
    pub fn new(index: &FacetIndex, rows: &RowSet, whole: (i64, i64), width: f64) -> Self {
        let scale = TimeScale::new(whole, width);
        let count = ((scale.width() / BIN).floor() as usize).clamp(1, 400);
        let bin = |begins: i64| (scale.apply(begins) / scale.width() * count as f64).floor();
        // Starts never decrease, so the rows of a bin follow those of the previous bin.
        let mut first = 0;
        let bins = (1..=count).map(|next| {
            let extents = index.extents();
            let end = if next == count {
                extents.len()
            } else {
                extents.partition_point(|(begins, _)| bin(*begins) < next as f64)
            };
            rows.count_between(std::mem::replace(&mut first, end), end)
        });
        Self { bins: bins.collect(), scale }
    }

    /// The largest count, at least one.
    pub fn most(&self) -> usize {
        self.bins.iter().copied().max().unwrap_or(0).max(1)
    }
}
