//! The drawing of the chart: the ground, the marks with their words, and the names of the calendar units and the lanes.
//!
//! A component of its own, so that pointing at marks, which only moves the card, does not draw all this again.

use super::context::View;
use super::element::{Element, element};
use super::laid::ChartLayout;
use super::lanes::lane_names;
use super::length::em;
use super::mark::{self, DrawnMark};
use super::{axis, eras, ground};
use std::rc::Rc;
use timeline_core::layout::{Mark, Plan, PlannedLane, Scene, SceneLane, bands};
use yew::prelude::*;

#[derive(Debug, Clone, Properties)]
pub(super) struct DrawingProps {
    pub(super) view: View,
    pub(super) laid: ChartLayout,
    /// The row whose mark was last reached by the keyboard, and the key of that mark.
    pub(super) active: Option<(usize, usize)>,
}

// A scene is made once, and compared by its place: at 100,000 events its rows would take longer than a frame.
impl PartialEq for DrawingProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.laid.scene, &other.laid.scene)
            && Rc::ptr_eq(&self.laid.overview, &other.laid.overview)
            && self.active == other.active
            && self.view == other.view
    }
}

pub(super) struct Drawing;

impl Component for Drawing {
    type Message = ();
    type Properties = DrawingProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let DrawingProps { view, laid, active } = ctx.props();
        let (scene, plan) = (&laid.scene, &laid.plan);
        let bands = bands(&view.model.dataset.eras, &scene.scale);
        let marks = element!("svg", "class" = "scene", "width" = "100%"; "height" = em(laid.height(view)))
            .child(eras::eras(view, scene, plan, &bands))
            .child(axis::axis(view, scene, plan))
            .children(lanes(view, scene, plan, *active));
        [ground::ground(view, laid), marks, lane_names(view, laid)].into_iter().map(Html::from).collect()
    }
}

/// The mark that was last used or is on the stage: its lane, its first row, and the row by which it was found with its key.
type Pivot = (usize, usize, (usize, usize));

fn pivot(ordered: &[(usize, &Mark)], active: Option<(usize, usize)>, stage: Option<usize>) -> Option<Pivot> {
    [active, stage.map(|row| (row, row))].into_iter().flatten().find_map(|pivot| {
        let (lane, mark) = ordered.iter().find(|(_, mark)| mark.rows.binary_search(&pivot.0).is_ok())?;
        Some((*lane, mark.first_row(), pivot))
    })
}

/// Whether one mark stands for both rows.
pub(super) fn share_mark(scene: &Scene, row: usize, other: usize) -> bool {
    let has = |mark: &Mark, row: usize| mark.rows.binary_search(&row).is_ok();
    scene.lanes.iter().flat_map(|lane| &lane.marks).any(|mark| has(mark, row) && has(mark, other))
}

/// The key of the mark that begins with a row.
pub(super) fn key_of(
    scene: &Scene,
    row: usize,
    active: Option<(usize, usize)>,
    stage: Option<usize>,
) -> usize {
    let ordered = scene.in_time();
    let pivot = pivot(&ordered, active, stage).map(|(.., pivot)| pivot);
    let found = ordered.iter().find(|(_, mark)| mark.first_row() == row);
    found.map_or(row, |(_, found)| mark::key(found, pivot))
}

/// The marks of each lane.
fn lanes(view: &View, scene: &Scene, plan: &Plan, active: Option<(usize, usize)>) -> Vec<Element> {
    let ordered = scene.in_time();
    // Roving tabindex: one mark is in the tab order, the last used one, else the one on the stage, else the first.
    let found = pivot(&ordered, active, view.stage);
    let pivot = found.map(|(.., pivot)| pivot);
    let in_tab_order = found
        .map(|(lane, first, (_, key))| (lane, first, key))
        .or_else(|| ordered.first().map(|(lane, mark)| (*lane, mark.first_row(), mark::key(mark, None))));
    let lane = |(lane, (found, planned)): (usize, (&SceneLane, &PlannedLane))| {
        let is_small = planned.size.ring(plan.frame) < 11.0;
        let marks = found.marks.iter().map(|mark| {
            let own = in_tab_order.filter(|(of, first, _)| (*of, *first) == (lane, mark.first_row()));
            let key = own.map_or_else(|| mark::key(mark, pivot), |(.., key)| key);
            let width = scene.scale.width();
            mark::mark(view, DrawnMark { mark, lane, width, is_small, in_tab_order: own.is_some(), key })
        });
        element!("g").key(lane).children(marks)
    };
    scene.lanes.iter().zip(&plan.lanes).enumerate().map(lane).collect()
}
