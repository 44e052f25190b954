//! Reading facets, terms and sources: values that could be harmful in a page, or collide in an address, are left out or renamed

use crate::import::{Expected, check};
use timeline_core::dataset::{Dataset, PALETTE, Shape};
use timeline_core::import;

#[test]
fn a_bad_colour_shape_or_parent_leaves_the_term_without_it() {
    for (field, place, part) in [
        (r#""color": "red""#, "color", "expected \"#rrggbb\""),
        (r#""color": 7"#, "color", "expected a text or an object"),
        (r##""color": "#fff;background:url(//evil)""##, "color", "expected \"#rrggbb\""),
        (r##""color": {"light": "#fff", "dark": "var(--x)"}"##, "color", "expected \"#rrggbb\""),
        (r#""shape": "blob""#, "shape", "there is no shape \"blob\"; another was chosen"),
        (r#""shape": []"#, "shape", "expected a text"),
        (r#""parent": []"#, "parent", "expected a text"),
        (r#""label": 7"#, "label", "expected a text or an object"),
    ] {
        let terms = format!(r#"[{{"id": "a"}}, {{"id": "b", {field}}}]"#);
        let dataset = check_terms(&terms, &[(&format!("dataset.facets[0].terms[1].{place}"), part)]);
        let term = &dataset.facets()[0].terms[1];
        assert_eq!(
            (term.color, term.shape, term.parent),
            (Some(PALETTE[1]), Shape::Diamond, None),
            "{field}"
        );
        assert_eq!(term.label.get("en"), "b");
    }
    for (terms, id) in [
        (r#"[{"id": "b", "parent": "nobody"}]"#, "b"),
        (r#"[{"id": "b", "parent": "b"}]"#, "b"),
        (r#"[{"id": "b", "parent": "a"}, {"id": "a"}]"#, "b"),
        (r#"[{"id": "a"}, {"id": "b", "parent": "a"}, {"id": "c", "parent": "b"}]"#, "c"),
    ] {
        let dataset = check_terms(terms, &[(&format!("facets.f.{id}.parent"), "must be declared before it")]);
        let term = dataset.tag("f", id).unwrap();
        assert_eq!(dataset.resolve(term).unwrap().1.parent, None, "{terms}");
    }
    let fine =
        check_terms(r##"[{"id": "a", "color": "#fa0", "shape": "cross"}, {"id": "b", "parent": "a"}]"##, &[]);
    let terms = &fine.facets()[0].terms;
    assert_eq!((terms[0].color.unwrap().light, terms[0].shape), ([255, 170, 0], Shape::Cross));
    assert_eq!(
        (terms[1].color, terms[1].parent),
        (None, Some(0)),
        "the palette is for facets without a colour"
    );
}

#[test]
fn terms_without_a_colour_take_those_of_the_palette_in_turn() {
    let many: Vec<String> = (0..PALETTE.len()).map(|term| format!(r#"{{"id": "{term}"}}"#)).collect();
    let terms = format!(r#"[{{"id": "a"}}, {{"id": "b", "parent": "a"}}, {}]"#, many.join(","));
    let facet = &check_terms(&terms, &[]).facets()[0].clone();
    let colors: Vec<_> = facet.terms.iter().map(|term| term.color.unwrap()).collect();
    let expected = [&[PALETTE[0], PALETTE[0]], &PALETTE[1..], &[PALETTE[0]]].concat();
    assert_eq!(colors, expected, "a narrower term has the colour of its parent");
    assert!(facet.has_palette_colors());
    let given = check_terms(r##"[{"id": "a", "color": "#fa0"}]"##, &[]);
    assert!(!given.facets()[0].has_palette_colors());
    let undeclared =
        import::native(r#"{"facets": [{"id": "f"}], "events": [{"start": "2022", "tags": {"f": "a"}}]}"#);
    assert_eq!(undeclared.unwrap().dataset.facets()[0].terms[0].color, Some(PALETTE[0]));
}

#[track_caller]
fn check_terms(terms: &str, expected: Expected<'_>) -> Dataset {
    check(&format!(r#"{{"facets": [{{"id": "f", "terms": {terms}}}], "events": []}}"#), expected)
}

#[test]
fn a_facet_whose_id_is_reserved_is_renamed_and_keeps_its_tags() {
    for id in ["q", "from", "to", "selected", "group", "range", "none"] {
        let facet = format!(r#"{{"id": "{id}", "terms": [{{"id": "a"}}]}}"#);
        let json =
            format!(r#"{{"facets": [{facet}], "events": [{{"start": "2022", "tags": {{"{id}": "a"}}}}]}}"#);
        let message = format!("\"{id}\" is reserved; named \"facet-{id}\"");
        let dataset = check(&json, &[(&format!("facets.{id}"), &message)]);
        assert_eq!(*dataset.events()[0].tags, [dataset.tag(&format!("facet-{id}"), "a").unwrap()]);
    }
}

#[test]
fn only_web_addresses_are_linked() {
    let url = |written: &str, expected: Expected<'_>| {
        let sources = serde_json::json!({"sources": [{"id": "s", "url": written}], "events": []});
        check(&sources.to_string(), expected).sources()[0].url.clone()
    };
    for wrong in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " https://example.org",
        "java\nscript:alert(1)",
        "vbscript:x",
        "data:text/html,<script>alert(1)</script>",
        "//example.org",
        "/page",
        "https:example.org",
        "file:///etc/passwd",
        "blob:https://example.org/1",
        "ftp://example.org",
        "https://a b",
        "https://a\u{0}",
        "",
        "httpsх://example.org",
    ] {
        assert_eq!(url(wrong, &[("dataset.sources[0].url", "https:// or http://")]), None, "{wrong:?}");
    }
    for right in ["https://example.org/ü?a=1&b=2#c", "HTTP://EXAMPLE.ORG", "http://президент.рф/news"]
    {
        assert_eq!(url(right, &[]).as_deref(), Some(right));
    }
}
