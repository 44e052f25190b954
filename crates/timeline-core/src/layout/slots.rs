//! Words of marks: where they stand, so that no two texts overlap and none covers a mark.
//!
//! No text is measured. A text wants a width by its number of characters, and the style sheet cuts what is too long for its
//! slot.

use super::marks::Mark;
use super::slot::{Line, Slot};

/// The gap between two texts, and between a text and a mark.
pub(super) const GAP: f64 = 7.0;

/// The narrowest slot.
pub(super) const LEAST: f64 = 46.0;

/// The most that a mark asks for. A slot with more room may show more.
pub(super) const MOST_WANTED: f64 = 190.0;

/// The height of a line of words.
pub const WORDS_HEIGHT: f64 = 15.0;

/// The pixels that a text wants: its characters at the average width of a letter, and some space around them.
pub(super) fn wants(characters: usize, letters: f64) -> f64 {
    characters as f64 * letters * 0.55 + 9.0
}

/// The least width that words accept: all of them, or six tenths, or 70 pixels.
pub(super) fn least(want: f64) -> f64 {
    want.min((want * 0.6).clamp(LEAST, 70.0))
}

/// Where a lane has words apart from beside its marks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lines {
    /// Whether words may stand below the marks.
    pub(super) below: bool,
    /// The pixels between which words may stand above the marks, beside the name of the lane.
    pub(super) above: (f64, f64),
    /// Where words end at the latest.
    pub(super) end: f64,
}

/// A possible slot, and what it would cost.
struct Choice {
    slot: Option<Slot>,
    /// The mark before on the same line, whose words the slot may shorten.
    before: Option<usize>,
    /// The share of its own words that would be cut, plus that of the neighbour's.
    loss: f64,
}

/// Gives each mark of a lane the slot that loses the least, from left to right. Marks must ascend.
pub(super) fn slots(marks: &mut [Mark], lines: Lines) {
    let (mut last_below, mut last_above) = (None, None);
    // Where the marks before end, with their bars.
    let mut reach = 0.0_f64;
    for at in 0..marks.len() {
        let mut best = Choice { slot: None, before: None, loss: 1.0 };
        let mut offer = |choice: Choice| {
            if choice.loss < best.loss - 1e-9 {
                best = choice;
            }
        };
        beside(marks, at, lines.end, reach).into_iter().for_each(&mut offer);
        if lines.below {
            apart(marks, at, Line::Below, last_below, (0.0, lines.end)).into_iter().for_each(&mut offer);
        }
        apart(marks, at, Line::Above, last_above, lines.above).into_iter().for_each(&mut offer);
        reach = marks.get(at).map_or(reach, |mark| mark.right.max(reach));
        let Choice { slot: Some(slot), before, .. } = best else { continue };
        match slot.line {
            Line::Beside if slot.hangs => shorten(marks, at.checked_sub(1), Line::Beside, slot.x),
            Line::Beside => {}
            Line::Below => last_below = Some(at),
            Line::Above => last_above = Some(at),
        }
        shorten(marks, before, slot.line, slot.x);
        if let Some(mark) = marks.get_mut(at) {
            mark.slot = Some(slot);
        }
    }
}

/// Ends the words of a mark on a line before a pixel.
fn shorten(marks: &mut [Mark], before: Option<usize>, line: Line, x: f64) {
    let mark = before.and_then(|before| marks.get_mut(before));
    if let Some(slot) =
        mark.and_then(|mark| mark.slot.as_mut()).filter(|slot| slot.line == line && !slot.hangs)
    {
        slot.end_before(x - GAP);
    }
}

/// Beside the mark: up to the next one, if no bar of a mark before goes on there. The last mark may have its words on its left, if
/// all of them fit.
fn beside(marks: &[Mark], at: usize, end: f64, reach: f64) -> Option<Choice> {
    let (mark, next) = (marks.get(at)?, marks.get(at + 1));
    let slot = |x, width, hangs| Some(Slot { line: Line::Beside, x, y: 0.0, width, hangs, whole: false });
    let width = next.map_or(end, |next| end.min(next.left - GAP)) - mark.right;
    if width < mark.want && next.is_none() && mark.left <= end {
        let before = at.checked_sub(1).and_then(|before| marks.get(before));
        let from = before.map_or(0.0, |before| {
            let beside = before.slot.filter(|slot| slot.line == Line::Beside);
            beside.map_or(reach, |slot| slot.end(before.want)).max(reach) + GAP
        });
        let room = mark.left - from;
        if room >= mark.want {
            let most = room.min(mark.most.max(mark.want));
            return Some(Choice { slot: slot(mark.left - most, most, true), before: None, loss: 0.001 });
        }
    }
    let loss = (mark.want - width).max(0.0) / mark.want;
    (width >= least(mark.want) && reach <= mark.right).then(|| Choice {
        slot: slot(mark.right, width, false),
        before: None,
        loss,
    })
}

/// Above or below the mark, along a hairline: up to the next words of the line. Where the edge is too near, the words hang to the
/// left of the hairline.
fn apart(
    marks: &[Mark],
    at: usize,
    line: Line,
    last: Option<usize>,
    (from, to): (f64, f64),
) -> Option<Choice> {
    let mark = marks.get(at)?;
    if mark.x < from || mark.x > to {
        return None;
    }
    let before = last.and_then(|last| marks.get(last)).and_then(|before| Some((before, before.slot?)));
    let hangs = to - mark.x < mark.want;
    let free = before.map_or(from, |(before, slot)| slot.end(before.want) + GAP);
    let (x, width) = if hangs {
        // To the left of the hairline there is room down to the words before.
        let x = free.max(mark.x - mark.want.max(mark.most)).min(mark.x);
        let x = if mark.x - x >= mark.want { x } else { x.min((mark.x - mark.want).max(from)) };
        (x, mark.x - x)
    } else {
        (mark.x, to - mark.x)
    };
    if width < least(mark.want) {
        return None;
    }
    let own = (mark.want - width).max(0.0) / mark.want;
    let base = if line == Line::Above { 0.02 } else { 0.01 };
    let mut loss = own + base;
    if let Some((before, slot)) = before {
        let cut = slot.end(before.want) - (x - GAP);
        if cut > 0.0 {
            // Words that hang are never shortened.
            if slot.hangs || slot.width.min(before.want) - cut < least(before.want) {
                return None;
            }
            loss += cut / before.want;
        }
    }
    Some(Choice { slot: Some(Slot { line, x, y: 0.0, width, hangs, whole: false }), before: last, loss })
}
