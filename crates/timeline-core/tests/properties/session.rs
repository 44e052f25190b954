//! Sessions: the next session and its effects, for any changes by readers and pages.

use crate::arbitrary::{World, worlds};
use crate::config;
use crate::state::{PARTS, Seed, parts, seeds};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use timeline_core::import;
use timeline_core::locale::Locale;
use timeline_core::model::Model;
use timeline_core::session::{Arrival, Change, Effect, Event, Session};
use timeline_core::state::{Action, Panel, Part, State};

fn session(json: &str) -> Session {
    Session::new(model(json))
}

fn model(json: &str) -> Model {
    Model::new(import::native(json).unwrap().dataset, Locale::ENGLISH)
}

const TALKS: &str = r#"{
    "facets": [
        {"id": "kind", "terms": [{"id": "talk"}, {"id": "call"}]},
        {"id": "place", "terms": [{"id": "Washington, D.C."}, {"id": "Minsk"}]}
    ],
    "events": [
        {"id": "a", "start": "2022-03-01", "tags": {"kind": ["talk"], "place": ["Minsk"]}},
        {"id": "b", "start": "2022-03-02", "tags": {"kind": ["call"], "place": ["Washington, D.C."]}},
        {"id": "c&d", "start": "2022-03-03", "tags": {"kind": ["talk"]}}
    ]}"#;

fn query(text: &str) -> Change {
    Change::Query(Some(text.to_owned()))
}

/// The session after a change by the page, which must fire no events.
fn changed(session: &Session, change: Change) -> Session {
    let (next, effects) = session.change(change);
    assert!(effects.iter().all(|effect| *effect == Effect::Render), "{effects:?}");
    next
}

fn acted(session: &Session, action: Action) -> Session {
    session.act(action).0
}

#[test]
fn a_filter_by_the_reader_is_drawn_written_and_reported_in_this_order() {
    let (next, effects) = session(TALKS).act(Action::Search("minsk".to_owned()));
    assert_eq!(next.result().list, [0]);
    assert_eq!(
        effects,
        [
            Effect::Render,
            Effect::WriteAddress { text: "q=minsk".to_owned(), step: false },
            Effect::Tell(Event::Filter { query: "q=minsk".to_owned(), shown: 1, total: 3 }),
        ]
    );
}

#[test]
fn typing_and_zooming_replace_the_history_entry_and_every_other_change_adds_one() {
    let all = session(TALKS);
    let day = 86_400;
    let start = all.model().whole.0;
    for (action, expected) in [
        (Action::Search("x".to_owned()), Some(false)),
        (Action::Range(Some((start, start + day))), Some(false)),
        (Action::Select(Some(1)), Some(true)),
        (Action::Leaf(1), Some(false)),
        (Action::Group(None), Some(true)),
        (Action::Panel(Panel::More), None),
        (Action::Part(Part::Sources, true), None),
        (Action::List(true), None),
        (Action::Widen(true), None),
        (Action::EmptyTerms(true), None),
    ] {
        let (_, effects) = all.act(action.clone());
        let step = effects.iter().find_map(|effect| match effect {
            Effect::WriteAddress { step, .. } => Some(*step),
            _ => None,
        });
        assert_eq!(step, expected, "{action:?}");
    }
}

#[test]
fn the_address_opens_the_view_that_it_was_taken_from() {
    let all = changed(&session(TALKS), query("kind=talk")).open();
    assert_eq!(all.address(), "kind=talk");
    let place = all.model().dataset.tag("place", "Washington, D.C.").unwrap();
    let washington = acted(&acted(&all, Action::Clear), Action::Toggle(place));
    assert_eq!(washington.address(), "place=Washington%2C+D.C.");
    // A filter that the reader has cleared is in the link; otherwise the page's own filter would return.
    let cleared = acted(&all, Action::Clear);
    assert_eq!(cleared.address(), "q=");
    assert_eq!(acted(&all, Action::Select(Some(2))).address(), "kind=talk&selected=c%26d");
    for seen in [washington, cleared, acted(&all, Action::Select(Some(2)))] {
        let (opened, _) = all.visit(&seen.address(), Arrival::Opening);
        assert_eq!(opened.result(), seen.result());
        assert_eq!(opened.selected(), seen.selected());
    }
}

#[test]
fn back_to_an_empty_fragment_shows_the_initial_view_also_after_another_reading() {
    let opened = changed(&session(TALKS), query("kind=talk")).open();
    let (again, _) = opened.replace(model(TALKS));
    let filtered = acted(&again, Action::Clear);
    assert_eq!(filtered.result().list.len(), 3);
    let (back, _) = filtered.visit("", Arrival::Navigation);
    assert_eq!(back.query(), "kind=talk");
}

