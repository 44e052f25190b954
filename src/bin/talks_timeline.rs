//! The WebAssembly module. It is a program because Cargo optimises across crates only for targets that are not also libraries.
//! It is empty, because the glue calls the functions that `element` exports.

#![no_main]

use talks_timeline as _;
