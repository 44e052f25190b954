//! JSON as a tree of our own, independent of parser and serialiser.
//!
//! `serde_json::Value` would add ordered maps and the formatting of floating-point numbers to the module.

/// The fields of an object in the order written; of duplicate names, the last one counts.
pub type Object = Vec<(String, Json)>;

/// Any JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`.
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
    /// Whether the value is a list, or a table of columns.
    pub fn is_rows(&self) -> bool {
        match self {
            Self::List(_) => true,
            Self::Object(fields) => {
                matches!(fields.as_slice(), [(name, Self::Object(_))] if name == "columns")
            }
            _ => false,
        }
    }

    /// The values of a list, or the rows of a table `{"columns": {"id": […], "start": […]}}`; any other value as a list of one.
    pub fn into_rows(self) -> Vec<Json> {
        match self {
            Self::List(values) => values,
            Self::Object(mut fields) => match fields.as_mut_slice() {
                [(name, Self::Object(columns))] if name == "columns" => rows(std::mem::take(columns)),
                _ => vec![Self::Object(fields)],
            },
            value => vec![value],
        }
    }

    /// Whether the value is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Json {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<i64> for Json {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<usize> for Json {
    fn from(number: usize) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<f64> for Json {
    fn from(number: f64) -> Self {
        Self::Float(number)
    }
}

impl From<Vec<Json>> for Json {
    fn from(values: Vec<Json>) -> Self {
        Self::List(values)
    }
}

/// The longest column name in bytes: no field has a longer name, and every row gets a copy of it.
const LONGEST_NAME: usize = 100;

/// The rows of a table. Where a column ends early, later rows lack its field.
fn rows(columns: Object) -> Vec<Json> {
    let mut rows: Vec<Object> = Vec::new();
    for (name, column) in columns {
        let Json::List(values) = column else { continue };
        if name.len() > LONGEST_NAME {
            continue;
        }
        rows.resize_with(rows.len().max(values.len()), Object::new);
        for (row, value) in rows.iter_mut().zip(values) {
            row.push((name.clone(), value));
        }
    }
    rows.into_iter().map(Json::Object).collect()
}
