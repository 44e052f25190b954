//! Tasks list their steps before they run them, so that each title shows its position and the total.

use crate::project::{Project, Refusal};
use anyhow::{Context, Result};
use std::fmt::{self, Debug, Display};
use std::time::{Duration, Instant};

type Action<'a> = Box<dyn FnOnce() -> Result<()> + 'a>;

/// A list of titled steps.
#[derive(Default)]
pub struct Steps<'a> {
    steps: Vec<(String, Action<'a>)>,
}

impl Debug for Steps<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.steps.iter().map(|(title, _)| title)).finish()
    }
}

impl<'a> Steps<'a> {
    pub fn add(&mut self, title: impl Into<String>, action: impl FnOnce() -> Result<()> + 'a) {
        self.steps.push((title.into(), Box::new(action)));
    }

    /// Runs the steps up to the first failure.
    pub fn run(self, project: &Project) -> Result<()> {
        let count = self.steps.len();
        for (index, (title, action)) in self.steps.into_iter().enumerate() {
            run_one(project, index, count, &title, action).with_context(|| format!("failed: {title}"))?;
        }
        Ok(())
    }

    /// Runs all steps and returns the titles of those that failed. A refusal ends the run at once: later steps would meet
    /// the same obstacle.
    pub fn run_all(self, project: &Project) -> Result<Vec<String>> {
        let count = self.steps.len();
        let mut failed = Vec::new();
        for (index, (title, action)) in self.steps.into_iter().enumerate() {
            match run_one(project, index, count, &title, action) {
                Err(error) if error.is::<Refusal>() => return Err(error),
                Err(error) => {
                    project.warn(format_args!("      {error:#}"));
                    failed.push(title);
                }
                Ok(()) => {}
            }
        }
        Ok(failed)
    }
}

fn run_one(project: &Project, index: usize, count: usize, title: &str, action: Action<'_>) -> Result<()> {
    project.say(format_args!("[{}/{count}] {title}…", index + 1));
    let started = Instant::now();
    let result = project.deeper(action);
    let lasted = Lasted(started.elapsed());
    match &result {
        Ok(()) => project.say(format_args!("      done in {lasted}")),
        Err(_) => project.warn(format_args!("      FAILED after {lasted}")),
    }
    result
}

/// Displays a duration in minutes and seconds.
pub struct Lasted(pub Duration);

impl Display for Lasted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_secs() {
            seconds @ 0..60 => write!(formatter, "{seconds} s"),
            seconds => write!(formatter, "{} min {} s", seconds / 60, seconds % 60),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lasted, Steps};
    use crate::project::{Project, Refusal, refusal};
    use anyhow::bail;
    use std::cell::RefCell;
    use std::path::PathBuf;
    use std::time::Duration;

    /// Steps whose names say what they do. Each records that it has run.
    fn steps<'a>(names: &[&'static str], ran: &'a RefCell<Vec<&'static str>>) -> Steps<'a> {
        let mut steps = Steps::default();
        for name in names.iter().copied() {
            steps.add(name, move || {
                ran.borrow_mut().push(name);
                match name {
                    "fails" => bail!("it broke"),
                    "refuses" => refusal("node is missing; install it."),
                    _ => Ok(()),
                }
            });
        }
        steps
    }

    fn project() -> Project {
        Project::for_tests(PathBuf::new())
    }

    #[test]
    fn the_first_failure_ends_a_run_and_is_named() {
        let ran = RefCell::default();
        let error = steps(&["works", "fails", "later"], &ran).run(&project()).unwrap_err();
        assert_eq!(*ran.borrow(), ["works", "fails"]);
        assert_eq!(format!("{error:#}"), "failed: fails: it broke");
        assert!(!error.is::<Refusal>());
    }

    #[test]
    fn a_refusal_keeps_its_kind_through_every_context() {
        let ran = RefCell::default();
        let error = steps(&["refuses", "later"], &ran).run(&project()).unwrap_err();
        assert!(error.is::<Refusal>());
        assert_eq!(*ran.borrow(), ["refuses"]);
    }

    #[test]
    fn a_run_of_all_steps_goes_on_and_lists_what_failed_in_order() {
        let ran = RefCell::default();
        let failed = steps(&["fails", "works", "fails", "later"], &ran).run_all(&project()).unwrap();
        assert_eq!(*ran.borrow(), ["fails", "works", "fails", "later"]);
        assert_eq!(failed, ["fails", "fails"]);
    }

    #[test]
    fn a_refusal_ends_a_run_of_all_steps() {
        let ran = RefCell::default();
        assert!(steps(&["fails", "refuses", "later"], &ran).run_all(&project()).unwrap_err().is::<Refusal>());
        assert_eq!(*ran.borrow(), ["fails", "refuses"]);
    }

    #[test]
    fn durations_are_told_in_seconds_and_minutes() {
        for (seconds, words) in [(0, "0 s"), (59, "59 s"), (60, "1 min 0 s"), (3_661, "61 min 1 s")] {
            assert_eq!(Lasted(Duration::from_secs(seconds)).to_string(), words);
        }
    }
}
