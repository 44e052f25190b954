//! A query as readable text, for attributes and addresses:
//! `kind=negotiation-round&party=RU,UA&q=corridor&from=2022-02-24&to=2022-04-01`.
//!
//! Keys are facet ids (and `q`, `from`, `to`), values are term ids joined by commas. A part that makes no sense for
//! the dataset is ignored; the rest counts.

use super::Query;
use crate::dataset::{Dataset, Moment};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::fmt::Write;

/// The longest text that is read, in bytes; nothing that a reader can choose comes near it.
const LONGEST: usize = 20_000;

impl Query {
    /// The query as text; empty if every event passes.
    pub fn to_text(&self, dataset: &Dataset) -> String {
        let mut parts: Vec<String> = Vec::new();
        for (facet, described) in dataset.facets().iter().enumerate() {
            let terms =
                self.terms.iter().filter(|tag| tag.facet == facet).filter_map(|tag| dataset.resolve(*tag));
            let terms: Vec<String> = terms.map(|(_, term)| encoded(&term.id)).collect();
            if !terms.is_empty() {
                parts.push(format!("{}={}", encoded(&described.id), terms.join(",")));
            }
        }
        if !self.text.trim().is_empty() {
            parts.push(format!("q={}", encoded(&self.text)));
        }
        for (key, day) in [("from", self.from), ("to", self.to)] {
            parts.extend(day.map(|day| format!("{key}={}", Moment::day(day))));
        }
        parts.join("&")
    }

    /// Reads a query; what makes no sense for the dataset is ignored.
    pub fn parse(text: &str, dataset: &Dataset) -> Self {
        let mut query = Self::default();
        let (mut from, mut to) = (None, None);
        for (key, value) in pairs(text) {
            match key.as_ref() {
                "q" => query = query.with_text(&decoded(value)),
                "from" => from = day(value, false).or(from),
                "to" => to = day(value, true).or(to),
                facet => {
                    let ids = value.split(',').map(decoded);
                    let tags = ids.filter_map(|id| dataset.tag(facet, &id));
                    query.terms.extend(tags);
                }
            }
        }
        query.terms.sort_unstable();
        query.terms.dedup();
        query.with_dates(from, to)
    }
}

/// The keys and raw values of a text `a=b&c=d`, with or without a leading `?` or `#`.
pub(crate) fn pairs(text: &str) -> impl Iterator<Item = (Cow<'_, str>, &str)> {
    let text = if text.len() > LONGEST { "" } else { text.trim_start_matches(['?', '#']) };
    text.split('&').filter_map(|part| part.split_once('=')).map(|(key, value)| (decoded(key), value))
}

/// Escapes what would end a key, a value or a list; letters of every script stay readable.
pub(crate) fn encoded(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_plain(letter) {
            escaped.push(letter);
        } else if letter == ' ' {
            escaped.push('+');
        } else {
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                // Writing to a String cannot fail.
                let _ = write!(escaped, "%{byte:02X}");
            }
        }
    }
    escaped
}

/// Whether a letter may stand as it is. By blocks of scripts beyond ASCII, which need no table of every letter.
fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || matches!(letter, '-' | '_' | '.' | '~' | ':' | '/' | '\'' | '(' | ')')
        || matches!(letter, 'À'..='\u{167f}' | '\u{1681}'..='\u{1fff}' | '\u{2c00}'..='\u{2dff}')
        || matches!(letter, '\u{3040}'..='\u{d7ff}' | '\u{f900}'..='\u{fdff}' | '\u{10000}'..='\u{3ffff}')
}

/// Undoes [`encoded`]; a percent sign that escapes nothing stays as it is, and so does a text that would be no UTF-8.
pub(crate) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains(['%', '+']) {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        rest = tail;
        match (first, tail) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, after @ ..]) => match hex(*high).zip(hex(*low)) {
                Some((high, low)) => {
                    bytes.push(high * 16 + low);
                    rest = after;
                }
                None => bytes.push(b'%'),
            },
            _ => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

/// The first day that a date covers, or the last one for the end of a range.
fn day(written: &str, last: bool) -> Option<NaiveDate> {
    let moment = Moment::parse(&decoded(written)).ok()?;
    if last { moment.last_date() } else { Some(moment.date()) }
}
