//! Makes ids for addresses from headlines in any script.

/// The maximum length of an id; more of the headline makes it no clearer.
const LONGEST: usize = 60;

/// Letters, digits and their combining marks, in lower case, with hyphens between words; may be empty.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    let mut length = 0_usize;
    let mut gap = false;
    for letter in text.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() || (is_mark(letter) && !slug.is_empty()) {
            if length >= LONGEST && gap {
                break;
            }
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            slug.push(letter);
            length = length.saturating_add(1);
            if length >= LONGEST.saturating_mul(2) {
                break;
            }
        } else if !matches!(letter, '\'' | '’' | '\u{200c}' | '\u{200d}') {
            gap = true;
        }
    }
    slug
}

/// Marks that join the letters of a word in some scripts, and that Rust does not count as letters.
fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{93c}' | '\u{94d}' | '\u{9cd}' | '\u{a4d}' | '\u{acd}'
        | '\u{b4d}' | '\u{bcd}' | '\u{c4d}' | '\u{ccd}' | '\u{d4d}' | '\u{dca}' | '\u{e47}'..='\u{e4e}'
        | '\u{1039}' | '\u{103a}' | '\u{17d2}' | '\u{3099}' | '\u{309a}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_keeps_the_letters_of_its_script() {
        for (text, expected) in [
            ("The council's first plan!", "the-councils-first-plan"),
            ("  — Переговоры в Минске —", "переговоры-в-минске"),
            ("محادثات السلام في جنيف", "محادثات-السلام-في-جنيف"),
            ("مُحَمَّد", "مُحَمَّد"),
            ("停火談判", "停火談判"),
            ("शान्ति वार्ता", "शान्ति-वार्ता"),
            ("İstanbul'da 2022", "i\u{307}stanbulda-2022"),
            ("<b>&quot;", "b-quot"),
            ("!?", ""),
            ("\u{301}", ""),
        ] {
            assert_eq!(slug(text), expected, "for {text:?}");
        }
        let long = slug(&"word ".repeat(100));
        assert!(long.len() < 80 && long.ends_with("word"), "{long}");
        assert_eq!(slug(&"字".repeat(500)).chars().count(), 120);
    }
}
