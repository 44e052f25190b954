//! The problems of an input, up to a limit.

use timeline_core::Problem;
use timeline_core::import::limits::{CHARACTERS, PROBLEMS};

/// The first problems, and the number of the others.
#[derive(Debug, Clone, Default)]
pub(super) struct Problems {
    kept: Vec<Problem>,
    beyond: usize,
}

impl Problems {
    pub(super) fn add(&mut self, place: impl Into<String>, message: impl Into<String>) {
        self.extend([Problem::new(place, message)]);
    }

    pub(super) fn extend(&mut self, problems: impl IntoIterator<Item = Problem>) {
        for problem in problems {
            if self.kept.len() < PROBLEMS {
                self.kept.push(problem);
            } else {
                self.beyond = self.beyond.saturating_add(1);
            }
        }
    }

    /// The stored problems, and one more that counts the others.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        if self.beyond > 0 {
            let message =
                format!("{} more problems like these are not listed; fix some and check again", self.beyond);
            self.kept.push(Problem::new("file", message));
        }
        self.kept
    }
}

/// A value for messages: quoted, and at most one line long.
pub(super) fn quoted(value: &str) -> String {
    let value = value.trim();
    let mut shown: String = value.chars().take(60).collect();
    if shown.len() < value.len() {
        shown.push('…');
    }
    format!("\"{shown}\"")
}

/// The text, cut to the maximum length.
pub(super) fn cut(text: &str) -> &str {
    let end = text.char_indices().nth(CHARACTERS).map(|(end, _)| end);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The message for a text that was cut.
pub(super) fn too_long(text: &str) -> String {
    format!("{} is longer than {CHARACTERS} characters; cut there", quoted(text))
}
