//! Slides of version 3: <https://timeline.knightlab.com/docs/json-format.html>.

use super::head::{plain, put_title};
use crate::read::calendar::{Clock, Dated, Numbers, field, legacy, period, year};
use crate::read::collector::Collector;
use crate::read::medium::Medium;
use crate::read::place::{EventField, Notes};
use crate::read::slide::Slide;
use timeline_core::dataset::{Draft, Era, Parts, Text};
use timeline_core::import::Json;
use timeline_core::import::value::Fields;

/// The slide `title`, which has no date, and the eras.
pub(super) fn head(fields: &mut Fields<'_>, parts: &mut Parts) {
    if let Some(mut title) = fields.nested("title") {
        title_slide(&mut title, parts);
    }
    parts.eras = fields.each("eras", era);
}

fn title_slide(fields: &mut Fields<'_>, parts: &mut Parts) {
    let (headline, text) = words(fields);
    put_title(parts, &headline, &text, fields);
}

fn era(fields: &mut Fields<'_>) -> Option<Era> {
    let (start, end) = (date(fields, "start_date"), date(fields, "end_date"));
    let (headline, _) = words(fields);
    let (Some(start), Some(end)) = (start, end) else {
        fields.problem("start_date", "an era needs a start and an end; left out");
        return None;
    };
    let (when, _, problem) = period(&start, Some(&end), "");
    if let Some(problem) = problem {
        fields.problem("end_date", &problem);
    }
    Some(Era { when, label: Text::Plain(plain(fields, "text.headline", &headline)) })
}

/// Headline and text, both possibly HTML.
fn words(fields: &mut Fields<'_>) -> (String, String) {
    let Some(mut text) = fields.nested("text") else { return Default::default() };
    (text.string("headline").unwrap_or_default(), text.string("text").unwrap_or_default())
}

/// An event; `None` if the slide is the title or has no readable start.
pub(super) fn event(fields: &mut Fields<'_>, collector: &mut Collector) -> Option<Draft> {
    if fields.string("type").as_deref() == Some("title") && !fields.has("start_date") {
        title_slide(fields, &mut collector.parts);
        return None;
    }
    if !fields.has("start_date") {
        fields.problem("start_date", "an event needs a start_date with a year; left out");
        return None;
    }
    let start = date(fields, "start_date")?;
    let end = date(fields, "end_date");
    let (headline, text) = words(fields);
    let medium = medium(fields);
    let slide = Slide {
        id: fields.string("unique_id").unwrap_or_default(),
        start,
        end,
        display: fields.string("display_date").unwrap_or_default(),
        headline,
        text,
        autolink: !matches!(fields.take("autolink"), Some(Json::Bool(false))),
        group: fields.string("group").unwrap_or_default(),
        medium,
    };
    let path = fields.path.clone();
    let place = move |field: EventField| format!("{path}.{}", name(field));
    let groups = collector.facets.first_mut()?;
    Some(slide.draft(groups, &mut Notes { place: &place, problems: &mut collector.problems }))
}

/// `"media"`: an object, or only its URL.
fn medium(fields: &mut Fields<'_>) -> Medium {
    let mut medium = Medium::default();
    fields.each_worded("media", "url", &mut |text, fields| match fields {
        None => medium.url = text.get("").to_owned(),
        Some(fields) => {
            let mut text = |name| fields.string(name).unwrap_or_default();
            medium = Medium {
                url: text("url"),
                title: text("title"),
                alt: text("alt"),
                caption: text("caption"),
                credit: text("credit"),
                link: text("link"),
            };
        }
    });
    medium
}

/// A date as an object of numbers, or as one text as in earlier versions; problems are reported.
fn date(fields: &mut Fields<'_>, key: &str) -> Option<Dated> {
    let written = match fields.take(key)? {
        Json::Object(object) => {
            let mut date = fields.at(key, object);
            return numbers(&mut date);
        }
        value => scalar(value),
    };
    let dated = written.ok_or_else(|| "expected an object with a \"year\"; left out".to_owned());
    dated.and_then(|written| legacy(&written)).map_err(|message| fields.problem(key, &message)).ok()
}

fn numbers(fields: &mut Fields<'_>) -> Option<Dated> {
    let written = text(fields, "year");
    if written.is_empty() {
        fields.problem("year", "a date needs a year; left out");
        return None;
    }
    let mut numbers = Numbers { year: named(fields, "year", year(&written))?, ..Numbers::default() };
    let mut part = |name: &str, first: u32, last: u32| {
        let written = text(fields, name);
        named(fields, name, field(&written, name, first..=last))
    };
    numbers.month = part("month", 1, 12)?;
    numbers.day = part("day", 1, 31)?;
    let (hour, minute, second) = (part("hour", 0, 23)?, part("minute", 0, 59)?, part("second", 0, 59)?);
    let thousandths = part("millisecond", 0, 999)?;
    // A second of zero adds nothing to the minute.
    let second = second.filter(|second| *second > 0 || thousandths.is_some_and(|more| more > 0));
    let second = second.zip(minute).map(|(second, _)| match thousandths {
        Some(more) if more > 0 => format!("{second:02}.{more:03}"),
        _ => format!("{second:02}"),
    });
    numbers.clock = hour.map(|hour| Clock { hour, minute, second });
    if let Some(message) = numbers.stray() {
        fields.problem("day", message);
    }
    let dated = numbers.dated();
    let dated = named(fields, "day", dated)?;
    let display = fields.string("display_date").unwrap_or_default();
    let display = plain(fields, "display_date", &display);
    Some(Dated { display: Some(display).filter(|display| !display.is_empty()), ..dated })
}

/// The value, or a problem at its place.
fn named<T>(fields: &mut Fields<'_>, name: &str, read: Result<T, String>) -> Option<T> {
    read.map_err(|message| fields.problem(name, &format!("{message}; the date was left out"))).ok()
}

/// A field of a date as text; empty if it is missing.
fn text(fields: &mut Fields<'_>, name: &str) -> String {
    let Some(value) = fields.take(name) else { return String::new() };
    // Any value that is neither a number nor a text becomes a text that is not a number.
    scalar(value).unwrap_or_else(|| "[…]".to_owned()).trim().to_owned()
}

fn scalar(value: Json) -> Option<String> {
    match value {
        Json::Text(text) => Some(text),
        Json::Integer(number) => Some(number.to_string()),
        // 2001.0 counts as the whole number 2001; beyond a quadrillion no number does.
        Json::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            Some((number as i64).to_string())
        }
        Json::Float(number) => Some(format!("{number:e}")),
        _ => None,
    }
}

/// The field that contains a field of an event.
fn name(field: EventField) -> &'static str {
    match field {
        EventField::End => "end_date",
        EventField::Display => "display_date",
        EventField::Headline => "text.headline",
        EventField::Short | EventField::Summary | EventField::Text => "text.text",
        EventField::Url => "media.url",
        EventField::Title => "media.title",
        EventField::Alt => "media.alt",
        EventField::Caption => "media.caption",
        EventField::Credit => "media.credit",
        EventField::Link => "media.link",
        EventField::Group => "group",
    }
}
