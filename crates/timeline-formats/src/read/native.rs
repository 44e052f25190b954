//! The native format, read with the core's own reader.

use super::drafts::Drafts;
use super::events::JsonEvents;
use super::format_reader::FormatReader;
use super::problems::Problems;
use timeline_core::Error;
use timeline_core::import::{Json, NativeDrafts};

/// A dataset in the native format.
pub(super) struct Native {
    root: Json,
    events: JsonEvents,
    drafts: NativeDrafts,
    problems: Problems,
    total: usize,
}

impl Native {
    /// Starts from the root of the JSON, and whether it was nested too deeply.
    pub(super) fn new(root: Json, deep: bool, events: JsonEvents, problems: Problems) -> Self {
        let mut drafts = NativeDrafts::default();
        if deep {
            drafts.draft_reader.head_is_too_deep();
        }
        Self { root, total: events.len(), events, drafts, problems }
    }
}

impl FormatReader for Native {
    fn step(&mut self) -> bool {
        self.events.next().map(|event| self.drafts.take(event)).is_some()
    }

    fn total(&self) -> Option<usize> {
        Some(self.total)
    }

    fn finish(self: Box<Self>) -> Result<Drafts, Error> {
        let Self { root, events, drafts, mut problems, .. } = *self;
        events.failure()?;
        let (parts, events, found) = drafts.finish(root)?;
        problems.extend(found);
        Ok(Drafts::new(parts, events, problems))
    }
}
