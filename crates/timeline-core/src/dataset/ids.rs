//! Ids of facets, terms and sources: each of them once.

use std::collections::BTreeMap;

/// Positions by id.
#[derive(Debug, Default)]
pub struct Ids {
    positions: BTreeMap<String, usize>,
}

impl Ids {
    /// Adds the id of a position unless another position has it; whether it was added.
    pub fn add(&mut self, id: &str, position: usize) -> bool {
        let new = self.position(id).is_none();
        if new {
            self.positions.insert(id.to_owned(), position);
        }
        new
    }

    /// The position that has an id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }
}

/// Positions by id, of a list of ids; of an id that occurs twice, the first.
impl<'a> FromIterator<&'a str> for Ids {
    fn from_iter<T: IntoIterator<Item = &'a str>>(ids: T) -> Self {
        let mut known = Self::default();
        for (position, id) in ids.into_iter().enumerate() {
            known.add(id, position);
        }
        known
    }
}
