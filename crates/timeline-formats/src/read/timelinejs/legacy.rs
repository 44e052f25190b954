//! Version 2: `{"timeline": {"headline", "text", "date": […], "era": […]}}`, with each date as one text.

use super::head::{plain, put_title};
use crate::read::calendar::{Dated, legacy, period};
use crate::read::collector::Collector;
use crate::read::medium::Medium;
use crate::read::place::{EventField, Notes};
use crate::read::slide::Slide;
use timeline_core::dataset::{Draft, Era, Parts, Text};
use timeline_core::import::value::Fields;

/// Headline and text of the timeline, and its eras.
pub(super) fn head(fields: &mut Fields<'_>, parts: &mut Parts) {
    let headline = fields.string("headline").unwrap_or_default();
    let text = fields.string("text").unwrap_or_default();
    put_title(parts, &headline, &text, fields);
    parts.eras = fields.each("era", era);
}

fn era(fields: &mut Fields<'_>) -> Option<Era> {
    let (start, end) = (date(fields, "startDate"), date(fields, "endDate"));
    let headline = fields.string("headline").unwrap_or_default();
    let (Some(start), Some(end)) = (start, end) else {
        fields.problem("startDate", "an era needs a start and an end; left out");
        return None;
    };
    let (when, _, problem) = period(&start, Some(&end), "");
    if let Some(problem) = problem {
        fields.problem("endDate", &problem);
    }
    Some(Era { when, label: Text::Plain(plain(fields, "headline", &headline)) })
}

/// An event; `None` without a readable start.
pub(super) fn event(fields: &mut Fields<'_>, collector: &mut Collector) -> Option<Draft> {
    let written = fields.string("startDate").unwrap_or_default();
    if written.trim().is_empty() {
        fields.problem("startDate", "an event needs a startDate; left out");
        return None;
    }
    let start = legacy(&written).map_err(|message| fields.problem("startDate", &message)).ok()?;
    let end = date(fields, "endDate");
    let mut medium = Medium::default();
    if let Some(mut asset) = fields.nested("asset") {
        let mut text = |name| asset.string(name).unwrap_or_default();
        medium.url = text("media");
        medium.caption = text("caption");
        medium.credit = text("credit");
    }
    let mut text = |name| fields.string(name).unwrap_or_default();
    let slide = Slide {
        id: text("unique_id"),
        start,
        end,
        display: text("displayDate"),
        headline: text("headline"),
        text: text("text"),
        autolink: true,
        group: text("tag"),
        medium,
    };
    let path = fields.path.clone();
    let place = move |field: EventField| format!("{path}.{}", name(field));
    let groups = collector.facets.first_mut()?;
    Some(slide.draft(groups, &mut Notes { place: &place, problems: &mut collector.problems }))
}

fn date(fields: &mut Fields<'_>, key: &str) -> Option<Dated> {
    let written = fields.string(key).filter(|written| !written.trim().is_empty())?;
    legacy(&written).map_err(|message| fields.problem(key, &message)).ok()
}

fn name(field: EventField) -> &'static str {
    match field {
        EventField::End => "endDate",
        EventField::Display => "displayDate",
        EventField::Headline => "headline",
        EventField::Short | EventField::Summary | EventField::Text => "text",
        EventField::Url | EventField::Title | EventField::Alt | EventField::Link => "asset.media",
        EventField::Caption => "asset.caption",
        EventField::Credit => "asset.credit",
        EventField::Group => "tag",
    }
}
