//! Which parts of the widget are shown.

/// The layout that the attribute `layout` names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// Chart and list.
    #[default]
    Full,
    /// The list alone.
    List,
    /// The chart, and the selected event under it.
    Chart,
}

impl Layout {
    /// The layout of that name (`full`, `list`, `chart`).
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "full" => Self::Full,
            "list" => Self::List,
            "chart" => Self::Chart,
            _ => return None,
        })
    }

    /// The name in the attribute.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::List => "list",
            Self::Chart => "chart",
        }
    }
}
