//! A set of event rows, one bit for each row.

use std::fmt;

/// The number of rows in a block.
pub(super) const BITS: usize = u64::BITS as usize;

/// A subset of a fixed number of rows.
///
/// Invariant: bits beyond the number of rows are zero.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct RowSet {
    blocks: Vec<u64>,
    len: usize,
}

impl RowSet {
    /// None of `len` rows.
    pub fn none(len: usize) -> Self {
        Self { blocks: vec![0; len.div_ceil(BITS)], len }
    }

    /// All of `len` rows.
    pub fn all(len: usize) -> Self {
        let mut blocks = vec![u64::MAX; len.div_ceil(BITS)];
        if let Some(last) = blocks.last_mut().filter(|_| !len.is_multiple_of(BITS)) {
            *last = (1 << (len % BITS)) - 1;
        }
        Self { blocks, len }
    }

    /// The rows out of `len` for which `holds` is true. It is called in ascending order.
    pub fn of(len: usize, mut holds: impl FnMut(usize) -> bool) -> Self {
        let mut set = Self::none(len);
        (0..len).filter(|row| holds(*row)).for_each(|row| set.insert(row));
        set
    }

    /// The number of rows, whether they are in the set or not.
    pub fn capacity(&self) -> usize {
        self.len
    }

    /// Adds a row; rows beyond the capacity are ignored.
    pub fn insert(&mut self, row: usize) {
        if row < self.len
            && let Some(block) = self.blocks.get_mut(row / BITS)
        {
            *block |= 1 << (row % BITS);
        }
    }

    /// Whether the row is in the set.
    pub fn contains(&self, row: usize) -> bool {
        self.blocks.get(row / BITS).is_some_and(|block| block & (1 << (row % BITS)) != 0)
    }

    /// Keeps only rows that are in both sets.
    pub fn intersect_with(&mut self, other: &Self) {
        for (mine, theirs) in self.blocks.iter_mut().zip(&other.blocks) {
            *mine &= theirs;
        }
    }

    /// Adds the rows of the other set.
    pub fn union_with(&mut self, other: &Self) {
        for (mine, theirs) in self.blocks.iter_mut().zip(&other.blocks) {
            *mine |= theirs;
        }
    }

    /// The blocks of the set, the first row of each in the lowest bit.
    pub(super) fn blocks_mut(&mut self) -> &mut [u64] {
        &mut self.blocks
    }

    /// The number of rows in the set.
    pub fn count(&self) -> usize {
        self.blocks.iter().map(|block| block.count_ones() as usize).sum()
    }

    /// The number of rows in the set from `from` (inclusive) to `to` (exclusive).
    pub fn count_between(&self, from: usize, to: usize) -> usize {
        let count = |position: usize| {
            let first = position * BITS;
            let block = self.blocks.get(position).copied().unwrap_or_default();
            // A shift by the width of the type overflows.
            let below = |row: usize| match row.saturating_sub(first) {
                bits @ 0..BITS => block & ((1 << bits) - 1),
                _ => block,
            };
            (below(to) & !below(from)).count_ones() as usize
        };
        (from / BITS..to.div_ceil(BITS)).map(count).sum()
    }

    /// The number of rows in both sets, without allocating a third.
    pub fn count_common(&self, other: &Self) -> usize {
        self.blocks
            .iter()
            .zip(&other.blocks)
            .map(|(mine, theirs)| (mine & theirs).count_ones() as usize)
            .sum()
    }

    /// Whether no row is in the set.
    pub fn is_empty(&self) -> bool {
        self.blocks.iter().all(|block| *block == 0)
    }

    /// The rows in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.blocks
            .iter()
            .enumerate()
            .flat_map(|(position, block)| Ones(*block).map(move |bit| position * BITS + bit))
    }
}

impl fmt::Debug for RowSet {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_set().entries(self.iter()).finish()
    }
}

struct Ones(u64);

impl Iterator for Ones {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let bit = self.0.trailing_zeros() as usize;
        self.0 &= self.0 - 1;
        Some(bit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_exactly_what_was_put_in() {
        for len in [0, 1, 63, 64, 65, 130] {
            let all = RowSet::all(len);
            assert_eq!((all.count(), all.iter().count()), (len, len));
            assert_eq!(RowSet::none(len).count(), 0);
            let odd = RowSet::of(len, |row| row % 2 == 1);
            assert_eq!(odd.count_common(&all), len / 2);
            for from in 0..=len {
                for to in 0..=len + 65 {
                    let expected = odd.iter().filter(|row| (from..to).contains(row)).count();
                    assert_eq!(odd.count_between(from, to), expected, "{from} to {to} of {len}");
                }
            }
            let mut both = all.clone();
            both.intersect_with(&odd);
            assert_eq!(both, odd);
            let mut sum = RowSet::none(len);
            sum.union_with(&odd);
            sum.insert(len);
            assert_eq!(sum, odd, "a row beyond the capacity is ignored");
        }
    }
}
