//! Reading the native format with arbitrary content, and with valid content.

use crate::arbitrary::worlds;
use crate::config;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use timeline_core::dataset::Dataset;
use timeline_core::import::{self, Json};

proptest! {
    #![proptest_config(config(100))]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in vec(any::<u8>(), 0..300), text in "[\\[\\]{}:,\"0-9a-z \\\\]{0,200}") {
        let _ = import::native(&String::from_utf8_lossy(&bytes));
        let _ = import::native(&text);
        let _ = import::native(&format!(r#"{{"events": [{text}]}}"#));
    }

    #[test]
    fn a_damaged_dataset_never_makes_the_reader_panic(
        world in worlds(),
        at in any::<Index>(),
        cut in 0..40usize,
        put in damage(),
    ) {
        let letters: Vec<char> = world.json.chars().collect();
        let at = at.index(letters.len());
        let (head, tail) = (&letters[..at], letters.iter().skip(at + cut));
        let damaged: String = head.iter().copied().chain(put.chars()).chain(tail.copied()).collect();
        if let Ok(imported) = import::native(&damaged) {
            assert!(imported.dataset.events().len() <= world.written.len() + 1);
        }
        let _ = import::native(&head.iter().collect::<String>());
    }

    #[test]
    fn ids_become_unique_and_lead_to_their_events(ids in vec(select(&["", "a", "a-2", "a-3", "a-2-2", "event-2", "é"][..]), 0..60)) {
        let listed = ids.iter().map(|id| json!({"id": id, "start": "2022", "headline": id}));
        let json = json!({"events": listed.collect::<Vec<_>>()});
        let imported = import::native(&json.to_string()).unwrap();
        let events = imported.dataset.events();
        assert_eq!(events.len(), ids.len());
        let unique: BTreeSet<&str> = events.iter().map(|event| event.id.as_str()).collect();
        assert_eq!(unique.len(), ids.len(), "{unique:?}");
        for (row, (event, wanted)) in events.iter().zip(&ids).enumerate() {
            assert_eq!(imported.dataset.row(&event.id), Some(row));
            let base = if wanted.is_empty() { "event-" } else { wanted };
            assert!(event.id.starts_with(base), "{} for {wanted:?}", event.id);
        }
        let changed = events.iter().zip(&ids).filter(|(event, wanted)| !wanted.is_empty() && event.id != **wanted);
        assert!(imported.problems.len() >= changed.count(), "each change is reported");
        assert!(unique.iter().all(|id| imported.dataset.row(&format!("{id}!")).is_none()));
    }

    #[test]
    fn a_tree_from_another_parser_gives_the_same_dataset(world in worlds()) {
        let json: Value = serde_json::from_str(&world.json).unwrap();
        let events: Vec<Json> = json["events"].as_array().unwrap().iter().map(tree).collect();
        let mut root = json.clone();
        root["events"] = json!([]);
        let mut draft_reader = import::DraftReader::default();
        let (parts, rows) = draft_reader.read_head(tree(&root)).unwrap();
        assert_eq!(rows, []);
        let events = events.into_iter().filter_map(|event| draft_reader.read(event)).collect();
        let (dataset, problems) = Dataset::new(parts, events);
        assert_eq!(problems, []);
        assert_eq!(draft_reader.finish(), (0, Vec::new()));
        assert_eq!(dataset.events(), world.dataset.events());
        assert_eq!(dataset.facets(), world.dataset.facets());
        assert_eq!(dataset.sources(), world.dataset.sources());
    }

    #[test]
    fn events_are_listed_by_first_instant_then_the_coarser_start_then_the_longer_then_as_written(world in worlds()) {
        let json: Value = serde_json::from_str(&world.json).unwrap();
        let known = json["events"].as_array().unwrap().iter().map(|event| {
            let fields = event["start"].as_str().unwrap()[1..].split(['-', 'T', ':']).count();
            let precision = ["year", "month", "day", "hour", "minute"].iter().position(|name| event["precision"] == *name);
            precision.map_or(fields, |precision| fields.min(precision + 1))
        });
        let mut expected: Vec<_> = world.written.iter().cloned().zip(known).collect();
        expected.sort_by_key(|((_, (begins, ends)), known)| (*begins, *known, -*ends));
        let expected: Vec<_> = expected.into_iter().map(|(written, _)| written).collect();
        let events = world.dataset.events();
        let listed = events.iter().map(|event| (event.id.clone(), event.when.extent()));
        assert_eq!(listed.collect::<Vec<_>>(), expected);
        assert!(events.is_sorted_by_key(|event| event.when.sort_key()));
        assert!(events.iter().enumerate().all(|(row, event)| world.dataset.row(&event.id) == Some(row)));
        let again = import::native(&world.json).unwrap().dataset;
        assert_eq!(again.events(), events, "the same text gives the same events");
    }

    #[test]
    fn everything_written_about_an_event_is_read(world in worlds()) {
        let json: Value = serde_json::from_str(&world.json).unwrap();
        for written in json["events"].as_array().unwrap() {
            let event = &world.dataset.events()[world.dataset.row(written["id"].as_str().unwrap()).unwrap()];
            assert_eq!(event.headline.get("en"), written["headline"].as_str().unwrap());
            assert_eq!(event.summary.get("uk"), written["summary"]["uk"].as_str().unwrap_or_default());
            let short = written["short"]["uk"].as_str().or(written["headline"].as_str());
            assert_eq!(event.short().get("uk"), short.unwrap());
            assert_eq!(Value::from(event.when.is_about()), written["about"]);
            let tags = event.tags.iter().map(|tag| world.dataset.resolve(*tag).unwrap());
            for (facet, term) in tags.clone() {
                assert!(written["tags"][&facet.id].as_array().unwrap().contains(&Value::from(term.id.as_str())));
            }
            let named = written["tags"].as_object().unwrap().values().filter_map(Value::as_array).map(Vec::len);
            assert_eq!(tags.count(), named.sum::<usize>());
            let sources: Vec<&str> = event.sources.iter().map(|at| world.dataset.sources()[*at].id.as_str()).collect();
            assert_eq!(Value::from(sources), written.get("sources").cloned().unwrap_or(Value::Array(Vec::new())));
            let details = event.details();
            for (count, key) in [(details.claims.len(), "claims"), (details.people.len(), "people"), (details.differs.len(), "differs")] {
                assert_eq!(count, written[key].as_array().map_or(0, Vec::len), "{key}");
            }
        }
    }
}

fn damage() -> impl Strategy<Value = &'static str> {
    select(vec![
        "", "null", "{", "}", "[", "]", "\"", ",", "\\", "\\ud800", "1e999", "-", "\u{0}", "{\"a\":", "7",
    ])
}

#[test]
fn hundreds_of_events_with_one_id_get_unique_ids() {
    let events = vec![json!({"id": "same", "start": "2022"}); 300];
    let imported = import::native(&json!({"events": events}).to_string()).unwrap();
    assert_eq!((imported.problems.len(), imported.dataset.row("same-300")), (299, Some(299)));
}

fn tree(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(flag) => Json::Bool(*flag),
        Value::Number(number) => number.as_i64().map_or(Json::Float(number.as_f64().unwrap()), Json::Integer),
        Value::String(text) => Json::Text(text.clone()),
        Value::Array(values) => Json::List(values.iter().map(tree).collect()),
        Value::Object(fields) => {
            Json::Object(fields.iter().map(|(name, value)| (name.clone(), tree(value))).collect())
        }
    }
}
