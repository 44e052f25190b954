//! The time scale: seconds to pixels and back. Scales are values; one may be cloned cheaply.
//!
//! A scale is linear within each calendar unit. Where the dataset has busy units, the scale may widen them: a unit is then
//! as wide as ¼ its length and ¾ its share of the events ask for.

use super::units::{self, Unit};
use crate::calendar::{DAY, Interval};
use crate::dataset::Precision;
use std::rc::Rc;

/// The shortest visible range, in seconds: one hour.
pub const SHORTEST: i64 = 3_600;

/// The share of the width that the events distribute among the units, if busy units are widened. The lengths of the units
/// distribute the rest.
const BY_EVENTS: f64 = 0.75;

/// Below this width a chart is narrow, and its units may be narrower too.
const NARROW: f64 = 520.0;

/// Maps a domain in seconds to the pixels of a track.
///
/// Invariant: the domain is at least a second long, the width at least one pixel.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeScale {
    domain: (i64, i64),
    width: f64,
    /// The free pixels at either end, so that the first and the last mark are whole.
    inset: f64,
    units: Rc<[Unit]>,
    interval: Interval,
    precision: Precision,
    widened: bool,
}

impl TimeScale {
    /// A scale to which every second is as wide as the next, for a half-open range of seconds and a width in pixels.
    pub fn new(domain: (i64, i64), width: f64, inset: f64) -> Self {
        Self::with_units(domain, width, inset, None)
    }

    /// A scale that widens the units in which many events begin. `extents` are those of all events, starts ascending, so that
    /// dates keep their place under a filter.
    pub fn widened(domain: (i64, i64), width: f64, inset: f64, extents: &[(i64, i64)]) -> Self {
        Self::with_units(domain, width, inset, Some(extents))
    }

    fn with_units(domain: (i64, i64), width: f64, inset: f64, extents: Option<&[(i64, i64)]>) -> Self {
        let start = domain.0.min(i64::MAX - 1);
        let domain = (start, domain.1.max(start + 1));
        let width = if width.is_finite() { width.max(1.0) } else { 1.0 };
        let inset = inset.max(0.0).min(width / 4.0);
        let seconds = length(domain);
        let least = if width < NARROW { 22.0 } else { 28.0 };
        let (interval, precision) = units::kind(seconds, (width / least) as usize);
        let mut units = units::cover(interval, domain);
        let room = width - 2.0 * inset;
        let lengths = units.iter().map(|unit| length(unit.extent) / seconds).collect::<Vec<_>>();
        let shares =
            extents.filter(|_| interval.mean_seconds() > DAY as f64).and_then(|all| shares(&units, all));
        let widened = shares.is_some();
        for (place, (unit, length)) in units.iter_mut().zip(&lengths).enumerate() {
            let share = shares.as_ref().and_then(|shares| shares.get(place));
            unit.width = room * share.map_or(*length, |share| (1.0 - BY_EVENTS) * length + BY_EVENTS * share);
        }
        if widened {
            let least = if width < NARROW { 19.0_f64 } else { 29.0 };
            raise(&mut units, least.min(room / lengths.len().max(1) as f64));
        }
        let mut x = inset;
        for unit in &mut units {
            unit.x = x;
            x += unit.width;
        }
        Self { domain, width, inset, units: units.into(), interval, precision, widened }
    }

    /// The range of seconds, half-open.
    pub fn domain(&self) -> (i64, i64) {
        self.domain
    }

    /// The width in pixels.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// The calendar units of the domain, ascending. None beyond the calendar.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The interval of the units.
    pub fn interval(&self) -> Interval {
        self.interval
    }

    /// The finest calendar field that the name of a unit needs.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// Whether busy units are widened.
    pub fn is_widened(&self) -> bool {
        self.widened
    }

    fn seconds(&self) -> f64 {
        length(self.domain)
    }

    fn room(&self) -> f64 {
        self.width - 2.0 * self.inset
    }

    /// The pixel of an instant. Instants outside of the domain have pixels outside of those of the units.
    ///
    /// ```
    /// let scale = timeline_core::layout::TimeScale::new((0, 1_000), 100.0, 0.0);
    /// assert_eq!(scale.apply(250), 25.0);
    /// assert_eq!(scale.invert(25.0), 250);
    /// ```
    pub fn apply(&self, instant: i64) -> f64 {
        let place = self.units.partition_point(|unit| unit.extent.1 <= instant);
        self.apply_in(place, instant)
    }

