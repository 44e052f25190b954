//! Filters: the search, buttons for the facets that stand out, and the panels that they open.

use super::context::View;
use super::element::{Element, EventKind, boolean, element};
use super::laid::ZOOM_STEP;
use super::term::Look;
use super::{hooks, icon};
use chrono::NaiveDate;
use timeline_core::dataset::{Facet, Moment, Tag};
use timeline_core::locale::Message;
use timeline_core::state::{Action, Panel};
use yew::prelude::*;

/// The maximum number of terms shown in a panel.
const MAX_IN_PANEL: usize = 108;

/// The minimum number of terms of a facet in a panel, if it has that many.
const MIN_PER_FACET: usize = 4;

pub(super) fn filters(view: &View) -> Element {
    let locale = view.model.locale;
    let facets = view.model.dataset.facets().iter().enumerate();
    let own = facets.filter(|(facet, _)| has_menu(view, *facet));
    let menus = own.map(|(facet, described)| {
        let chosen = chosen(view, facet);
        menu(view, Panel::Facet(facet), view.model.say(&described.label), chosen, &|| {
            let chosen = options(view, facet, described, MAX_IN_PANEL);
            vec![chosen]
        })
    });
    let more =
        others(view).map(|(facet, _)| chosen(view, facet)).sum::<usize>() + usize::from(has_dates(view));
    let more = menu(view, Panel::More, locale.text(Message::More), more, &|| {
        let share = share(others(view).map(|(_, facet)| facet));
        let others = others(view).map(|(facet, described)| group(view, facet, described, share));
        std::iter::once(dates(view)).chain(others).collect()
    });
    let settings = menu(view, Panel::View, locale.text(Message::View), 0, &|| settings(view));
    let menus: Vec<Element> = menus.collect();
    let chosen = view.state.query.terms().len() + usize::from(has_dates(view));
    let sheet = element!(
        "button", "type" = "button", "class" = "sheet-opener", "data-look" = "menu";
        "aria-expanded" = boolean(view.state.panel == Panel::Sheet), "data-on" = (chosen > 0).then_some("")
    );
    let sheet = sheet
        .on_click(&view.dispatch, Action::Panel(Panel::Sheet))
        .child(icon::icon(icon::FILTER))
        .child(locale.text(Message::Filters))
        .child((chosen > 0).then(|| element!("b").child(chosen.to_string())));
    let label = locale.text(Message::FilterLabel);
    element!("div", "class" = "filters", "part" = "filters", "role" = "search"; "aria-label" = label)
        .child(search(view))
        .child(element!("div", "class" = "menus").children(menus).child(more).child(settings))
        .child(sheet)
}

fn search(view: &View) -> Element {
    let words = view.model.locale.text(Message::Search);
    let oninput = view.dispatch.reform(|event: Event| Action::Search(hooks::value_of(&event)));
    let field = element!(
        "input", "type" = "search", "part" = "search", "dir" = "auto", "autocomplete" = "off",
        "spellcheck" = "false";
        "aria-label" = words, "placeholder" = words
    );
    let field = field.field_value(view.state.query.text().to_owned()).on(EventKind::Input, oninput);
    element!("label", "class" = "search").child(icon::icon(icon::SEARCH)).child(field)
}

/// Whether a facet has a button of its own: those that stand out, unless every one of their terms is a lane.
fn has_menu(view: &View, facet: usize) -> bool {
    let facets = view.model.dataset.facets();
    let Some(described) = facets.get(facet) else { return false };
    let are_lanes = view.state.group == Some(facet)
        && described.terms.len() <= 9
        && described.terms.iter().all(|term| term.parent.is_none());
    (facet == 0 || described.prominent) && !(are_lanes && view.layout != super::layout::Layout::List)
}

/// The facets without a button of their own.
fn others(view: &View) -> impl Iterator<Item = (usize, &Facet)> {
    let facets = view.model.dataset.facets().iter().enumerate();
    facets.filter(|(facet, described)| *facet > 0 && !described.prominent)
}

fn has_dates(view: &View) -> bool {
    view.state.query.from().is_some() || view.state.query.to().is_some()
}

