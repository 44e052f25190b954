//! Folding of case and accents for search: `Çavuşoğlu`, `cavusoglu` and `ÇAVUŞOĞLU` are one word.
//!
//! The tables hold the base letters of Unicode's canonical decompositions (UnicodeData 15) for the scripts of the
//! widget's languages. A test compares them with a full normaliser, which would be larger than the rest of the search.

use super::case::lower;
use std::borrow::Cow;
use std::ops::Range;

/// Base letters of U+00DF to U+024F, `.` where the letter is its own base.
const LATIN: &[u8] =
    b".aaaaaa.ceeeeiiiidnooooo.ouuuuy.y.a.a.a.c.c.c.c.d.d.e.e.e.e.e.g.g.g.g.h.h.i.i.i.i.i...j.k..l\
    .l.l...l.n.n.n..n.o.o.o...r.r.r.s.s.s.s.t.t.t.u.u.u.u.u.u.w.y..z.z.z........................\
    ..........o..............u.............................a.i.o.u.u.u.u.u..a.a.....g.k.o.o..j..\
    ..g...n.a...o.a.a.e.e.i.i.o.o.r.r.u.u.s.t...h.......a.e.o.o.o.o.y...........................\
    .";

/// Base letters of U+1E00 to U+1EFF.
const LATIN_ADDITIONAL: &[u8] =
    b".a.b.b.b.c.d.d.d.d.d.e.e.e.e.e.f.g.h.h.h.h.h.i.i.k.k.k.l.l.l.l.m.m.m.n.n.n.n.o.o.o.o.p.p.r.r\
    .r.r.s.s.s.s.s.t.t.t.t.u.u.u.u.u.v.v.w.w.w.w.w.x.x.y.z.z.zhtwy.......a.a.a.a.a.a.a.a.a.a.a.a\
    .e.e.e.e.e.e.e.e.i.i.o.o.o.o.o.o.o.o.o.o.o.o.u.u.u.u.u.u.u.y.y.y.y......";

/// Other letters, each followed by its base letter, in the order of code points.
const OTHERS: &str = "ǯʒẛſʹʹ;;΅¨··ΐιάαέεήηίιΰυϊιϋυόούυώωϓϒϔϒйиѐеёеѓгїіќкѝиўуѷѵӂжӑаӓаӗе\
    ӛәӝжӟзӣиӥиӧоӫөӭэӯуӱуӳуӵчӹыآاأاؤوإائيۀەۂہۓے";

/// The form in which texts are compared: lower case, without accents, with plain quotes and dashes.
///
/// Idempotent: folding a folded text changes nothing.
pub fn fold(text: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase() && byte != b'\n' && byte != b'\t';
    if text.bytes().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().map(lower) {
        fold_letter(letter, &mut folded);
    }
    Cow::Owned(folded)
}

/// Where a text contains words of a search: ranges of bytes, ascending and without overlaps.
pub fn found_in(text: &str, search: &str) -> Vec<Range<usize>> {
    let (mut folded, mut origins) = (String::new(), Vec::new());
    for (start, letter) in text.char_indices() {
        fold_letter(lower(letter), &mut folded);
        origins.resize(folded.len(), start..start + letter.len_utf8());
    }
    let words = fold(search.trim());
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in words.split_whitespace() {
        let letter = word.chars().next().map_or(1, char::len_utf8);
        let mut from = 0;
        // Not `match_indices`, which leaves out what overlaps.
        while let Some(place) = folded.get(from..).and_then(|rest| rest.find(word)) {
            let start = from + place;
            from = start + letter;
            let (first, last) = (origins.get(start), origins.get(start + word.len() - 1));
            found.extend(first.zip(last).map(|(first, last)| first.start..last.end));
        }
    }
    found.sort_unstable_by_key(|range| range.start);
    found.dedup_by(|later, earlier| {
        let overlaps = later.start <= earlier.end;
        if overlaps {
            earlier.end = earlier.end.max(later.end);
        }
        overlaps
    });
    found
}

fn fold_letter(letter: char, folded: &mut String) {
    let code = letter as u32;
    match letter {
        '\t' | '\n' => folded.push(' '),
        ' '..='\u{7f}' => folded.push(letter),
        'ß' => folded.push_str("ss"),
        'æ' | 'ǽ' | 'ǣ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        'ς' => folded.push('σ'),
        '‘' | '’' | 'ʼ' => folded.push('\''),
        '“' | '”' | '«' | '»' | '„' => folded.push('"'),
        '‐'..='―' => folded.push('-'),
        '\u{a0}' | '\u{202f}' | '\u{2009}' => folded.push(' '),
        _ if is_mark(code) => {}
        _ => folded.push(base_letter(letter)),
    }
}

/// Combining accents, Hebrew points, Arabic vowel signs and the soft hyphen, which readers do not type in a search.
fn is_mark(code: u32) -> bool {
    matches!(code, 0xad | 0x300..=0x36f | 0x591..=0x5bd | 0x5bf..=0x5c7 | 0x610..=0x61a | 0x640 | 0x64b..=0x65f | 0x670)
}

fn base_letter(letter: char) -> char {
    let code = letter as usize;
    let latin = match code {
        0xdf..=0x24f => LATIN.get(code - 0xdf),
        0x1e00..=0x1eff => LATIN_ADDITIONAL.get(code - 0x1e00),
        0x250..=0x6d3 => None,
        _ => return letter,
    };
    if let Some(base) = latin.filter(|base| **base != b'.') {
        return char::from(*base);
    }
    let mut pairs = OTHERS.chars();
    while let (Some(accented), Some(base)) = (pairs.next(), pairs.next()) {
        if accented == letter {
            return base;
        }
    }
    letter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_search_are_found_in_the_text_as_written() {
        let found = |text: &str, search: &str| -> Vec<String> {
            found_in(text, search).into_iter().map(|range| text[range].to_owned()).collect()
        };
        assert_eq!(found("Çavuşoğlu meets Lavrov", "cavus LAVROV"), ["Çavuş", "Lavrov"]);
        assert_eq!(found("Straße", "ss"), ["ß"], "a letter that folds to two is found whole");
        assert_eq!(found("e\u{301}cole", "eco"), ["e\u{301}co"], "with the accents inside");
        assert_eq!(found("banana", "ana nan"), ["anana"], "overlapping words are one");
        assert!(found("Istanbul", "  ").is_empty() && found("", "x").is_empty());
    }
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn folds_what_a_reader_would_not_type() {
        for (written, typed) in [
            ("Çavuşoğlu", "cavusoglu"),
            ("TÜRKİYE", "turkiye"),
            ("Élysée", "elysee"),
            ("Straße", "strasse"),
            ("Łódź", "lodz"),
            ("Leaders’ visits", "leaders' visits"),
            ("Київ", "киів"),
            ("Ёлка", "елка"),
            ("مُحَمَّد", "محمد"),
            ("28–30\u{a0}March", "28-30 march"),
        ] {
            assert_eq!(fold(written), typed, "{written}");
        }
    }

    #[test]
    fn composed_and_decomposed_letters_fold_alike() {
        let scripts = (0xc0..=0x24f).chain(0x370..=0x52f).chain(0x620..=0x6d3).chain(0x1e00..=0x1eff);
        for letter in scripts.filter_map(char::from_u32).map(String::from) {
            let decomposed: String = letter.nfd().collect();
            assert_eq!(fold(&letter), fold(&decomposed), "{letter}");
            assert_eq!(fold(&fold(&letter)), fold(&letter), "{letter}");
        }
    }
}
