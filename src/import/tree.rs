//! Reading JSON into a tree of our own.
//!
//! `serde_json::Value`, and the types that serde reads with, would bring ordered maps and the writing of floating-point
//! numbers into the module. A [`Reader`] takes any JSON value, so that there is no wrong type to report.

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The fields of an object in the order written; where a name occurs twice, the last one counts.
pub(super) type Object = Vec<(String, Json)>;

/// Any JSON value.
#[derive(Debug)]
pub(super) enum Json {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(String),
    List(Vec<Json>),
    Object(Object),
}

impl Json {
    pub(super) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

/// Where a value stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Root,
    Events,
    Elsewhere,
}

/// Builds the tree, but for the events: they are handed over one at a time, and leave an empty list behind.
pub(super) struct Reader<'a> {
    pub(super) place: Place,
    pub(super) take_event: &'a mut dyn FnMut(Json),
}

impl Reader<'_> {
    fn at(&mut self, place: Place) -> Reader<'_> {
        Reader { place, take_event: self.take_event }
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Json;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Bool(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Integer(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(i64::try_from(number).map_or(Json::Float(number as f64), Json::Integer))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Float(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<Json, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(self.at(Place::Elsewhere))? {
            if self.place == Place::Events {
                (self.take_event)(value);
            } else {
                values.push(value);
            }
        }
        Ok(Json::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Json, A::Error> {
        let mut fields = Object::new();
        while let Some(name) = map.next_key::<String>()? {
            let place = match name.as_str() {
                "$schema" if self.place == Place::Root => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
                "events" if self.place == Place::Root => Place::Events,
                _ => Place::Elsewhere,
            };
            fields.push((name, map.next_value_seed(self.at(place))?));
        }
        Ok(Json::Object(fields))
    }
}
