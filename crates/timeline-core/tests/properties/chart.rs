//! Random charts: the events and lengths of their words, the widget's width, the lanes and the filter.

use chrono::{Duration, NaiveDate, NaiveDateTime};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use std::fmt;
use timeline_core::dataset::Dataset;
use timeline_core::facet::{FacetIndex, RowSet};
use timeline_core::import;
use timeline_core::layout::{Frame, Lane, Mark, Plan, Record, Scene, TimeScale, period};

/// The widths of widgets that are looked at.
pub const WIDTHS: [u32; 16] =
    [280, 300, 320, 360, 390, 430, 480, 519, 560, 645, 720, 895, 960, 1_120, 1_280, 1_600];

/// Everything that decides how a chart looks, apart from the visible range.
pub struct Chart {
    pub json: String,
    pub dataset: Dataset,
    pub index: FacetIndex,
    /// The characters of the short label and the headline of each row.
    pub characters: Vec<(usize, usize)>,
    /// The characters of the names of lanes, by term.
    pub names: Vec<usize>,
    /// The end of the record.
    pub ends: Option<i64>,
    pub period: (i64, i64),
    pub width: f64,
    /// Whether a stage takes its part of the width.
    pub beside: bool,
    pub facet: Option<usize>,
    pub mirrored: bool,
    pub widened: bool,
    /// The rows that pass the filter.
    pub shown: RowSet,
}

impl fmt::Debug for Chart {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { json, characters, names, ends, width, beside, facet, mirrored, widened, shown, .. } = self;
        let switches = format!("beside {beside}, mirrored {mirrored}, widened {widened}");
        let shown: Vec<usize> = shown.iter().collect();
        writeln!(out, "{json}\nwidth {width}, lanes {facet:?}, {switches}, record to {ends:?}")?;
        writeln!(out, "characters {characters:?}, of names {names:?}, shown {shown:?}")
    }
}

impl Chart {
    /// A chart of all events of a dataset, to scale, without lanes.
    pub fn of(json: String, width: f64) -> Self {
        let imported = import::native(&json).unwrap();
        assert_eq!(imported.problems, [], "the dataset is valid");
        let dataset = imported.dataset;
        let index = FacetIndex::build(&dataset, |_| String::new());
        Self {
            json,
            characters: vec![(20, 60); index.len()],
            names: vec![12],
            ends: None,
            period: period(index.extents(), None),
            width,
            beside: true,
            facet: None,
            mirrored: false,
            widened: false,
            shown: RowSet::all(index.len()),
            dataset,
            index,
        }
    }

    pub fn frame(&self) -> Frame {
        Frame::new(self.width, self.beside)
    }

    fn record<'a>(&'a self, characters: &'a dyn Fn(usize) -> (usize, usize)) -> Record<'a> {
        let (period, ends, widened) = (self.period, self.ends, self.widened);
        Record { index: &self.index, period, ends, widened, characters }
    }

    pub fn plan(&self) -> Plan {
        let characters = |row: usize| self.characters[row];
        let name = |lane: &Lane| self.name(lane);
        let (frame, record) = (self.frame(), self.record(&characters));
        Plan::new(&record, &self.dataset, self.facet, frame, 0, self.mirrored, &name)
    }

    pub fn scene(&self, plan: &Plan, range: (i64, i64)) -> Scene {
        let characters = |row: usize| self.characters[row];
        Scene::new(&self.record(&characters), plan, &self.shown, range)
    }

    /// The characters of the name of a lane; none without lanes.
    pub fn name(&self, lane: &Lane) -> usize {
        let name = lane.tag.map_or(9, |tag| self.names[tag.term % self.names.len()]);
        if self.facet.is_some() { name } else { 0 }
    }

    /// The characters of what a mark says: the short label, and the headline where there is room for all of it. A cluster says
    /// its first event and “ +n”.
    pub fn said(&self, mark: &Mark) -> (usize, usize) {
        let (short, headline) = self.characters[mark.first_row()];
        let more = if mark.is_cluster() { format!(" +{}", mark.rows.len() - 1).len() } else { 0 };
        (short + more, headline + more)
    }

