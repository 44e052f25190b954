//! The rows of one term: as a list where there are few of them, so that many terms take no more room than their rows.

use super::RowSet;

/// So many rows of a set take as much room as one row of a list.
const ROWS: usize = u32::BITS as usize;

/// The rows of one term.
///
/// Invariant: a list ascends without repetition.
#[derive(Debug, Clone)]
pub struct Posting(Held);

#[derive(Debug, Clone)]
enum Held {
    Few(Vec<u32>),
    Many(RowSet),
}

impl Default for Posting {
    fn default() -> Self {
        Self(Held::Few(Vec::new()))
    }
}

impl Posting {
    /// Adds a row, which is none before those that are there.
    pub(super) fn push(&mut self, row: usize) {
        if let (Held::Few(list), Ok(row)) = (&mut self.0, u32::try_from(row))
            && list.last() != Some(&row)
        {
            list.push(row);
        }
    }

    /// All have been added, out of so many rows: takes the form that needs less room.
    pub(super) fn settle(&mut self, rows: usize) {
        let Held::Few(list) = &mut self.0 else { return };
        list.shrink_to_fit();
        if list.len() > rows / ROWS {
            self.0 = Held::Many(self.rows(rows));
        }
    }

    /// The rows as a set, out of so many.
    pub fn rows(&self, rows: usize) -> RowSet {
        let mut set = RowSet::none(rows);
        self.add_to(&mut set);
        set
    }

    /// Adds the rows to a set.
    pub fn add_to(&self, set: &mut RowSet) {
        match &self.0 {
            Held::Few(list) => list.iter().for_each(|row| set.insert(*row as usize)),
            Held::Many(rows) => set.union_with(rows),
        }
    }

    /// The number of rows that are in a set, too.
    pub fn count_common(&self, set: &RowSet) -> usize {
        match &self.0 {
            Held::Few(list) => list.iter().filter(|row| set.contains(**row as usize)).count(),
            Held::Many(rows) => rows.count_common(set),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_rows_are_counted_alike() {
        const ROWS: usize = 1_000;
        let some: RowSet = (0..ROWS).map(|row| row % 3 == 0).collect();
        for step in [1, 7, 31, 32, 33, 500, 1_000] {
            let mut posting = Posting::default();
            for row in (0..ROWS).step_by(step) {
                // A row that has two narrower terms comes twice.
                posting.push(row);
                posting.push(row);
            }
            posting.settle(ROWS);
            let rows: RowSet = (0..ROWS).map(|row| row % step == 0).collect();
            assert_eq!(matches!(posting.0, Held::Many(_)), step < 33, "every {step} rows");
            assert_eq!(posting.rows(ROWS), rows);
            assert_eq!(posting.count_common(&some), rows.count_common(&some));
            let mut both = some.clone();
            posting.add_to(&mut both);
            assert_eq!(both.count(), some.count() + rows.count() - rows.count_common(&some));
        }
    }

    #[test]
    fn many_terms_take_no_more_room_than_their_rows() {
        let mut postings = vec![Posting::default(); 5_000];
        const ROWS: usize = 100_000;
        for row in 0..ROWS {
            postings[row % 5_000].push(row);
        }
        let mut bytes = 0;
        for posting in &mut postings {
            posting.settle(ROWS);
            bytes += match &posting.0 {
                Held::Few(list) => list.capacity() * 4,
                Held::Many(rows) => rows.capacity() / 8,
            };
        }
        assert_eq!(bytes, ROWS * 4);
    }
}
