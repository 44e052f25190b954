//! One mark of a lane with its words: a shape, or a numbered ring for a cluster, with a bar for a range of time.

use super::context::View;
use super::element::{Element, boolean, element};
use super::glyph;
use super::length::{em, percent};
use timeline_core::dataset::Text;
use timeline_core::facet::RowSet;
use timeline_core::layout::{Line, Mark, Slot, WORDS_HEIGHT};
use timeline_core::locale::{DateStyle, Message};
use yew::prelude::*;

/// A mark and what its drawing depends on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct DrawnMark<'a> {
    pub(super) mark: &'a Mark,
    /// The place of its lane.
    pub(super) lane: usize,
    pub(super) width: f64,
    /// Whether its lane has room for small marks only.
    pub(super) is_small: bool,
    /// Whether the mark is in the tab order.
    pub(super) in_tab_order: bool,
    /// The key of the element in its lane.
    pub(super) key: usize,
}

pub(super) fn mark(view: &View, drawn: DrawnMark<'_>) -> Option<Element> {
    let DrawnMark { mark, lane, width, is_small, in_tab_order, key } = drawn;
    let row = mark.first_row();
    let event = view.model.dataset.event(row)?;
    let staged = has_staged(view, mark).then_some("");
    let pressed = (!mark.is_cluster()).then(|| boolean(view.state.selected == Some(row)));
    let expanded = mark.is_cluster().then(|| boolean(view.state.cluster == mark.rows));
    let about = (!mark.is_cluster() && event.when.is_about())
        .then(|| element!("path", "d" = "M-17 0H-9M9 0H17", "class" = "about"));
    let figure = if mark.is_cluster() {
        element!("circle", "r" = "10", "class" = "ring")
    } else {
        glyph::shape(view.model.look(row).map(|term| term.shape).unwrap_or_default())
    };
    let number = mark.is_cluster().then(|| {
        let number = element!("text", "class" = "number", "text-anchor" = "middle", "dy" = ".36em");
        number.child(short_count(mark.rows.len()))
    });
    // One element for marks and clusters, so that the focus stays when a resized page turns one into the other.
    let button = element!(
        "g", "class" = "mark", "part" = "mark", "role" = "button";
        "data-selected" = staged,
        "tabindex" = if in_tab_order { "0" } else { "-1" },
        "aria-label" = name(view, mark),
        "aria-description" = description(view, mark).map(str::to_owned),
        "aria-pressed" = pressed,
        "aria-expanded" = expanded,
        "data-mark" = format!("{lane}/{row}"),
        "data-id" = (!mark.is_cluster()).then(|| event.id.clone())
    );
    // A target of at least 24 pixels, also where the shapes are small.
    let halo = element!("circle", "class" = "halo"; "r" = if is_small { "13.5" } else { "12.5" });
    let button = button.child(halo).child(about).child(figure).child(number);
    let place = element!(
        "svg", "class" = "at", "width" = "1em", "height" = "1em";
        "viewBox" = if is_small { "0 0 18 18" } else { "0 0 16 16" },
        "x" = percent(mark.x, width), "y" = em(mark.y)
    );
    let whole = element!("g"; "color" = color(view, &mark.rows))
        .key(key)
        .child(bar(view, mark, width))
        .child(place.child(button))
        .child(mark.slot.and_then(|slot| hairline(mark, slot, width)))
        .child(mark.slot.map(|slot| words(view, mark, slot, width)));
    Some(whole)
}

/// The colour of events of one kind, or a neutral one.
pub(super) fn color(view: &View, rows: &[usize]) -> AttrValue {
    let Some(first) = rows.first() else { return AttrValue::Static("var(--_edge)") };
    if rows.iter().all(|row| view.model.index.alike(*first, *row)) {
        glyph::color(view.model.look(*first))
    } else {
        AttrValue::Static("var(--_text)")
    }
}

