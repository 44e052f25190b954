//! Templates of messages: forms separated by `|`, and placeholders in braces.

/// The form at `index`. A template with fewer forms uses its last form from there on.
pub(super) fn form(template: &str, index: usize) -> &str {
    template.split('|').take(index.saturating_add(1)).last().unwrap_or(template)
}

/// The template with its placeholders filled. Braces inside a value stay as they are.
pub(super) fn filled(template: &str, values: &[(&str, &str)]) -> String {
    // Splitting at braces yields literal text at even positions and names of placeholders at odd ones.
    let pieces = template.split(['{', '}']).enumerate().map(|(position, piece)| {
        let value = values.iter().find(|(name, _)| position % 2 == 1 && *name == piece);
        value.map_or(piece, |(_, value)| *value)
    });
    pieces.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_form_stands_for_all_that_follow() {
        for (index, expected) in [(0, "a"), (1, "b"), (2, "b"), (usize::MAX, "b")] {
            assert_eq!(form("a|b", index), expected);
        }
        assert_eq!(form("", 3), "");
    }

    #[test]
    fn only_known_placeholders_are_filled_and_only_once() {
        assert_eq!(filled("{a} {b} {c}", &[("a", "{b}"), ("b", "2")]), "{b} 2 c");
        assert_eq!(filled("a{a}", &[("a", "1")]), "a1");
    }
}
