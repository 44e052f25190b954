//! Compares the bit set with the standard library's set.

use crate::config;
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use std::collections::BTreeSet;
use timeline_core::facet::RowSet;

fn sets() -> impl Strategy<Value = (usize, BTreeSet<usize>, BTreeSet<usize>)> {
    let lens = prop_oneof![0..200usize, prop::sample::select(vec![0, 1, 63, 64, 65, 127, 128, 129])];
    lens.prop_flat_map(|len| {
        let rows = || {
            btree_set(0..len.max(1), 0..=len)
                .prop_map(move |rows| if len == 0 { BTreeSet::new() } else { rows })
        };
        (Just(len), rows(), rows())
    })
}

fn of(len: usize, rows: &BTreeSet<usize>) -> RowSet {
    RowSet::of(len, |row| rows.contains(&row))
}

fn same(set: &RowSet, rows: &BTreeSet<usize>, len: usize) {
    assert!(set.iter().eq(rows.iter().copied()), "{set:?} for {rows:?}");
    assert_eq!((set.count(), set.is_empty(), set.capacity()), (rows.len(), rows.is_empty(), len));
    assert!((0..len + 200).all(|row| set.contains(row) == rows.contains(&row)), "{set:?} for {rows:?}");
    assert_eq!(*set, of(len, rows), "sets of the same rows are equal");
    assert_eq!(format!("{set:?}"), format!("{rows:?}"));
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn unions_and_intersections_match_the_standard_set((len, one, other) in sets()) {
        let (left, right) = (of(len, &one), of(len, &other));
        same(&left, &one, len);
        let mut sum = left.clone();
        sum.union_with(&right);
        same(&sum, &(&one | &other), len);
        let mut common = left.clone();
        common.intersect_with(&right);
        same(&common, &(&one & &other), len);
        assert_eq!(left.count_common(&right), (&one & &other).len());
        assert_eq!(left == right, one == other);
    }

    #[test]
    fn a_set_holds_exactly_the_rows_inserted_below_its_capacity(
        len in 0..200usize,
        rows in vec(prop_oneof![9 => 0..256usize, 1 => any::<usize>()], 0..80),
    ) {
        let mut set = RowSet::none(len);
        let mut expected = BTreeSet::new();
        same(&set, &expected, len);
        for row in rows {
            set.insert(row);
            expected.extend(Some(row).filter(|row| *row < len));
            same(&set, &expected, len);
        }
        same(&RowSet::all(len), &(0..len).collect(), len);
    }
}
