//! The native format as a JSON Schema, draft 2020-12, for editors and other programs.
//!
//! It is stricter than the reader, because an unknown field may be a typing error. Only `$comment` is allowed in every
//! object.

mod fields;

use super::json::{self, ObjectBuilder};
use fields::{DATASET, Field, Kind, OBJECTS};
use timeline_core::dataset::Shape;
use timeline_core::import::Json;

/// The JSON Schema of `talks-timeline/1`, indented.
pub fn schema() -> String {
    let mut root = ObjectBuilder::default().with("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "talks-timeline/1");
    root.put("description", "A timeline of dated events; docs/format.md explains every field.");
    let definitions =
        OBJECTS.iter().fold(definitions(), |all, (name, fields)| all.with(*name, object(fields)));
    json::pretty(put_object(root, DATASET).with("$defs", definitions))
}

/// Definitions that several fields refer to.
fn definitions() -> ObjectBuilder {
    let by_language =
        typed("object").with("minProperties", 1_i64).with("additionalProperties", typed("string"));
    let date = r"^\s*-?\d{1,6}(-\d{1,2}(-\d{1,2}([T ]\d{1,2}(:\d{1,2})?)?)?)?\s*$";
    let date = typed("string").with("pattern", date);
    let hex = || typed("string").with("pattern", r"^\s*#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\s*$");
    let sides = ObjectBuilder::default().with("light", hex()).with("dark", hex());
    let both = typed("object").with("properties", sides).with("required", list(["light", "dark"]));
    let comment = typed("string");
    ObjectBuilder::default()
        .with(
            "comment",
            described(either([comment.clone(), many(comment)]), "For people who read the file; ignored."),
        )
        .with("words", described(either([typed("string"), by_language]), "A text, or one for each language."))
        .with(
            "date",
            described(either([date, typed("integer")]), "2022, 2022-03, 2022-03-07 or 2022-03-07T15:04."),
        )
        .with(
            "color",
            described(
                either([hex(), both.with("additionalProperties", false)]),
                "#rrggbb, or one colour each for light and dark.",
            ),
        )
}

fn object(fields: &[Field]) -> ObjectBuilder {
    put_object(ObjectBuilder::default(), fields)
}

fn put_object(object: ObjectBuilder, fields: &[Field]) -> ObjectBuilder {
    let properties =
        fields.iter().fold(ObjectBuilder::default().with("$comment", known("comment")), |all, field| {
            let (name, _, kind, meaning) = field;
            all.with(*name, described(value(*kind), meaning))
        });
    let required = fields.iter().filter(|(_, required, ..)| *required).map(|(name, ..)| *name);
    let mut object = object.with("type", "object").with("properties", properties);
    object.put_list("required", required);
    object.with("additionalProperties", false)
}

fn value(kind: Kind) -> ObjectBuilder {
    // A single value counts as a list of one.
    let one_or_many = |one: ObjectBuilder| either([one.clone(), many(one)]);
    // An object with this field is never a multilingual text.
    let words_or = |name: &str, mark: &str| {
        let marked = typed("object").with("required", list([mark]));
        one_or_many(either([known("words").with("not", marked), known(name)]))
    };
    match kind {
        Kind::String => typed("string"),
        Kind::Words => known("words"),
        Kind::Date => known("date"),
        Kind::Flag => typed("boolean"),
        Kind::Number(least, most) => typed("number").with("minimum", least).with("maximum", most),
        Kind::Choice(names) => ObjectBuilder::default().with("enum", list(names.iter().copied())),
        Kind::Color => known("color"),
        Kind::Shape => ObjectBuilder::default().with("enum", list(Shape::ALL.iter().map(|(name, _)| *name))),
        Kind::Address => typed("string").with("pattern", "^[Hh][Tt][Tt][Pp][Ss]?://"),
        Kind::Link => {
            typed("string").with("pattern", "^([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)")
        }
        Kind::Strings => one_or_many(typed("string")),
        Kind::Tags => typed("object").with("additionalProperties", one_or_many(typed("string"))),
        Kind::List(name) => one_or_many(known(name)),
        Kind::Blocks => words_or("block", "spans"),
        Kind::Spans => words_or("span", "text"),
    }
}

fn typed(name: &str) -> ObjectBuilder {
    ObjectBuilder::default().with("type", name)
}

fn known(name: &str) -> ObjectBuilder {
    ObjectBuilder::default().with("$ref", format!("#/$defs/{name}"))
}

fn many(one: ObjectBuilder) -> ObjectBuilder {
    typed("array").with("items", one)
}

fn either<const N: usize>(ways: [ObjectBuilder; N]) -> ObjectBuilder {
    ObjectBuilder::default().with("anyOf", ways.map(Json::from).to_vec())
}

fn described(object: ObjectBuilder, meaning: &str) -> ObjectBuilder {
    object.with("description", meaning)
}

fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<Json> {
    names.into_iter().map(Json::from).collect()
}
