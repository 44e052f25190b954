//! The whole period in small: how many events start in each stretch of it.

use super::TimeScale;
use crate::facet::{FacetIndex, RowSet};

/// A histogram over the whole period.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// Seconds to pixels for the whole period.
    pub scale: TimeScale,
    /// The number of shown events that start in each bin; bins are equally wide and fill the width.
    pub bins: Vec<usize>,
}

/// The width of a bin in pixels.
const BIN: f64 = 14.0;

impl Overview {
    /// Counts the rows that pass a filter.
    pub fn new(index: &FacetIndex, rows: &RowSet, whole: (i64, i64), width: f64) -> Self {
        let scale = TimeScale::new(whole, width);
        let count = ((scale.width() / BIN).floor() as usize).clamp(1, 400);
        let mut bins = vec![0; count];
        for row in rows.iter() {
            let Some((begins, _)) = index.extents().get(row) else { continue };
            let share = scale.apply(*begins) / scale.width();
            let bin = ((share * count as f64).floor().max(0.0) as usize).min(count - 1);
            if let Some(bin) = bins.get_mut(bin) {
                *bin += 1;
            }
        }
        Self { scale, bins }
    }

    /// The largest count, at least one.
    pub fn most(&self) -> usize {
        self.bins.iter().copied().max().unwrap_or(0).max(1)
    }
}
