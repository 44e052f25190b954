//! The content of the chart: every mark with its words, for a filter and a visible range.

use super::frame::{Columns, Frame};
use super::heights::{Parts, ROW, Size, most_lanes, sizes};
use super::lanes::{Lane, lanes};
use super::marks::{self, MAX_MARKS, MIN_DISTANCE, Mark};
use super::rows::{MOST_IN_ROW, pack};
use super::scale::TimeScale;
use super::slot::Line;
use super::slots::{Lines, MOST_WANTED, WORDS_HEIGHT, slots, wants};
use crate::dataset::Dataset;
use crate::facet::{FacetIndex, RowSet};

/// With more events than this, lanes do not grow, and events that do not pass have no dots.
const MANY: usize = 3_000;

/// The first distance of marks in lanes of several rows, where marks are too many.
const NARROWEST_SPREAD: f64 = 4.0;

/// The height of the names of eras below the axis.
const ERAS: f64 = 16.0;

/// The pixels of a lane's name besides its letters: the shape before it, and gaps.
const AROUND_NAME: f64 = 26.0;

/// What the layout needs to know of the events.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// The index.
    pub index: &'a FacetIndex,
    /// The whole period in seconds.
    pub period: (i64, i64),
    /// The end of the record in seconds. No words stand behind it.
    pub ends: Option<i64>,
    /// Whether busy calendar units are widened.
    pub widened: bool,
    /// The number of characters of the short label and of the headline of a row.
    pub characters: &'a dyn Fn(usize) -> (usize, usize),
}

impl std::fmt::Debug for Record<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Record").field("period", &self.period).finish_non_exhaustive()
    }
}

impl Record<'_> {
    fn scale(&self, frame: Frame, range: (i64, i64)) -> TimeScale {
        if self.widened {
            TimeScale::widened(range, frame.track, frame.inset(), self.index.extents())
        } else {
            TimeScale::new(range, frame.track, frame.inset())
        }
    }

    /// Where words end at the latest.
    fn words_end(&self, scale: &TimeScale) -> f64 {
        let end = self.ends.filter(|ends| *ends < scale.domain().1);
        end.map_or(scale.width(), |ends| (scale.apply(ends) - 3.0).min(scale.width()))
    }
}

/// A lane with its size, both from the whole record.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedLane {
    /// The term and the rows.
    pub lane: Lane,
    /// Its height, and what that has room for.
    pub size: Size,
    /// The pixels that its name takes at the start of the lane.
    name: f64,
}

/// What the chart keeps while a reader filters, zooms and pans: the lanes and their heights.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The columns, and the width of the track.
    pub frame: Frame,
    /// The lanes, from the top.
    pub lanes: Vec<PlannedLane>,
    /// The number of levels of names of eras.
    eras: usize,
    /// Whether the names of lanes stand at the right, as in Arabic.
    mirrored: bool,
}

impl Plan {
    /// Plans the lanes of a facet. `name` gives the number of characters of a lane's name and count, 0 for a lane without a name.
    pub fn new(
        record: &Record<'_>,
        dataset: &Dataset,
        facet: Option<usize>,
        frame: Frame,
        eras: usize,
        mirrored: bool,
        name: &dyn Fn(&Lane) -> usize,
    ) -> Self {
        let lanes = lanes(dataset, record.index, facet, most_lanes(frame));
        let named = |lane: Lane| {
            let characters = name(&lane);
            let name =
                if characters == 0 { 0.0 } else { wants(characters, frame.name_letters()) + AROUND_NAME };
            PlannedLane { lane, size: Size::Slim, name }
        };
        let mut plan = Self { frame, lanes: lanes.into_iter().map(named).collect(), eras, mirrored };
        let scale = record.scale(frame, record.period);
        let end = record.words_end(&scale);
        let worth = |lane: usize, size: Size| {
            let marks = plan.marks(
                record,
                lane,
                size,
                &plan.lanes.get(lane).map(|lane| lane.lane.rows.clone()).unwrap_or_default(),
                &Sight { scale: &scale, end, spread: 0.0 },
            );
            marks.iter().map(worth_of).sum()
        };
        let worth: Option<&dyn Fn(usize, Size) -> f64> =
            if record.index.len() <= MANY { Some(&worth) } else { None };
        let is_named = plan.lanes.iter().any(|lane| lane.name > 0.0);
        let sizes = sizes(frame, plan.lanes.len(), is_named, worth);
        for (lane, size) in plan.lanes.iter_mut().zip(sizes) {
            lane.size = size;
        }
        plan
    }

