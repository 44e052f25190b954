//! The time scale and its ticks, for tracks of 100 to 1600 pixels and ranges from an hour to ten thousand years.

use crate::config;
use chrono::{DateTime, Datelike, NaiveDateTime, Timelike};
use proptest::prelude::*;
use timeline_core::dataset::Precision;
use timeline_core::layout::{Tick, TimeScale, ticks};

const HOUR: i64 = 3_600;
const YEAR: f64 = 31_556_952.0;

/// Bounds so wide that no zoom or pan in these tests reaches them.
const ANYWHERE: (i64, i64) = (-1_000_000_000_000_000, 1_000_000_000_000_000);

/// Lengths in seconds, distributed logarithmically.
fn lengths() -> impl Strategy<Value = i64> {
    ((HOUR as f64).ln()..(10_000.0 * YEAR).ln()).prop_map(|length| (length.exp() as i64).max(HOUR))
}

fn ranges() -> impl Strategy<Value = (i64, i64)> {
    let years = prop_oneof![3 => 2_021.0..2_023.0f64, 1 => -5_000.0..5_000.0];
    (years, lengths()).prop_map(|(year, length)| {
        let start = ((year - 1970.0) * YEAR) as i64;
        (start, start + length)
    })
}

fn widths() -> impl Strategy<Value = f64> {
    prop_oneof![4 => 100.0..1_600.0f64, 1 => (100..=1_600u32).prop_map(f64::from)]
}

fn scales() -> impl Strategy<Value = TimeScale> {
    (ranges(), widths()).prop_map(|(range, width)| TimeScale::new(range, width))
}

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn a_pixel_leads_back_to_its_second(scale in scales(), share in -0.5..1.5f64) {
        let (start, end) = scale.domain();
        let instant = start + ((end - start) as f64 * share) as i64;
        let back = scale.invert(scale.apply(instant));
        assert!((back - instant).abs() <= 1, "{instant} becomes {back}");
        assert_eq!((scale.apply(start), scale.apply(end)), (0.0, scale.width()));
    }

    #[test]
    fn later_is_further_right(scale in scales(), one in ranges(), other in ranges()) {
        for (early, late) in [one, other, (one.0.min(other.0), one.0.max(other.0))] {
            assert!(scale.apply(early) <= scale.apply(late));
            assert!(scale.invert(scale.apply(early)) <= scale.invert(scale.apply(late)));
        }
        let (start, end) = scale.domain();
        assert!(scale.apply(start) < scale.apply(start + (end - start) / 2));
    }

    #[test]
    fn a_zoom_keeps_the_instant_under_the_pointer(scale in scales(), factor in -4.0..4.0f64, share in 0.0..=1.0f64) {
        let (factor, pixel) = (factor.exp(), share * scale.width());
        let anchor = scale.invert(pixel);
        let zoomed = scale.zoomed(factor, pixel, ANYWHERE);
        let after = TimeScale::new(zoomed, scale.width()).apply(anchor);
        assert!((after - pixel).abs() <= 1.0, "{pixel} moves to {after}");
        assert_eq!(zoomed.1 - zoomed.0, zoomed_length(&scale, factor));
    }

    #[test]
    fn no_zoom_or_pan_leaves_the_bounds(
        scale in scales(),
        bounds in ranges(),
        factor in -20.0..20.0f64,
        pixel in -3_000.0..3_000.0f64,
    ) {
        let (start, end) = scale.domain();
        let around = (start.min(bounds.0), end.max(bounds.1));
        for bounds in [bounds, around, scale.domain()] {
            let whole = bounds.1 - bounds.0;
            let zoomed = scale.zoomed(factor.exp(), pixel, bounds);
            assert!(bounds.0 <= zoomed.0 && zoomed.1 <= bounds.1, "{zoomed:?} in {bounds:?}");
            assert_eq!(zoomed.1 - zoomed.0, zoomed_length(&scale, factor.exp()).min(whole));
            let panned = scale.panned(pixel, bounds);
            assert!(bounds.0 <= panned.0 && panned.1 <= bounds.1, "{panned:?} in {bounds:?}");
            assert_eq!(panned.1 - panned.0, (end - start).min(whole));
        }
    }

    #[test]
    fn a_pan_moves_the_content_by_the_given_pixels(scale in scales(), pixels in -3_000.0..3_000.0f64) {
        let panned = TimeScale::new(scale.panned(pixels, ANYWHERE), scale.width());
        let moved = panned.apply(scale.domain().0);
        assert!((moved + pixels).abs() <= 1.0, "by {moved}, not {pixels}");
        let back = panned.panned(-pixels, ANYWHERE);
        assert!((back.0 - scale.domain().0).abs() <= 1, "and back");
    }

    #[test]
    fn ticks_are_on_calendar_boundaries_in_order_and_apart(scale in scales()) {
        let found = ticks(&scale);
        let (start, end) = scale.domain();
        for tick in &found {
            assert!(start <= tick.at && tick.at < end, "{tick:?} outside of {start}..{end}");
            assert_eq!(tick.x, scale.apply(tick.at));
            assert!(is_boundary(tick), "{tick:?} is {}", at(tick));
        }
        for pair in found.windows(2) {
            assert!(pair[0].at < pair[1].at && pair[1].x - pair[0].x >= 40.0, "{pair:?}");
            assert_eq!(pair[0].precision, pair[1].precision);
            assert_eq!(pair[1].full, larger(&pair[0]) != larger(&pair[1]), "{pair:?}");
        }
        let first_is_full = found.first().is_none_or(|tick| tick.full || tick.precision == Precision::Year);
        assert!(first_is_full, "{found:?}");
        assert!(found.len() as f64 <= scale.width() / 40.0 + 2.0, "{}", found.len());
        assert!(found.len() >= 2 || scale.width() < 320.0, "{} ticks on {}", found.len(), scale.width());
    }
}

