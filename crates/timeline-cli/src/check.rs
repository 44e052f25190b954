//! `check`: lists every problem of the given datasets, each with its place and a remedy.

use crate::arguments::Check;
use crate::input;
use crate::output::{Failure, to_standard_output};
use crate::says;
use std::path::Path;
use std::process::ExitCode;

/// Exit status: 0 if there are no problems, 1 if there are any, 2 if a file cannot be read.
pub fn check(arguments: &Check) -> Result<ExitCode, Failure> {
    let files: Vec<Option<&Path>> = match arguments.files.as_slice() {
        [] => vec![None],
        files => files.iter().map(|file| Some(file.as_path())).collect(),
    };
    let (mut found, mut unreadable) = (false, false);
    for file in files {
        let name = input::name(file);
        let bytes = match input::bytes(file) {
            Ok(bytes) => bytes,
            Err(Failure::Said(message)) => {
                says::error(&message);
                unreadable = true;
                continue;
            }
            Err(closed) => return Err(closed),
        };
        let mut lines = String::new();
        match input::read(&name, &bytes, arguments.format) {
            Ok(imported) => {
                let (events, problems) = (imported.dataset.events().len(), imported.problems.len());
                found |= problems > 0;
                imported.problems.iter().for_each(|problem| lines.push_str(&format!("{name}: {problem}\n")));
                if !arguments.quiet {
                    let events = counted(events, "event");
                    lines.push_str(&format!("{name}: {events}, {}\n", counted(problems, "problem")));
                }
            }
            Err(error) => {
                says::error(&format!("{name}: {error}"));
                unreadable = true;
            }
        }
        to_standard_output(lines.as_bytes())?;
    }
    Ok(ExitCode::from(if unreadable { 2 } else { u8::from(found) }))
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
