//! The place of the words of a mark.

/// The line on which the words of a mark stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Beside the mark.
    Beside,
    /// Below the mark, along a hairline.
    Below,
    /// Above the mark, along a hairline.
    Above,
}

/// The place of the words of a mark, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slot {
    /// The line.
    pub line: Line,
    /// Where it begins.
    pub x: f64,
    /// Its top, from the top of the chart.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Whether the words end at the mark, instead of beginning there.
    pub hangs: bool,
    /// Whether there is room for the whole headline.
    pub whole: bool,
}

impl Slot {
    /// Where words end that want a width.
    pub(super) fn end(&self, want: f64) -> f64 {
        self.x + if self.hangs { self.width } else { self.width.min(want) }
    }

    /// Narrows the slot so that it ends before a pixel.
    pub(super) fn end_before(&mut self, x: f64) {
        self.width = self.width.min(x - self.x);
    }
}
