//! Positions in the order of something else, put together one by one: no long step, however many there are.

use std::mem;

/// How many of the last ones wait to be put among the others.
const RECENT: usize = 2_048;

/// Positions by a key, of which the order is that of its bytes. Those with the same key stay in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    sorted: Vec<(Box<[u8]>, usize)>,
    recent: Vec<(Box<[u8]>, usize)>,
}

impl Sorted {
    pub(super) fn insert(&mut self, key: &[u8], position: usize) {
        let place = self.recent.partition_point(|(known, _)| **known <= *key);
        self.recent.insert(place, (key.into(), position));
        if self.recent.len() == RECENT {
            self.merge();
        }
    }

    /// A position with this key.
    pub(super) fn find(&self, key: &[u8]) -> Option<usize> {
        [&self.sorted, &self.recent].into_iter().find_map(|list| {
            let place = list.binary_search_by(|(known, _)| (**known).cmp(key)).ok()?;
            list.get(place).map(|(_, position)| *position)
        })
    }

    /// All of them in order.
    pub(super) fn positions(&mut self) -> Vec<usize> {
        self.merge();
        self.sorted.iter().map(|(_, position)| *position).collect()
    }

    /// Frees one of them: the keys of all at once would take long.
    pub(super) fn shrink(&mut self) {
        self.sorted.pop();
    }

    fn merge(&mut self) {
        let mut left = mem::take(&mut self.sorted).into_iter().peekable();
        let mut all = Vec::with_capacity(left.len() + self.recent.len());
        for item in self.recent.drain(..) {
            while let Some(before) = left.next_if(|(known, _)| *known <= item.0) {
                all.push(before);
            }
            all.push(item);
        }
        all.extend(left);
        self.sorted = all;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_sorted_by_key_and_then_as_they_came() {
        for (count, factor) in [(0, 1), (1, 1), (5_000, 1), (5_000, 4_999), (10_000, 7_919), (4_096, 3)] {
            // Each key comes about three times, in one order or another.
            let keys: Vec<usize> = (0..count).map(|at| (at * factor) % (count / 3 + 1)).collect();
            let mut sorted = Sorted::default();
            for (position, key) in keys.iter().enumerate() {
                sorted.insert(&key.to_be_bytes(), position);
            }
            assert!(keys.iter().all(|key| sorted.find(&key.to_be_bytes()).map(|at| keys[at]) == Some(*key)));
            assert_eq!(sorted.find(&count.max(2).to_be_bytes()), None);
            let mut expected: Vec<(usize, usize)> = keys.into_iter().zip(0..).collect();
            expected.sort();
            assert_eq!(sorted.positions(), expected.into_iter().map(|(_, at)| at).collect::<Vec<_>>());
        }
    }
}
