//! The tags and text of HTML: html5gum's tokenizer with our own reader and emitter.
//!
//! html5gum's own are made for speed and for whole documents. Their code, repeated in each of eighty states, made the second
//! module larger by a sixth before compression and by 5 kB after it. Ours keep only what this crate needs: no comments,
//! doctypes, errors or positions.

use html5gum::{Emitter, Error, Reader, State, Tokenizer, naive_next_state};
use std::collections::VecDeque;
use std::convert::Infallible;

/// A part of a text that may contain HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// The start of an element.
    Start(StartTag),
    /// The end of elements with this name.
    End(Vec<u8>),
    /// The text between tags, with character references replaced. A comment ends it.
    Words(Vec<u8>),
}

/// The start tag of an element.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct StartTag {
    /// In lower case.
    pub(super) name: Vec<u8>,
    /// Whether it ends with `/>`.
    pub(super) closes_itself: bool,
    attributes: Vec<(Vec<u8>, Vec<u8>)>,
}

impl StartTag {
    /// The value of an attribute; of duplicates, the first.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let (_, value) = self.attributes.iter().find(|(other, _)| other == name.as_bytes())?;
        Some(String::from_utf8_lossy(value).into_owned())
    }
}

/// The tags and text of HTML, in order.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Token> {
    Tokenizer::new_with_emitter(Bytes(text.as_bytes()), Found::default()).filter_map(Result::ok)
}

/// The remaining bytes. All states share one copy of each function, which keeps the module small.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    #[inline(never)]
    fn take(&mut self, length: usize) -> &[u8] {
        let (taken, rest) = self.0.split_at_checked(length).unwrap_or((self.0, &[]));
        self.0 = rest;
        taken
    }
}

impl Reader for Bytes<'_> {
    type Error = Infallible;

    #[inline(never)]
    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        Ok(self.take(1).first().copied())
    }

    #[inline(never)]
    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Infallible> {
        let start = self.0.get(..text.len()).unwrap_or_default();
        let found = start == text || (!case_sensitive && start.eq_ignore_ascii_case(text));
        if found {
            self.take(text.len());
        }
        Ok(found)
    }

    #[inline(never)]
    fn read_until<'b>(&'b mut self, ends: &[u8], _: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, Infallible> {
        let length = self.0.iter().position(|byte| ends.contains(byte)).unwrap_or(self.0.len());
        Ok((!self.0.is_empty()).then(|| self.take(length.max(1))))
    }
}

/// The tokenizer's intermediate results.
#[derive(Default)]
struct Found {
    tokens: VecDeque<Token>,
    words: Vec<u8>,
    /// The current tag, which starts or ends an element.
    tag: StartTag,
    is_end: bool,
    /// The name of the last tag if it was a start tag: some elements end only at an end tag with the same name.
    last_start: Vec<u8>,
}

impl Found {
    fn end_words(&mut self) {
        if !self.words.is_empty() {
            self.tokens.push_back(Token::Words(std::mem::take(&mut self.words)));
        }
    }

    fn begin_tag(&mut self, is_end: bool) {
        self.tag = StartTag::default();
        self.is_end = is_end;
    }
}

