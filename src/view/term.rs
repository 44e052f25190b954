//! A term as a button that filters: the same in chips, lanes, panels and on events.

use super::tag::{Tag, tag};
use super::{Model, View, glyph};
use timeline_core::dataset::Tag as Tagged;
use timeline_core::locale::Message;
use timeline_core::query::{Counts, Query};
use timeline_core::state::Action;
use yew::prelude::*;

/// How a term button looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// A chip, lane label or panel entry: the count is shown.
    Chip,
    /// A tag on an event: the count is only spoken.
    Tag,
    /// The same, standing out.
    FilledTag,
}

impl Look {
    fn name(self) -> &'static str {
        match self {
            Self::Chip => "chip",
            Self::Tag => "tag",
            Self::FilledTag => "tag filled",
        }
    }
}

/// A yes or no for an ARIA state.
pub(super) fn flag(state: bool) -> &'static str {
    if state { "true" } else { "false" }
}

/// What the buttons of terms need: a part of the view that is the same for every event of the list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terms<'a> {
    pub(super) model: &'a Model,
    pub(super) dispatch: &'a Callback<Action>,
    pub(super) query: &'a Query,
    pub(super) counts: &'a Counts,
}

impl Terms<'_> {
    /// The button of a term: pressed while it is chosen, with the number of events that it would show.
    pub(super) fn button(&self, tag: Tagged, look: Look) -> Option<Tag> {
        let (facet, term) = self.model.dataset.resolve(tag)?;
        let (count, pressed) = (self.counts.of(tag), self.query.has(tag));
        let number = match look {
            Look::Chip => tag!("span", "class" = "count", "part" = "count").child(count.to_string()),
            Look::Tag | Look::FilledTag => {
                let spoken = self.model.locale.count(Message::TermCount, count);
                tag!("span", "class" = "spoken", "part" = "count").child(" ").child(spoken)
            }
        };
        let label = tag!("span", "class" = "label"; "lang" = self.model.lang(&term.label));
        let button = tag!(
            "button", "type" = "button", "part" = "term", "class" = "term";
            "data-look" = look.name(),
            "data-none" = (count == 0 && !pressed).then_some(""),
            "aria-pressed" = flag(pressed),
            "data-facet" = facet.id.clone(),
            "data-term" = term.id.clone(),
        );
        let button = button
            .press(self.dispatch, Action::Toggle(tag))
            .child((tag.facet == 0).then(|| glyph::glyph(term)))
            .child(label.child(self.model.say(&term.label)))
            .child(number);
        Some(button)
    }
}

impl View {
    /// The button of a term in its chip form.
    pub(super) fn chip(&self, tag: Tagged) -> Option<Tag> {
        let (query, counts) = (&self.state.query, &self.derived.counts);
        Terms { model: &self.model, dispatch: &self.dispatch, query, counts }.button(tag, Look::Chip)
    }
}
