//! The custom element `<talks-timeline>`: from attributes, properties and the address to the view, and back to
//! events.
//!
//! `web/element/loader.js` defines the class at once and forwards to [`Widget`] when the WebAssembly is there. Must not
//! be here: how anything looks, and what a filter means.

mod address;
mod drawn;
mod events;
mod freeing;
mod host;
mod reading;
mod setting;
mod tree;

pub use host::Widget;

/// Half the code of the standard library's allocator, and as constant in time.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
