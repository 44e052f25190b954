//! The list: a row for each event that passes, by month.
//!
//! The page holds a bounded number of rows: a long list shows a window around the event on the stage.

use super::context::View;
use super::element::{Element, EventKind, boolean, element};
use super::heading::heading;
use super::inline::isolated;
use super::layout::{Layout, Medium};
use super::length::em;
use super::{glyph, icon, media, parts, text};
use timeline_core::dataset::{Event as Dated, Tag};
use timeline_core::facet::Change;
use timeline_core::locale::Message;
use timeline_core::state::Action;
use yew::prelude::*;

/// A list of at most so many rows is in the page whole, where the browser's search finds all of it.
const WHOLE: usize = 75;

/// The most rows of a window.
const WINDOW: usize = 40;

/// A window moves to an event by steps of so many rows, so that the rows stay while a reader goes from event to event.
const STEP: usize = 20;

/// The most kinds that have a column each.
const MOST_COLUMNS: usize = 13;

/// The width of a column of a kind, in sixteenths of the letters' size.
const COLUMN: f64 = 17.0;

pub(super) fn list(view: &View, is_narrow: bool, onstage: &Callback<()>) -> Element {
    let rows = &view.result().list;
    let (first, last) = if view.medium == Medium::Screen { window(view, rows) } else { (0, rows.len()) };
    let drawn = rows.get(first..last).unwrap_or_default();
    let month = |row: Option<&usize>| view.model.month(*row?);
    let mut months = Vec::new();
    let groups = drawn.chunk_by(|one, other| month(Some(one)) == month(Some(other))).map(|group| {
        let this = month(group.first());
        // The first and the last month may continue outside the window.
        let count = this.map_or(0, |month| {
            let same = view.model.of_month(month);
            let start = rows.partition_point(|row| Some(row) < group.first());
            let before =
                rows.get(..start).unwrap_or_default().iter().rev().take_while(|row| same(row)).count();
            before + rows.get(start..).unwrap_or_default().iter().take_while(|row| same(row)).count()
        });
        let items = group.iter().filter_map(|row| item(view, *row, is_narrow, onstage));
        let name = this.map(|month| view.model.locale.month_heading(month)).unwrap_or_default();
        let bar = element!("div", "class" = "month")
            .child(heading(view.heading_level, 1, "month", None, name))
            .child(element!("span", "class" = "count").child(view.model.locale.number(count)));
        // The month identifies the group in the next render. Counting earlier groups of the same month keeps keys unique, which
        // Yew requires.
        let earlier = months.iter().filter(|month| **month == this).count();
        months.push(this);
        let key = format!("{}/{earlier}", this.map(|month| month.to_string()).unwrap_or_default());
        let items = element!("ol", "role" = "list").children(items);
        element!("section", "class" = "group", "part" = "group").key(key).child(bar).child(items)
    });
    let groups: Vec<Element> = groups.collect();
    // A quarter of the window stays.
    let shift = drawn.len() - drawn.len() / 4;
    let more = |key: &str, count: usize, message, first: usize| {
        (count > 0).then(|| {
            let words = view.model.locale.count(message, count);
            view.button("link", words, None, Action::Draw(first)).key(key)
        })
    };
    let label = view.model.locale.text(Message::ListLabel);
    let list = element!("div", "class" = "list", "part" = "list", "role" = "region", "tabindex" = "-1"; "aria-label" = label);
    // Buttons have keys, and no placeholders when absent: Yew matches the keys of months only if every sibling has one.
    list.children(more("<", first, Message::Earliest, first.saturating_sub(shift)))
        .children(groups)
        .children(more(">", rows.len() - last, Message::Latest, first + shift))
}

