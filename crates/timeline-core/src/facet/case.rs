//! Lower case for search. The tables of `char::to_lowercase` cover every script and would add 3 kB (compressed) to the module.
//!
//! Covers the scripts in use that have two cases: Latin, Greek, Cyrillic and Armenian.

use std::ops::RangeInclusive;

/// Ranges in which capitals and small letters alternate, from the first capital to the last.
const TURNS: [RangeInclusive<u16>; 17] = [
    0x100..=0x12e,
    0x132..=0x136,
    0x139..=0x147,
    0x14a..=0x176,
    0x179..=0x17d,
    0x1cd..=0x1db,
    0x1de..=0x1ee,
    0x1f8..=0x21e,
    0x222..=0x232,
    0x246..=0x24e,
    0x3d8..=0x3ee,
    0x460..=0x480,
    0x48a..=0x4be,
    0x4c1..=0x4cd,
    0x4d0..=0x52e,
    0x1e00..=0x1e94,
    0x1ea0..=0x1efe,
];

/// Ranges of capitals, with the distance from each capital to its small letter.
const BLOCKS: [(RangeInclusive<u16>, u32); 9] = [
    (0xc0..=0xd6, 32),
    (0xd8..=0xde, 32),
    (0x388..=0x38a, 37),
    (0x391..=0x3a1, 32),
    (0x3a3..=0x3ab, 32),
    (0x400..=0x40f, 80),
    (0x410..=0x42f, 32),
    (0x531..=0x556, 48),
    (0xff21..=0xff3a, 32),
];

/// The other capitals, each followed by its small letter.
const OTHERS: &str = "İiŸÿƁɓƂƃƄƅƆɔƇƈƉɖƊɗƋƌƎǝƏəƐɛƑƒƓɠƔɣƖɩƗɨƘƙƜɯƝɲƟɵƠơƢƣƤƥƦʀƧƨƩʃƬƭƮʈƯưƱʊƲʋƳƴƵƶƷʒƸƹƼƽǄǆǅǆǇǉǈǉǊǌǋǌǱǳ\
    ǲǳǴǵǶƕǷƿȠƞȺⱥȻȼȽƚȾⱦɁɂɃƀɄʉɅʌͰͱͲͳͶͷͿϳΆάΌόΎύΏώϏϗϴθϷϸϹϲϺϻϽͻϾͼϿͽӀӏẞßⱾȿⱿɀKkÅåΩω\u{a7dc}ƛ";

/// The small letter of a capital; any other character as it is.
pub(super) fn lower(letter: char) -> char {
    let Ok(code) = u16::try_from(u32::from(letter)) else { return letter };
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    if let Some(turns) = TURNS.iter().find(|turns| turns.contains(&code)) {
        let capital = code % 2 == turns.start() % 2;
        return char::from_u32(u32::from(code) + u32::from(capital)).unwrap_or(letter);
    }
    if let Some((_, distance)) = BLOCKS.iter().find(|(block, _)| block.contains(&code)) {
        return char::from_u32(u32::from(code) + distance).unwrap_or(letter);
    }
    let mut pairs = OTHERS.chars();
    while let (Some(capital), Some(small)) = (pairs.next(), pairs.next()) {
        if capital == letter {
            return small;
        }
    }
    letter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_full_tables() {
        let scripts = (0..0x590).chain(0x1e00..0x1f00).chain(0xff00..0xff40);
        for letter in scripts.filter_map(char::from_u32) {
            // The dotted capital I becomes two characters, of which the second is an accent.
            assert_eq!(Some(lower(letter)), letter.to_lowercase().next(), "{letter}");
        }
    }
}
