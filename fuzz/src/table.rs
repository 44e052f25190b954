//! Tables from any bytes.

use crate::{cut_to_limits, hold};
use timeline_formats::Format;

/// Reads bytes as a table; if they have no known header, as rows below each of these.
pub fn table(bytes: &[u8], format: Format, headers: &[&str]) {
    let read = |bytes: &[u8]| {
        let imported = timeline_formats::read(bytes, format).ok();
        if let Some(imported) = &imported {
            hold(imported);
            cut_to_limits(&imported.dataset);
        }
        imported.is_some()
    };
    if !read(bytes) {
        for header in headers {
            read(&[header.as_bytes(), b"\n", bytes].concat());
        }
    }
}
