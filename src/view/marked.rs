//! Texts in which the words of the search are marked.

use super::context::View;
use super::element::{Element, element};
use timeline_core::dataset::{Event as Dated, Text};
use timeline_core::facet::found_in;
use yew::prelude::*;

/// About how many characters of a text are quoted around a word that was found there.
const QUOTED: usize = 60;

impl View {
    /// A text of the dataset, with the words of the search marked.
    pub(super) fn marked(&self, text: &Text) -> Html {
        marked(self.model.say(text), self.state.query.text())
    }

    /// A text of the dataset with its language. `<bdi>` keeps the direction of its letters from affecting its neighbours.
    pub(super) fn marked_alone(&self, text: &Text) -> Element {
        element!("bdi"; "lang" = self.model.lang(text)).child(self.marked(text))
    }

    /// The short paragraph of an event.
    pub(super) fn summary(&self, event: &Dated) -> Option<Element> {
        let summary = &event.summary;
        (!summary.is_empty()).then(|| {
            element!("p", "class" = "summary", "part" = "summary"; "lang" = self.model.lang(summary))
                .child(self.marked(summary))
        })
    }

    /// Where the search has found an event, if not in its headline: a few words of its summary, of what was said, or of the names
    /// of people and places.
    pub(super) fn found_elsewhere(&self, event: &Dated) -> Option<Html> {
        let search = self.state.query.text();
        let has = |text: &Text, word: &str| !found_in(self.model.say(text), word).is_empty();
        // An event passes with each word anywhere.
        let word = search.split_whitespace().find(|word| !has(&event.headline, word))?;
        let details = event.details();
        let texts = std::iter::once(&event.summary)
            .chain(details.claims.iter().flat_map(|claim| [&claim.text, &claim.speaker]))
            .chain(details.people.iter().flat_map(|person| [&person.name, &person.office]))
            .chain(details.places.iter().map(|place| &place.name));
        let text = self.model.say(texts.into_iter().find(|text| has(text, word))?);
        let first = found_in(text, word).first()?.start;
        // From the beginning of a word a little before.
        let start = text.get(..first)?.char_indices().rev().nth(QUOTED / 3).map_or(0, |(place, _)| place);
        let start = text.get(start..first)?.find(' ').map_or(start, |space| start + space + 1);
        let start = if text.get(..first)?.chars().count() <= QUOTED / 3 { 0 } else { start };
        let quoted: String = text.get(start..)?.chars().take(QUOTED).collect();
        let dots = |is_cut: bool| if is_cut { "…" } else { "" };
        let quoted = format!("{}{}{}", dots(start > 0), quoted, dots(start + quoted.len() < text.len()));
        Some(marked(&quoted, search))
    }
}

fn marked(text: &str, search: &str) -> Html {
    let found = if search.is_empty() { Vec::new() } else { found_in(text, search) };
    let mut pieces = Vec::with_capacity(found.len() * 2 + 1);
    let mut end = 0;
    for range in found {
        pieces.push(Html::from(text.get(end..range.start).unwrap_or_default()));
        end = range.end;
        let word = text.get(range).unwrap_or_default();
        pieces.push(element!("mark").child(word).into());
    }
    pieces.push(Html::from(text.get(end..).unwrap_or_default()));
    if pieces.len() == 1 { pieces.pop().unwrap_or_default() } else { pieces.into_iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use timeline_core::state::Action;

    #[test]
    fn an_event_says_where_the_search_has_found_it() {
        let summary = "A long text about delegations that met in the Belarusian town, in which Lavrov says a word and more follows after it.";
        let events =
            format!(r#"{{"events": [{{"start": "2022", "headline": "Talks", "summary": "{summary}"}}]}}"#);
        let found = |search: &str| {
            let view = View::of(&events, &[Action::Search(search.to_owned())]);
            let event = view.model.dataset.event(0).unwrap();
            view.found_elsewhere(event).is_some()
        };
        assert!(found("lavrov") && found("A LONG") && found("after it."));
        assert!(!found("talks"), "the headline shows it");
        assert!(found("talks lavrov"), "the headline shows only one word");
        assert!(!found("") && !found("nowhere"));
    }
}
