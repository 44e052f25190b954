//! Calendar arithmetic: the only place that knows how long a day, a month or a year is.
//!
//! Instants are seconds from 1 January 1970 in the proleptic Gregorian calendar, without a time zone.

use chrono::{Datelike, NaiveDate};

/// The seconds of a minute.
pub const MINUTE: i64 = 60;

/// The seconds of an hour.
pub const HOUR: i64 = 60 * MINUTE;

/// The seconds of a day.
pub const DAY: i64 = 24 * HOUR;

/// 1 January 1970 as chrono's day number, which counts from year 1.
const EPOCH: i64 = 719_163;

/// Monday, 5 January 1970, in seconds.
const FIRST_MONDAY: i64 = 4 * DAY;

/// The date of an instant; `None` outside the supported range.
// Not inlined, like the next two functions, to keep the WebAssembly module small.
#[inline(never)]
pub fn calendar_date(instant: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(instant.div_euclid(DAY) + EPOCH).ok()?)
}

/// The first instant of a day.
#[inline(never)]
pub fn midnight(date: NaiveDate) -> i64 {
    (i64::from(date.num_days_from_ce()) - EPOCH) * DAY
}

/// The first day of the month that is `months` later than the month of a date; negative `months` go back.
#[inline(never)]
pub fn months_later(date: NaiveDate, months: i64) -> Option<NaiveDate> {
    let months = i64::from(date.year()) * 12 + i64::from(date.month0()) + months;
    let month = u32::try_from(months.rem_euclid(12)).ok()? + 1;
    NaiveDate::from_ymd_opt(i32::try_from(months.div_euclid(12)).ok()?, month, 1)
}

/// The number of days of a month; `None` for an invalid month.
pub fn days_of_month(year: i32, month: u32) -> Option<i32> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some(months_later(first, 1)?.num_days_from_ce() - first.num_days_from_ce())
}

