//! Messages on standard error, in colour on a terminal unless NO_COLOR is set.

use clap::builder::styling::{AnsiColor, Style};
use std::fmt::Display;
use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

pub fn error(message: &dyn Display) {
    say(ERROR, "error", message);
}

pub fn warning(message: &dyn Display) {
    say(WARNING, "warning", message);
}

fn say(style: Style, kind: &str, message: &dyn Display) {
    // If standard error is closed, nobody can read a report of it.
    let _ = writeln!(anstream::stderr(), "talks-timeline: {style}{kind}:{style:#} {message}");
}

/// A progress line for somebody at a terminal.
pub struct Progress {
    shown: Option<Instant>,
    drawn: bool,
}

impl Progress {
    pub fn new() -> Self {
        Self { shown: stderr().is_terminal().then(Instant::now), drawn: false }
    }

    /// Shows the line, at most twice a second.
    pub fn show(&mut self, line: &str) {
        if self.shown.is_some_and(|shown| shown.elapsed() > Duration::from_millis(500)) {
            self.shown = Some(Instant::now());
            self.drawn = true;
            let _ = write!(stderr(), "\r{line}");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.drawn {
            let _ = writeln!(stderr());
        }
    }
}
