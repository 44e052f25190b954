//! Tolerant reading of one JSON value: missing or invalid fields become problems, not errors.

use super::limits::CHARACTERS;
use super::tree::{Json, Object};
use crate::dataset::{Ids, Moment, Text};
use crate::error::Problem;
use std::mem;

/// A JSON object with its path, and a list for its problems.
#[derive(Debug)]
pub struct Fields<'a> {
    /// The path of the object in the input.
    pub path: String,
    fields: Object,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Fields<'a> {
    /// The fields of an object; any other value becomes a problem.
    pub fn of(value: Json, path: String, problems: &'a mut Vec<Problem>) -> Option<Self> {
        match value {
            Json::Object(fields) => Some(Self { path, fields, problems }),
            _ => {
                problems.push(Problem::new(path, "expected an object { … }; left out"));
                None
            }
        }
    }

    /// Reports a problem with a field.
    #[cold]
    #[inline(never)]
    pub fn problem(&mut self, key: &str, message: &str) {
        self.problems.push(Problem::new(format!("{}.{key}", self.path), message));
    }

    /// The converted value of a field, or a problem if the conversion failed.
    pub fn allowed<T>(&mut self, key: &str, value: Option<T>, message: &str) -> Option<T> {
        if value.is_none() {
            self.problem(key, message);
        }
        value
    }

    /// Whether the field is present and not null.
    pub fn has(&self, key: &str) -> bool {
        self.fields.iter().rfind(|(name, _)| name == key).is_some_and(|(_, value)| !value.is_null())
    }

    /// The value of a field, replaced by null.
    pub fn take(&mut self, key: &str) -> Option<Json> {
        let (_, value) = self.fields.iter_mut().rfind(|(name, _)| name == key)?;
        Some(mem::replace(value, Json::Null)).filter(|value| !value.is_null())
    }

    /// A text, or a whole number in digits.
    pub fn string(&mut self, key: &str) -> Option<String> {
        let text = string_of(self.take(key)?);
        if text.is_none() {
            self.problem(key, "expected a text in quotes; left out");
        }
        text
    }

    /// A text in one language or several; empty if the field is missing.
    pub fn text(&mut self, key: &str) -> Text {
        let Some(mut value) = self.take(key) else { return Text::default() };
        if cut(&mut value) {
            self.problem(key, &too_long());
        }
        text_of(value).unwrap_or_else(|| {
            self.problem(key, "expected a text or an object { language: text }; left out");
            Text::default()
        })
    }

    /// True or false.
    pub fn flag(&mut self, key: &str) -> Option<bool> {
        let flag = match self.take(key)? {
            Json::Bool(flag) => Some(flag),
            _ => None,
        };
        if flag.is_none() {
            self.problem(key, "expected true or false; left out");
        }
        flag
    }

    /// A finite number.
    pub fn number(&mut self, key: &str) -> Option<f64> {
        let number = match self.take(key)? {
            Json::Integer(number) => Some(number as f64),
            Json::Float(number) if number.is_finite() => Some(number),
            _ => None,
        };
        if number.is_none() {
            self.problem(key, "expected a number; left out");
        }
        number
    }

    /// A date, with its written precision.
    pub fn moment(&mut self, key: &str) -> Option<Moment> {
        let written = self.string(key)?;
        Moment::parse(&written).map_err(|message| self.problem(key, &message)).ok()
    }

    /// A list; a single value counts as a list of one.
    pub fn list(&mut self, key: &str) -> Vec<Json> {
        self.take(key).map(Json::into_rows).unwrap_or_default()
    }

    /// A list of texts; a single text counts as a list of one.
    pub fn strings(&mut self, key: &str) -> Vec<String> {
        let values = self.list(key);
        let count = values.len();
        let texts: Vec<String> = values.into_iter().filter_map(string_of).collect();
        if texts.len() < count {
            self.problem(key, "expected a list of texts; other values were left out");
        }
        texts
    }

    /// Reads each object of a list with `read`.
    pub fn each<T>(&mut self, key: &str, read: fn(&mut Fields<'_>) -> Option<T>) -> Vec<T> {
        let mut items = Vec::new();
        self.visit_each(key, &mut |fields| items.extend(read(fields)));
        items
    }

    /// One loop for items of every type, which keeps the module small.
    fn visit_each(&mut self, key: &str, visit: &mut dyn FnMut(&mut Fields<'_>)) {
        for (position, value) in self.list(key).into_iter().enumerate() {
            let path = format!("{}.{key}[{position}]", self.path);
            if let Some(mut fields) = Fields::of(value, path, self.problems) {
                visit(&mut fields);
            }
        }
    }

    /// Visits each value of a list that is a text, or an object with the field `mark`; passes one or the other.
    pub fn each_worded(
        &mut self,
        key: &str,
        mark: &str,
        visit: &mut dyn FnMut(Text, Option<&mut Fields<'_>>),
    ) {
        for (position, value) in self.list(key).into_iter().enumerate() {
            let path = format!("{}.{key}[{position}]", self.path);
            match value {
                Json::Object(fields) if fields.iter().any(|(name, _)| name == mark) => {
                    let mut fields = Fields { path, fields, problems: self.problems };
                    visit(Text::default(), Some(&mut fields));
                }
                mut value => {
                    if cut(&mut value) {
                        self.problems.push(Problem::new(path.clone(), too_long()));
                    }
                    match text_of(value) {
                        Some(text) => visit(text, None),
                        None => {
                            let message = format!("expected a text or an object with \"{mark}\"; left out");
                            self.problems.push(Problem::new(path, message));
                        }
                    }
                }
            }
        }
    }

    /// The fields of a nested object.
    pub fn nested(&mut self, key: &str) -> Option<Fields<'_>> {
        let value = self.take(key)?;
        let path = format!("{}.{key}", self.path);
        Fields::of(value, path, self.problems)
    }

    /// The fields of an object that was taken from this one.
    pub fn at(&mut self, key: &str, fields: Object) -> Fields<'_> {
        Fields { path: format!("{}.{key}", self.path), fields, problems: self.problems }
    }

    /// Every key with its list of texts, in the order written; of duplicate keys, the last list counts.
    pub fn lists(mut self) -> Vec<(String, Vec<String>)> {
        let mut fields = mem::take(&mut self.fields);
        fields.reverse();
        let last: Ids = fields.iter().map(|(name, _)| name.as_str()).collect();
        let mut position = 0_usize..;
        fields.retain(|(name, _)| last.position(name) == position.next());
        let mut lists = Vec::with_capacity(fields.len());
        while let Some((key, value)) = fields.pop() {
            self.fields = vec![(key.clone(), value)];
            let texts = self.strings(&key);
            lists.push((key, texts));
        }
        lists
    }
}

