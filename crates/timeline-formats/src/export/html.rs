//! Texts as HTML for formats that need it: a few tags of our own around escaped text.

use super::extract::Extract;
use timeline_core::dataset::{Block, BlockKind, Span};

/// A text escaped for HTML, in text and in quoted attributes.
pub(super) fn escaped(words: &str) -> String {
    let mut html = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\n' | '\t' => html.push(letter),
            _ if letter.is_control() => {}
            _ => html.push(letter),
        }
    }
    html
}

/// A paragraph of plain text.
pub(super) fn paragraph(words: &str) -> String {
    if words.trim().is_empty() { String::new() } else { format!("<p>{}</p>", broken(words)) }
}

/// Paragraphs, quotes and lists; consecutive items form one list.
pub(super) fn blocks(extract: Extract<'_>, blocks: &[Block]) -> String {
    let mut html = String::new();
    let mut open: Option<&str> = None;
    for block in blocks {
        let list = match block.kind {
            BlockKind::Item => Some("ul"),
            BlockKind::NumberedItem => Some("ol"),
            BlockKind::Paragraph | BlockKind::Quote => None,
        };
        if list != open {
            html.extend(open.map(|name| format!("</{name}>")));
            html.extend(list.map(|name| format!("<{name}>")));
            open = list;
        }
        let (start, end) = match block.kind {
            BlockKind::Paragraph => ("<p>", "</p>"),
            BlockKind::Quote => ("<blockquote>", "</blockquote>"),
            BlockKind::Item | BlockKind::NumberedItem => ("<li>", "</li>"),
        };
        html.push_str(start);
        block.spans.iter().for_each(|words| html.push_str(&span(extract, words)));
        html.push_str(end);
    }
    html.extend(open.map(|name| format!("</{name}>")));
    html
}

fn span(extract: Extract<'_>, span: &Span) -> String {
    let mut html = broken(span.text.get(extract.language));
    for (wanted, tag) in [(span.emphasis, "em"), (span.strong, "strong")] {
        if wanted {
            html = format!("<{tag}>{html}</{tag}>");
        }
    }
    match &span.href {
        Some(url) => format!("<a href=\"{}\">{html}</a>", escaped(url)),
        None => html,
    }
}

fn broken(words: &str) -> String {
    escaped(words).replace('\n', "<br>")
}
