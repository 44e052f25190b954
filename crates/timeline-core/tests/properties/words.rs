//! The words of marks: no two texts overlap, and none covers a mark, the name of its lane or what is behind the record.

use crate::chart::{Chart, WIDTHS, charts};
use crate::config;
use proptest::prelude::*;
use serde_json::json;
use timeline_core::layout::{
    Columns, Frame, Line, Mark, Plan, Scene, Size, WORDS_HEIGHT, is_crowded, period,
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
    let width = wants(chart.words(mark), letters).min(slot.width);
    let left = if slot.hangs { slot.x + slot.width - width } else { slot.x };
    Some(Area { left, right: left + width, top: slot.y, bottom: slot.y + WORDS_HEIGHT })
}

/// The radius of what is drawn for a mark.
fn radius(mark: &Mark, size: Size, frame: Frame) -> f64 {
    if mark.is_cluster() { size.ring(frame) } else { size.ring(frame).min(9.0) }
}

/// Checks every word of a scene.
fn check(chart: &Chart, plan: &Plan, scene: &Scene) {
    let frame = chart.frame();
    let track = scene.scale.width();
    let record = chart.ends.filter(|ends| *ends < scene.scale.domain().1).map(|ends| scene.scale.apply(ends));
    for (planned, lane) in plan.lanes.iter().zip(&scene.lanes) {
        let drawn: Vec<(&Mark, Option<Area>)> =
            lane.marks.iter().map(|mark| (mark, words(chart, mark))).collect();
        let name = match chart.name(&planned.lane) {
            0 => 0.0,
            name => wants(name, narrow(frame, 12.0, 13.0)) + 26.0,
        };
        for (at, (mark, own)) in drawn.iter().enumerate() {
            // Nothing leaves its lane, so that no lane touches what another one shows.
            let radius = radius(mark, planned.size, frame);
            let (top, bottom) = (lane.top - TINY, lane.top + lane.height + TINY);
            assert!(top <= mark.y - radius && mark.y + radius <= bottom, "{mark:?} leaves {lane:?}");
            let (Some(own), Some(slot)) = (*own, mark.slot) else { continue };
            assert!(top <= own.top && own.bottom <= bottom, "{mark:?} leaves the lane {lane:?}");
            let end = record.map_or(track, |record| record.min(track));
            assert!(own.left >= -TINY && own.right <= end + TINY, "{mark:?} leaves 0..{end}");
            let beside_name =
                if chart.mirrored { own.right <= track - name + TINY } else { own.left >= name - TINY };
            assert!(slot.line != Line::Above || beside_name, "{mark:?} covers the name of {name} pixels");
            let (left, right) =
                if slot.line == Line::Beside { (mark.left, mark.right) } else { (mark.x, mark.x) };
            let at_mark = if slot.hangs { slot.x + slot.width - left } else { slot.x - right };
            assert!(at_mark.abs() < TINY, "words begin or end at their mark: {mark:?}");
            for (other, area) in &drawn[at + 1..] {
                assert!(area.is_none_or(|area| !area.meets(own)), "words overlap: {mark:?}, {other:?}");
            }
            for (other, _) in &drawn {
                let distance = own.distance(other.x, other.y);
                let radius = self::radius(other, planned.size, frame);
                assert!(distance > radius - TINY, "the words of {mark:?} cover {other:?}");
            }
            // Six tenths of the words, or 70 pixels of them, or no words at all.
            let short = chart.characters[mark.first_row()].0 + chart.words(mark) - shown(chart, mark);
            let want = wants(short, narrow(frame, 11.0, 11.5)).min(190.0);
            let least = want.min((0.6 * want).min(70.0).max(46.0));
            assert!(slot.width >= least - TINY, "{mark:?} has less than {least} pixels of words");
        }
        let one_line = !matches!(planned.size, Size::Rows(_));
        for dot in lane.others.iter().filter(|_| one_line) {
            let y = lane.centre;
            let covered =
                drawn.iter().filter_map(|(_, area)| *area).any(|area| area.distance(*dot, y) < TINY);
            assert!(!covered, "a dot at {dot} is under words: {lane:?}");
        }
    }
}

/// The characters of the event that a mark names, without “+n”.
fn shown(chart: &Chart, mark: &Mark) -> usize {
    let (short, headline) = chart.characters[mark.first_row()];
    if mark.slot.is_some_and(|slot| slot.whole) { headline } else { short }
}

proptest! {
    #![proptest_config(config(400))]

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
    // The short labels of the mockup.
    let shorts: Vec<(&str, &str)> =
        include_str!("shorts.txt").lines().filter_map(|line| line.split_once('\t')).collect();
    let characters = |event: &timeline_core::dataset::Event| {
        let short = shorts.iter().find(|(id, _)| *id == &*event.id).map(|(_, short)| short.chars().count());
        (short.expect("a short label"), event.headline.get("en").chars().count())
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
        eprintln!("{width} {single} {named}");
        let least = if width > 1_000.0 { 0.75 } else { 0.5 };
        assert!(named as f64 >= least * single as f64, "{named} of {single} at {width}");
        assert!(single >= if width > 1_000.0 { 30 } else { 20 }, "{single} stand alone at {width}");
    }
}
