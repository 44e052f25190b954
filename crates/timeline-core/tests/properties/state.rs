//! Every sequence of actions leads to a valid state.

use crate::arbitrary::{QuerySeed, World, odd_text, queries, worlds};
use crate::config;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use timeline_core::dataset::Tag;
use timeline_core::import;
use timeline_core::state::{Action, Panel, State};

/// An action before its dataset is known.
#[derive(Debug, Clone)]
pub enum Seed {
    Toggle(Index),
    Filter(QuerySeed),
    Dates(QuerySeed),
    Select(Index),
    Step(i64, u64),
    Details(Index, bool),
    Cluster(Index, usize),
    Other(Action),
}

pub fn seeds() -> impl Strategy<Value = Seed> {
    let row = || prop_oneof![0..200usize, Just(usize::MAX)];
    let instant = || prop_oneof![-9_000_000_000_000..9_000_000_000_000i64, 0..10i64];
    let range = option::of((instant(), instant()));
    let panel = prop_oneof![Just(Panel::Closed), Just(Panel::More), (0..5usize).prop_map(Panel::Facet)];
    let tag = (0..6usize, 0..12usize).prop_map(|(facet, term)| Tag { facet, term });
    let places = prop_oneof![4 => -3..=3i64, 1 => select(vec![i64::MIN, i64::MAX, -1_000, 1_000])];
    prop_oneof![
        4 => any::<Index>().prop_map(Seed::Toggle),
        2 => queries().prop_map(Seed::Filter),
        1 => queries().prop_map(Seed::Dates),
        2 => any::<Index>().prop_map(Seed::Select),
        3 => (places, any::<u64>()).prop_map(|(places, mask)| Seed::Step(places, mask)),
        2 => (any::<Index>(), any::<bool>()).prop_map(|(row, open)| Seed::Details(row, open)),
        1 => (any::<Index>(), 0..4usize).prop_map(|(row, count)| Seed::Cluster(row, count)),
        1 => tag.prop_map(|tag| Seed::Other(Action::Toggle(tag))),
        1 => odd_text().prop_map(|text| Seed::Other(Action::Search(text))),
        1 => option::of(row()).prop_map(|row| Seed::Other(Action::Select(row))),
        1 => option::of(0..6usize).prop_map(|facet| Seed::Other(Action::Group(facet))),
        1 => range.prop_map(|range| Seed::Other(Action::Range(range))),
        1 => panel.prop_map(|panel| Seed::Other(Action::Panel(panel))),
        1 => row().prop_map(|first| Seed::Other(Action::Draw(first))),
        1 => (row(), row()).prop_map(|(facet, first)| Seed::Other(Action::Terms(facet, first))),
        3 => select(vec![Action::Clear, Action::Escape]).prop_map(Seed::Other),
    ]
}

impl Seed {
    pub fn put_to(&self, world: &World) -> Action {
        let rows = world.dataset.events().len();
        match self {
            Self::Toggle(tag) => {
                let tags = world.tags();
                Action::Toggle(
                    tags.get(tag.index(tags.len().max(1))).copied().unwrap_or(Tag { facet: 9, term: 9 }),
                )
            }
            Self::Filter(query) => Action::Filter(query.put_to(world)),
            Self::Dates(query) => {
                let query = query.put_to(world);
                // Includes reversed dates.
                Action::Dates(query.to(), query.from())
            }
            Self::Select(row) => Action::Select((rows > 0).then(|| row.index(rows))),
            Self::Step(places, mask) => {
                Action::Step(*places, (0..rows).filter(|row| mask >> (row % 64) & 1 == 1).collect())
            }
            Self::Details(row, open) => Action::Details(row.index(rows.max(1)), *open),
            Self::Cluster(row, count) => {
                Action::Cluster((0..rows).skip(row.index(rows.max(1))).take(*count).collect())
            }
            Self::Other(action) => action.clone(),
        }
    }
}

/// The invariants of every state; see the fields of [`State`].
fn check(world: &World, state: &State, after: &Action) {
    let dataset = &world.dataset;
    let exists = |row: usize| dataset.event(row).is_some();
    assert!(state.selected.is_none_or(exists), "{:?} after {after:?}", state.selected);
    assert!(state.query.terms().iter().all(|tag| dataset.resolve(*tag).is_some()), "after {after:?}");
    assert!(state.query.terms().windows(2).all(|pair| pair[0] < pair[1]), "after {after:?}");
    assert!(state.query.from().zip(state.query.to()).is_none_or(|(from, to)| from <= to), "after {after:?}");
    assert!(state.range.is_none_or(|(start, end)| start < end), "{:?} after {after:?}", state.range);
    assert!(state.group.is_none_or(|facet| facet < dataset.facets().len()), "after {after:?}");
}

