//! What a reader can change, and the actions that change it. Pure: each change makes a new state. Apart from this module, only
//! `address` makes one, from text, and `session`, which combines what was read with what stays.
//!
//! Must not be here: anything that follows from the dataset and the query (rows, counts, geometry); it is derived
//! anew where it is needed.

use crate::dataset::{Dataset, Tag};
use crate::query::Query;
use chrono::NaiveDate;

/// The reader's state. Rows and facets are positions in the dataset at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The filter.
    pub query: Query,
    /// The visible range of the chart in seconds; none is the whole period.
    pub range: Option<(i64, i64)>,
    /// The row of the selected event.
    pub selected: Option<usize>,
    /// The parts of an event that the reader has opened or closed; the others are as in [`Part::is_open_at_first`].
    pub parts: Vec<(Part, bool)>,
    /// Whether the list is open.
    pub list: bool,
    /// Whether busy calendar units are widened, if the reader has chosen.
    pub widened: Option<bool>,
    /// The facet whose terms are the lanes; none is a single lane.
    pub group: Option<usize>,
    /// What the panel of filters shows.
    pub panel: Panel,
    /// A facet with too many terms to draw all, and the first of its terms that the panel draws.
    pub first_term: (usize, usize),
    /// Whether the panel shows terms without events too.
    pub empty_terms: bool,
    /// The rows of the cluster that is opened as a list.
    pub cluster: Vec<usize>,
    /// The first row, counted among those shown, of the part of the list that is drawn.
    pub first_drawn: usize,
    /// The row of the event selected last, to which the drawn part of the list has moved. The list stays there when the event is
    /// deselected. None once the reader has moved the list elsewhere.
    pub followed: Option<usize>,
}

/// The panel of filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Panel {
    /// Not shown.
    #[default]
    Closed,
    /// One facet.
    Facet(usize),
    /// The dates, and the facets without a panel of their own.
    More,
    /// The lanes and the scale of the chart.
    View,
    /// Everything, over the whole widget, as on a telephone.
    Sheet,
}

/// A part of the stage that readers open and close. What they open stays open from event to event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Everything below the summary, where the stage is too small to show it at once.
    Rest,
    /// Who said what.
    Claims,
    /// Where the source article differs from the record.
    Differences,
    /// Who was there.
    People,
    /// The sources.
    Sources,
    /// Places and further terms.
    Tags,
}

impl Part {
    /// Whether the part is open until a reader closes it.
    pub fn is_open_at_first(self) -> bool {
        matches!(self, Self::Claims | Self::Differences)
    }
}

/// A change that a reader or a page asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Choose a term, or let go of it.
    Toggle(Tag),
    /// Search for words.
    Search(String),
    /// Keep to dates, both inclusive.
    Dates(Option<NaiveDate>, Option<NaiveDate>),
    /// Another filter as a whole.
    Filter(Query),
    /// No filter.
    Clear,
    /// Select an event by row, or none.
    Select(Option<usize>),
    /// Select an event by row while a finger leafs through a lane, which rewrites the current step of the history.
    Leaf(usize),
    /// Open or close a part of the stage.
    Part(Part, bool),
    /// Open or close the list.
    List(bool),
    /// Widen busy calendar units, or show the calendar to scale.
    Widen(bool),
    /// Show terms without events in the panel too, or hide them again.
    EmptyTerms(bool),
    /// Lanes by a facet, or none.
    Group(Option<usize>),
    /// Show a range of seconds; none is the whole period.
    Range(Option<(i64, i64)>),
    /// Show a panel of filters; the one that is shown closes.
    Panel(Panel),
    /// Draw the terms of one facet from this place on, in the panel that is open.
    Terms(usize, usize),
    /// Open a cluster as a list; an empty one closes it.
    Cluster(Vec<usize>),
    /// Draw the list from this place on.
    Draw(usize),
    /// Undo one step of what is open: the panel, the cluster, the list, the search, then the selection.
    Escape,
}

