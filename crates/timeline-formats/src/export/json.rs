//! Builds and writes JSON whose fields stand in the order in which they were put.
//!
//! `serde_json::Value` orders fields by whichever features a build turns on, and texts of several languages stand in the order
//! of the dataset. Must not be here: reading.

use serde::ser::{Serialize, SerializeMap, Serializer};
use timeline_core::import::{Json, Object};

/// A JSON object that is being built.
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

    /// Puts a value if there is one.
    pub(super) fn put_some(&mut self, name: &str, value: Option<impl Into<Json>>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    /// Puts a text unless it is empty.
    pub(super) fn put_words(&mut self, name: &str, words: impl Into<String>) {
        self.put_some(name, Some(words.into()).filter(|words| !words.is_empty()));
    }

    /// Puts a list unless it is empty.
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
    // Texts, finite numbers and names that are texts can always be written.
    serde_json::to_string(&Written(&json.into())).unwrap_or_default()
}

/// JSON indented by two spaces, with a line end at its end.
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
