//! Everything that the view needs of the browser. None of it runs while pre-rendering.

mod dom;
mod focus;
mod follow;
mod gestures;
mod size;

pub use follow::Follow;

pub(super) use dom::{
    EscapeListener, finished_value, focus_on, focused_mark, is_in, is_open, keyboard, pressed_mark,
    show_dates, step_lane, value_of,
};
pub(super) use follow::Follower;
pub(super) use gestures::{Gesture, GestureTracker, Place, place_of};
pub use size::base_width;
pub(super) use size::{SizeObserver, is_hidden};
