//! The list: events in the order of time, grouped by month.
//!
//! Only a window of a long list is drawn, so that the page holds a bounded number of elements.

use super::event::{EventRow, Filtered};
use super::header::heading;
use super::{Layout, View};
use crate::locale::Message;
use crate::state::Action;
use std::rc::Rc;
use yew::prelude::*;

/// The most events that are drawn at once.
const WINDOW: usize = 200;

/// How many events a press of "earlier" or "later" moves the window.
const SHIFT: usize = 150;

pub(super) fn list(view: &View, layout: Layout, whole: bool) -> Html {
    let rows: Vec<usize> = match layout {
        Layout::Chart => view.state.selected.into_iter().collect(),
        _ => view.derived.list.clone(),
    };
    let (first, last) = if whole { (0, rows.len()) } else { window(view, &rows) };
    let drawn = rows.get(first..last).unwrap_or_default();
    let filtered = Rc::new(Filtered { query: view.state.query.clone(), derived: view.derived.clone() });
    let groups = months(view, &rows, drawn).into_iter().map(|month| {
        let events = month.rows.iter().map(|row| {
            // By its id: when a dataset is read again, an event keeps its elements, and the reader the place.
            let id = view.model.dataset.event(*row).map(|event| event.id.clone()).unwrap_or_default();
            html! {
                <EventRow
                    key={id}
                    row={*row}
                    model={view.model.clone()}
                    dispatch={view.dispatch.clone()}
                    filtered={filtered.clone()}
                    heading_level={view.heading_level}
                    selected={view.state.selected == Some(*row)}
                    open={view.state.open.contains(row)}
                />
            }
        });
        let events: Vec<Html> = events.collect();
        html! {
            <section class="group" part="group" key={month.name.clone()}>
                <div class="group-bar">
                    { heading(view.heading_level, 1, "group-name", None, html! { month.name.clone() }) }
                    <span class="group-count">{ view.model.locale.count(Message::Events, month.total) }</span>
                </div>
                <ol role="list">{ for events }</ol>
            </section>
        }
    });
    let more = |count: usize, message, first: usize| {
        (count > 0).then(|| {
            view.press("opener more", view.model.locale.count(message, count).into(), Action::Draw(first))
        })
    };
    html! {
        <div class="list" part="list" role="region" aria-label={view.model.locale.text(Message::ListLabel)}>
            { more(first, Message::Earliest, first.saturating_sub(SHIFT)) }
            { for groups }
            { more(rows.len() - last, Message::Latest, first + SHIFT) }
        </div>
    }
}

/// The part of the rows that is drawn: where the reader left it, moved so that the selected event is in it.
fn window(view: &View, rows: &[usize]) -> (usize, usize) {
    let mut first = view.state.first_drawn.min(rows.len().saturating_sub(1));
    let selected = view.state.selected.and_then(|row| rows.binary_search(&row).ok());
    if let Some(place) = selected.filter(|place| *place < first || *place >= first + WINDOW) {
        first = place.saturating_sub(WINDOW / 4);
    }
    (first, (first + WINDOW).min(rows.len()))
}

struct Month {
    name: String,
    /// How many of the shown events it has, drawn or not.
    total: usize,
    rows: Vec<usize>,
}

fn months(view: &View, rows: &[usize], drawn: &[usize]) -> Vec<Month> {
    let name_of = |row: usize| {
        let event = view.model.dataset.event(row)?;
        Some(view.model.locale.month_heading(event.when.start()))
    };
    let mut months: Vec<Month> = Vec::new();
    for row in drawn {
        let Some(name) = name_of(*row) else { continue };
        match months.last_mut() {
            Some(month) if month.name == name => month.rows.push(*row),
            _ => months.push(Month { name, total: 0, rows: vec![*row] }),
        }
    }
    // Months that are drawn whole have all their rows; the first and last may go on beyond the window.
    let count = |month: &Month| {
        let at = |row: Option<&usize>| row.and_then(|row| rows.binary_search(row).ok());
        let (Some(start), Some(end)) = (at(month.rows.first()), at(month.rows.last())) else {
            return month.rows.len();
        };
        let same = |row: &&usize| name_of(**row).as_deref() == Some(month.name.as_str());
        let before = rows.get(..start).unwrap_or_default().iter().rev().take_while(same).count();
        let after = rows.get(end + 1..).unwrap_or_default().iter().take_while(same).count();
        before + month.rows.len() + after
    };
    let totals: Vec<usize> = months.iter().map(count).collect();
    months.iter_mut().zip(totals).for_each(|(month, total)| month.total = total);
    months
}
