//! The parts of an event below its summary: who said what, where the article differs, who was there, sources, further tags.

use super::context::View;
use super::element::{Element, EventKind, element};
use super::inline::{isolated, muted};
use super::{hooks, icon};
use timeline_core::dataset::{Claim, Difference, Event as Dated, Person, Source, Tag};
use timeline_core::locale::{DateStyle, Message};
use timeline_core::state::{Action, Part};
use yew::prelude::*;

/// A part of an event: its heading and content, with the number of its items if that says something.
pub(super) struct Section {
    part: Part,
    pub(super) heading: &'static str,
    count: Option<usize>,
    pub(super) content: Element,
}

/// A small stage shows so many characters of a summary below a headline of one line, and perhaps no more.
const SHORT_SUMMARY: usize = 200;

/// Whether an event has more than a small stage shows, apart from [`sections`].
pub(super) fn has_rest(view: &View, event: &Dated) -> bool {
    let details = event.details();
    let length = |text| view.model.say(text).chars().count();
    // The letters of a headline are larger.
    let is_long = length(&event.headline) * 2 + length(&event.summary) > SHORT_SUMMARY;
    is_long || !(details.body.is_empty() && details.media.is_empty())
}

/// The parts that an event has.
pub(super) fn sections(view: &View, event: &Dated) -> Vec<Section> {
    let (details, locale) = (event.details(), view.model.locale);
    let mut sections = Vec::new();
    let mut add = |part, message, count: usize, content: Element| {
        if count > 0 {
            let count = (part != Part::Tags).then_some(count);
            sections.push(Section { part, heading: locale.text(message), count, content });
        }
    };
    let list = |items: Vec<Element>| element!("ul", "role" = "list").children(items);
    let claims = details.claims.iter().map(|said| claim(view, said)).collect();
    add(Part::Claims, Message::Claims, details.claims.len(), list(claims));
    let differences = details.differs.iter().map(|point| difference(view, point));
    add(
        Part::Differences,
        Message::Differences,
        details.differs.len(),
        element!("div").children(differences),
    );
    let people = details.people.iter().map(|someone| person(view, someone)).collect();
    add(Part::People, Message::People, details.people.len(), list(people));
    let sources: Vec<Element> = event
        .sources
        .iter()
        .filter_map(|position| view.model.dataset.sources().get(*position))
        .map(|known| source(view, known))
        .collect();
    add(Part::Sources, Message::Sources, sources.len(), list(sources));
    let places = details.places.iter().map(|place| element!("p").child(view.marked_alone(&place.name)));
    let further = event.tags.iter().filter(|tag| tag.facet > 0 && !view.model.prominent(tag.facet));
    let further: Vec<Tag> = further.copied().collect();
    let count = details.places.len() + further.len();
    let tags = view.tags(&further);
    add(Part::Tags, Message::Where, count, element!("div").children(places).child(tags));
    sections
}

/// The parts as disclosures.
pub(super) fn disclosures(view: &View, event: &Dated) -> Vec<Element> {
    let disclosure = |Section { part, heading, count, content }: Section| {
        let open = view.state.is_open(part);
        // Handle the click here: what is open is part of the state.
        let onclick = view.dispatch.reform(move |event: Event| {
            event.prevent_default();
            Action::Part(part, !open)
        });
        let count = count.map(|count| element!("span", "class" = "count").child(count.to_string()));
        // The browser's search opens a closed `<details>` by itself.
        let ontoggle = view.dispatch.reform(move |event: Event| Action::Part(part, hooks::is_open(&event)));
        let summary = element!("summary")
            .on(EventKind::Click, onclick)
            .child(heading)
            .child(count)
            .child(icon::icon(icon::DOWN));
        let kind = (part == Part::Differences).then_some("differences");
        element!("details", "part" = "details", "class" = "section"; "open" = open.then_some("open"), "data-kind" = kind)
            .on(EventKind::Toggle, ontoggle)
            .child(summary)
            .child(content)
    };
    sections(view, event).into_iter().map(disclosure).collect()
}

/// Where the article that the dataset is based on differs from the record.
fn difference(view: &View, point: &Difference) -> Element {
    let (model, locale) = (&view.model, view.model.locale);
    let line = |message, text| {
        element!("p").child(element!("b").child(locale.text(message))).child(" ").child(isolated(model, text))
    };
    element!("div", "class" = "differs"; "data-claim" = point.claim.clone())
        .child(line(Message::Difference, &point.article))
        .child(line(Message::TheRecord, &point.record))
}

fn person(view: &View, person: &Person) -> Element {
    let mut item = element!("li").child(view.marked_alone(&person.name));
    for text in [&person.office, &person.party].map(|text| view.model.say(text)) {
        if !text.is_empty() {
            item = item.child(muted(format!(", {text}")));
        }
    }
    item
}

fn claim(view: &View, claim: &Claim) -> Element {
    let model = &view.model;
    let publishers = claim.sources.iter().filter_map(|position| model.dataset.sources().get(*position));
    let publishers: Vec<String> = publishers.map(|source| model.say(&source.publisher).to_owned()).collect();
    let item = element!("li")
        .child(element!("b").child(view.marked_alone(&claim.speaker)))
        .child(" ")
        .child(view.marked_alone(&claim.text));
    if publishers.is_empty() { item } else { item.child(muted(format!(" ({})", publishers.join("; ")))) }
}

fn source(view: &View, source: &Source) -> Element {
    let model = &view.model;
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
    let item = element!("li", "part" = "source").child(title).child(" ").child(muted(about.join(", ")));
    if source.note.is_empty() {
        return item;
    }
    item.child(element!("span", "class" = "note").child(isolated(model, &source.note)))
}
