//! The formats that are read.

/// What an input is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Whatever its content shows it to be; its name and address are never looked at.
    #[default]
    Auto,
    /// The native format, `talks-timeline/1`.
    Native,
    /// TimelineJS: its JSON of any version, or a sheet with its columns.
    TimelineJs,
    /// A table of any columns; TimelineJS's columns are recognised.
    Csv,
}

impl Format {
    /// The format of a name, as in the attribute `format`: `auto`, `native`, `timelinejs`, `csv`.
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
