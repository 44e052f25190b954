//! Heights of lanes: all begin alike, and then the lanes that gain most by it grow while there is room.
//!
//! Heights follow from the whole record, so that neither a filter nor a zoom moves a lane.

use super::frame::{Columns, Frame};

/// The height of a row of a lane of several rows.
pub(super) const ROW: f64 = 24.0;

/// The most rows of a lane.
const MOST_ROWS: usize = 20;

/// A lane grows only if each pixel gains at least this much, counted in marks with words.
const LEAST_GAIN: f64 = 0.005;

/// How high a lane is, and what it has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// One line of marks, with words beside and above them. The height depends on the columns.
    Slim,
    /// One line of marks, with words beside, above and below them.
    Normal,
    /// The same with more room, in a chart of few lanes.
    Roomy,
    /// Several rows of marks, with words beside them.
    Rows(usize),
}

/// Where the parts of a lane of one line stand, in pixels from its top.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts {
    pub(super) height: f64,
    /// The centres of the marks.
    pub(super) centre: f64,
    pub(super) above: f64,
    /// None if there is no room below the marks.
    pub(super) below: Option<f64>,
}

impl Size {
    /// The parts of a lane of one line, or of the first of several rows.
    pub(super) fn parts(self, frame: Frame, named: bool) -> Parts {
        let parts = |height, centre, above, below| Parts { height, centre, above, below };
        match (self, frame.columns) {
            (Self::Normal, _) => parts(56.0, 30.0, 3.5, Some(41.0)),
            (Self::Roomy, _) => parts(84.0, 46.0, 18.0, Some(57.5)),
            (Self::Slim, Columns::Wide) => parts(38.0, 27.0, 1.0, None),
            (Self::Slim, Columns::Medium) => parts(35.0, 25.0, 0.0, None),
            (Self::Slim, Columns::Narrow) => parts(36.0, 26.0, 1.0, None),
            (Self::Rows(count), columns) => {
                let name = match (named, columns) {
                    (false, _) => 4.0,
                    (true, Columns::Narrow) => 20.0,
                    (true, _) => 24.0,
                };
                parts(name + ROW * count as f64, name + ROW / 2.0, 0.0, None)
            }
        }
    }

    /// The radius that the ring of several events has at most: smaller in low lanes, so that the words above it stay clear of it.
    pub fn ring(self, frame: Frame) -> f64 {
        if self == Self::Slim || frame.columns == Columns::Narrow { 9.9 } else { 11.0 }
    }

    /// The height of a lane.
    pub(super) fn height(self, frame: Frame, named: bool) -> f64 {
        self.parts(frame, named).height
    }

    /// The sizes that a lane may have, ascending, in a chart of so many lanes.
    fn steps(frame: Frame, lanes: usize) -> Vec<Self> {
        let fits = Self::Normal.height(frame, true) * lanes as f64 <= frame.room();
        let first: &[Self] = match (frame.columns, fits) {
            (Columns::Narrow, _) => &[Self::Slim],
            (_, true) if lanes < 4 => &[Self::Roomy],
            (_, true) => &[Self::Normal],
            (_, false) => &[Self::Slim, Self::Normal],
        };
        first.iter().copied().chain((2..=MOST_ROWS).map(Self::Rows)).collect()
    }
}

/// The most lanes that fit.
pub(super) fn most_lanes(frame: Frame) -> usize {
    (frame.room() / Size::Slim.height(frame, true)) as usize
}

/// The size of each of so many lanes, which have names or not. `worth` tells what a size is worth to a lane, in marks with words;
/// without it, no lane grows.
pub(super) fn sizes(
    frame: Frame,
    lanes: usize,
    named: bool,
    worth: Option<&dyn Fn(usize, Size) -> f64>,
) -> Vec<Size> {
    let steps = Size::steps(frame, lanes);
    let size = |level: usize| steps.get(level).copied().unwrap_or(Size::Slim);
    let height = |level: usize| size(level).height(frame, named);
    let mut levels = vec![0; lanes];
    if let Some(worth) = worth {
        // What a lane gains by its next size, or by one of the two after it where the next does nothing.
        let offer = |lane: usize, level: usize, now: f64| {
            let later = (level + 1..(level + 4).min(steps.len())).map(|to| {
                let (cost, after) = (height(to) - height(level), worth(lane, size(to)));
                Offer { lane, to, cost, after, gain: (after - now) / cost.max(1.0) }
            });
            later.into_iter().find(|offer| offer.gain > LEAST_GAIN)
        };
        let mut left = frame.room() - lanes as f64 * height(0);
        let mut offers: Vec<Option<Offer>> =
            (0..lanes).map(|lane| offer(lane, 0, worth(lane, size(0)))).collect();
        while let Some(best) = offers
            .iter()
            .flatten()
            .filter(|offer| offer.cost <= left)
            .copied()
            .max_by(|one, other| one.gain.total_cmp(&other.gain).then(other.lane.cmp(&one.lane)))
        {
            left -= best.cost;
            let Some((level, next)) = levels.get_mut(best.lane).zip(offers.get_mut(best.lane)) else { break };
            (*level, *next) = (best.to, offer(best.lane, best.to, best.after));
        }
    }
    levels.into_iter().map(size).collect()
}

/// What a lane would gain by a size.
#[derive(Debug, Clone, Copy)]
struct Offer {
    lane: usize,
    to: usize,
    cost: f64,
    after: f64,
    /// The gain for each pixel.
    gain: f64,
}
