//! Where the chart opens: on the dense part of the record, where there is one.

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
}
