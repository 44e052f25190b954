//! TimelineJS's sheets: the columns of version 3 and those before it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use promises::{cut_to_limits, hold};
use talks_timeline::import::{self, Format};

const HEADERS: [&str; 2] = [
    "Year,Month,Day,Time,Headline,Text,Media,End Year,End Month,End Day,End Time,Display Date,Media Credit,Media Caption,Alt Text,Type,Group",
    "Start Date,End Date,Headline,Text,Media,Media Credit,Media Caption,Type,Tag",
];

fuzz_target!(|bytes: &[u8]| {
    if read(bytes) {
        return;
    }
    // Where the input has no header that is known, it is rows below one.
    HEADERS.iter().for_each(|header| {
        read(&[header.as_bytes(), b"\n", bytes].concat());
    });
});

fn read(bytes: &[u8]) -> bool {
    let Ok(imported) = import::read(bytes, Format::TimelineJs) else { return false };
    hold(&imported);
    cut_to_limits(&imported.dataset);
    true
}