#[test]
fn an_empty_scale_is_still_valid() {
    for domain in [(5, 5), (5, 3), (0, 1), (-8_000_000_000_000, 8_000_000_000_000)] {
        for width in [0.0, -3.0, 0.5, f64::NAN, f64::INFINITY, 1.0, 1e4] {
            let scale = TimeScale::new(domain, width);
            assert!(scale.domain().0 < scale.domain().1 && scale.width() >= 1.0);
            assert!(
                scale.apply(domain.0).is_finite() && ticks(&scale).len() as f64 <= scale.width() / 10.0 + 2.0
            );
            for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -1.0, 1e300, 1e-300] {
                let panned = scale.panned(if odd.is_finite() { odd.min(1e6) } else { f64::NAN }, ANYWHERE);
                for (from, to) in [scale.zoomed(odd, odd, ANYWHERE), panned] {
                    assert!(ANYWHERE.0 <= from && from < to && to <= ANYWHERE.1, "{from}..{to} after {odd}");
                }
            }
        }
    }
}

#[test]
fn the_shortest_range_is_an_hour_even_after_a_deep_zoom() {
    let scale = TimeScale::new((0, 86_400), 700.0);
    assert_eq!(scale.zoomed(1e9, 0.0, ANYWHERE), (0, HOUR));
    assert_eq!(scale.zoomed(1e9, 700.0, ANYWHERE), (86_400 - HOUR, 86_400));
    assert_eq!(scale.zoomed(1e9, 300.0, (0, 60)), (0, 60), "bounds of less than an hour are shown whole");
}

fn zoomed_length(scale: &TimeScale, factor: f64) -> i64 {
    let (start, end) = scale.domain();
    (((end - start) as f64 / factor).round() as i64).max(HOUR)
}

fn at(tick: &Tick) -> NaiveDateTime {
    DateTime::from_timestamp(tick.at, 0).unwrap().naive_utc()
}

fn is_boundary(tick: &Tick) -> bool {
    let at = at(tick);
    let midnight = at.num_seconds_from_midnight() == 0;
    match tick.precision {
        Precision::Year => midnight && at.ordinal() == 1,
        Precision::Month => midnight && at.day() == 1,
        Precision::Day => midnight,
        Precision::Hour | Precision::Minute => at.second() == 0 && at.minute().is_multiple_of(5),
    }
}

/// What a full label names besides the tick's own field: the year, or the day for times; nothing for years.
fn larger(tick: &Tick) -> Option<i64> {
    match tick.precision {
        Precision::Year => None,
        Precision::Month | Precision::Day => Some(i64::from(at(tick).year())),
        Precision::Hour | Precision::Minute => Some(tick.at.div_euclid(86_400)),
    }
}
