//! The strip: how many events begin in each part of the whole period, the calendar to scale.

use super::scale::TimeScale;
use crate::facet::{FacetIndex, RowSet};

/// The least width of a bin in pixels.
const BIN: f64 = 7.0;

/// A bin is at least this long, in seconds: a week.
const SHORTEST: f64 = 7.0 * 86_400.0;

/// The fewest bins, however short the period is.
const FEWEST: f64 = 20.0;

/// A histogram over the whole period.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// Seconds to pixels for the whole period, every second as wide as the next.
    pub scale: TimeScale,
    /// The number of events that start in each bin: those that pass the filter, and all. Bins have equal widths and fill the
    /// track.
    pub bins: Vec<(usize, usize)>,
}

impl Overview {
    /// Counts the rows that pass a filter.
    pub fn new(index: &FacetIndex, rows: &RowSet, whole: (i64, i64), width: f64) -> Self {
        let scale = TimeScale::new(whole, width, 1.0);
        let seconds = whole.1 as f64 - whole.0 as f64;
        let count = (scale.width() / BIN).min(seconds / SHORTEST).clamp(FEWEST, 400.0) as usize;
        // Starts never decrease, so the rows of a bin follow those of the previous bin.
        let mut first = 0;
        let bins = (1..=count).map(|next| {
            let extents = index.extents();
            let limit = whole.0 as f64 + seconds * next as f64 / count as f64;
            let end = if next == count {
                extents.len()
            } else {
                extents.partition_point(|(begins, _)| (*begins as f64) < limit)
            };
            let start = std::mem::replace(&mut first, end);
            (rows.count_between(start, end), end.saturating_sub(start))
        });
        Self { bins: bins.collect(), scale }
    }

    /// The largest count, at least one.
    pub fn most(&self) -> usize {
        self.bins.iter().map(|(_, all)| *all).max().unwrap_or(0).max(1)
    }
}
