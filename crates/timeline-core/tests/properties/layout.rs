//! The time scale, its calendar units and the eras, for tracks of 100 to 1600 pixels and ranges from an hour to ten thousand years.

use crate::chart::{Chart, charts};
use crate::civil::{dates, spreads};
use crate::config;
use chrono::{DateTime, Datelike};
use proptest::collection::vec;
use proptest::prelude::*;
use timeline_core::calendar::Interval;
use timeline_core::dataset::{Era, Moment, Text, When};
use timeline_core::layout::{TimeScale, bands, levels};

const HOUR: i64 = 3_600;
const YEAR: f64 = 31_556_952.0;

/// Bounds so wide that no zoom or pan in these tests reaches them.
const ANYWHERE: (i64, i64) = (-1_000_000_000_000_000, 1_000_000_000_000_000);

/// Sums of pixels differ by less than this.
const TINY: f64 = 1e-6;

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

const INSET: f64 = 15.0;

/// Scales to scale, and scales that widen what is busy, for events that begin within the domain, close together or not.
fn scales() -> impl Strategy<Value = TimeScale> {
    let starts = vec((0.0..1.0f64, 1..=6i32), 0..80);
    (ranges(), widths(), proptest::option::of(starts)).prop_map(|(range, width, starts)| {
        let Some(starts) = starts else { return TimeScale::new(range, width, INSET) };
        let length = (range.1 - range.0) as f64;
        let starts = starts.into_iter().map(|(share, power)| range.0 + (length * share.powi(power)) as i64);
        let mut extents: Vec<(i64, i64)> = starts.map(|start| (start, start + HOUR)).collect();
        extents.sort_unstable();
        TimeScale::widened(range, width, INSET, &extents)
    })
}

fn instant(scale: &TimeScale, share: f64) -> i64 {
    let (start, end) = scale.domain();
    start + ((end - start) as f64 * share) as i64
}

