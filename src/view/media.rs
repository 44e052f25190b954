//! What stands beside an event: images, fetched when they come near, and links, which fetch nothing.

use super::details::words;
use super::event::Row;
use crate::dataset::{Media, MediaKind};
use yew::prelude::*;

pub(super) fn media(row: &Row<'_>) -> Option<Html> {
    let media = &row.event.media;
    let figures = media.iter().map(|medium| figure(row, medium));
    (!media.is_empty()).then(|| html! { <div class="media">{ for figures }</div> })
}

fn figure(row: &Row<'_>, medium: &Media) -> Html {
    let model = &row.props.model;
    let title = row.say(&medium.title);
    let shown = match medium.kind {
        MediaKind::Image => {
            let alt = Some(row.say(&medium.alt)).filter(|alt| !alt.is_empty()).unwrap_or(title);
            // The address last: how it is fetched must be known by then.
            html! {
                <img
                    alt={alt.to_owned()} loading="lazy" decoding="async" referrerpolicy="no-referrer"
                    src={medium.url.clone()}
                />
            }
        }
        MediaKind::Link => {
            let name = match title {
                "" => html! { <bdi>{ host(&medium.url).to_owned() }</bdi> },
                _ => words(model, &medium.title),
            };
            html! { <a href={medium.url.clone()} rel="noopener">{ name }</a> }
        }
    };
    let notes = [&medium.caption, &medium.credit].into_iter().filter(|text| !text.is_empty());
    let notes: Vec<Html> = notes.flat_map(|text| [words(model, text), Html::from(" ")]).collect();
    html! {
        <figure part="media">
            { shown }
            if !notes.is_empty() { <figcaption>{ for notes }</figcaption> }
        </figure>
    }
}

/// The host of an address, by which readers know where a link leads.
fn host(url: &str) -> &str {
    // What stands after the two slashes of `https://`.
    url.split(['/', '?', '#']).nth(2).unwrap_or(url)
}
