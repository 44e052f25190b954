//! Adds the texts of a translation to a dataset: `"format": "talks-timeline-translation/1"`.
//!
//! A translation has the structure of the dataset. Where the dataset has a list of items with ids, the translation has an object
//! keyed by id, so that it survives added events. Items without ids, such as the places of an event, are matched by position.

use serde_json::{Map, Value};
use timeline_core::{Error, Problem};

/// The value of `format` in a translation.
const FORMAT: &str = "talks-timeline-translation/1";

/// Adds the texts of a translation to a dataset in the native format. Returns its JSON, and the problems.
///
/// With `keep` the dataset then has both languages; otherwise the translation replaces each text that it has. Texts without a
/// translation stay unchanged.
///
/// # Errors
///
/// If one of the two is not JSON, or the translation lacks its format or language.
///
/// ```
/// let dataset = r#"{"language": "en", "events": [{"id": "first", "start": "2022", "headline": "A meeting"}]}"#;
/// let german = r#"{"format": "talks-timeline-translation/1", "language": "de",
///     "events": {"first": {"headline": "Ein Treffen"}, "second": {}}}"#;
/// let (both, problems) = timeline_formats::translate(dataset, german, true)?;
/// let headline = timeline_core::import::native(&both)?.dataset.events()[0].headline.clone();
/// assert_eq!((headline.get("en"), headline.get("de")), ("A meeting", "Ein Treffen"));
/// assert_eq!(problems[0].place, "events.second");
/// # Ok::<(), timeline_core::Error>(())
/// ```
pub fn translate(dataset: &str, translation: &str, keep: bool) -> Result<(String, Vec<Problem>), Error> {
    let (mut dataset, translation) = (read(dataset)?, read(translation)?);
    let field = |name: &str| translation.get(name).and_then(Value::as_str).unwrap_or_default();
    if field("format") != FORMAT {
        return Err(Error::format(format!("a translation begins with \"format\": \"{FORMAT}\"")));
    }
    let language = field("language");
    if language.is_empty() {
        return Err(Error::format("the translation needs a \"language\", such as \"uk\""));
    }
    let original = dataset.get("language").and_then(Value::as_str).unwrap_or("en").to_owned();
    let mut merging = Merging { language, original, keep, problems: Vec::new() };
    let mut texts = translation.as_object().cloned().unwrap_or_default();
    texts.retain(|name, _| name != "format" && name != "language");
    merging.put(&mut dataset, &Value::Object(texts), "");
    Ok((dataset.to_string(), merging.problems))
}

fn read(text: &str) -> Result<Value, Error> {
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| Error::syntax(Some((error.line(), error.column())), error.to_string()))
}

struct Merging<'a> {
    language: &'a str,
    original: String,
    keep: bool,
    problems: Vec<Problem>,
}

impl Merging<'_> {
    fn problem(&mut self, place: &str, message: &str) {
        self.problems.push(Problem::new(place, message));
    }

    fn put(&mut self, target: &mut Value, texts: &Value, place: &str) {
        match (target, texts) {
            (target @ (Value::String(_) | Value::Null), Value::String(text)) => self.put_text(target, text),
            // A multilingual text, or an object with a name or a label.
            (Value::Object(fields), Value::String(text)) => {
                let key = ["name", "label"].into_iter().find(|key| fields.contains_key(*key));
                match key.and_then(|key| fields.get_mut(key)) {
                    Some(named) => self.put_text(named, text),
                    None => drop(fields.insert(self.language.to_owned(), Value::String(text.clone()))),
                }
            }
            (Value::Object(fields), Value::Object(texts)) => {
                for (key, text) in texts {
                    let place = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
                    match fields.get_mut(key) {
                        Some(target) => self.put(target, text, &place),
                        None => self.problem(&place, "the dataset has no such field; left out"),
                    }
                }
            }
            (Value::Array(items), Value::Object(texts)) => self.put_by_id(items, texts, place),
            (Value::Array(items), Value::Array(texts)) => {
                if items.len() != texts.len() {
                    let message = format!(
                        "the dataset has {} items here, the translation {}",
                        items.len(),
                        texts.len()
                    );
                    self.problem(place, &message);
                }
                for (position, (target, text)) in items.iter_mut().zip(texts).enumerate() {
                    self.put(target, text, &format!("{place}[{position}]"));
                }
            }
            // A single value counts as a list of one.
            (target, Value::Array(texts)) if texts.len() == 1 => {
                texts.iter().for_each(|text| self.put(target, text, place));
            }
            _ => self.problem(place, "its structure differs from the dataset; left out"),
        }
    }

    fn put_by_id(&mut self, items: &mut [Value], texts: &Map<String, Value>, place: &str) {
        for (id, text) in texts {
            let place = format!("{place}.{id}");
            let known = |item: &&mut Value| item.get("id").and_then(Value::as_str) == Some(id);
            match items.iter_mut().find(known) {
                Some(target) => self.put(target, text, &place),
                None => self.problem(&place, "the dataset has no item with this id; left out"),
            }
        }
    }

    fn put_text(&self, target: &mut Value, text: &str) {
        let mut languages = match target.take() {
            Value::Object(languages) if self.keep => languages,
            Value::String(original) if self.keep => {
                [(self.original.clone(), Value::String(original))].into_iter().collect()
            }
            _ => Map::new(),
        };
        languages.insert(self.language.to_owned(), Value::String(text.to_owned()));
        *target = Value::Object(languages);
    }
}
