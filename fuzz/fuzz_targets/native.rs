//! The native format, read with serde.

#![no_main]

use libfuzzer_sys::fuzz_target;
use promises::{exports_keep_their_promises, hold, same};
use timeline_core::import;
use timeline_formats::Format;

fuzz_target!(|text: &str| {
    let Ok(imported) = import::native(text) else { return };
    hold(&imported);
    exports_keep_their_promises(&imported.dataset);
    // The other entry point to the same reader. It refuses input that looks like another kind of file.
    if let Ok(read) = timeline_formats::read(text.as_bytes(), Format::Native) {
        same(&read.dataset, &imported.dataset);
        assert_eq!(read.dataset.unreadable, imported.dataset.unreadable);
        assert!(read.problems.iter().zip(&imported.problems).take(1_000).all(|(one, other)| one == other));
    }
});
