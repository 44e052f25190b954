//! Exports of random datasets.

use crate::arbitrary::worlds;
use crate::config;
use icalendar::CalendarComponent;
use proptest::prelude::*;
use timeline_core::import;
use timeline_formats::export::{self, Calendar, Extract};

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn the_native_format_reads_back_as_the_same_dataset(world in worlds()) {
        let again = import::native(&export::native(&world.dataset, None)).unwrap();
        assert_eq!(again.problems, []);
        assert_eq!(again.dataset.events(), world.dataset.events());
        assert_eq!(again.dataset.facets(), world.dataset.facets());
        assert_eq!(again.dataset.sources(), world.dataset.sources());
        assert_eq!(again.dataset.title, world.dataset.title);
    }

    #[test]
    fn exports_fit_the_schema(world in worlds()) {
        let schema = serde_json::from_str(&export::schema()).unwrap();
        let written = serde_json::from_str(&export::native(&world.dataset, None)).unwrap();
        let validator = jsonschema::draft202012::new(&schema).unwrap();
        let mistakes: Vec<String> = validator.iter_errors(&written).map(|mistake| mistake.to_string()).collect();
        assert_eq!(mistakes, [""; 0]);
    }

    #[test]
    fn a_calendar_is_well_formed(world in worlds()) {
        let exported = export::ics(Extract::whole(&world.dataset), Calendar::default());
        assert!(exported.text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(char::is_control)));
        let calendar: icalendar::Calendar = exported.text.parse().unwrap();
        let entries = calendar.components.iter().filter(|entry| matches!(entry, CalendarComponent::Event(_)));
        assert_eq!(entries.count(), exported.text.matches("BEGIN:VEVENT\r\n").count());
    }

    #[test]
    fn every_row_of_a_table_has_the_same_number_of_cells_and_no_formulas(world in worlds()) {
        let text = export::csv(Extract::whole(&world.dataset), false).text;
        let rows = records(&text);
        assert_eq!(rows.len(), world.dataset.events().len() + 1);
        for row in &rows {
            assert_eq!(row.len(), rows[0].len());
            let run = |cell: &String| {
                let number = cell.trim_start_matches('-').starts_with(|letter: char| letter.is_ascii_digit());
                cell.starts_with(['=', '+', '@', '\t', '\r']) || (cell.starts_with('-') && !number)
            };
            assert!(!row.iter().any(run), "{row:?}");
        }
    }

    #[test]
    fn json_exports_contain_no_markup(world in worlds()) {
        let extract = Extract::whole(&world.dataset);
        let text = export::timelinejs(extract).text;
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["events"].as_array().unwrap().len(), world.dataset.events().len());
        assert!(!text.contains('<'));
        for event in read["events"].as_array().unwrap() {
            let marked = |text: &serde_json::Value| text.as_str().unwrap_or_default().contains("<b>");
            assert!(!marked(&event["text"]["headline"]) && !marked(&event["text"]["text"]) && !marked(&event["group"]));
        }
        let list = export::json_ld(&world.dataset, "en");
        assert!(!list.contains('<') && serde_json::from_str::<serde_json::Value>(&list).is_ok());
    }
}

/// The cells of a table, read strictly as RFC 4180 says.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut letters = text.chars().peekable();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && letters.peek() == Some(&'\n') => {
                letters.next();
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(letter),
        }
    }
    rows
}
