//! Where datasets come from: files, standard input, or the built-in one.

use crate::arguments::{FormatName, Origin};
use crate::output::Failure;
use crate::says::{self, Progress};
use std::io::{self, ErrorKind, IsTerminal, Read};
use std::path::Path;
use talks_timeline::TALKS_2022;
use timeline_core::Error;
use timeline_core::dataset::Dataset;
use timeline_core::import::Imported;
use timeline_formats::{Format, Importer};

/// The number of rows between two progress reports.
const STEP: usize = 1_000;

/// Reads a dataset, and reports the problems of the input on standard error.
pub fn dataset(origin: &Origin) -> Result<Dataset, Failure> {
    let (name, bytes) = if origin.talks {
        ("the talks of 2022".to_owned(), TALKS_2022.as_bytes().to_vec())
    } else {
        (name(origin.file.as_deref()), bytes(origin.file.as_deref())?)
    };
    let imported = read(&name, &bytes, origin.format).map_err(|error| format!("{name}: {error}"))?;
    for problem in &imported.problems {
        says::warning(&format!("{name}: {problem}"));
    }
    Ok(imported.dataset)
}

/// The name of an input in messages.
pub fn name(file: Option<&Path>) -> String {
    match file.filter(|file| *file != Path::new("-")) {
        Some(file) => file.display().to_string(),
        None => "standard input".to_owned(),
    }
}

/// The bytes of a file. Reads standard input for `-` or without a file.
pub fn bytes(file: Option<&Path>) -> Result<Vec<u8>, Failure> {
    let name = name(file);
    let Some(path) = file.filter(|file| *file != Path::new("-")) else {
        if file.is_none() && io::stdin().is_terminal() {
            let message = "no dataset given; name a FILE, or pipe one to standard input (see --help)";
            return Err(message.to_owned().into());
        }
        let mut bytes = Vec::new();
        let read = io::stdin().lock().read_to_end(&mut bytes);
        read.map_err(|error| format!("{name} cannot be read: {error}; name a FILE instead"))?;
        if bytes.is_empty() {
            return Err(format!("{name} is empty; name a FILE, or pipe a dataset to standard input").into());
        }
        return Ok(bytes);
    };
    std::fs::read(path).map_err(|error| {
        let remedy = match error.kind() {
            ErrorKind::NotFound => "check its name, or create one with `talks-timeline new`",
            ErrorKind::PermissionDenied => "ask for permission to read it",
            ErrorKind::IsADirectory => "name a file in that folder",
            _ => "try another file",
        };
        format!("{name} cannot be read: {error}; {remedy}").into()
    })
}

/// Reads the bytes of an input.
pub fn read(name: &str, bytes: &[u8], format: FormatName) -> Result<Imported, Error> {
    let format = match format {
        FormatName::Auto => Format::Auto,
        FormatName::Native => Format::Native,
        FormatName::Timelinejs => Format::TimelineJs,
        FormatName::Csv => Format::Csv,
    };
    let mut importer = Importer::new(bytes, format)?;
    let mut progress = Progress::new();
    loop {
        let step = importer.step(STEP);
        if step.finished {
            return Ok(importer.finish()?.build());
        }
        let total = step.total_hint.map(|total| format!(" of about {total}")).unwrap_or_default();
        progress.show(&format!("{name}: {}{total} rows read", step.done));
    }
}
