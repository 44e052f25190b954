//! Rich text as blocks of words: what a text may look like, and nothing that it could do.

use super::text::Text;

/// A paragraph of a text, or something of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words, in order; put together without anything between them.
    pub spans: Vec<Span>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BlockKind {
    /// An ordinary paragraph.
    #[default]
    Paragraph,
    /// A paragraph in somebody else's words.
    Quote,
    /// An item of a list with bullets; items that follow each other are one list.
    Item,
    /// An item of a list with numbers.
    NumberedItem,
}

impl BlockKind {
    /// The kind of a name in the native format (`paragraph`, `quote`, `item`, `numbered`).
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "paragraph" => Self::Paragraph,
            "quote" => Self::Quote,
            "item" => Self::Item,
            "numbered" => Self::NumberedItem,
            _ => return None,
        })
    }

    /// The name in the native format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Quote => "quote",
            Self::Item => "item",
            Self::NumberedItem => "numbered",
        }
    }
}

/// Words of one look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// The words; a line break in them is one for readers.
    pub text: Text,
    /// Whether they weigh more than those around them.
    pub strong: bool,
    /// Whether they are stressed.
    pub emphasis: bool,
    /// Where they lead; always `http`, `https` or `mailto`.
    pub href: Option<String>,
}

impl From<Text> for Block {
    /// A paragraph of plain words.
    fn from(text: Text) -> Self {
        Self { kind: BlockKind::Paragraph, spans: vec![text.into()] }
    }
}

impl From<Text> for Span {
    fn from(text: Text) -> Self {
        Self { text, ..Self::default() }
    }
}
