//! The text form of filters and of whole states, as used in attributes and addresses.

use crate::arbitrary::{QuerySeed, World, queries, worlds};
use crate::config;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use timeline_core::address;
use timeline_core::import;
use timeline_core::query::{LONGEST_SEARCH, Query};
use timeline_core::state::{Action, State};

/// Parts that are invalid for every dataset.
const NONSENSE: [&str; 16] = [
    "",
    "=",
    "===",
    "=x",
    "?",
    "#",
    "%",
    "%=%zz",
    "q",
    "from=soon",
    "to=2022-13-01",
    "from=",
    "to=%FF",
    "no-such=x",
    "constructor=__proto__",
    "from=2022-02-30",
];

proptest! {
    #![proptest_config(config(100))]

    #[test]
    fn a_filter_survives_its_text(world in worlds(), seed in queries()) {
        let query = tidy(seed.put_to(&world));
        let text = query.to_text(&world.dataset);
        assert_eq!(Query::parse(&text, &world.dataset), query, "{text}");
        for lead in ["?", "#"] {
            assert_eq!(Query::parse(&format!("{lead}{text}"), &world.dataset), query, "{lead}{text}");
        }
        assert_eq!(text.is_empty(), query.is_empty());
        assert!(!text.contains(char::is_whitespace), "{text:?} stays one word");
    }

    #[test]
    fn invalid_parts_change_nothing(
        world in worlds(),
        seed in queries(),
        nonsense in vec(select(&NONSENSE[..]), 1..12),
        mut noise in any::<String>(),
    ) {
        let query = tidy(seed.put_to(&world));
        noise.retain(|letter| letter != '&' && letter != '=');
        let text = query.to_text(&world.dataset);
        let mut parts: Vec<String> = text.split('&').map(str::to_owned).collect();
        for part in parts.iter_mut().filter(|part| is_of_a_facet(part)) {
            part.push_str(",no such term,%zz%,,");
        }
        for (place, part) in nonsense.into_iter().chain([noise.as_str()]).enumerate() {
            parts.insert(place * 3 % (parts.len() + 1), part.to_owned());
        }
        let disturbed = parts.join("&");
        assert_eq!(Query::parse(&disturbed, &world.dataset), query, "{disturbed:?} for {text:?}");
    }

    #[test]
    fn any_text_reads_as_a_filter_whose_text_is_stable(
        world in worlds(),
        text in any::<String>(),
        parts in vec((select(vec!["q", "from", "to", "range", "group", "selected"]), any::<String>()), 0..4),
        index in any::<Index>(),
    ) {
        let facet = world.dataset.facets().get(index.index(4)).map_or("q", |facet| facet.id.as_str());
        let parts: String = parts.iter().map(|(key, value)| format!("&{key}={value}")).collect();
        for text in [text.clone(), format!("{facet}={text}"), format!("{text}{parts}")] {
            let query = tidy(Query::parse(&text, &world.dataset));
            assert!(query.terms().iter().all(|tag| world.dataset.resolve(*tag).is_some()));
            assert!(query.terms().windows(2).all(|pair| pair[0] < pair[1]));
            assert_eq!(Query::parse(&query.to_text(&world.dataset), &world.dataset), query);
            let state = address::read(&text, &State::new(&world.dataset), &world.dataset);
            assert_eq!(tidy(state.query), query);
        }
    }

    #[test]
    fn a_state_survives_its_address(
        world in worlds(),
        state in states(),
        home in states(),
        at_first in any::<bool>(),
    ) {
        // Attributes set a timeline's initial filter and grouping, but no range.
        let home = State { range: None, ..home.put_to(&world) }.apply(&world.dataset, Action::Select(None));
        let home = if at_first { State::new(&world.dataset) } else { home };
        let state = state.put_to(&world);
        let address = address::write(&state, &home, &world.dataset);
        let read = address::read(&address, &home, &world.dataset);
        // The scroll position of the list is not part of the address.
        let expected = State { range: state.range.map(to_the_minute), followed: read.followed, ..state };
        assert_eq!(read, expected, "{address} from {home:?}");
        assert!(address.is_empty() || address::concerns(&address, &world.dataset), "{address}");
        assert_eq!(address::write(&read, &home, &world.dataset), address, "the address of the state that was read");
    }
}

#[test]
fn a_link_to_a_section_of_the_page_does_not_concern_the_timeline() {
    let json = r#"{"facets": [{"id": "kind"}], "events": []}"#;
    let dataset = import::native(json).unwrap().dataset;
    for other in
        ["", "#", "#section", "#kind", "q", "#utm_source=x", "a=b&c=d", "#=", "?%=%", "#Kind=a", ":~:text=a"]
    {
        assert!(!address::concerns(other, &dataset), "{other:?}");
    }
    for ours in
        ["q=", "#q=x", "?kind=a", "x&kind=a", "from=", "#group=none", "selected=x", "range=x", "k%69nd=a"]
    {
        assert!(address::concerns(ours, &dataset), "{ours:?}");
    }
}

