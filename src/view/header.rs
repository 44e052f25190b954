//! Title, standfirst, and how far the record goes.

use super::context::View;
use super::element::{Element, element};
use super::heading::heading;
use super::inline::isolated;

/// `buttons` stand beside how far the record goes.
pub(super) fn header(view: &View, buttons: Vec<Element>) -> Element {
    let (dataset, locale) = (&view.model.dataset, view.model.locale);
    let extent = dataset.as_of.map(|moment| {
        let record = element!("time"; "datetime" = moment.html_datetime()).child(locale.complete_to(moment));
        element!("p", "class" = "extent").child(record)
    });
    let standfirst = view.model.say(&dataset.standfirst);
    let title = (!dataset.title.is_empty()).then(|| {
        heading(view.heading_level, 0, "title", Some("title"), isolated(&view.model, &dataset.title))
    });
    let standfirst = (!standfirst.is_empty()).then(|| {
        element!("p", "class" = "standfirst"; "lang" = view.model.lang(&dataset.standfirst)).child(standfirst)
    });
    // Not `<header>`, which outside a section would be the banner of the page.
    let end = element!("div", "class" = "header-end").child(extent).child(element!("div").children(buttons));
    element!("div", "class" = "header", "part" = "header").child(title).child(end).child(standfirst)
}
