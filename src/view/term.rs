//! A term as a button that filters: the same on lanes, in panels and on the stage.

use super::context::View;
use super::element::{Element, boolean, element};
use super::inline::isolated;
use super::layout::Medium;
use super::length::percent;
use super::{glyph, icon};
use timeline_core::dataset::Tag;
use timeline_core::locale::Message;
use timeline_core::state::Action;

/// Where a term button stands, which decides how it looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Look {
    /// The name of a lane. One of them is in the tab order, and arrows lead to the others.
    Lane { in_tab_order: bool },
    /// A line of a panel, with the largest count of its facet, to which a bar compares its own.
    Option(usize),
    /// The kind of the event on the stage.
    Kind,
    /// A tag of the event on the stage.
    Tag,
    /// What came of the event, which stands out.
    Outcome,
}

impl Look {
    fn name(self) -> &'static str {
        match self {
            Self::Lane { .. } => "lane",
            Self::Option(_) => "option",
            Self::Kind => "kind",
            Self::Tag => "tag",
            Self::Outcome => "tag filled",
        }
    }

    /// Whether the count is visible. On events only screen readers get it.
    fn counts(self) -> bool {
        matches!(self, Self::Lane { .. } | Self::Option(_))
    }
}

impl View {
    /// Tags of an event: buttons, or where no script runs only their words.
    pub(super) fn tags(&self, tags: &[Tag]) -> Option<Element> {
        if tags.is_empty() {
            return None;
        }
        if self.medium == Medium::Screen {
            let buttons = tags.iter().map(|tag| self.term(*tag, Look::Tag));
            return Some(element!("div", "class" = "tags").children(buttons));
        }
        let terms = tags.iter().filter_map(|tag| self.model.dataset.resolve(*tag));
        let words = terms.map(|(_, term)| element!("li").child(isolated(&self.model, &term.label)));
        Some(element!("ul", "class" = "terms", "role" = "list").children(words))
    }

    /// The button of a term: pressed while the term is chosen, with the number of events that it would show.
    pub(super) fn term(&self, tag: Tag, look: Look) -> Option<Element> {
        let (facet, term) = self.model.dataset.resolve(tag)?;
        let (count, pressed) = (self.result().counts.of(tag), self.state.query.has(tag));
        let number = if look.counts() {
            element!("span", "class" = "count", "part" = "count").child(self.model.locale.number(count))
        } else {
            let spoken = self.model.locale.count(Message::TermCount, count);
            element!("span", "class" = "spoken", "part" = "count").child(" ").child(spoken)
        };
        let bar = if let Look::Option(most) = look {
            let bar =
                element!("rect", "height" = "100%"; "width" = percent(count as f64, most.max(1) as f64));
            Some(element!("svg", "class" = "bar", "aria-hidden" = "true").child(bar))
        } else {
            None
        };
        let label = element!("span", "class" = "label"; "lang" = self.model.lang(&term.label));
        let button = element!(
            "button", "type" = "button", "part" = "term", "class" = "term";
            "data-look" = look.name(),
            "data-none" = (count == 0 && !pressed).then_some(""),
            "data-narrower" = (term.parent.is_some() && bar.is_some()).then_some(""),
            "aria-pressed" = boolean(pressed),
            "tabindex" = (look == Look::Lane { in_tab_order: false }).then_some("-1"),
            "data-facet" = facet.id.clone(),
            "data-term" = term.id.clone(),
        );
        let check = bar
            .is_some()
            .then(|| element!("span", "class" = "check").child(pressed.then(|| icon::icon(icon::CHECK))));
        let button = button
            .on_click(&self.dispatch, Action::Toggle(tag))
            .child(check)
            .child((tag.facet == 0).then(|| glyph::glyph(term)))
            .child(label.child(self.model.say(&term.label)))
            .child(number)
            .child(bar)
            .child((matches!(look, Look::Lane { .. }) && pressed).then(|| icon::icon(icon::CLOSE)));
        Some(button)
    }
}