proptest! {
    #![proptest_config(config(120))]

    #[test]
    fn no_sequence_of_actions_breaks_the_state(world in worlds(), seeds in vec(seeds(), 0..=40)) {
        let mut state = State::new(&world.dataset);
        for action in seeds.iter().map(|seed| seed.put_to(&world)) {
            let next = state.apply(&world.dataset, action.clone());
            check(&world, &next, &action);
            if next.query != state.query {
                assert!(next.cluster.is_empty() && next.first_drawn == 0, "another filter after {action:?}");
            }
            match &action {
                Action::Toggle(_) => {
                    assert_eq!(next.apply(&world.dataset, action.clone()).query, state.query, "{action:?} twice");
                }
                Action::Select(Some(row)) if world.dataset.event(*row).is_some() => {
                    assert!(next.selected == Some(*row) && next.open.contains(row), "{action:?}");
                }
                Action::Step(places, rows) => check_step(&state, &next, *places, rows),
                Action::Clear => assert!(next.query.is_empty()),
                _ => {}
            }
            state = next;
        }
        for _ in 0..4 {
            state = state.apply(&world.dataset, Action::Escape);
        }
        let closed = (state.panel, state.cluster.len(), state.query.text(), state.selected);
        assert_eq!(closed, (Panel::Closed, 0, "", None), "four steps close everything");
    }
}

/// A step leads to one of the given rows, in its own direction, and no further than requested.
fn check_step(before: &State, after: &State, places: i64, rows: &[usize]) {
    let Some(reached) = after.selected.filter(|_| !rows.is_empty()) else {
        return assert_eq!(after, before, "a step among no rows changes nothing");
    };
    let Some(left) = before.selected else {
        let end = if places < 0 { rows.last() } else { rows.first() };
        return assert_eq!(Some(&reached), end, "the first step starts at an end");
    };
    assert!(rows.contains(&reached), "{reached} is none of {rows:?}");
    let between = rows.iter().filter(|row| **row > left.min(reached) && **row <= left.max(reached)).count();
    let further = |row: &&usize| if places > 0 { **row > left } else { **row < left };
    let possible = rows.iter().filter(further).count() as u64;
    if places == 0 || possible == 0 {
        return;
    }
    let forward = if places > 0 { reached > left } else { reached < left };
    assert!(forward, "{places} from {left} leads to {reached} among {rows:?}");
    let skipped =
        if places > 0 { between } else { rows.iter().filter(|row| **row >= reached && **row < left).count() };
    assert_eq!(skipped as u64, places.unsigned_abs().min(possible), "{places} from {left} to {reached}");
}

#[test]
fn nonexistent_rows_are_neither_selected_nor_opened() {
    let dataset = import::native(r#"{"events": [{"start": "2022"}]}"#).unwrap().dataset;
    let first = State::new(&dataset);
    for action in [Action::Step(1, vec![7]), Action::Details(7, true), Action::Cluster(vec![7, 8])] {
        assert_eq!(first.apply(&dataset, action.clone()), first, "{action:?}");
    }
}

#[test]
fn a_cluster_closes_on_a_second_press_and_when_the_chart_changes() {
    let json = r#"{"facets": [{"id": "f", "terms": [{"id": "a"}]}],
        "events": [{"start": "2021"}, {"start": "2022"}, {"start": "2023", "tags": {"f": "a"}}]}"#;
    let dataset = import::native(json).unwrap().dataset;
    let pressed = |rows: &[usize]| Action::Cluster(rows.to_vec());
    let after = |actions: &[Action]| {
        let first = State::new(&dataset);
        actions.iter().fold(first, |state, action| state.apply(&dataset, action.clone())).cluster
    };
    assert_eq!(after(&[pressed(&[0, 1])]), [0, 1]);
    assert_eq!(after(&[pressed(&[0, 1]), pressed(&[0, 1])]), [0; 0], "the second press closes it");
    assert_eq!(after(&[pressed(&[0, 1]), pressed(&[1, 2])]), [1, 2], "another cluster replaces it");
    let term = Tag { facet: 0, term: 0 };
    for change in [
        Action::Range(Some((0, 86_400))),
        Action::Range(None),
        Action::Group(None),
        Action::Group(Some(0)),
        Action::Toggle(term),
        Action::Search("x".into()),
    ] {
        assert_eq!(after(&[pressed(&[0, 1]), change.clone()]), [0; 0], "{change:?}");
    }
    for change in
        [Action::Select(Some(2)), Action::Details(0, true), Action::Draw(1), Action::Panel(Panel::More)]
    {
        assert_eq!(after(&[pressed(&[0, 1]), change.clone()]), [0, 1], "{change:?}");
    }
}

#[test]
fn a_panel_opens_at_its_first_term_and_closes_on_a_second_press() {
    let dataset = import::native(r#"{"facets": [{"id": "f"}, {"id": "g"}], "events": []}"#).unwrap().dataset;
    let after = |actions: &[Action]| {
        let first = State::new(&dataset);
        let state = actions.iter().fold(first, |state, action| state.apply(&dataset, action.clone()));
        (state.panel, state.first_term)
    };
    let later = Action::Terms(0, 40);
    assert_eq!(after(std::slice::from_ref(&later)), (Panel::Facet(0), 40));
    for panel in [Panel::More, Panel::Facet(1)] {
        assert_eq!(after(&[later.clone(), Action::Panel(panel)]), (panel, 0));
    }
    assert_eq!(after(&[later.clone(), Action::Panel(Panel::Facet(0))]), (Panel::Closed, 0));
    let again = [later, Action::Panel(Panel::Facet(0)), Action::Panel(Panel::Facet(0))];
    assert_eq!(after(&again), (Panel::Facet(0), 0));
}
