//! The list: events in chronological order, grouped by month.
//!
//! The page holds a bounded number of elements: a long list shows a window, and closed details only while the budget
//! lasts.

use super::budget::{AFTER_JUMP, FULL, SHORT};
use super::context::View;
use super::element::{Element, element};
use super::entry::Filtered;
use super::event::{self, EventItem};
use super::heading::heading;
use super::layout::Layout;
use super::{details, facets};
use std::rc::Rc;
use timeline_core::dataset::Event;
use timeline_core::layout::MAX_MARKS;
use timeline_core::locale::Message;
use timeline_core::model::Model;
use timeline_core::state::Action;
use yew::prelude::*;

/// The approximate number of elements of a mark.
const MARK_ELEMENTS: usize = 8;

/// The approximate number of elements of a month.
const MONTH_ELEMENTS: usize = 5;

/// How many events precede the selected one when the window moves to it. At least as many follow once the list is complete.
const ABOVE: usize = 10;

/// The list with about `budget` elements; without a budget, the whole list.
pub(super) fn list(view: &View, layout: Layout, budget: Option<usize>) -> Element {
    let rows = match layout {
        Layout::Chart => view.state.selected.as_slice(),
        _ => &view.result().list,
    };
    let mut room = budget.map_or(usize::MAX, |budget| room(view).min(budget));
    let (first, last) = window(view, rows, &mut room, budget);
    let drawn = rows.get(first..last).unwrap_or_default();
    let filtered = Rc::new(Filtered {
        query: view.state.query.clone(),
        result: view.result().clone(),
        whole: budget.is_none(),
    });
    let month = |row: Option<&usize>| view.model.month(*row?);
    let (mut next, mut months) = (first, Vec::new());
    let groups = drawn.chunk_by(|one, other| month(Some(one)) == month(Some(other))).map(|group| {
        let this = month(group.first());
        // The first and the last month may continue outside the window.
        let beyond = this.map_or(0, |month| {
            let same = view.model.of_month(month);
            let (earlier, later) = (rows.get(..next), rows.get(next + group.len()..));
            let earlier = earlier.unwrap_or_default().iter().rev().take_while(|row| same(row)).count();
            earlier + later.unwrap_or_default().iter().take_while(|row| same(row)).count()
        });
        next += group.len();
        let events = group.iter().map(|row| {
            room = room.saturating_sub(elements(view, *row, details::elements));
            // Keyed by id: when the dataset is reloaded, an event keeps its elements and the reader the scroll position.
            let id = view.model.dataset.event(*row).map(|event| event.id.clone()).unwrap_or_default();
            html! {
                <EventItem
                    key={id}
                    row={*row}
                    model={view.model.clone()}
                    dispatch={view.dispatch.clone()}
                    filtered={filtered.clone()}
                    heading_level={view.heading_level}
                    selected={view.state.selected == Some(*row)}
                    open={view.state.open.contains(row)}
                    full={room > 0}
                />
            }
        });
        let list = element!("ol", "role" = "list").children(events);
        let name = this.map(|month| view.model.locale.month_heading(month)).unwrap_or_default();
        let count = view.model.locale.count(Message::Events, group.len() + beyond);
        let bar = element!("div", "class" = "group-bar")
            .child(heading(view.heading_level, 1, "group-name", None, name))
            .child(element!("span", "class" = "group-count").child(count));
        // The month identifies the group in the next render. Counting earlier groups of the same month keeps keys unique, which
        // Yew requires.
        let earlier = months.iter().filter(|month| **month == this).count();
        months.push(this);
        let key = format!("{}/{earlier}", this.map(|month| month.to_string()).unwrap_or_default());
        element!("section", "class" = "group", "part" = "group").key(key).child(bar).child(list)
    });
    let groups: Vec<Element> = groups.collect();
    // A quarter of the window stays.
    let shift = drawn.len() - drawn.len() / 4;
    let more = |key: &str, count: usize, message, first: usize| {
        (count > 0).then(|| {
            let words = view.model.locale.count(message, count);
            view.button("opener more", words, None, Action::Draw(first)).key(key)
        })
    };
    let label = view.model.locale.text(Message::ListLabel);
    let long = (rows.len() > SHORT).then_some("");
    element!("div", "class" = "list", "part" = "list", "role" = "region"; "aria-label" = label, "data-long" = long)
        // Buttons have keys, and no placeholders when absent: Yew matches the keys of months only if every sibling has one.
        .children(more("<", first, Message::Earliest, first.saturating_sub(shift)))
        .children(groups)
        .children(more(">", rows.len() - last, Message::Latest, first + shift))
}

/// Whether the list jumps to a newly selected event outside the window that was drawn.
pub(super) fn is_jump(before: &View, now: &View, budget: usize) -> bool {
    let rows = &now.result().list;
    let place = now.state.followed.and_then(|row| rows.binary_search(&row).ok());
    before.state.followed != now.state.followed
        && place.is_some_and(|place| {
            let (first, last) = window(before, rows, &mut room(before), Some(budget));
            !(first..last).contains(&place)
        })
}

/// The approximate number of elements that are left for events.
fn room(view: &View) -> usize {
    // Most events are in one lane.
    let marks = MAX_MARKS.min(view.result().list.len() * 5 / 4);
    FULL.saturating_sub(marks * MARK_ELEMENTS + facets::term_budget(view).0)
}

/// The approximate number of elements of an event, or of its details.
fn elements(view: &View, row: usize, count: fn(&Model, &Event) -> usize) -> usize {
    view.model.dataset.event(row).map(|event| count(&view.model, event)).unwrap_or_default()
}

/// The rows to draw: from where the reader left the list, or around the event selected since. Subtracts the elements of these
/// rows from `room`.
fn window(view: &View, rows: &[usize], room: &mut usize, budget: Option<usize>) -> (usize, usize) {
    let mut first = view.state.first_drawn.min(rows.len().saturating_sub(1));
    let least = if budget.is_none_or(|budget| budget > AFTER_JUMP) { 2 * ABOVE + 1 } else { ABOVE + 3 };
    let followed = view.state.followed.and_then(|row| rows.binary_search(&row).ok());
    loop {
        let (mut left, mut last_month) = (*room, None);
        let fits = rows.iter().skip(first).take_while(|row| {
            let this = view.model.month(**row);
            let new = if last_month == this { 0 } else { MONTH_ELEMENTS };
            last_month = this;
            left = left.saturating_sub(elements(view, **row, event::elements) + new);
            left > 0
        });
        let last = (first + fits.count().max(least)).min(rows.len());
        match followed.filter(|place| !(first..last).contains(place)) {
            Some(place) => first = place.saturating_sub(ABOVE),
            None => {
                *room = left;
                return (first, last);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::element::child_keys;

    #[test]
    fn no_two_groups_have_equal_keys_and_a_group_keeps_its_key() {
        let events = r#"{"events": [{"id": "a", "start": "1914-01", "end": "1918-11"}, {"id": "b", "start": "1914"},
            {"id": "c", "start": "1914-01-15"}, {"id": "d", "start": "1914-02"}]}"#;
        let keys = |actions: &[Action]| child_keys(list(&View::of(events, actions), Layout::Full, None));
        let all = keys(&[]);
        assert!(all.len() >= 3, "{all:?}");
        assert!(all.iter().enumerate().all(|(place, key)| !all[..place].contains(key)), "{all:?}");
        let later = keys(&[Action::Dates("1914-02-01".parse().ok(), None)]);
        assert!(later.contains(all.last().unwrap()), "{later:?}");
    }
}
