//! A slide of TimelineJS, from JSON or from a row of a sheet, as an event.

use super::calendar::{Dated, period};
use super::collector::FacetTerms;
use super::medium::Medium;
use super::place::{EventField, Notes};
use super::{html, links};
use timeline_core::dataset::{Draft, Text};

/// The id of the facet made from `group`; `group` itself is reserved for addresses.
pub(super) const GROUP: &str = "facet-group";

/// A slide with its dates read, and its texts still possibly HTML.
#[derive(Debug)]
pub(super) struct Slide {
    pub(super) id: String,
    pub(super) start: Dated,
    pub(super) end: Option<Dated>,
    pub(super) display: String,
    pub(super) headline: String,
    pub(super) text: String,
    /// Whether bare URLs in the text become links.
    pub(super) autolink: bool,
    pub(super) group: String,
    pub(super) medium: Medium,
}

impl Slide {
    /// The event. Its term is added to the facet `groups`.
    pub(super) fn draft(self, groups: &mut FacetTerms, notes: &mut Notes<'_>) -> Draft {
        let mut words = |part, text: &str| html::plain(notes.cut(part, text));
        let display = words(EventField::Display, &self.display);
        let headline = words(EventField::Headline, &self.headline);
        let group = words(EventField::Group, &self.group);
        let medium = Medium {
            title: words(EventField::Title, &self.medium.title),
            alt: words(EventField::Alt, &self.medium.alt),
            caption: words(EventField::Caption, &self.medium.caption),
            credit: words(EventField::Credit, &self.medium.credit),
            ..self.medium
        };
        let (when, display, problem) = period(&self.start, self.end.as_ref(), &display);
        if let Some(problem) = problem {
            notes.add(EventField::End, problem);
        }
        let mut body = html::blocks(notes.cut(EventField::Text, &self.text));
        // A slide without a headline is named by its other content, as in TimelineJS.
        let headline = if headline.is_empty() { first_words(&self.text, &medium) } else { headline };
        if self.autolink {
            links::link_addresses(&mut body);
        }
        let mut draft = Draft::at(when);
        draft.id = self.id.trim().to_owned();
        draft.display = Text::Plain(display);
        draft.headline = Text::Plain(headline);
        draft.body = body;
        draft.media = medium.read(notes);
        if !group.is_empty() && groups.admit(&group) {
            draft.tags.push((GROUP.to_owned(), vec![group]));
        }
        draft
    }
}

/// The start of the text, or else the caption or title of the medium.
fn first_words(text: &str, medium: &Medium) -> String {
    let beginning: String = text.chars().take(1_000).collect();
    let text = html::plain(&beginning);
    let words = [&text, &medium.caption, &medium.title].into_iter().find(|words| !words.is_empty());
    let words = words.map_or("", String::as_str);
    match words.char_indices().nth(80) {
        None => words.to_owned(),
        Some((end, _)) => {
            let start = words.get(..end).unwrap_or_default();
            let whole = start.rsplit_once(' ').map_or(start, |(whole, _)| whole);
            format!("{whole}…")
        }
    }
}
