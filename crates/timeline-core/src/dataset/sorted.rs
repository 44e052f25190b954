//! Positions in the order of something else, put together one by one: no long step, however many there are.

use std::cmp::Ordering;
use std::mem;

/// How many of the last ones wait to become a run.
const RECENT: usize = 2_048;

/// Tells which of the things at two positions comes first.
pub(super) type Order<'a> = &'a dyn Fn(usize, usize) -> Ordering;

/// Positions in the order of what is there, which must be the same each time. Equal ones stay in the order in which they came.
///
/// They are sorted runs, each more than twice as long as the next: so each item is moved about as often as the number of all
/// has binary digits.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    runs: Vec<Vec<usize>>,
    recent: Vec<usize>,
}

impl Sorted {
    pub(super) fn insert(&mut self, position: usize, order: Order<'_>) {
        let place = self.recent.partition_point(|known| order(*known, position) != Ordering::Greater);
        self.recent.insert(place, position);
        if self.recent.len() == RECENT {
            self.merge(2, order);
        }
    }

    /// A position that is the one looked for; `order` tells where another lies.
    pub(super) fn find(&self, order: &dyn Fn(usize) -> Ordering) -> Option<usize> {
        self.runs.iter().chain([&self.recent]).find_map(|run| {
            let place = run.binary_search_by(|known| order(*known)).ok()?;
            run.get(place).copied()
        })
    }

    /// All of them in order.
    pub(super) fn positions(&mut self, order: Order<'_>) -> Vec<usize> {
        self.merge(usize::MAX, order);
        self.runs.pop().unwrap_or_default()
    }

    /// Makes a run of the recent ones, and one of it and of each before it that is at most so many times as long.
    fn merge(&mut self, times: usize, order: Order<'_>) {
        let mut last = mem::take(&mut self.recent);
        while let Some(before) = self.runs.pop_if(|run| run.len() / times <= last.len()) {
            let mut all = Vec::with_capacity(before.len() + last.len());
            let mut before = before.into_iter().peekable();
            for item in last {
                while let Some(earlier) = before.next_if(|known| order(*known, item) != Ordering::Greater) {
                    all.push(earlier);
                }
                all.push(item);
            }
            all.extend(before);
            last = all;
        }
        self.runs.push(last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_sorted_by_key_and_then_as_they_came() {
        for (count, factor) in
            [(0, 1), (1, 1), (5_000, 1), (5_000, 4_999), (10_000, 7_919), (4_096, 3), (8_192, 5)]
        {
            // Each key comes about three times, in one order or another.
            let keys: Vec<usize> = (0..count).map(|at| (at * factor) % (count / 3 + 1)).collect();
            let mut sorted = Sorted::default();
            let order = |one: usize, other: usize| keys[one].cmp(&keys[other]);
            (0..count).for_each(|position| sorted.insert(position, &order));
            let find = |key: usize| sorted.find(&|known| keys[known].cmp(&key));
            assert!(keys.iter().all(|key| find(*key).map(|at| keys[at]) == Some(*key)));
            assert_eq!(find(count.max(2)), None);
            let mut expected: Vec<(usize, usize)> = keys.iter().copied().zip(0..).collect();
            expected.sort();
            assert_eq!(sorted.positions(&order), expected.into_iter().map(|(_, at)| at).collect::<Vec<_>>());
        }
    }
}
