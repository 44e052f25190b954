//! Positions on printed pages.

use crate::engine::Engine;
use crate::harness::browse;
use crate::model::Data;
use unicode_normalization::UnicodeNormalization;

/// A printed word and its left position, in points from the left edge.
struct Word {
    text: String,
    left: f64,
}

/// Some pairs of letters are printed as ligatures.
fn plain(text: &str) -> String {
    text.nfkc().collect()
}

/// The words of all pages in reading order, from the boxes that pdftotext writes.
fn words(boxes: &str) -> Vec<Word> {
    let unescaped = |text: &str| {
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&apos;", "'")
            .replace("&amp;", "&")
    };
    let word = |line: &str| {
        let (place, text) = line.trim().strip_prefix("<word xMin=\"")?.split_once("\">")?;
        let left = place.split('"').next()?.parse().ok()?;
        Some(Word { text: plain(&unescaped(text.strip_suffix("</word>")?)), left })
    };
    boxes.lines().filter_map(word).collect()
}

/// The left position of each occurrence of a text in print. Words with wide letter spacing may be split.
fn places(words: &[Word], text: &str) -> Vec<f64> {
    let text: String = plain(text).split_whitespace().collect();
    let begins = |first: usize| {
        let mut rest = text.as_str();
        for word in &words[first..] {
            match rest.strip_prefix(word.text.as_str()) {
                Some("") => return true,
                Some(more) => rest = more,
                None => return false,
            }
        }
        false
    };
    (0..words.len()).filter(|first| begins(*first)).map(|first| words[first].left).collect()
}

#[test]
fn a_selected_event_has_the_same_position_in_print_as_the_others() {
    const SELECTED: &str = "antalya-ministers";
    // WebKitGTK's driver cannot print.
    if Engine::chosen() == Engine::WebKit {
        return;
    }
    browse(async |page| {
        page.open(&format!("/#selected={SELECTED}")).await;
        assert!(
            page.is("return host.selected === 'antalya-ministers' && all('[part~=stage] [data-look=step]').length === 2")
                .await
        );
        let words = words(&page.printed_as(&["-raw", "-bbox"]).await);
        let data = Data::read();
        let mut lefts = Vec::new();
        for event in &data.events {
            let found = places(&words, &event.headline);
            assert!(!found.is_empty(), "{} is not printed", event.id);
            lefts.push((&event.id, found));
        }
        let (_, selected) = lefts.iter().find(|(id, _)| *id == SELECTED).expect("the selected event");
        for (id, found) in &lefts {
            let alike = found.iter().any(|left| selected.iter().any(|other| (left - other).abs() < 0.6));
            assert!(alike, "{id} begins at {found:?}, the selected event at {selected:?}");
        }
        for button in [
            "Previous event",
            "Next event",
            "Read on",
            "Share",
            "Zoom in",
            "Clear all",
            "Widen busy periods",
            "60 events as a list",
        ] {
            assert_eq!(places(&words, button), Vec::<f64>::new(), "{button:?} is printed");
        }
        // The position among the other events, beside those buttons.
        let place = data.events.iter().position(|event| event.id == SELECTED).expect("its place") + 1;
        assert_eq!(places(&words, &format!("{place} of {}", data.events.len())), Vec::<f64>::new());
    });
}
