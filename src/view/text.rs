//! The longer text of an event: paragraphs, quotes and lists, built as nodes. Must not be here: markup in a text.

use super::event::Row;
use crate::dataset::{Block, BlockKind, Span};
use yew::prelude::*;

pub(super) fn text(row: &Row<'_>) -> Option<Html> {
    let blocks = &row.event.body;
    // Items that follow each other are one list.
    let one_list = |block: &Block, next: &Block| {
        block.kind == next.kind && matches!(block.kind, BlockKind::Item | BlockKind::NumberedItem)
    };
    let groups = blocks.chunk_by(one_list).map(|group| {
        let spans =
            |block: &Block| -> Vec<Html> { block.spans.iter().map(|span| words(row, span)).collect() };
        let items = || group.iter().map(|block| html! { <li>{ for spans(block) }</li> });
        let alone = || group.iter().flat_map(spans);
        match group.first().map(|block| block.kind).unwrap_or_default() {
            BlockKind::Paragraph => html! { <p>{ for alone() }</p> },
            BlockKind::Quote => html! { <blockquote>{ for alone() }</blockquote> },
            BlockKind::Item => html! { <ul>{ for items() }</ul> },
            BlockKind::NumberedItem => html! { <ol>{ for items() }</ol> },
        }
    });
    (!blocks.is_empty()).then(|| html! { <div class="text" part="text">{ for groups }</div> })
}

fn words(row: &Row<'_>, span: &Span) -> Html {
    let mut words = Html::from(row.say(&span.text).to_owned());
    if let Some(lang) = row.props.model.lang(&span.text) {
        words = html! { <span {lang}>{ words }</span> };
    }
    if span.emphasis {
        words = html! { <em>{ words }</em> };
    }
    if span.strong {
        words = html! { <strong>{ words }</strong> };
    }
    match &span.href {
        Some(url) => html! { <a href={url.clone()} rel="noopener">{ words }</a> },
        None => words,
    }
}
