//! Static HTML of a timeline, for the native command `talks-timeline` and for its tests.

pub mod prerender;
