//! Filters: the search, buttons for the prominent facets, and the panel with all of them.

use super::term::flag;
use super::{Layout, View, hooks, search};
use crate::dataset::{Facet, Moment, Tag};
use crate::locale::Message;
use crate::state::{Action, Panel};
use chrono::NaiveDate;
use yew::prelude::*;

pub(super) fn facets(view: &View, layout: Layout) -> Html {
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
    html! {
        <div class="filters" part="filters" role="search" aria-label={locale.text(Message::FilterLabel)}>
            <div class="filter-bar">
                { search::search(view) }
                { for buttons }
                { opener(view, Panel::All, all) }
            </div>
            { chips }
            { panel(view) }
        </div>
    }
}

fn opener(view: &View, panel: Panel, label: String) -> Html {
    let open = view.state.panel == panel;
    html! {
        <button
            type="button" data-look="opener" data-single={(panel != Panel::All).then_some("")}
            aria-expanded={flag(open)} onclick={view.on(Action::Panel(panel))}
        >
            { label }<span class="arrow" aria-hidden="true">{ if open { "▴" } else { "▾" } }</span>
        </button>
    }
}

fn leading_chips(view: &View) -> Html {
    let terms = view.model.dataset.facets().first().map_or(0, |facet| facet.terms.len());
    let chips = (0..terms).map(|term| html! { <li>{ view.chip(Tag { facet: 0, term }) }</li> });
    html! { <ul class="chips" part="facet" role="list">{ for chips }</ul> }
}

fn panel(view: &View) -> Html {
    let facets = view.model.dataset.facets();
    let shown = match view.state.panel {
        Panel::Closed => return Html::default(),
        Panel::Facet(position) => position..position + 1,
        Panel::All => 0..facets.len(),
    };
    let groups = shown.clone().filter_map(|position| Some(group(view, position, facets.get(position)?)));
    html! {
        <div class="panel" data-single={(shown.len() == 1).then_some("")}>
            { for groups }
            if view.state.panel == Panel::All { { dates(view) } }
            { view.press("plain", view.model.locale.text(Message::CloseFilters).into(), Action::Panel(Panel::Closed)) }
        </div>
    }
}

fn group(view: &View, facet: usize, described: &Facet) -> Html {
    let chip = |term: usize| view.chip(Tag { facet, term });
    let terms = described.terms.iter().enumerate();
    let items = terms.clone().filter(|(_, known)| known.parent.is_none()).map(|(term, _)| {
        let narrower: Vec<Html> = terms
            .clone()
            .filter(|(_, known)| known.parent == Some(term))
            .map(|(narrower, _)| html! { <li>{ chip(narrower) }</li> })
            .collect();
        if narrower.is_empty() {
            html! { <li>{ chip(term) }</li> }
        } else {
            html! { <li class="broader">{ chip(term) }<ul role="list">{ for narrower }</ul></li> }
        }
    });
    html! {
        <fieldset class="facet" part="facet">
            <legend lang={view.model.lang(&described.label)}>{ view.model.say(&described.label).to_owned() }</legend>
            <ul role="list">{ for items }</ul>
        </fieldset>
    }
}

/// The two ends of the date range.
fn dates(view: &View) -> Html {
    let (from, to) = (view.state.query.from(), view.state.query.to());
    let parsed = |event: &Event| Moment::parse(&hooks::value_of(event)).ok().map(Moment::date);
    let onfrom = view.dispatch.reform(move |event: Event| Action::Dates(parsed(&event), to));
    let onto = view.dispatch.reform(move |event: Event| Action::Dates(from, parsed(&event)));
    let locale = view.model.locale;
    html! {
        <fieldset class="facet dates">
            <legend>{ locale.text(Message::Dates) }</legend>
            { date_field(locale.text(Message::DatesFrom), from, (None, to), onfrom) }
            { date_field(locale.text(Message::DatesTo), to, (from, None), onto) }
        </fieldset>
    }
}

fn date_field(
    label: &'static str,
    day: Option<NaiveDate>,
    (least, most): (Option<NaiveDate>, Option<NaiveDate>),
    onchange: Callback<Event>,
) -> Html {
    let text = |day: Option<NaiveDate>| day.map(|day| Moment::day(day).to_string());
    html! {
        <label>
            <span>{ label }</span>
            <input type="date" value={text(day).unwrap_or_default()} min={text(least)} max={text(most)} {onchange} />
        </label>
    }
}
