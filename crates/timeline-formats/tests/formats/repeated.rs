//! Long or numerous names: the problems and the result grow no faster than the input.

use serde_json::{Value, json};
use timeline_core::import::{self, Imported};
use timeline_formats::Format;

const LONG: usize = 100_000;

fn read(text: &str) -> Imported {
    timeline_formats::read(text.as_bytes(), Format::Auto).unwrap()
}

/// The total number of bytes of all places and messages.
fn said(imported: &Imported) -> usize {
    imported.problems.iter().map(|problem| problem.place.len() + problem.message.len()).sum()
}

#[test]
fn problems_abbreviate_long_names() {
    let name = "n".repeat(LONG);
    let facets = json!([{"id": name, "terms": vec![json!({}); 5_000]}]);
    let terms = read(&json!({"facets": facets, "events": []}).to_string());
    assert!((5_000..2_000_000).contains(&said(&terms)), "{}", said(&terms));

    let undeclared: Vec<String> = (0..5_000).map(|number| format!("t{number}")).collect();
    let tags = Value::Object([(name.clone(), json!(undeclared))].into_iter().collect());
    let event = json!({"start": "2022", "tags": tags});
    let terms = read(&json!({"facets": [{"id": name}], "events": [event]}).to_string());
    assert!((5_000..2_000_000).contains(&said(&terms)), "{}", said(&terms));

    for (text, place) in [
        (
            format!("Date{}\n{}2022", " ".repeat(LONG), "soon\n".repeat(5_000)),
            "row 2, column \"Date\"".to_owned(),
        ),
        (format!("date,{name}\n{}2022", "2022,x,y\n".repeat(5_000)), "row 2".to_owned()),
        (format!("date,{name}\n2022,\"open"), format!("row 2, column \"{}\"", &name[..100])),
        (
            format!("date,{name}\n2022,{}\n", "x".repeat(20_001)),
            format!("row 2, column \"{}\"", &name[..100]),
        ),
    ] {
        let table = read(&text);
        assert_eq!(table.problems[0].place, place);
        assert!(said(&table) < 2_000_000);
    }
}

/// Every row has a copy of the name.
#[test]
fn a_column_with_a_long_name_does_not_exhaust_memory() {
    let columns = Value::Object(
        [("start".to_owned(), json!(["2022", "2023"])), ("n".repeat(LONG), json!(vec![0; LONG]))]
            .into_iter()
            .collect(),
    );
    let imported = read(&json!({"events": {"columns": columns}}).to_string());
    assert_eq!((imported.dataset.events().len(), imported.problems.len()), (2, 0));
}

/// A linear search for each key would take an hour in a test build.
#[test]
fn many_tag_keys_are_read_in_linear_time() {
    let keys = (0..200_000).map(|number| format!("\"k{number}\":0,")).collect::<String>();
    let json = format!(
        r#"{{"facets":[{{"id":"f"}}],"events":[{{"start":"2022","tags":{{"f":"lost",{keys}"f":["a"]}}}}]}}"#
    );
    let imported = import::native(&json).unwrap();
    let event = &imported.dataset.events()[0];
    assert_eq!(imported.dataset.resolve(event.tags[0]).unwrap().1.id, "a", "the last list of a key counts");
    assert_eq!((event.tags.len(), imported.problems.len()), (1, 200_001));
}

#[test]
fn an_undeclared_term_without_an_id_is_reported() {
    let json = r#"{"facets": [{"id": "f"}], "events": [{"start": "2022", "tags": {"f": ["", "b"]}}]}"#;
    let imported = import::native(json).unwrap();
    let problems: Vec<String> = imported.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "events[0].tags.f: a term needs an id; left out",
            "events[0].tags.f: the term \"b\" is not declared; shown under its id"
        ]
    );
    assert_eq!(imported.dataset.facets()[0].terms.len(), 1);
}
