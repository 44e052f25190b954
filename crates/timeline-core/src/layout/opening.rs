//! Where the chart opens: on the dense part of the period, if there is one.

/// The share of the events that the opening range holds.
const SHARE: f64 = 0.75;

/// The longest share of the whole period that counts as dense.
const DENSE: f64 = 0.5;

/// Room on either side of a range, as a share of its length.
const MARGIN: f64 = 0.03;

/// The whole period with a margin, and the range on which the chart opens.
///
/// The opening range is the shortest one that holds three quarters of the events, if that is at most half of the
/// whole period; otherwise it is the whole. Starts must ascend.
pub fn opening_range(extents: &[(i64, i64)]) -> ((i64, i64), (i64, i64)) {
    let first = extents.first().map_or(0, |extent| extent.0);
    let last = extents.iter().map(|extent| extent.1).max().unwrap_or(first + 1);
    let whole = with_margin((first, last));
    let needed = ((extents.len() as f64) * SHARE).ceil() as usize;
    let windows = extents.windows(needed.max(1));
    let ranges = windows.filter_map(|window| Some((window.first()?.0, window.last()?.1)));
    let shortest = ranges.min_by_key(|(start, end)| end.saturating_sub(*start));
    let dense = shortest.map(with_margin).filter(|range| {
        let length = |(start, end): (i64, i64)| (end as f64) - (start as f64);
        extents.len() > 8 && length(*range) <= length(whole) * DENSE
    });
    (whole, dense.map_or(whole, |(start, end)| (start.max(whole.0), end.min(whole.1))))
}

fn with_margin((start, end): (i64, i64)) -> (i64, i64) {
    let margin = ((end.saturating_sub(start) as f64) * MARGIN).ceil() as i64 + 1;
    (start.saturating_sub(margin), end.saturating_add(margin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_on_a_dense_part_only_where_there_is_one() {
        let even: Vec<_> = (0..20).map(|day| (day * 100, day * 100 + 1)).collect();
        let (whole, opening) = opening_range(&even);
        assert_eq!(whole, opening);
        let mut burst: Vec<_> = (0..15).map(|day| (day, day + 1)).collect();
        burst.extend((1..6).map(|late| (late * 1_000, late * 1_000 + 1)));
        let (whole, opening) = opening_range(&burst);
        assert!(whole.0 <= 0 && whole.1 >= 5_001);
        assert!(opening.0 <= 0 && opening.1 >= 15 && opening.1 < 100, "{opening:?}");
        opening_range(&[]);
    }

    /// Whether the chart opens on a part of a period with `early` events in its first seconds and two at its end.
    fn opens_on_a_part(early: i64, period: i64) -> bool {
        let extents: Vec<_> = (0..early).chain([period - 1, period]).map(|at| (at, at + 1)).collect();
        let (whole, opening) = opening_range(&extents);
        whole != opening
    }

    #[test]
    fn eight_events_are_few_enough_to_be_shown_whole() {
        assert!(!opens_on_a_part(6, 10_000));
        assert!(opens_on_a_part(7, 10_000), "seven of nine are three quarters");
    }

    #[test]
    fn three_quarters_of_the_events_are_dense_within_half_of_the_period() {
        // Nine of twelve events take 13 seconds with their margins, the period 25 or 27.
        assert!(!opens_on_a_part(10, 20));
        assert!(opens_on_a_part(10, 22));
        let extents: Vec<_> =
            (0..9).map(|at| (at, at + 1)).chain([(500, 501), (600, 601), (700, 701)]).collect();
        assert_eq!(opening_range(&extents).1, (-2, 11), "nine of twelve, with a margin of 3 % and a second");
        let extents: Vec<_> =
            (0..8).map(|at| (at, at + 1)).chain((5..9).map(|at| (at * 100, at * 100 + 1))).collect();
        assert!(opening_range(&extents).1.1 > 500, "eight of twelve are too few");
    }
}
