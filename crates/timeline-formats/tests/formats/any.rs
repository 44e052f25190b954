//! No input makes a reader panic.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngAlgorithm, RngSeed};
use std::fs;
use std::path::Path;
use timeline_formats::Format;

const FORMATS: [Format; 4] = [Format::Auto, Format::Native, Format::TimelineJs, Format::Csv];

/// A number of cases, the same in every run.
fn config(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        rng_algorithm: RngAlgorithm::ChaCha,
        rng_seed: RngSeed::Fixed(2022),
        ..Config::default()
    }
}

fn read(bytes: &[u8]) {
    for format in FORMATS {
        let _ = timeline_formats::read(bytes, format);
    }
}

fn fixtures() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/formats");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_none_or(|end| end != "txt")).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

fn damage() -> impl Strategy<Value = &'static [u8]> {
    select(vec![
        &b""[..],
        b"\"",
        b",",
        b"\n",
        b"\r",
        b"\0",
        b"<",
        b">",
        b"&",
        b"&#x",
        b"{",
        b"}",
        b"[",
        b"]",
        b"\\",
        b"\xff",
        b"\xc3",
        b"99999999999",
        b"-",
        b"/",
        b":",
        b"e308",
        b"<svg>",
        b"</",
        b"<a href=",
        b"https://",
        b"@",
        b"\xe2\x80\xae",
    ])
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn random_bytes(bytes in vec(any::<u8>(), 0..400), start in select(vec![&b""[..], b"date,a\n", b"Year,Headline,Type\n", b"{\"events\":[", b"\xff\xfe", b"\xfe\xff"])) {
        read(&[start, &bytes].concat());
    }

    #[test]
    fn damaged_files(file in any::<Index>(), places in vec((any::<Index>(), 0..20_usize, damage()), 1..4)) {
        let files = fixtures();
        let mut bytes = file.get(&files).clone();
        for (at, cut, put) in places {
            let at = at.index(bytes.len() + 1);
            let end = (at + cut).min(bytes.len());
            bytes.splice(at..end, put.iter().copied());
        }
        read(&bytes);
    }

    #[test]
    fn any_text_in_any_cell(cells in vec("[ -~\u{e9}\u{661}\n]{0,40}", 9)) {
        let cells: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        read(format!("Year,Month,Day,Time,Headline,Text,Media,Display Date,Type\n{}", cells.join(",")).as_bytes());
        read(format!("date,end,time,title,text,source,place,image,what\n{}", cells.join(",")).as_bytes());
        read(format!("Start Date,End Date,Headline,Text,Media,Type,Tag,Media Credit,x\n{}", cells.join(",")).as_bytes());
    }

    #[test]
    fn any_value_in_any_field(values in vec("null|-?[0-9]{1,25}|[0-9]\\.[0-9]e[0-9]{1,3}|\"[ -!#-\\[\\]-~]{0,30}\"|\\[\\]|\\{\\}|true", 10)) {
        let [year, month, day, hour, minute, second, text, media, group, id] = values.try_into().unwrap();
        let date = format!(r#"{{"year": {year}, "month": {month}, "day": {day}, "hour": {hour}, "minute": {minute}, "second": {second}}}"#);
        let event = format!(r#"{{"start_date": {date}, "end_date": {date}, "text": {{"headline": {text}, "text": {text}}}, "media": {{"url": {media}}}, "group": {group}, "unique_id": {id}}}"#);
        read(format!(r#"{{"events": [{event}], "title": {event}, "eras": [{event}]}}"#).as_bytes());
        read(format!(r#"{{"timeline": {{"date": [{{"startDate": {year}, "headline": {text}, "asset": {{"media": {media}}}}}]}}}}"#).as_bytes());
    }
}
