//! The events of a JSON text: located all at once, parsed one by one.
//!
//! A parser that skips values locates the events in a tenth of the time that building them would take, so that even a long text
//! blocks a page only briefly.

use super::problems::Problems;
use std::ops::Range;
use std::vec::IntoIter;
use timeline_core::Error;
use timeline_core::import::limits::EVENTS;
use timeline_core::import::{Json, reader};

/// The list "events" of a JSON object.
#[derive(Debug)]
pub(super) struct JsonEvents {
    text: String,
    /// The ranges of the unparsed events in the text.
    places: IntoIter<Range<usize>>,
    /// The error that stopped parsing.
    failure: Option<Error>,
}

impl JsonEvents {
    /// The root of a JSON text with an empty list in place of its events, whether it was nested too deeply, and the events.
    ///
    /// # Errors
    ///
    /// If the text is not JSON.
    pub(super) fn split(text: String, problems: &mut Problems) -> Result<(Json, bool, Self), Error> {
        let mut places = Vec::new();
        let mut beyond = 0_usize;
        let begin = text.as_ptr().addr();
        let (root, deep) = reader::split(&text, &mut |event: &str| {
            if places.len() < EVENTS {
                let start = event.as_ptr().addr().saturating_sub(begin);
                places.push(start..start.saturating_add(event.len()));
            } else {
                beyond = beyond.saturating_add(1);
            }
        })?;
        if beyond > 0 {
            problems.add(
                "events",
                format!("only the first {EVENTS} events were read ({beyond} left out); split the file"),
            );
        }
        Ok((root, deep, Self { text, places: places.into_iter(), failure: None }))
    }

    /// The number of events.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// The events that parse, each parsed only for inspection.
    pub(super) fn peek(&self) -> impl Iterator<Item = Json> {
        let texts = self.places.as_slice().iter().filter_map(|place| self.text.get(place.clone()));
        texts.filter_map(|text| reader::event(text).ok().flatten())
    }

    /// The next event; the inner `None` if it is nested too deeply to be read, the outer one after the last event.
    pub(super) fn next(&mut self) -> Option<Option<Json>> {
        if self.failure.is_some() {
            return None;
        }
        let text = self.text.get(self.places.next()?).unwrap_or_default();
        match reader::event(text) {
            Ok(event) => Some(event),
            Err(error) => {
                // Only parsing the whole text gives the line and the column.
                let whole = reader::read(&self.text, &mut |_| {}).err();
                self.failure = Some(whole.unwrap_or_else(|| Error::syntax(None, error.to_string())));
                None
            }
        }
    }

    /// The error at which parsing stopped.
    pub(super) fn failure(self) -> Result<(), Error> {
        self.failure.map_or(Ok(()), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Whole = Result<(Json, bool, Vec<Option<Json>>), Error>;

    fn whole(text: &str) -> Whole {
        let mut events = Vec::new();
        let (root, deep) = reader::read(text, &mut |event| events.push(event))?;
        Ok((root, deep, events))
    }

    fn one_by_one(text: &str) -> Whole {
        let (root, deep, mut events) = JsonEvents::split(text.to_owned(), &mut Problems::default())?;
        let mut found = Vec::new();
        while let Some(event) = events.next() {
            found.push(event);
        }
        events.failure()?;
        Ok((root, deep, found))
    }

    const TEXTS: [&str; 15] = [
        r#"{"events": []}"#,
        r#"{"title": "T [{,\"", "events": [{"a": [1, {"b": "],}\\"}]}, 2, "three, \" four"], "x": {"events": [1]}}"#,
        r#"{"a": {"events": [1, 2]}, "events" : [ {"start": "2022"} , {"start": "2023"} ] , "z": [[]]}"#,
        r#"{"kind": "events", "more": [1, 2], "events": [{"é": "–"}]}"#,
        r#"{"events": [{}], "events": [{}, {}]}"#,
        r#"{"events": [{}], "ev\u0065nts": [{}, {}]}"#,
        r#"{"events": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]], 2]}"#,
        r#"{"events": [1, 2]"#,
        r#"{"events": [1, , 2]}"#,
        r#"{"events": [1, 2,]}"#,
        r#"{"events": [1 2]}"#,
        r#"{"events": [1]} more"#,
        r#"[{"events": [1]}]"#,
        "{\"events\": [\"a\nb\"]}",
        r#"{"events": ["\ud800", 1]}"#,
    ];

    #[test]
    fn parsing_one_by_one_equals_parsing_the_whole() {
        for text in TEXTS {
            // The two errors may refer to either side of a line end.
            assert_eq!(one_by_one(text).ok(), whole(text).ok(), "{text}");
        }
    }

    #[test]
    fn parsing_one_by_one_equals_parsing_the_whole_after_any_single_change() {
        let text = TEXTS[1];
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            for letter in ["", "\"", "\\", "[", "]", "{", "}", ",", ":", "e", " "] {
                let changed = format!("{}{letter}{}", &text[..at], &text[at + 1..]);
                assert_eq!(one_by_one(&changed).ok(), whole(&changed).ok(), "{changed}");
            }
        }
    }
}
