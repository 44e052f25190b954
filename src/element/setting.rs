//! Settings from the loader: the attributes that it forwards, and what it detects about the page.

use crate::view::Layout;
use timeline_core::session::Change;

/// A setting with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Setting {
    /// `query`, `selected`, `group`, `list` and `time`.
    Change(Change),
    /// `sync-url`: whether the page's fragment holds the state.
    SyncUrl(bool),
    /// `layout`: the visible parts.
    Layout(Layout),
    /// `heading-level`: the level of the widget's title, 1 to 4.
    HeadingLevel(u8),
    /// `paper`: whether the page is being printed.
    Paper(bool),
    /// `updates`: `on` or `off` if the page reloads the dataset regularly; `off` once the reader has stopped the updates.
    Paused(Option<bool>),
}

impl Setting {
    /// The setting with a name; `None` for an unknown name. An invalid value counts as absent.
    pub(super) fn parse(name: &str, value: Option<String>) -> Option<Self> {
        let text = value.as_deref().unwrap_or_default();
        Some(match name {
            "query" => Self::Change(Change::Query(value)),
            "selected" => Self::Change(Change::Selected(value)),
            "group" => Self::Change(Change::Group(value)),
            "list" => Self::Change(Change::List(text == "open")),
            "time" => Self::Change(Change::Linear(text == "linear")),
            "sync-url" => Self::SyncUrl(value.is_some()),
            "layout" => Self::Layout(Layout::from_name(text).unwrap_or_default()),
            "heading-level" => {
                Self::HeadingLevel(text.parse().ok().filter(|level| (1..=4).contains(level)).unwrap_or(2))
            }
            "paper" => Self::Paper(value.is_some()),
            "updates" => Self::Paused(value.map(|value| value == "off")),
            _ => return None,
        })
    }
}

/// The current settings outside the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Settings {
    pub(super) sync_url: bool,
    pub(super) layout: Layout,
    pub(super) heading_level: u8,
    pub(super) paper: bool,
    pub(super) paused: Option<bool>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { sync_url: false, layout: Layout::default(), heading_level: 2, paper: false, paused: None }
    }
}
