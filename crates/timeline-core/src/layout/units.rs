//! Calendar units: the days, weeks, months and so on into which the axis divides the visible range.

use crate::calendar::Interval;
use crate::dataset::Precision;

/// The most units of a chart. With more, neither their names nor their bands can be told apart.
const MOST: usize = 24;

/// The kinds of units, from the finest, with the finest calendar field that their names need.
const KINDS: [(Interval, Precision); 14] = [
    (Interval::minutes(5), Precision::Minute),
    (Interval::minutes(15), Precision::Minute),
    (Interval::minutes(30), Precision::Minute),
    (Interval::hours(1), Precision::Minute),
    (Interval::hours(3), Precision::Minute),
    (Interval::hours(6), Precision::Minute),
    (Interval::hours(12), Precision::Minute),
    (Interval::days(1), Precision::Day),
    (Interval::days(7), Precision::Day),
    (Interval::Months(1), Precision::Month),
    (Interval::Months(3), Precision::Month),
    (Interval::Years(1), Precision::Year),
    (Interval::Years(10), Precision::Year),
    (Interval::Years(100), Precision::Year),
];

/// A calendar unit of the visible range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// The instant at which it begins, which may lie before the visible range.
    pub at: i64,
    /// Its visible part, a half-open range of seconds.
    pub extent: (i64, i64),
    /// Where its visible part begins, in pixels.
    pub x: f64,
    /// The width of its visible part in pixels.
    pub width: f64,
    /// Whether it is an odd one: every other unit has a band.
    pub odd: bool,
}

/// The finest kind of unit of which at most `most` cover a number of seconds, and never more than 24.
pub(super) fn kind(seconds: f64, most: usize) -> (Interval, Precision) {
    let most = most.clamp(3, MOST) as f64;
    let fits = |kind: &(Interval, Precision)| seconds / kind.0.mean_seconds() <= most;
    KINDS.into_iter().find(fits).unwrap_or_else(|| {
        let mut longer = (3..6).map(|power| (Interval::Years(10_u32.pow(power)), Precision::Year));
        longer.clone().find(fits).or(longer.next_back()).unwrap_or((Interval::Years(100), Precision::Year))
    })
}

/// The units that cover a range, without widths. A range beyond the calendar has none.
pub(super) fn cover(interval: Interval, (from, to): (i64, i64)) -> Vec<Unit> {
    let starts =
        std::iter::successors(interval.floor(from), |at| interval.next(*at).filter(|next| next > at));
    let unit = |at: i64| {
        let end = interval.next(at).unwrap_or(to);
        let odd = number(interval, at) % 2 != 0;
        Unit { at, extent: (at.max(from), end.min(to)), x: 0.0, width: 0.0, odd }
    };
    starts
        .take_while(|at| *at < to)
        .take(2 * MOST)
        .map(unit)
        .filter(|unit| unit.extent.0 < unit.extent.1)
        .collect()
}

/// A number that rises by one from unit to unit, so that a unit keeps its band while the chart moves.
fn number(interval: Interval, at: i64) -> i64 {
    // The middle of the unit, because months and years differ in length.
    ((at as f64 / interval.mean_seconds()) + 0.5).floor() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Moment;

    fn at(written: &str) -> i64 {
        Moment::parse(written).unwrap().begins()
    }

    #[test]
    fn the_finest_kind_that_fits_is_taken() {
        let days = |days: f64, most| kind(days * 86_400.0, most).0;
        assert_eq!(days(0.04, 24), Interval::minutes(5));
        assert_eq!(days(1.0, 24), Interval::hours(1));
        assert_eq!(days(20.0, 24), Interval::days(1));
        assert_eq!(days(90.0, 24), Interval::days(7));
        assert_eq!(days(311.0, 24), Interval::Months(1));
        assert_eq!(days(311.0, 9), Interval::Months(3));
        assert_eq!(days(311.0, 0), Interval::Years(1));
        assert_eq!(days(365.0 * 20.0, 24), Interval::Years(1));
        assert_eq!(days(365.0 * 2_000.0, 24), Interval::Years(100));
        assert_eq!(days(365.0 * 5_000_000.0, 24), Interval::Years(100_000));
    }

    #[test]
    fn units_cover_the_range_without_a_gap() {
        let range = (at("2022-02-24"), at("2022-05-20"));
        let units = cover(Interval::Months(1), range);
        let starts = ["2022-02-01", "2022-03-01", "2022-04-01", "2022-05-01"].map(at);
        assert_eq!(units.iter().map(|unit| unit.at).collect::<Vec<_>>(), starts);
        assert_eq!(units.first().map(|unit| unit.extent.0), Some(range.0));
        assert_eq!(units.last().map(|unit| unit.extent.1), Some(range.1));
        assert!(units.windows(2).all(|pair| pair[0].extent.1 == pair[1].extent.0));
        assert!(units.windows(2).all(|pair| pair[0].odd != pair[1].odd));
        assert!(cover(Interval::Months(1), (i64::MIN, i64::MIN + 5)).is_empty());
    }
}
