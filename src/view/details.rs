//! The details of an event: who was there, who said what, the other tags, and the sources.

use super::element::{Element, EventKind, element};
use super::entry::Entry;
use super::inline::{isolated, muted};
use timeline_core::dataset::{Claim, Event as Dated, Person, Place, Source};
use timeline_core::locale::{DateStyle, Message};
use timeline_core::model::Model;
use timeline_core::state::Action;
use yew::prelude::*;

pub(super) fn details(entry: &Entry<'_>) -> Option<Element> {
    let (model, props) = (&entry.props.model, entry.props);
    let locale = model.locale;
    let (number, open) = (props.row, props.open);
    if elements(model, entry.event) == 0 {
        // Nothing to open.
        return None;
    }
    // Handle the click here: which details are open is part of the state.
    let onclick = props.dispatch.reform(move |event: Event| {
        event.prevent_default();
        Action::Details(number, !open)
    });
    let count = element!("span", "class" = "count")
        .child(" (")
        .child(entry.event.sources.len().to_string())
        .child(")");
    let summary = element!("summary")
        .on(EventKind::Click, onclick)
        .child(element!("span").child(locale.text(Message::Details)))
        .child(count);
    let lines = if open || props.full { lines(entry) } else { Vec::new() };
    let details =
        element!("details", "class" = "details", "part" = "details"; "open" = open.then_some("open"));
    Some(details.child(summary).child(element!("dl").children(lines)))
}

/// The approximate number of elements of the details; 0 if there are none.
pub(super) fn elements(model: &Model, event: &Dated) -> usize {
    let details = event.details();
    let items = details.places.len() + details.people.len() + details.claims.len() + event.sources.len();
    4 * (items + event.tags.iter().filter(|tag| !model.prominent(tag.facet)).count())
}

/// The lines of the details: a term and its descriptions.
fn lines(entry: &Entry<'_>) -> Vec<Element> {
    let (model, event) = (&entry.props.model, entry.event);
    let details = event.details();
    let locale = model.locale;
    let mut lines = Vec::new();
    let mut line = |name: &str, items: Vec<Element>| {
        if !items.is_empty() {
            lines.push(element!("div").child(element!("dt").child(name)).children(items));
        }
    };
    line(locale.text(Message::Where), details.places.iter().map(|place| place_name(entry, place)).collect());
    line(locale.text(Message::People), details.people.iter().map(|someone| person(entry, someone)).collect());
    line(locale.text(Message::Claims), details.claims.iter().map(|said| claim(entry, said)).collect());
    // Facets whose tags are not shown on the event itself.
    for (position, facet) in model.dataset.facets().iter().enumerate().filter(|(_, facet)| !facet.prominent) {
        let tags = entry.tags(position);
        line(
            entry.say(&facet.label),
            if tags.is_empty() { tags } else { vec![element!("dd").children(tags)] },
        );
    }
    line(locale.text(Message::Sources), sources(entry).map(|known| source(entry, known)).collect());
    lines
}

fn place_name(entry: &Entry<'_>, place: &Place) -> Element {
    element!("dd").child(isolated(&entry.props.model, &place.name))
}

fn person(entry: &Entry<'_>, person: &Person) -> Element {
    let mut item = element!("dd").child(isolated(&entry.props.model, &person.name));
    for text in [&person.office, &person.party].map(|text| entry.say(text)) {
        if !text.is_empty() {
            item = item.child(muted(format!(", {text}")));
        }
    }
    item
}

fn claim(entry: &Entry<'_>, claim: &Claim) -> Element {
    let model = &entry.props.model;
    let publishers = claim.sources.iter().filter_map(|position| model.dataset.sources().get(*position));
    let publishers: Vec<String> = publishers.map(|source| model.say(&source.publisher).to_owned()).collect();
    let item = element!("dd")
        .child(element!("b").child(isolated(model, &claim.speaker)).child(": "))
        .child(isolated(model, &claim.text));
    if publishers.is_empty() { item } else { item.child(muted(format!(" ({})", publishers.join("; ")))) }
}

fn sources<'a>(entry: &'a Entry<'_>) -> impl Iterator<Item = &'a Source> {
    entry.event.sources.iter().filter_map(|position| entry.props.model.dataset.sources().get(*position))
}

fn source(entry: &Entry<'_>, source: &Source) -> Element {
    let model = &entry.props.model;
    let mut about = vec![model.say(&source.publisher).to_owned()];
    about.extend(source.date.map(|date| model.locale.moment(date, DateStyle::Long)));
    about.retain(|text| !text.is_empty());
    // The title of a web page is in the language of that page.
    let language = source.language.clone().or_else(|| model.lang(&source.title));
    let title = element!("bdi"; "lang" = language).child(model.say(&source.title));
    let title = match &source.url {
        Some(url) => {
            element!("a", "rel" = "noopener"; "href" = url.clone(), "hreflang" = source.language.clone())
                .child(title)
        }
        None => title,
    };
    let item = element!("dd", "part" = "source").child(title).child(" ").child(muted(about.join(", ")));
    if source.note.is_empty() {
        return item;
    }
    item.child(element!("span", "class" = "note").child(isolated(model, &source.note)))
}

/// The position of the event among those shown, and buttons to the previous and the next one.
pub(super) fn steps(entry: &Entry<'_>) -> Element {
    let locale = entry.props.model.locale;
    let list = &entry.props.filtered.result.list;
    let step = |places, message, at_end: bool| {
        let action = Action::Step(places, list.clone());
        element!("button", "type" = "button", "data-look" = "opener"; "disabled" = at_end.then_some("disabled"))
            .on_click(&entry.props.dispatch, action)
            .child(locale.text(message))
    };
    let (first, last) = (list.first() == Some(&entry.props.row), list.last() == Some(&entry.props.row));
    let place = list.binary_search(&entry.props.row).ok().map(|place| {
        let (place, total) = ((place + 1).to_string(), list.len().to_string());
        element!("span", "class" = "place")
            .child(locale.fill(Message::Place, &[("n", &place), ("total", &total)]))
    });
    element!("div", "class" = "steps").child(step(-1, Message::Previous, first)).child(place).child(step(
        1,
        Message::Next,
        last,
    ))
}
