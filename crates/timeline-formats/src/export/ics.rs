//! A calendar according to RFC 5545, for calendar programs.
//!
//! Days have no time, and times have no zone. The same dataset gives the same bytes. Must not be here: the current time.

mod line;

use super::extract::{Exported, Extract};
use super::losses::{Loss, losses};
use chrono::{Datelike, NaiveDate};
use line::{Lines, escaped};
use timeline_core::Problem;
use timeline_core::address;
use timeline_core::calendar::{DAY, calendar_date};
use timeline_core::dataset::{Event, MediaKind, Moment, Precision, Text, When};
use timeline_core::facet::fold;
use timeline_core::locale::Locale;

/// Metadata of a calendar besides its events.
#[derive(Debug, Clone, Copy, Default)]
pub struct Calendar<'a> {
    /// The creation date of the entries; by default the date up to which the dataset is complete, or its last event.
    pub stamp: Option<Moment>,
    /// The URL of the timeline, to which its events link; without it they link to their first source.
    pub address: Option<&'a str>,
}

/// The events as a calendar. Events before the year 1 or after 9999, which a calendar cannot hold, are left out and reported.
pub fn ics(extract: Extract<'_>, calendar: Calendar<'_>) -> Exported {
    let dataset = extract.dataset;
    let title = extract.say(&dataset.title);
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//talks-timeline//talks-timeline//EN");
    lines.put("CALSCALE", "GREGORIAN");
    lines.put_text("NAME", title);
    lines.put_text("X-WR-CALNAME", title);
    lines.put_text("DESCRIPTION", extract.say(&dataset.standfirst));
    let entries = Entries { extract, calendar, stamp: stamp(extract, calendar), home: home(title) };
    let mut beyond = 0_usize;
    for event in extract.events() {
        match Span::of(&event.when) {
            Some(span) => entries.put(&mut lines, event, span),
            None => beyond = beyond.saturating_add(1),
        }
    }
    lines.put("END", "VCALENDAR");
    let parts = [
        Loss::Short,
        Loss::Facets,
        Loss::Look,
        Loss::Offices,
        Loss::Sources,
        Loss::Claims,
        Loss::Differences,
        Loss::Languages,
    ];
    let mut problems = losses(extract, "a calendar", &parts);
    if beyond > 0 {
        let message = format!(
            "a calendar covers only the years 1 to 9999: {beyond} events outside this range were left out"
        );
        problems.push(Problem::new("events", message));
    }
    Exported { text: lines.text(), problems }
}

/// The context of all entries.
struct Entries<'a> {
    extract: Extract<'a>,
    calendar: Calendar<'a>,
    stamp: String,
    home: String,
}

impl Entries<'_> {
    fn put(&self, lines: &mut Lines, event: &Event, span: Span) {
        let say = |text: &Text| self.extract.say(text).to_owned();
        lines.put("BEGIN", "VEVENT");
        lines.put_text("UID", &format!("{}@{}", plain_id(&event.id), self.home));
        lines.put("DTSTAMP", &self.stamp);
        span.put(lines);
        let headline = say(&event.headline);
        lines.put_text("SUMMARY", if headline.is_empty() { &event.id } else { &headline });
        lines.put_text("DESCRIPTION", &self.description(event));
        let details = event.details();
        let places: Vec<String> = details.places.iter().map(|place| say(&place.name)).collect();
        lines.put_text("LOCATION", &places.join("; "));
        if let [place] = &*details.places
            && let Some((latitude, longitude)) = place.position
        {
            lines.put("GEO", &format!("{latitude};{longitude}"));
        }
        let terms = event.tags.iter().filter_map(|tag| self.extract.dataset.resolve(*tag));
        let terms: Vec<String> = terms.map(|(_, term)| escaped(&say(&term.label))).collect();
        if !terms.is_empty() {
            lines.put("CATEGORIES", &terms.join(","));
        }
        let source = || self.extract.sources(event).find_map(|source| source.url.clone());
        let own =
            self.calendar.address.map(|address| format!("{address}#{}", uri(&address::of_event(&event.id))));
        if let Some(url) = own.or_else(source) {
            lines.put("URL", &url);
        }
        let images = details.media.iter().filter(|medium| medium.kind == MediaKind::Image);
        for medium in images.filter(|medium| medium.url.contains("://")) {
            lines.put("ATTACH", &medium.url);
        }
        // Past events must not mark anybody as busy.
        lines.put("TRANSP", "TRANSPARENT");
        lines.put("END", "VEVENT");
    }

    fn description(&self, event: &Event) -> String {
        let details = event.details();
        let mut parts = Vec::new();
        let worded = self.extract.say(&details.display);
        let coarse = event.when.is_about() || event.when.start().precision() < Precision::Day;
        if !worded.is_empty() {
            parts.push(worded.to_owned());
        } else if coarse {
            parts.push(Locale::ENGLISH.when(&event.when));
        }
        parts.push(self.extract.say(&event.summary).to_owned());
        parts.push(self.extract.body(event));
        let people: Vec<&str> = details.people.iter().map(|person| self.extract.say(&person.name)).collect();
        if !people.is_empty() {
            parts.push(format!("People: {}", people.join("; ")));
        }
        let links = details.media.iter().filter(|medium| medium.kind == MediaKind::Link);
        let links = links.map(|medium| listed([self.extract.say(&medium.title), "", &medium.url]));
        let sources = self.extract.sources(event).map(|source| {
            let url = source.url.as_deref().unwrap_or_default();
            listed([self.extract.say(&source.title), self.extract.say(&source.publisher), url])
        });
        let sources: Vec<String> = sources.chain(links).collect();
        parts.push(sources.join("\n"));
        parts.retain(|part| !part.trim().is_empty());
        parts.join("\n\n")
    }
}

