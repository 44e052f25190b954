//! The assignment of events to lanes, marks and bins, and the heights of lanes.

use crate::arbitrary::{queries, worlds};
use crate::chart::{Chart, WIDTHS, charts};
use crate::config;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;
use timeline_core::dataset::Tag;
use timeline_core::facet::{FacetIndex, RowSet};
use timeline_core::import;
use timeline_core::layout::{
    Columns, Frame, Lane, MAX_MARKS, MIN_DISTANCE, Mark, Overview, Plan, Scene, Size, lanes, period,
};

/// A range that starts near an event, or one whose ends are starts or ends of events.
#[derive(Debug, Clone)]
enum RangeSeed {
    /// The share of the range before the event, and the logarithm of its length in seconds.
    Near(Index, f64, f64),
    Edges(Index, Index),
}

/// From a minute to thousands of years.
fn ranges() -> impl Strategy<Value = RangeSeed> {
    prop_oneof![
        (any::<Index>(), -0.2..1.2f64, 4.0..26.5f64)
            .prop_map(|(event, lead, ln)| RangeSeed::Near(event, lead, ln)),
        any::<[Index; 2]>().prop_map(|[one, other]| RangeSeed::Edges(one, other)),
    ]
}

impl RangeSeed {
    fn put_to(&self, index: &FacetIndex) -> (i64, i64) {
        let extents = index.extents();
        let mut edges: Vec<i64> = extents.iter().flat_map(|(begins, ends)| [*begins, *ends]).collect();
        edges.push(0);
        match self {
            Self::Near(event, lead, ln) => {
                let length = ln.exp();
                let start = event.get(&edges) - (length * lead) as i64;
                (start, start + length as i64)
            }
            Self::Edges(one, other) => {
                let (one, other) = (*one.get(&edges), *other.get(&edges));
                (one.min(other), one.max(other).max(one.min(other) + 1))
            }
        }
    }
}

/// Sums of pixels differ by less than this.
const TINY: f64 = 1e-6;

/// Checks where the marks of a scene stand and for which events.
fn check(chart: &Chart, plan: &Plan, scene: &Scene, range: (i64, i64)) {
    let extents = chart.index.extents();
    let meets = |row: &usize| extents[*row].0 < range.1 && range.0 < extents[*row].1;
    assert_eq!(scene.lanes.len(), plan.lanes.len());
    let count: usize = scene.lanes.iter().map(|lane| lane.marks.len()).sum();
    assert!(count <= MAX_MARKS, "{count} marks");
    for (planned, lane) in plan.lanes.iter().zip(&scene.lanes) {
        let own = planned.lane.rows.iter();
        let expected: Vec<usize> = own.filter(|row| chart.shown.contains(*row)).filter(meets).collect();
        let mut drawn: Vec<usize> = lane.marks.iter().flat_map(|mark| mark.rows.clone()).collect();
        drawn.sort_unstable();
        assert_eq!(drawn, expected, "each once");
        for pair in lane.marks.windows(2) {
            assert!(pair[0].x <= pair[1].x && pair[0].place < pair[1].place, "{pair:?}");
        }
        for mark in &lane.marks {
            check_mark(chart, scene, mark);
        }
        for (at, mark) in lane.marks.iter().enumerate() {
            // Another mark may stand on the bar of a mark, but only in a lane of one line.
            let next = lane.marks[at + 1..].iter().find(|next| (next.y - mark.y).abs() < TINY);
            let apart = next.is_none_or(|next| next.x - mark.x > MIN_DISTANCE - TINY);
            assert!(apart, "{mark:?} {next:?}");
            let clear = next.is_none_or(|next| mark.right <= next.left);
            assert!(clear || !matches!(planned.size, Size::Rows(_)), "{mark:?} {next:?}");
        }
        let rows = if let Size::Rows(rows) = planned.size { rows } else { 1 };
        let mut lines: Vec<f64> = lane.marks.iter().map(|mark| mark.y - lane.centre).collect();
        lines.sort_by(f64::total_cmp);
        lines.dedup_by(|one, other| (*one - *other).abs() < TINY);
        assert!(
            lines.len() <= rows && lines.iter().all(|line| line % 24.0 == 0.0),
            "{lines:?} of {rows} rows"
        );
        let hidden = |row: &usize| !chart.shown.contains(*row);
        let begins: Vec<f64> =
            planned.lane.rows.iter().filter(hidden).map(|row| scene.scale.apply(extents[row].0)).collect();
        assert!(lane.others.iter().all(|x| begins.contains(x)), "each dot stands for an event");
    }
    let inside = chart.shown.iter().filter(meets).count();
    assert_eq!(scene.before + inside + scene.after, chart.shown.count(), "no event is missing");
    let ordered = scene.in_time();
    assert!(ordered.len() == count && ordered.windows(2).all(|pair| pair[0].1.x <= pair[1].1.x));
}

