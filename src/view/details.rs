//! The details of an event: who was there, who said what, the other tags, and the sources.

use super::Model;
use super::event::Row;
use super::tag::{Heard, Tag, tag};
use timeline_core::dataset::{Claim, Event as Dated, Person, Place, Source, Text};
use timeline_core::locale::{DateStyle, Message};
use timeline_core::state::Action;
use yew::prelude::*;

pub(super) fn details(row: &Row<'_>) -> Option<Tag> {
    let (model, props) = (&row.props.model, row.props);
    let locale = model.locale;
    let (number, open) = (props.row, props.open);
    if elements(model, row.event) == 0 {
        // Nothing to open.
        return None;
    }
    // The click is taken over, so that what is open is state like everything else.
    let onclick = props.dispatch.reform(move |event: Event| {
        event.prevent_default();
        Action::Details(number, !open)
    });
    let count =
        tag!("span", "class" = "count").child(" (").child(row.event.sources.len().to_string()).child(")");
    let summary = tag!("summary")
        .on(Heard::Click, onclick)
        .child(tag!("span").child(locale.text(Message::Details)))
        .child(count);
    let lines = if open || props.full { lines(row) } else { Vec::new() };
    let details = tag!("details", "class" = "details", "part" = "details"; "open" = open.then_some("open"));
    Some(details.child(summary).child(tag!("dl").children(lines)))
}

/// About how many elements the lines of the details take; 0 if there is nothing to say.
pub(super) fn elements(model: &Model, event: &Dated) -> usize {
    let details = event.details();
    let items = details.places.len() + details.people.len() + details.claims.len() + event.sources.len();
    4 * (items + event.tags.iter().filter(|tag| !model.prominent(tag.facet)).count())
}

/// What there is to say, each with its name.
fn lines(row: &Row<'_>) -> Vec<Tag> {
    let (model, event) = (&row.props.model, row.event);
    let details = event.details();
    let locale = model.locale;
    let mut lines = Vec::new();
    let mut line = |name: &str, items: Vec<Tag>| {
        if !items.is_empty() {
            lines.push(tag!("div").child(tag!("dt").child(name)).children(items));
        }
    };
    line(locale.text(Message::Where), details.places.iter().map(|place| place_name(row, place)).collect());
    line(locale.text(Message::People), details.people.iter().map(|someone| person(row, someone)).collect());
    line(locale.text(Message::Claims), details.claims.iter().map(|said| claim(row, said)).collect());
    // The facets that do not stand on the event itself.
    for (position, facet) in model.dataset.facets().iter().enumerate().filter(|(_, facet)| !facet.prominent) {
        let tags = row.tags(position);
        line(row.say(&facet.label), if tags.is_empty() { tags } else { vec![tag!("dd").children(tags)] });
    }
    line(locale.text(Message::Sources), sources(row).map(|known| source(row, known)).collect());
    lines
}

/// Words that are set back.
fn muted(words: String) -> Tag {
    tag!("bdi", "class" = "muted").child(words)
}

/// Words of the dataset, set apart: the direction of their letters ends with them.
pub(super) fn words(model: &Model, text: &Text) -> Tag {
    tag!("bdi"; "lang" = model.lang(text)).child(model.say(text))
}

fn place_name(row: &Row<'_>, place: &Place) -> Tag {
    tag!("dd").child(words(&row.props.model, &place.name))
}

fn person(row: &Row<'_>, person: &Person) -> Tag {
    let mut item = tag!("dd").child(words(&row.props.model, &person.name));
    for text in [&person.office, &person.party].map(|text| row.say(text)) {
        if !text.is_empty() {
            item = item.child(muted(format!(", {text}")));
        }
    }
    item
}

fn claim(row: &Row<'_>, claim: &Claim) -> Tag {
    let model = &row.props.model;
    let publishers = claim.sources.iter().filter_map(|position| model.dataset.sources().get(*position));
    let publishers: Vec<String> = publishers.map(|source| model.say(&source.publisher).to_owned()).collect();
    let item = tag!("dd")
        .child(tag!("b").child(words(model, &claim.speaker)).child(": "))
        .child(words(model, &claim.text));
    if publishers.is_empty() { item } else { item.child(muted(format!(" ({})", publishers.join("; ")))) }
}

fn sources<'a>(row: &'a Row<'_>) -> impl Iterator<Item = &'a Source> {
    row.event.sources.iter().filter_map(|position| row.props.model.dataset.sources().get(*position))
}

fn source(row: &Row<'_>, source: &Source) -> Tag {
    let model = &row.props.model;
    let mut about = vec![model.say(&source.publisher).to_owned()];
    about.extend(source.date.map(|date| model.locale.moment(date, DateStyle::Long)));
    about.retain(|text| !text.is_empty());
    // A page has its title in its own language.
    let language = source.language.clone().or_else(|| model.lang(&source.title));
    let title = tag!("bdi"; "lang" = language).child(model.say(&source.title));
    let title = match &source.url {
        Some(url) => {
            tag!("a", "rel" = "noopener"; "href" = url.clone(), "hreflang" = source.language.clone())
                .child(title)
        }
        None => title,
    };
    let item = tag!("dd", "part" = "source").child(title).child(" ").child(muted(about.join(", ")));
    if source.note.is_empty() {
        return item;
    }
    item.child(tag!("span", "class" = "note").child(words(model, &source.note)))
}

/// Which of the events shown it is, and buttons to the one before and after.
pub(super) fn steps(row: &Row<'_>) -> Tag {
    let locale = row.props.model.locale;
    let list = &row.props.filtered.derived.list;
    let step = |places, message, at_end: bool| {
        let action = Action::Step(places, list.clone());
        tag!("button", "type" = "button", "data-look" = "opener"; "disabled" = at_end.then_some("disabled"))
            .press(&row.props.dispatch, action)
            .child(locale.text(message))
    };
    let (first, last) = (list.first() == Some(&row.props.row), list.last() == Some(&row.props.row));
    let place = list.binary_search(&row.props.row).ok().map(|place| {
        let (place, total) = ((place + 1).to_string(), list.len().to_string());
        tag!("span", "class" = "place")
            .child(locale.fill(Message::Place, &[("n", &place), ("total", &total)]))
    });
    tag!("div", "class" = "steps").child(step(-1, Message::Previous, first)).child(place).child(step(
        1,
        Message::Next,
        last,
    ))
}