/// The rows to draw: from where the reader left the list, or around the event selected since.
fn window(view: &View, rows: &[usize]) -> (usize, usize) {
    if rows.len() <= WHOLE {
        return (0, rows.len());
    }
    let most = rows.len().saturating_sub(WINDOW);
    let first = view.state.first_drawn.min(rows.len().saturating_sub(1));
    // The stage shows a neighbour of a selected event that does not pass.
    let staged = view.stage.filter(|_| view.state.selected.is_some() && view.state.followed.is_some());
    let followed = staged.or(view.state.followed).and_then(|row| rows.binary_search(&row).ok());
    let first = match followed.filter(|place| !(first..first + WINDOW).contains(place)) {
        Some(place) => (place / STEP * STEP).saturating_sub(STEP / 2).min(most),
        None => first,
    };
    (first, (first + WINDOW).min(rows.len()))
}

/// One event: a button that puts it on the stage, or without script a line that opens.
fn item(view: &View, row: usize, is_narrow: bool, onstage: &Callback<()>) -> Option<Element> {
    let event = view.model.dataset.event(row)?;
    let is_staged = view.stage == Some(row);
    let change = view.model.changes.of(row).map(|change| match change {
        Change::New => "new",
        Change::Changed => "changed",
    });
    let item = element!(
        "li", "class" = "event", "part" = "event";
        "data-id" = event.id.clone(), "data-change" = change,
        "aria-current" = is_staged.then_some("true")
    );
    // Keyed by id: when the dataset is reloaded, an event keeps its elements.
    let item = item.key(event.id.clone());
    if view.medium == Medium::Screen {
        let is_selected = view.state.selected == Some(row);
        let (dispatch, onstage) = (view.dispatch.clone(), onstage.clone());
        let covers_stage = is_narrow && view.state.list && view.layout != Layout::List;
        let onclick = Callback::from(move |_: Event| {
            if covers_stage {
                onstage.emit(());
                dispatch.emit(Action::List(false));
            }
            dispatch.emit(Action::Select((covers_stage || !is_selected).then_some(row)));
        });
        let button =
            element!("button", "type" = "button", "class" = "row"; "aria-pressed" = boolean(is_selected));
        let button = button.on(EventKind::Click, onclick);
        let elsewhere = view.found_elsewhere(event).map(|words| element!("small").child(words));
        let headline = element!("bdi", "class" = "row-headline"; "lang" = view.model.lang(&event.headline));
        let headline = headline.child(view.marked(&event.headline)).child(elsewhere);
        return Some(item.child(line(view, row, event, is_narrow, button, headline)));
    }
    let summary = element!("summary", "class" = "row");
    let headline = isolated(&view.model, &event.headline);
    let headline = heading(view.heading_level, 2, "row-headline", Some("headline"), headline);
    let open = (view.medium == Medium::Paper).then_some("open");
    let entry = element!("details"; "open" = open)
        .child(line(view, row, event, true, summary, headline))
        .child(everything(view, event));
    Some(item.child(entry))
}

/// The line of an event: date, kind, headline, and what came of it.
fn line(
    view: &View,
    row: usize,
    event: &Dated,
    is_narrow: bool,
    line: Element,
    headline: Element,
) -> Element {
    let model = &view.model;
    let date = element!("time", "part" = "date"; "datetime" = event.when.start().html_datetime(), "title" = model.when(event))
        .child(element!("bdi", "aria-hidden" = "true").child(view.compact_date(event)))
        .child(element!("bdi", "class" = "spoken").child(model.when(event)))
        .child(view.change(row));
    let differs = (!event.details().differs.is_empty()).then(|| icon::icon(icon::FLAG));
    let outcome = view.outcome(event).map(str::to_owned).unwrap_or_default();
    line.child(date)
        .child(river(view, row, is_narrow))
        .child(headline)
        .child(element!("span", "class" = "row-outcome").child(differs).child(outcome))
}

