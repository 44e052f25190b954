//! Rich text as blocks of spans. It describes appearance; nothing in it can run or load anything.

use super::text::Text;

/// A paragraph, a quotation or an item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its kind.
    pub kind: BlockKind,
    /// Its text, in order, with nothing between the spans.
    pub spans: Vec<Span>,
}

/// The type of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BlockKind {
    /// An ordinary paragraph.
    #[default]
    Paragraph,
    /// A quotation.
    Quote,
    /// An item of a bulleted list. Consecutive items form one list.
    Item,
    /// An item of a numbered list.
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

/// Text with uniform formatting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// The words. A line break here is shown as a line break.
    pub text: Text,
    /// Whether the text is important (bold).
    pub strong: bool,
    /// Whether the text is emphasised (italic).
    pub emphasis: bool,
    /// The target of a link; always `http`, `https` or `mailto`.
    pub href: Option<String>,
}

impl From<Text> for Block {
    /// A paragraph of plain text.
    fn from(text: Text) -> Self {
        Self { kind: BlockKind::Paragraph, spans: vec![text.into()] }
    }
}

impl From<Text> for Span {
    fn from(text: Text) -> Self {
        Self { text, ..Self::default() }
    }
}