#[test]
fn the_valid_parts_of_a_text_apply() {
    let json =
        r#"{"facets": [{"id": "kind", "terms": [{"id": "a"}, {"id": "b,c"}]}, {"id": "x y"}], "events": []}"#;
    let dataset = import::native(json).unwrap().dataset;
    for (text, expected) in [
        ("", ""),
        ("kind=a", "kind=a"),
        ("?kind=b%2Cc,a,a,b,c&kind=a", "kind=a,b%2Cc"),
        ("%6Bind=%61", "kind=a"),
        ("Kind=a&kind=A", ""),
        ("x+y=1&x%20y=2", ""),
        ("q=one&q=two", "q=two"),
        ("q=a+b%26c%zz%", "q=a+b%26c%25zz%25"),
        ("q=+", ""),
        ("q=Мінськ+Ἀθῆναι+東京+🕊", "q=Мінськ+Ἀθῆναι+東京+🕊"),
        ("q=a\u{2028}b\u{3000}c", "q=a%E2%80%A8b%E3%80%80c"),
        ("from=2022-03&to=2022-03", "from=2022-03-01&to=2022-03-31"),
        ("from=2022&to=2024-02", "from=2022-01-01&to=2024-02-29"),
        ("to=-44", "to=-0044-12-31"),
        ("from=2022-03-07T15:04", "from=2022-03-07"),
        ("from=2022-03-08&to=2022-03-07&kind=a", "kind=a"),
        ("to=262142&from=-262143", "from=-262143-01-01&to=262142-12-31"),
        ("from=2022-03-07&from=never", "from=2022-03-07"),
    ] {
        assert_eq!(Query::parse(text, &dataset).to_text(&dataset), expected, "{text:?}");
    }
    let longest = Query::parse(&format!("q={}", "🕊".repeat(900)), &dataset);
    assert_eq!(longest.text().chars().count(), LONGEST_SEARCH);
    assert_eq!(Query::parse(&format!("q={}&kind=a", "a".repeat(30_000)), &dataset), Query::default());
}

#[test]
fn the_initial_state_has_an_empty_address() {
    let dataset = import::native(r#"{"facets": [{"id": "kind"}], "events": []}"#).unwrap().dataset;
    let home = State::new(&dataset);
    assert_eq!(address::write(&home, &home, &dataset), "");
    assert_eq!(address::read("", &home, &dataset), home);
}

#[test]
fn an_address_says_that_no_event_is_selected_if_one_was_selected_initially() {
    let dataset = import::native(r#"{"events": [{"id": "a", "start": "2022"}]}"#).unwrap().dataset;
    let state = State::new(&dataset);
    let home = state.apply(&dataset, Action::Select(Some(0)));
    let address = address::write(&state, &home, &dataset);
    let read = address::read(&address, &home, &dataset);
    assert_eq!(State { followed: None, ..read }, state, "{address:?}");
}

/// A search of only white space counts as empty, and has no text form.
fn tidy(query: Query) -> Query {
    if query.text().trim().is_empty() { query.with_text("") } else { query }
}

fn is_of_a_facet(part: &str) -> bool {
    part.split_once('=').is_some_and(|(key, _)| !matches!(key, "q" | "from" | "to"))
}

fn to_the_minute((start, end): (i64, i64)) -> (i64, i64) {
    (start.div_euclid(60) * 60, end.div_euclid(60) * 60)
}

/// The part of a state that a link contains.
#[derive(Debug, Clone)]
struct StateSeed {
    query: QuerySeed,
    selected: Option<Index>,
    group: Option<usize>,
    range: Option<(i64, i64)>,
}

fn states() -> impl Strategy<Value = StateSeed> {
    let range = option::of((-9_000_000_000..9_000_000_000i64, 60..400_000_000_000i64));
    (queries(), option::of(any::<Index>()), option::of(0..5usize), range).prop_map(
        |(query, selected, group, range)| StateSeed {
            query,
            selected,
            group,
            range: range.map(|(start, length)| (start, start + length)),
        },
    )
}

impl StateSeed {
    fn put_to(&self, world: &World) -> State {
        let rows = world.dataset.events().len().max(1);
        let actions = [
            Action::Filter(tidy(self.query.put_to(world))),
            Action::Select(self.selected.map(|index| index.index(rows))),
            Action::Group(self.group),
            Action::Range(self.range),
        ];
        actions
            .into_iter()
            .fold(State::new(&world.dataset), |state, action| state.apply(&world.dataset, action))
    }
}
