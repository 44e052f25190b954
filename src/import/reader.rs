//! Reading JSON text with serde, one event at a time.
//!
//! A [`Reader`] takes any JSON value, so that there is no wrong type to report.

use super::tree::{Json, Object};
use crate::error::Error;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The root of a JSON text, its events handed to `take_event` as they come and an empty list left in their place.
pub(super) fn read(text: &str, take_event: &mut dyn FnMut(Json)) -> Result<Json, Error> {
    let mut json = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
    let root = Reader { place: Place::Root, take_event }.deserialize(&mut json);
    let root = root.and_then(|root| json.end().map(|()| root));
    root.map_err(|error| Error::syntax(Some((error.line(), error.column())), error.to_string()))
}

/// Where a value stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Root,
    Events,
    Elsewhere,
}

/// Builds the tree, but for the events: they are handed over one at a time, and leave an empty list behind.
struct Reader<'a> {
    place: Place,
    take_event: &'a mut dyn FnMut(Json),
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
