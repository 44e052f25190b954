//! Marks of a lane: events that would overlap become one cluster.

use super::scale::TimeScale;

/// The least distance between the centres of two marks of a lane, in pixels: the size of a pointer target.
pub const MIN_DISTANCE: f64 = 24.0;

/// The most marks of all lanes together, so that a page has few elements.
pub const MAX_MARKS: usize = 144;

/// One event, or several that would overlap.
///
/// Invariant: `rows` is never empty, and ascending.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The events.
    pub rows: Vec<usize>,
    /// The pixel of its centre.
    pub x: f64,
    /// Where the earliest of its events starts, in pixels.
    pub start: f64,
    /// Where the last of its events ends, in pixels.
    pub end: f64,
    /// The seconds from its earliest start to its latest end.
    pub extent: (i64, i64),
    /// A number for its position: unique and ascending within the lane. A mark that appears where another one was has about the
    /// same number. The numbers of a full lane have no gaps.
    pub place: usize,
}

impl Mark {
    /// Whether it stands for more than one event.
    pub fn is_cluster(&self) -> bool {
        self.rows.len() > 1
    }

    /// The only row, or the first row of a cluster.
    pub fn first_row(&self) -> usize {
        self.rows.first().copied().unwrap_or_default()
    }
}

/// Groups rows into marks. The rows must ascend by start and meet the scale's domain.
///
/// A row joins the previous mark if it starts less than `distance` pixels after that mark's centre, which lies
/// halfway between the mark's first and last start. Centres only move towards later rows, so marks keep their
/// distance, and the width limits their number.
pub(super) fn cluster(
    rows: impl Iterator<Item = (usize, (i64, i64))>,
    scale: &TimeScale,
    distance: f64,
) -> Vec<Mark> {
    // In seconds, because there may be very many rows; only marks are converted to pixels.
    let (from, least) = (scale.domain().0, scale.seconds_of(distance));
    let mut marks: Vec<Mark> = Vec::new();
    for (row, (begins, ends)) in rows {
        let start = begins.max(from) as f64;
        match marks.last_mut() {
            Some(mark) if start - mark.x < least => {
                mark.rows.push(row);
                mark.x = (mark.start + start) / 2.0;
                mark.extent.1 = mark.extent.1.max(ends);
            }
            _ => {
                let (x, end, extent) = (start, 0.0, (begins, ends));
                marks.push(Mark { rows: vec![row], x, start, end, extent, place: 0 });
            }
        }
    }
    for mark in &mut marks {
        (mark.x, mark.start) = (scale.pixel(mark.x), scale.pixel(mark.start));
        mark.end = scale.apply(mark.extent.1).min(scale.width());
    }
    marks
}

/// Numbers the marks of a lane by their positions. Where rows are dense, marks are twice `distance` apart, since a mark takes
/// rows within `distance` on both sides of its centre.
pub(super) fn place(marks: &mut [Mark], distance: f64) {
    let mut next = 0;
    for mark in marks {
        mark.place = ((mark.x / distance / 2.0) as usize).max(next);
        next = mark.place.saturating_add(1);
    }
}

/// Joins marks until they are `distance` apart. The marks must ascend.
pub(super) fn join(marks: Vec<Mark>, distance: f64) -> Vec<Mark> {
    let mut joined: Vec<Mark> = Vec::new();
    for mark in marks {
        match joined.last_mut() {
            Some(last) if mark.start - last.x < distance => {
                // A centre lies halfway between the first and the last start.
                let last_start = mark.x * 2.0 - mark.start;
                last.x = last.x.max((last.start + last_start) / 2.0);
                last.end = last.end.max(mark.end);
                last.extent = (last.extent.0.min(mark.extent.0), last.extent.1.max(mark.extent.1));
                last.rows.extend(mark.rows);
            }
            _ => joined.push(mark),
        }
    }
    joined
}
