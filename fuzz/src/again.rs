//! Every dataset that was read survives writing and reading in the native format.

use timeline_core::dataset::Dataset;
use timeline_core::import;
use timeline_formats::export;

/// Writes and reads, both indented and in one line; nothing may be lost, and our own file must have no problems.
pub fn reads_back(dataset: &Dataset) {
    let pretty = export::native(dataset, None);
    for text in [&pretty, &export::native_compact(dataset, None)] {
        let again = match import::native(text) {
            Ok(again) => again,
            Err(error) => panic!("{error} in our own file\n{text}"),
        };
        assert_eq!(again.problems, [], "in our own file\n{text}");
        same(&again.dataset, dataset);
        assert_eq!(export::native(&again.dataset, None), pretty, "not the same bytes");
    }
}

/// Compares the content of two datasets, ignoring the number of unreadable events.
pub fn same(one: &Dataset, other: &Dataset) {
    assert_eq!(one.title, other.title);
    assert_eq!(one.standfirst, other.standfirst);
    assert_eq!((one.as_of, &one.language), (other.as_of, &other.language));
    assert_eq!(one.eras, other.eras);
    assert_eq!(one.facets(), other.facets());
    assert_eq!(one.sources(), other.sources());
    assert_eq!(one.events(), other.events());
}
