//! Which parts of the widget are shown, and for what.

/// The layout that the attribute `layout` names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// The chart, the stage beside it where there is room, and the list on demand.
    #[default]
    Full,
    /// The list in place of the chart.
    List,
    /// The chart, and the stage under it.
    Chart,
    /// The stage, and the chart under it.
    Story,
}

impl Layout {
    /// The layout of that name (`full`, `list`, `chart`, `story`).
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "full" => Self::Full,
            "list" => Self::List,
            "chart" => Self::Chart,
            "story" => Self::Story,
            _ => return None,
        })
    }

    /// The name in the attribute.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::List => "list",
            Self::Chart => "chart",
            Self::Story => "story",
        }
    }

    /// Whether a wide widget has the stage beside the chart.
    pub(super) fn has_columns(self) -> bool {
        matches!(self, Self::Full | Self::List)
    }
}

/// What the widget is drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Medium {
    /// A page with script. The list has one line for each event, and the stage shows the rest.
    #[default]
    Screen,
    /// A page before its script runs, or without script: the chart for each number of columns, of which the style sheet shows one,
    /// and a list whose events can be opened.
    Markup,
    /// Paper: a list with everything.
    Paper,
}
