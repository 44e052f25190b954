//! The words of marks: no two texts overlap, and none covers a mark, the name of its lane or what is behind the record.

use crate::chart::{Chart, WIDTHS, charts};
use crate::config;
use proptest::prelude::*;
use serde_json::json;
use timeline_core::layout::{
    Columns, Frame, Line, Mark, Plan, Scene, SceneLane, Size, Slot, WORDS_HEIGHT, is_crowded, period,
};

/// Sums of pixels differ by less than this.
const TINY: f64 = 1e-6;

/// The pixels of a text, as the rules of the look estimate them.
fn wants(characters: usize, letters: f64) -> f64 {
    0.55 * letters * characters as f64 + 9.0
}

fn narrow<T>(frame: Frame, narrow: T, other: T) -> T {
    if frame.columns == Columns::Narrow { narrow } else { other }
}

/// A rectangle on the chart.
#[derive(Debug, Clone, Copy)]
struct Area {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Area {
    fn meets(self, other: Self) -> bool {
        let aside = self.right <= other.left + TINY || other.right <= self.left + TINY;
        !aside && self.top + TINY < other.bottom && other.top + TINY < self.bottom
    }

    fn distance(self, x: f64, y: f64) -> f64 {
        (x - x.clamp(self.left, self.right)).hypot(y - y.clamp(self.top, self.bottom))
    }
}

/// The text that a mark shows, cut by its slot.
fn words(chart: &Chart, mark: &Mark) -> Option<Area> {
    let slot = mark.slot?;
    let letters = narrow(chart.frame(), 11.0, 11.5);
    let (short, headline) = chart.said(mark);
    let width = wants(if slot.whole { headline } else { short }, letters).min(slot.width);
    let left = if slot.hangs { slot.x + slot.width - width } else { slot.x };
    Some(Area { left, right: left + width, top: slot.y, bottom: slot.y + WORDS_HEIGHT })
}

/// The radius of what is drawn for a mark.
fn radius(mark: &Mark, size: Size, frame: Frame) -> f64 {
    if mark.is_cluster() { size.ring(frame) } else { size.ring(frame).min(9.0) }
}

/// Checks every word of a scene.
fn check(chart: &Chart, plan: &Plan, scene: &Scene) {
    let (frame, track, to) = (chart.frame(), scene.scale.width(), scene.scale.domain().1);
    let record = chart.ends.filter(|ends| *ends < to).map(|ends| scene.scale.apply(ends) - 3.0);
    for (planned, lane) in plan.lanes.iter().zip(&scene.lanes) {
        let name = match chart.name(&planned.lane) {
            0 => 0.0,
            // A tenth more than the letters' size: names are bold.
            name => wants(name, narrow(frame, 13.2, 14.3)) + 26.0,
        };
        let check =
            Check { chart, lane, size: planned.size, name, track, end: record.unwrap_or(track).min(track) };
        let drawn: Vec<(&Mark, Option<Area>)> =
            lane.marks.iter().map(|mark| (mark, words(chart, mark))).collect();
        for (at, (mark, own)) in drawn.iter().enumerate() {
            check.stays_in_its_lane(mark, *own);
            let (Some(own), Some(slot)) = (*own, mark.slot) else { continue };
            check.begins_or_ends_at_its_mark(mark, slot);
            let (from, to) = mark.ink(slot);
            let known = from <= own.left + TINY && to >= own.right - TINY;
            assert!(known, "the layout knows where the words of {mark:?} are");
            for (other, area) in &drawn[at + 1..] {
                assert!(area.is_none_or(|area| !area.meets(own)), "words overlap: {mark:?}, {other:?}");
            }
            for (other, _) in &drawn {
                check.leaves_the_mark_free(mark, own, other);
            }
        }
        check.leaves_no_dot_under_words(&drawn);
    }
}

/// What the words of a lane are checked against.
struct Check<'a> {
    chart: &'a Chart,
    lane: &'a SceneLane,
    size: Size,
    /// The pixels of its name.
    name: f64,
    track: f64,
    /// Where words end at the latest.
    end: f64,
}