/// The non-empty words, separated by commas.
fn listed(words: [&str; 3]) -> String {
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The start and end of an entry in seconds; the end is exclusive.
struct Span {
    begins: i64,
    ends: Option<i64>,
    timed: bool,
}

impl Span {
    /// `None` if a calendar cannot hold the years.
    fn of(when: &When) -> Option<Self> {
        let last = when.end().unwrap_or(when.start());
        let timed = when.start().precision().max(last.precision()) >= Precision::Hour;
        let (begins, ends) = when.extent();
        // An end given to the minute is an instant, not a minute long.
        let ends = if last.precision() == Precision::Minute { last.begins() } else { ends };
        let inside = |instant| calendar_date(instant).is_some_and(|date| (1..=9999).contains(&date.year()));
        let span = Self { begins, ends: Some(ends).filter(|ends| *ends > begins), timed };
        (inside(begins) && inside(ends)).then_some(span)
    }

    fn put(&self, lines: &mut Lines) {
        for (name, instant) in [("DTSTART", Some(self.begins)), ("DTEND", self.ends)] {
            let Some(instant) = instant else { continue };
            let day = calendar_date(instant).map(compact).unwrap_or_default();
            if self.timed {
                let minutes = instant.rem_euclid(DAY) / 60;
                lines.put(name, &format!("{day}T{:02}{:02}00", minutes / 60, minutes % 60));
            } else {
                lines.put(&format!("{name};VALUE=DATE"), &day);
            }
        }
    }
}

fn compact(date: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// The timestamp of every entry, midnight UTC, as the format requires.
fn stamp(extract: Extract<'_>, calendar: Calendar<'_>) -> String {
    let given = calendar.stamp.or(extract.dataset.as_of).and_then(Moment::last_date);
    let last = || calendar_date(extract.dataset.extent()?.1.saturating_sub(1));
    let date = given.or_else(last).filter(|date| (1..=9999).contains(&date.year()));
    format!("{}T000000Z", date.map_or_else(|| "19700101".to_owned(), compact))
}

/// The part of a UID for the dataset: letters and digits of its title, with hyphens.
fn home(title: &str) -> String {
    let folded = fold(title);
    let words: Vec<&str> =
        folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let slug: String = words.join("-").chars().take(80).collect();
    if slug.is_empty() { "timeline".to_owned() } else { slug }
}

/// An address as a URI, which has ASCII alone: the mapping of RFC 3987, section 3.1. What is escaped stays as it is.
fn uri(address: &str) -> String {
    let mut uri = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii() {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

/// An id for a UID: everything but plain letters is percent-encoded.
fn plain_id(id: &str) -> String {
    let mut plain = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            plain.push(char::from(byte));
        } else {
            plain.push_str(&format!("%{byte:02X}"));
        }
    }
    plain
}