/// The least width of a unit: what the number of units and the width of the chart leave to it.
fn least(scale: &TimeScale) -> f64 {
    let room = scale.width() - 2.0 * INSET;
    let least: f64 = if scale.width() < 520.0 { 19.0 } else { 29.0 };
    least.min(room / scale.units().len() as f64)
}

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn a_pixel_leads_back_to_its_second(scale in scales(), share in -0.5..1.5f64) {
        let instant = instant(&scale, share);
        let back = scale.invert(scale.apply(instant));
        assert!((back - instant).abs() <= 1, "{instant} becomes {back}");
        let (start, end) = scale.domain();
        let ends = [scale.apply(start) - INSET, scale.apply(end) + INSET - scale.width()];
        assert!(ends.iter().all(|distance| distance.abs() < TINY), "the domain ends at the insets, not {ends:?} off");
    }

    #[test]
    fn later_is_further_right(scale in scales(), shares in vec(-0.5..1.5f64, 2..40), far in ranges()) {
        let mut instants: Vec<i64> = shares.iter().map(|share| instant(&scale, *share)).collect();
        instants.extend([far.0, far.1]);
        instants.extend(scale.units().iter().flat_map(|unit| [unit.extent.0 - 1, unit.extent.0, unit.extent.1]));
        instants.sort_unstable();
        for pair in instants.windows(2) {
            assert!(scale.apply(pair[0]) <= scale.apply(pair[1]) + 1e-9, "{pair:?}");
            assert!(scale.invert(scale.apply(pair[0])) <= scale.invert(scale.apply(pair[1])), "{pair:?}");
        }
        let (start, end) = scale.domain();
        assert!(scale.apply(start) < scale.apply(start + (end - start) / 2));
    }

    #[test]
    fn units_cover_the_domain_on_calendar_boundaries_without_a_gap(scale in scales()) {
        let (units, (start, end)) = (scale.units(), scale.domain());
        let most = (scale.width() / if scale.width() < 520.0 { 22.0 } else { 28.0 }).floor().clamp(3.0, 24.0);
        let whole = units.iter().filter(|unit| scale.interval().next(unit.at) == Some(unit.extent.1) && unit.at == unit.extent.0);
        assert!(whole.count() as f64 <= most, "more than {most} whole units");
        assert!(units.len() as f64 <= most + 2.0, "and more than the two that the ends of the domain cut");
        let (first, last) = (units.first().unwrap(), units.last().unwrap());
        assert_eq!((first.extent.0, last.extent.1), (start, end));
        assert!((first.x - INSET).abs() < TINY && (last.x + last.width + INSET - scale.width()).abs() < TINY);
        for unit in units {
            assert!(is_boundary(scale.interval(), unit.at), "{unit:?} of {:?}", scale.interval());
            assert!(unit.at <= unit.extent.0 && unit.extent.0 < unit.extent.1 && unit.width > 0.0, "{unit:?}");
            assert!((scale.apply(unit.extent.0) - unit.x).abs() < TINY, "{unit:?}");
        }
        for pair in units.windows(2) {
            assert_eq!(pair[0].extent.1, pair[1].extent.0);
            assert!(pair[0].extent.1 == pair[1].at && (pair[0].x + pair[0].width - pair[1].x).abs() < TINY);
            assert!(pair[0].odd != pair[1].odd, "bands alternate: {pair:?}");
        }
    }

    #[test]
    fn widening_leaves_no_unit_too_narrow(scale in scales()) {
        let least = least(&scale) - TINY;
        assert!(!scale.is_widened() || scale.units().iter().all(|unit| unit.width >= least), "{scale:?}");
        let seconds = (scale.domain().1 - scale.domain().0) as f64;
        let share = |unit: &timeline_core::layout::Unit| (unit.extent.1 - unit.extent.0) as f64 / seconds;
        let room = scale.width() - 2.0 * INSET;
        let to_scale = scale.units().iter().all(|unit| (unit.width - room * share(unit)).abs() < TINY);
        assert!(scale.is_widened() || to_scale, "every second is as wide as the next");
    }

    #[test]
    fn a_zoom_keeps_the_share_of_the_instant_under_the_pointer(
        scale in scales(), factor in -4.0..4.0f64, share in 0.0..=1.0f64,
    ) {
        let (factor, pixel) = (factor.exp(), share * scale.width());
        let (start, end) = scale.domain();
        let anchor = scale.invert(pixel).clamp(start, end);
        let zoomed = scale.zoomed(factor, pixel, ANYWHERE);
        assert_eq!(zoomed.1 - zoomed.0, zoomed_length(&scale, factor));
        let share = |(from, to): (i64, i64)| (anchor - from) as f64 / (to - from) as f64;
        let moved = (share(zoomed) - share((start, end))) * (zoomed.1 - zoomed.0) as f64;
        assert!(moved.abs() <= 1.0, "by {moved} seconds");
        let pixel = TimeScale::new(zoomed, scale.width(), INSET).apply(anchor);
        let to_scale = TimeScale::new(scale.domain(), scale.width(), INSET).apply(anchor);
        assert!((pixel - to_scale).abs() <= 1.0, "to scale it keeps its place");
    }

    #[test]
    fn a_zoom_and_its_inverse_lead_back(scale in scales(), factor in -3.0..3.0f64, share in 0.0..=1.0f64) {
        let (factor, anchor) = (factor.exp(), instant(&scale, share));
        let range = scale.zoomed(factor, scale.apply(anchor), ANYWHERE);
        let zoomed = TimeScale::new(range, scale.width(), INSET);
        let back = zoomed.zoomed(1.0 / factor, zoomed.apply(anchor), ANYWHERE);
        let (start, end) = scale.domain();
        // A second of the range in between is `factor` seconds of this one.
        let within = 2.0 + 2.0 * factor;
        let shortest = range.1 - range.0 == HOUR;
        let distance = (back.0 - start).abs().max((back.1 - end).abs());
        assert!(shortest || distance as f64 <= within, "{distance} seconds off");
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
    fn a_pan_moves_the_content_by_the_given_pixels(range in ranges(), width in widths(), pixels in -3_000.0..3_000.0f64) {
        let scale = TimeScale::new(range, width, INSET);
        let panned = TimeScale::new(scale.panned(pixels, ANYWHERE), width, INSET);
        let moved = panned.apply(range.0) - INSET;
        assert!((moved + pixels).abs() <= 1.0, "by {moved}, not {pixels}");
        let back = panned.panned(-pixels, ANYWHERE);
        assert!((back.0 - range.0).abs() <= 1, "and back");
    }

    #[test]
    fn eras_of_one_level_follow_each_other_whatever_is_in_sight(
        seeds in spreads().prop_flat_map(|spread| vec((dates(spread), dates(spread)), 0..80)),
        scale in scales(),
    ) {
        let at = |date: crate::civil::Date| Moment::parse(&date.written()).unwrap();
        let when = seeds.into_iter().filter_map(|(one, other)| {
            let (start, end) = if one.begins() <= other.begins() { (one, other) } else { (other, one) };
            When::new(at(start), Some(at(end)), false).ok()
        });
        let eras: Vec<Era> = when.map(|when| Era { when, label: Text::default() }).collect();
        let levels = levels(&eras);
        let drawn = levels.iter().enumerate().filter_map(|(era, level)| Some((eras[era].when.extent(), (*level)?)));
        let drawn: Vec<_> = drawn.collect();
        for (place, (one, level)) in drawn.iter().enumerate() {
            let apart = |other: &(i64, i64)| other.1 <= one.0 || one.1 <= other.0;
            assert!(drawn[place + 1..].iter().all(|(other, known)| known != level || apart(other)));
        }
        // An era without a level has no room on any of the three, or is beyond the first 64.
        for (era, _) in levels.iter().enumerate().filter(|(_, level)| level.is_none()) {
            let (begins, ends) = eras[era].when.extent();
            let taken = |level| (0..era).any(|other| {
                let extent = eras[other].when.extent();
                levels[other] == Some(level) && begins < extent.1 && extent.0 < ends
            });
            assert!((0..3).all(taken), "era {era} has room");
        }
        assert!(levels.len() == eras.len().min(64) && levels.iter().flatten().all(|level| *level < 3));
        let (from, to) = scale.domain();
        let found = bands(&eras, &scale);
        let in_sight = |era: &usize| {
            let (begins, ends) = eras[*era].when.extent();
            levels[*era].is_some() && begins < to && from < ends
        };
        let expected: Vec<usize> = (0..levels.len()).filter(in_sight).collect();
        assert_eq!(found.iter().map(|band| band.era).collect::<Vec<_>>(), expected);
        for band in found {
            assert_eq!(Some(band.level), levels[band.era]);
            assert!(band.x >= 0.0 && band.width >= 1.0 && band.x + band.width <= scale.width() + 1.0, "{band:?}");
        }
    }
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn a_unit_with_more_events_is_wider_than_an_equally_long_one(chart in charts()) {
        let (extents, track) = (chart.index.extents(), chart.frame().track);
        let scale = TimeScale::widened(chart.period, track, 0.0, extents);
        let count = |(from, to): (i64, i64)| extents.iter().filter(|(at, _)| from <= *at && *at < to).count();
        let units: Vec<_> = scale.units().iter().filter(|_| scale.is_widened()).collect();
        for one in &units {
            for other in &units {
                let shorter = one.extent.1 - one.extent.0 <= other.extent.1 - other.extent.0;
                let rarer = count(one.extent) <= count(other.extent);
                assert!(!(shorter && rarer) || one.width <= other.width + TINY, "{one:?} {other:?}");
            }
        }
    }
}

