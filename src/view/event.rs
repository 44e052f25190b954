//! One event of the list.

use super::details::{self, words};
use super::header::heading;
use super::tag::{Tag, tag};
use super::term::{Look, Terms, flag};
use super::{Derived, Model, glyph, media, text};
use std::rc::Rc;
use timeline_core::dataset::{Difference, Event as Dated, Precision, Text};
use timeline_core::facet::Change;
use timeline_core::locale::{DateStyle, Message};
use timeline_core::query::Query;
use timeline_core::state::Action;
use yew::prelude::*;

/// What the tags of an event show: which terms are chosen, the counts, and how many tags.
// `Eq` lets `Rc` compare two of the same by their address; there are as many comparisons as events.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Filtered {
    pub(super) query: Query,
    pub(super) derived: Rc<Derived>,
    /// Whether all tags are there, as on paper and without script, where nothing can be opened.
    pub(super) whole: bool,
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

/// The most tags on an event that is closed, unless the whole list is drawn.
const MOST_TAGS: usize = 16;

/// About how many elements an event takes while its details are closed.
pub(super) fn elements(model: &Model, event: &Dated) -> usize {
    let tags = event.tags.iter().filter(|tag| model.prominent(tag.facet)).take(MOST_TAGS);
    // Those of the leading facet have a drawing.
    15 + tags.map(|tag| if tag.facet == 0 { 5 } else { 3 }).sum::<usize>()
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
    pub(super) fn tags(&self, facet: usize) -> Vec<Tag> {
        let EventRowProps { model, dispatch, filtered, .. } = self.props;
        let terms = Terms { model, dispatch, query: &filtered.query, counts: &filtered.derived.counts };
        let look = if self.filled(facet) { Look::FilledTag } else { Look::Tag };
        let tags = self.event.tags.iter().filter(|tag| tag.facet == facet);
        tags.filter_map(|tag| terms.button(*tag, look)).collect()
    }

    /// The last prominent facet stands out: what the dataset puts there is how the event came out.
    fn filled(&self, facet: usize) -> bool {
        let facets = self.props.model.dataset.facets();
        facet > 0 && facets.iter().rposition(|facet| facet.prominent) == Some(facet)
    }
}

/// A memoised row: it is drawn anew only if something that it shows has changed.
pub(super) struct EventRow;

impl Component for EventRow {
    type Message = ();
    type Properties = EventRowProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        draw(ctx.props()).map(Html::from).unwrap_or_default()
    }
}

fn draw(props: &EventRowProps) -> Option<Tag> {
    let model = &props.model;
    let event = model.dataset.event(props.row)?;
    let row = Row { event, props };
    let prominent = (0..model.dataset.facets().len()).filter(|facet| model.prominent(*facet));
    let mut tags: Vec<Tag> = prominent.flat_map(|facet| row.tags(facet)).collect();
    if tags.len() > MOST_TAGS && !(props.open || props.selected || props.filtered.whole) {
        let more = tag!("span", "class" = "muted").child(format!("+{}", tags.len() - MOST_TAGS));
        tags.truncate(MOST_TAGS);
        tags.push(more);
    }
    let select = if props.selected { Action::Select(None) } else { Action::Select(Some(props.row)) };
    let summary = model.say(&event.summary);
    let headline = tag!(
        "button", "type" = "button", "class" = "headline-button";
        "aria-pressed" = flag(props.selected), "lang" = model.lang(&event.headline)
    );
    let headline = headline.press(&props.dispatch, select).child(model.say(&event.headline));
    let change = model.changes.of(props.row).map(|change| match change {
        Change::New => ("new", model.locale.text(Message::New)),
        Change::Changed => ("changed", model.locale.text(Message::Changed)),
    });
    let summary = (!summary.is_empty()).then(|| {
        tag!("p", "class" = "summary", "part" = "summary"; "lang" = model.lang(&event.summary)).child(summary)
    });
    let tags = (!tags.is_empty()).then(|| {
        tag!("div", "class" = "tags", "role" = "group"; "aria-label" = model.locale.text(Message::Tags))
            .children(tags)
    });
    let body = tag!("div", "class" = "body")
        .child(heading(props.heading_level, 2, "headline", Some("headline"), headline))
        .child(summary)
        .child(text::text(&row))
        .child(media::media(&row))
        .child(tags)
        .child(differences(&row))
        // Before the details, which are long: who goes from event to event finds the next step near the headline.
        .child(props.selected.then(|| details::steps(&row)))
        .child(details::details(&row));
    let whole = tag!(
        "li", "class" = "event", "part" = "event";
        "data-id" = event.id.clone(),
        "data-change" = change.map(|(name, _)| name),
        "aria-current" = props.selected.then_some("true")
    );
    let whole = whole
        .child(date(model, event, change.map(|(_, words)| words)))
        .child(tag!("div", "class" = "sign").child(model.look(props.row).map(glyph::glyph)))
        .child(body);
    Some(whole)
}

/// The date at the side: large day, small weekday; the whole date for assistive technology.
///
/// The source's own words stand alone: a day beside them would claim to know more.
fn date(model: &Model, event: &Dated, change: Option<&'static str>) -> Tag {
    let (start, end) = (event.when.start(), event.when.end());
    let words = model.when(event);
    let (large, small) = match (start.precision(), end) {
        _ if !event.details().display.is_empty() => (String::new(), words.clone()),
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
        .then(|| tag!("span", "class" = "circa").child(model.locale.text(Message::Circa)));
    tag!("time", "class" = "date", "part" = "date"; "datetime" = start.to_string(), "title" = words.clone())
        .child(tag!("span", "class" = "day", "aria-hidden" = "true").child(about).child(large))
        .child(tag!("bdi", "class" = "weekday", "aria-hidden" = "true").child(small))
        .child(tag!("bdi", "class" = "spoken").child(words))
        .child(change.map(|words| tag!("span", "class" = "change", "part" = "change").child(words)))
}

/// Where the article that the dataset began with says something else.
fn differences(row: &Row<'_>) -> Option<Tag> {
    let (model, points) = (&row.props.model, &row.event.details().differs);
    let point = |point: &Difference| {
        tag!("p", "class" = "differs"; "data-claim" = point.claim.clone())
            .child(tag!("strong").child(model.locale.text(Message::Difference)))
            .child(" ")
            .child(words(model, &point.article))
            .child(" ")
            .child(tag!("strong").child(model.locale.text(Message::TheRecord)))
            .child(" ")
            .child(words(model, &point.record))
    };
    (!points.is_empty()).then(|| tag!("div", "class" = "differences").children(points.iter().map(point)))
}