/// What a mark says: the short label of its event, or the headline where there is room; of a cluster the label of its first
/// event, or of the one on the stage.
fn label<'a>(view: &'a View, mark: &Mark, slot: Slot) -> Option<&'a Text> {
    let staged = view.stage.filter(|_| has_staged(view, mark));
    let event = view.model.dataset.event(staged.unwrap_or(mark.first_row()))?;
    Some(if slot.whole && !mark.is_cluster() { &event.headline } else { view.model.short(event) })
}

/// Whether the event on the stage is one of the mark's.
fn has_staged(view: &View, mark: &Mark) -> bool {
    view.stage.is_some_and(|row| mark.rows.binary_search(&row).is_ok())
}

/// The words beside, below or above the mark, and how many more events a cluster has.
fn words(view: &View, mark: &Mark, slot: Slot, width: f64) -> Element {
    let staged = has_staged(view, mark);
    let label = label(view, mark, slot)
        .map(|label| element!("span"; "lang" = view.model.lang(label)).child(view.marked(label)));
    let more = mark.is_cluster().then(|| element!("i").child(format!("+{}", mark.rows.len() - 1)));
    let words = element!(
        "div", "xmlns" = "http://www.w3.org/1999/xhtml", "class" = "words";
        "data-hangs" = slot.hangs.then_some(""), "data-selected" = staged.then_some("")
    );
    let words = words.child(label).child(more);
    let room = element!(
        "foreignObject", "part" = "mark-label", "aria-hidden" = "true";
        "x" = percent(slot.x, width), "y" = em(slot.y), "width" = percent(slot.width, width),
        "height" = em(WORDS_HEIGHT)
    );
    room.child(words)
}

/// The line between a mark and its words above or below it.
fn hairline(mark: &Mark, slot: Slot, width: f64) -> Option<Element> {
    let (from, to) = match slot.line {
        Line::Beside => return None,
        Line::Below => (mark.y + 7.0, slot.y + 13.0),
        Line::Above => (slot.y + 2.0, mark.y - 7.0),
    };
    let x = percent(mark.x, width);
    Some(element!("line", "class" = "hairline"; "x1" = x.clone(), "x2" = x, "y1" = em(from), "y2" = em(to)))
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

/// The bar of a range of time; soft if the date is known only to the month or year.
fn bar(view: &View, mark: &Mark, width: f64) -> Option<Element> {
    let length = mark.end - mark.start;
    let any = |rows: &RowSet| mark.rows.iter().any(|row| rows.contains(*row));
    (length > 4.0).then(|| {
        let soft = any(view.model.index.vague());
        element!(
            "rect", "height" = ".25em", "rx" = "2", "class" = "bar";
            "x" = percent(mark.start, width), "width" = percent(length, width), "y" = em(mark.y - 2.0),
            "data-soft" = soft.then_some("")
        )
    })
}

/// The accessible name: the words that are seen, by which speech control presses the mark, and the date, or the number of events
/// and their range.
fn name(view: &View, mark: &Mark) -> String {
    let (dataset, locale) = (&view.model.dataset, view.model.locale);
    let Some(first) = dataset.event(mark.first_row()) else { return String::new() };
    let label = mark.slot.and_then(|slot| label(view, mark, slot)).map(|label| view.model.say(label));
    if !mark.is_cluster() {
        let label = label.unwrap_or_else(|| view.model.say(&first.headline));
        return format!("{label}, {}", view.model.when(first));
    }
    let events = locale.count_and_fill(Message::ClusterLabel, mark.rows.len(), &span(view, &mark.rows));
    label.map_or_else(|| events.clone(), |label| format!("{label}: {events}"))
}

/// The headline, where the name has the short label.
fn description<'a>(view: &'a View, mark: &Mark) -> Option<&'a str> {
    let event = view.model.dataset.event(mark.first_row()).filter(|_| !mark.is_cluster())?;
    let label = label(view, mark, mark.slot?)?;
    let (headline, label) = (view.model.say(&event.headline), view.model.say(label));
    (headline != label).then_some(headline)
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