#[test]
fn odd_numbers_still_make_a_scale() {
    let far = 8_000_000_000_000;
    let domains =
        [(5, 5), (5, 3), (0, 1), (-far, far), (far, far + 9), (i64::MIN, i64::MAX), (i64::MAX, i64::MAX)];
    let odd = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -1.0, 1e300, 1e-300];
    let crowd: Vec<(i64, i64)> = (0..50).map(|at| (at, at + 1)).collect();
    for domain in domains.into_iter().chain([(i64::MIN, i64::MIN), (i64::MIN, 0), (0, i64::MAX)]) {
        for width in [0.0, -3.0, 0.5, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1.0, 1e4, 1e9] {
            for inset in [0.0, 15.0, -7.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
                let linear = TimeScale::new(domain, width, inset);
                for scale in [TimeScale::widened(domain, width, inset, &crowd), linear] {
                    assert!(scale.domain().0 < scale.domain().1 && scale.width() >= 1.0);
                    assert!(scale.units().len() <= 26, "{} units", scale.units().len());
                    let ends =
                        [scale.domain().0, 0, scale.domain().1, i64::MIN, i64::MAX].map(|at| scale.apply(at));
                    assert!(ends.iter().all(|pixel| pixel.is_finite()), "{ends:?} on {scale:?}");
                    assert!(
                        0.0 <= ends[0] && ends[0] < ends[2] && ends[2] <= scale.width() + TINY,
                        "{ends:?}"
                    );
                    for odd in odd {
                        scale.invert(odd);
                        let pixels = if odd.is_finite() { odd.min(1e6) } else { f64::NAN };
                        for (from, to) in [scale.zoomed(odd, odd, ANYWHERE), scale.panned(pixels, ANYWHERE)] {
                            assert!(
                                ANYWHERE.0 <= from && from < to && to <= ANYWHERE.1,
                                "{from}..{to} after {odd}"
                            );
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn the_shortest_range_is_an_hour_even_after_a_deep_zoom() {
    let scale = TimeScale::new((0, 86_400), 700.0, 0.0);
    assert_eq!(scale.zoomed(1e9, 0.0, ANYWHERE), (0, HOUR));
    assert_eq!(scale.zoomed(1e9, 700.0, ANYWHERE), (86_400 - HOUR, 86_400));
    assert_eq!(scale.zoomed(1e9, 300.0, (0, 60)), (0, 60), "bounds of less than an hour are shown whole");
}

#[test]
fn a_busy_month_is_as_wide_as_a_quarter_of_its_length_and_three_quarters_of_its_share_of_the_events() {
    let day = |month: u32, day: u32| json_event(month, day);
    let busy = (1..=16)
        .map(|number| day(3, number))
        .chain((1..=12).flat_map(|month| [day(month, 20), day(month, 25)]));
    let json = format!(r#"{{"events": [{}]}}"#, busy.collect::<Vec<_>>().join(","));
    let chart = Chart::of(json, 1_200.0);
    let year = |year: &str| Moment::parse(year).unwrap().begins();
    let scale = TimeScale::widened((year("2022"), year("2023")), 1_000.0, 0.0, chart.index.extents());
    assert!(scale.is_widened() && scale.interval() == Interval::Months(1));
    // 18 of 40 events begin in March, and two in each other month, which the least width does not reach.
    let width = |events: f64, days: f64| 1_000.0 * (0.75 * events / 40.0 + 0.25 * days / 365.0);
    let widths: Vec<f64> = scale.units().iter().map(|unit| unit.width).collect();
    assert!(
        (widths[2] - width(18.0, 31.0)).abs() < TINY && (widths[3] - width(2.0, 30.0)).abs() < TINY,
        "{widths:?}"
    );
    // On half of the pixels, other months would be narrower than 19, and March gives way.
    let scale = TimeScale::widened((year("2022"), year("2023")), 300.0, 0.0, chart.index.extents());
    assert_eq!(scale.units().len(), 12);
    assert!(scale.units().iter().all(|unit| unit.width > 19.0 - TINY), "{scale:?}");
    assert!(scale.units()[2].width > 50.0);
}

fn json_event(month: u32, day: u32) -> String {
    format!(r#"{{"start": "2022-{month:02}-{day:02}"}}"#)
}

fn zoomed_length(scale: &TimeScale, factor: f64) -> i64 {
    let (start, end) = scale.domain();
    (((end - start) as f64 / factor).round() as i64).max(HOUR)
}

/// Whether an instant is a boundary of an interval, by another calendar than the crate's.
fn is_boundary(interval: Interval, at: i64) -> bool {
    let date = DateTime::from_timestamp(at, 0).unwrap().naive_utc();
    let midnight = at.rem_euclid(86_400) == 0;
    match interval {
        Interval::Seconds(604_800) => midnight && date.weekday() == chrono::Weekday::Mon,
        Interval::Seconds(seconds) => at.rem_euclid(seconds) == 0,
        Interval::Months(months) => midnight && date.day() == 1 && date.month0().is_multiple_of(months),
        Interval::Years(years) => {
            // 100 BCE is the year -99; the years AD begin with 1.
            let (year, years) = (date.year(), years as i32);
            let number = if year > 0 { year % years } else { (year - 1) % years };
            midnight && date.ordinal() == 1 && (number == 0 || year == 1)
        }
    }
}
