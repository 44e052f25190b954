//! The vocabulary of a dataset: facets and their terms.

use super::mark::{Color, Shape};
use super::palette::PALETTE;
use super::text::Text;

/// A dimension by which events are filtered, such as who took part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// Name in queries and addresses.
    pub id: String,
    /// Name for readers.
    pub label: Text,
    /// Whether the list shows its terms on every event. Other terms are shown in the details.
    pub prominent: bool,
    /// The values of the facet, in the order shown.
    pub terms: Vec<Term>,
}

impl Facet {
    /// Assigns colours of the palette to the terms, unless the dataset gives any term a colour. A narrower term gets the colour of
    /// its parent. Where colours repeat, shapes distinguish the terms.
    pub(super) fn deal_colors(&mut self) {
        if self.terms.iter().all(|term| term.color.is_none()) {
            let colors = self.palette_colors();
            self.terms.iter_mut().zip(colors).for_each(|(term, color)| term.color = Some(color));
        }
    }

    /// Whether the terms have colours of the palette, which an export leaves out.
    pub fn has_palette_colors(&self) -> bool {
        self.terms.iter().filter_map(|term| term.color).eq(self.palette_colors())
    }

    fn palette_colors(&self) -> Vec<Color> {
        let mut palette = PALETTE.iter().cycle();
        let mut colors: Vec<Color> = Vec::with_capacity(self.terms.len());
        for term in &self.terms {
            // A parent comes before its narrower terms.
            let shared = term.parent.and_then(|parent| colors.get(parent));
            let color = shared.or_else(|| palette.next()).copied();
            colors.extend(color);
        }
        colors
    }
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Name in queries and addresses.
    pub id: String,
    /// Name for readers.
    pub label: Text,
    /// Colour of its marks.
    pub color: Option<Color>,
    /// Outline of its marks.
    pub shape: Shape,
    /// Position of the broader term. An event that has this term has the broader term, too.
    pub parent: Option<usize>,
}

/// A term of a facet, as positions in the dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag {
    /// Position of the facet.
    pub facet: usize,
    /// Position of the term within the facet.
    pub term: usize,
}
