//! Positions in the order of something else, put together one by one: no long step, however many there are.

use std::mem;

/// How many of the last ones wait to become a run.
const RECENT: usize = 2_048;

/// Positions by a key, of which the order is that of its bytes. Those with the same key stay in the order in which they came.
///
/// They are sorted runs, each more than twice as long as the next: so each item is moved about as often as the number of all
/// has binary digits.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    runs: Vec<Vec<(Box<[u8]>, usize)>>,
    recent: Vec<(Box<[u8]>, usize)>,
}

impl Sorted {
    pub(super) fn insert(&mut self, key: &[u8], position: usize) {
        let place = self.recent.partition_point(|(known, _)| **known <= *key);
        self.recent.insert(place, (key.into(), position));
        if self.recent.len() == RECENT {
            self.merge(2);
        }
    }

    /// A position with this key.
    pub(super) fn find(&self, key: &[u8]) -> Option<usize> {
        self.runs.iter().chain([&self.recent]).find_map(|run| {
            let place = run.binary_search_by(|(known, _)| (**known).cmp(key)).ok()?;
            run.get(place).map(|(_, position)| *position)
        })
    }

    /// All of them in order.
    pub(super) fn positions(&mut self) -> Vec<usize> {
        self.merge(usize::MAX);
        self.runs.iter().flatten().map(|(_, position)| *position).collect()
    }

    /// Frees one of them: the keys of all at once would take long.
    pub(super) fn shrink(&mut self) {
        if let Some(run) = self.runs.last_mut() {
            run.pop();
        }
    }

    /// Makes a run of the recent ones, and one of it and of each before it that is at most so many times as long.
    fn merge(&mut self, times: usize) {
        let mut last = mem::take(&mut self.recent);
        while let Some(before) = self.runs.pop_if(|run| run.len() / times <= last.len()) {
            let mut all = Vec::with_capacity(before.len() + last.len());
            let mut before = before.into_iter().peekable();
            for item in last {
                while let Some(earlier) = before.next_if(|(known, _)| *known <= item.0) {
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
