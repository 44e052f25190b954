//! Detects the format of an input from its content alone.

use timeline_core::import::Json;

/// Whether a text can only be JSON.
pub(super) fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// Whether a text is a web page, such as a login page.
pub(super) fn is_page(text: &str) -> bool {
    let start = text.trim_start();
    ["<!doctype", "<html", "<head", "<?xml"]
        .iter()
        .any(|tag| start.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag)))
}

/// Whether JSON is TimelineJS's, from the fields of its root and of its events. Parses events only until one of them decides.
pub(super) fn is_timelinejs(root: &Json, events: &mut dyn Iterator<Item = Json>) -> bool {
    if has(root, &["format", "facets"]) {
        return false;
    }
    let slide = |value: &Json| has(value, &["text", "media", "start_date", "unique_id"]);
    let mut slides = false;
    for event in events {
        if has(&event, &["start_date"]) {
            return true;
        }
        if has(&event, &["start"]) {
            return false;
        }
        slides |= slide(&event);
    }
    let titled =
        |fields: &[(String, Json)]| fields.iter().any(|(name, value)| name == "title" && slide(value));
    slides || has(root, &["timeline"]) || matches!(root, Json::Object(fields) if titled(fields))
}

/// Whether a value is an object with one of these fields.
fn has(value: &Json, names: &[&str]) -> bool {
    let is_it = |(name, value): &(String, Json)| names.contains(&name.as_str()) && !value.is_null();
    matches!(value, Json::Object(fields) if fields.iter().any(is_it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use timeline_core::import::reader;

    #[test]
    fn the_content_of_json_tells_its_format() {
        for (text, timelinejs) in [
            (r#"{"events": [{"start": "2022"}]}"#, false),
            (r#"{"events": [{"start_date": {"year": 2022}}]}"#, true),
            (r#"{"events": [{}, {"start_date": {}}, {"start": "2022"}]}"#, true),
            (r#"{"format": "talks-timeline/1", "events": [{"start_date": {}}]}"#, false),
            (r#"{"events": []}"#, false),
            (r#"{"title": "T", "events": []}"#, false),
            (r#"{"title": {"en": "T"}, "events": []}"#, false),
            (r#"{"title": {"text": {"headline": "T"}}, "events": []}"#, true),
            (r#"{"timeline": {"date": []}}"#, true),
            (r#"{"events": [{"text": {}}]}"#, true),
            (r#"{"events": {"columns": {"start": ["2022"]}}}"#, false),
            ("[]", false),
        ] {
            let mut events = Vec::new();
            let (root, _) = reader::read(text, &mut |event| events.extend(event)).unwrap();
            assert_eq!(is_timelinejs(&root, &mut events.into_iter()), timelinejs, "for {text}");
        }
    }
}