    /// The pixel of an instant that lies in the unit at `place`, or outside of the domain.
    fn apply_in(&self, place: usize, instant: i64) -> f64 {
        match self.units.get(place).filter(|unit| unit.extent.0 <= instant) {
            Some(unit) => unit.x + unit.width * length((unit.extent.0, instant)) / length(unit.extent),
            None => self.inset + self.room() * length((self.domain.0, instant)) / self.seconds(),
        }
    }

    /// The pixels of instants that seldom decrease, faster than one by one.
    pub(super) fn apply_ascending(&self) -> impl FnMut(i64) -> f64 + '_ {
        let mut place = 0;
        move |instant| {
            if self.units.get(place).is_some_and(|unit| instant < unit.extent.0) {
                return self.apply(instant);
            }
            while self.units.get(place).is_some_and(|unit| unit.extent.1 <= instant) {
                place += 1;
            }
            self.apply_in(place, instant)
        }
    }

    /// The instant of a pixel, to the second.
    pub fn invert(&self, pixel: f64) -> i64 {
        let place = self.units.partition_point(|unit| unit.x + unit.width <= pixel);
        match self.units.get(place).filter(|unit| unit.x <= pixel) {
            Some(unit) => {
                let seconds = length(unit.extent) * (pixel - unit.x) / unit.width;
                unit.extent.0.saturating_add(seconds.round() as i64)
            }
            None => {
                let seconds = self.seconds() * (pixel - self.inset) / self.room();
                self.domain.0.saturating_add(seconds.round() as i64)
            }
        }
    }

    /// The visible range after a zoom around the instant at `pixel`. A `factor` over 1 zooms in.
    ///
    /// The instant keeps its share of the range, which on a linear scale is its place. The range stays within `bounds` and is
    /// at least an hour long.
    pub fn zoomed(&self, factor: f64, pixel: f64, bounds: (i64, i64)) -> (i64, i64) {
        let factor = if factor.is_finite() && factor > 0.0 { factor } else { 1.0 };
        let anchor = self.invert(pixel).clamp(self.domain.0, self.domain.1);
        let share = length((self.domain.0, anchor)) / self.seconds();
        let length = ((self.seconds() / factor).round() as i64).max(SHORTEST);
        let start = anchor.saturating_sub((length as f64 * share).round() as i64);
        within(range_of(start, length), bounds)
    }

    /// The visible range moved by a number of pixels of a linear scale, within `bounds`. Positive numbers move it towards later
    /// events.
    pub fn panned(&self, pixels: f64, bounds: (i64, i64)) -> (i64, i64) {
        let offset = (pixels / self.room() * self.seconds()).round() as i64;
        let length = self.domain.1.saturating_sub(self.domain.0);
        within(range_of(self.domain.0.saturating_add(offset), length), bounds)
    }
}

/// The share of the events that begin in each unit, or none if too few do.
fn shares(units: &[Unit], extents: &[(i64, i64)]) -> Option<Vec<f64>> {
    let place = |instant: i64| extents.partition_point(|(begins, _)| *begins < instant);
    let counts: Vec<usize> = units.iter().map(|unit| place(unit.extent.1) - place(unit.extent.0)).collect();
    let total: usize = counts.iter().sum();
    (total > 2).then(|| counts.iter().map(|count| *count as f64 / total as f64).collect())
}

/// Gives every unit at least a width; the wider ones give way in proportion to what they have above it.
fn raise(units: &mut [Unit], least: f64) {
    let missing: f64 = units.iter().map(|unit| (least - unit.width).max(0.0)).sum();
    let spare: f64 = units.iter().map(|unit| (unit.width - least).max(0.0)).sum();
    let share = if spare > 0.0 { (missing / spare).min(1.0) } else { 0.0 };
    for unit in units {
        unit.width = if unit.width < least { least } else { unit.width - (unit.width - least) * share };
    }
}

/// The seconds of a half-open range, negative if it is reversed. Exact also far from 1970, where seconds as `f64` are not.
fn length((from, to): (i64, i64)) -> f64 {
    let seconds = to.abs_diff(from) as f64;
    if to < from { -seconds } else { seconds }
}

/// The range of a length from a start, or the last one before the end of time.
fn range_of(start: i64, length: i64) -> (i64, i64) {
    let start = start.min(i64::MAX - length);
    (start, start + length)
}

/// The range moved into the bounds, or the bounds if the range is longer.
pub(crate) fn within(range: (i64, i64), bounds: (i64, i64)) -> (i64, i64) {
    let length = range.1.saturating_sub(range.0);
    if length >= bounds.1.saturating_sub(bounds.0) {
        return bounds;
    }
    let start = range.0.clamp(bounds.0, bounds.1.saturating_sub(length));
    (start, start.saturating_add(length))
}
