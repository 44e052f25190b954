//! Marks of a lane: events that would touch become one mark.

use super::scale::TimeScale;
use super::slot::Slot;
use crate::facet::FacetIndex;

/// The least distance between the centres of two marks of a line, in pixels: the size of a pointer target.
pub const MIN_DISTANCE: f64 = 24.0;

/// The most marks of all lanes together, so that a page has few elements.
pub const MAX_MARKS: usize = 120;

/// One event, or several that would touch.
///
/// Invariant: `rows` is never empty, and ascending.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The events.
    pub rows: Vec<usize>,
    /// The pixel of its centre.
    pub x: f64,
    /// The pixel of its centre from the top of the chart.
    pub y: f64,
    /// Where the earliest of its events starts, in pixels.
    pub start: f64,
    /// Where the last of its events with a duration ends, in pixels; the start if there is none.
    pub end: f64,
    /// Where the drawing of the mark, with the bar of its duration, ends to the left.
    pub left: f64,
    /// Where the drawing of the mark, with the bar of its duration, ends to the right.
    pub right: f64,
    /// The place of its words; none if there is no room for them.
    pub slot: Option<Slot>,
    /// A number for its position: unique and ascending within the lane. A mark that appears where another one was has about the
    /// same number. The numbers of a full lane have no gaps.
    pub place: usize,
    /// The width that its words want, at most as much as a mark may ask for.
    pub(super) want: f64,
    /// The width of its short label.
    pub(super) short: f64,
    /// The width that its headline wants.
    pub(super) most: f64,
    /// The row of the lane in which it stands.
    pub(super) line: usize,
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

    /// The pixels from which to which its words stand in a slot.
    pub fn ink(&self, slot: Slot) -> (f64, f64) {
        let width = slot.width.min(if slot.whole { self.most } else { self.short });
        if slot.hangs { (slot.x + slot.width - width, slot.x + slot.width) } else { (slot.x, slot.x + width) }
    }

    /// Adds the events of a later mark. A centre lies halfway between the first and the last start.
    pub(super) fn join(&mut self, later: Self) {
        let last_start = later.x * 2.0 - later.start;
        self.x = self.x.max((self.start + last_start) / 2.0);
        if later.end > later.start {
            self.end = self.end.max(later.end);
        }
        self.rows.extend(later.rows);
    }

    /// Computes what the drawing of the mark takes.
    pub(super) fn measure(&mut self, vague: bool) {
        let radius = if self.is_cluster() {
            12.0
        } else if vague {
            18.0
        } else {
            9.0
        };
        let (from, to) = if self.end > self.start { (self.start, self.end + 4.0) } else { (self.x, self.x) };
        (self.left, self.right) = (from.min(self.x - radius), to.max(self.x + radius));
    }
}

/// Groups rows into marks. The rows must ascend by start and meet the scale's domain.
///
/// A row joins the previous mark if it starts less than `distance` pixels after that mark's centre, which lies halfway between
/// the mark's first and last start. Centres only move towards later rows, so marks keep their distance, and the width limits
/// their number.
pub(super) fn gather(
    rows: impl Iterator<Item = usize>,
    index: &FacetIndex,
    scale: &TimeScale,
    distance: f64,
) -> Vec<Mark> {
    let (from, to) = scale.domain();
    let mut apply = scale.apply_ascending();
    let mut marks: Vec<Mark> = Vec::new();
    for row in rows {
        let Some(&(begins, ends)) = index.extents().get(row) else { continue };
        let start = apply(begins.max(from));
        // Many events end at the same time as they begin, as far as the chart shows.
        let end = index.lasting().contains(row).then(|| scale.apply(ends.min(to)));
        match marks.last_mut() {
            Some(mark) if start - mark.x < distance => {
                mark.rows.push(row);
                mark.x = mark.x.max((mark.start + start) / 2.0);
                mark.end = end.map_or(mark.end, |end| mark.end.max(end));
            }
            _ => marks.push(Mark {
                rows: vec![row],
                x: start,
                y: 0.0,
                start,
                end: end.unwrap_or(start),
                left: start,
                right: start,
                slot: None,
                place: 0,
                want: 0.0,
                short: 0.0,
                most: 0.0,
                line: 0,
            }),
        }
    }
    for mark in &mut marks {
        mark.measure(index.vague().contains(mark.first_row()));
    }
    marks
}

/// Numbers the marks of a lane by their positions. Where rows are dense, marks are twice `distance` apart, since a mark takes
/// rows within `distance` on both sides of its centre.
pub(super) fn number(marks: &mut [Mark], distance: f64) {
    let mut next = 0;
    for mark in marks {
        mark.place = ((mark.x / distance / 2.0) as usize).max(next);
        next = mark.place.saturating_add(1);
    }
}
