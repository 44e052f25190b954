//! The appearance of a term: colour and shape. Both are parsed, so that no text of a dataset reaches a style.

/// A colour for light and for dark surfaces, as red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color {
    /// On a light surface.
    pub light: [u8; 3],
    /// On a dark surface.
    pub dark: [u8; 3],
}

impl Color {
    /// Parses `#rgb` or `#rrggbb`; `None` for anything else.
    pub fn parse_hex(written: &str) -> Option<[u8; 3]> {
        let digits = written.trim().strip_prefix('#')?;
        let values: Vec<u8> =
            digits.chars().map(|digit| digit.to_digit(16).map(|value| value as u8)).collect::<Option<_>>()?;
        match values.as_slice() {
            [r, g, b] => Some([r * 17, g * 17, b * 17]),
            [r1, r2, g1, g2, b1, b2] => Some([r1 * 16 + r2, g1 * 16 + g2, b1 * 16 + b2]),
            _ => None,
        }
    }

    /// A colour as `#rrggbb`.
    pub fn hex([red, green, blue]: [u8; 3]) -> String {
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// The CSS value that follows the colour scheme: `light-dark(#0b57a4, #7db7ff)`.
    pub fn css(&self) -> String {
        format!("light-dark({}, {})", Self::hex(self.light), Self::hex(self.dark))
    }
}

/// The outline of a mark. Shapes distinguish terms where colours do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Shape {
    /// A disc.
    #[default]
    Circle,
    /// A ring.
    CircleOutline,
    /// A square standing on a corner.
    Diamond,
    /// The same, outlined.
    DiamondOutline,
    /// A square.
    Square,
    /// The same, outlined.
    SquareOutline,
    /// A triangle that points up.
    Triangle,
    /// The same, outlined.
    TriangleOutline,
    /// A horizontal bar with round ends.
    Pill,
    /// A hexagon.
    Hexagon,
    /// Two crossing strokes.
    Cross,
}

impl Shape {
    /// Every shape with its name in the native format, in the order in which terms without a shape receive one.
    pub const ALL: [(&'static str, Self); 11] = [
        ("circle", Self::Circle),
        ("diamond", Self::Diamond),
        ("square", Self::Square),
        ("triangle", Self::Triangle),
        ("hexagon", Self::Hexagon),
        ("pill", Self::Pill),
        ("cross", Self::Cross),
        ("circle-outline", Self::CircleOutline),
        ("diamond-outline", Self::DiamondOutline),
        ("square-outline", Self::SquareOutline),
        ("triangle-outline", Self::TriangleOutline),
    ];

    /// The shape with a name of the native format.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, shape)| *shape)
    }

    /// The name in the native format.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, shape)| *shape == self).map_or("circle", |(name, _)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hex_colours_are_colours() {
        assert_eq!(Color::parse_hex("#0b57a4"), Some([0x0b, 0x57, 0xa4]));
        assert_eq!(Color::parse_hex("#fa0"), Some([255, 170, 0]));
        for wrong in ["red", "#12345", "#12345g", "red;background:url(//x)", "#fff}", "", "#"] {
            assert_eq!(Color::parse_hex(wrong), None, "{wrong:?}");
        }
    }
}
