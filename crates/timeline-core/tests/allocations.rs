//! The number of allocations of a filter: the same for a hundred thousand events as for a thousand.
//!
//! It grows only with the number of selected terms and of facets. The counts are exact: each allocation is a set of rows, or a
//! list as long as the facets, the terms or the words, and adding one is a decision.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::hint::black_box;
use timeline_core::dataset::Dataset;
use timeline_core::facet::FacetIndex;
use timeline_core::import;
use timeline_core::query::Query;

thread_local! {
    /// Each test has a thread of its own, so that tests do not count each other's allocations.
    static CALLS: Cell<usize> = const { Cell::new(0) };
}

/// The system's allocator, which counts allocations and reallocations.
struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

fn count() {
    CALLS.set(CALLS.get() + 1);
}

// SAFETY: every call goes to the system's allocator; counting does not allocate.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count();
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, old: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        unsafe { System.realloc(old, layout, size) }
    }

    unsafe fn dealloc(&self, old: *mut u8, layout: Layout) {
        unsafe { System.dealloc(old, layout) }
    }
}

/// The number of allocations during a function.
fn calls<T>(act: impl FnOnce() -> T) -> usize {
    let before = CALLS.get();
    black_box(act());
    CALLS.get() - before
}

/// A number of events over a century, with three facets of five, nine and four terms.
fn prepared(count: usize) -> (Dataset, FacetIndex) {
    let facet = |name: &str, terms: usize| {
        let terms: Vec<String> = (0..terms).map(|term| format!(r#"{{"id":"{name}-{term}"}}"#)).collect();
        format!(r#"{{"id":"{name}","terms":[{}]}}"#, terms.join(","))
    };
    let facets = [facet("kind", 5), facet("party", 9), facet("topic", 4)].join(",");
    let events = (0..count).map(|row| {
        let (year, month, day) = (1920 + row % 100, 1 + row % 12, 1 + row % 28);
        let (kind, party, topic) = (row % 5, row % 9, row % 4);
        format!(
            r#"{{"id":"e{row}","start":"{year}-{month:02}-{day:02}","headline":"Event {row} of the talks","tags":{{"kind":["kind-{kind}"],"party":["party-{party}"],"topic":["topic-{topic}"]}}}}"#
        )
    });
    let text = format!(r#"{{"facets":[{facets}],"events":[{}]}}"#, events.collect::<Vec<_>>().join(","));
    let dataset = import::native(&text).unwrap().dataset;
    let index = FacetIndex::build(&dataset, |_| String::new());
    assert_eq!(index.len(), count);
    (dataset, index)
}

/// Each query with its number of allocations: for its rows, for the counts of all terms, and for the result with both.
///
/// The rows of an empty query are a set and a list of the facets. A facet with chosen terms takes one more set, and so do
/// dates. Words take a text, a list, and for each word a set of the labels in which it occurs. The counts take the same, with
/// two for each facet (the rows apart from its own terms, and its numbers) and one for all of them. A result takes as many as
/// the counts, one for the list of its rows, and one set more where it keeps the rows that the words find.
const EXPECTED: [(&str, usize, usize, usize); 6] = [
    ("", 2, 9, 10),
    ("kind=kind-1", 3, 10, 11),
    ("kind=kind-1,kind-2&party=party-3", 4, 11, 12),
    ("q=talks+7", 6, 13, 15),
    ("from=1950-01-01&to=1990-12-31", 3, 10, 11),
    ("kind=kind-1,kind-2&party=party-3&q=Talks+7&from=1950-01-01&to=1990-12-31", 9, 16, 18),
];

#[test]
fn the_number_of_allocations_does_not_depend_on_the_number_of_events() {
    for count in [20, 1_000, 100_000] {
        let (dataset, index) = prepared(count);
        for (text, rows, counts, result) in EXPECTED {
            let query = Query::parse(text, &dataset);
            assert_eq!(query.is_empty(), text.is_empty(), "{text}");
            let found = (
                calls(|| query.evaluate(&index)),
                calls(|| query.counts(&index)),
                calls(|| query.result(&index, None)),
            );
            // A list without rows takes no memory.
            let result = result - usize::from(query.result(&index, None).list.is_empty());
            assert_eq!(found, (rows, counts, result), "allocations of {text:?} among {count} events");
        }
    }
}