#[test]
fn back_leaves_the_open_panel_at_the_same_terms() {
    let seen = [
        Action::Panel(Panel::Facet(1)),
        Action::Terms(1, 1),
        Action::Search("minsk".to_owned()),
        Action::Select(Some(1)),
    ];
    let seen = seen.into_iter().fold(session(TALKS).open(), |seen, action| acted(&seen, action));
    let (back, _) = seen.visit("", Arrival::Navigation);
    assert_eq!((back.query().as_str(), back.selected()), ("", None));
    assert_eq!((back.state().panel, back.state().first_term), (Panel::Facet(1), (1, 1)));
}

#[test]
fn a_timeline_that_comes_back_shows_what_the_reader_left() {
    // The page asks for all this after the opening, and the reader undoes it.
    let asked =
        [query("kind=talk"), Change::Selected(Some("b".to_owned())), Change::Group(Some("place".to_owned()))];
    let ask = |session| asked.iter().fold(session, |session, change| changed(&session, change.clone()));
    let undone = [Action::Clear, Action::Select(None), Action::Group(Some(0))];
    let left = undone.into_iter().fold(ask(session(TALKS).open()), |seen, action| acted(&seen, action));
    let values = |session: &Session| {
        (session.query(), session.selected().map(str::to_owned), session.group().to_owned())
    };
    let expected = (String::new(), None, "kind".to_owned());
    assert_eq!(values(&left), expected);

    let (back, _) = ask(session(TALKS)).open().visit(&left.full_address(), Arrival::Opening);
    assert_eq!(values(&back), expected);
    let (back, _) = back.visit("range=2022-03-01T00:00..2022-03-02T00:00", Arrival::Opening);
    assert_eq!(values(&back), expected, "the page's fragment says nothing about them");
    let (back, _) = back.replace(model(TALKS));
    assert_eq!(values(&back), expected, "another reading");
}

#[test]
fn an_event_in_a_fragment_is_scrolled_to_once_and_not_when_the_page_opens() {
    let all = session(TALKS).open();
    let (selected, effects) = all.visit("selected=b", Arrival::Navigation);
    assert_eq!(effects, [Effect::Follow(1), Effect::Render]);
    assert_eq!(selected.visit("selected=b", Arrival::Navigation).1, []);
    assert_eq!(all.visit("selected=b", Arrival::Opening).1, [Effect::Render]);
    assert_eq!(all.visit("section", Arrival::Navigation).1, [], "a link to a section of the page");
}

#[test]
fn the_same_data_read_again_keeps_everything_open() {
    let mut seen = session(TALKS).open();
    for action in [
        Action::Group(Some(1)),
        Action::Select(Some(1)),
        Action::Part(Part::Sources, true),
        Action::List(true),
        Action::Widen(false),
        Action::Panel(Panel::Facet(1)),
        Action::EmptyTerms(true),
        Action::Cluster(vec![0, 2]),
        Action::Draw(1),
    ] {
        seen = acted(&seen, action);
    }
    let (again, _) = seen.replace(model(TALKS));
    assert_eq!(again.state(), seen.state());
}

#[test]
fn other_data_keeps_the_state_that_its_ids_match() {
    let mut seen = session(TALKS).open();
    for action in [
        Action::Toggle(seen.model().dataset.tag("kind", "talk").unwrap()),
        Action::Group(Some(1)),
        Action::Panel(Panel::Facet(0)),
        Action::Part(Part::Sources, true),
        Action::List(true),
        Action::Widen(true),
        Action::Select(Some(2)),
        Action::Cluster(vec![0, 2]),
    ] {
        seen = acted(&seen, action);
    }
    let other = r#"{"facets": [{"id": "place"}, {"id": "kind", "terms": [{"id": "call"}, {"id": "talk"}]}],
        "events": [{"id": "new", "start": "2021"}, {"id": "a", "start": "2022", "tags": {"kind": ["talk"]}}]}"#;
    let (next, effects) = seen.replace(model(other));
    assert_eq!(effects, [Effect::Render]);
    assert_eq!((next.query().as_str(), next.group(), next.selected()), ("kind=talk", "place", None));
    assert_eq!((next.state().cluster.as_slice(), next.state().panel), ([1].as_slice(), Panel::Facet(1)));
    assert_eq!((next.result().list.as_slice(), next.on_stage()), ([1].as_slice(), Some(1)));
    // What is open belongs to no event.
    assert!(next.state().is_open(Part::Sources) && next.state().list);
    assert_eq!(next.state().widened, Some(true));
}

