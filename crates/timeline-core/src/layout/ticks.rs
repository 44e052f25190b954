//! Calendar ticks: where the axis is labelled, and how finely.
//!
//! The step is taken from a table: the one whose length is nearest *by ratio* to the room that a label needs, as in d3-time's
//! `ticks.js`. A label names the finest field. It names the next larger field only where that changes.

use super::scale::TimeScale;
use crate::calendar::Interval;
use crate::dataset::Precision;

/// The room for one label, in pixels.
const LABEL_WIDTH: f64 = 76.0;

const STEPS: [(Interval, Precision); 19] = [
    (Interval::minutes(5), Precision::Minute),
    (Interval::minutes(15), Precision::Minute),
    (Interval::minutes(30), Precision::Minute),
    (Interval::hours(1), Precision::Minute),
    (Interval::hours(3), Precision::Minute),
    (Interval::hours(6), Precision::Minute),
    (Interval::hours(12), Precision::Minute),
    (Interval::days(1), Precision::Day),
    (Interval::days(2), Precision::Day),
    (Interval::days(7), Precision::Day),
    (Interval::days(14), Precision::Day),
    (Interval::Months(1), Precision::Month),
    (Interval::Months(2), Precision::Month),
    (Interval::Months(3), Precision::Month),
    (Interval::Months(6), Precision::Month),
    (Interval::Years(1), Precision::Year),
    (Interval::Years(2), Precision::Year),
    (Interval::Years(5), Precision::Year),
    (Interval::Years(10), Precision::Year),
];

/// A labelled instant of the axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tick {
    /// The instant in seconds.
    pub at: i64,
    /// Its pixel.
    pub x: f64,
    /// The finest field of its label.
    pub precision: Precision,
    /// Whether the label also names the next larger field, because the tick is the first or that field has changed.
    pub full: bool,
}

/// The ticks of a scale, ascending and about a label's width apart or more.
pub fn ticks(scale: &TimeScale) -> Vec<Tick> {
    let (start, end) = scale.domain();
    let room = (end as f64 - start as f64) / scale.width() * LABEL_WIDTH;
    let (interval, precision) = step(room);
    let larger = match precision {
        Precision::Minute | Precision::Hour => Interval::days(1),
        _ => Interval::Years(1),
    };
    let mut last = None;
    let tick = |at| {
        let unit = larger.floor(at);
        let full = last != Some(unit) && precision != Precision::Year;
        last = Some(unit);
        Tick { at, x: scale.apply(at), precision, full }
    };
    interval.range(start, end).map(tick).collect()
}

/// The step nearest by ratio to a number of seconds. Beyond the table, steps are 20, 50, 100, 200, 500 years and so on.
fn step(room: f64) -> (Interval, Precision) {
    let mut nearest = STEPS.first().copied().unwrap_or((Interval::days(1), Precision::Day));
    for pair in STEPS.windows(2) {
        let [smaller, larger] = pair else { continue };
        let (below, above) = (smaller.0.mean_seconds(), larger.0.mean_seconds());
        if room / below > above / room {
            nearest = *larger;
        }
    }
    // Each step is twice the previous one, but 50 follows 20.
    let (mut years, mut leading) = (10u32, 1);
    while room > Interval::Years(years).mean_seconds() * 1.5 && years < 100_000 {
        (years, leading) = if leading == 2 { (years / 2 * 5, 5) } else { (years * 2, leading * 2 % 9) };
        nearest = (Interval::Years(years), Precision::Year);
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Moment;

    fn check(from: &str, to: &str, width: f64, expected: &[&str]) {
        let at = |written: &str| Moment::parse(written).unwrap().begins();
        let scale = TimeScale::new((at(from), at(to)), width);
        let days: Vec<String> = ticks(&scale).iter().map(|tick| instant(tick.at)).collect();
        assert_eq!(days, expected);
    }

    fn instant(at: i64) -> String {
        chrono::DateTime::from_timestamp(at, 0).unwrap().naive_utc().to_string().replace(":00:00", "")
    }

    #[test]
    fn the_step_follows_the_room() {
        let months = ["2022-03-01 00", "2022-04-01 00", "2022-05-01 00"];
        check("2022-02-24", "2022-05-20", 300.0, &months);
        check("2022-03-07", "2022-03-10", 240.0, &["2022-03-07 00", "2022-03-08 00", "2022-03-09 00"]);
        check(
            "2022-03-07",
            "2022-03-08",
            320.0,
            &["2022-03-07 00", "2022-03-07 06", "2022-03-07 12", "2022-03-07 18"],
        );
        check(
            "1900",
            "2000",
            400.0,
            &["1900-01-01 00", "1920-01-01 00", "1940-01-01 00", "1960-01-01 00", "1980-01-01 00"],
        );
    }

    #[test]
    fn years_before_1_stand_at_round_numbers_too() {
        // 800, 600, 400 and 200 BCE, then 1 and 200.
        let years =
            ["-0799", "-0599", "-0399", "-0199", "0001", "0200"].map(|year| format!("{year}-01-01 00"));
        check("-0900", "0399", 500.0, &years.each_ref().map(String::as_str));
    }

    #[test]
    fn the_larger_field_is_named_where_it_changes() {
        let at = |written: &str| Moment::parse(written).unwrap().begins();
        let scale = TimeScale::new((at("2022-10-20"), at("2023-04-20")), 500.0);
        let full: Vec<bool> = ticks(&scale).iter().map(|tick| tick.full).collect();
        assert_eq!(full, [true, false, true, false, false, false]);
    }
}
