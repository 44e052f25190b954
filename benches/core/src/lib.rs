//! The measured steps, from the text of a dataset to the content of the chart.

use std::cell::Cell;
use std::hint::black_box;
use timeline_core::dataset::Dataset;
use timeline_core::facet::FacetIndex;
use timeline_core::import;
use timeline_core::layout::{Frame, Plan, Record, Scene, period};
use timeline_core::locale::Locale;
use timeline_core::query::Query;

/// The numbers of events to measure.
pub const SIZES: [usize; 5] = [20, 1_000, 10_000, 100_000, 1_000_000];

const KINDS: [&str; 6] = ["feature", "fix", "release", "incident", "docs", "decision"];
const ACTORS: [&str; 8] = ["Ada", "Bruno", "Chen", "Dalia", "Emeka", "Freya", "Goran", "Hana"];
const OBJECTS: [&str; 6] =
    ["search index", "login flow", "billing export", "image cache", "rate limiter", "audit log"];

/// A year of events in the native format, with six kinds and eight actors, like the events of the comparison with other timelines.
pub fn text(count: usize) -> String {
    let terms =
        |ids: &[&str]| ids.iter().map(|id| format!(r#"{{"id":"{id}"}}"#)).collect::<Vec<_>>().join(",");
    let mut text = format!(
        r#"{{"facets":[{{"id":"kind","terms":[{}]}},{{"id":"actor","terms":[{}]}}],"events":["#,
        terms(&KINDS),
        terms(&ACTORS)
    );
    let mut random = 2_025_u64;
    for number in 0..count {
        let mut next = |below: usize| {
            // Knuth's linear congruential generator gives the same events in every run.
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (random >> 33) as usize % below
        };
        let minute = number * 525_600 / count.max(1);
        let (day, kind, actor) = (minute / 1_440, KINDS[next(6)], ACTORS[next(8)]);
        let (month, day) = (day / 31, day % 31 % 28);
        let object = OBJECTS[next(6)];
        let comma = if number == 0 { "" } else { "," };
        text.push_str(&format!(
            r#"{comma}{{"id":"e{number}","start":"2025-{:02}-{:02}T{:02}:{:02}","headline":"{kind} of the {object} #{number}","summary":"{actor} worked on the {object} after reports from three regions.","tags":{{"kind":["{kind}"],"actor":["{actor}"]}}}}"#,
            month + 1,
            day + 1,
            minute / 60 % 24,
            minute % 60,
        ));
    }
    text.push_str("]}");
    text
}

/// A dataset with its index, the input of the later steps.
pub struct Prepared {
    text: String,
    dataset: Dataset,
    index: FacetIndex,
    /// The lanes, which stay while a reader filters and zooms.
    plan: Plan,
    /// The number of queries so far.
    turn: Cell<usize>,
}

/// The names of the steps, in order.
pub const STEPS: [&str; 6] = ["import", "index", "query", "counts", "plan", "layout"];

impl Prepared {
    /// Reads and indexes a number of events.
    pub fn new(count: usize) -> Self {
        let text = text(count);
        let dataset = import(&text);
        let index = index(&dataset);
        let plan = plan(&dataset, &index);
        Self { text, dataset, index, plan, turn: Cell::default() }
    }

    /// Runs a step once.
    pub fn run(&self, step: &str) {
        // Another word each time, so that no word is faster by chance.
        let query = || {
            let word = OBJECTS[self.turn.replace(self.turn.get() + 1) % OBJECTS.len()];
            Query::parse(&format!("kind=fix,docs&actor=Ada&q={word}"), &self.dataset)
        };
        match step {
            "import" => drop(black_box(import(&self.text))),
            "index" => drop(black_box(index(&self.dataset))),
            "query" => drop(black_box(query().evaluate(&self.index))),
            "counts" => drop(black_box(query().counts(&self.index))),
            "plan" => drop(black_box(plan(&self.dataset, &self.index))),
            _ => {
                let rows = Query::default().evaluate(&self.index);
                let record = record(&self.index);
                drop(black_box(Scene::new(&record, &self.plan, &rows, record.period)));
            }
        }
    }
}

fn import(text: &str) -> Dataset {
    import::native(text).expect("a dataset").dataset
}

fn index(dataset: &Dataset) -> FacetIndex {
    FacetIndex::build(dataset, |when| Locale::ENGLISH.when(when))
}

/// The whole period, with busy months widened, for labels and headlines of usual lengths.
fn record(index: &FacetIndex) -> Record<'_> {
    let period = period(index.extents(), None);
    Record { index, period, ends: None, widened: true, characters: &|row| (10 + row % 20, 30 + row % 50) }
}

fn plan(dataset: &Dataset, index: &FacetIndex) -> Plan {
    let frame = Frame::new(1_120.0, true);
    Plan::new(&record(index), dataset, Some(0), frame, 0, false, &|_| 12)
}
