//! Arbitrary bytes, with format and encoding detected from the content; and every exporter.

#![no_main]

use libfuzzer_sys::fuzz_target;
use promises::{exports_keep_their_promises, hold, same};
use timeline_core::import::Imported;
use timeline_formats::{Format, Importer};

fuzz_target!(|bytes: &[u8]| {
    let Ok(imported) = timeline_formats::read(bytes, Format::Auto) else { return };
    hold(&imported);
    exports_keep_their_promises(&imported.dataset);
    // Pages read in steps, which must make no difference.
    let mut importer = Importer::new(bytes, Format::Auto).expect("it has been read before");
    let mut done = 0;
    loop {
        let progress = importer.step(3);
        assert!(progress.done >= done && progress.done <= done + 3 && importer.events() <= progress.done);
        done = progress.done;
        if progress.finished {
            assert_eq!(progress.total_hint, Some(done));
            break;
        }
    }
    alike(&imported, &importer.finish().expect("it has been read before").build());
    encodings(bytes, &imported);
});

/// The same text in every supported encoding.
fn encodings(bytes: &[u8], imported: &Imported) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if text.starts_with('\u{feff}') {
        return;
    }
    let marked = format!("\u{feff}{text}");
    let units = || marked.encode_utf16();
    for bytes in [
        marked.as_bytes().to_vec(),
        units().flat_map(u16::to_le_bytes).collect(),
        units().flat_map(u16::to_be_bytes).collect(),
    ] {
        let read = timeline_formats::read(&bytes, Format::Auto).expect("the same text in another encoding");
        alike(&read, imported);
    }
}

fn alike(one: &Imported, other: &Imported) {
    same(&one.dataset, &other.dataset);
    assert_eq!(one.problems, other.problems);
    assert_eq!(one.dataset.unreadable, other.dataset.unreadable);
}
