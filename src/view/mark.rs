//! One mark of a lane: a shape, or a numbered ring for a cluster, with a bar for a range of time.

use super::context::View;
use super::element::{Element, EventKind, boolean, element};
use super::length::percent;
use super::{glyph, hooks};
use timeline_core::facet::RowSet;
use timeline_core::layout::Mark;
use timeline_core::locale::{DateStyle, Message};
use timeline_core::state::Action;
use yew::prelude::*;

/// A mark and what its drawing depends on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct DrawnMark<'a> {
    pub(super) mark: &'a Mark,
    pub(super) width: f64,
    /// Whether the mark is in the tab order.
    pub(super) in_tab_order: bool,
    /// The key of the element in its lane.
    pub(super) key: usize,
    /// Called with a row that was chosen, and whether the keyboard chose it.
    pub(super) onselect: &'a Callback<(usize, bool)>,
}

pub(super) fn mark(view: &View, drawn: DrawnMark<'_>) -> Option<Element> {
    let DrawnMark { mark, width, in_tab_order, key, onselect } = drawn;
    let row = mark.first_row();
    let event = view.model.dataset.event(row)?;
    let selected = view.state.selected.is_some_and(|row| mark.rows.binary_search(&row).is_ok());
    let opened = mark.is_cluster() && view.state.cluster == mark.rows;
    let term = view.model.look(row);
    // A cluster of different terms has a neutral colour.
    let alike = |other: &usize| view.model.index.alike(row, *other);
    let color =
        if mark.rows.iter().all(alike) { glyph::color(term) } else { AttrValue::Static("var(--_text)") };
    let bar = bar(view, mark, width);
    let about = (!mark.is_cluster() && event.when.is_about())
        .then(|| element!("path", "d" = "M-16 0H-9M9 0H16", "class" = "about"));
    let figure = if mark.is_cluster() {
        element!("circle", "r" = "10.5", "class" = "ring")
    } else {
        glyph::shape(term.map(|term| term.shape).unwrap_or_default())
    };
    let number = mark.is_cluster().then(|| {
        let number = element!("text", "class" = "number", "text-anchor" = "middle", "dy" = ".36em");
        number.child(short_count(mark.rows.len()))
    });
    let pressed = (!mark.is_cluster()).then(|| boolean(selected));
    let expanded = mark.is_cluster().then(|| boolean(opened));
    // One element for marks and clusters, so that the focus stays when a resized page turns one into the other.
    let button = element!(
        "g", "class" = "mark", "part" = "mark", "role" = "button";
        "data-selected" = selected.then_some(""),
        "tabindex" = if in_tab_order { "0" } else { "-1" },
        "aria-label" = name(view, mark),
        "aria-pressed" = pressed,
        "aria-expanded" = expanded,
        "data-row" = row.to_string(),
        "data-id" = (!mark.is_cluster()).then(|| event.id.clone())
    );
    let button = match press(view, mark) {
        Some(action) => button.on_click(&view.dispatch, action),
        None => {
            let onclick = onselect.reform(move |event: Event| (row, hooks::by_keyboard(&event)));
            button.on(EventKind::Click, onclick)
        }
    };
    let button = button
        .child(element!(
            "rect",
            "x" = "-12",
            "y" = "-12",
            "width" = "24",
            "height" = "24",
            "class" = "target"
        ))
        .child(element!("circle", "r" = "13", "class" = "halo"))
        .child(about)
        .child(figure)
        .child(number);
    let place = element!("svg", "class" = "at"; "x" = percent(mark.x, width)).child(button);
    Some(element!("g"; "color" = color).key(key).child(bar).child(place))
}

/// The key of a mark outside the tab order: the row of an event, the place of a cluster. Clusters change with every filter and
/// every zoom step; keyed by place, their elements are reused, and a drag creates none.
///
/// `pivot` is the row of the mark in the tab order, and its key. No key moves from one side of the pivot to the other: moving the
/// focused element in the document would lose the focus.
pub(super) fn key(mark: &Mark, pivot: Option<(usize, usize)>) -> usize {
    let later = pivot.is_some_and(|(row, _)| mark.first_row() > row);
    // Keys of places count down from the maximum, so they never equal a row.
    let place = usize::MAX.wrapping_sub(mark.place).wrapping_sub(if later { 1 << 16 } else { 0 });
    let taken = pivot.is_some_and(|(_, key)| key == place);
    if mark.is_cluster() && !taken { place } else { mark.first_row() }
}

/// The action of a click, Enter or Space on a mark. None selects its event, by `onselect`.
pub(super) fn press(view: &View, mark: &Mark) -> Option<Action> {
    if mark.is_cluster() {
        Some(Action::Cluster(mark.rows.clone()))
    } else {
        (view.state.selected == Some(mark.first_row())).then_some(Action::Select(None))
    }
}

/// The bar of a range of time; soft if the date is known only to the month or year.
fn bar(view: &View, mark: &Mark, width: f64) -> Option<Element> {
    let length = mark.end - mark.start;
    let any = |rows: &RowSet| mark.rows.iter().any(|row| rows.contains(*row));
    (length > 4.0 && any(view.model.index.lasting())).then(|| {
        let soft = any(view.model.index.vague());
        element!(
            "rect", "y" = "-3", "height" = "6", "rx" = "3", "class" = "bar";
            "x" = percent(mark.start, width), "width" = percent(length, width), "data-soft" = soft.then_some("")
        )
    })
}

/// The accessible name: the headline and the date, or the number of events and their range.
fn name(view: &View, mark: &Mark) -> String {
    let (dataset, locale) = (&view.model.dataset, view.model.locale);
    let Some(first) = dataset.event(mark.first_row()) else { return String::new() };
    if !mark.is_cluster() {
        return format!("{}, {}", view.model.say(&first.headline), view.model.when(first));
    }
    locale.count_and_fill(Message::ClusterLabel, mark.rows.len(), &span(view, &mark.rows))
}

/// The start of the first and of the last event.
pub(super) fn span(view: &View, rows: &[usize]) -> String {
    let start = |row: Option<&usize>| {
        let event = row.and_then(|row| view.model.dataset.event(*row));
        event.map(|event| view.model.locale.moment(event.when.start(), DateStyle::Long)).unwrap_or_default()
    };
    let (first, last) = (start(rows.first()), start(rows.last()));
    if first == last { first } else { format!("{first} – {last}") }
}

/// A count short enough for the ring.
fn short_count(count: usize) -> String {
    match count {
        0..=999 => count.to_string(),
        1_000..=99_999 => format!("{}k", count / 1_000),
        _ => "…".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(rows: &[usize]) -> Mark {
        let (x, start, end) = (0.0, 0.0, 0.0);
        Mark { rows: rows.to_vec(), x, start, end, extent: (0, 1), place: 0 }
    }

    #[test]
    fn click_enter_and_space_toggle_a_mark() {
        let events = r#"{"events": [{"start": "2022-03-01"}, {"start": "2022-03-02"}]}"#;
        let view = View::of(events, &[Action::Select(Some(1))]);
        assert_eq!(press(&view, &mark(&[0])), None, "selects the event");
        assert_eq!(press(&view, &mark(&[1])), Some(Action::Select(None)));
        assert_eq!(press(&view, &mark(&[0, 1])), Some(Action::Cluster(vec![0, 1])));
    }
}
