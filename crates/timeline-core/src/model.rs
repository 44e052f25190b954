//! A dataset prepared for rendering: indexed once, shared by every render.

use crate::dataset::{Dataset, Event, Moment, Precision, Term, Text};
use crate::facet::{Changes, FacetIndex};
use crate::layout::{is_crowded, period};
use crate::locale::Locale;
use std::ops::Deref;
use std::rc::Rc;

/// A dataset with its index and the interface language. Cheap to clone; equal only to its own clones.
#[derive(Debug, Clone)]
pub struct Model(Rc<Prepared>);

/// What a [`Model`] shares.
#[derive(Debug)]
pub struct Prepared {
    /// The dataset.
    pub dataset: Dataset,
    /// Its index.
    pub index: FacetIndex,
    /// The changes of the events since the dataset was last read.
    pub changes: Changes,
    /// The language of the interface.
    pub locale: Locale,
    /// The whole period, to the end of the record, in seconds.
    pub whole: (i64, i64),
    /// The end of the record in seconds, if the dataset gives it.
    pub record_ends: Option<i64>,
    /// Whether most events crowd into a part of the period, so that its busy months are widened.
    pub is_crowded: bool,
}

impl Model {
    /// Indexes a dataset.
    pub fn new(dataset: Dataset, locale: Locale) -> Self {
        let index = FacetIndex::build(&dataset, |when| locale.when(when));
        Self::indexed(dataset, index, locale, Changes::default())
    }

    /// A model from a dataset that is already indexed, and its changes since it was last read.
    pub fn indexed(dataset: Dataset, index: FacetIndex, locale: Locale, changes: Changes) -> Self {
        let record_ends = dataset.as_of.map(Moment::ends);
        let whole = period(index.extents(), record_ends);
        let is_crowded = is_crowded(index.extents(), whole);
        Self(Rc::new(Prepared { dataset, index, changes, locale, whole, record_ends, is_crowded }))
    }

    /// Frees the last `by` events and sources, to free a model in steps. False if the model is shared.
    pub fn shrink(&mut self, by: usize) -> bool {
        Rc::get_mut(&mut self.0).map(|prepared| prepared.dataset.shrink(by)).is_some()
    }
}

impl Prepared {
    /// A text in the language of the interface.
    pub fn say<'a>(&self, text: &'a Text) -> &'a str {
        text.get(self.locale.tag())
    }

    /// The language of a text, if it differs from the language of the interface.
    pub fn lang(&self, text: &Text) -> Option<String> {
        let language = text.language(self.locale.tag()).unwrap_or(&self.dataset.language);
        let primary = language.split('-').next().unwrap_or_default();
        let other = !primary.eq_ignore_ascii_case(self.locale.tag()) && !text.is_empty();
        other.then(|| language.to_owned())
    }

    /// The label of an event's mark: its short label, or its headline. The headline also serves where it is in the language of
    /// the interface and the short label is not.
    pub fn short<'a>(&self, event: &'a Event) -> &'a Text {
        let (short, headline) = (event.short(), &event.headline);
        let is_blank = |text| self.say(text).trim().is_empty();
        let is_foreign = self.lang(short).is_some() && self.lang(headline).is_none();
        if is_blank(short) || (is_foreign && !is_blank(headline)) { headline } else { short }
    }

    /// When an event took place, in the words of its source if they are given.
    pub fn when(&self, event: &Event) -> String {
        if event.details().display.is_empty() {
            self.locale.when(&event.when)
        } else {
            self.say(&event.details().display).to_owned()
        }
    }

    /// Whether tags of a facet are shown on the events themselves, not in the details.
    pub fn prominent(&self, facet: usize) -> bool {
        self.dataset.facets().get(facet).is_some_and(|facet| facet.prominent)
    }

    /// The month in which a row begins, or its year if the month is unknown.
    pub fn month(&self, row: usize) -> Option<Moment> {
        Some(self.dataset.event(row)?.when.start().coarsened(Precision::Month))
    }

    /// A test of whether a row begins in a month, for very many rows, whose events would be slow to visit.
    pub fn of_month(&self, month: Moment) -> impl Fn(&usize) -> bool {
        let known = month.precision() == Precision::Month;
        let days = if known { month.begins()..month.ends() } else { 0..0 };
        move |row| {
            if self.index.vague().contains(*row) {
                return self.month(*row) == Some(month);
            }
            self.index.extents().get(*row).is_some_and(|(begins, _)| days.contains(begins))
        }
    }

    /// The term that gives the mark of a row its colour and shape.
    pub fn look(&self, row: usize) -> Option<&Term> {
        self.dataset.leading_term(self.dataset.event(row)?)
    }
}

