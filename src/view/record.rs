//! The dataset as the layout sees it: with the lengths of the texts that the chart shows.

use super::context::View;
use timeline_core::dataset::Text;
use timeline_core::layout::{Frame, Lane, Plan, Record, levels};
use timeline_core::locale::Message;

/// Calls back with the record of a view.
pub(super) fn with<T>(view: &View, use_record: impl FnOnce(&Record<'_>) -> T) -> T {
    let model = &view.model;
    let characters = |row: usize| {
        let count = |text: &Text| model.say(text).chars().count();
        model.dataset.event(row).map_or((0, 0), |event| (count(model.short(event)), count(&event.headline)))
    };
    use_record(&Record {
        index: &model.index,
        period: model.whole,
        ends: model.record_ends,
        widened: view.is_widened(),
        characters: &characters,
    })
}

/// The plan of the chart in a widget of a width, in sixteenths of the letters' size.
pub(super) fn plan(view: &View, width: f64) -> Plan {
    let eras =
        levels(&view.model.dataset.eras).into_iter().flatten().map(|level| level + 1).max().unwrap_or(0);
    let mirrored = view.model.locale.direction() == Some("rtl");
    let frame = Frame::new(width, view.layout.has_columns());
    let name = |lane: &Lane| match lane_name(view, lane) {
        "" => 0,
        name => name.chars().count() + lane.rows.count().to_string().len() + 1,
    };
    with(view, |record| {
        Plan::new(record, &view.model.dataset, view.state.group, frame, eras, mirrored, &name)
    })
}

/// The name of a lane; empty for the only lane.
pub(super) fn lane_name<'a>(view: &'a View, lane: &Lane) -> &'a str {
    match lane.tag.and_then(|tag| view.model.dataset.resolve(tag)) {
        Some((_, term)) => view.model.say(&term.label),
        None if view.state.group.is_some() => view.model.locale.text(Message::OtherTerms),
        None => "",
    }
}
