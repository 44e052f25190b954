//! Ids of terms and sources: each of them once.

use super::sorted::Sorted;

/// Positions by id.
#[derive(Debug, Default)]
pub struct Ids {
    /// Each id with its position, in the order in which they came.
    names: Vec<(Box<str>, usize)>,
    sorted: Sorted,
}

impl Ids {
    /// Adds the id of a position, unless it is another's already; whether it was added.
    pub fn add(&mut self, id: &str, position: usize) -> bool {
        let new = self.position(id).is_none();
        if new {
            let place = self.names.len();
            self.names.push((id.into(), position));
            let name = |place: usize| self.names.get(place).map(|(name, _)| name);
            self.sorted.insert(place, &|one, other| name(one).cmp(&name(other)));
        }
        new
    }

    /// The position that has an id.
    pub fn position(&self, id: &str) -> Option<usize> {
        let name = |place: usize| self.names.get(place).map(|(name, _)| &**name);
        let place = self.sorted.find(&|place| name(place).cmp(&Some(id)))?;
        self.names.get(place).map(|(_, position)| *position)
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
