//! The assignment of events to lanes, marks and bins.

use crate::arbitrary::{World, queries, worlds};
use crate::config;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::json;
use timeline_core::dataset::Tag;
use timeline_core::facet::{FacetIndex, RowSet};
use timeline_core::import;
use timeline_core::layout::{
    Lane, MAX_LANES, MAX_MARKS, MIN_DISTANCE, Overview, lanes, lay_out, opening_range,
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
    fn put_to(&self, world: &World) -> (i64, i64) {
        let extents = world.index.extents();
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

proptest! {
    #![proptest_config(config(120))]

    #[test]
    fn every_shown_event_in_the_range_is_in_exactly_one_mark_of_each_of_its_lanes(
        world in worlds(),
        seed in queries(),
        range in ranges(),
        width in 100.0..1_600.0f64,
        distance in select(vec![MIN_DISTANCE, 44.0]),
        group in 0..5usize,
    ) {
        let shown = seed.put_to(&world).evaluate(&world.index);
        let range = range.put_to(&world);
        let lanes = lanes(&world.dataset, &world.index, Some(group));
        let scene = lay_out(&world.index, &shown, &lanes, range, width, distance);
        let meets = |row: &usize| {
            let (begins, ends) = world.index.extents()[*row];
            begins < range.1 && range.0 < ends
        };
        assert_eq!(scene.lanes.len(), lanes.len());
        for (lane, marks) in lanes.iter().zip(&scene.lanes) {
            let expected: Vec<usize> = lane.rows.iter().filter(|row| shown.contains(*row)).filter(meets).collect();
            let drawn: Vec<usize> = marks.iter().flat_map(|mark| mark.rows.clone()).collect();
            assert_eq!(drawn, expected, "each once, in list order");
            assert!(marks.len() as f64 <= width / distance + 1.0, "{} marks on {width}", marks.len());
            for pair in marks.windows(2) {
                assert!(pair[1].x - pair[0].x >= distance, "{pair:?}");
            }
            for mark in marks {
                assert!(!mark.rows.is_empty() && mark.first_row() == mark.rows[0]);
                assert_eq!(mark.is_cluster(), mark.rows.len() > 1);
                let extents = || mark.rows.iter().map(|row| world.index.extents()[*row]);
                let extent = (extents().map(|extent| extent.0).min(), extents().map(|extent| extent.1).max());
                assert_eq!((Some(mark.extent.0), Some(mark.extent.1)), extent);
                assert!(0.0 <= mark.start && mark.start <= mark.x && mark.x <= width, "{mark:?}");
                let starts = || extents().map(|extent| scene.scale.apply(extent.0).max(0.0));
                let (first, last) = (starts().fold(width, f64::min), starts().fold(0.0, f64::max));
                assert!((mark.start - first).abs() < 1e-6 && (mark.x - (first + last) / 2.0).abs() < 1e-6);
                let end = scene.scale.apply(mark.extent.1).min(width);
                assert!((mark.end - end).abs() < 1e-6 && mark.start <= mark.end, "{mark:?}");
            }
        }
        let inside = shown.iter().filter(meets).count();
        assert_eq!(scene.before + inside + scene.after, shown.count(), "no event is missing");
    }

    #[test]
    fn the_lanes_of_a_facet_hold_every_event(world in worlds(), group in 0..5usize) {
        let lanes = lanes(&world.dataset, &world.index, Some(group));
        let total = world.dataset.events().len();
        let mut union = RowSet::none(total);
        lanes.iter().for_each(|lane| union.union_with(&lane.rows));
        assert_eq!(union, RowSet::all(total));
        assert!(!lanes.is_empty() && lanes.len() <= MAX_LANES);
        let top = |term: usize| world.dataset.facets()[group].terms[term].parent.is_none();
        let mut named = RowSet::none(total);
        for lane in &lanes {
            let Some(tag) = lane.tag else { continue };
            assert!(tag.facet == group && top(tag.term));
            assert_eq!(Some(&lane.rows), world.index.rows(tag).as_ref(), "the rows of the term and its narrower ones");
            named.union_with(&lane.rows);
        }
        let rest = lanes.iter().filter(|lane| lane.tag.is_none()).collect::<Vec<_>>();
        assert!(rest.len() <= 1 && rest.iter().all(|lane| lane.rows.count_common(&named) == 0));
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
    fn the_overview_counts_every_shown_event_once(
        world in worlds(),
        seed in queries(),
        range in ranges(),
        width in 1.0..1_600.0f64,
    ) {
        let shown = seed.put_to(&world).evaluate(&world.index);
        let (whole, _) = opening_range(world.index.extents());
        for whole in [whole, range.put_to(&world)] {
            let overview = Overview::new(&world.index, &shown, whole, width);
            assert_eq!(overview.bins.iter().sum::<usize>(), shown.count());
            let mut expected = vec![0; overview.bins.len()];
            for row in shown.iter() {
                let share = overview.scale.apply(world.index.extents()[row].0) / overview.scale.width();
                let bin = (share * expected.len() as f64).floor().max(0.0) as usize;
                expected[bin.min(overview.bins.len() - 1)] += 1;
            }
            assert_eq!(overview.bins, expected);
            assert_eq!(overview.most(), overview.bins.iter().copied().max().unwrap_or(0).max(1));
            assert!(overview.bins.len() as f64 <= width.max(14.0) / 14.0);
        }
    }

    #[test]
    fn the_chart_opens_within_the_whole_period_on_most_of_the_events(world in worlds()) {
        let extents = world.index.extents();
        let (whole, opening) = opening_range(extents);
        assert!(whole.0 <= opening.0 && opening.0 < opening.1 && opening.1 <= whole.1, "{opening:?} in {whole:?}");
        assert!(extents.iter().all(|(begins, ends)| whole.0 < *begins && *ends < whole.1), "{whole:?}");
        let within = extents.iter().filter(|(begins, _)| opening.0 <= *begins && *begins < opening.1).count();
        assert!(within * 4 >= extents.len() * 3, "{within} of {}", extents.len());
        let half = (whole.1 - whole.0) as f64 / 2.0;
        assert!(opening == whole || (opening.1 - opening.0) as f64 <= half, "{opening:?} in {whole:?}");
    }
}

#[test]
fn without_a_facet_there_is_one_lane_for_all() {
    let json = r#"{"facets": [{"id": "kind"}], "events": [{"start": "2022"}, {"start": "2023"}]}"#;
    let dataset = import::native(json).unwrap().dataset;
    let index = FacetIndex::build(&dataset, |_| String::new());
    let all = vec![Lane { tag: None, rows: RowSet::all(2) }];
    for facet in [None, Some(0), Some(7)] {
        assert_eq!(lanes(&dataset, &index, facet), all, "{facet:?}");
    }
}

/// The term and the number of events of each lane, for a facet with `terms` terms that each have one event, and a number of events
/// without a term.
fn lanes_of(terms: usize, without: usize) -> Vec<(Option<usize>, usize)> {
    let declared: Vec<_> = (0..terms).map(|term| json!({"id": term.to_string()})).collect();
    let tagged = (0..terms).map(|term| json!({"start": "2022", "tags": {"f": term}}));
    let events: Vec<_> = tagged.chain((0..without).map(|_| json!({"start": "2022"}))).collect();
    let json = json!({"facets": [{"id": "f", "terms": declared}], "events": events});
    let dataset = import::native(&json.to_string()).unwrap().dataset;
    let index = FacetIndex::build(&dataset, |_| String::new());
    let lanes = lanes(&dataset, &index, Some(0));
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

#[test]
fn marks_in_full_lanes_are_clustered_until_they_are_few() {
    let terms: Vec<_> = (0..20).map(|term| json!({"id": term.to_string()})).collect();
    let day = |row: usize| format!("{}-{:02}-{:02}", 1950 + row / 336, 1 + row / 28 % 12, 1 + row % 28);
    let events: Vec<_> = (0..9_000).map(|row| json!({"start": day(row), "tags": {"f": row % 20}})).collect();
    let json = json!({"facets": [{"id": "f", "terms": terms}], "events": events});
    let dataset = import::native(&json.to_string()).unwrap().dataset;
    let index = FacetIndex::build(&dataset, |_| String::new());
    let lanes = lanes(&dataset, &index, Some(0));
    let (first, last) = (index.extents()[0].0, index.extents()[8_999].1);
    let scene = lay_out(&index, &RowSet::all(9_000), &lanes, (first, last), 2_000.0, MIN_DISTANCE);
    let count: usize = scene.lanes.iter().map(Vec::len).sum();
    assert!(count <= MAX_MARKS && count > MAX_MARKS / 3, "{count} marks");
    for (lane, marks) in lanes.iter().zip(&scene.lanes) {
        let drawn: Vec<usize> = marks.iter().flat_map(|mark| mark.rows.clone()).collect();
        assert_eq!(drawn, lane.rows.iter().collect::<Vec<_>>(), "each once");
        assert!(marks.windows(2).all(|pair| pair[1].x - pair[0].x >= MIN_DISTANCE));
        assert!(marks.windows(2).all(|pair| pair[1].place > pair[0].place), "distinct positions");
    }
}
