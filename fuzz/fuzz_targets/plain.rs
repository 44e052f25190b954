//! Tables with any columns, delimited by commas, semicolons or tabs.

#![no_main]

use libfuzzer_sys::fuzz_target;
use promises::table;
use timeline_formats::Format;

const HEADERS: [&str; 2] = [
    "id,date,end,time,title,text,summary,source,url,place,lat,lon,image,alt,caption,credit,display date,short,kind,who",
    "year\tmonth\tday\tend year\tend month\tend day\tend time\ttitle\tdescription\tlink\tkind",
];

fuzz_target!(|bytes: &[u8]| table(bytes, Format::Csv, &HEADERS));
