//! Eras as bands behind the marks: their visible parts and the levels of their labels.

use super::scale::TimeScale;
use crate::dataset::Era;

/// The most levels of labels. An era that fits on none of them is not drawn.
const LEVELS: usize = 3;

/// The most eras that are drawn. With more, readers could not distinguish them.
const MOST: usize = 64;

/// The least width of a band with a label, in pixels.
const LEAST: f64 = 36.0;

/// The part of an era in the visible range.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Position of the era in the dataset.
    pub era: usize,
    /// Where it begins, in pixels.
    pub x: f64,
    /// Its width in pixels, at least one.
    pub width: f64,
    /// The level of its label, from the top: no two bands of a level overlap.
    pub level: usize,
    /// Whether there is room for a label.
    pub labelled: bool,
}

/// The level of each era's label, whatever the visible range. None for eras that are not drawn: those that fit on no level, and
/// those beyond a limit.
pub fn levels(eras: &[Era]) -> Vec<Option<usize>> {
    let mut levels: Vec<Option<usize>> = Vec::new();
    for (era, (begins, ends)) in eras.iter().map(|era| era.when.extent()).take(MOST).enumerate() {
        let taken = |level: &usize| {
            let earlier = eras.iter().zip(&levels).take(era).filter(|(_, known)| **known == Some(*level));
            earlier
                .map(|(earlier, _)| earlier.when.extent())
                .any(|earlier| begins < earlier.1 && earlier.0 < ends)
        };
        levels.push((0..LEVELS).find(|level| !taken(level)));
    }
    levels
}

/// The bands of the visible eras, in the order of the eras. Their number is limited.
pub fn bands(eras: &[Era], scale: &TimeScale) -> Vec<Band> {
    let (from, to) = scale.domain();
    let drawn = eras.iter().zip(levels(eras)).enumerate().filter_map(|(era, (described, level))| {
        let (begins, ends) = described.when.extent();
        if ends <= from || begins >= to {
            return None;
        }
        let x = if begins <= from { 0.0 } else { scale.apply(begins) };
        let end = if ends >= to { scale.width() } else { scale.apply(ends) };
        let width = (end - x).max(1.0);
        Some(Band { era, x, width, level: level?, labelled: width >= LEAST })
    });
    drawn.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Moment, Text, When};

    fn era(start: &str, end: &str) -> Era {
        let at = |written: &str| Moment::parse(written).unwrap();
        Era { when: When::new(at(start), Some(at(end)), false).unwrap(), label: Text::default() }
    }

    /// Year 2000 to 2010 on 3653 pixels: a day is a pixel.
    fn check(eras: &[Era], expected: &[(usize, f64, f64, usize, bool)]) {
        let at = |written: &str| Moment::parse(written).unwrap().begins();
        let bands = bands(eras, &TimeScale::new((at("2000"), at("2010")), 3_653.0, 0.0));
        let drawn = bands
            .iter()
            .map(|band| (band.era, band.x.round(), band.width.round(), band.level, band.labelled));
        assert_eq!(drawn.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_band_covers_what_is_in_sight_of_its_era() {
        check(&[era("2000", "2001")], &[(0, 0.0, 731.0, 0, true)]);
        check(&[era("1990", "2000")], &[(0, 0.0, 366.0, 0, true)]);
        check(&[era("2009", "2050")], &[(0, 3_288.0, 365.0, 0, true)]);
        check(&[era("1990", "1999"), era("2010", "2011")], &[]);
        check(&[era("2000-01-01", "2000-01-03")], &[(0, 0.0, 3.0, 0, false)]);
    }

    #[test]
    fn labels_of_eras_that_overlap_stand_on_different_levels() {
        let (long, first, second) = (era("2000", "2008"), era("2000", "2002"), era("2003", "2004"));
        check(
            &[long, first, second],
            &[(0, 0.0, 3_288.0, 0, true), (1, 0.0, 1_096.0, 1, true), (2, 1_096.0, 731.0, 1, true)],
        );
    }

    #[test]
    fn however_many_eras_there_are_a_bounded_number_is_drawn() {
        let at = |day: i64| Moment::at_instant(day * 86_400).unwrap();
        let eras: Vec<Era> = (0..10_000)
            .map(|day| Era {
                when: When::new(at(day), Some(at(day + 1)), false).unwrap(),
                label: Text::default(),
            })
            .collect();
        let bands = bands(&eras, &TimeScale::new((0, 10_000 * 86_400), 300.0, 0.0));
        assert!(bands.len() <= MOST && bands.iter().all(|band| band.level < LEVELS));
        let all = vec![era("2000", "2001"); 100];
        check(&all, &[0, 1, 2].map(|era| (era, 0.0, 731.0, era, true)));
    }
}
