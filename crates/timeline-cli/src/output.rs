//! Writes results to standard output, or to a file that is replaced as a whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Why the command stops early.
#[derive(Debug)]
pub enum Failure {
    /// A message for the user: the input, the place and the remedy.
    Said(String),
    /// The reader of standard output has closed it.
    Closed,
}

impl From<String> for Failure {
    fn from(message: String) -> Self {
        Self::Said(message)
    }
}

/// Writes a result to a file. Writes to standard output for `-` or without a file.
pub fn put(text: &str, out: Option<&Path>) -> Result<(), Failure> {
    match out.filter(|file| *file != Path::new("-")) {
        Some(file) => replace(file, text).map_err(|error| {
            let remedy = match error.kind() {
                ErrorKind::NotFound => "create its folder first",
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                    "choose a folder that you can write to"
                }
                ErrorKind::IsADirectory => "name a file in it",
                _ => "choose another place with --out",
            };
            Failure::Said(format!("{} cannot be written: {error}; {remedy}", file.display()))
        }),
        None => to_standard_output(text.as_bytes()),
    }
}

/// Writes to standard output.
pub fn to_standard_output(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => Failure::Closed,
        _ => Failure::Said(format!("standard output cannot be written: {error}; write to a file with --out")),
    })
}

/// Writes a temporary file beside the target and renames it, so that no reader sees a partial file.
fn replace(file: &Path, text: &str) -> io::Result<()> {
    // Follow a symbolic link, so that it keeps pointing to the file it names.
    let target = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let before = fs::metadata(&target).ok();
    if before.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(ErrorKind::IsADirectory.into());
    }
    if before.as_ref().is_some_and(|known| !known.is_file()) {
        // A device or a pipe cannot be replaced.
        return File::create(&target)?.write_all(text.as_bytes());
    }
    let (temporary, mut opened) = beside(&target)?;
    let written = opened.write_all(text.as_bytes()).and_then(|()| opened.sync_all());
    let kept = before.map_or(Ok(()), |known| fs::set_permissions(&temporary, known.permissions()));
    let result = written.and(kept).and_then(|()| fs::rename(&temporary, &target));
    if result.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    result
}

fn beside(target: &Path) -> io::Result<(PathBuf, File)> {
    let name = target.file_name().ok_or(ErrorKind::InvalidFilename)?.to_string_lossy();
    let temporary = target.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let file = OpenOptions::new().write(true).create_new(true).open(&temporary)?;
    Ok((temporary, file))
}
