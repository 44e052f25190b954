//! The longer text of an event: paragraphs, quotes and lists, built as nodes. Must not be here: markup in a text.

use super::event::Row;
use super::tag::{Tag, tag};
use std::mem;
use timeline_core::dataset::{Block, BlockKind, Span};
use yew::prelude::*;

pub(super) fn text(row: &Row<'_>) -> Option<Tag> {
    let blocks = &row.event.details().body;
    // Items that follow each other are one list.
    let one_list = |block: &Block, next: &Block| {
        block.kind == next.kind && matches!(block.kind, BlockKind::Item | BlockKind::NumberedItem)
    };
    let groups = blocks.chunk_by(one_list).map(|group| {
        let fill =
            |element: Tag, block: &Block| element.children(block.spans.iter().map(|span| words(row, span)));
        let items = |list: Tag| list.children(group.iter().map(|block| fill(tag!("li"), block)));
        let alone = |element: Tag| group.iter().fold(element, fill);
        match group.first().map(|block| block.kind).unwrap_or_default() {
            BlockKind::Paragraph => alone(tag!("p")),
            BlockKind::Quote => alone(tag!("blockquote")),
            BlockKind::Item => items(tag!("ul")),
            BlockKind::NumberedItem => items(tag!("ol")),
        }
    });
    (!blocks.is_empty()).then(|| tag!("div", "class" = "text", "part" = "text").children(groups))
}

fn words(row: &Row<'_>, span: &Span) -> Html {
    let mut words = Html::from(row.say(&span.text));
    let mut inside = |element: Tag| words = element.child(mem::take(&mut words)).into();
    if let Some(lang) = row.props.model.lang(&span.text) {
        inside(tag!("span"; "lang" = lang));
    }
    if span.emphasis {
        inside(tag!("em"));
    }
    if span.strong {
        inside(tag!("strong"));
    }
    if let Some(url) = &span.href {
        inside(tag!("a", "rel" = "noopener"; "href" = url.clone()));
    }
    words
}