/// The shape of an event, in a column for each kind where there is room. A narrower kind stands in the column of its wider one.
fn river(view: &View, row: usize, is_narrow: bool) -> Element {
    let kinds = view.model.dataset.facets().first().map(|facet| facet.terms.as_slice()).unwrap_or_default();
    let look = view.model.look(row);
    let wide = look.map(|term| term.parent.and_then(|parent| kinds.get(parent)).unwrap_or(term));
    let top = || kinds.iter().filter(|kind| kind.parent.is_none());
    let own = wide.and_then(|wide| top().position(|kind| kind.id == wide.id));
    let (columns, place) = match top().count() {
        columns @ 1..=MOST_COLUMNS if !is_narrow => (columns, own.unwrap_or_default()),
        _ => (1, 0),
    };
    let mark = look.map(|term| {
        let x = em((place as f64 + 0.5) * COLUMN);
        let mark = element!(
            "svg", "class" = "at", "y" = "50%", "width" = "1em", "height" = "1em", "viewBox" = "0 0 16 16"; "x" = x
        );
        mark.child(glyph::shape(term.shape))
    });
    let picture = element!(
        "svg", "height" = "1em", "aria-hidden" = "true";
        "width" = em(columns as f64 * COLUMN), "color" = glyph::color(look)
    );
    element!("span", "class" = "river").child(picture.child(mark))
}

/// Everything about an event, for pages without script and for paper.
fn everything(view: &View, event: &Dated) -> Element {
    let model = &view.model;
    // What the stage shows as buttons.
    let prominent = event.tags.iter().filter(|tag| tag.facet == 0 || model.prominent(tag.facet));
    let prominent: Vec<Tag> = prominent.copied().collect();
    let sections = parts::sections(view, event).into_iter().map(|section| {
        element!("div", "class" = "section")
            .child(heading(view.heading_level, 3, "section", None, section.heading))
            .child(section.content)
    });
    element!("div", "class" = "whole")
        .child(view.summary(event))
        .child(text::text(view, event))
        .child(media::media(view, event))
        .child(view.tags(&prominent))
        .child(element!("div").children(sections))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::element::child_keys;

    #[test]
    fn no_two_groups_have_equal_keys_and_a_group_keeps_its_key() {
        let events = r#"{"events": [{"id": "a", "start": "1914-01", "end": "1918-11"}, {"id": "b", "start": "1914"},
            {"id": "c", "start": "1914-01-15"}, {"id": "d", "start": "1914-02"}]}"#;
        let keys =
            |actions: &[Action]| child_keys(list(&View::of(events, actions), false, &Callback::noop()));
        let all = keys(&[]);
        assert!(all.len() >= 3, "{all:?}");
        assert!(all.iter().enumerate().all(|(place, key)| !all[..place].contains(key)), "{all:?}");
        let later = keys(&[Action::Dates("1914-02-01".parse().ok(), None)]);
        assert!(later.contains(all.last().unwrap()), "{later:?}");
    }

    #[test]
    fn a_short_list_is_in_the_page_whole() {
        let events: Vec<String> = (0..WHOLE).map(|_| r#"{"start": "2022-01-01"}"#.to_owned()).collect();
        let view =
            View::of(&format!(r#"{{"events": [{}]}}"#, events.join(",")), &[Action::Select(Some(WHOLE - 1))]);
        assert_eq!(window(&view, &view.result().list), (0, WHOLE));
    }

    #[test]
    fn the_window_follows_the_selected_event_and_the_reader() {
        let events: Vec<String> =
            (0..1_000).map(|place| format!(r#"{{"id": "e{place}", "start": "2022-01-01"}}"#)).collect();
        let dataset = format!(r#"{{"events": [{}]}}"#, events.join(","));
        let drawn = |actions: &[Action]| {
            let view = View::of(&dataset, actions);
            window(&view, &view.result().list)
        };
        assert_eq!(drawn(&[]), (0, WINDOW));
        assert_eq!(drawn(&[Action::Select(Some(WINDOW - 1))]), (0, WINDOW), "it is in the window");
        let around = |row| drawn(&[Action::Select(Some(row))]);
        assert_eq!(around(500), (490, 490 + WINDOW));
        assert_eq!(around(519), around(500));
        for row in WINDOW..1_000 - WINDOW {
            let (first, last) = around(row);
            assert!(first + STEP / 2 <= row && row + STEP / 2 < last, "{row} in {first}..{last}");
        }
        assert_eq!(drawn(&[Action::Select(Some(999))]), (1_000 - WINDOW, 1_000));
        assert_eq!(drawn(&[Action::Select(Some(500)), Action::Draw(7)]), (7, 7 + WINDOW));
    }
}
