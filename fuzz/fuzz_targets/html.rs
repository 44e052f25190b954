//! The allowlist for HTML, through the texts of TimelineJS.

#![no_main]

use libfuzzer_sys::fuzz_target;
use promises::{cut_to_limits, hold, quoted};
use timeline_core::dataset::{Block, Dataset};
use timeline_core::import;
use timeline_core::import::limits::CHARACTERS;
use timeline_formats::Format;
use timeline_formats::export::{self, Extract};

fuzz_target!(|text: &str| {
    let linked = slide(text, true);
    hold(&linked);
    cut_to_limits(&linked.dataset);
    let bare = slide(text, false).dataset;
    let body = body(&bare);
    if text.chars().count() <= CHARACTERS {
        nothing_is_invented(text, &words(body));
        no_tag_is_left(text, &words(body));
    }
    assert_eq!(letters(&words(body)), letters(&words(self::body(&linked.dataset))), "links change no words");
    // Plain text has the same words in one line.
    let headline = bare.events()[0].headline.get("");
    let dropped = text.contains(['<', '&']);
    assert!(
        dropped
            || headline.split_whitespace().eq(text
                .chars()
                .take(CHARACTERS)
                .collect::<String>()
                .split_whitespace())
    );
    // Exported as HTML and read again, the words are the same. Exports omit control characters.
    if !words(body).contains(|letter: char| letter.is_control() && letter != '\n') {
        let written = export::timelinejs(Extract::whole(&bare)).text;
        let again =
            timeline_formats::read(written.as_bytes(), Format::TimelineJs).expect("our own file").dataset;
        assert_eq!(self::body(&again), body, "{written}");
    }
});

/// A slide with the same text in each field that may hold HTML.
fn slide(text: &str, autolink: bool) -> import::Imported {
    let text = quoted(text);
    let words = format!(r#"{{"headline": {text}, "text": {text}}}"#);
    let media = format!(r#"{{"url": {text}, "caption": {text}, "credit": {text}, "title": {text}}}"#);
    let media = if autolink { media } else { "null".to_owned() };
    let slide = format!(
        r#"{{"start_date": {{"year": 2022}}, "text": {words}, "media": {media}, "autolink": {autolink}, "group": {text}}}"#
    );
    let json = format!(r#"{{"title": {{"text": {words}}}, "events": [{slide}]}}"#);
    timeline_formats::read(json.as_bytes(), Format::TimelineJs).expect("a slide")
}

fn body(dataset: &Dataset) -> &[Block] {
    &dataset.events()[0].details().body
}

fn words(blocks: &[Block]) -> String {
    blocks.iter().flat_map(|block| &block.spans).map(|span| span.text.get("")).collect()
}

fn letters(words: &str) -> String {
    words.split_whitespace().collect()
}

/// Without escapes, the output is a subsequence of the input's characters; without tags, it has all of them.
fn nothing_is_invented(text: &str, words: &str) {
    // HTML replaces NUL by another character, and normalises line ends.
    if text.contains(['&', '\0', '\r']) {
        return;
    }
    let mut given = text.chars();
    for letter in words.chars().filter(|letter| !letter.is_whitespace()) {
        assert!(given.any(|known| known == letter), "{letter:?} is not in {text:?}");
    }
    if !text.contains('<') {
        assert_eq!(letters(words), letters(text));
    }
}

/// If each `<` starts a tag or a comment, and none is escaped, the output contains none.
fn no_tag_is_left(text: &str, words: &str) {
    let lower = text.to_ascii_lowercase();
    // In these elements it is an ordinary character.
    let raw = ["title", "textarea", "xmp", "plaintext"].iter().any(|name| lower.contains(name));
    let begins = |after: &str| {
        let mut letters = after.chars();
        match letters.next() {
            Some('/') => letters.next().is_some(),
            Some(letter) => letter.is_ascii_alphabetic() || letter == '!' || letter == '?',
            None => false,
        }
    };
    if !raw && !text.contains('&') && text.split('<').skip(1).all(begins) {
        assert!(!words.contains('<'), "{words:?} of {text:?}");
    }
}
