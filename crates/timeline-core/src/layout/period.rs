//! The whole period of a dataset, and whether its events crowd into a part of it.

/// The share of the events that a crowded part holds.
const SHARE: f64 = 0.75;

/// The longest share of the period that counts as crowded.
const CROWDED: f64 = 0.5;

/// Fewer events than this never crowd.
const FEWEST: usize = 9;

/// The period from the first start to the last end, or to the end of the record if that is later, in seconds. Starts must
/// ascend.
///
/// If all events have the same extent, the period is longer, so that there is something around them.
pub fn period(extents: &[(i64, i64)], record_ends: Option<i64>) -> (i64, i64) {
    let first = extents.first().copied().unwrap_or_default();
    let last = extents.iter().map(|extent| extent.1).max().unwrap_or_default();
    let margin =
        if extents.iter().all(|extent| *extent == first) { (first.1.saturating_sub(first.0)) * 3 } else { 0 };
    let end = last.saturating_add(margin).max(record_ends.unwrap_or(i64::MIN));
    let start = first.0.saturating_sub(margin);
    (start, end.max(start.saturating_add(1)))
}

/// Whether three quarters of the events lie in at most half of the period. Starts must ascend.
pub fn is_crowded(extents: &[(i64, i64)], period: (i64, i64)) -> bool {
    let needed = (extents.len() as f64 * SHARE).ceil() as usize;
    let length = |(start, end): (i64, i64)| end as f64 - start as f64;
    let windows = extents.windows(needed.max(1));
    let mut lengths = windows.filter_map(|window| Some(length((window.first()?.0, window.last()?.1))));
    extents.len() >= FEWEST && lengths.any(|window| window <= length(period) * CROWDED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_crowd_where_most_of_them_lie_in_half_of_the_period() {
        let even: Vec<_> = (0..20).map(|day| (day * 100, day * 100 + 1)).collect();
        assert!(!is_crowded(&even, period(&even, None)));
        let mut burst: Vec<_> = (0..15).map(|day| (day, day + 1)).collect();
        burst.extend((1..6).map(|late| (late * 1_000, late * 1_000 + 1)));
        assert!(is_crowded(&burst, period(&burst, None)));
        assert!(!is_crowded(&burst[..8], period(&burst, None)), "eight events never crowd");
        assert!(is_crowded(&burst[..9], period(&burst, None)), "nine may");
        assert!(!is_crowded(&[], (0, 1)));
    }

    #[test]
    fn the_period_holds_every_event_and_the_end_of_the_record() {
        assert_eq!(period(&[(5, 90), (10, 20)], None), (5, 90));
        assert_eq!(period(&[(5, 90), (10, 20)], Some(100)), (5, 100));
        assert_eq!(period(&[(5, 90), (10, 20)], Some(50)), (5, 90));
        assert_eq!(period(&[(10, 20)], None), (-20, 50), "one event has something around it");
        assert_eq!(period(&[], None), (0, 1));
    }
}
