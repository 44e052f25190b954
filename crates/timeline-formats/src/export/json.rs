//! Builds and writes JSON with fields in insertion order.
//!
//! The order of fields in `serde_json::Value` depends on the features of a build, but multilingual texts must keep the order of the
//! dataset. Must not be here: reading.

use serde::ser::{Serialize, SerializeMap, Serializer};
use timeline_core::import::{Json, Object};

/// A JSON object under construction.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct ObjectBuilder(Object);

impl ObjectBuilder {
    pub(super) fn put(&mut self, name: impl Into<String>, value: impl Into<Json>) {
        self.0.push((name.into(), value.into()));
    }

    /// The same object with one more field.
    pub(super) fn with(mut self, name: impl Into<String>, value: impl Into<Json>) -> Self {
        self.put(name, value);
        self
    }

    /// Adds a value if there is one.
    pub(super) fn put_some(&mut self, name: &str, value: Option<impl Into<Json>>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    /// Adds a text unless it is empty.
    pub(super) fn put_words(&mut self, name: &str, words: impl Into<String>) {
        self.put_some(name, Some(words.into()).filter(|words| !words.is_empty()));
    }

    /// Adds a list unless it is empty.
    pub(super) fn put_list<T: Into<Json>>(&mut self, name: &str, values: impl IntoIterator<Item = T>) {
        let values: Vec<Json> = values.into_iter().map(Into::into).collect();
        self.put_some(name, Some(values).filter(|values| !values.is_empty()));
    }
}

impl From<ObjectBuilder> for Json {
    fn from(ObjectBuilder(fields): ObjectBuilder) -> Self {
        Self::Object(fields)
    }
}

/// JSON in one line.
pub(super) fn line(json: impl Into<Json>) -> String {
    // Serialising texts, finite numbers and string keys cannot fail.
    serde_json::to_string(&Written(&json.into())).unwrap_or_default()
}

/// JSON indented by two spaces, with a final line end.
pub(super) fn pretty(json: impl Into<Json>) -> String {
    let mut text = serde_json::to_string_pretty(&Written(&json.into())).unwrap_or_default();
    text.push('\n');
    text
}

/// Writes the core's JSON with serde.
struct Written<'a>(&'a Json);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Json::Null => serializer.serialize_unit(),
            Json::Bool(flag) => serializer.serialize_bool(*flag),
            Json::Integer(number) => serializer.serialize_i64(*number),
            Json::Float(number) => serializer.serialize_f64(*number),
            Json::Text(text) => serializer.serialize_str(text),
            Json::List(values) => serializer.collect_seq(values.iter().map(Written)),
            Json::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                fields.iter().try_for_each(|(name, value)| map.serialize_entry(name, &Written(value)))?;
                map.end()
            }
        }
    }
}
