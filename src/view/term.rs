//! A term as a button that filters: the same in chips, lanes, panels and on events.

use super::context::View;
use super::element::{Element, boolean, element};
use super::glyph;
use timeline_core::dataset::Tag;
use timeline_core::locale::Message;
use timeline_core::model::Model;
use timeline_core::query::{Counts, Query};
use timeline_core::state::Action;
use yew::prelude::*;

/// How a term button looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// A chip, lane label or panel entry: the count is visible.
    Chip,
    /// A tag on an event: only screen readers get the count.
    Tag,
    /// A tag that stands out.
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

/// What buttons of terms depend on, which is the same for every event of the list.
#[derive(Debug, Clone, Copy)]
pub(super) struct TermButtons<'a> {
    pub(super) model: &'a Model,
    pub(super) dispatch: &'a Callback<Action>,
    pub(super) query: &'a Query,
    pub(super) counts: &'a Counts,
}

impl TermButtons<'_> {
    /// The button of a term: pressed while the term is chosen, with the number of events it would show.
    pub(super) fn button(&self, tag: Tag, look: Look) -> Option<Element> {
        let (facet, term) = self.model.dataset.resolve(tag)?;
        let (count, pressed) = (self.counts.of(tag), self.query.has(tag));
        let number = match look {
            Look::Chip => element!("span", "class" = "count", "part" = "count").child(count.to_string()),
            Look::Tag | Look::FilledTag => {
                let spoken = self.model.locale.count(Message::TermCount, count);
                element!("span", "class" = "spoken", "part" = "count").child(" ").child(spoken)
            }
        };
        let label = element!("span", "class" = "label"; "lang" = self.model.lang(&term.label));
        let button = element!(
            "button", "type" = "button", "part" = "term", "class" = "term";
            "data-look" = look.name(),
            "data-none" = (count == 0 && !pressed).then_some(""),
            "aria-pressed" = boolean(pressed),
            "data-facet" = facet.id.clone(),
            "data-term" = term.id.clone(),
        );
        let button = button
            .on_click(self.dispatch, Action::Toggle(tag))
            .child((tag.facet == 0).then(|| glyph::glyph(term)))
            .child(label.child(self.model.say(&term.label)))
            .child(number);
        Some(button)
    }
}

impl View {
    /// The button of a term as a chip.
    pub(super) fn chip(&self, tag: Tag) -> Option<Element> {
        let (query, counts) = (&self.state.query, &self.result().counts);
        TermButtons { model: &self.model, dispatch: &self.dispatch, query, counts }.button(tag, Look::Chip)
    }
}
