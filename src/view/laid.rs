//! The chart as it is laid out, for everything that draws a piece of it.

use super::context::View;
use super::record;
use super::summary::summary;
use std::rc::Rc;
use timeline_core::layout::{Mark, Overview, Plan, Scene};

/// The zoom factor of a button, key or notch.
pub(super) const ZOOM_STEP: f64 = 1.6;

/// With fewer events than this there is no strip.
const STRIP_FROM: usize = 12;

/// The computed layout: what follows from the dataset, the query, the range and the plan.
#[derive(Debug, Clone)]
pub(super) struct ChartLayout {
    range: (i64, i64),
    widened: bool,
    pub(super) plan: Rc<Plan>,
    pub(super) scene: Rc<Scene>,
    pub(super) overview: Rc<Overview>,
    /// The summary for screen readers.
    pub(super) summary: Rc<str>,
}

impl ChartLayout {
    pub(super) fn new(view: &View, plan: &Rc<Plan>, old: Option<Self>, same_rows: bool) -> Self {
        let (range, widened) = (view.range(), view.is_widened());
        let old = old.filter(|old| same_rows && Rc::ptr_eq(&old.plan, plan));
        if let Some(old) = old.clone().filter(|old| old.range == range && old.widened == widened) {
            return old;
        }
        let rows = &view.result().rows;
        let (overview, summary) = old.map_or_else(
            || {
                let overview = Overview::new(&view.model.index, rows, view.model.whole, plan.frame.track);
                (Rc::new(overview), summary(view).into())
            },
            |old| (old.overview, old.summary),
        );
        let scene = record::with(view, |record| Rc::new(Scene::new(record, plan, rows, range)));
        Self { range, widened, plan: plan.clone(), scene, overview, summary }
    }

    /// The bottom of the strip, the height of the whole drawing, in pixels; the same as the bottom of the lanes without a strip.
    pub(super) fn height(&self, view: &View) -> f64 {
        let (lens, strip) = if has_strip(view) { self.plan.strip() } else { (0.0, 0.0) };
        self.scene.bottom + lens + strip + 1.0
    }
}

/// Whether the chart has a strip with the calendar to scale.
pub(super) fn has_strip(view: &View) -> bool {
    view.model.index.len() >= STRIP_FROM
}

/// The mark of a lane that begins with a row.
pub(super) fn mark_of(scene: &Scene, lane: usize, row: usize) -> Option<&Mark> {
    scene.lanes.get(lane)?.marks.iter().find(|mark| mark.first_row() == row)
}
