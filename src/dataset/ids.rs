//! Ids of terms, sources and events: each of them once.

use super::sorted::Sorted;

/// Positions by id.
#[derive(Debug, Default)]
pub(crate) struct Ids(Sorted);

impl Ids {
    /// Adds the id of a position, unless it is another's already; whether it was added.
    pub(crate) fn add(&mut self, id: &str, position: usize) -> bool {
        let new = self.position(id).is_none();
        if new {
            self.0.insert(id.as_bytes(), position);
        }
        new
    }

    /// The position that has an id.
    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        self.0.find(id.as_bytes())
    }

    /// The positions in the order of their ids.
    pub(super) fn positions(&mut self) -> Vec<usize> {
        self.0.positions()
    }

    /// Frees one of them.
    pub(super) fn shrink(&mut self) {
        self.0.shrink();
    }
}

/// Positions by id, of a list of ids; where one stands twice, of the first.
impl<'a> FromIterator<&'a str> for Ids {
    fn from_iter<T: IntoIterator<Item = &'a str>>(ids: T) -> Self {
        let mut known = Self::default();
        for (position, id) in ids.into_iter().enumerate() {
            known.add(id, position);
        }
        known
    }
}
