//! Dates as other formats have them: numbers in fields, and the usual ways of writing.
//!
//! A date that can be read in two ways is refused. Must not be here: a guess, the current time, a time zone.

mod clock;
mod dated;
mod numbers;
mod written;

pub(super) use clock::{Clock, clock};
pub(super) use dated::{Dated, period};
pub(super) use numbers::{Numbers, field, year};
pub(super) use written::{legacy, month_of, worded};
