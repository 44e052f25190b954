//! Every sequence of actions leads to a valid state.

use crate::arbitrary::{QuerySeed, World, odd_text, queries, worlds};
use crate::config;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use timeline_core::dataset::Tag;
use timeline_core::import;
use timeline_core::state::{Action, Panel, Part, State};

/// An action before its dataset is known.
#[derive(Debug, Clone)]
pub enum Seed {
    Toggle(Index),
    Filter(QuerySeed),
    Dates(QuerySeed),
    Select(Index),
    Cluster(Index, usize),
    Other(Action),
}

pub fn seeds() -> impl Strategy<Value = Seed> {
    let row = || prop_oneof![0..200usize, Just(usize::MAX)];
    let instant = || prop_oneof![-9_000_000_000_000..9_000_000_000_000i64, 0..10i64];
    let range = option::of((instant(), instant()));
    let panel = prop_oneof![
        select(vec![Panel::Closed, Panel::More, Panel::View, Panel::Sheet]),
        (0..5usize).prop_map(Panel::Facet)
    ];
    let switch = (0..3usize, any::<bool>()).prop_map(|(which, on)| match which {
        0 => Action::List(on),
        1 => Action::Widen(on),
        _ => Action::EmptyTerms(on),
    });
    let tag = (0..6usize, 0..12usize).prop_map(|(facet, term)| Tag { facet, term });
    prop_oneof![
        4 => any::<Index>().prop_map(Seed::Toggle),
        2 => queries().prop_map(Seed::Filter),
        1 => queries().prop_map(Seed::Dates),
        2 => any::<Index>().prop_map(Seed::Select),
        2 => (parts(), any::<bool>()).prop_map(|(part, open)| Seed::Other(Action::Part(part, open))),
        2 => switch.prop_map(Seed::Other),
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

/// All parts of the stage that open and close.
pub const PARTS: [Part; 6] =
    [Part::Rest, Part::Claims, Part::Differences, Part::People, Part::Sources, Part::Tags];

pub fn parts() -> impl Strategy<Value = Part> {
    select(PARTS.to_vec())
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
    // Equal views are equal states: a part that is as at first leaves nothing behind.
    for (place, (part, open)) in state.parts.iter().enumerate() {
        assert!(
            *open != part.is_open_at_first() && state.is_open(*part) == *open,
            "{part:?} after {after:?}"
        );
        assert!(
            state.parts[..place].iter().all(|(other, _)| other != part),
            "{part:?} twice after {after:?}"
        );
    }
}

/// What a reader has opened, which only that reader's own presses change.
fn opened(state: &State) -> (Vec<bool>, bool, Option<bool>) {
    (PARTS.map(|part| state.is_open(part)).to_vec(), state.list, state.widened)
}

/// The rows of which the mask has a bit, ascending.
fn masked(world: &World, mask: u64) -> Vec<usize> {
    (0..world.dataset.events().len()).filter(|row| mask >> (row % 64) & 1 == 1).collect()
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
                    assert!(next.selected == Some(*row) && next.cluster.is_empty(), "{action:?}");
                }
                Action::Clear => assert!(next.query.is_empty()),
                _ => {}
            }
            match &action {
                Action::Part(part, open) => {
                    assert_eq!(next.is_open(*part), *open);
                    for other in PARTS.into_iter().filter(|other| other != part) {
                        assert_eq!(next.is_open(other), state.is_open(other), "{other:?} after {action:?}");
                    }
                    assert_eq!(State { parts: state.parts.clone(), ..next.clone() }, state, "{action:?}");
                }
                Action::List(open) => assert_eq!(next, State { list: *open, ..state.clone() }),
                Action::Widen(widened) => assert_eq!(next, State { widened: Some(*widened), ..state.clone() }),
                Action::EmptyTerms(shown) => assert_eq!(next, State { empty_terms: *shown, ..state.clone() }),
                Action::Escape => assert!(steps_to_nothing(&next) < steps_to_nothing(&state).max(1)),
                _ => assert_eq!(opened(&next), opened(&state), "what is open stays open after {action:?}"),
            }
            state = next;
        }
        let before = opened(&state);
        for _ in 0..5 {
            state = state.apply(&world.dataset, Action::Escape);
        }
        let closed = (state.panel, state.cluster.len(), state.list, state.query.text(), state.selected);
        assert_eq!(closed, (Panel::Closed, 0, false, "", None), "five steps close everything");
        assert_eq!(opened(&state).0, before.0, "but the parts of the stage");
        assert_eq!(state.apply(&world.dataset, Action::Escape), state);
    }

    #[test]
    fn the_stage_shows_one_of_the_rows_and_none_is_nearer_in_time(world in worlds(), selected in any::<Option<Index>>(), mask in any::<u64>()) {
        let events = world.dataset.events();
        let row = selected.filter(|_| !events.is_empty()).map(|row| row.index(events.len()));
        let state = State::new(&world.dataset).apply(&world.dataset, Action::Select(row));
        let rows = masked(&world, mask);
        let Some(staged) = state.on_stage(&rows, &world.dataset) else {
            assert!(rows.is_empty(), "no stage for {rows:?}");
            return Ok(());
        };
        assert!(rows.contains(&staged), "{staged} is none of {rows:?}");
        let Some(selected) = row else {
            assert_eq!(staged, rows[0], "nothing is selected");
            return Ok(());
        };
        if rows.contains(&selected) {
            assert_eq!(staged, selected, "the selected event passes");
            return Ok(());
        }
        let begins = |row: usize| events[row].when.extent().0;
        let apart = |row: usize| begins(row).abs_diff(begins(selected));
        for row in &rows {
            assert!(apart(staged) <= apart(*row), "{row} is nearer to {selected} than {staged}");
        }
    }
}

