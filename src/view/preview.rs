//! The card beside the mark that is pointed at: its date, headline and outcome, or the first events of a cluster.
//!
//! The card is for the eye only. The stage and the list say the same to everyone.

use super::context::View;
use super::element::{Element, element};
use super::glyph;
use super::laid::ChartLayout;
use super::length::{em, percent};
use super::mark::span;
use timeline_core::layout::{Columns, Mark};
use timeline_core::locale::Message;

/// How many events of a cluster the card lists.
const MOST: usize = 5;

/// The most height of the card, in sixteenths of the letters' size.
const HEIGHT: f64 = 260.0;

/// None in a narrow widget, where the stage stands near enough and a finger would cover the card.
pub(super) fn preview(view: &View, laid: &ChartLayout, lane: usize, mark: &Mark) -> Option<Element> {
    let (scene, plan) = (&laid.scene, &laid.plan);
    let lane = scene.lanes.get(lane).filter(|_| plan.frame.columns != Columns::Narrow)?;
    let content = if mark.is_cluster() { cluster(view, &mark.rows) } else { event(view, mark.first_row())? };
    let wanted: f64 = if mark.is_cluster() { 330.0 } else { 290.0 };
    let width = wanted.min(scene.scale.width());
    let x = (mark.x - 28.0).clamp(0.0, scene.scale.width() - width);
    // Clear of its own lane: above it in the lower half, else below it.
    let up = mark.y > (plan.top() + scene.bottom) / 2.0;
    let is_in_row = (lane.centre - mark.y).abs() > 1.0;
    let (above, below) = if is_in_row {
        (mark.y - 16.0, mark.y + 16.0)
    } else {
        (lane.top - 2.0, lane.top + lane.height + 2.0)
    };
    let room = element!(
        "foreignObject"; "x" = percent(x, scene.scale.width()), "width" = percent(width, scene.scale.width()),
        "y" = em(if up { above - HEIGHT } else { below }), "height" = em(HEIGHT)
    );
    let card = element!("div", "class" = "card", "part" = "preview").child(content);
    let inside = element!("div", "xmlns" = "http://www.w3.org/1999/xhtml", "class" = "card-room"; "data-up" = up.then_some(""));
    let halo = element!(
        "svg", "class" = "at", "width" = "1em", "height" = "1em", "viewBox" = "0 0 16 16";
        "x" = percent(mark.x, scene.scale.width()), "y" = em(mark.y)
    );
    let over = element!("svg", "class" = "over", "width" = "100%", "aria-hidden" = "true"; "height" = em(laid.height(view)));
    Some(
        over.child(halo.child(element!("circle", "r" = "12.5", "class" = "pointed")))
            .child(room.child(inside.child(card))),
    )
}

fn event(view: &View, row: usize) -> Option<Element> {
    let model = &view.model;
    let event = model.dataset.event(row)?;
    let when = element!("p", "class" = "card-date")
        .child(model.look(row).map(glyph::glyph))
        .child(model.when(event));
    let outcome = view.outcome(event).map(|words| element!("p", "class" = "card-outcome").child(words));
    let headline = element!("p", "class" = "card-headline").child(view.marked_alone(&event.headline));
    Some(element!("div").child(when).child(headline).child(outcome))
}

fn cluster(view: &View, rows: &[usize]) -> Element {
    let model = &view.model;
    let events = rows.iter().take(MOST).filter_map(|row| model.dataset.event(*row)).map(|event| {
        element!("li")
            .child(element!("span", "class" = "muted").child(view.date_among(rows, event)))
            .child(view.marked_alone(&event.headline))
    });
    let more =
        rows.len().checked_sub(MOST).filter(|more| *more > 0).map(|more| {
            element!("p", "class" = "muted").child(model.locale.count(Message::MoreEvents, more))
        });
    let heading = element!("p", "class" = "card-date")
        .child(element!("b").child(model.locale.count(Message::Events, rows.len())))
        .child(format!(", {}", span(view, rows)));
    element!("div").child(heading).child(element!("ul").children(events)).child(more)
}