/// The number of chosen terms of a facet.
fn chosen(view: &View, facet: usize) -> usize {
    view.state.query.terms().iter().filter(|tag| tag.facet == facet).count()
}

/// A button, and the panel that it opens over the chart.
fn menu(
    view: &View,
    panel: Panel,
    label: &str,
    chosen: usize,
    content: &dyn Fn() -> Vec<Element>,
) -> Element {
    let is_open = view.state.panel == panel;
    let button = element!(
        "button", "type" = "button", "data-look" = "menu";
        "aria-expanded" = boolean(is_open), "data-on" = (chosen > 0).then_some("")
    );
    let button = button
        .on_click(&view.dispatch, Action::Panel(panel))
        .child(element!("span").child(label))
        .child((chosen > 0).then(|| element!("b").child(chosen.to_string())))
        .child(icon::icon(icon::DOWN));
    let panel = is_open.then(|| {
        let inside = element!("div", "class" = "panel-content").children(content());
        element!("div", "class" = "panel", "part" = "facet").child(inside)
    });
    element!("div", "class" = "menu").child(button).child(panel)
}

/// The same number of terms for each facet of a panel, as high as [`MAX_IN_PANEL`] allows.
fn share<'a>(facets: impl Iterator<Item = &'a Facet>) -> usize {
    let sizes: Vec<usize> = facets.map(|facet| facet.terms.len()).collect();
    let fits = |share: usize| sizes.iter().map(|size| share.min(*size)).sum::<usize>() <= MAX_IN_PANEL;
    (MIN_PER_FACET..=MAX_IN_PANEL).rev().find(|share| fits(*share)).unwrap_or(MIN_PER_FACET)
}

/// A facet with its heading.
fn group(view: &View, facet: usize, described: &Facet, most: usize) -> Element {
    let legend = element!("legend"; "lang" = view.model.lang(&described.label));
    element!("fieldset", "class" = "facet")
        .child(legend.child(view.model.say(&described.label)))
        .child(options(view, facet, described, most))
}

/// At most `most` terms of a facet. Terms without events come only when asked for.
fn options(view: &View, facet: usize, described: &Facet, most: usize) -> Element {
    let (counts, locale) = (&view.result().counts, view.model.locale);
    let (live, empty) = ordered(described)
        .into_iter()
        .map(|term| Tag { facet, term })
        .partition::<Vec<Tag>, _>(|tag| counts.of(*tag) > 0 || view.state.query.has(*tag));
    let largest = live.iter().map(|tag| counts.of(*tag)).max().unwrap_or(0);
    let shown = if view.state.empty_terms { live.iter().chain(&empty).copied().collect() } else { live };
    let (of, first) = view.state.first_term;
    let first = if of == facet { first.min(shown.len()) } else { 0 };
    let last = (first + most).min(shown.len());
    let more = (shown.len() > most).then(|| {
        let left = shown.len() - (last - first);
        // After the last terms, the first ones again.
        let next = if last == shown.len() { 0 } else { last };
        view.button("link", locale.count(Message::MoreTerms, left), None, Action::Terms(facet, next))
    });
    let without = (!empty.is_empty() && !view.state.empty_terms).then(|| {
        let words = locale.count(Message::EmptyTerms, empty.len());
        view.button("link", words, None, Action::EmptyTerms(true))
    });
    let items = shown.get(first..last).unwrap_or_default().iter();
    let items = items.map(|tag| element!("li").child(view.term(*tag, Look::Option(largest))));
    element!("div").child(element!("ul", "role" = "list").children(items)).child(more).child(without)
}

