//! The promises of ARCHITECTURE.md, as functions that panic if one is broken.
//!
//! The targets only construct input; assertions that several targets share are here. Must not be here: a second reader of
//! any format.

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

/// Everything that holds for any dataset that was read from any format.
pub fn hold(imported: &Imported) {
    problems_have_places(&imported.problems);
    sound(&imported.dataset);
    harmless(&imported.dataset);
    reads_back(&imported.dataset);
}

/// Whoever fixes a file has to know the place and the remedy.
pub fn problems_have_places(problems: &[Problem]) {
    for problem in problems {
        assert!(!problem.place.trim().is_empty(), "no place: {problem:?}");
        assert!(!problem.message.trim().is_empty(), "no words: {problem:?}");
    }
}

/// Lines as a JSON object: each line is the value of the next name, as a number if it is one that JSON can write.
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
