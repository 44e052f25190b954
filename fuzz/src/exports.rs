//! The promises of the other exporters for any dataset.

use timeline_core::dataset::Dataset;
use timeline_formats::Format;
use timeline_formats::export::{self, Calendar, Extract};

/// Writes every format, and reads back those for which there is a reader.
pub fn exports_keep_their_promises(dataset: &Dataset) {
    let structured = export::json_ld(dataset, &dataset.language);
    assert!(!structured.contains('<'), "it must be safe in a <script> element: {structured}");
    assert!(serde_json::from_str::<serde_json::Value>(&structured).is_ok(), "{structured}");

    let whole = Extract::whole(dataset);
    let calendar = export::ics(whole, Calendar::default()).text;
    let folded = calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains(char::is_control));
    assert!(folded, "{calendar:?}");

    let slides = export::timelinejs(whole).text;
    assert!(!slides.contains('<'), "it must be safe in a <script> element: {slides}");
    events_stay(dataset, slides.as_bytes(), Format::TimelineJs);
    let table = export::csv(whole, true).text;
    if !dataset.events().is_empty() {
        events_stay(dataset, table.as_bytes(), Format::Csv);
    }
    for row in 0..dataset.events().len().min(20) {
        assert!(!export::citation(dataset, row, None).is_empty());
    }
}

/// Our own readers find every event again, at the same dates.
fn events_stay(dataset: &Dataset, text: &[u8], format: Format) {
    let again = match timeline_formats::read(text, format) {
        Ok(again) => again,
        Err(error) => panic!("{error} in our own file\n{}", String::from_utf8_lossy(text)),
    };
    let dates = |dataset: &Dataset| {
        let dates = dataset.events().iter().map(|event| (event.when.start(), event.when.end()));
        dates.collect::<Vec<_>>()
    };
    let written = String::from_utf8_lossy(text);
    assert_eq!(dates(&again.dataset), dates(dataset), "{:?}\n{written}", again.problems);
}
