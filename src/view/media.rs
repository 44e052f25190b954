//! What stands beside an event: images, fetched when they come near, and links, which fetch nothing.

use super::details::words;
use super::event::Row;
use super::tag::{Tag, tag};
use timeline_core::dataset::{Media, MediaKind};

pub(super) fn media(row: &Row<'_>) -> Option<Tag> {
    let media = &row.event.details().media;
    let figures = media.iter().map(|medium| figure(row, medium));
    (!media.is_empty()).then(|| tag!("div", "class" = "media").children(figures))
}

fn figure(row: &Row<'_>, medium: &Media) -> Tag {
    let model = &row.props.model;
    let title = row.say(&medium.title);
    let shown = match medium.kind {
        MediaKind::Image => {
            let alt = Some(row.say(&medium.alt)).filter(|alt| !alt.is_empty()).unwrap_or(title);
            // The address last: how it is fetched must be known by then.
            tag!(
                "img", "loading" = "lazy", "decoding" = "async", "referrerpolicy" = "no-referrer";
                "alt" = alt.to_owned(), "src" = medium.url.clone()
            )
        }
        MediaKind::Link => {
            let name = match title {
                "" => tag!("bdi").child(host(&medium.url)),
                _ => words(model, &medium.title),
            };
            tag!("a", "rel" = "noopener"; "href" = medium.url.clone()).child(name)
        }
    };
    let notes = [&medium.caption, &medium.credit].into_iter().filter(|text| !text.is_empty());
    let caption = notes.fold(None, |caption: Option<Tag>, text| {
        Some(caption.unwrap_or_else(|| tag!("figcaption")).child(words(model, text)).child(" "))
    });
    tag!("figure", "part" = "media").child(shown).child(caption)
}

/// The host of an address, by which readers know where a link leads.
fn host(url: &str) -> &str {
    // What stands after the two slashes of `https://`.
    url.split(['/', '?', '#']).nth(2).unwrap_or(url)
}
