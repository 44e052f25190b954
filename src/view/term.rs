//! A term as a button that filters: the same in chips, lanes, panels and on events.

use super::{View, glyph};
use crate::dataset::Tag;
use crate::locale::Message;
use crate::query::{Counts, Query};
use crate::state::Action;
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
pub(super) fn flag(state: bool) -> AttrValue {
    AttrValue::Static(if state { "true" } else { "false" })
}

/// The button of a term: pressed while it is chosen, with the number of events that it would show.
pub(super) fn term_button(view: &View, (query, counts): (&Query, &Counts), tag: Tag, look: Look) -> Html {
    let Some((facet, term)) = view.model.dataset.resolve(tag) else { return Html::default() };
    let (count, pressed) = (counts.of(tag), query.has(tag));
    let leading = tag.facet == 0;
    let number = match look {
        Look::Chip => html! { <span class="count" part="count">{ count }</span> },
        Look::Tag | Look::FilledTag => {
            let spoken = view.model.locale.count(Message::TermCount, count);
            html! { <span class="spoken" part="count">{ " " }{ spoken }</span> }
        }
    };
    html! {
        <button
            type="button"
            part="term"
            class="term"
            data-look={look.name()}
            data-none={(count == 0 && !pressed).then_some("")}
            aria-pressed={flag(pressed)}
            data-facet={facet.id.clone()}
            data-term={term.id.clone()}
            onclick={view.on(Action::Toggle(tag))}
        >
            if leading { { glyph::glyph(term) } }
            <span class="label">{ view.model.say(&term.label).to_owned() }</span>
            { number }
        </button>
    }
}

impl View {
    /// The button of a term in its chip form.
    pub(super) fn chip(&self, tag: Tag) -> Html {
        term_button(self, (&self.state.query, &self.derived.counts), tag, Look::Chip)
    }
}
