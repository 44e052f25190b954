//! JSON as a tree of our own, whoever has parsed it.
//!
//! `serde_json::Value` would bring ordered maps and the writing of floating-point numbers into the module.

/// The fields of an object in the order written; where a name occurs twice, the last one counts.
pub type Object = Vec<(String, Json)>;

/// Any JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// A text.
    Text(String),
    /// Values in order.
    List(Vec<Json>),
    /// Named values.
    Object(Object),
}

impl Json {
    pub(super) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}
