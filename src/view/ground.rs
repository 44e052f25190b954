//! What lies behind the marks: calendar units, the end of the record, events that do not pass, and the strip.
//!
//! Each kind of line or area is one path of a drawing that is stretched to the width of the track; so the ground has few
//! elements, whatever the dataset.

use super::context::View;
use super::element::{Element, element};
use super::laid::{ChartLayout, has_strip};
use super::length::{Outline, em, pixels};
use timeline_core::calendar::Interval;
use timeline_core::dataset::Precision;
use timeline_core::locale::Message;

/// Names of units stand above the lines between units.
const BELOW_NAMES: f64 = 2.0;

pub(super) fn ground(view: &View, laid: &ChartLayout) -> Element {
    let (scene, plan) = (&laid.scene, &laid.plan);
    let (width, bottom, height) = (scene.scale.width(), scene.bottom, laid.height(view));
    let box_of = format!("0 0 {} {}", pixels(width), pixels(height));
    let ground = element!(
        "svg", "class" = "ground", "preserveAspectRatio" = "none", "width" = "100%", "aria-hidden" = "true";
        "height" = em(height), "viewBox" = box_of
    );
    let line = plan.axis() - BELOW_NAMES;
    let (mut odd, mut units, mut weeks) = (Outline::default(), Outline::default(), Outline::default());
    for unit in scene.scale.units() {
        if unit.odd {
            odd.area((unit.x, unit.x + unit.width), (0.0, bottom));
        }
        units.upright(unit.x, line, bottom);
        if scene.scale.precision() == Precision::Month && unit.width > 112.0 {
            for week in Interval::days(7).range(unit.extent.0, unit.extent.1) {
                weeks.upright(scene.scale.apply(week), line, bottom);
            }
        }
    }
    let (mut rules, mut others) = (Outline::default(), Outline::default());
    for lane in &scene.lanes {
        rules.lines(&[(0.0, lane.top), (width, lane.top)]);
        // A line without a length is a dot.
        lane.others.iter().for_each(|x| others.lines(&[(*x, lane.centre), (*x, lane.centre)]));
    }
    rules.lines(&[(0.0, bottom), (width, bottom)]);
    let ends =
        view.model.record_ends.filter(|ends| *ends < scene.scale.domain().1 || *ends == view.model.whole.1);
    let ends = ends.map(|ends| scene.scale.apply(ends)).filter(|x| *x > 0.0 && *x <= width);
    let (mut rest, mut end) = (Outline::default(), Outline::default());
    if let Some(x) = ends {
        rest.area((x, width), (line, bottom));
        end.upright(x, 3.0, bottom);
    }
    ground
        .child(path("odd", odd))
        .child(path("unit", units))
        .child(path("week", weeks))
        .child(path("void", rest))
        .child(path("rule", rules))
        .child(path("end", end))
        .child(path("others", others))
        .child(has_strip(view).then(|| strip(view, laid)))
        .child(cursor(view, laid))
}

fn path(name: &'static str, outline: Outline) -> Element {
    element!("path", "vector-effect" = "non-scaling-stroke"; "class" = name, "d" = outline.finish())
}

/// The strip: all events over time with the calendar to scale, and lines that tie each unit of the chart to its true place.
fn strip(view: &View, laid: &ChartLayout) -> Element {
    let (scene, overview) = (&laid.scene, &laid.overview);
    let (lens, high) = laid.plan.strip();
    let (top, middle) = (scene.bottom, scene.bottom + lens);
    let bottom = middle + high;
    let whole = view.model.whole;
    let at = |instant: i64| overview.scale.apply(instant.clamp(whole.0, whole.1));
    let (mut odd, mut ties) = (Outline::default(), Outline::default());
    for unit in scene.scale.units() {
        let (from, to) = (at(unit.extent.0), at(unit.extent.1));
        let end = unit.x + unit.width;
        ties.lines(&[(unit.x, top), (from, middle)]);
        if unit.odd {
            odd.lines(&[
                (unit.x, top),
                (from, middle),
                (from, bottom),
                (to, bottom),
                (to, middle),
                (end, top),
            ]);
        }
    }
    let (mut all, mut shown) = (Outline::default(), Outline::default());
    let (most, step) =
        (overview.most() as f64, (overview.scale.width() - 2.0) / overview.bins.len().max(1) as f64);
    for (place, (passing, count)) in overview.bins.iter().enumerate() {
        let left = 1.0 + place as f64 * step;
        let bar = |count: usize| (bottom - (high - 2.0) * count as f64 / most, bottom);
        let sides = (left, left + (step - 1.0).max(1.0));
        if *count > *passing {
            all.area(sides, bar(*count));
        }
        if *passing > 0 {
            shown.area(sides, bar(*passing));
        }
    }
    let mut foot = Outline::default();
    foot.lines(&[(0.0, bottom), (scene.scale.width(), bottom)]);
    let window = view.is_zoomed().then(|| {
        let (from, to) = view.range();
        let mut outline = Outline::default();
        outline.area((at(from), at(to)), (middle, bottom));
        path("window", outline)
    });
    element!("g", "class" = "strip")
        .child(element!("title").child(view.model.locale.text(Message::ToScale)))
        .child(path("odd", odd))
        .child(path("tie", ties))
        .child(path("bins", all))
        .child(path("bins shown", shown))
        .child(path("foot", foot))
        .child(window)
}

/// The hairline at the date of the event on the stage, through chart and strip.
fn cursor(view: &View, laid: &ChartLayout) -> Option<Element> {
    let (begins, x) = view.staged_at(&laid.scene.scale)?;
    let mut outline = Outline::default();
    let bottom = laid.scene.bottom;
    outline.upright(x, laid.plan.axis() - BELOW_NAMES, bottom);
    if has_strip(view) {
        let (lens, high) = laid.plan.strip();
        let true_x = laid.overview.scale.apply(begins);
        outline.lines(&[(x, bottom), (true_x, bottom + lens), (true_x, bottom + lens + high)]);
    }
    Some(path("cursor", outline))
}
