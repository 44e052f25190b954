//! TimelineJS's JSON: version 3, the slides before it, and version 2.
//!
//! If the input is not JSON, its lines become the values of a slide's fields, so that the fuzzer need not discover JSON
//! first.

#![no_main]

use libfuzzer_sys::fuzz_target;
use promises::{cut_to_limits, hold, json_of};
use timeline_formats::Format;

const DATE: [&str; 8] = ["year", "month", "day", "hour", "minute", "second", "millisecond", "display_date"];
const WORDS: [&str; 2] = ["headline", "text"];
const MEDIA: [&str; 6] = ["url", "title", "alt", "caption", "credit", "link"];
const LEGACY: [&str; 7] = ["startDate", "endDate", "headline", "text", "tag", "displayDate", "unique_id"];
const ASSET: [&str; 3] = ["media", "caption", "credit"];

fuzz_target!(|text: &str| {
    if text.trim_start().starts_with(['{', '[']) {
        read(text);
        return;
    }
    let mut lines = text.lines();
    let [start, end] = [(); 2].map(|()| json_of(&DATE, &mut lines));
    let (words, media) = (json_of(&WORDS, &mut lines), json_of(&MEDIA, &mut lines));
    let rest = json_of(&["group", "display_date", "unique_id"], &mut lines);
    let more =
        rest.strip_prefix('{').filter(|more| *more != "}").map_or("}".to_owned(), |more| format!(",{more}"));
    let slide = format!(r#"{{"start_date":{start},"end_date":{end},"text":{words},"media":{media}{more}"#);
    let slides = format!(r#"{{"title":{slide},"eras":[{slide}],"events":[{slide},{slide}]}}"#);
    read(&slides);
    read(&format!(r#"{{"timeline":{{"slides":[{slide}]}}}}"#));

    let mut lines = text.lines();
    let old = json_of(&LEGACY, &mut lines);
    let asset = json_of(&ASSET, &mut lines);
    let old = format!(r#"{},"asset":{asset}}}"#, old.trim_end_matches('}').replace("{}", "{"));
    if old.starts_with("{\"") {
        read(&format!(r#"{{"timeline":{{"date":[{old}],"era":[{old}],"headline":"x"}}}}"#));
    }
});

fn read(text: &str) {
    let Ok(imported) = timeline_formats::read(text.as_bytes(), Format::TimelineJs) else { return };
    hold(&imported);
    cut_to_limits(&imported.dataset);
}
