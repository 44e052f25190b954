//! TimelineJS 3 JSON: events, eras, and a title slide.
//!
//! TimelineJS inserts every text into its page as HTML, so every text is escaped.

use super::extract::{Exported, Extract};
use super::html;
use super::json::{self, ObjectBuilder};
use super::losses::{Loss, loss_around, losses};
use chrono::Datelike;
use timeline_core::dataset::{Event, Media, Moment, When};
use timeline_core::import::Json;

const NAME: &str = "TimelineJS";

/// The events for TimelineJS 3. The leading facet gives the groups.
pub fn timelinejs(extract: Extract<'_>) -> Exported {
    let dataset = extract.dataset;
    let mut root = ObjectBuilder::default();
    let (title, standfirst) = (extract.say(&dataset.title), extract.say(&dataset.standfirst));
    if !title.is_empty() || !standfirst.is_empty() {
        root.put("title", ObjectBuilder::default().with("text", words(title, html::paragraph(standfirst))));
    }
    root.put("events", extract.events().map(|known| event(extract, known).into()).collect::<Vec<Json>>());
    root.put_list(
        "eras",
        dataset.eras.iter().map(|era| {
            let mut fields = ObjectBuilder::default().with("start_date", date(era.when.start()));
            // An era needs both dates.
            fields.put("end_date", date(last(&era.when)));
            fields.with("text", words(extract.say(&era.label), String::new()))
        }),
    );
    let parts = [
        Loss::About,
        Loss::Short,
        Loss::Summary,
        Loss::SecondMedium,
        Loss::LaterFacets,
        Loss::Positions,
        Loss::Offices,
        Loss::Publishers,
        Loss::Sources,
        Loss::Claims,
        Loss::Differences,
        Loss::Languages,
    ];
    let mut problems = losses(extract, NAME, &parts);
    if !dataset.facets().is_empty() {
        problems.push(loss_around(NAME, "ids, colours and shapes of terms"));
    }
    // Pages may put it into a `<script>` element, which no text may end.
    Exported { text: json::pretty(root).replace('<', "\\u003c"), problems }
}

fn event(extract: Extract<'_>, event: &Event) -> ObjectBuilder {
    let mut fields = ObjectBuilder::default().with("unique_id", event.id.as_str());
    fields.put("start_date", date(event.when.start()));
    fields.put_some("end_date", event.when.end().map(date));
    fields.put_words("display_date", html::escaped(extract.say(&event.details().display)));
    let group = extract.terms(event, 0).next().unwrap_or_default();
    fields.put_words("group", html::escaped(group));
    fields.put("text", words(extract.say(&event.headline), body(extract, event)));
    fields.put_some("media", event.details().media.first().map(|known| media(extract, known)));
    // Disable autolinking: the links in the text are already links.
    fields.with("autolink", false)
}

/// Summary and longer text, followed by places, people and sources, for which TimelineJS has no fields.
fn body(extract: Extract<'_>, event: &Event) -> String {
    let details = event.details();
    let mut text = html::paragraph(extract.say(&event.summary));
    text.push_str(&html::blocks(extract, &details.body));
    for (label, names) in [
        ("Place", details.places.iter().map(|place| extract.say(&place.name)).collect::<Vec<_>>()),
        ("People", details.people.iter().map(|person| extract.say(&person.name)).collect()),
    ] {
        if names.iter().any(|name| !name.is_empty()) {
            text.push_str(&html::paragraph(&format!("{label}: {}", names.join("; "))));
        }
    }
    let sources = extract.sources(event).map(|source| {
        let title = [extract.say(&source.title), extract.say(&source.publisher), &source.id];
        let title = title.into_iter().find(|words| !words.is_empty()).unwrap_or_default();
        match &source.url {
            Some(url) => format!("<a href=\"{}\">{}</a>", html::escaped(url), html::escaped(title)),
            None => html::escaped(title),
        }
    });
    let sources: Vec<String> = sources.collect();
    if !sources.is_empty() {
        text.push_str(&format!("<p>Sources: {}</p>", sources.join("; ")));
    }
    text
}

fn words(headline: &str, text: String) -> ObjectBuilder {
    let mut fields = ObjectBuilder::default();
    fields.put_words("headline", html::escaped(headline));
    fields.put_words("text", text);
    fields
}

fn media(extract: Extract<'_>, media: &Media) -> ObjectBuilder {
    let mut fields = ObjectBuilder::default().with("url", media.url.as_str());
    for (name, text) in
        [("title", &media.title), ("alt", &media.alt), ("caption", &media.caption), ("credit", &media.credit)]
    {
        fields.put_words(name, html::escaped(extract.say(text)));
    }
    fields
}

fn date(moment: Moment) -> ObjectBuilder {
    let date = moment.date();
    let written = moment.to_string();
    // One field for each known part of the moment: `2022-03` has two.
    let fields = written.trim_start_matches('-').split(['-', 'T', ':']).count();
    // TimelineJS has no year 0: its -44 is 44 BCE, which the calendar of the dataset counts as -43.
    let year = i64::from(date.year());
    let year = if year > 0 { year } else { year.saturating_sub(1) };
    let (hour, minute) = moment.time().unwrap_or_default();
    let values = [
        ("year", year),
        ("month", date.month().into()),
        ("day", date.day().into()),
        ("hour", hour.into()),
        ("minute", minute.into()),
    ];
    values
        .into_iter()
        .take(fields)
        .fold(ObjectBuilder::default(), |object, (name, value)| object.with(name, value))
}

fn last(when: &When) -> Moment {
    when.end().unwrap_or(when.start())
}
