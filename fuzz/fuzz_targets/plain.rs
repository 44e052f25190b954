//! Tables of any columns, apart by commas, semicolons or tabs.

#![no_main]

use libfuzzer_sys::fuzz_target;
use promises::{cut_to_limits, hold};
use talks_timeline::import::{self, Format};

const HEADERS: [&str; 2] = [
    "id,date,end,time,title,text,summary,source,url,place,lat,lon,image,alt,caption,credit,display date,kind,who",
    "year\tmonth\tday\tend year\tend month\tend day\tend time\ttitle\tdescription\tlink\tkind",
];

fuzz_target!(|bytes: &[u8]| {
    if read(bytes) {
        return;
    }
    HEADERS.iter().for_each(|header| {
        read(&[header.as_bytes(), b"\n", bytes].concat());
    });
});

fn read(bytes: &[u8]) -> bool {
    let Ok(imported) = import::read(bytes, Format::Csv) else { return false };
    hold(&imported);
    cut_to_limits(&imported.dataset);
    true
}
