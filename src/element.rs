//! The custom element `<talks-timeline>`: from attributes, properties and the address to the view, and back to
//! events. And `data`, what the element and other pages ask of the second module.
//!
//! `element/loader.js` defines the class at once and forwards to [`Widget`] when the WebAssembly is there. Must not
//! be here: how anything looks, and what a filter means.

#[cfg(feature = "csr")]
mod address;
#[cfg(feature = "csr")]
mod drawn;
#[cfg(feature = "csr")]
mod events;
#[cfg(feature = "csr")]
mod freeing;
#[cfg(feature = "csr")]
mod host;
#[cfg(feature = "csr")]
mod reading;
#[cfg(feature = "csr")]
mod tree;

#[cfg(feature = "data")]
pub mod data;

#[cfg(feature = "csr")]
pub use host::Widget;

/// Half the code of the standard library's allocator, and as constant in time.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
