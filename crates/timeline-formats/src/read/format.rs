//! The input formats.

/// The format of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Detected from the content, never from name or URL.
    #[default]
    Auto,
    /// The native format, `talks-timeline/1`.
    Native,
    /// TimelineJS: JSON of any version, or a sheet with its columns.
    TimelineJs,
    /// A table with any columns; TimelineJS's columns are recognised.
    Csv,
}

impl Format {
    /// The format with a name, as in the attribute `format`: `auto`, `native`, `timelinejs`, `csv`.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "auto" => Self::Auto,
            "native" => Self::Native,
            "timelinejs" => Self::TimelineJs,
            "csv" => Self::Csv,
            _ => return None,
        })
    }
}
