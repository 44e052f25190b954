//! Decodes bytes into text.

use super::detect::is_json;
use super::problems::Problems;
use timeline_core::Error;
use timeline_core::import::limits::BYTES;

/// The characters of Windows-1252 from 0x80 to 0x9f; five of these bytes have none.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž',
    '\u{fffd}', //
    '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

/// The text of an input in UTF-8, or in UTF-16 with a byte order mark. Tables may also be in Windows-1252.
pub(super) fn text_of(bytes: &[u8], problems: &mut Problems) -> Result<String, Error> {
    within_limit(bytes.len())?;
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf_8(rest, problems)?,
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        _ => utf_8(bytes, problems)?,
    };
    checked(text, problems)
}

/// Refuses an input that is too large.
pub(super) fn within_limit(bytes: usize) -> Result<(), Error> {
    match bytes {
        0..=BYTES => Ok(()),
        _ => Err(Error::format(format!("it has more than {} MiB; split it", BYTES >> 20))),
    }
}

/// The text without byte order mark and NUL characters, unless it is not text.
pub(super) fn checked(mut text: String, problems: &mut Problems) -> Result<String, Error> {
    if text.starts_with("PK\u{3}\u{4}") {
        return Err(Error::format("this is a workbook or other archive; save the sheet as CSV in UTF-8"));
    }
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    if !text.as_bytes().contains(&0) {
        return Ok(text);
    }
    let nothing = text.bytes().filter(|byte| *byte == 0).count();
    if nothing > text.len() / 4 {
        return Err(Error::format("it looks like UTF-16 without a byte order mark; save it as UTF-8"));
    }
    // In JSON they are an error, which the parser reports with its line.
    if nothing > 0 && !is_json(&text) {
        problems.add("file", format!("NUL characters were left out ({nothing}); save it as UTF-8"));
        text.retain(|letter| letter != '\0');
    }
    Ok(text)
}

fn utf_8(bytes: &[u8], problems: &mut Problems) -> Result<String, Error> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.to_owned()),
        Err(error) => error,
    };
    let place = error.valid_up_to().saturating_add(1);
    let start = bytes.trim_ascii_start();
    if start.starts_with(b"{") || start.starts_with(b"[") {
        return Err(Error::format(format!("it is not UTF-8: byte {place} is invalid; save it as UTF-8")));
    }
    problems.add("file", format!("not UTF-8 at byte {place}; read as Windows-1252; save it as UTF-8"));
    let letters = bytes.iter().map(|byte| match byte {
        0x80..=0x9f => WINDOWS_1252.get(usize::from(byte & 0x1f)).copied().unwrap_or('\u{fffd}'),
        _ => char::from(*byte),
    });
    Ok(letters.collect())
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit);
    char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str, problem: &str) {
        let mut problems = Problems::default();
        let text = text_of(bytes, &mut problems).unwrap_or_else(|error| error.to_string());
        assert_eq!(text, expected);
        let found: Vec<String> = problems.finish().iter().map(ToString::to_string).collect();
        assert!(found.concat().contains(problem) && found.is_empty() == problem.is_empty(), "{found:?}");
    }

    #[test]
    fn common_encodings_are_read_and_others_reported() {
        check("Київ".as_bytes(), "Київ", "");
        check("\u{feff}Київ".as_bytes(), "Київ", "");
        check(b"\xff\xfeA\x00\x16\x04", "AЖ", "");
        check(b"\xfe\xff\x00A\x04\x16", "AЖ", "");
        check(b"\xfe\xff\xd8\x00\x00A", "\u{fffd}A", "");
        check(b"caf\xe9 \x80\x93", "café €“", "read as Windows-1252; save it as UTF-8");
        check(b"a,b\0\n1,2,3,4", "a,b\n1,2,3,4", "NUL characters were left out (1)");
        let wrong = "the dataset cannot be read: ";
        check(
            b"{\"a\": \"caf\xe9\"}",
            &format!("{wrong}it is not UTF-8: byte 11 is invalid; save it as UTF-8"),
            "",
        );
        check(
            b"d\0a\0t\0e\0",
            &format!("{wrong}it looks like UTF-16 without a byte order mark; save it as UTF-8"),
            "",
        );
        check(
            b"PK\x03\x04",
            &format!("{wrong}this is a workbook or other archive; save the sheet as CSV in UTF-8"),
            "",
        );
    }
}
