//! Content lines of a calendar: escaped, folded and terminated as RFC 5545 requires.

/// The maximum length of a line in bytes, without its end.
const LONGEST: usize = 75;

/// A sequence of lines.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// Adds a line with a value that is already in the format's syntax; control characters are dropped.
    pub(super) fn put(&mut self, name: &str, value: &str) {
        let mut length = 0_usize;
        let letters = name.chars().chain([':']).chain(value.chars());
        for letter in letters.filter(|letter| !letter.is_control()) {
            if length.saturating_add(letter.len_utf8()) > LONGEST {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length = length.saturating_add(letter.len_utf8());
        }
        self.0.push_str("\r\n");
    }

    /// Adds a text, unless it is empty.
    pub(super) fn put_text(&mut self, name: &str, text: &str) {
        if !text.trim().is_empty() {
            self.put(name, &escaped(text));
        }
    }

    pub(super) fn text(self) -> String {
        self.0
    }
}

/// A text with all special characters of values escaped.
pub(super) fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            '\n' | '\r' => value.push_str("\\n"),
            '\t' => value.push(' '),
            _ => value.push(letter),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_characters_are_escaped() {
        assert_eq!(escaped("a;b,c\\d\r\ne\nf\tg"), "a\\;b\\,c\\\\d\\ne\\nf g");
        let mut lines = Lines::default();
        lines.put_text("SUMMARY", "a\u{0}b\u{7}\u{85}c\nEND:VEVENT");
        lines.put("URL", "https://e.org/\r\nX:1");
        assert_eq!(lines.text(), "SUMMARY:abc\\nEND:VEVENT\r\nURL:https://e.org/X:1\r\n");
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        for letter in ["a", "é", "€", "🕊"] {
            let mut lines = Lines::default();
            lines.put("X", &letter.repeat(200));
            let text = lines.text();
            assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
            assert_eq!(text.replace("\r\n ", ""), format!("X:{}\r\n", letter.repeat(200)));
        }
    }
}
