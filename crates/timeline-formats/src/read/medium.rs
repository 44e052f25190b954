//! The medium of an event in a foreign format: a URL, or markup that contains one.

use super::html;
use super::place::{EventField, Notes};
use super::problems::quoted;
use timeline_core::dataset::{Media, MediaKind, Text};
use timeline_core::import::address;

/// A medium as written; all its texts are plain.
#[derive(Debug, Clone, Default)]
pub(super) struct Medium {
    pub(super) url: String,
    pub(super) title: String,
    pub(super) alt: String,
    pub(super) caption: String,
    pub(super) credit: String,
    /// The link target of the medium itself.
    pub(super) link: String,
}

impl Medium {
    /// The media that can be shown or linked. Reports a URL that cannot be used.
    pub(super) fn read(self, notes: &mut Notes<'_>) -> Vec<Media> {
        let written = self.url.trim();
        let mut media = Vec::new();
        if let Some((kind, url)) = shown(written, notes) {
            let title = match kind {
                MediaKind::Link => titled(&self.title, &self.caption, &url),
                MediaKind::Image => self.title.as_str().into(),
            };
            let (alt, mut caption, credit) = (self.alt.as_str(), self.caption.as_str(), self.credit.as_str());
            if kind == MediaKind::Link && title.get("") == caption {
                caption = "";
            }
            media.push(Media {
                kind,
                url,
                title,
                alt: alt.into(),
                caption: caption.into(),
                credit: credit.into(),
            });
        }
        let link = self.link.trim();
        if !link.is_empty() && link != written {
            match address::web(&whole_address(link)) {
                Some(url) => {
                    let (title, empty) = (titled(&self.title, "", &url), Text::default);
                    let kind = MediaKind::Link;
                    media.push(Media { kind, url, title, alt: empty(), caption: empty(), credit: empty() });
                }
                None => notes.add(EventField::Link, refused(link)),
            }
        }
        media
    }
}

fn shown(written: &str, notes: &mut Notes<'_>) -> Option<(MediaKind, String)> {
    if written.is_empty() {
        return None;
    }
    if written.contains('<') {
        let found =
            html::embedded_address(notes.cut(EventField::Url, written)).map(|url| (MediaKind::Link, url));
        if found.is_none() {
            notes.add(EventField::Url, format!("{} contains no https:// address; left out", quoted(written)));
        }
        return found;
    }
    let url = whole_address(written);
    if MediaKind::of_address(&url) == MediaKind::Image {
        if let Some(url) = address::image(&url) {
            return Some((MediaKind::Image, url));
        }
        if let Some(url) = address::web(&url) {
            notes.add(
                EventField::Url,
                format!("{}: only images from https:// are shown; shown as a link", quoted(&url)),
            );
            return Some((MediaKind::Link, url));
        }
    }
    let found = address::web(&url).map(|url| (MediaKind::Link, url));
    if found.is_none() {
        notes.add(EventField::Url, refused(written));
    }
    found
}

fn refused(written: &str) -> String {
    format!(
        "{}: only addresses that begin with https:// or http://, without a password, are used; left out",
        quoted(written)
    )
}

/// The URL, with `https:` before it if it is scheme-relative.
fn whole_address(url: &str) -> String {
    if url.starts_with("//") { format!("https:{url}") } else { url.to_owned() }
}

/// The name of a link: its title, its caption or its host.
fn titled(title: &str, caption: &str, url: &str) -> Text {
    let host = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    [title, caption, host].into_iter().find(|words| !words.trim().is_empty()).unwrap_or_default().into()
}
