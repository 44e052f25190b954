//! The line above the chart: how many events are shown, the parts of the filter, the zoom, and the way to the list.

use super::context::View;
use super::element::{Element, EventKind, boolean, element};
use super::layout::{Layout, Medium};
use super::{filters, hooks, icon, list};
use timeline_core::dataset::Moment;
use timeline_core::locale::{DateStyle, Message};
use timeline_core::query::Query;
use timeline_core::state::Action;
use yew::prelude::*;

/// A part of the filter that can be removed: its name, and the query without it.
pub(super) struct FilterPart {
    /// Unique, unlike the name.
    key: String,
    pub(super) name: String,
    pub(super) without: Query,
}

/// `active` are the parts of the filter, if they stand here.
pub(super) fn tools(view: &View, active: Option<Element>) -> Element {
    let is_whole = view.state.query.is_empty();
    let widen = (view.model.is_crowded && is_whole).then(|| widen(view));
    element!("div", "class" = "tools")
        .child(status(view, is_whole))
        .child(unreadable(view))
        .child(widen)
        .child(active)
        .child(filters::zoom(view))
        .child(element!("p", "class" = "spoken", "role" = "status").child(announcement(view)))
}

/// The parts of the filter, if there are any, and a button that drops them all.
pub(super) fn active(view: &View) -> Option<Element> {
    let parts = parts(view);
    if parts.is_empty() {
        return None;
    }
    let clear = element!("button", "type" = "button", "data-look" = "link", "part" = "clear")
        .on_click(&view.dispatch, Action::Clear)
        .child(view.model.locale.text(Message::ClearAll));
    Some(element!("div", "class" = "active").child(removable(view, &parts)).child(clear))
}

/// “60 events”, or “14 of 60” under a filter.
fn status(view: &View, is_whole: bool) -> Element {
    let locale = view.model.locale;
    let (shown, total) = (view.result().list.len(), view.model.index.len());
    let words = if is_whole {
        locale.count(Message::Events, total)
    } else {
        let places = [("n", &*locale.number(shown)), ("total", &*locale.number(total))];
        locale.fill(Message::Place, &places)
    };
    element!("p", "class" = "status", "part" = "status", "role" = "status", "tabindex" = "-1").child(words)
}

/// The switch that widens busy calendar units.
fn widen(view: &View) -> Element {
    let widened = view.is_widened();
    let button = element!("button", "type" = "button", "role" = "switch", "class" = "widen"; "aria-checked" = boolean(widened));
    button
        .on_click(&view.dispatch, Action::Widen(!widened))
        .child(element!("span", "class" = "check").child(icon::icon(icon::CHECK)))
        .child(view.model.locale.text(Message::Widen))
}

/// The parts of the filter as buttons that remove them.
fn removable(view: &View, parts: &[FilterPart]) -> Element {
    let buttons = parts.iter().map(|part| {
        let label = view.model.locale.fill(Message::Remove, &[("name", &part.name)]);
        let button = element!("button", "type" = "button", "data-look" = "removable"; "aria-label" = label);
        let button = button
            .on_click(&view.dispatch, Action::Filter(part.without.clone()))
            .child(element!("span").child(part.name.as_str()))
            .child(icon::icon(icon::CLOSE));
        // With a key: the focus must not move to the neighbour of a removed part.
        element!("li").key(part.key.clone()).child(button)
    });
    element!("ul", "class" = "removables", "role" = "list").children(buttons)
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

/// The list, over the place of the chart while it is open, or below it where there is room. Closed rows are in the document, so
/// that the browser's search finds them and opens the list.
pub(super) fn index(view: &View, is_narrow: bool, has_room: bool, onstage: &Callback<()>) -> Option<Element> {
    // Without script the list is the only way to the other events.
    if view.layout == Layout::Chart && view.medium == Medium::Screen {
        return None;
    }
    let locale = view.model.locale;
    let is_fixed = has_room || view.layout == Layout::List || view.medium == Medium::Paper;
    let open = view.state.list;
    let count = view.result().list.len();
    let (outline, long, short) = if open {
        (icon::CHART, locale.text(Message::BackToChart).to_owned(), Message::ChartShort)
    } else {
        (icon::LIST, locale.count(Message::OpenList, count), Message::List)
    };
    let rows = list::list(view, is_narrow, onstage);
    if is_fixed {
        // Without a summary of its own, `<details>` would show the browser's.
        return Some(element!("div", "class" = "index").child(rows));
    }
    let dispatch = view.dispatch.clone();
    let onclick = Callback::from(move |event: Event| {
        event.prevent_default();
        dispatch.emit(Action::List(!open));
    });
    // The browser's search opens a closed `<details>` by itself.
    let ontoggle = view.dispatch.reform(move |event: Event| Action::List(hooks::is_open(&event)));
    let summary = element!("summary", "part" = "index-toggle")
        .on(EventKind::Click, onclick)
        .child(icon::icon(outline))
        .child(element!("span", "class" = "long").child(long))
        .child(element!("span", "class" = "short").child(locale.text(short)));
    let index = element!("details", "class" = "index"; "open" = open.then_some("open"));
    Some(index.on(EventKind::Toggle, ontoggle).child(summary).child(rows))
}

pub(super) fn parts(view: &View) -> Vec<FilterPart> {
    let (model, query) = (&view.model, &view.state.query);
    let mut parts = Vec::new();
    for tag in query.terms() {
        let Some((_, term)) = model.dataset.resolve(*tag) else { continue };
        parts.push(FilterPart {
            key: format!("{}/{}", tag.facet, tag.term),
            name: model.say(&term.label).to_owned(),
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
