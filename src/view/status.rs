//! How many events are shown, the parts of the filter, and what to remove when nothing passes.

use super::context::View;
use super::element::{Element, element};
use timeline_core::dataset::Moment;
use timeline_core::locale::{DateStyle, Message};
use timeline_core::query::Query;
use timeline_core::state::Action;
use yew::prelude::*;

/// A part of the filter that can be removed: its name, and the query without it.
struct FilterPart {
    /// Unique, unlike the name.
    key: String,
    name: String,
    without: Query,
}

pub(super) fn status(view: &View) -> Html {
    let locale = view.model.locale;
    let (shown, total) = (view.result().list.len(), view.model.index.len());
    let parts = parts(view);
    let words = if shown == 0 && total > 0 {
        locale.text(Message::NoneShown).to_owned()
    } else {
        let (shown, total) = (shown.to_string(), total.to_string());
        let message = if parts.is_empty() { Message::ShowingAll } else { Message::Showing };
        locale.fill(message, &[("shown", &shown), ("total", &total)])
    };
    let removable = (!parts.is_empty()).then(|| removable(view, &parts));
    let clear = (!parts.is_empty()).then(|| {
        let button = element!("button", "type" = "button", "data-look" = "plain", "part" = "clear");
        button.on_click(&view.dispatch, Action::Clear).child(locale.text(Message::ClearAll))
    });
    let bar = element!("div", "class" = "status-bar")
        .child(
            element!("p", "class" = "status", "part" = "status", "role" = "status", "tabindex" = "-1")
                .child(words),
        )
        .child(unreadable(view))
        .child(removable)
        .child(clear)
        .child(start_reading(view));
    let live = element!("p", "class" = "spoken", "role" = "status").child(announcement(view));
    [Some(bar), Some(live), (shown == 0).then(|| no_results(view, &parts))].into_iter().flatten().collect()
}

/// The parts of the filter as buttons that remove them.
fn removable(view: &View, parts: &[FilterPart]) -> Element {
    let buttons = parts.iter().map(|part| {
        let label = view.model.locale.fill(Message::Remove, &[("name", &part.name)]);
        let words = format!("{} ✕", part.name);
        let remove = view.button("removable", words, Some(label), Action::Filter(part.without.clone()));
        // With a key: the focus must not move to the neighbour of a removed part.
        element!("li").key(part.key.clone()).child(remove)
    });
    element!("ul", "class" = "removables", "role" = "list").children(buttons)
}

/// The button that starts reading event by event; the selected event has the buttons that continue.
fn start_reading(view: &View) -> Option<Element> {
    let list = &view.result().list;
    (view.state.selected.is_none() && list.len() > 1).then(|| {
        let words = view.model.locale.text(Message::OneByOne);
        // A step moves the focus along. Without a selection it leads to the first row, so the list needs no copy.
        let first = list.first().copied().into_iter().collect();
        view.button("plain story", words.to_owned(), None, Action::Step(1, first))
    })
}

/// Announces what the last update brought. The text flips per change, so that screen readers announce again.
fn announcement(view: &View) -> String {
    let (locale, changes) = (view.model.locale, &view.model.changes);
    let mut words = String::new();
    for (message, count) in [(Message::NewEvents, changes.new), (Message::ChangedEvents, changes.changed)] {
        if count > 0 {
            if !words.is_empty() {
                words.push_str(", ");
            }
            words.push_str(&locale.count(message, count));
        }
    }
    if changes.again && !words.is_empty() {
        words.push('.');
    }
    words
}

/// How many events could not be read.
fn unreadable(view: &View) -> Option<Element> {
    let dataset = &view.model.dataset;
    (dataset.unreadable > 0).then(|| {
        let total = dataset.unreadable.saturating_add(dataset.events().len());
        let places = [("n", &*dataset.unreadable.to_string()), ("total", &*total.to_string())];
        element!("p", "class" = "unreadable").child(view.model.locale.fill(Message::Unreadable, &places))
    })
}

/// Explains an empty result, and offers to remove each part of the filter.
fn no_results(view: &View, parts: &[FilterPart]) -> Element {
    let locale = view.model.locale;
    if view.model.index.is_empty() {
        return element!("p", "class" = "nothing").child(locale.text(Message::Empty));
    }
    let offers = parts.iter().map(|part| {
        let shown = part.without.evaluate(&view.model.index).count().to_string();
        let words = locale.fill(Message::DropFilter, &[("name", &part.name), ("n", &shown)]);
        element!("li").child(view.button("opener", words, None, Action::Filter(part.without.clone())))
    });
    element!("div", "class" = "nothing")
        .child(element!("p").child(locale.text(Message::NoneWhy)))
        .child(element!("ul", "role" = "list").children(offers))
}

fn parts(view: &View) -> Vec<FilterPart> {
    let (model, query) = (&view.model, &view.state.query);
    let mut parts = Vec::new();
    for tag in query.terms() {
        let Some((facet, term)) = model.dataset.resolve(*tag) else { continue };
        let name = format!("{}: {}", model.say(&facet.label), model.say(&term.label));
        parts.push(FilterPart {
            key: format!("{}/{}", tag.facet, tag.term),
            name,
            without: query.clone().toggled(*tag),
        });
    }
    if !query.text().trim().is_empty() {
        let name = model.locale.fill(Message::SearchFor, &[("words", query.text().trim())]);
        parts.push(FilterPart { key: "q".to_owned(), name, without: query.clone().with_text("") });
    }
    if query.from().is_some() || query.to().is_some() {
        let words = |day: Option<_>| {
            day.map(|day| model.locale.moment(Moment::day(day), DateStyle::Short))
                .unwrap_or_else(|| "…".to_owned())
        };
        let (from, to) = (words(query.from()), words(query.to()));
        let name = model.locale.fill(Message::DateRange, &[("from", &from), ("to", &to)]);
        parts.push(FilterPart {
            key: "dates".to_owned(),
            name,
            without: query.clone().with_dates(None, None),
        });
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::element::child_keys;
    use timeline_core::dataset::Tag;

    #[test]
    fn parts_of_the_filter_with_equal_names_have_different_keys() {
        let dataset = r#"{"facets": [{"id": "origin", "label": "Country", "terms": [{"id": "a", "label": "A"}]},
            {"id": "target", "label": "Country", "terms": [{"id": "a", "label": "A"}]}],
            "events": [{"start": "2022", "tags": {"origin": ["a"], "target": ["a"]}}]}"#;
        let chosen = [0, 1].map(|facet| Action::Toggle(Tag { facet, term: 0 }));
        let view = View::of(dataset, &[&chosen[..], &[Action::Search("a".to_owned())]].concat());
        let parts = parts(&view);
        assert_eq!(parts[0].name, parts[1].name);
        assert_eq!(child_keys(removable(&view, &parts)), ["0/0", "1/0", "q"]);
    }
}