/// The terms of a facet, each before its narrower terms.
fn ordered(described: &Facet) -> Vec<usize> {
    let mut order: Vec<usize> = (0..described.terms.len()).collect();
    let parent = |term: usize| described.terms.get(term).and_then(|known| known.parent);
    order.sort_by_key(|term| (parent(*term).unwrap_or(*term), parent(*term).is_some()));
    order
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

/// How the chart looks: its lanes and its scale.
fn settings(view: &View) -> Vec<Element> {
    let (locale, facets) = (view.model.locale, view.model.dataset.facets());
    let choice = |label: &str, chosen: bool, action: Action| {
        let button =
            element!("button", "type" = "button", "data-look" = "option"; "aria-pressed" = boolean(chosen));
        let button = button.on_click(&view.dispatch, action);
        let check = element!("span", "class" = "check").child(icon::icon(icon::CHECK));
        element!("li").child(button.child(check).child(element!("span", "class" = "label").child(label)))
    };
    let group = |message, choices: Vec<Element>| {
        element!("fieldset", "class" = "facet")
            .child(element!("legend").child(locale.text(message)))
            .child(element!("ul", "role" = "list").children(choices))
    };
    let lanes = facets.iter().enumerate().map(|(facet, described)| {
        let is_chosen = view.state.group == Some(facet);
        choice(view.model.say(&described.label), is_chosen, Action::Group(Some(facet)))
    });
    let none = choice(locale.text(Message::NoLanes), view.state.group.is_none(), Action::Group(None));
    let lanes = group(Message::LanesBy, lanes.chain([none]).collect());
    let widened = view.is_widened();
    let scale = group(
        Message::Time,
        vec![
            choice(locale.text(Message::Widen), widened, Action::Widen(true)),
            choice(locale.text(Message::Linear), !widened, Action::Widen(false)),
        ],
    );
    vec![lanes, scale]
}

/// Everything over the whole widget, where there is no room for panels.
pub(super) fn sheet(view: &View) -> Option<Element> {
    if view.state.panel != Panel::Sheet {
        return None;
    }
    let (locale, facets) = (view.model.locale, view.model.dataset.facets());
    let share = share(facets.iter());
    let groups = facets.iter().enumerate().map(|(facet, described)| group(view, facet, described, share));
    let close = || Action::Panel(Panel::Closed);
    let head = element!("div", "class" = "sheet-head")
        .child(element!("b").child(locale.text(Message::Filters)))
        .child(icon_button(view, icon::CLOSE, locale.text(Message::Close), close()));
    let content = element!("div", "class" = "sheet-content")
        .children(groups)
        .children([dates(view)])
        .children(settings(view))
        .child(zoom(view));
    let clear = view.button("link", locale.text(Message::ClearAll).to_owned(), None, Action::Clear);
    let show = locale.count(Message::ShowEvents, view.result().list.len());
    let foot = element!("div", "class" = "sheet-foot").child(clear).child(view.button(
        "strong",
        show,
        None,
        close(),
    ));
    let label = locale.text(Message::FilterLabel);
    let sheet = element!("div", "class" = "sheet", "part" = "facet", "role" = "dialog"; "aria-label" = label);
    Some(sheet.child(head).child(content).child(foot))
}

/// The buttons that zoom.
pub(super) fn zoom(view: &View) -> Element {
    let (locale, whole) = (view.model.locale, view.model.whole);
    let zoomed = |factor| {
        // Without pixels: around the middle of the range.
        let scale = timeline_core::layout::TimeScale::new(view.range(), 2.0, 0.0);
        view.show(scale.zoomed(factor, 1.0, whole))
    };
    let button = |outline, message, action| icon_button(view, outline, locale.text(message), action);
    let all = view.button(
        "icon",
        locale.text(Message::ShowAll).to_owned(),
        Some(locale.text(Message::ShowAllLabel).to_owned()),
        Action::Range(None),
    );
    let is_zoomed = view.is_zoomed().then_some("");
    element!("div", "class" = "zoom"; "data-zoomed" = is_zoomed)
        .child(button(icon::MINUS, Message::ZoomOut, zoomed(1.0 / ZOOM_STEP)))
        .child(button(icon::PLUS, Message::ZoomIn, zoomed(ZOOM_STEP)))
        .child(all)
}

/// A button with an icon and a name.
pub(super) fn icon_button(
    view: &View,
    outline: &'static str,
    label: &'static str,
    action: Action,
) -> Element {
    element!("button", "type" = "button", "data-look" = "icon"; "aria-label" = label, "title" = label)
        .on_click(&view.dispatch, action)
        .child(icon::icon(outline))
}