fn too_long() -> String {
    format!("the text is longer than {CHARACTERS} characters; cut there")
}

/// Cuts a text, or the texts of an object, to the maximum length. True if one was longer.
fn cut(value: &mut Json) -> bool {
    match value {
        // Most texts have fewer bytes than the maximum number of characters.
        Json::Text(text) if text.len() > CHARACTERS => {
            let end = text.char_indices().nth(CHARACTERS).map(|(end, _)| end);
            end.map(|end| text.truncate(end)).is_some()
        }
        Json::Object(fields) => fields.iter_mut().fold(false, |any, (_, value)| cut(value) || any),
        _ => false,
    }
}

/// A plain text, or one per language.
fn text_of(value: Json) -> Option<Text> {
    match value {
        Json::Text(text) => Some(Text::Plain(text)),
        Json::Object(fields) => {
            let texts = fields.into_iter().filter_map(|(tag, value)| match value {
                Json::Text(text) => Some((tag, text)),
                _ => None,
            });
            Some(texts.collect::<Box<[_]>>()).filter(|texts| !texts.is_empty()).map(Text::ByLanguage)
        }
        _ => None,
    }
}

/// A text, or a whole number in digits.
fn string_of(value: Json) -> Option<String> {
    match value {
        Json::Text(text) => Some(text),
        Json::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}
