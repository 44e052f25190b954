//! Title, standfirst, and how far the record goes.

use super::View;
use crate::locale::{DateStyle, Message};
use yew::prelude::*;

/// A heading so many levels below the widget's title.
pub(super) fn heading(
    level: u8,
    below: u8,
    name: &'static str,
    part: Option<&'static str>,
    content: Html,
) -> Html {
    let tag = match level.saturating_add(below) {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    html! { <@{tag} data-heading={name} {part}>{ content }</@> }
}

pub(super) fn header(view: &View) -> Html {
    let (dataset, locale) = (&view.model.dataset, view.model.locale);
    let total = locale.count(Message::Events, dataset.events().len());
    let complete = dataset.as_of.map(|moment| {
        let date = locale.moment(moment, DateStyle::Long);
        let words = locale.fill(Message::CompleteTo, &[("date", &date)]);
        html! { <>{ " · " }<time datetime={moment.to_string()}>{ words }</time></> }
    });
    let title = view.model.say(&dataset.title);
    let standfirst = view.model.say(&dataset.standfirst);
    // No `<header>`: outside of sections it would be the banner of the page, which is not ours.
    html! {
        <div class="header" part="header">
            if !title.is_empty() { { heading(view.heading_level, 0, "title", Some("title"), html! { <bdi lang={view.model.lang(&dataset.title)}>{ title }</bdi> }) } }
            <p class="extent">{ total }{ complete }</p>
            if !standfirst.is_empty() { <p class="standfirst" lang={view.model.lang(&dataset.standfirst)}>{ standfirst }</p> }
        </div>
    }
}
