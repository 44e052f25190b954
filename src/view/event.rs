//! One event of the list.

use super::element::{Element, boolean, element};
use super::entry::{Entry, EntryProps};
use super::heading::heading;
use super::inline::isolated;
use super::{details, glyph, media, text};
use timeline_core::dataset::{Difference, Event as Dated, Moment, Precision};
use timeline_core::facet::Change;
use timeline_core::locale::{DateStyle, Message};
use timeline_core::model::Model;
use timeline_core::state::Action;
use yew::prelude::*;

/// The maximum number of tags on a closed event, unless the whole list is drawn.
const MAX_TAGS: usize = 16;

/// The approximate number of elements of an event whose details are closed.
pub(super) fn elements(model: &Model, event: &Dated) -> usize {
    let tags = event.tags.iter().filter(|tag| model.prominent(tag.facet)).take(MAX_TAGS);
    // Tags of the leading facet have a glyph.
    15 + tags.map(|tag| if tag.facet == 0 { 5 } else { 3 }).sum::<usize>()
}

/// A memoised event: rendered again only when one of its props changes.
pub(super) struct EventItem;

impl Component for EventItem {
    type Message = ();
    type Properties = EntryProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        draw(ctx.props()).map(Html::from).unwrap_or_default()
    }
}

fn draw(props: &EntryProps) -> Option<Element> {
    let model = &props.model;
    let event = model.dataset.event(props.row)?;
    let entry = Entry { event, props };
    let prominent = (0..model.dataset.facets().len()).filter(|facet| model.prominent(*facet));
    let mut tags: Vec<Element> = prominent.flat_map(|facet| entry.tags(facet)).collect();
    if tags.len() > MAX_TAGS && !(props.open || props.selected || props.filtered.whole) {
        let more = element!("span", "class" = "muted").child(format!("+{}", tags.len() - MAX_TAGS));
        tags.truncate(MAX_TAGS);
        tags.push(more);
    }
    let select = if props.selected { Action::Select(None) } else { Action::Select(Some(props.row)) };
    let summary = model.say(&event.summary);
    let headline = element!(
        "button", "type" = "button", "class" = "headline-button";
        "aria-pressed" = boolean(props.selected), "lang" = model.lang(&event.headline)
    );
    let headline = headline.on_click(&props.dispatch, select).child(model.say(&event.headline));
    let change = model.changes.of(props.row).map(|change| match change {
        Change::New => ("new", model.locale.text(Message::New)),
        Change::Changed => ("changed", model.locale.text(Message::Changed)),
    });
    let summary = (!summary.is_empty()).then(|| {
        element!("p", "class" = "summary", "part" = "summary"; "lang" = model.lang(&event.summary))
            .child(summary)
    });
    let tags = (!tags.is_empty()).then(|| {
        element!("div", "class" = "tags", "role" = "group"; "aria-label" = model.locale.text(Message::Tags))
            .children(tags)
    });
    let body = element!("div", "class" = "body")
        .child(heading(props.heading_level, 2, "headline", Some("headline"), headline))
        .child(summary)
        .child(text::text(&entry))
        .child(media::media(&entry))
        .child(tags)
        .child(differences(&entry))
        // Before the long details, so that readers who step through events find the buttons near the headline.
        .child(props.selected.then(|| details::steps(&entry)))
        .child(details::details(&entry));
    let whole = element!(
        "li", "class" = "event", "part" = "event";
        "data-id" = event.id.clone(),
        "data-change" = change.map(|(name, _)| name),
        "aria-current" = props.selected.then_some("true")
    );
    let whole = whole
        .child(date(model, event, change.map(|(_, words)| words)))
        .child(element!("div", "class" = "sign").child(model.look(props.row).map(glyph::glyph)))
        .child(body);
    Some(whole)
}

/// The date at the side: the day in large figures, the weekday and the time in small ones; the whole date for assistive
/// technology.
///
/// The source's own words stand alone: a day beside them would claim to know more.
fn date(model: &Model, event: &Dated, change: Option<&'static str>) -> Element {
    let (start, end) = (event.when.start(), event.when.end());
    let (words, locale) = (model.when(event), model.locale);
    let has_time = |moment: Moment| moment.precision() > Precision::Day;
    let same = |end: Moment, precision| start.coarsened(precision) == end.coarsened(precision);
    let finest = |moment| locale.moment(moment, DateStyle::Finest);
    // Words for the day of a moment, and its time where that is known.
    let timed = |words: &str, moment: Moment| {
        if !has_time(moment) {
            return words.to_owned();
        }
        locale.fill(Message::DateTime, &[("date", words), ("time", &finest(moment))])
    };
    let first_day = start.day_of_month().to_string();
    let (large, small) = match (start.precision(), end) {
        _ if !event.details().display.is_empty() => (String::new(), words.clone()),
        (Precision::Year | Precision::Month, _) => (String::new(), words.clone()),
        (_, None) => (first_day, timed(locale.weekday(start), start)),
        // Within one day.
        (_, Some(end)) if has_time(start) && has_time(end) && start.date() == end.date() => {
            (first_day, format!("{}–{}", timed(locale.weekday(start), start), finest(end)))
        }
        // Within one day but with one time only, or to a month without a day: the full words.
        (_, Some(end)) if start.date() == end.date() || end.precision() < Precision::Day => {
            (first_day, words.clone())
        }
        (_, Some(end)) if same(end, Precision::Month) && !has_time(start) && !has_time(end) => {
            (format!("{first_day}–{}", end.day_of_month()), String::new())
        }
        // Below the first day, its month and the last day.
        (_, Some(end)) => {
            let style = if same(end, Precision::Year) { DateStyle::Finest } else { DateStyle::Short };
            let last = timed(&locale.moment(end.coarsened(Precision::Day), style), end);
            let first = timed(locale.short_month(start), start);
            (first_day, format!("{first} – {last}"))
        }
    };
    let about = (event.when.is_about() && !large.is_empty())
        .then(|| element!("span", "class" = "circa").child(model.locale.text(Message::Circa)));
    element!("time", "class" = "date", "part" = "date"; "datetime" = start.html_datetime(), "title" = words.clone())
        .child(element!("span", "class" = "day", "aria-hidden" = "true").child(about).child(large))
        .child(element!("bdi", "class" = "weekday", "aria-hidden" = "true").child(small))
        .child(element!("bdi", "class" = "spoken").child(words))
        .child(change.map(|words| element!("span", "class" = "change", "part" = "change").child(words)))
}

/// Where the article that the dataset is based on differs from the record.
fn differences(entry: &Entry<'_>) -> Option<Element> {
    let (model, points) = (&entry.props.model, &entry.event.details().differs);
    let point = |point: &Difference| {
        element!("p", "class" = "differs"; "data-claim" = point.claim.clone())
            .child(element!("strong").child(model.locale.text(Message::Difference)))
            .child(" ")
            .child(isolated(model, &point.article))
            .child(" ")
            .child(element!("strong").child(model.locale.text(Message::TheRecord)))
            .child(" ")
            .child(isolated(model, &point.record))
    };
    (!points.is_empty()).then(|| element!("div", "class" = "differences").children(points.iter().map(point)))
}
