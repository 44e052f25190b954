//! The custom element `<talks-timeline>`: carries attributes, properties and the address to the view, and the reader's changes
//! back as events.
//!
//! `web/element/loader.js` defines the class immediately and forwards to [`Widget`] once the WebAssembly has loaded. Must not
//! be here: presentation, and the meaning of filters.

mod address;
mod drawn;
mod events;
mod freeing;
mod host;
mod reading;
mod setting;
mod tree;

pub use host::Widget;

/// Half the code size of the standard library's allocator, with constant-time operations too.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
