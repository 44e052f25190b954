//! A lane of several rows: each mark takes the first row on which no words are cut.

use super::marks::Mark;
use super::slot::{Line, Slot};
use super::slots::{GAP, MOST_WANTED, least};

/// Distributes marks over at most `most` rows, and gives them slots beside them that end at `end`. Marks must ascend.
///
/// Where every row cuts words, a mark takes the row that loses least. Where every row is full, it joins the nearest mark, whose
/// words `describe` then renews.
pub(super) fn pack(marks: Vec<Mark>, most: usize, end: f64, describe: &dyn Fn(&mut Mark)) -> Vec<Mark> {
    let mut rows: Vec<Vec<Mark>> = Vec::new();
    for mut mark in marks {
        match row_for(&rows, &mark, most) {
            Some(line) => {
                mark.line = line;
                match rows.get_mut(line) {
                    Some(row) => row.push(mark),
                    None => rows.push(vec![mark]),
                }
            }
            None => {
                let last = rows.iter_mut().filter_map(|row| row.last_mut());
                if let Some(near) = last.max_by(|one, other| one.x.total_cmp(&other.x)) {
                    near.join(mark);
                    describe(near);
                }
            }
        }
    }
    rows.iter_mut().for_each(|row| fill(row, end));
    let mut marks: Vec<Mark> = rows.into_iter().flatten().collect();
    marks.sort_by(|one, other| one.x.total_cmp(&other.x));
    marks
}

/// The first row on which the mark cuts no words, else the one on which it cuts least, a new one included. None if all are full.
fn row_for(rows: &[Vec<Mark>], mark: &Mark, most: usize) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for line in 0..most.min(rows.len() + 1) {
        let cut = match rows.get(line).and_then(|row| row.last()) {
            Some(last) if mark.left - GAP < last.right => continue,
            Some(last) => (last.right + last.want + GAP - mark.left).max(0.0) / last.want.max(1.0),
            None => 0.0,
        };
        if best.is_none_or(|(_, least)| cut < least - 1e-9) {
            best = Some((line, cut));
        }
        if cut == 0.0 {
            break;
        }
    }
    best.map(|(line, _)| line)
}

/// Gives the marks of a row their slots. The last one may have its words on the left, where there is more room.
fn fill(row: &mut [Mark], end: f64) {
    for at in 0..row.len() {
        let next = row.get(at + 1).map(|next| next.left - GAP);
        let before = at.checked_sub(1).and_then(|before| row.get(before));
        let from = before.map_or(0.0, |before| {
            before.slot.map_or(before.right, |slot| slot.end(before.want)).max(before.right) + GAP
        });
        let Some(mark) = row.get_mut(at) else { continue };
        let beside = |x, width, hangs| Slot { line: Line::Beside, x, y: 0.0, width, hangs, whole: false };
        let (width, left) = (next.unwrap_or(end).min(end) - mark.right, mark.left - from);
        let hangs = next.is_none() && width < mark.want && mark.left <= end;
        mark.slot = if hangs && left > width.max(least(mark.want)) {
            let width = left.min(mark.most.max(mark.want));
            Some(beside(mark.left - width, width, true))
        } else {
            (width >= least(mark.want)).then(|| beside(mark.right, width, false))
        };
        let hanging = mark.slot.filter(|slot| slot.hangs);
        let before =
            at.checked_sub(1).and_then(|before| row.get_mut(before)).and_then(|before| before.slot.as_mut());
        if let (Some(hanging), Some(before)) = (hanging, before) {
            before.end_before(hanging.x - GAP);
        }
    }
}

/// The most that a mark in a row asks for: a little more than elsewhere, since rows have no other lines.
pub(super) const MOST_IN_ROW: f64 = MOST_WANTED + 30.0;
