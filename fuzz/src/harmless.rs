//! Every URL in a dataset can only lead to a page or a mailbox, or show a picture.

use timeline_core::dataset::{Block, Dataset, MediaKind};

/// Checks every URL in a dataset.
pub fn harmless(dataset: &Dataset) {
    for source in dataset.sources() {
        assert!(source.url.as_deref().is_none_or(is_web), "{source:?}");
    }
    for event in dataset.events() {
        links_are_harmless(&event.details().body);
        for medium in &event.details().media {
            let fine = match medium.kind {
                MediaKind::Image => {
                    is_own(&medium.url) || (is_web(&medium.url) && begins(&medium.url, "https://"))
                }
                MediaKind::Link => is_web(&medium.url),
            };
            assert!(fine, "{medium:?}");
        }
    }
}

fn links_are_harmless(blocks: &[Block]) {
    for href in blocks.iter().flat_map(|block| &block.spans).filter_map(|span| span.href.as_deref()) {
        assert!(is_web(href) || (begins(href, "mailto:") && is_clean(href)), "{href:?}");
    }
}

fn is_web(url: &str) -> bool {
    let named = begins(url, "https://") || begins(url, "http://");
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    // The part that browsers treat as the host, with user name and password before it.
    let host = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    named && is_clean(url) && !host.is_empty() && !host.contains('@')
}

/// A path on the page's own site: no scheme, no other host.
fn is_own(url: &str) -> bool {
    let start = url.split(['/', '?', '#']).next().unwrap_or_default();
    is_clean(url) && !url.is_empty() && !start.contains(':') && !url.starts_with("//")
}

/// No character ends an attribute or a CSS string, is dropped by browsers, or has another meaning for them.
fn is_clean(url: &str) -> bool {
    let bad = |letter: char| letter.is_whitespace() || letter.is_control() || "\"'<>`\\".contains(letter);
    !url.contains(bad)
}

fn begins(url: &str, scheme: &str) -> bool {
    url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}