fn check_mark(chart: &Chart, scene: &Scene, mark: &Mark) {
    let (scale, (from, to)) = (&scene.scale, scene.scale.domain());
    assert!(mark.rows.windows(2).all(|pair| pair[0] < pair[1]), "rows ascend: {mark:?}");
    assert_eq!((mark.first_row(), mark.is_cluster()), (mark.rows[0], mark.rows.len() > 1));
    let extents = || mark.rows.iter().map(|row| chart.index.extents()[*row]);
    let starts = || extents().map(|extent| scale.apply(extent.0.max(from)));
    let (first, last) = (starts().fold(f64::MAX, f64::min), starts().fold(0.0, f64::max));
    assert!((mark.start - first).abs() < TINY && (mark.x - (first + last) / 2.0).abs() < TINY, "{mark:?}");
    let lasting = mark.rows.iter().filter(|row| chart.index.lasting().contains(**row));
    let ends = lasting.map(|row| scale.apply(chart.index.extents()[*row].1.min(to)));
    assert!(
        (mark.end - ends.fold(first, f64::max)).abs() < TINY,
        "the bar ends with the last event that lasts: {mark:?}"
    );
    assert!(mark.left < mark.x && mark.x < mark.right && mark.right >= mark.end, "{mark:?}");
    assert!(0.0 <= mark.start && mark.x <= scale.width(), "{mark:?}");
}

/// The height that the lanes may take together.
fn room(frame: Frame) -> f64 {
    match frame.columns {
        Columns::Narrow => 324.0,
        Columns::Medium => 315.0,
        Columns::Wide => 506.0,
    }
}

/// Checks that the lanes fit, and hold every event.
fn check_plan(chart: &Chart, plan: &Plan) {
    let total: f64 = plan.lanes.iter().map(|lane| plan.height(lane)).sum();
    assert!(total <= room(plan.frame), "{total} pixels");
    let mut all = RowSet::none(chart.index.len());
    plan.lanes.iter().for_each(|lane| all.union_with(&lane.lane.rows));
    assert_eq!(all, RowSet::all(chart.index.len()));
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn every_shown_event_in_the_range_is_in_exactly_one_mark_of_each_of_its_lanes(
        chart in charts(),
        ranges in proptest::collection::vec(ranges(), 6),
    ) {
        let plan = chart.plan();
        check_plan(&chart, &plan);
        for range in ranges.iter().map(|range| range.put_to(&chart.index)).chain([chart.period]) {
            check(&chart, &plan, &chart.scene(&plan, range), range);
        }
    }

    #[test]
    fn neither_a_filter_nor_a_zoom_moves_a_lane(chart in charts(), range in ranges()) {
        let plan = chart.plan();
        let range = range.put_to(&chart.index);
        let parts = |scene: &Scene| scene.lanes.iter().map(|lane| (lane.top, lane.height, lane.centre)).collect::<Vec<_>>();
        let scene = chart.scene(&plan, range);
        let all = Chart { shown: RowSet::all(chart.index.len()), ..chart };
        assert_eq!(all.plan(), plan, "the plan is that of the whole record");
        let whole = all.scene(&plan, all.period);
        assert_eq!((parts(&scene), scene.bottom), (parts(&whole), whole.bottom));
        let mut top = plan.top();
        for (planned, (lane_top, height, centre)) in plan.lanes.iter().zip(parts(&whole)) {
            assert_eq!((lane_top, height), (top, plan.height(planned)), "lanes follow each other");
            assert!(top < centre && centre < top + height);
            top += height;
        }
        assert_eq!(whole.bottom, top);
    }
}

