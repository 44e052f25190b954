//! The names of the calendar units above the lanes, and the date of the event on the stage.

use super::context::View;
use super::element::{Element, element};
use super::length::{em, percent};
use timeline_core::dataset::{Moment, Precision};
use timeline_core::layout::{Columns, Plan, Scene, Unit};
use timeline_core::locale::DateStyle;

/// The average width of a letter of the axis, in sixteenths of the letters' size.
const LETTER: f64 = 7.2;

/// The height of the plate with the date of the event on the stage.
const PLATE: f64 = 17.0;

/// A text of the axis, from a pixel to another.
struct Label {
    from: f64,
    words: String,
    is_minor: bool,
}

impl Label {
    fn end(&self) -> f64 {
        self.from + self.words.chars().count() as f64 * LETTER
    }
}

/// Hidden from assistive technology, since the name of every mark has its date.
pub(super) fn axis(view: &View, scene: &Scene, plan: &Plan) -> Element {
    let (width, base) = (scene.scale.width(), plan.axis() - 7.0);
    let plate = plate(view, scene);
    let is_free = |label: &Label| {
        plate.as_ref().is_none_or(|(from, to, _)| label.end() < from - 3.0 || label.from > to + 3.0)
    };
    let texts = labels(view, scene, plan.frame.columns).into_iter().filter(is_free).map(|label| {
        let text = element!(
            "text", "class" = "tick";
            "x" = percent(label.from, width), "y" = em(base), "data-minor" = label.is_minor.then_some("")
        );
        text.child(label.words)
    });
    let plate = plate.as_ref().map(|(from, to, words)| {
        let room = element!(
            "foreignObject";
            "x" = percent(*from, width), "width" = percent(to - from, width), "y" = em(base - 13.0),
            "height" = em(PLATE)
        );
        room.child(
            element!("div", "xmlns" = "http://www.w3.org/1999/xhtml", "class" = "plate")
                .child(words.as_str()),
        )
    });
    element!("g", "class" = "axis", "part" = "axis", "aria-hidden" = "true")
        .child(element!("g").children(texts))
        .child(plate)
}

/// The plate with the date of the event on the stage: from where to where, and its words. None if the date is not visible.
fn plate(view: &View, scene: &Scene) -> Option<(f64, f64, String)> {
    let (_, x) = view.staged_at(&scene.scale)?;
    let start = view.staged()?.when.start();
    let day = start.coarsened(start.precision().min(Precision::Day));
    let words = view.model.locale.moment(day, DateStyle::Finest);
    let half = words.chars().count() as f64 * LETTER / 2.0 + 6.0;
    let width = scene.scale.width();
    let x = x.clamp(half.min(width / 2.0), (width - half).max(width / 2.0));
    Some((x - half, x + half, words))
}

/// The names that fit, from the left.
fn labels(view: &View, scene: &Scene, columns: Columns) -> Vec<Label> {
    let (scale, mut free, mut labels) = (&scene.scale, f64::MIN, Vec::new());
    let width_of = |words: &str| words.chars().count() as f64 * LETTER;
    for (place, unit) in scale.units().iter().enumerate() {
        let names = names(view, scale.precision(), scale.interval().mean_seconds(), unit, place == 0);
        let fitting = names.iter().find(|name| width_of(name) + 6.0 <= unit.width);
        // Where no name fits, one may reach into the next units, which then have none.
        let name = fitting.or_else(|| names.last().filter(|_| scale.precision() != Precision::Month));
        let Some(words) = name.filter(|_| unit.x >= free).cloned() else { continue };
        let label = Label { from: unit.x + 4.0, words, is_minor: false };
        if label.end() > scale.width() {
            continue;
        }
        free = label.end();
        labels.push(label);
        if scale.precision() == Precision::Month && unit.width > 112.0 && columns != Columns::Narrow {
            labels.extend(
                weeks(scene, unit)
                    .into_iter()
                    .filter(|week| week.from > free + 8.0 && week.end() < unit.x + unit.width),
            );
        }
    }
    labels
}

/// The days on which the weeks of a wide month begin.
fn weeks(scene: &Scene, unit: &Unit) -> Vec<Label> {
    let week = timeline_core::calendar::Interval::days(7);
    let label = |at: i64| {
        let day = Moment::at_instant(at)?.coarsened(Precision::Day);
        let words = day.day_of_month().to_string();
        Some(Label {
            from: scene.scale.apply(at) - words.chars().count() as f64 * LETTER / 2.0,
            words,
            is_minor: true,
        })
    };
    week.range(unit.extent.0, unit.extent.1).filter_map(label).collect()
}

/// The names of a unit, the longest first.
fn names(view: &View, precision: Precision, seconds: f64, unit: &Unit, first: bool) -> Vec<String> {
    let locale = view.model.locale;
    let Some(moment) = Moment::at_instant(unit.at).map(|moment| moment.coarsened(precision)) else {
        return Vec::new();
    };
    let say = |moment: Moment, style| locale.moment(moment, style);
    match precision {
        Precision::Month => {
            let short = say(moment, DateStyle::Finest);
            let begins_year = moment.coarsened(Precision::Year).begins() == moment.begins();
            let mut names = Vec::new();
            if first || begins_year {
                names.extend([say(moment, DateStyle::Long), say(moment, DateStyle::Short)]);
            }
            names.push(locale.month_alone(moment).to_owned());
            // Quarters begin every third month, whose initial alone would say nothing.
            let initial = (seconds < 40.0 * 86_400.0).then(|| short.chars().take(1).collect());
            names.push(short);
            names.extend(initial);
            names
        }
        Precision::Year => vec![say(moment, DateStyle::Long)],
        Precision::Day if first => vec![say(moment, DateStyle::Short), say(moment, DateStyle::Finest)],
        Precision::Day => {
            let day = moment.day_of_month().to_string();
            let begins_month = moment.day_of_month() <= if seconds > 86_400.0 { 7 } else { 1 };
            if begins_month { vec![say(moment, DateStyle::Finest), day] } else { vec![day] }
        }
        // At midnight, the day.
        Precision::Hour | Precision::Minute => {
            let day = moment.coarsened(Precision::Day);
            let time = say(moment, DateStyle::Finest);
            if first || day.begins() == moment.begins() {
                vec![say(day, DateStyle::Finest)]
            } else {
                vec![time]
            }
        }
    }
}