    /// The visible ranges of a reader who zooms in step by step.
    pub fn zooms(&self, steps: usize, share: f64) -> Vec<(i64, i64)> {
        let track = self.frame().track;
        let ranges = std::iter::successors(Some(self.period), |range| {
            Some(TimeScale::new(*range, track, 0.0).zoomed(1.3, track * share, self.period))
        });
        ranges.take(steps).collect()
    }
}

#[derive(Debug, Clone)]
struct EventSeed {
    /// Where it lies in the period, and whether it is drawn to the beginning.
    share: f64,
    early: bool,
    /// Year, month, day or minute.
    precision: usize,
    days: Option<i64>,
    about: bool,
    terms: Vec<usize>,
    characters: (usize, usize),
    passes: bool,
}

fn events() -> impl Strategy<Value = Vec<EventSeed>> {
    let precision = select(vec![0, 1, 2, 2, 2, 2, 2, 2, 3, 3]);
    let terms = vec(0..40usize, 0..3);
    let characters = prop_oneof![
        3 => (1..=30usize, 20..=120usize),
        1 => (1..=200usize, 1..=200usize)
    ];
    let days = option::weighted(0.2, 0..60i64);
    let when = (0.0..1.0f64, any::<bool>(), precision, days, prop::bool::weighted(0.15));
    let event = (when, terms, characters, prop::bool::weighted(0.8));
    let event = event.prop_map(|((share, early, precision, days, about), terms, characters, passes)| {
        EventSeed { share, early, precision, days, about, terms, characters, passes }
    });
    let event = event.boxed();
    prop_oneof![
        1 => vec(event.clone(), 0..=3),
        3 => vec(event.clone(), 4..=70),
        2 => vec(event, 0..=300),
    ]
}

impl EventSeed {
    /// The event in a period of so many days, with facets of `few` and `many` terms.
    fn json(&self, length: f64, few: usize, many: usize) -> Value {
        let share = if self.early { self.share.powi(3) } else { self.share };
        let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
        let start = first + Duration::minutes((length * share * 1_440.0) as i64);
        let length = ["2022", "2022-03", "2022-03-07", "2022-03-07T15:44"][self.precision].len();
        let written = |at: NaiveDateTime| format!("{at:?}").chars().take(length).collect::<String>();
        let end = self.days.map(|days| written(start + Duration::days(days)));
        let terms =
            |count: usize| self.terms.iter().map(|term| (term % count).to_string()).collect::<Vec<_>>();
        json!({
            "start": written(start), "end": end, "about": self.about,
            "tags": {"few": terms(few), "many": terms(many)},
        })
    }
}

/// Charts of 0 to 300 events over a day to thousands of years.
pub fn charts() -> impl Strategy<Value = Chart> {
    let length = select(vec![1.0, 30.0, 311.0, 311.0, 700.0, 4_000.0, 200_000.0, 2_000_000.0]);
    let look = (select(&WIDTHS[..]), any::<[bool; 3]>(), select(vec![None, Some(0), Some(0), Some(1)]));
    let terms = (1..=6usize, 1..=40usize, vec(1..=40usize, 5));
    let ends = option::of((any::<Index>(), -20_000_000..20_000_000i64));
    (events(), length, look, terms, ends).prop_map(|(events, length, look, (few, many, names), ends)| {
        let terms = |count: usize| (0..count).map(|id| json!({"id": id.to_string()})).collect::<Vec<_>>();
        let listed: Vec<Value> = events.iter().map(|event| event.json(length, few, many)).collect();
        let json = json!({
            "facets": [{"id": "few", "terms": terms(few)}, {"id": "many", "terms": terms(many)}],
            "events": listed,
        });
        let (width, [beside, mirrored, widened], facet) = look;
        let chart = Chart::of(json.to_string(), f64::from(width));
        // The record ends at some event, or before or after it.
        let starts: Vec<i64> = chart.index.extents().iter().map(|extent| extent.0).chain([0]).collect();
        let ends = ends.map(|(event, after)| event.get(&starts).saturating_add(after));
        Chart {
            characters: events.iter().map(|event| event.characters).collect(),
            shown: RowSet::of(events.len(), |row| events[row].passes),
            period: period(chart.index.extents(), ends),
            names,
            ends,
            beside,
            facet,
            mirrored,
            widened,
            ..chart
        }
    })
}
