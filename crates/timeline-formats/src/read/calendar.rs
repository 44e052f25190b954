//! Dates in other formats: numbers in separate fields, and common notations.
//!
//! Ambiguous dates are refused. Must not be here: guesses, the current time, time zones.

mod clock;
mod dated;
mod numbers;
mod written;

pub(super) use clock::{Clock, clock};
pub(super) use dated::{Dated, period};
pub(super) use numbers::{Numbers, field, year};
pub(super) use written::{legacy, month_of, worded};