/// A recurring interval of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interval {
    /// A number of seconds, counted from midnight of 1 January 1970; whole weeks count from the Monday after.
    Seconds(i64),
    /// A number of months, counted from January of year 0.
    Months(u32),
    /// A number of years in historical reckoning, which has no year 0: 400 BCE, 200 BCE, 1, 200, 400.
    Years(u32),
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

    /// Days; multiples of seven are weeks that begin on Monday.
    pub const fn days(count: i64) -> Self {
        Self::Seconds(count * DAY)
    }

    /// The mean length in seconds, for choosing between intervals.
    pub fn mean_seconds(self) -> f64 {
        match self {
            Self::Seconds(seconds) => seconds as f64,
            // 400 Gregorian years, or 4,800 months, have 146,097 days.
            Self::Months(months) => f64::from(months) * 146_097.0 / 4_800.0 * DAY as f64,
            Self::Years(years) => f64::from(years) * 146_097.0 / 400.0 * DAY as f64,
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
            Self::Years(step) => {
                let (year, step) = (calendar_date(instant)?.year(), i32::try_from(step).ok()?);
                let since = year.checked_rem_euclid(step)?;
                if year >= step {
                    new_year(year - since)
                } else if year >= first_year(step) {
                    new_year(first_year(step))
                } else {
                    // 200 BCE is the year -199.
                    new_year((year - 1).checked_div_euclid(step)?.min(-1) * step + 1)
                }
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
            Self::Years(step) => {
                let (year, step) = (calendar_date(boundary)?.year(), i32::try_from(step).ok()?);
                let later = year.checked_add(step)?;
                new_year(match year {
                    1.. if year < step => step,
                    ..=0 if later > 0 => first_year(step),
                    _ => later,
                })
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

/// The first boundary after the years BCE. With a step of two years, year 1 is skipped: it is too close to year 2.
fn first_year(step: i32) -> i32 {
    if step == 2 { 2 } else { 1 }
}

fn new_year(year: i32) -> Option<i64> {
    NaiveDate::from_ymd_opt(year, 1, 1).map(midnight)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first instant of a date such as `2022`, `2022-03-07` or `2022-03-07T15:44`.
    fn at(written: &str) -> i64 {
        let fields: Vec<u32> = written.split(['-', 'T', ':']).map(|field| field.parse().unwrap()).collect();
        let field = |place: usize, least| fields.get(place).copied().unwrap_or(least);
        let date = NaiveDate::from_ymd_opt(field(0, 1) as i32, field(1, 1), field(2, 1)).unwrap();
        midnight(date) + i64::from(field(3, 0)) * HOUR + i64::from(field(4, 0)) * MINUTE
    }

    fn check(interval: Interval, instant: &str, floor: &str, next: &str) {
        assert_eq!(interval.floor(at(instant)), Some(at(floor)), "floor of {instant}");
        assert_eq!(interval.next(at(floor)), Some(at(next)), "after {floor}");
    }

    #[test]
    fn boundaries_follow_the_calendar() {
        check(Interval::minutes(15), "2022-03-07T15:44", "2022-03-07T15:30", "2022-03-07T15:45");
        check(Interval::hours(6), "2022-03-07T15:44", "2022-03-07T12", "2022-03-07T18");
        check(Interval::days(1), "2022-02-28T15", "2022-02-28", "2022-03-01");
        check(Interval::days(7), "2022-03-10", "2022-03-07", "2022-03-14");
        check(Interval::Months(1), "2022-02-28", "2022-02-01", "2022-03-01");
        check(Interval::Months(3), "2022-06-30", "2022-04-01", "2022-07-01");
        check(Interval::Years(10), "2022-06-30", "2020", "2030");
        check(Interval::Months(12), "2022-03-15", "2022", "2023");
    }

    #[test]
    fn years_are_counted_without_a_year_0() {
        // The year -199 is 200 BCE.
        for (step, boundaries) in [
            (200, &[-399, -199, 1, 200, 400][..]),
            (10, &[-19, -9, 1, 10, 20]),
            (5, &[-9, -4, 1, 5, 10]),
            (2, &[-5, -3, -1, 2, 4, 6]),
            (1, &[-2, -1, 0, 1, 2, 3]),
        ] {
            let interval = Interval::Years(step);
            for pair in boundaries.windows(2) {
                let [start, end] = pair else { panic!("a pair") };
                let at = |year: i32| new_year(year).unwrap();
                assert_eq!(interval.next(at(*start)), Some(at(*end)), "after {start} by {step}");
                for year in *start..*end {
                    assert_eq!(interval.floor(at(year)), Some(at(*start)), "{year} by {step}");
                    assert_eq!(
                        interval.floor(at(year + 1) - 1),
                        Some(at(*start)),
                        "the end of {year} by {step}"
                    );
                }
            }
        }
        assert_eq!((Interval::Years(0).floor(0), Interval::Years(u32::MAX).floor(0)), (None, None));
        let last = midnight(NaiveDate::MAX);
        assert_eq!(Interval::Years(1).next(last), None);
        assert_eq!(Interval::Years(i32::MAX as u32).next(last), None);
    }

    #[test]
    fn months_have_their_days() {
        let days = |year| [1, 2, 4, 12].map(|month| days_of_month(year, month));
        assert_eq!(days(2022), [Some(31), Some(28), Some(30), Some(31)]);
        assert_eq!(days(2024).get(1), Some(&Some(29)));
        assert_eq!((days_of_month(2022, 0), days_of_month(2022, 13)), (None, None));
    }

    #[test]
    fn a_range_lists_each_boundary_once() {
        let months: Vec<_> = Interval::Months(1).range(at("2022-02-24"), at("2022-06-01")).collect();
        assert_eq!(months, [at("2022-03"), at("2022-04"), at("2022-05")]);
        let days: Vec<_> = Interval::days(1).range(at("2022-02-28"), at("2022-03-02")).collect();
        assert_eq!(days, [at("2022-02-28"), at("2022-03-01")]);
        assert_eq!(Interval::Years(1).range(i64::MIN, i64::MAX).count(), 0, "beyond the calendar");
    }
}
