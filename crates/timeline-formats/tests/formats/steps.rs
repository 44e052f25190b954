//! Reading in steps gives what reading at once does.

use crate::show::show;
use std::fs;
use std::path::Path;
use timeline_formats::{Format, Reading};

#[test]
fn any_steps_give_the_same_dataset() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/formats");
    for name in ["slides.json", "version-2.json", "sheet.csv", "plain.csv", "native.json"] {
        let bytes = fs::read(folder.join(name)).unwrap();
        let whole = show(&timeline_formats::read(&bytes, Format::Auto));
        for rows in [1, 3, 1_000] {
            let mut reading = Reading::new(&bytes, Format::Auto).unwrap();
            let mut before = 0;
            loop {
                let progress = reading.step(rows);
                // Two steps lead from one stage to the next, and count as nothing.
                let steps = progress.done + progress.built;
                assert!(steps <= before + rows && (progress.finished || steps + 2 >= before + rows));
                before = steps;
                if progress.finished {
                    assert_eq!(progress.total_hint, Some(progress.done));
                    break;
                }
            }
            let last = reading.step(rows);
            assert_eq!(last.done + last.built, before, "nothing is done twice");
            assert_eq!(show(&reading.finish()), whole, "{name} by {rows}");
        }
        let mut reading = Reading::new(&bytes, Format::Auto).unwrap();
        reading.step(1);
        assert_eq!(show(&reading.finish()), whole, "{name} finished early");
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
    let mut reading = Reading::new(text.as_bytes(), Format::Auto).unwrap();
    let progress = reading.step(1_000);
    assert!((4_500..5_500).contains(&progress.total_hint.unwrap()), "{progress:?}");
    let imported = reading.finish().unwrap();
    assert_eq!((imported.dataset.events().len(), imported.problems.len()), (5_000, 0));
    assert_eq!(imported.dataset.facets()[0].terms.len(), 7);
}
