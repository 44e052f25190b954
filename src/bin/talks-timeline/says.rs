//! What the command says on standard error; in colours only on a terminal, and without them under NO_COLOR.

use clap::builder::styling::{AnsiColor, Style};
use std::fmt::Display;
use std::io::{IsTerminal, Write, stderr};
use std::sync::mpsc::{Sender, channel};
use std::thread::{JoinHandle, spawn};
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
    // Nobody is left to be told that standard error is closed.
    let _ = writeln!(anstream::stderr(), "talks-timeline: {style}{kind}:{style:#} {message}");
}

/// A line that shows that long work goes on, as long as this lives.
pub struct Progress(Option<(Sender<()>, JoinHandle<()>)>);

impl Progress {
    /// Says what is done once it has taken a second; nothing unless a person is there to see it.
    pub fn of(work: String) -> Self {
        if !stderr().is_terminal() {
            return Self(None);
        }
        let (end, ended) = channel();
        let thread = spawn(move || {
            let start = Instant::now();
            let mut drawn = false;
            while ended.recv_timeout(Duration::from_secs(1))
                == Err(std::sync::mpsc::RecvTimeoutError::Timeout)
            {
                drawn = true;
                let _ = write!(stderr(), "\r{work}, {} s", start.elapsed().as_secs());
            }
            if drawn {
                let _ = writeln!(stderr());
            }
        });
        Self(Some((end, thread)))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((end, thread)) = self.0.take() {
            drop(end);
            let _ = thread.join();
        }
    }
}
