//! Reading in steps gives the same result as reading at once, and so does the native text of the drafts.

use crate::show::show;
use std::fs;
use std::path::Path;
use timeline_core::import;
use timeline_formats::{Drafts, Format, Importer};

#[test]
fn any_steps_give_the_same_dataset() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/formats");
    for name in ["slides.json", "version-2.json", "sheet.csv", "plain.csv", "native.json"] {
        let bytes = fs::read(folder.join(name)).unwrap();
        let whole = show(&timeline_formats::read(&bytes, Format::Auto));
        for rows in [1, 3, 1_000] {
            let mut importer = Importer::new(&bytes, Format::Auto).unwrap();
            let mut done = 0;
            loop {
                let progress = importer.step(rows);
                assert!(progress.done == done + rows || (progress.finished && progress.done < done + rows));
                done = progress.done;
                if progress.finished {
                    assert_eq!(progress.total_hint, Some(done));
                    break;
                }
            }
            assert_eq!(importer.step(rows).done, done, "no row is read twice");
            assert_eq!(show(&importer.finish().map(Drafts::build)), whole, "{name} by {rows}");
        }
        let mut importer = Importer::new(&bytes, Format::Auto).unwrap();
        importer.step(1);
        assert_eq!(show(&importer.finish().map(Drafts::build)), whole, "{name} finished early");
    }
}

#[test]
fn five_thousand_rows_are_read_with_their_hints() {
    let header = "Year,Month,Day,Headline,Text,Group,Media\n";
    let row = |number: usize| {
        format!(
            "{},{},{},Event {number},<p>Text {number}</p>,Group {},https://example.org/{number}.png\n",
            1900 + number % 120,
            number % 12 + 1,
            number % 28 + 1,
            number % 7
        )
    };
    let text = header.to_owned() + &(0..5_000).map(row).collect::<String>();
    let text = text.replace("Media\n", "Media,Media Credit\n");
    let mut importer = Importer::new(text.as_bytes(), Format::Auto).unwrap();
    let progress = importer.step(1_000);
    assert!((4_500..5_500).contains(&progress.total_hint.unwrap()), "{progress:?}");
    let imported = importer.finish().unwrap().build();
    assert_eq!((imported.dataset.events().len(), imported.problems.len()), (5_000, 0));
    assert_eq!(imported.dataset.facets()[0].terms.len(), 7);
}

/// The text that the second module passes to the first.
fn native_text(bytes: &[u8], events: usize) -> (String, Vec<String>) {
    let mut drafts = Importer::new(bytes, Format::Auto).unwrap().finish().unwrap();
    let mut text = String::new();
    while let Some(piece) = drafts.native_piece(events) {
        text.push_str(&piece);
    }
    (text, drafts.problems().iter().map(ToString::to_string).collect())
}

#[test]
fn the_native_text_of_drafts_gives_the_same_dataset_and_the_same_problems() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/formats");
    let names = [
        "slides.json",
        "slides-wrong.json",
        "version-2.json",
        "scripts.json",
        "sheet.csv",
        "plain.csv",
        "native.json",
    ];
    for name in names {
        let bytes = fs::read(folder.join(name)).unwrap();
        let mut whole = timeline_formats::read(&bytes, Format::Auto).unwrap();
        for events in [1, 7, 1_000] {
            let (text, mut problems) = native_text(&bytes, events);
            let mut again = import::native(&text).unwrap();
            problems.extend(again.problems.drain(..).map(|problem| problem.to_string()));
            let expected: Vec<String> = whole.problems.iter().map(ToString::to_string).collect();
            assert_eq!(problems, expected, "{name}");
            let shown = std::mem::take(&mut whole.problems);
            assert_eq!(show(&Ok(again)), show(&Ok(whole.clone())), "{name}");
            whole.problems = shown;
        }
    }
}

#[test]
fn places_refer_to_the_file_even_after_an_unreadable_event() {
    let file = br#"{"facets": [{"id": "kind"}], "events": [{"start": "soon"}, {"id": "a", "start": "2022", "tags": {"kind": ["new"]}},
        {"id": "a", "start": "2023", "sources": ["none"]}]}"#;
    let (text, problems) = native_text(file, 1);
    assert_eq!(problems.len(), 1, "{problems:?}");
    let again = import::native(&text).unwrap();
    let places: Vec<&str> = again.problems.iter().map(|problem| problem.place.as_str()).collect();
    assert_eq!(places, ["events[1].tags.kind", "events[2].sources", "events[2].id"]);
    assert_eq!(again.dataset.events()[1].id, "a-2");
}
