//! Reads JSON text with serde, one event at a time.
//!
//! A `Reader` accepts any JSON value, so type errors cannot occur.

use super::limits::NESTING;
use super::tree::{Json, Object};
use crate::error::Error;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::{fmt, mem};

/// The root of a JSON text with an empty list in place of its events, and whether it was nested too deeply.
///
/// Each event is passed to `take_event` as it arrives; `None` stands for an event that is nested too deeply to be read.
///
/// # Errors
///
/// If the text is not JSON.
pub fn read(text: &str, take_event: &mut dyn FnMut(Option<Json>)) -> Result<(Json, bool), Error> {
    root(text, &mut Taker::Parsed(take_event))
}

/// Like [`read`], but passes each event on as unparsed text, which [`event`] parses.
///
/// # Errors
///
/// If the text is not JSON. A number out of range, or half of a surrogate pair, is an error of [`event`].
pub fn split<'de>(text: &'de str, take_event: &mut dyn FnMut(&'de str)) -> Result<(Json, bool), Error> {
    root(text, &mut Taker::Text(take_event))
}

fn root<'de>(text: &'de str, taker: &mut Taker<'_, 'de>) -> Result<(Json, bool), Error> {
    let mut json = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
    let mut deep = false;
    let root = Reader { place: Place::Root, depth: 0, deep: &mut deep, taker }.deserialize(&mut json);
    let root = root.and_then(|root| json.end().map(|()| root));
    let root =
        root.map_err(|error| Error::syntax(Some((error.line(), error.column())), error.to_string()))?;
    Ok((root, deep))
}

/// Parses one event; `None` if it is nested too deeply to be read.
///
/// # Errors
///
/// If the text is not JSON.
pub fn event(text: &str) -> Result<Option<Json>, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(text);
    let (mut deep, taker) = (false, &mut Taker::Parsed(&mut |_| {}));
    let event =
        Reader { place: Place::Elsewhere, depth: 2, deep: &mut deep, taker }.deserialize(&mut json)?;
    json.end()?;
    Ok((!deep).then_some(event))
}

/// The context of a value in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Root,
    Events,
    Elsewhere,
}

/// The receiver of the events.
enum Taker<'a, 'de> {
    Parsed(&'a mut dyn FnMut(Option<Json>)),
    Text(&'a mut dyn FnMut(&'de str)),
}

/// Builds the tree without the events: passes them on one at a time, and leaves an empty list in their place.
struct Reader<'a, 'b, 'de> {
    place: Place,
    depth: usize,
    /// Whether a value was left out because it is nested too deeply.
    deep: &'a mut bool,
    taker: &'a mut Taker<'b, 'de>,
}

impl<'b, 'de> Reader<'_, 'b, 'de> {
    fn at(&mut self, place: Place) -> Reader<'_, 'b, 'de> {
        Reader { place, depth: self.depth + 1, deep: self.deep, taker: self.taker }
    }

    /// Passes the events on as they arrive.
    fn events<A: SeqAccess<'de>>(&mut self, mut list: A) -> Result<(), A::Error> {
        if let Taker::Text(take) = self.taker {
            while let Some(event) = list.next_element::<&'de RawValue>()? {
                take(event.get());
            }
            return Ok(());
        }
        let before = mem::take(self.deep);
        while let Some(event) = list.next_element_seed(self.at(Place::Elsewhere))? {
            let read = if mem::take(self.deep) { None } else { Some(event) };
            if let Taker::Parsed(take) = self.taker {
                take(read);
            }
        }
        *self.deep = before;
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_, '_, 'de> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_, '_, 'de> {
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
        if self.depth > NESTING {
            // Skipped without recursion, which could exhaust the stack.
            while list.next_element::<IgnoredAny>()?.is_some() {}
            *self.deep = true;
            return Ok(Json::Null);
        }
        let mut values = Vec::new();
        if self.place == Place::Events {
            self.events(list)?;
        } else {
            while let Some(value) = list.next_element_seed(self.at(Place::Elsewhere))? {
                values.push(value);
            }
        }
        Ok(Json::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Json, A::Error> {
        if self.depth > NESTING {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            *self.deep = true;
            return Ok(Json::Null);
        }
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
