//! The rich parts of an event in the native format: text blocks and media.

use super::address;
use super::value::Fields;
use crate::dataset::{Block, BlockKind, Media, MediaKind, Span};

/// The field `"text"`: one plain text, or a list of blocks.
pub(super) fn body(fields: &mut Fields<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    fields.each_worded("text", "spans", &mut |text, fields| {
        let Some(fields) = fields else {
            if !text.is_empty() {
                blocks.push(text.into());
            }
            return;
        };
        let mut block = Block { kind: BlockKind::Paragraph, spans: Vec::new() };
        if let Some(name) = fields.string("kind") {
            match BlockKind::from_name(&name) {
                Some(kind) => block.kind = kind,
                None => {
                    fields.problem("kind", "expected paragraph, quote, item or numbered; read as a paragraph")
                }
            }
        }
        fields.each_worded("spans", "text", &mut |text, fields| {
            block.spans.push(fields.map_or_else(|| text.into(), span));
        });
        if block.spans.iter().any(|span| !span.text.is_empty()) {
            blocks.push(block);
        }
    });
    blocks
}

fn span(fields: &mut Fields<'_>) -> Span {
    let href = fields.string("href").and_then(|url| {
        fields.allowed("href", address::link(&url), "only https://, http:// and mailto: are linked; left out")
    });
    Span {
        text: fields.text("text"),
        strong: fields.flag("strong") == Some(true),
        emphasis: fields.flag("emphasis") == Some(true),
        href,
    }
}

/// An item of `"media"`; `None` if its URL is missing or not allowed.
pub(super) fn medium(fields: &mut Fields<'_>) -> Option<Media> {
    let written = fields.string("url").unwrap_or_default();
    let named = fields.string("kind").and_then(|name| {
        fields.allowed("kind", MediaKind::from_name(&name), "neither image nor link; told by the address")
    });
    let wanted = named.unwrap_or_else(|| MediaKind::of_address(&written));
    let image = address::image(&written).filter(|_| wanted == MediaKind::Image);
    let (kind, url) = match image {
        Some(url) => (MediaKind::Image, url),
        None => {
            let url = address::web(&written);
            let url = fields.allowed(
                "url",
                url,
                "only https:// and http:// are linked, without a password, and images may be relative; left out",
            )?;
            if wanted == MediaKind::Image {
                fields.problem("url", "only images from https:// are shown; shown as a link");
            }
            (MediaKind::Link, url)
        }
    };
    let (title, alt) = (fields.text("title"), fields.text("alt"));
    Some(Media { kind, url, title, alt, caption: fields.text("caption"), credit: fields.text("credit") })
}
