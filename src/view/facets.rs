//! Filters: the search, buttons for the prominent facets, and the panel with all of them.

use super::tag::{Heard, Tag, tag};
use super::term::flag;
use super::{Layout, View, hooks, search};
use crate::dataset::{Facet, Moment, Tag as Tagged};
use crate::locale::Message;
use crate::state::{Action, Panel};
use chrono::NaiveDate;
use yew::prelude::*;

pub(super) fn facets(view: &View, layout: Layout) -> Tag {
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
    let bar = tag!("div", "class" = "filter-bar")
        .child(search::search(view))
        .children(buttons)
        .child(opener(view, Panel::All, all));
    let label = locale.text(Message::FilterLabel);
    tag!("div", "class" = "filters", "part" = "filters", "role" = "search"; "aria-label" = label)
        .child(bar)
        .child(chips)
        .child(panel(view))
}

fn opener(view: &View, panel: Panel, label: String) -> Tag {
    let open = view.state.panel == panel;
    let button = tag!(
        "button", "type" = "button", "data-look" = "opener";
        "data-single" = (panel != Panel::All).then_some(""), "aria-expanded" = flag(open)
    );
    let arrow =
        tag!("span", "class" = "arrow", "aria-hidden" = "true").child(if open { "▴" } else { "▾" });
    button.press(&view.dispatch, Action::Panel(panel)).child(label).child(arrow)
}

fn leading_chips(view: &View) -> Tag {
    let terms = view.model.dataset.facets().first().map_or(0, |facet| facet.terms.len());
    let chips = (0..terms).map(|term| tag!("li").child(view.chip(Tagged { facet: 0, term })));
    tag!("ul", "class" = "chips", "part" = "facet", "role" = "list").children(chips)
}

fn panel(view: &View) -> Option<Tag> {
    let facets = view.model.dataset.facets();
    let shown = match view.state.panel {
        Panel::Closed => return None,
        Panel::Facet(position) => position..position + 1,
        Panel::All => 0..facets.len(),
    };
    let groups = shown.clone().filter_map(|position| Some(group(view, position, facets.get(position)?)));
    let close = view.model.locale.text(Message::CloseFilters).to_owned();
    let panel = tag!("div", "class" = "panel"; "data-single" = (shown.len() == 1).then_some(""))
        .children(groups)
        .child((view.state.panel == Panel::All).then(|| dates(view)))
        .child(view.press("plain", close, None, Action::Panel(Panel::Closed)));
    Some(panel)
}

fn group(view: &View, facet: usize, described: &Facet) -> Tag {
    let chip = |term: usize| view.chip(Tagged { facet, term });
    let terms = described.terms.iter().enumerate();
    let items = terms.clone().filter(|(_, known)| known.parent.is_none()).map(|(term, _)| {
        let mut narrower = terms
            .clone()
            .filter(|(_, known)| known.parent == Some(term))
            .map(|(narrower, _)| tag!("li").child(chip(narrower)))
            .peekable();
        if narrower.peek().is_none() {
            tag!("li").child(chip(term))
        } else {
            let list = tag!("ul", "role" = "list").children(narrower);
            tag!("li", "class" = "broader").child(chip(term)).child(list)
        }
    });
    let legend = tag!("legend"; "lang" = view.model.lang(&described.label));
    tag!("fieldset", "class" = "facet", "part" = "facet")
        .child(legend.child(view.model.say(&described.label)))
        .child(tag!("ul", "role" = "list").children(items))
}

/// The two ends of the date range.
fn dates(view: &View) -> Tag {
    let (from, to) = (view.state.query.from(), view.state.query.to());
    let parsed = |event: &Event| Moment::parse(&hooks::value_of(event)).ok().map(Moment::date);
    let onfrom = view.dispatch.reform(move |event: Event| Action::Dates(parsed(&event), to));
    let onto = view.dispatch.reform(move |event: Event| Action::Dates(from, parsed(&event)));
    let locale = view.model.locale;
    tag!("fieldset", "class" = "facet dates")
        .child(tag!("legend").child(locale.text(Message::Dates)))
        .child(date_field(locale.text(Message::DatesFrom), from, (None, to), onfrom))
        .child(date_field(locale.text(Message::DatesTo), to, (from, None), onto))
}

fn date_field(
    label: &'static str,
    day: Option<NaiveDate>,
    (least, most): (Option<NaiveDate>, Option<NaiveDate>),
    onchange: Callback<Event>,
) -> Tag {
    let text = |day: Option<NaiveDate>| day.map(|day| Moment::day(day).to_string());
    let field = tag!("input", "type" = "date"; "min" = text(least), "max" = text(most))
        .holding(text(day).unwrap_or_default())
        .on(Heard::Change, onchange);
    tag!("label").child(tag!("span").child(label)).child(field)
}
