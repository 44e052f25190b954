//! Title, standfirst, and how far the record goes.

use super::View;
use super::details::words;
use super::tag::{Child, Tag, tag};
use timeline_core::locale::{DateStyle, Message};

/// A heading so many levels below the widget's title.
pub(super) fn heading(
    level: u8,
    below: u8,
    kind: &'static str,
    part: Option<&'static str>,
    content: impl Child,
) -> Tag {
    let name = match level.saturating_add(below) {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    tag!("h1"; "data-heading" = kind, "part" = part).named(name).child(content)
}

pub(super) fn header(view: &View) -> Tag {
    let (dataset, locale) = (&view.model.dataset, view.model.locale);
    let total = locale.count(Message::Events, dataset.events().len());
    let mut extent = tag!("p", "class" = "extent").child(total);
    if let Some(moment) = dataset.as_of {
        let date = locale.moment(moment, DateStyle::Long);
        let record = locale.fill(Message::CompleteTo, &[("date", &date)]);
        extent = extent.child(" · ").child(tag!("time"; "datetime" = moment.to_string()).child(record));
    }
    let title = view.model.say(&dataset.title);
    let standfirst = view.model.say(&dataset.standfirst);
    let title = (!title.is_empty())
        .then(|| heading(view.heading_level, 0, "title", Some("title"), words(&view.model, &dataset.title)));
    let standfirst = (!standfirst.is_empty()).then(|| {
        tag!("p", "class" = "standfirst"; "lang" = view.model.lang(&dataset.standfirst)).child(standfirst)
    });
    // No `<header>`: outside of sections it would be the banner of the page, which is not ours.
    tag!("div", "class" = "header", "part" = "header").child(title).child(extent).child(standfirst)
}