proptest! {
    #![proptest_config(config(120))]

    #[test]
    fn the_lanes_of_a_facet_hold_every_event(world in worlds(), group in 0..5usize, most in 0..25usize) {
        let lanes = lanes(&world.dataset, &world.index, Some(group), most);
        let total = world.dataset.events().len();
        let mut union = RowSet::none(total);
        lanes.iter().for_each(|lane| union.union_with(&lane.rows));
        assert_eq!(union, RowSet::all(total));
        assert!(!lanes.is_empty() && lanes.len() <= most.max(2), "{} lanes", lanes.len());
        let terms = world.dataset.facets().get(group).map_or(&[][..], |facet| &facet.terms);
        let mut named = RowSet::none(total);
        let mut fewest = usize::MAX;
        for lane in &lanes {
            let Some(tag) = lane.tag else { continue };
            assert!(tag.facet == group && terms[tag.term].parent.is_none() && !lane.rows.is_empty());
            assert_eq!(Some(&lane.rows), world.index.rows(tag).as_ref(), "the rows of the term and its narrower ones");
            named.union_with(&lane.rows);
            fewest = fewest.min(lane.rows.count());
        }
        let rest = lanes.iter().filter(|lane| lane.tag.is_none()).collect::<Vec<_>>();
        assert!(rest.len() <= 1 && rest.iter().all(|lane| lane.rows.count_common(&named) == 0));
        // The terms with most events have a lane, in their order.
        let kept: Vec<usize> = lanes.iter().filter_map(|lane| lane.tag).map(|tag| tag.term).collect();
        assert!(kept.windows(2).all(|pair| pair[0] < pair[1]), "{kept:?}");
        let top = (0..terms.len()).filter(|term| terms[*term].parent.is_none() && !kept.contains(term));
        let dropped: Vec<usize> = top.map(|term| world.index.rows(Tag { facet: group, term }).unwrap().count()).collect();
        assert!(dropped.iter().all(|count| *count <= fewest), "{dropped:?} events without a lane, {fewest} with one");
        let needed = dropped.iter().filter(|count| **count > 0).count() + kept.len();
        assert!(kept.len() == needed || kept.len() == most.max(2) - 1, "no term shares a lane without need");
    }

    #[test]
    fn the_rows_of_a_term_include_its_narrower_terms(world in worlds()) {
        for Tag { facet, term } in world.tags() {
            let terms = &world.dataset.facets()[facet].terms;
            let events = world.dataset.events();
            let has = RowSet::of(events.len(), |row| {
                let event = &events[row];
                let mut own = event.tags.iter().filter(|tag| tag.facet == facet);
                own.any(|own| own.term == term || terms[own.term].parent == Some(term))
            });
            assert_eq!(world.index.rows(Tag { facet, term }), Some(has));
        }
    }

    #[test]
    fn the_overview_counts_every_event_once(
        world in worlds(),
        seed in queries(),
        range in ranges(),
        width in 1.0..4_000.0f64,
    ) {
        let shown = seed.put_to(&world).evaluate(&world.index);
        for whole in [period(world.index.extents(), None), range.put_to(&world.index)] {
            let overview = Overview::new(&world.index, &shown, whole, width);
            let sum = |count: fn(&(usize, usize)) -> usize| overview.bins.iter().map(count).sum::<usize>();
            assert_eq!((sum(|bin| bin.0), sum(|bin| bin.1)), (shown.count(), world.index.len()));
            assert!(overview.bins.iter().all(|(passing, all)| passing <= all), "{overview:?}");
            let count = overview.bins.len();
            let mut expected = vec![(0, 0); count];
            for row in 0..world.index.len() {
                let share = (world.index.extents()[row].0 - whole.0) as f64 / (whole.1 - whole.0) as f64;
                let bin = (share * count as f64).floor().clamp(0.0, count as f64 - 1.0) as usize;
                expected[bin].0 += usize::from(shown.contains(row));
                expected[bin].1 += 1;
            }
            assert_eq!(overview.bins, expected);
            assert_eq!(overview.most(), overview.bins.iter().map(|bin| bin.1).max().unwrap_or(0).max(1));
            // At least seven pixels and a week each, but never fewer than 20.
            let weeks = (whole.1 - whole.0) as f64 / 604_800.0;
            assert_eq!(count, (width / 7.0).min(weeks).clamp(20.0, 400.0) as usize);
        }
    }

    #[test]
    fn the_period_holds_every_event_and_the_end_of_the_record(world in worlds(), ends in proptest::option::of(-9_000_000_000..9_000_000_000i64)) {
        let whole = period(world.index.extents(), ends);
        assert!(whole.0 < whole.1);
        assert!(world.index.extents().iter().all(|(begins, ends)| whole.0 <= *begins && *ends <= whole.1));
        assert!(ends.is_none_or(|ends| ends <= whole.1));
    }
}

#[test]
fn without_a_facet_there_is_one_lane_for_all() {
    let json = r#"{"facets": [{"id": "kind"}], "events": [{"start": "2022"}, {"start": "2023"}]}"#;
    let dataset = import::native(json).unwrap().dataset;
    let index = FacetIndex::build(&dataset, |_| String::new());
    let all = vec![Lane { tag: None, rows: RowSet::all(2) }];
    for facet in [None, Some(0), Some(7)] {
        assert_eq!(lanes(&dataset, &index, facet, 9), all, "{facet:?}");
    }
}

