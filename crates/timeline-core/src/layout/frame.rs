//! The frame of a layout: the widget's columns, and the pixels that they leave for the chart.
//!
//! All pixels of the layout are sixteenths of the size of the widget's letters, so that larger letters enlarge everything. With
//! letters of 16 pixels they are CSS pixels.

/// The arrangement of the widget. The style sheet has the same limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// Below 560 pixels, as on a telephone.
    Narrow,
    /// From 560 pixels: the stage stands under the chart.
    Medium,
    /// From 896 pixels: the stage stands beside the chart.
    Wide,
}

/// The columns, and the room for the chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// The arrangement.
    pub columns: Columns,
    /// The width of the chart's track.
    pub track: f64,
}

/// The gap between chart and stage.
const GAP: f64 = 28.0;

impl Frame {
    /// The frame of a widget of a width. `beside` tells whether a wide one has its stage beside the chart; without that, no
    /// widget is wide.
    pub fn new(width: f64, beside: bool) -> Self {
        let columns = match width {
            ..560.0 => Columns::Narrow,
            896.0.. if beside => Columns::Wide,
            _ => Columns::Medium,
        };
        let stage = if columns == Columns::Wide { (width * 0.31).clamp(300.0, 416.0) + GAP } else { 0.0 };
        Self { columns, track: width - stage }
    }

    /// The height that all lanes may take together.
    pub(super) fn room(self) -> f64 {
        match self.columns {
            Columns::Narrow => 324.0,
            Columns::Medium => 315.0,
            Columns::Wide => 506.0,
        }
    }

    /// The height of the names of the calendar units above the lanes.
    pub(super) fn axis(self) -> f64 {
        if self.columns == Columns::Narrow { 19.0 } else { 22.0 }
    }

    /// The free pixels at either end of the time scale.
    pub fn inset(self) -> f64 {
        if self.columns == Columns::Narrow { 12.0 } else { 15.0 }
    }

    /// The letters' size of the words of marks.
    pub(super) fn letters(self) -> f64 {
        if self.columns == Columns::Narrow { 11.0 } else { 11.5 }
    }

    /// The letters' size of the names of lanes, a tenth more because they are bold.
    pub(super) fn name_letters(self) -> f64 {
        if self.columns == Columns::Narrow { 13.2 } else { 14.3 }
    }
}
