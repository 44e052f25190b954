//! Writes one cell of a table: quoted where necessary, and safe from running as a formula.
//!
//! The rule: a cell that starts with `=`, `+`, `-`, `@`, a tab or a line end, with or without apostrophes before it, gets one
//! more apostrophe. Plain numbers and dates, such as the year `-0043`, stay unchanged. Readers remove one apostrophe from any cell
//! that starts with apostrophes followed by one of those characters, so that every cell reads back unchanged.

use timeline_core::dataset::Moment;

/// A value as written in the table.
pub(super) fn written(value: &str) -> String {
    let clean: String = value.chars().filter(|letter| *letter != '\0').collect();
    let guarded = is_run(&clean);
    let plain =
        |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '.' | ':' | '/' | '_' | ' ');
    let bare = !guarded && clean.chars().all(plain) && clean.trim() == clean;
    if bare {
        return clean;
    }
    let apostrophe = if guarded { "'" } else { "" };
    format!("\"{apostrophe}{}\"", clean.replace('"', "\"\""))
}

/// Whether a spreadsheet would treat the value as a formula, or the reader would remove an apostrophe from it.
fn is_run(value: &str) -> bool {
    let after = value.trim_start_matches('\'');
    after.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && !is_number_or_date(value)
}

fn is_number_or_date(value: &str) -> bool {
    let digits = value.strip_prefix(['+', '-']).unwrap_or(value);
    let mut parts = digits.splitn(2, '.');
    let number = parts.all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    number || (value.trim() == value && Moment::parse(value).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_escaped_and_other_cells_quoted_where_necessary() {
        for (value, expected) in [
            ("plain words", "plain words"),
            ("a,b", "\"a,b\""),
            ("say \"so\"", "\"say \"\"so\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "\"'=1+1\""),
            ("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""),
            ("+49 30", "\"'+49 30\""),
            ("-1+1", "\"'-1+1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            ("\r=1", "\"'\r=1\""),
            ("'=1", "\"''=1\""),
            ("'quoted'", "\"'quoted'\""),
            ("-44", "-44"),
            ("-0043-03-15", "-0043-03-15"),
            ("+3.5", "\"+3.5\""),
            ("- a", "\"'- a\""),
            (" =1", "\" =1\""),
            ("", ""),
            ("a\0b", "ab"),
        ] {
            assert_eq!(written(value), expected, "for {value:?}");
        }
    }
}
