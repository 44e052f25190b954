//! Filters: the search, buttons for the prominent facets, and the panel with all of them.

use super::context::View;
use super::element::{Element, EventKind, boolean, element};
use super::layout::Layout;
use super::{hooks, search};
use chrono::NaiveDate;
use std::cell::Cell;
use std::ops::Range;
use timeline_core::dataset::{Facet, Moment, Tag};
use timeline_core::locale::Message;
use timeline_core::state::{Action, Panel};
use yew::prelude::*;

/// The most terms in the page of all facets that are shown, each of which takes about six elements.
const MOST: usize = 160;

/// The most of the leading facet while it is always in sight.
const LEADING: usize = 40;

/// The fewest of a facet, if it has as many.
const LEAST: usize = 4;

pub(super) fn facets(view: &View, layout: Layout) -> Element {
    let locale = view.model.locale;
    let chosen = view.state.query.terms().len()
        + usize::from(view.state.query.from().is_some() || view.state.query.to().is_some());
    let all = if chosen == 0 {
        locale.text(Message::Filters).to_owned()
    } else {
        locale.count(Message::FiltersChosen, chosen)
    };
    let shown_as_lanes = if layout == Layout::List { None } else { view.state.group };
    let prominent =
        view.model.dataset.facets().iter().enumerate().filter(|(position, facet)| {
            *position > 0 && facet.prominent && Some(*position) != shown_as_lanes
        });
    let buttons = prominent.map(|(position, facet)| {
        opener(view, Panel::Facet(position), view.model.say(&facet.label).to_owned())
    });
    // The leading facet explains the marks, so its chips are always there: as lanes or as a row.
    let chips = (shown_as_lanes != Some(0)).then(|| leading_chips(view));
    let bar = element!("div", "class" = "filter-bar")
        .child(search::search(view))
        .children(buttons)
        .child(opener(view, Panel::All, all));
    let label = locale.text(Message::FilterLabel);
    element!("div", "class" = "filters", "part" = "filters", "role" = "search"; "aria-label" = label)
        .child(bar)
        .child(chips)
        .child(panel(view))
}

fn opener(view: &View, panel: Panel, label: String) -> Element {
    let open = view.state.panel == panel;
    let button = element!(
        "button", "type" = "button", "data-look" = "opener";
        "data-single" = (panel != Panel::All).then_some(""), "aria-expanded" = boolean(open)
    );
    let arrow =
        element!("span", "class" = "arrow", "aria-hidden" = "true").child(if open { "▴" } else { "▾" });
    button.on_click(&view.dispatch, Action::Panel(panel)).child(label).child(arrow)
}

fn leading_chips(view: &View) -> Element {
    let terms = view.model.dataset.facets().first().map_or(0, |facet| facet.terms.len());
    let (drawn, more) = drawn(view, 0, terms, LEADING, 0);
    let chips = drawn.map(|term| element!("li").child(view.chip(Tag { facet: 0, term })));
    element!("ul", "class" = "chips", "part" = "facet", "role" = "list")
        .children(chips)
        .children(more.map(|more| element!("li").child(more)))
}

fn panel(view: &View) -> Option<Element> {
    let facets = view.model.dataset.facets();
    let shown = in_panel(view);
    if view.state.panel == Panel::Closed {
        return None;
    }
    let (_, most) = room(view);
    let groups =
        shown.clone().filter_map(|position| Some(group(view, position, facets.get(position)?, most)));
    let close = view.model.locale.text(Message::CloseFilters).to_owned();
    let panel = element!("div", "class" = "panel"; "data-single" = (shown.len() == 1).then_some(""))
        .children(groups)
        .child((view.state.panel == Panel::All).then(|| dates(view)))
        .child(view.button("plain", close, None, Action::Panel(Panel::Closed)));
    Some(panel)
}

/// The facets of the panel, by their positions.
fn in_panel(view: &View) -> Range<usize> {
    match view.state.panel {
        Panel::Closed => 0..0,
        Panel::Facet(position) => position..position.saturating_add(1),
        Panel::All => 0..view.model.dataset.facets().len(),
    }
}