#[test]
fn requests_of_the_page_wait_for_data_with_their_ids() {
    let empty = session(r#"{"events": []}"#);
    let asked =
        [query("kind=talk"), Change::Selected(Some("b".to_owned())), Change::Group(Some("place".to_owned()))];
    let asked = asked.into_iter().fold(empty, |session, change| changed(&session, change));
    let (shown, _) = asked.replace(model(TALKS));
    assert_eq!((shown.query().as_str(), shown.selected(), shown.group()), ("kind=talk", Some("b"), "place"));
    // Changes that the reader has made since take precedence.
    let cleared = acted(&shown, Action::Clear);
    let (again, _) = cleared.replace(model(TALKS));
    assert_eq!((again.query().as_str(), again.selected()), ("", Some("b")));
    // Values that the page has withdrawn no longer apply.
    let back = changed(&again, Change::Selected(None));
    assert_eq!(back.replace(model(TALKS)).0.selected(), None);
}

#[test]
fn a_request_that_waits_for_its_data_outlasts_other_changes_by_the_reader() {
    let asked = [Change::Selected(Some("b".to_owned())), Change::Group(Some("place".to_owned()))];
    let empty = session(r#"{"facets": [{"id": "kind"}], "events": [{"id": "a", "start": "2022"}]}"#);
    let waiting = asked.into_iter().fold(empty, |session, change| changed(&session, change));
    let searched = acted(&waiting, Action::Search("x".to_owned()));
    let (shown, _) = searched.replace(model(TALKS));
    assert_eq!((shown.query().as_str(), shown.selected(), shown.group()), ("q=x", Some("b"), "place"));
    // A choice of the reader ends the request of its own kind alone.
    let chosen = acted(&waiting, Action::Select(Some(0)));
    let (shown, _) = chosen.replace(model(TALKS));
    assert_eq!((shown.selected(), shown.group()), (Some("a"), "place"));
    let grouped = acted(&waiting, Action::Group(None));
    let (shown, _) = grouped.replace(model(TALKS));
    assert_eq!((shown.selected(), shown.group()), (Some("b"), "none"));
}

#[test]
fn parts_closed_by_the_reader_stay_closed() {
    let shown = changed(&session(TALKS), Change::Selected(Some("b".to_owned()))).open();
    let closed = acted(&shown, Action::Part(Part::Claims, false));
    let (again, _) = closed.replace(model(TALKS));
    assert!(!again.state().is_open(Part::Claims));
    assert_eq!(changed(&closed, Change::Selected(Some("b".to_owned()))).state(), closed.state());
    assert!(!acted(&closed, Action::Select(Some(2))).state().is_open(Part::Claims), "on other events too");
}

#[test]
fn the_page_opens_and_closes_the_list_until_the_reader_does() {
    let asked = changed(&session(TALKS).open(), Change::List(true));
    assert!(asked.state().list && asked.replace(model(TALKS)).0.state().list);
    let closed = acted(&asked, Action::List(false));
    assert!(!closed.replace(model(TALKS)).0.state().list, "the reader has closed it since");
    assert!(!changed(&asked, Change::List(false)).replace(model(TALKS)).0.state().list);
    assert_eq!(changed(&asked, Change::List(true)), asked, "it is open already");
}

#[test]
fn the_page_keeps_the_calendar_to_scale_until_the_reader_widens_it() {
    let asked = changed(&session(TALKS).open(), Change::Linear(true));
    assert_eq!(asked.state().widened, Some(false));
    assert_eq!(asked.replace(model(TALKS)).0.state().widened, Some(false));
    let widened = acted(&asked, Action::Widen(true));
    assert_eq!(widened.replace(model(TALKS)).0.state().widened, Some(true));
    // Without the request, each dataset says for itself whether it is widened.
    let withdrawn = changed(&asked, Change::Linear(false));
    assert_eq!(withdrawn.state().widened, None);
    assert_eq!(withdrawn.replace(model(TALKS)).0.state().widened, None);
}

fn started(world: &World) -> Session {
    Session::new(Model::new(world.dataset.clone(), Locale::ENGLISH)).open()
}

fn holds(session: &Session) {
    let result = session.state().query.result(&session.model().index, None);
    assert_eq!(**session.result(), result);
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn the_result_matches_the_query_and_the_address_restores_the_state(world in worlds(), actions in vec(seeds(), 1..12)) {
        let home = started(&world);
        let mut seen = home.clone();
        for action in actions {
            let before = seen.clone();
            let (next, effects) = seen.act(action.put_to(&world));
            holds(&next);
            prop_assert_eq!(effects.is_empty(), before == next);
            let told = effects.iter().any(|effect| matches!(effect, Effect::Tell(Event::Filter { .. })));
            prop_assert_eq!(told, before.state().query != next.state().query);
            seen = next;
        }
        let (visited, effects) = home.visit(&seen.address(), Arrival::Opening);
        prop_assert!(effects.iter().all(|effect| *effect == Effect::Render));
        prop_assert_eq!(visited.selected(), seen.selected());
        prop_assert_eq!(visited.group(), seen.group());
        prop_assert_eq!(visited.address(), seen.address());
        // A session that opens with all that the reader has left restores the reader's state from the full address.
        let other = seen.clone().open().visit(&home.full_address(), Arrival::Opening).0;
        let (restored, _) = other.visit(&seen.full_address(), Arrival::Opening);
        prop_assert_eq!(restored.full_address(), seen.full_address());
    }

    #[test]
    fn the_same_data_read_again_changes_nothing(world in worlds(), actions in vec(seeds(), 1..12)) {
        let mut seen = started(&world);
        for action in actions {
            seen = seen.act(action.put_to(&world)).0;
        }
        let (again, _) = seen.replace(Model::new(world.dataset.clone(), Locale::ENGLISH));
        prop_assert_eq!(again.state(), seen.state());
        prop_assert_eq!(again.result(), seen.result());
        holds(&again);
    }

    /// An address says nothing of what the reader has opened, so Back and Forward leave it as it is.
    #[test]
    fn back_and_forward_leave_open_what_is_open(
        world in worlds(),
        before in vec(seeds(), 0..8),
        (part, open, panel, list, widened, shown) in
            (parts(), any::<bool>(), select(vec![Panel::Closed, Panel::More, Panel::View, Panel::Sheet]), any::<bool>(), any::<bool>(), any::<bool>()),
        after in vec(seeds(), 0..8),
    ) {
        let act = |seen: Session, seeds: &[Seed]| {
            seeds.iter().fold(seen, |seen, action| acted(&seen, action.put_to(&world)))
        };
        let home = started(&world);
        let left = act(home.clone(), &before);
        let mut seen = act(left.clone(), &after);
        let panel = if seen.state().panel == panel { Panel::Closed } else { panel };
        for action in [
            Action::Panel(panel),
            Action::Part(part, open),
            Action::List(list),
            Action::Widen(widened),
            Action::EmptyTerms(shown),
        ] {
            seen = acted(&seen, action);
        }
        for address in [left.address(), String::new(), seen.address()] {
            let (visited, effects) = seen.visit(&address, Arrival::Navigation);
            holds(&visited);
            prop_assert!(effects.iter().all(|effect| matches!(effect, Effect::Render | Effect::Follow(_))));
            let (was, is) = (seen.state(), visited.state());
            prop_assert_eq!(PARTS.map(|part| is.is_open(part)), PARTS.map(|part| was.is_open(part)));
            prop_assert_eq!(
                (is.panel, is.first_term, is.empty_terms, is.list, is.widened),
                (was.panel, was.first_term, was.empty_terms, was.list, was.widened)
            );
            prop_assert!(visited.on_stage().is_none_or(|row| visited.result().list.contains(&row)));
        }
    }

    #[test]
    fn a_change_by_the_page_fires_no_events(world in worlds(), text in any::<String>(), other in worlds()) {
        let session = started(&world);
        let named = [query(&text), Change::Selected(Some(text.clone())), Change::Group(Some(text.clone())), query("")];
        let switched = [Change::List(true), Change::Linear(true), Change::List(false), Change::Linear(false)];
        for change in named.into_iter().chain(switched) {
            let next = changed(&session, change);
            holds(&next);
            let (replaced, effects) = next.replace(Model::new(other.dataset.clone(), Locale::ENGLISH));
            prop_assert_eq!(effects, [Effect::Render]);
            holds(&replaced);
            let rows = replaced.state().selected.iter().chain(&replaced.state().cluster);
            prop_assert!(rows.into_iter().all(|row| *row < other.dataset.events().len()));
            prop_assert!(replaced.on_stage().is_none_or(|row| replaced.result().list.contains(&row)));
        }
    }
}

#[test]
fn a_state_without_events_carries_over_to_any_data() {
    let (shown, _) = session(r#"{"events": []}"#).replace(model(TALKS));
    assert_eq!(**shown.state(), State::new(&shown.model().dataset), "lanes by the leading facet");
}