/// How often Escape still has something to undo.
fn steps_to_nothing(state: &State) -> usize {
    let open = [
        state.panel != Panel::Closed,
        !state.cluster.is_empty(),
        state.list,
        !state.query.text().is_empty(),
        state.selected.is_some(),
    ];
    open.into_iter().filter(|open| *open).count()
}

#[test]
fn nonexistent_rows_are_neither_selected_nor_listed() {
    let dataset = import::native(r#"{"events": [{"start": "2022"}]}"#).unwrap().dataset;
    let first = State::new(&dataset);
    for action in [Action::Select(Some(7)), Action::Cluster(vec![7, 8])] {
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
        Action::Select(Some(2)),
    ] {
        assert_eq!(after(&[pressed(&[0, 1]), change.clone()]), [0; 0], "{change:?}");
    }
    for change in [
        Action::Part(Part::Sources, true),
        Action::List(true),
        Action::EmptyTerms(true),
        Action::Draw(1),
        Action::Panel(Panel::More),
    ] {
        assert_eq!(after(&[pressed(&[0, 1]), change.clone()]), [0, 1], "{change:?}");
    }
}

#[test]
fn a_panel_opens_at_its_first_term_and_closes_on_a_second_press() {
    let dataset = import::native(r#"{"facets": [{"id": "f"}, {"id": "g"}], "events": []}"#).unwrap().dataset;
    let after = |actions: &[Action]| {
        let first = State::new(&dataset);
        let state = actions.iter().fold(first, |state, action| state.apply(&dataset, action.clone()));
        (state.panel, state.first_term, state.empty_terms)
    };
    let later = [Action::Panel(Panel::Facet(0)), Action::Terms(0, 40), Action::EmptyTerms(true)];
    let then = |panels: &[Panel]| -> Vec<Action> {
        later.iter().cloned().chain(panels.iter().map(|panel| Action::Panel(*panel))).collect()
    };
    assert_eq!(after(&later), (Panel::Facet(0), (0, 40), true));
    for panel in [Panel::More, Panel::View, Panel::Sheet, Panel::Facet(1)] {
        assert_eq!(after(&then(&[panel])), (panel, (0, 0), false));
        assert_eq!(after(&then(&[panel, panel])), (Panel::Closed, (0, 0), false));
    }
    assert_eq!(after(&then(&[Panel::Facet(0)])), (Panel::Closed, (0, 0), false));
    assert_eq!(after(&then(&[Panel::Facet(0), Panel::Facet(0)])), (Panel::Facet(0), (0, 0), false));
    assert_eq!(
        after(&[later.as_slice(), &[Action::Terms(0, 80)]].concat()),
        (Panel::Facet(0), (0, 80), true)
    );
    // In the sheet too, which stays.
    assert_eq!(after(&[Action::Panel(Panel::Sheet), Action::Terms(1, 40)]), (Panel::Sheet, (1, 40), false));
}
