//! The details of an event: who was there, who said what, the other tags, and the sources.

use super::event::Row;
use super::{Model, on};
use crate::dataset::{Claim, Event as Dated, Person, Place, Source, Text};
use crate::locale::{DateStyle, Message};
use crate::state::Action;
use yew::prelude::*;

pub(super) fn details(row: &Row<'_>) -> Html {
    let (model, props) = (&row.props.model, row.props);
    let locale = model.locale;
    let (number, open) = (props.row, props.open);
    // The click is taken over, so that what is open is state like everything else.
    let onclick = props.dispatch.reform(move |event: MouseEvent| {
        event.prevent_default();
        Action::Details(number, !open)
    });
    if elements(model, row.event) == 0 {
        // Nothing to open.
        return Html::default();
    }
    let lines = if open || props.full { lines(row) } else { Vec::new() };
    html! {
        <details class="details" part="details" {open}>
            <summary {onclick}>
                <span>{ locale.text(Message::Details) }</span>
                <span class="count">{ " (" }{ row.event.sources.len() }{ ")" }</span>
            </summary>
            <dl>{ for lines }</dl>
        </details>
    }
}

/// About how many elements the lines of the details take; 0 if there is nothing to say.
pub(super) fn elements(model: &Model, event: &Dated) -> usize {
    let items = event.places.len() + event.people.len() + event.claims.len() + event.sources.len();
    4 * (items + event.tags.iter().filter(|tag| !model.prominent(tag.facet)).count())
}

/// What there is to say, each with its name.
fn lines(row: &Row<'_>) -> Vec<Html> {
    let (model, event) = (&row.props.model, row.event);
    let locale = model.locale;
    let mut lines = Vec::new();
    let mut line = |name: &str, items: Vec<Html>| {
        if !items.is_empty() {
            lines.push(html! { <div><dt>{ name.to_owned() }</dt>{ for items }</div> });
        }
    };
    line(locale.text(Message::Where), event.places.iter().map(|place| place_name(row, place)).collect());
    line(locale.text(Message::People), event.people.iter().map(|someone| person(row, someone)).collect());
    line(locale.text(Message::Claims), event.claims.iter().map(|said| claim(row, said)).collect());
    // The facets that do not stand on the event itself.
    for (position, facet) in model.dataset.facets().iter().enumerate().filter(|(_, facet)| !facet.prominent) {
        let tags = row.tags(position);
        line(row.say(&facet.label), if tags.is_empty() { tags } else { vec![item(tags)] });
    }
    line(locale.text(Message::Sources), sources(row).map(|known| source(row, known)).collect());
    lines
}

/// An item of a line: words, some of them set back.
fn item(content: Vec<Html>) -> Html {
    html! { <dd>{ for content }</dd> }
}

/// Words that are set back.
fn muted(words: String) -> Html {
    html! { <bdi class="muted">{ words }</bdi> }
}

/// Words of the dataset, set apart: the direction of their letters ends with them.
pub(super) fn words(model: &Model, text: &Text) -> Html {
    html! { <bdi lang={model.lang(text)}>{ model.say(text).to_owned() }</bdi> }
}

fn place_name(row: &Row<'_>, place: &Place) -> Html {
    item(vec![words(&row.props.model, &place.name)])
}

fn person(row: &Row<'_>, person: &Person) -> Html {
    let say = |text| row.say(text);
    let mut content = vec![words(&row.props.model, &person.name)];
    for text in [say(&person.office), say(&person.party)] {
        if !text.is_empty() {
            content.push(muted(format!(", {text}")));
        }
    }
    item(content)
}

fn claim(row: &Row<'_>, claim: &Claim) -> Html {
    let model = &row.props.model;
    let publishers = claim.sources.iter().filter_map(|position| model.dataset.sources().get(*position));
    let publishers: Vec<String> = publishers.map(|source| model.say(&source.publisher).to_owned()).collect();
    let mut content =
        vec![html! { <b>{ words(model, &claim.speaker) }{ ": " }</b> }, words(model, &claim.text)];
    if !publishers.is_empty() {
        content.push(muted(format!(" ({})", publishers.join("; "))));
    }
    item(content)
}

fn sources<'a>(row: &'a Row<'_>) -> impl Iterator<Item = &'a Source> {
    row.event.sources.iter().filter_map(|position| row.props.model.dataset.sources().get(*position))
}

fn source(row: &Row<'_>, source: &Source) -> Html {
    let model = &row.props.model;
    let mut about = vec![model.say(&source.publisher).to_owned()];
    about.extend(source.date.map(|date| model.locale.moment(date, DateStyle::Long)));
    about.retain(|text| !text.is_empty());
    // A page has its title in its own language.
    let language = source.language.clone().or_else(|| model.lang(&source.title));
    let title = html! { <bdi lang={language}>{ model.say(&source.title).to_owned() }</bdi> };
    let title = match &source.url {
        Some(url) => {
            html! { <a href={url.clone()} rel="noopener" hreflang={source.language.clone()}>{ title }</a> }
        }
        None => title,
    };
    let mut content = vec![title, Html::from(" "), muted(about.join(", "))];
    if !source.note.is_empty() {
        content.push(html! { <span class="note">{ words(model, &source.note) }</span> });
    }
    html! { <dd part="source">{ for content }</dd> }
}

/// Which of the events shown it is, and buttons to the one before and after.
pub(super) fn steps(row: &Row<'_>) -> Html {
    let locale = row.props.model.locale;
    let list = &row.props.filtered.derived.list;
    let step = |places, message, at_end: bool| {
        let action = Action::Step(places, list.clone());
        html! {
            <button type="button" data-look="opener" disabled={at_end} onclick={on(&row.props.dispatch, action)}>{ locale.text(message) }</button>
        }
    };
    let (first, last) = (list.first() == Some(&row.props.row), list.last() == Some(&row.props.row));
    let place = list.binary_search(&row.props.row).ok().map(|place| {
        let (place, total) = ((place + 1).to_string(), list.len().to_string());
        html! { <span class="place">{ locale.fill(Message::Place, &[("n", &place), ("total", &total)]) }</span> }
    });
    html! {
        <div class="steps">
            { step(-1, Message::Previous, first) }
            { place }
            { step(1, Message::Next, last) }
        </div>
    }
}
