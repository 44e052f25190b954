//! One event of the list.

use super::details::{self, words};
use super::header::heading;
use super::term::{Look, Terms, flag};
use super::{Derived, Model, glyph, media, on, text};
use crate::dataset::{Event as Dated, Precision, Text};
use crate::facet::Change;
use crate::locale::{DateStyle, Message};
use crate::query::Query;
use crate::state::Action;
use std::rc::Rc;
use yew::prelude::*;

/// What the tags of an event show: which terms are chosen, and the counts.
#[derive(Debug, PartialEq)]
pub(super) struct Filtered {
    pub(super) query: Query,
    pub(super) derived: Rc<Derived>,
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct EventRowProps {
    pub(super) row: usize,
    pub(super) model: Model,
    pub(super) dispatch: Callback<Action>,
    pub(super) filtered: Rc<Filtered>,
    pub(super) heading_level: u8,
    pub(super) selected: bool,
    pub(super) open: bool,
    /// Whether closed details are drawn too.
    pub(super) full: bool,
}

/// About how many elements an event takes while its details are closed.
pub(super) fn elements(model: &Model, event: &Dated) -> usize {
    17 + 3 * event.tags.iter().filter(|tag| model.prominent(tag.facet)).count()
}

/// What the parts of an event read.
pub(super) struct Row<'a> {
    pub(super) event: &'a Dated,
    pub(super) props: &'a EventRowProps,
}

impl Row<'_> {
    /// A text in the language of the interface.
    pub(super) fn say<'a>(&self, text: &'a Text) -> &'a str {
        self.props.model.say(text)
    }

    /// The tags of one facet as buttons.
    pub(super) fn tags(&self, facet: usize) -> Vec<Html> {
        let EventRowProps { model, dispatch, filtered, .. } = self.props;
        let terms = Terms { model, dispatch, query: &filtered.query, counts: &filtered.derived.counts };
        let look = if self.filled(facet) { Look::FilledTag } else { Look::Tag };
        let tags = self.event.tags.iter().filter(|tag| tag.facet == facet);
        tags.map(|tag| terms.button(*tag, look)).collect()
    }

    /// The last prominent facet stands out: what the dataset puts there is how the event came out.
    fn filled(&self, facet: usize) -> bool {
        let facets = self.props.model.dataset.facets();
        facet > 0 && facets.iter().rposition(|facet| facet.prominent) == Some(facet)
    }
}

/// A memoised row: it is drawn anew only if something that it shows has changed.
#[component]
pub(super) fn EventRow(props: &EventRowProps) -> Html {
    let model = &props.model;
    let Some(event) = model.dataset.event(props.row) else { return Html::default() };
    let row = Row { event, props };
    let prominent = (0..model.dataset.facets().len()).filter(|facet| model.prominent(*facet));
    let tags: Vec<Html> = prominent.flat_map(|facet| row.tags(facet)).collect();
    let select = if props.selected { Action::Select(None) } else { Action::Select(Some(props.row)) };
    let summary = model.say(&event.summary);
    let headline = html! {
        <button
            type="button" class="headline-button" aria-pressed={flag(props.selected)} onclick={on(&props.dispatch, select)}
            lang={model.lang(&event.headline)}
        >{ model.say(&event.headline).to_owned() }</button>
    };
    let change = model.changes.of(props.row).map(|change| match change {
        Change::New => ("new", model.locale.text(Message::New)),
        Change::Changed => ("changed", model.locale.text(Message::Changed)),
    });
    html! {
        <li
            class="event"
            part="event"
            data-id={event.id.clone()}
            data-change={change.map(|(name, _)| name)}
            aria-current={props.selected.then_some("true")}
        >
            { date(model, event, change.map(|(_, words)| words)) }
            <div class="sign">{ model.look(props.row).map(glyph::glyph) }</div>
            <div class="body">
                { heading(props.heading_level, 2, "headline", Some("headline"), headline) }
                if !summary.is_empty() { <p class="summary" part="summary" lang={model.lang(&event.summary)}>{ summary }</p> }
                { text::text(&row) }
                { media::media(&row) }
                if !tags.is_empty() {
                    <div class="tags" role="group" aria-label={model.locale.text(Message::Tags)}>{ for tags }</div>
                }
                { differences(&row) }
                // Before the details, which are long: who goes from event to event finds the next step near the headline.
                if props.selected { { details::steps(&row) } }
                { details::details(&row) }
            </div>
        </li>
    }
}

/// The date at the side: large day, small weekday; the whole date for assistive technology.
///
/// The source's own words stand alone: a day beside them would claim to know more.
fn date(model: &Model, event: &Dated, change: Option<&'static str>) -> Html {
    let (start, end) = (event.when.start(), event.when.end());
    let words = model.when(event);
    let (large, small) = match (start.precision(), end) {
        _ if !event.display.is_empty() => (String::new(), words.clone()),
        (Precision::Year | Precision::Month, _) => (String::new(), words.clone()),
        (_, None) => (start.day_of_month().to_string(), model.locale.weekday(start).to_owned()),
        // Within one day, or into a month without a day: the rest is in the words.
        (_, Some(end)) if start.date() == end.date() || end.precision() < Precision::Day => {
            (start.day_of_month().to_string(), words.clone())
        }
        (_, Some(end)) if start.coarsened(Precision::Month) == end.coarsened(Precision::Month) => {
            (format!("{}–{}", start.day_of_month(), end.day_of_month()), String::new())
        }
        // Under the first day: its month, and the last day.
        (_, Some(end)) => {
            let same_year = start.coarsened(Precision::Year) == end.coarsened(Precision::Year);
            let style = if same_year { DateStyle::Finest } else { DateStyle::Short };
            let last = model.locale.moment(end.coarsened(Precision::Day), style);
            (start.day_of_month().to_string(), format!("{} – {last}", model.locale.short_month(start)))
        }
    };
    let about = (event.when.is_about() && !large.is_empty())
        .then(|| html! { <span class="circa">{ model.locale.text(Message::Circa) }</span> });
    html! {
        <time class="date" part="date" datetime={start.to_string()} title={words.clone()}>
            <span class="day" aria-hidden="true">{ about }{ large }</span>
            <bdi class="weekday" aria-hidden="true">{ small }</bdi>
            <bdi class="spoken">{ words }</bdi>
            { change.map(|words| html! { <span class="change" part="change">{ words }</span> }) }
        </time>
    }
}

/// Where the article that the dataset began with says something else.
fn differences(row: &Row<'_>) -> Html {
    let model = &row.props.model;
    let point = |point: &crate::dataset::Difference| {
        html! {
            <p class="differs" data-claim={point.claim.clone()}>
                <strong>{ model.locale.text(Message::Difference) }</strong>{ " " }{ words(model, &point.article) }
                { " " }<strong>{ model.locale.text(Message::TheRecord) }</strong>{ " " }{ words(model, &point.record) }
            </p>
        }
    };
    let points: Vec<Html> = row.event.differs.iter().map(point).collect();
    if points.is_empty() {
        Html::default()
    } else {
        html! { <div class="differences">{ for points }</div> }
    }
}
