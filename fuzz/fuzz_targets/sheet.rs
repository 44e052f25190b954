//! TimelineJS's sheets: the columns of version 3 and those of earlier versions.

#![no_main]

use libfuzzer_sys::fuzz_target;
use promises::table;
use timeline_formats::Format;

const HEADERS: [&str; 2] = [
    "Year,Month,Day,Time,Headline,Text,Media,End Year,End Month,End Day,End Time,Display Date,Media Credit,Media Caption,Alt Text,Type,Group",
    "Start Date,End Date,Headline,Text,Media,Media Credit,Media Caption,Type,Tag",
];

fuzz_target!(|bytes: &[u8]| table(bytes, Format::TimelineJs, &HEADERS));
