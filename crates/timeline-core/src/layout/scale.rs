//! The linear time scale: seconds to pixels and back. Scales are immutable values.

/// The shortest visible range, in seconds: one hour.
pub const SHORTEST: i64 = 3_600;

/// Maps a domain in seconds to the pixels from 0 to a width.
///
/// Invariant: the domain is at least a second long, the width at least one pixel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimeScale {
    domain: (i64, i64),
    width: f64,
}

impl TimeScale {
    /// A scale for a half-open range of seconds and a width in pixels.
    pub fn new(domain: (i64, i64), width: f64) -> Self {
        let end = domain.1.max(domain.0.saturating_add(1));
        let width = if width.is_finite() { width.max(1.0) } else { 1.0 };
        Self { domain: (domain.0, end), width }
    }

    /// The range of seconds, half-open.
    pub fn domain(&self) -> (i64, i64) {
        self.domain
    }

    /// The width in pixels.
    pub fn width(&self) -> f64 {
        self.width
    }

    fn seconds(&self) -> f64 {
        self.domain.1 as f64 - self.domain.0 as f64
    }

    /// The pixel of an instant. Instants outside of the domain have pixels outside of 0 to the width.
    ///
    /// ```
    /// let scale = timeline_core::layout::TimeScale::new((0, 1_000), 100.0);
    /// assert_eq!(scale.apply(250), 25.0);
    /// assert_eq!(scale.invert(25.0), 250);
    /// ```
    pub fn apply(&self, instant: i64) -> f64 {
        self.pixel(instant as f64)
    }

    /// The pixel of a fractional number of seconds.
    pub(super) fn pixel(&self, seconds: f64) -> f64 {
        (seconds - self.domain.0 as f64) / self.seconds() * self.width
    }

    /// The duration of a number of pixels, in seconds.
    pub(super) fn seconds_of(&self, pixels: f64) -> f64 {
        pixels / self.width * self.seconds()
    }

    /// The instant of a pixel, to the second.
    pub fn invert(&self, pixel: f64) -> i64 {
        self.domain.0.saturating_add(self.seconds_of(pixel).round() as i64)
    }

    /// The visible range after a zoom that keeps the instant at `pixel` in place. A `factor` over 1 zooms in.
    ///
    /// The range stays within `bounds` and is at least an hour long.
    pub fn zoomed(&self, factor: f64, pixel: f64, bounds: (i64, i64)) -> (i64, i64) {
        let factor = if factor.is_finite() && factor > 0.0 { factor } else { 1.0 };
        let share = (pixel / self.width).clamp(0.0, 1.0);
        let anchor = self.invert(share * self.width);
        let length = ((self.seconds() / factor).round() as i64).max(SHORTEST);
        let start = anchor.saturating_sub((length as f64 * share).round() as i64);
        within((start, start.saturating_add(length)), bounds)
    }

    /// The visible range moved by a number of pixels, within `bounds`. Positive numbers move it towards later events.
    pub fn panned(&self, pixels: f64, bounds: (i64, i64)) -> (i64, i64) {
        let offset = self.invert(pixels).saturating_sub(self.domain.0);
        within((self.domain.0.saturating_add(offset), self.domain.1.saturating_add(offset)), bounds)
    }
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
