//! A long JSON text, parsed one event at a time: all of it at once would hold up a page.

use std::mem;
use timeline_core::import::Json;
use timeline_core::import::limits::EVENTS;
use timeline_core::import::reader;

/// So many bytes are looked at in one step, if no event ends among them.
const LOOK: usize = 1 << 16;

/// What a step has come to.
#[derive(Debug, PartialEq)]
pub(super) enum Step {
    More,
    /// The root, an empty list in place of its events, and whether it was nested too deeply.
    Done(Json, bool),
    /// It is not what it looks like: only a parser of the whole can say what it is.
    Odd,
}

/// Where one event ends and the next one begins is told by brackets, commas and quotes alone. Should the text be no JSON,
/// then an event or what is around them is none by itself.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    text: String,
    at: usize,
    depth: usize,
    /// The last text of the root is `events`.
    named: bool,
    /// Where the next event begins, while the events are passed.
    from: Option<usize>,
    /// What is around the events, as far as it has been passed, and where the rest of it begins.
    head: String,
    rest: Option<usize>,
    /// The events; none where one was nested too deeply to be read.
    pub(super) events: Vec<Option<Json>>,
    /// How many there are beyond the limit.
    pub(super) beyond: usize,
}

impl Pieces {
    pub(super) fn new(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// The whole text again.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Passes the next event, or what is around them.
    pub(super) fn step(&mut self) -> Step {
        self.pass().unwrap_or(Step::Odd)
    }

    fn pass(&mut self) -> Option<Step> {
        let text = mem::take(&mut self.text);
        let step = self.pass_in(&text);
        self.text = text;
        step
    }

    fn pass_in(&mut self, text: &str) -> Option<Step> {
        let pause = self.at.saturating_add(LOOK);
        while let Some(byte) = text.as_bytes().get(self.at) {
            match byte {
                b'"' => {
                    let end = end_of_text(text, self.at)?;
                    if self.depth == 1 {
                        self.named = text.get(self.at..=end) == Some("\"events\"");
                    }
                    self.at = end;
                }
                b'{' | b'[' => {
                    self.depth += 1;
                    if self.depth == 2 && *byte == b'[' && self.named {
                        // A second list of events is the one that counts.
                        if self.rest.is_some() || self.from.is_some() {
                            return None;
                        }
                        self.head.push_str(text.get(..=self.at)?);
                        self.from = Some(self.at + 1);
                    }
                }
                b'}' | b']' => {
                    self.depth = self.depth.checked_sub(1)?;
                    if self.depth == 1
                        && let Some(from) = self.from.take()
                    {
                        let last = text.get(from..self.at)?;
                        if !(self.events.is_empty() && last.trim().is_empty()) {
                            self.take(last)?;
                        }
                        self.rest = Some(self.at);
                    }
                }
                b',' if self.depth == 2 => {
                    if let Some(from) = self.from {
                        self.take(text.get(from..self.at)?)?;
                        self.at += 1;
                        self.from = Some(self.at);
                        return Some(Step::More);
                    }
                }
                _ => {}
            }
            self.at += 1;
            if self.at > pause {
                return Some(Step::More);
            }
        }
        self.head.push_str(text.get(self.rest?..)?);
        let mut more = false;
        let (root, deep) = reader::read(&self.head, &mut |_| more = true).ok()?;
        (!more).then_some(Step::Done(root, deep))
    }

    fn take(&mut self, event: &str) -> Option<()> {
        let event = reader::event(event).ok()?;
        if self.events.len() < EVENTS {
            self.events.push(event);
        } else {
            self.beyond = self.beyond.saturating_add(1);
        }
        Some(())
    }
}

/// Where the text in quotes that begins here ends.
fn end_of_text(text: &str, start: usize) -> Option<usize> {
    let mut escaped = false;
    let rest = text.as_bytes().get(start + 1..)?;
    let end = rest.iter().position(|byte| {
        let ends = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    });
    end.map(|end| start + 1 + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a parser of the whole makes of it, or nothing.
    fn whole(text: &str) -> Option<(Json, bool, Vec<Option<Json>>)> {
        let mut events = Vec::new();
        let (root, deep) = reader::read(text, &mut |event| events.push(event)).ok()?;
        Some((root, deep, events))
    }

    fn in_pieces(text: &str) -> Option<(Json, bool, Vec<Option<Json>>)> {
        let mut pieces = Pieces::new(text.to_owned());
        loop {
            match pieces.step() {
                Step::More => {}
                Step::Odd => return None,
                Step::Done(root, deep) => return Some((root, deep, pieces.events)),
            }
        }
    }

    const TEXTS: [&str; 14] = [
        r#"{"events": []}"#,
        r#"{"title": "T [{,\"", "events": [{"a": [1, {"b": "],}\\"}]}, 2, "three, \" four"], "x": {"events": [1]}}"#,
        r#"{"a": {"events": [1, 2]}, "events" : [ {"start": "2022"} , {"start": "2023"} ] , "z": [[]]}"#,
        r#"{"kind": "events", "more": [1, 2], "events": [{"é": "–"}]}"#,
        r#"{"events": [{}], "events": [{}, {}]}"#,
        r#"{"events": [{}], "ev\u0065nts": [{}, {}]}"#,
        r#"{"events": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]], 2]}"#,
        r#"{"events": [1, 2]"#,
        r#"{"events": [1, , 2]}"#,
        r#"{"events": [1, 2,]}"#,
        r#"{"events": [1 2]}"#,
        r#"{"events": [1]} more"#,
        r#"[{"events": [1]}]"#,
        "{\"events\": [\"a\nb\"]}",
    ];

    #[test]
    fn pieces_are_the_whole() {
        let mut read = 0;
        for text in TEXTS {
            match in_pieces(text) {
                Some(found) => {
                    assert_eq!(Some(found), whole(text), "{text}");
                    read += 1;
                }
                // It is left to a parser of the whole.
                None => assert!(
                    whole(text).is_none() || text.contains("nts\": [{}, {}]") || text.starts_with('['),
                    "{text}"
                ),
            }
        }
        assert_eq!(read, 5);
    }

    #[test]
    fn any_letter_changed_gives_the_whole_or_nothing() {
        let text = TEXTS[1];
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            for letter in ["", "\"", "\\", "[", "]", "{", "}", ",", ":", "e", " "] {
                let changed = format!("{}{letter}{}", &text[..at], &text[at + 1..]);
                if let Some(found) = in_pieces(&changed) {
                    assert_eq!(Some(found), whole(&changed), "{changed}");
                }
            }
        }
    }
}
