//! A date as its source gives it, and the period between two dates.

use super::clock::Clock;
use timeline_core::dataset::{Moment, Precision, When};

/// A date, with details that a [`Moment`] cannot hold.
#[derive(Debug, Clone)]
pub(in crate::read) struct Dated {
    pub(in crate::read) moment: Moment,
    /// Seconds of the minute, as written.
    pub(in crate::read) second: Option<String>,
    /// The date as the source words it.
    pub(in crate::read) display: Option<String>,
    pub(in crate::read) about: bool,
}

impl From<Moment> for Dated {
    fn from(moment: Moment) -> Self {
        Self { moment, second: None, display: None, about: false }
    }
}

impl Dated {
    /// The same day at a time; a date that is not a whole day stays unchanged.
    pub(in crate::read) fn at(self, clock: Clock) -> Result<Self, String> {
        let Self { moment, about, .. } = self;
        if moment.precision() != Precision::Day {
            return Ok(self);
        }
        let moment = moment.at_time(clock.hour, clock.minute)?;
        Ok(Self { moment, second: clock.second, display: None, about })
    }

    /// The date in the source's words, or else in digits.
    fn shown(&self) -> String {
        let seconds = self.second.as_ref().map_or(String::new(), |second| format!(":{second}"));
        self.display.clone().unwrap_or_else(|| format!("{}{seconds}", self.moment).replace('T', " "))
    }

    fn is_worded(&self) -> bool {
        self.display.is_some() || self.second.is_some()
    }
}

/// The date of an event, the words shown instead of the formatted date, and the problem with the end if there is one.
pub(in crate::read) fn period(
    start: &Dated,
    end: Option<&Dated>,
    display: &str,
) -> (When, String, Option<String>) {
    let about = start.about || end.is_some_and(|end| end.about);
    let mut problem = None;
    let mut end = end.filter(|end| end.moment != start.moment || end.is_worded());
    let when = When::new(start.moment, end.map(|end| end.moment), about).unwrap_or_else(|message| {
        problem = Some(format!("{message}; the end was left out"));
        end = None;
        When::at(start.moment, about)
    });
    let words = match end {
        _ if !display.is_empty() => display.to_owned(),
        Some(end) if start.is_worded() || end.is_worded() => {
            let (from, to) = (start.shown(), end.shown());
            if from == to { from } else { format!("{from} – {to}") }
        }
        None if start.is_worded() => start.shown(),
        _ => String::new(),
    };
    (when, words, problem)
}
