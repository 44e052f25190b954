//! The longer text of an event: paragraphs, quotes and lists, built as nodes. No text is ever parsed as markup.

use super::context::View;
use super::element::{Element, element};
use std::mem;
use timeline_core::dataset::{Block, BlockKind, Event as Dated, Span};
use yew::prelude::*;

pub(super) fn text(view: &View, event: &Dated) -> Option<Element> {
    let blocks = &event.details().body;
    // Adjacent items form one list.
    let one_list = |block: &Block, next: &Block| {
        block.kind == next.kind && matches!(block.kind, BlockKind::Item | BlockKind::NumberedItem)
    };
    let groups = blocks.chunk_by(one_list).map(|group| {
        let fill = |element: Element, block: &Block| {
            element.children(block.spans.iter().map(|span| words(view, span)))
        };
        let items = |list: Element| list.children(group.iter().map(|block| fill(element!("li"), block)));
        let alone = |element: Element| group.iter().fold(element, fill);
        match group.first().map(|block| block.kind).unwrap_or_default() {
            BlockKind::Paragraph => alone(element!("p")),
            BlockKind::Quote => alone(element!("blockquote")),
            BlockKind::Item => items(element!("ul")),
            BlockKind::NumberedItem => items(element!("ol")),
        }
    });
    (!blocks.is_empty()).then(|| element!("div", "class" = "text", "part" = "text").children(groups))
}

fn words(view: &View, span: &Span) -> Html {
    let mut words = Html::from(view.model.say(&span.text));
    let mut inside = |element: Element| words = element.child(mem::take(&mut words)).into();
    if let Some(lang) = view.model.lang(&span.text) {
        inside(element!("span"; "lang" = lang));
    }
    if span.emphasis {
        inside(element!("em"));
    }
    if span.strong {
        inside(element!("strong"));
    }
    if let Some(url) = &span.href {
        inside(element!("a", "rel" = "noopener"; "href" = url.clone()));
    }
    words
}