impl Deref for Model {
    type Target = Prepared;

    fn deref(&self) -> &Prepared {
        &self.0
    }
}

impl PartialEq for Model {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A model of events at these dates, each a JSON object without its braces.
    fn model(dates: impl IntoIterator<Item = String>) -> Model {
        let events = dates.into_iter().enumerate();
        let events = events.map(|(id, dates)| format!(r#"{{"id":"e{id}",{dates},"headline":"x"}}"#));
        let events: Vec<String> = events.collect();
        let text = format!(r#"{{"events":[{}]}}"#, events.join(","));
        Model::new(crate::import::native(&text).expect("a dataset").dataset, Locale::ENGLISH)
    }

    #[test]
    fn a_short_label_never_hides_a_headline_in_the_language_of_the_interface() {
        let check = |language: &str, event: &str, expected: &str| {
            let text = format!(r#"{{"language": "{language}", "events": [{{"start": "2022", {event}}}]}}"#);
            let model = Model::new(crate::import::native(&text).unwrap().dataset, Locale::ENGLISH);
            let label = model.short(&model.dataset.events()[0]);
            assert_eq!(model.say(label), expected, "{language}: {event}");
        };
        let english = r#""headline": "A meeting""#;
        check("en", english, "A meeting");
        check("en", r#""headline": "A meeting", "short": " ""#, "A meeting");
        check("en", r#""headline": "A meeting", "short": "Talks""#, "Talks");
        check("en", r#""headline": "", "short": "Talks""#, "Talks");
        // Of several languages, the one of the interface counts, and not the order.
        check(
            "uk",
            r#""headline": {"uk": "Зустріч", "en": "A meeting"}, "short": {"uk": "Розмова", "en": "Talks"}"#,
            "Talks",
        );
        check("uk", r#""headline": {"uk": "Зустріч", "en": "A meeting"}, "short": "Розмова""#, "A meeting");
        check("uk", r#""headline": {"en-GB": "A meeting"}, "short": {"uk": "Розмова"}"#, "A meeting");
        check("en", r#""headline": "A meeting", "short": {"uk": "Розмова"}"#, "A meeting");
        check("en", r#""headline": "A meeting", "short": {"en": "", "uk": "Розмова"}"#, "A meeting");
        // If neither is in that language, the label is still the shorter text.
        check("uk", r#""headline": "Зустріч", "short": "Розмова""#, "Розмова");
        check("uk", r#""headline": "Зустріч", "short": {"ru": "Разговор"}"#, "Разговор");
        check("uk", r#""headline": "Зустріч", "short": {"en": "Talks"}"#, "Talks");
        check("en", r#""headline": "", "short": {"uk": "Розмова"}"#, "Розмова");
    }

    #[test]
    fn each_month_heads_one_group_and_the_groups_are_in_order() {
        let dates = [
            r#""start":"1914-01","end":"1918-11""#,
            r#""start":"1914-01-15""#,
            r#""start":"1914""#,
            r#""start":"1914-01-01","end":"1914-12-31""#,
            r#""start":"1914-01-01T00:00""#,
            r#""start":"1914","end":"1920""#,
            r#""start":"1914-01""#,
            r#""start":"1913-12","end":"1914""#,
            r#""start":"1914-02""#,
        ];
        let model = model(dates.map(str::to_owned));
        let mut months: Vec<_> = (0..model.index.len()).filter_map(|row| model.month(row)).collect();
        months.dedup();
        let headings: Vec<_> = months.into_iter().map(|month| model.locale.month_heading(month)).collect();
        assert_eq!(headings, ["December 1913", "1914", "January 1914", "February 1914"]);
    }

    #[test]
    fn the_rows_of_a_month_begin_in_it() {
        let dates = [
            "-0001-12-31",
            "2021",
            "2021-12-31",
            "2022",
            "2022-01",
            "2022-01-01",
            "2022-01-01T00:00",
            "2022-01-31T23:59",
            "2022-02-01T00",
            "2022-12",
            "2023",
        ];
        let more = ["", r#""about":true,"#, r#""end":"2024","#];
        let dates: Vec<_> = dates.iter().flat_map(|date| more.map(|more| (date, more))).collect();
        let model = model(dates.iter().map(|(date, more)| format!(r#"{more}"start":"{date}""#)));
        let rows = 0..model.index.len();
        assert_eq!(rows.len(), dates.len());
        for row in rows.clone() {
            let month = model.month(row).expect("a month");
            let found: Vec<usize> = rows.clone().filter(model.of_month(month)).collect();
            let expected: Vec<usize> = rows.clone().filter(|row| model.month(*row) == Some(month)).collect();
            assert_eq!(found, expected, "{month}");
        }
    }
}