impl Check<'_> {
    /// Nothing leaves its lane, so that no lane touches what another one shows.
    fn stays_in_its_lane(&self, mark: &Mark, own: Option<Area>) {
        let radius = radius(mark, self.size, self.chart.frame());
        let (top, bottom) = (self.lane.top - TINY, self.lane.top + self.lane.height + TINY);
        assert!(top <= mark.y - radius && mark.y + radius <= bottom, "{mark:?} leaves {:?}", self.lane);
        let Some(own) = own else { return };
        assert!(top <= own.top && own.bottom <= bottom, "the words of {mark:?} leave {:?}", self.lane);
        assert!(own.left >= -TINY && own.right <= self.end + TINY, "{mark:?} leaves 0..{}", self.end);
    }

    fn begins_or_ends_at_its_mark(&self, mark: &Mark, slot: Slot) {
        let want = wants(self.chart.said(mark).0, narrow(self.chart.frame(), 11.0, 11.5)).min(190.0);
        // Six tenths of the words, or 70 pixels of them, or no words at all.
        let least = want.min((0.6 * want).clamp(46.0, 70.0));
        assert!(slot.width >= least - TINY, "{mark:?} has less than {least} pixels of words");
        let (left, right) =
            if slot.line == Line::Beside { (mark.left, mark.right) } else { (mark.x, mark.x) };
        let distance = if slot.hangs { slot.x + slot.width - left } else { slot.x - right };
        assert!(distance.abs() < TINY, "words begin or end at their mark: {mark:?}");
        // Words above stand between the name of the lane and the other end.
        let (from, to) = match slot.line {
            Line::Above if self.chart.mirrored => (0.0, self.end.min(self.track - self.name)),
            Line::Above => (self.name, self.end),
            Line::Below | Line::Beside => (0.0, self.end),
        };
        let inside = slot.x >= from - TINY && slot.x + slot.width <= to + TINY;
        assert!(inside, "{mark:?} leaves {from}..{to}, beside a name of {} pixels", self.name);
        let near = to - mark.x < want;
        assert!(
            slot.line == Line::Beside || slot.hangs == near,
            "words hang where the edge is near: {mark:?}"
        );
    }

    fn leaves_the_mark_free(&self, mark: &Mark, own: Area, other: &Mark) {
        let radius = radius(other, self.size, self.chart.frame());
        assert!(own.distance(other.x, other.y) > radius - TINY, "the words of {mark:?} cover {other:?}");
        let bar = Area { left: other.start, right: other.end, top: other.y - 2.0, bottom: other.y + 2.0 };
        assert!(
            other.end <= other.start || !own.meets(bar),
            "the bar of {other:?} strikes out the words of {mark:?}"
        );
    }

    fn leaves_no_dot_under_words(&self, drawn: &[(&Mark, Option<Area>)]) {
        let one_line = !matches!(self.size, Size::Rows(_));
        for dot in self.lane.others.iter().filter(|_| one_line) {
            let areas = drawn.iter().filter_map(|(_, area)| *area);
            let covered = areas.into_iter().any(|area| area.distance(*dot, self.lane.centre) < TINY);
            assert!(!covered, "a dot at {dot} is under words: {:?}", self.lane);
        }
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn no_words_overlap_or_cover_a_mark_however_far_the_reader_zooms(chart in charts(), share in 0.0..=1.0f64) {
        let plan = chart.plan();
        for range in chart.zooms(30, share) {
            check(&chart, &plan, &chart.scene(&plan, range));
        }
    }
}

#[test]
fn five_thousand_events_have_words_that_do_not_overlap_at_every_width() {
    let terms: Vec<_> = (0..8).map(|term| json!({"id": term.to_string()})).collect();
    let day = |row: usize| format!("{}-{:02}-{:02}", 2000 + row / 336, 1 + row / 28 % 12, 1 + row % 28);
    let events: Vec<_> = (0..5_000)
        .map(|row| json!({"start": day(row), "tags": {"few": (row / 7 % 8).to_string()}}))
        .collect();
    let json = json!({"facets": [{"id": "few", "terms": terms}], "events": events}).to_string();
    let mut chart = Chart::of(json, 0.0);
    chart.characters = (0..5_000).map(|row| (1 + row * 37 % 200, 1 + row * 53 % 200)).collect();
    let mut words = 0;
    for (at, width) in WIDTHS.into_iter().enumerate() {
        let (facet, mirrored, widened) = ((at % 3 > 0).then_some(0), at % 2 == 0, at % 4 < 2);
        chart = Chart { width: f64::from(width), facet, mirrored, widened, ..chart };
        let plan = chart.plan();
        for range in chart.zooms(30, 0.4) {
            let scene = chart.scene(&plan, range);
            check(&chart, &plan, &scene);
            words += scene.in_time().iter().filter(|(_, mark)| mark.slot.is_some()).count();
        }
    }
    assert!(words > 16 * 30 * 5, "only {words} words");
}

/// The number of marks of one event in the chart of the talks, and of those with words.
fn talks(width: f64, widened: bool) -> (usize, usize) {
    let mut chart = Chart::of(include_str!("../../../../data/talks-2022.json").to_owned(), width);
    let characters = |event: &timeline_core::dataset::Event| {
        (event.short().get("en").chars().count(), event.headline.get("en").chars().count())
    };
    chart.characters = chart.dataset.events().iter().map(characters).collect();
    chart.names =
        chart.dataset.facets()[0].terms.iter().map(|term| term.label.get("en").chars().count() + 3).collect();
    chart.ends = chart.dataset.as_of.map(|date| date.ends());
    chart.period = period(chart.index.extents(), chart.ends);
    assert!(is_crowded(chart.index.extents(), chart.period));
    (chart.facet, chart.widened) = (Some(0), widened);
    let plan = chart.plan();
    let scene = chart.scene(&plan, chart.period);
    check(&chart, &plan, &scene);
    let single = scene.in_time().into_iter().filter(|(_, mark)| !mark.is_cluster());
    let single: Vec<&Mark> = single.map(|(_, mark)| mark).collect();
    (single.len(), single.iter().filter(|mark| mark.slot.is_some()).count())
}

#[test]
fn most_talks_that_stand_alone_have_words() {
    for width in [1_120.0, 390.0] {
        let (single, named) = talks(width, true);
        let least = if width > 1_000.0 { 0.75 } else { 0.5 };
        assert!(named as f64 >= least * single as f64, "{named} of {single} at {width}");
        assert!(single >= if width > 1_000.0 { 30 } else { 20 }, "{single} stand alone at {width}");
    }
}
