//! From rows to geometry: what the chart shows and where, in pixels.
//!
//! The number of marks has a limit, whatever the number of events. Must not be here: HTML, SVG, colours, texts.

mod bands;
mod frame;
mod heights;
mod lanes;
mod marks;
mod overview;
mod period;
mod rows;
mod scale;
mod scene;
mod slot;
mod slots;
mod units;

pub use bands::{Band, bands, levels};
pub use frame::{Columns, Frame};
pub use heights::Size;
pub use lanes::{Lane, lanes};
pub use marks::{MAX_MARKS, MIN_DISTANCE, Mark};
pub use overview::Overview;
pub use period::{is_crowded, period};
pub use scale::TimeScale;
pub use scene::{Plan, PlannedLane, Record, Scene, SceneLane};
pub use slot::{Line, Slot};
pub use slots::WORDS_HEIGHT;
pub use units::Unit;