impl State {
    /// How a reader first finds the timeline: everything shown, lanes by the leading facet.
    pub fn new(dataset: &Dataset) -> Self {
        Self {
            query: Query::default(),
            range: None,
            selected: None,
            parts: Vec::new(),
            list: false,
            widened: None,
            group: Self::home_group(dataset),
            panel: Panel::Closed,
            first_term: (0, 0),
            empty_terms: false,
            cluster: Vec::new(),
            first_drawn: 0,
            followed: None,
        }
    }

    /// The lanes that a timeline opens with: those of the leading facet.
    pub fn home_group(dataset: &Dataset) -> Option<usize> {
        (!dataset.facets().is_empty()).then_some(0)
    }

    /// The state after an action; equal to this one where the action changes nothing.
    #[must_use]
    pub fn apply(&self, dataset: &Dataset, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Toggle(tag) if dataset.resolve(tag).is_some() => {
                next.filter(self.query.clone().toggled(tag))
            }
            Action::Toggle(_) => {}
            Action::Search(text) => next.filter(self.query.clone().with_text(&text)),
            Action::Dates(from, to) => next.filter(self.query.clone().with_dates(from, to)),
            Action::Filter(query) => next.filter(query),
            Action::Clear => next.filter(Query::default()),
            Action::Select(row) => {
                next.select(row.filter(|row| dataset.event(*row).is_some()));
                next.show_selected(dataset);
            }
            Action::Leaf(row) => return self.apply(dataset, Action::Select(Some(row))),
            Action::Part(part, open) => {
                next.parts.retain(|(known, _)| *known != part);
                if open != part.is_open_at_first() {
                    next.parts.push((part, open));
                }
            }
            Action::List(open) => next.list = open,
            Action::Widen(widened) => next.widened = Some(widened),
            Action::EmptyTerms(shown) => next.empty_terms = shown,
            Action::Group(facet) => {
                next.group = facet.filter(|facet| *facet < dataset.facets().len());
                next.cluster.clear();
            }
            Action::Range(range) => {
                next.range = range.filter(|(start, end)| start < end);
                next.cluster.clear();
            }
            Action::Panel(Panel::Facet(facet)) | Action::Terms(facet, _)
                if facet >= dataset.facets().len() => {}
            Action::Panel(panel) => {
                next.panel = if self.panel == panel { Panel::Closed } else { panel };
                (next.first_term, next.empty_terms) = ((0, 0), false);
            }
            Action::Terms(facet, first) => next.first_term = (facet, first),
            Action::Cluster(mut rows) => {
                rows.retain(|row| dataset.event(*row).is_some());
                next.cluster = if self.cluster == rows { Vec::new() } else { rows };
            }
            Action::Draw(first) => (next.first_drawn, next.followed) = (first, None),
            Action::Escape => next.escape(),
        }
        next
    }

    /// Whether a part of the stage is open.
    pub fn is_open(&self, part: Part) -> bool {
        let chosen = self.parts.iter().find(|(known, _)| *known == part);
        chosen.map_or(part.is_open_at_first(), |(_, open)| *open)
    }

    /// The row on the stage, among the rows that pass the filter, ascending: the selected one, the one nearest to it in time if it
    /// does not pass, or the first one.
    pub fn on_stage(&self, rows: &[usize], dataset: &Dataset) -> Option<usize> {
        let begins = |row: usize| dataset.event(row).map(|event| event.when.extent().0);
        let Some(selected) = self.selected else { return rows.first().copied() };
        let (later, here) = (rows.partition_point(|row| *row < selected), begins(selected)?);
        let neighbours =
            [Some(later), later.checked_sub(1)].into_iter().flatten().filter_map(|place| rows.get(place));
        neighbours.copied().min_by_key(|row| begins(*row).map_or(u64::MAX, |begins| begins.abs_diff(here)))
    }

    /// The same state for another dataset, or for another reading of this one. Facets, terms and events are found again by
    /// their ids; what the other dataset lacks is dropped.
    #[must_use]
    pub fn carried(&self, from: &Dataset, to: &Dataset) -> Self {
        let row = |row: &usize| to.row(&from.event(*row)?.id);
        let facet = |facet: usize| to.facet(&from.facets().get(facet)?.id);
        let mut next = self.clone();
        next.query = self.query.carried(from, to);
        next.cluster = self.cluster.iter().filter_map(row).collect();
        next.cluster.sort_unstable();
        for selected in [&mut next.selected, &mut next.followed] {
            *selected = selected.as_ref().and_then(row);
        }
        if self.group == Self::home_group(from) {
            // The leading facet is the other dataset's own.
            next.group = Self::home_group(to);
        } else if let Some(group) = self.group {
            next.group = facet(group).or(Self::home_group(to));
        }
        let (of, first) = self.first_term;
        next.first_term = facet(of).filter(|_| first > 0).map_or((0, 0), |of| (of, first));
        if let Panel::Facet(shown) = self.panel {
            next.panel = facet(shown).map_or(Panel::Closed, Panel::Facet);
        }
        next
    }

    fn filter(&mut self, query: Query) {
        if self.query != query {
            self.query = query;
            self.cluster.clear();
            (self.first_drawn, self.followed) = (0, self.selected);
        }
    }

    fn select(&mut self, row: Option<usize>) {
        self.selected = row;
        self.cluster.clear();
        self.followed = row.or(self.followed);
    }

    /// Moves the range to the selected event if none of it is in there: a quarter from the side that it comes from, so that
    /// what follows is in sight too.
    fn show_selected(&mut self, dataset: &Dataset) {
        let Some((from, to)) = self.range else { return };
        let Some(event) = self.selected.and_then(|row| dataset.event(row)) else { return };
        let (begins, ends) = event.when.extent();
        let length = to.saturating_sub(from);
        let start = match (begins >= to, ends <= from) {
            (true, _) => begins.saturating_sub(length / 4),
            (_, true) => begins.saturating_sub(length / 4 * 3),
            _ => return,
        };
        self.range = Some((start, start.saturating_add(length)));
    }

    fn escape(&mut self) {
        if self.panel != Panel::Closed {
            self.panel = Panel::Closed;
        } else if !self.cluster.is_empty() {
            self.cluster.clear();
        } else if self.list {
            self.list = false;
        } else if !self.query.text().is_empty() {
            self.filter(self.query.clone().with_text(""));
        } else {
            self.select(None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Moment, Text};

    fn dataset() -> Dataset {
        let json = r#"{"facets": [{"id": "kind", "terms": [{"id": "talk"}, {"id": "call"}]}], "events": [
            {"id": "a", "start": "2022-03-01", "tags": {"kind": ["talk"]}},
            {"id": "b", "start": "2022-03-02", "tags": {"kind": ["call"]}},
            {"id": "c", "start": "2022-03-03", "tags": {"kind": ["talk"]}}]}"#;
        let dataset = crate::import::native(json).unwrap().dataset;
        assert_eq!(dataset.title, Text::default());
        dataset
    }

    fn after(actions: &[Action]) -> State {
        let dataset = dataset();
        actions.iter().fold(State::new(&dataset), |state, action| state.apply(&dataset, action.clone()))
    }

    #[test]
    fn choosing_a_term_twice_undoes_it() {
        let talk = Action::Toggle(Tag { facet: 0, term: 0 });
        assert_eq!(after(std::slice::from_ref(&talk)).query.terms(), [Tag { facet: 0, term: 0 }]);
        assert_eq!(after(&[talk.clone(), talk]), after(&[]));
    }

    #[test]
    fn what_does_not_exist_is_ignored() {
        let nothing = [
            Action::Toggle(Tag { facet: 0, term: 9 }),
            Action::Toggle(Tag { facet: 7, term: 0 }),
            Action::Select(Some(99)),
            Action::Range(Some((5, 5))),
            Action::Panel(Panel::Facet(1)),
            Action::Terms(1, 0),
        ];
        for action in nothing {
            assert_eq!(after(std::slice::from_ref(&action)), after(&[]), "{action:?}");
        }
    }

    #[test]
    fn what_a_reader_opens_on_the_stage_stays_open_from_event_to_event() {
        let open = |actions: &[Action]| after(actions).is_open(Part::Sources);
        assert!(!open(&[]) && after(&[]).is_open(Part::Claims));
        let opened = [Action::Part(Part::Sources, true), Action::Select(Some(2))];
        assert!(open(&opened));
        assert_eq!(
            after(&[Action::Part(Part::Sources, true), Action::Part(Part::Sources, false)]),
            after(&[])
        );
    }

    #[test]
    fn the_stage_shows_the_selected_event_the_nearest_or_the_first() {
        let stage = |selected: Option<usize>, rows: &[usize]| {
            after(&[Action::Select(selected)]).on_stage(rows, &dataset())
        };
        assert_eq!(stage(None, &[1, 2]), Some(1), "the first");
        assert_eq!(stage(Some(2), &[0, 2]), Some(2));
        assert_eq!(stage(Some(2), &[0, 1]), Some(1), "the nearest");
        assert_eq!(stage(Some(0), &[1, 2]), Some(1), "the nearest after it");
        assert_eq!(stage(Some(0), &[]), None);
    }

    #[test]
    fn closing_what_is_closed_and_opening_what_is_open_changes_nothing() {
        assert_eq!(after(&[Action::Part(Part::Sources, false)]), after(&[]));
        assert_eq!(after(&[Action::Part(Part::Claims, true)]), after(&[]));
        assert_eq!(after(&[Action::List(false)]), after(&[]));
        let opened = [Action::Part(Part::Sources, true), Action::Part(Part::People, false)];
        assert_eq!(after(&opened), after(&opened[..1]));
    }

    #[test]
    fn the_list_stays_at_the_event_selected_last_until_the_reader_or_a_filter_moves_it() {
        let followed = |more: &[Action]| {
            let actions: Vec<Action> = [Action::Select(Some(1))].iter().chain(more).cloned().collect();
            after(&actions).followed
        };
        assert_eq!(followed(&[]), Some(1));
        assert_eq!(followed(&[Action::Select(None)]), Some(1));
        assert_eq!(followed(&[Action::Select(None), Action::Draw(0)]), None);
        assert_eq!(followed(&[Action::Draw(0), Action::Select(Some(2))]), Some(2));
        assert_eq!(followed(&[Action::Search("talk".into())]), Some(1), "as long as it is selected");
        assert_eq!(followed(&[Action::Select(None), Action::Search("talk".into())]), None);
    }

    #[test]
    fn the_range_follows_the_selected_event_where_it_does_not_show_it() {
        let day = |day: i64| Moment::parse("2022-03-01").unwrap().begins() + day * 86_400;
        let range = |shown: (i64, i64), row| {
            let state =
                after(&[Action::Range(Some((day(shown.0), day(shown.1)))), Action::Select(Some(row))]);
            state.range.map(|(from, to)| (from - day(0), to - day(0)))
        };
        assert_eq!(range((0, 2), 1), Some((0, 2 * 86_400)), "it is in sight");
        assert_eq!(range((-8, 0), 2), Some((0, 8 * 86_400)), "forwards");
        assert_eq!(range((4, 8), 0), Some((-3 * 86_400, 86_400)), "backwards");
        assert_eq!(after(&[Action::Select(Some(2))]).range, None);
    }

    #[test]
    fn escape_undoes_one_thing_at_a_time() {
        let mut state = after(&[
            Action::Select(Some(1)),
            Action::Search("talk".into()),
            Action::Cluster(vec![0, 1]),
            Action::List(true),
            Action::Panel(Panel::More),
        ]);
        let mut steps = Vec::new();
        for _ in 0..6 {
            state = state.apply(&dataset(), Action::Escape);
            steps.push((
                state.panel,
                state.cluster.len(),
                state.list,
                state.query.text().len(),
                state.selected,
            ));
        }
        let closed = Panel::Closed;
        assert_eq!(
            steps,
            [
                (closed, 2, true, 4, Some(1)),
                (closed, 0, true, 4, Some(1)),
                (closed, 0, false, 4, Some(1)),
                (closed, 0, false, 0, Some(1)),
                (closed, 0, false, 0, None),
                (closed, 0, false, 0, None)
            ]
        );
    }
}