/// About how many elements the terms take that are in the page beside lanes and events, and how many terms each facet of the
/// panel may have: all, or what leaves most to those that have the most.
pub(super) fn room(view: &View) -> (usize, usize) {
    let facets = view.model.dataset.facets().get(in_panel(view)).unwrap_or_default();
    let mut share = MOST;
    loop {
        let terms: usize = facets.iter().map(|facet| facet.terms.len().min(share)).sum();
        if terms <= MOST || share == LEAST {
            let leading = if view.state.group == Some(0) { 0 } else { LEADING };
            return (6 * (terms + leading), share);
        }
        share -= 1;
    }
}

/// The terms of a facet that are in the page, from a place on, and the button for others where that is not all.
fn drawn(
    view: &View,
    facet: usize,
    count: usize,
    most: usize,
    first: usize,
) -> (Range<usize>, Option<Element>) {
    if count <= most {
        return (0..count, None);
    }
    let drawn = first.min(count)..first.saturating_add(most).min(count);
    let label = view.model.locale.count(Message::MoreTerms, count - drawn.len());
    // After the last come the first again.
    let more = view.button("opener more", label, None, Action::Terms(facet, drawn.end % count));
    (drawn, Some(more))
}

fn group(view: &View, facet: usize, described: &Facet, most: usize) -> Element {
    let chip = |term: usize| view.chip(Tag { facet, term });
    let terms = described.terms.iter().enumerate();
    let (some, more) = drawn(view, facet, terms.len(), most, view.state.first_term);
    // Without what is narrower than what, which would need all of them.
    let flat = more.is_some();
    let some = some.filter_map(|term| Some((term, described.terms.get(term)?)));
    let items = some.filter(|(_, known)| flat || known.parent.is_none()).map(|(term, _)| {
        let mut narrower = terms
            .clone()
            .filter(|(_, known)| !flat && known.parent == Some(term))
            .map(|(narrower, _)| element!("li").child(chip(narrower)))
            .peekable();
        if narrower.peek().is_none() {
            element!("li").child(chip(term))
        } else {
            let list = element!("ul", "role" = "list").children(narrower);
            element!("li", "class" = "broader").child(chip(term)).child(list)
        }
    });
    let legend = element!("legend"; "lang" = view.model.lang(&described.label));
    element!("fieldset", "class" = "facet", "part" = "facet")
        .child(legend.child(view.model.say(&described.label)))
        .child(element!("ul", "role" = "list").children(items))
        .child(more)
}

/// The two ends of the date range.
fn dates(view: &View) -> Element {
    let (from, to) = (view.state.query.from(), view.state.query.to());
    let onfrom = view.dispatch.reform(move |from| Action::Dates(from, to));
    let onto = view.dispatch.reform(move |to| Action::Dates(from, to));
    let locale = view.model.locale;
    element!("fieldset", "class" = "facet dates")
        .child(element!("legend").child(locale.text(Message::Dates)))
        .child(date_field(locale.text(Message::DatesFrom), from, onfrom))
        .child(date_field(locale.text(Message::DatesTo), to, onto))
}

/// A field without `min` and `max`: a date beyond the other end is an answer too, see [`Query::with_dates`].
///
/// [`Query::with_dates`]: timeline_core::query::Query::with_dates
fn date_field(label: &'static str, day: Option<NaiveDate>, onday: Callback<Option<NaiveDate>>) -> Element {
    let is_typing = Cell::new(false);
    let onevent = Callback::from(move |event: Event| {
        if let Some(text) = hooks::finished_value(&event, &is_typing) {
            onday.emit(Moment::parse(&text).ok().map(Moment::date));
        }
    });
    // With years of at most four digits browsers know when a year is complete.
    let field = element!("input", "type" = "date", "max" = "9999-12-31")
        .field_value(day.map(|day| Moment::day(day).to_string()).unwrap_or_default())
        .on(EventKind::KeyDown, onevent.clone())
        .on(EventKind::Change, onevent.clone())
        .on(EventKind::FocusOut, onevent);
    element!("label").child(element!("span").child(label)).child(field)
}