/// The term and the number of events of each of at most 16 lanes, for a facet with `terms` terms that each have one event, and a
/// number of events without a term.
fn lanes_of(terms: usize, without: usize) -> Vec<(Option<usize>, usize)> {
    let declared: Vec<_> = (0..terms).map(|term| json!({"id": term.to_string()})).collect();
    let tagged = (0..terms).map(|term| json!({"start": "2022", "tags": {"f": term}}));
    let events: Vec<_> = tagged.chain((0..without).map(|_| json!({"start": "2022"}))).collect();
    let json = json!({"facets": [{"id": "f", "terms": declared}], "events": events});
    let dataset = import::native(&json.to_string()).unwrap().dataset;
    let index = FacetIndex::build(&dataset, |_| String::new());
    let lanes = lanes(&dataset, &index, Some(0), 16);
    lanes.iter().map(|lane| (lane.tag.map(|tag| tag.term), lane.rows.count())).collect()
}

#[test]
fn terms_beyond_the_maximum_number_of_lanes_share_the_last_lane() {
    let named = |count: usize| (0..count).map(|term| (Some(term), 1)).collect::<Vec<_>>();
    let with = |count: usize, rest: usize| [named(count), vec![(None, rest)]].concat();
    assert_eq!(lanes_of(15, 0), named(15));
    assert_eq!(lanes_of(15, 3), with(15, 3));
    assert_eq!(lanes_of(16, 0), named(16), "each term has a lane and a name");
    assert_eq!(lanes_of(16, 3), with(15, 4));
    assert_eq!(lanes_of(17, 0), with(15, 2));
    assert_eq!(lanes_of(20, 1), with(15, 6));
}

/// A chart of `count` events, four weeks of each month, in `terms` lanes.
fn full(count: usize, terms: usize, width: f64) -> Chart {
    let declared: Vec<_> = (0..terms).map(|term| json!({"id": term.to_string()})).collect();
    let day = |row: usize| format!("{}-{:02}-{:02}", 1950 + row / 336, 1 + row / 28 % 12, 1 + row % 28);
    let events: Vec<_> =
        (0..count).map(|row| json!({"start": day(row), "tags": {"f": row % terms}})).collect();
    let json = json!({"facets": [{"id": "f", "terms": declared}], "events": events});
    Chart { facet: Some(0), ..Chart::of(json.to_string(), width) }
}

#[test]
fn marks_in_full_lanes_are_clustered_until_they_are_few() {
    for (count, terms) in [(9_000, 20), (3_000, 20), (3_000, 1), (9_000, 3)] {
        let chart = full(count, terms, 2_400.0);
        let plan = chart.plan();
        check_plan(&chart, &plan);
        let scene = chart.scene(&plan, chart.period);
        check(&chart, &plan, &scene, chart.period);
        let marks: usize = scene.lanes.iter().map(|lane| lane.marks.len()).sum();
        assert!(marks > MAX_MARKS / 3, "{marks} marks of {count} in {terms}");
    }
}

#[test]
fn lanes_grow_while_there_is_room_for_words() {
    let sizes = |count, terms, width| {
        let plan = full(count, terms, width).plan();
        plan.lanes.iter().map(|lane| lane.size).collect::<Vec<_>>()
    };
    assert_eq!(sizes(3, 3, 1_120.0), [Size::Roomy; 3], "under four lanes there is room");
    assert_eq!(sizes(4, 4, 1_120.0), [Size::Normal; 4]);
    assert_eq!(sizes(9, 9, 1_120.0), [Size::Normal; 9], "504 of 506 pixels");
    assert_eq!(sizes(9, 9, 390.0), [Size::Slim; 9], "324 of 324 pixels");
    assert_eq!(sizes(9_000, 9, 1_120.0), [Size::Normal; 9], "many events: lanes do not grow");
    let rows = |sizes: &[Size]| {
        sizes.iter().map(|size| if let Size::Rows(rows) = size { *rows } else { 1 }).sum::<usize>()
    };
    assert!(rows(&sizes(60, 1, 390.0)) > 3, "a single lane of many events has rows");
    assert!(rows(&sizes(60, 3, 1_120.0)) > 9);
}

#[test]
fn the_most_lanes_that_fit_are_shown() {
    for width in WIDTHS.map(f64::from) {
        let chart = full(80, 40, width);
        let plan = chart.plan();
        check_plan(&chart, &plan);
        let most = match plan.frame.columns {
            Columns::Wide => 13,
            Columns::Medium | Columns::Narrow => 9,
        };
        assert_eq!(plan.lanes.len(), most, "at {width}");
    }
}
