//! The rows of one term, as a list. A set of bits for each of many terms would take more memory.

use super::rows::RowSet;

/// The rows of one term, ascending without repetition.
#[derive(Debug, Clone, Default)]
pub struct Posting(Vec<u32>);

impl Posting {
    /// Adds a row, which must not come before those already added.
    pub(super) fn push(&mut self, row: usize) {
        let row = row as u32;
        if self.0.last() != Some(&row) {
            self.0.push(row);
        }
    }

    /// Adds the rows to a set.
    pub fn add_to(&self, set: &mut RowSet) {
        self.0.iter().for_each(|row| set.insert(*row as usize));
    }

    /// The number of rows that are in a set.
    pub fn count_common(&self, set: &RowSet) -> usize {
        self.0.iter().filter(|row| set.contains(**row as usize)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_as_those_of_a_set() {
        const ROWS: usize = 1_000;
        let some = RowSet::of(ROWS, |row| row % 3 == 0);
        for step in [1, 7, 32, 500, 1_000] {
            let mut posting = Posting::default();
            for row in (0..ROWS).step_by(step) {
                // A row that has two narrower terms is added twice.
                posting.push(row);
                posting.push(row);
            }
            let rows = RowSet::of(ROWS, |row| row % step == 0);
            assert_eq!(posting.0.len(), rows.count());
            assert_eq!(posting.count_common(&some), rows.count_common(&some));
            let mut both = some.clone();
            posting.add_to(&mut both);
            assert_eq!(both.count(), some.count() + rows.count() - rows.count_common(&some));
        }
    }
}