impl Emitter for Found {
    type Token = Token;

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start = name.unwrap_or_default().to_vec();
    }

    #[inline(never)]
    fn emit_eof(&mut self) {
        self.end_words();
    }

    fn emit_error(&mut self, _: Error) {}

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Token> {
        self.tokens.pop_front()
    }

    #[inline(never)]
    fn emit_string(&mut self, words: &[u8]) {
        self.words.extend_from_slice(words);
    }

    #[inline(never)]
    fn init_start_tag(&mut self) {
        self.begin_tag(false);
    }

    #[inline(never)]
    fn init_end_tag(&mut self) {
        self.begin_tag(true);
    }

    #[inline(never)]
    fn init_comment(&mut self) {
        self.end_words();
    }

    #[inline(never)]
    fn emit_current_tag(&mut self) -> Option<State> {
        self.end_words();
        let tag = std::mem::take(&mut self.tag);
        self.last_start.clear();
        if self.is_end {
            self.tokens.push_back(Token::End(tag.name));
            return None;
        }
        self.last_start.extend_from_slice(&tag.name);
        self.tokens.push_back(Token::Start(tag));
        // Otherwise "<" in a script would start a tag.
        naive_next_state(&self.last_start)
    }

    fn emit_current_comment(&mut self) {}

    fn emit_current_doctype(&mut self) {}

    #[inline(never)]
    fn set_self_closing(&mut self) {
        self.tag.closes_itself = true;
    }

    fn set_force_quirks(&mut self) {}

    #[inline(never)]
    fn push_tag_name(&mut self, name: &[u8]) {
        self.tag.name.extend_from_slice(name);
    }

    fn push_comment(&mut self, _: &[u8]) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    #[inline(never)]
    fn init_doctype(&mut self) {
        self.end_words();
    }

    #[inline(never)]
    fn init_attribute(&mut self) {
        self.tag.attributes.push((Vec::new(), Vec::new()));
    }

    #[inline(never)]
    fn push_attribute_name(&mut self, part: &[u8]) {
        if let Some((name, _)) = self.tag.attributes.last_mut() {
            name.extend_from_slice(part);
        }
    }

    #[inline(never)]
    fn push_attribute_value(&mut self, part: &[u8]) {
        if let Some((_, value)) = self.tag.attributes.last_mut() {
            value.extend_from_slice(part);
        }
    }

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    #[inline(never)]
    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.last_start.is_empty() && self.last_start == self.tag.name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use html5gum::emitters::default::DefaultEmitter;
    use proptest::prelude::*;

    /// The same, with html5gum's own reader and emitter.
    fn reference(text: &str) -> Vec<Token> {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let found = Tokenizer::new_with_emitter(text, emitter).filter_map(Result::ok);
        found
            .filter_map(|token| match token {
                html5gum::Token::StartTag(tag) => Some(Token::Start(StartTag {
                    name: tag.name.0,
                    closes_itself: tag.self_closing,
                    attributes: tag
                        .attributes
                        .into_iter()
                        .map(|(name, value)| (name.0, value.value.0))
                        .collect(),
                })),
                html5gum::Token::EndTag(tag) => Some(Token::End(tag.name.0)),
                html5gum::Token::String(words) => Some(Token::Words(words.value.0)),
                _ => None,
            })
            .collect()
    }

    /// With attributes in html5gum's form: by name, without duplicates.
    fn found(text: &str) -> Vec<Token> {
        let mut found: Vec<Token> = tokens(text).collect();
        for token in &mut found {
            if let Token::Start(tag) = token {
                let mut seen = std::collections::BTreeMap::new();
                for (name, value) in std::mem::take(&mut tag.attributes) {
                    seen.entry(name).or_insert(value);
                }
                tag.attributes = seen.into_iter().collect();
            }
        }
        found
    }

    proptest! {
        #[test]
        fn as_html5gum_itself(parts in prop::collection::vec(prop_oneof![
            prop::sample::select(vec![
                "<", ">", "/", "</", "/>", "=", "\"", "'", "&", ";", "&amp;", "&notit;", "&#x41;", "&#65", "<!", "<!--", "-->",
                "--!>", "<!doctype", "<![CDATA[", "]]>", "<?", "<a", "<a href=", " href='x'", " HREF=y", "<script>", "</script>",
                "</SCRIPT", "<textarea>", "</textarea>", "<title>", "</title>", "<style>", "</style >", "<plaintext>", "<p>",
                "</p>", "<br/>", " ", "\n", "\r", "\r\n", "\0", "a", "é", "😀",
            ]).prop_map(str::to_owned),
            "\\PC{0,6}",
        ], 0..30)) {
            let text = parts.concat();
            prop_assert_eq!(found(&text), reference(&text), "{:?}", text);
        }
    }

    #[test]
    fn of_duplicate_attributes_the_first_counts() {
        let tags: Vec<Token> = tokens("<a x=1 X=2 y>").collect();
        let [Token::Start(tag)] = tags.as_slice() else { panic!("{tags:?}") };
        assert_eq!(tag.attribute("x").as_deref(), Some("1"));
        assert_eq!(tag.attribute("y").as_deref(), Some(""));
        assert_eq!(tag.attribute("z"), None);
    }
}
