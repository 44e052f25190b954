//! The view: draws a dataset and a state, and reports what the reader asks for.
//!
//! The view holds no state of the reader: [`Timeline`] is given one and reports [`Action`](timeline_core::state::Action)s,
//! so that the page, the address and the reader all change it in one place. Only `hooks` may touch the browser; nothing
//! here may know the custom element, requests or the address bar. Modules import downwards only: shared types stand in
//! modules without imports from the view, and this file declares the modules and exports the public ones.

mod axis;
mod button;
mod chart;
mod context;
mod element;
mod eras;
mod filters;
mod glyph;
mod ground;
mod header;
mod heading;
mod hooks;
mod icon;
mod inline;
mod keys;
mod laid;
mod lanes;
mod layout;
mod length;
mod list;
mod mark;
mod marked;
mod media;
mod parts;
mod press;
mod preview;
mod record;
mod scene;
mod stage;
mod standalone;
mod summary;
mod term;
mod text;
mod timeline;
mod tools;

pub use hooks::{Follow, base_width};
pub use layout::{Layout, Medium};
pub use standalone::{Standalone, StandaloneProps};
pub use timeline::{Timeline, TimelineProps};
