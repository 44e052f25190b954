//! Media of an event: images, loaded lazily, and links, which load nothing.

use super::context::View;
use super::element::{Element, element};
use super::inline::isolated;
use timeline_core::dataset::{Event as Dated, Media, MediaKind};

pub(super) fn media(view: &View, event: &Dated) -> Option<Element> {
    let media = &event.details().media;
    let figures = media.iter().map(|medium| figure(view, medium));
    (!media.is_empty()).then(|| element!("div", "class" = "media").children(figures))
}

fn figure(view: &View, medium: &Media) -> Element {
    let model = &view.model;
    let title = model.say(&medium.title);
    let shown = match medium.kind {
        MediaKind::Image => {
            let alt = Some(model.say(&medium.alt)).filter(|alt| !alt.is_empty()).unwrap_or(title);
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
