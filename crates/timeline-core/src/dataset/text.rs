//! Texts of a dataset, in one language or several.

/// A text that is plain or given per language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// One text, in the dataset's own language.
    Plain(String),
    /// Texts by language tag, in the order written; never empty.
    ByLanguage(Box<[(String, String)]>),
}

impl Text {
    /// The text for a language tag.
    ///
    /// Falls back from `de-AT` to `de`, then to the first language given.
    pub fn get(&self, language: &str) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::ByLanguage(texts) => {
                let primary = primary_subtag(language);
                let exact = texts.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(language));
                let near = || texts.iter().find(|(tag, _)| primary_subtag(tag).eq_ignore_ascii_case(primary));
                exact.or_else(near).or_else(|| texts.first()).map_or("", |(_, text)| text)
            }
        }
    }

    /// The language tag of the text that [`get`](Self::get) returns; `None` for a text in the dataset's own language.
    pub fn language(&self, language: &str) -> Option<&str> {
        match self {
            Self::Plain(_) => None,
            Self::ByLanguage(texts) => {
                let given = self.get(language);
                texts.iter().find(|(_, text)| std::ptr::eq(text.as_str(), given)).map(|(tag, _)| tag.as_str())
            }
        }
    }

    /// The text in every language.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let (plain, listed): (Option<&str>, &[(String, String)]) = match self {
            Self::Plain(text) => (Some(text), &[]),
            Self::ByLanguage(texts) => (None, texts),
        };
        plain.into_iter().chain(listed.iter().map(|(_, text)| text.as_str()))
    }

    /// Whether the text is empty or white space in every language.
    pub fn is_empty(&self) -> bool {
        self.all().all(|text| text.trim().is_empty())
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::Plain(String::new())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

fn primary_subtag(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_back_by_primary_subtag_then_to_the_first() {
        let text =
            Text::ByLanguage([("en".into(), "talks".into()), ("de-DE".into(), "Gespräche".into())].into());
        assert_eq!(text.get("de-DE"), "Gespräche");
        assert_eq!(text.get("de-AT"), "Gespräche");
        assert_eq!(text.get("fr"), "talks");
        assert_eq!(Text::from("plain").get("fr"), "plain");
    }
}
