//! Everything that the view needs of the browser.
//!
//! While pre-rendering, only `initial_budget` runs, and answers without a browser.

mod dom;
mod focus;
mod follow;
mod gestures;
mod progressive;
mod width;

pub use follow::Follow;

pub(super) use dom::{by_keyboard, finished_value, focus_row, focused_row, keyboard, show_dates, value_of};
pub(super) use focus::go_to_list;
pub(super) use follow::Follower;
pub(super) use gestures::{Gesture, GestureTracker, Phase};
pub(super) use progressive::{draw_rest, initial_budget, restart};
pub(super) use width::WidthObserver;
