//! Calendar arithmetic: the only place that knows how long a month or a year is.

use crate::dataset::{calendar_date, midnight, months_later};
use chrono::Datelike;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Monday, 5 January 1970, in seconds.
const FIRST_MONDAY: i64 = 4 * DAY;

/// A repeating step of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interval {
    /// Every so many seconds, counted from midnight of 1 January 1970 (from the Monday after for weeks).
    Seconds(i64),
    /// Every so many months, counted from January of year 0.
    Months(u32),
}

impl Interval {
    /// Minutes of the hour.
    pub const fn minutes(count: i64) -> Self {
        Self::Seconds(count * MINUTE)
    }

    /// Hours of the day.
    pub const fn hours(count: i64) -> Self {
        Self::Seconds(count * HOUR)
    }

    /// Days; seven of them are weeks that begin on Monday.
    pub const fn days(count: i64) -> Self {
        Self::Seconds(count * DAY)
    }

    /// Calendar years.
    pub const fn years(count: u32) -> Self {
        Self::Months(count.saturating_mul(12))
    }

    /// The mean length in seconds, for choosing between intervals.
    pub fn mean_seconds(self) -> f64 {
        match self {
            Self::Seconds(seconds) => seconds as f64,
            // A Gregorian month: 146,097 days in 4,800 months.
            Self::Months(months) => f64::from(months) * 146_097.0 / 4_800.0 * DAY as f64,
        }
    }

    /// The last boundary at or before an instant.
    pub fn floor(self, instant: i64) -> Option<i64> {
        match self {
            Self::Seconds(step) => {
                let origin = if step % (7 * DAY) == 0 { FIRST_MONDAY } else { 0 };
                let offset = instant.checked_sub(origin)?;
                offset.checked_sub(offset.checked_rem_euclid(step)?)?.checked_add(origin)
            }
            Self::Months(step) => {
                let date = calendar_date(instant)?;
                let months = i64::from(date.year()) * 12 + i64::from(date.month0());
                months_later(date, -months.checked_rem_euclid(i64::from(step))?).map(midnight)
            }
        }
    }

    /// The boundary after a boundary.
    pub fn next(self, boundary: i64) -> Option<i64> {
        match self {
            Self::Seconds(step) => boundary.checked_add(step),
            Self::Months(step) => {
                let date = calendar_date(boundary)?;
                months_later(date, i64::from(step)).map(midnight)
            }
        }
    }

    /// The boundaries from `start` (inclusive) to `end` (exclusive), ascending.
    pub fn range(self, start: i64, end: i64) -> impl Iterator<Item = i64> {
        let floor = self.floor(start);
        let first = floor.and_then(|floor| if floor < start { self.next(floor) } else { Some(floor) });
        std::iter::successors(first, move |boundary| self.next(*boundary).filter(|next| next > boundary))
            .take_while(move |boundary| *boundary < end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Moment;

    fn check(interval: Interval, instant: &str, floor: &str, next: &str) {
        let seconds = |written: &str| Moment::parse(written).unwrap().begins();
        assert_eq!(interval.floor(seconds(instant)), Some(seconds(floor)), "floor of {instant}");
        assert_eq!(interval.next(seconds(floor)), Some(seconds(next)), "after {floor}");
    }

    #[test]
    fn boundaries_follow_the_calendar() {
        check(Interval::minutes(15), "2022-03-07T15:44", "2022-03-07T15:30", "2022-03-07T15:45");
        check(Interval::hours(6), "2022-03-07T15:44", "2022-03-07T12", "2022-03-07T18");
        check(Interval::days(1), "2022-02-28T15", "2022-02-28", "2022-03-01");
        check(Interval::days(7), "2022-03-10", "2022-03-07", "2022-03-14");
        check(Interval::Months(1), "2022-02-28", "2022-02-01", "2022-03-01");
        check(Interval::Months(3), "2022-06-30", "2022-04-01", "2022-07-01");
        check(Interval::years(10), "2022-06-30", "2020", "2030");
        check(Interval::years(1), "-0044-03-15", "-0044", "-0043");
    }

    #[test]
    fn a_range_lists_each_boundary_once() {
        let at = |written: &str| Moment::parse(written).unwrap().begins();
        let months: Vec<_> = Interval::Months(1).range(at("2022-02-24"), at("2022-06-01")).collect();
        assert_eq!(months, [at("2022-03"), at("2022-04"), at("2022-05")]);
        let days: Vec<_> = Interval::days(1).range(at("2022-02-28"), at("2022-03-02")).collect();
        assert_eq!(days, [at("2022-02-28"), at("2022-03-01")]);
        assert_eq!(Interval::years(1).range(i64::MIN, i64::MAX).count(), 0, "beyond the calendar");
    }
}
