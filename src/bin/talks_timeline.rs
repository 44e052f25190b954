//! The WebAssembly module. A program, because cargo optimises across crates only where nothing is a library besides;
//! there is nothing in it, for the glue calls the functions that `element` exports.

#![no_main]

use talks_timeline as _;
