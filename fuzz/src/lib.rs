//! What ARCHITECTURE.md promises, as functions that panic where it is broken.
//!
//! The targets only make up input; everything that is asserted of more than one of them stands here. Must not be here:
//! a second reader of any format.

mod again;
mod exports;
mod harmless;
mod sound;
mod table;

pub use again::{reads_back, same};
pub use exports::exports_keep_their_promises;
pub use harmless::harmless;
pub use sound::{cut_to_limits, sound};
pub use table::table;

use std::fmt::Write;
use timeline_core::Problem;
use timeline_core::import::Imported;

/// Everything that holds for what has been read, whatever it has been read from.
pub fn hold(imported: &Imported) {
    problems_have_places(&imported.problems);
    sound(&imported.dataset);
    harmless(&imported.dataset);
    reads_back(&imported.dataset);
}

/// Somebody who mends a file has to know where, and what to do.
pub fn problems_have_places(problems: &[Problem]) {
    for problem in problems {
        assert!(!problem.place.trim().is_empty(), "no place: {problem:?}");
        assert!(!problem.message.trim().is_empty(), "no words: {problem:?}");
    }
}

/// Lines as a JSON object: each is the value of the next name, as a number where it is one that JSON can write.
pub fn json_of(names: &[&str], lines: &mut dyn Iterator<Item = &str>) -> String {
    let mut json = String::from("{");
    for (name, line) in names.iter().zip(lines) {
        let value = match line.parse::<i64>() {
            Ok(number) => number.to_string(),
            Err(_) => quoted(line),
        };
        let comma = if json.len() > 1 { "," } else { "" };
        // Writing to a String cannot fail.
        let _ = write!(json, "{comma}{}:{value}", quoted(name));
    }
    json.push('}');
    json
}

/// A text as JSON.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
