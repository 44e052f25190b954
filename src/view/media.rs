//! Media of an event: images, loaded lazily, and links, which load nothing.

use super::element::{Element, element};
use super::entry::Entry;
use super::inline::isolated;
use timeline_core::dataset::{Media, MediaKind};

pub(super) fn media(entry: &Entry<'_>) -> Option<Element> {
    let media = &entry.event.details().media;
    let figures = media.iter().map(|medium| figure(entry, medium));
    (!media.is_empty()).then(|| element!("div", "class" = "media").children(figures))
}

fn figure(entry: &Entry<'_>, medium: &Media) -> Element {
    let model = &entry.props.model;
    let title = entry.say(&medium.title);
    let shown = match medium.kind {
        MediaKind::Image => {
            let alt = Some(entry.say(&medium.alt)).filter(|alt| !alt.is_empty()).unwrap_or(title);
            // `src` last: setting it starts the request, which the other attributes control.
            element!(
                "img", "loading" = "lazy", "decoding" = "async", "referrerpolicy" = "no-referrer";
                "alt" = alt.to_owned(), "src" = medium.url.clone()
            )
        }
        MediaKind::Link => {
            let name = match title {
                "" => element!("bdi").child(host(&medium.url)),
                _ => isolated(model, &medium.title),
            };
            element!("a", "rel" = "noopener"; "href" = medium.url.clone()).child(name)
        }
    };
    let notes = [&medium.caption, &medium.credit].into_iter().filter(|text| !text.is_empty());
    let caption = notes.fold(None, |caption: Option<Element>, text| {
        Some(caption.unwrap_or_else(|| element!("figcaption")).child(isolated(model, text)).child(" "))
    });
    element!("figure", "part" = "media").child(shown).child(caption)
}

/// The host of an address, which tells readers where a link leads.
fn host(url: &str) -> &str {
    // The part after the two slashes of `https://`.
    url.split(['/', '?', '#']).nth(2).unwrap_or(url)
}