    /// The marks of a lane, if it had a size, that stand for the given rows.
    fn marks(
        &self,
        record: &Record<'_>,
        lane: usize,
        size: Size,
        rows: &RowSet,
        &Sight { scale, end, spread }: &Sight<'_>,
    ) -> Vec<Mark> {
        let letters = self.frame.letters();
        let describe = |mark: &mut Mark, most: f64| {
            let first = mark.first_row();
            let (short, headline) = (record.characters)(first);
            // A cluster says its first event, and how many follow.
            let more = if mark.is_cluster() { mark.rows.len().ilog10() as usize + 3 } else { 0 };
            mark.measure(record.index.vague().contains(first));
            mark.short = wants(short + more, letters);
            mark.want = mark.short.min(most);
            mark.most = wants(headline.max(short) + more, letters);
        };
        let name = self.lanes.get(lane).map_or(0.0, |lane| lane.name);
        match size {
            Size::Rows(count) => {
                let mut found = marks::gather(rows.iter(), record.index, scale, spread);
                found.iter_mut().for_each(|mark| describe(mark, MOST_IN_ROW));
                pack(found, count, end, &|mark| describe(mark, MOST_WANTED))
            }
            Size::Slim | Size::Normal | Size::Roomy => {
                let distance = spread.max(MIN_DISTANCE);
                let mut found = marks::gather(rows.iter(), record.index, scale, distance);
                found.iter_mut().for_each(|mark| describe(mark, MOST_WANTED));
                let above = if self.mirrored { (0.0, end.min(scale.width() - name)) } else { (name, end) };
                let below = size.parts(self.frame, true).below.is_some();
                slots(&mut found, Lines { below, above, end });
                found
            }
        }
    }

    /// The height of the axis, with the names of eras: the top of the first lane.
    pub fn top(&self) -> f64 {
        self.frame.axis() + ERAS * self.eras as f64
    }

    /// The height of the names of the calendar units.
    pub fn axis(&self) -> f64 {
        self.frame.axis()
    }

    fn is_named(&self) -> bool {
        self.lanes.iter().any(|lane| lane.name > 0.0)
    }

    /// The height of a lane.
    pub fn height(&self, lane: &PlannedLane) -> f64 {
        lane.size.height(self.frame, self.is_named())
    }

    /// The height of the strip that shows the calendar to scale, with the room that ties it to the chart.
    pub fn strip(&self) -> (f64, f64) {
        match self.frame.columns {
            Columns::Narrow => (12.0, 14.0),
            Columns::Medium => (13.0, 14.0),
            Columns::Wide => (18.0, 18.0),
        }
    }
}

/// What is in sight, and how closely marks stand.
struct Sight<'a> {
    scale: &'a TimeScale,
    /// Where words end at the latest.
    end: f64,
    /// The least distance of the centres of marks on lanes of several rows; other lanes have at least that of [`MIN_DISTANCE`].
    spread: f64,
}

/// What a mark is worth: an event alone counts half, one with its words whole, a cluster nothing.
fn worth_of(mark: &Mark) -> f64 {
    match mark.slot {
        _ if mark.is_cluster() => 0.0,
        Some(slot) if slot.width >= 0.7 * mark.want => 1.0,
        _ => 0.5,
    }
}

/// A lane of the chart with its marks.
#[derive(Debug, Clone, PartialEq)]
pub struct SceneLane {
    /// Its top, from the top of the chart.
    pub top: f64,
    /// Its height.
    pub height: f64,
    /// The centre of the marks of a lane of one line, or of the first row.
    pub centre: f64,
    /// Its marks, ascending.
    pub marks: Vec<Mark>,
    /// Where the events stand that do not pass the filter, ascending.
    pub others: Vec<f64>,
}

/// What the chart shows: the marks of every lane, and how many events lie outside.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Seconds to pixels for the visible range.
    pub scale: TimeScale,
    /// The lanes, from the top.
    pub lanes: Vec<SceneLane>,
    /// The end of the last lane.
    pub bottom: f64,
    /// Shown events that end before the visible range.
    pub before: usize,
    /// Shown events that start after the visible range.
    pub after: usize,
}

