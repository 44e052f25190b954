//! Folding of case and accents, character by character.

use crate::config;
use proptest::prelude::*;
use std::ops::RangeInclusive;
use timeline_core::facet::fold;

/// The scripts of the languages that the search supports: Latin, Greek, Cyrillic, Hebrew, Arabic.
pub const SCRIPTS: [RangeInclusive<char>; 6] = [
    '\0'..='\u{24f}',
    '\u{300}'..='\u{36f}',
    '\u{370}'..='\u{52f}',
    '\u{591}'..='\u{5f4}',
    '\u{610}'..='\u{6d3}',
    '\u{1e00}'..='\u{1eff}',
];

/// Letter variants and signs of science and phonetics, whose capitals are other letters or in unsupported scripts.
const VARIANTS: &str = "µŉſ\u{345}ϐϑϕϖϰϱϵẚẛƛȿɀ";

#[test]
fn capital_and_small_letters_fold_alike() {
    let letters = SCRIPTS.into_iter().flatten().filter(|letter| !VARIANTS.contains(*letter));
    let unlike: Vec<String> =
        letters.map(String::from).filter(|letter| fold(letter) != fold(&letter.to_uppercase())).collect();
    assert_eq!(unlike, [""; 0]);
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn folding_twice_changes_nothing(text in any::<String>()) {
        assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn folding_works_character_by_character(one in any::<String>(), other in any::<String>()) {
        assert_eq!(fold(&format!("{one}{other}")), format!("{}{}", fold(&one), fold(&other)));
    }
}
