//! Filters: the search, buttons for the prominent facets, and the panel with all of them.

use super::context::View;
use super::element::{Element, EventKind, boolean, element};
use super::layout::Layout;
use super::{hooks, search};
use chrono::NaiveDate;
use std::ops::Range;
use timeline_core::dataset::{Facet, Moment, Tag};
use timeline_core::locale::Message;
use timeline_core::state::{Action, Panel};
use yew::prelude::*;

/// The approximate number of elements of a term.
const TERM_ELEMENTS: usize = 6;

/// The maximum number of terms shown in the panel.
const MAX_IN_PANEL: usize = 160;

/// The maximum number of terms of the leading facet above the chart.
const MAX_LEADING: usize = 40;

/// The minimum number of terms of a facet in the panel, if it has that many.
const MIN_PER_FACET: usize = 4;

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
    // The leading facet is the legend of the marks, so its chips are always visible, as lanes or in a row.
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
    let (shown, more) = term_window(view, 0, terms, MAX_LEADING, 0);
    let chips = shown.map(|term| element!("li").child(view.chip(Tag { facet: 0, term })));
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
    let (_, most) = term_budget(view);
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

/// The approximate number of elements of the terms outside lanes and events, and the maximum number of terms per facet of the
/// panel: as high as [`MAX_IN_PANEL`] allows.
pub(super) fn term_budget(view: &View) -> (usize, usize) {
    let facets = view.model.dataset.facets().get(in_panel(view)).unwrap_or_default();
    let mut share = MAX_IN_PANEL;
    loop {
        let terms: usize = facets.iter().map(|facet| facet.terms.len().min(share)).sum();
        if terms <= MAX_IN_PANEL || share == MIN_PER_FACET {
            let leading = if view.state.group == Some(0) { 0 } else { MAX_LEADING };
            return (TERM_ELEMENTS * (terms + leading), share);
        }
        share -= 1;
    }
}

/// At most `most` terms of a facet from `first` on, and a button that shows the next ones if there are more.
fn term_window(
    view: &View,
    facet: usize,
    count: usize,
    most: usize,
    first: usize,
) -> (Range<usize>, Option<Element>) {
    if count <= most {
        return (0..count, None);
    }
    let shown = first.min(count)..first.saturating_add(most).min(count);
    let label = view.model.locale.count(Message::MoreTerms, count - shown.len());
    // After the last terms, the first ones again.
    let more = view.button("opener more", label, None, Action::Terms(facet, shown.end % count));
    (shown, Some(more))
}

fn group(view: &View, facet: usize, described: &Facet, most: usize) -> Element {
    let chip = |term: usize| view.chip(Tag { facet, term });
    let terms = described.terms.iter().enumerate();
    let (some, more) = term_window(view, facet, terms.len(), most, view.state.first_term);
    // A window of the terms has no hierarchy, which would need all of them.
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

/// The two ends of the date range. Neither limits the other: [`Query::with_dates`] clears the other end if need be.
///
/// [`Query::with_dates`]: timeline_core::query::Query::with_dates
fn dates(view: &View) -> Element {
    let (from, to) = (view.state.query.from(), view.state.query.to());
    let onfrom = view.dispatch.reform(move |from| Action::Dates(from, to));
    let onto = view.dispatch.reform(move |to| Action::Dates(from, to));
    let locale = view.model.locale;
    element!("fieldset", "class" = "facet dates")
        .child(element!("legend").child(locale.text(Message::Dates)))
        .child(date_field("from", locale.text(Message::DatesFrom), from, onfrom))
        .child(date_field("to", locale.text(Message::DatesTo), to, onto))
}

/// A date field without a value: [`hooks::show_dates`] puts the date in, except where the reader is typing. A render may come at
/// any time, for example when the page updates the events, and must not replace a date that is half typed.
fn date_field(
    name: &'static str,
    label: &'static str,
    day: Option<NaiveDate>,
    onday: Callback<Option<NaiveDate>>,
) -> Element {
    let onevent = Callback::from(move |event: Event| {
        if let Some(text) = hooks::finished_value(&event) {
            onday.emit(Moment::parse(&text).ok().map(Moment::date));
        }
    });
    // Limits the year to four digits, after which browsers move on to the next field.
    let field = element!(
        "input", "type" = "date", "max" = "9999-12-31";
        "name" = name, "data-day" = day.map(|day| Moment::day(day).to_string())
    );
    let field = field
        .on(EventKind::KeyDown, onevent.clone())
        .on(EventKind::Change, onevent.clone())
        .on(EventKind::FocusOut, onevent);
    element!("label").child(element!("span").child(label)).child(field)
}
