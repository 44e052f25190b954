//! What a format cannot hold: one problem for each kind of loss, with the number of events.

use super::extract::Extract;
use timeline_core::Problem;
use timeline_core::dataset::{Event, Text};

/// A feature of events that a format may lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Loss {
    About,
    Short,
    Summary,
    Look,
    Links,
    SecondMedium,
    LaterFacets,
    Facets,
    Positions,
    Offices,
    Publishers,
    Sources,
    Claims,
    Differences,
    Languages,
}

impl Loss {
    fn name(self) -> &'static str {
        match self {
            Self::About => "that the date is approximate",
            Self::Short => "short labels",
            Self::Summary => "where the summary ends and the text begins",
            Self::Look => "lists, quotes and emphasis in the text",
            Self::Links => "links in the text",
            Self::SecondMedium => "images and links after the first",
            Self::LaterFacets => "tags of facets other than the first, and all tags but one",
            Self::Facets => "which facet a tag belongs to",
            Self::Positions => "latitude and longitude",
            Self::Offices => "offices and parties of people",
            Self::Publishers => "publishers of the sources",
            Self::Sources => "date, note and language of the sources",
            Self::Claims => "who said what",
            Self::Differences => "where the source article differs",
            Self::Languages => "texts in languages other than the chosen one",
        }
    }

    fn is_in(self, event: &Event, extract: Extract<'_>) -> bool {
        let details = event.details();
        let mut spans = details.body.iter().flat_map(|block| &block.spans);
        match self {
            Self::About => event.when.is_about(),
            Self::Short => !details.short.is_empty(),
            Self::Summary => !event.summary.is_empty() && !details.body.is_empty(),
            Self::Look => {
                spans.any(|span| span.strong || span.emphasis)
                    || details.body.iter().any(|block| block.kind != Default::default())
            }
            Self::Links => spans.any(|span| span.href.is_some()),
            Self::SecondMedium => details.media.len() > 1,
            Self::LaterFacets => {
                event.tags.iter().skip(1).count() > 0 || event.tags.iter().any(|tag| tag.facet > 0)
            }
            Self::Facets => !event.tags.is_empty(),
            Self::Positions => details.places.iter().any(|place| place.position.is_some()),
            Self::Offices => {
                details.people.iter().any(|person| !person.office.is_empty() || !person.party.is_empty())
            }
            Self::Publishers => extract.sources(event).any(|source| !source.publisher.is_empty()),
            Self::Sources => extract
                .sources(event)
                .any(|source| source.date.is_some() || !source.note.is_empty() || source.language.is_some()),
            Self::Claims => !details.claims.is_empty(),
            Self::Differences => !details.differs.is_empty(),
            Self::Languages => [&event.headline, &details.short, &event.summary]
                .iter()
                .any(|text| matches!(text, Text::ByLanguage(texts) if texts.len() > 1)),
        }
    }
}

/// One problem for each kind of loss that affects an event.
pub(super) fn losses(extract: Extract<'_>, format: &str, parts: &[Loss]) -> Vec<Problem> {
    let lost = parts.iter().filter_map(|part| {
        let count = extract.events().filter(|event| part.is_in(event, extract)).count();
        (count > 0).then(|| {
            let events = if count == 1 { "1 event" } else { &format!("{count} events") };
            let message = format!("{} has no place for {}: left out of {events}", format, part.name());
            Problem::new("events", message)
        })
    });
    lost.collect()
}

/// The problem for a loss that affects the dataset as a whole.
pub(super) fn loss_around(format: &str, what: &str) -> Problem {
    Problem::new("dataset", format!("{format} has no place for {what}: left out"))
}