impl Scene {
    /// Lays out the rows that pass a filter. `range` is the visible range in seconds.
    ///
    /// If there would be more than [`MAX_MARKS`] marks, they stand further apart.
    pub fn new(record: &Record<'_>, plan: &Plan, rows: &RowSet, range: (i64, i64)) -> Self {
        let scale = record.scale(plan.frame, range);
        let end = record.words_end(&scale);
        let (shown, before, after) = record.index.meeting(rows, scale.domain());
        let packed = |lane: &PlannedLane| matches!(lane.size, Size::Rows(_));
        let first_spread = if plan.lanes.iter().any(packed) { NARROWEST_SPREAD } else { MIN_DISTANCE * 1.5 };
        let mut spread = 0.0;
        let found = loop {
            let (mut found, mut total): (Vec<Vec<Mark>>, usize) = (Vec::new(), 0);
            for (place, planned) in plan.lanes.iter().enumerate() {
                if total > MAX_MARKS && spread <= scale.width() {
                    break;
                }
                let mut own = planned.lane.rows.clone();
                own.intersect_with(&shown);
                let marks =
                    plan.marks(record, place, planned.size, &own, &Sight { scale: &scale, end, spread });
                total += marks.len();
                found.push(marks);
            }
            if spread > scale.width() || total <= MAX_MARKS {
                break found;
            }
            // In steps, so that marks seldom split or merge while the chart is moved.
            spread = if spread > 0.0 { spread * 1.5 } else { first_spread };
        };
        let (mut top, named) = (plan.top(), plan.is_named());
        let lanes = plan.lanes.iter().zip(found).map(|(planned, mut marks)| {
            let parts = planned.size.parts(plan.frame, named);
            marks.iter_mut().for_each(|mark| place(mark, top, parts));
            marks::number(&mut marks, spread.max(MIN_DISTANCE));
            let others = others(record, planned, rows, &scale, &marks);
            let lane = SceneLane { top, height: parts.height, centre: top + parts.centre, marks, others };
            top += parts.height;
            lane
        });
        let lanes = lanes.collect();
        Self { scale, lanes, bottom: top, before, after }
    }

    /// Every mark with its lane, in chronological order.
    pub fn in_time(&self) -> Vec<(usize, &Mark)> {
        let lanes = self.lanes.iter().enumerate();
        let mut ordered: Vec<_> =
            lanes.flat_map(|(lane, found)| found.marks.iter().map(move |mark| (lane, mark))).collect();
        ordered.sort_unstable_by(|(lane, mark), (other_lane, other)| {
            mark.x.total_cmp(&other.x).then(lane.cmp(other_lane))
        });
        ordered
    }

    /// The mark that a point of the chart means: the one whose words are there, else the nearest of the lane, up to a distance.
    /// Also returns the place of its lane.
    pub fn nearest(&self, x: f64, y: f64, reach: f64) -> Option<(usize, &Mark)> {
        let (place, lane) =
            self.lanes.iter().enumerate().find(|(_, lane)| lane.top <= y && y < lane.top + lane.height)?;
        // All of a lane belongs to its marks, so distances across it count less.
        let across = if lane.marks.iter().any(|mark| mark.line > 0) { 2.0 } else { 0.5 };
        let distance = |mark: &Mark| {
            let on_words = mark.slot.is_some_and(|slot| {
                let (from, to) = mark.ink(slot);
                from <= x && x <= to && slot.y <= y && y <= slot.y + WORDS_HEIGHT
            });
            if on_words { 0.0 } else { (x - mark.x).abs() + (y - mark.y).abs() * across }
        };
        let near =
            lane.marks.iter().map(|mark| (distance(mark), mark)).filter(|(distance, _)| *distance <= reach);
        near.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, mark)| (place, mark))
    }
}

/// Gives a mark and its words their places below the top of their lane.
fn place(mark: &mut Mark, top: f64, parts: Parts) {
    mark.y = top + parts.centre + ROW * mark.line as f64;
    if let Some(slot) = &mut mark.slot {
        slot.y = match slot.line {
            Line::Beside => mark.y - WORDS_HEIGHT / 2.0,
            Line::Above => top + parts.above,
            Line::Below => top + parts.below.unwrap_or(parts.centre),
        };
        slot.whole = slot.width >= mark.most;
    }
}

/// The places of the lane's events that do not pass the filter, apart from those that a mark or its words would cover.
fn others(
    record: &Record<'_>,
    planned: &PlannedLane,
    rows: &RowSet,
    scale: &TimeScale,
    marks: &[Mark],
) -> Vec<f64> {
    if record.index.len() > MANY {
        return Vec::new();
    }
    let (from, to) = scale.domain();
    let mut places: Vec<f64> = Vec::new();
    for row in planned.lane.rows.iter().filter(|row| !rows.contains(*row)) {
        let Some((begins, _)) =
            record.index.extents().get(row).filter(|(begins, _)| from <= *begins && *begins < to)
        else {
            continue;
        };
        let x = scale.apply(*begins);
        let covered = |mark: &Mark| {
            let words = mark.slot.filter(|slot| slot.line == Line::Beside).map(|slot| mark.ink(slot));
            (x - mark.x).abs() < 9.0 || words.is_some_and(|(from, to)| from - 3.0 < x && x < to)
        };
        // Dots closer than a pixel are one.
        if places.last().is_none_or(|last| x - last >= 1.0) && !marks.iter().any(covered) {
            places.push(x);
        }
    }
    places
}
