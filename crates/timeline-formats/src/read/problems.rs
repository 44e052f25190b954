//! What was wrong with an input, as much of it as anybody would read.

use timeline_core::Problem;
use timeline_core::import::limits::{CHARACTERS, PROBLEMS};

/// The first problems, and how many there were beyond them.
#[derive(Debug, Default)]
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

    /// All that were kept, and one that counts the rest.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        if self.beyond > 0 {
            let message =
                format!("{} more problems like these are not listed; mend some and look again", self.beyond);
            self.kept.push(Problem::new("file", message));
        }
        self.kept
    }
}

/// A value as a message shows it: in quotes, and no longer than a line.
pub(super) fn quoted(value: &str) -> String {
    let value = value.trim();
    let mut shown: String = value.chars().take(60).collect();
    if shown.len() < value.len() {
        shown.push('…');
    }
    format!("\"{shown}\"")
}

/// Something that an event may have, whatever its format calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    End,
    Display,
    Headline,
    Summary,
    Text,
    Url,
    Title,
    Alt,
    Caption,
    Credit,
    Link,
    Group,
}

/// Takes down what is wrong with the parts of one event, each at its place in the input.
pub(super) struct Notes<'a> {
    /// Where a part of this event stands.
    pub(super) place: &'a dyn Fn(Part) -> String,
    pub(super) problems: &'a mut Problems,
}

impl Notes<'_> {
    pub(super) fn add(&mut self, part: Part, message: impl Into<String>) {
        self.problems.add((self.place)(part), message);
    }

    /// As much of a text as is read.
    pub(super) fn cut<'t>(&mut self, part: Part, text: &'t str) -> &'t str {
        let kept = cut(text);
        if kept.len() < text.len() {
            self.add(part, too_long(text));
        }
        kept
    }
}

/// As much of a text as is read.
pub(super) fn cut(text: &str) -> &str {
    let end = text.char_indices().nth(CHARACTERS).map(|(end, _)| end);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// What is said of a text that was cut.
pub(super) fn too_long(text: &str) -> String {
    format!("{} is longer than {CHARACTERS} characters; cut there", quoted(text))
}
