//! An opened cluster: its events as a list, and a button that zooms in.

use super::context::View;
use super::element::{Element, EventKind, element};
use super::hooks;
use timeline_core::dataset::When;
use timeline_core::locale::Message;
use timeline_core::state::Action;
use yew::prelude::*;

/// How many events of a cluster are listed; the rest are reached by zooming in.
const MOST: usize = 30;

pub(super) fn opened_cluster(view: &View, onselect: &Callback<(usize, bool)>) -> Option<Element> {
    let rows = &view.state.cluster;
    if rows.is_empty() {
        return None;
    }
    let (dataset, locale) = (&view.model.dataset, view.model.locale);
    let items =
        rows.iter().take(MOST).filter_map(|row| Some((*row, dataset.event(*row)?))).map(|(row, event)| {
            let onclick = onselect.reform(move |event: Event| (row, hooks::by_keyboard(&event)));
            let time = element!("time"; "datetime" = event.when.start().html_datetime())
                .child(view.model.when(event));
            let headline = element!("span"; "lang" = view.model.lang(&event.headline));
            let button = element!("button", "type" = "button", "class" = "cluster-event")
                .on(EventKind::Click, onclick)
                .child(time)
                .child(headline.child(view.model.say(&event.headline)));
            element!("li").child(button)
        });
    let extents = || rows.iter().filter_map(|row| dataset.event(*row)).map(|event| When::extent(&event.when));
    let start = extents().map(|extent| extent.0).min().unwrap_or_default();
    let last = extents().map(|extent| extent.0).max().unwrap_or_default();
    let margin = (last - start) / 6 + 3_600;
    // No zoom separates events of the same instant.
    let nearer = (last > start).then(|| {
        let range = (start - margin, last + margin * 2);
        view.button("opener", locale.text(Message::ClusterZoom).to_owned(), None, Action::Range(Some(range)))
    });
    let bar = element!("div", "class" = "cluster-bar")
        .child(element!("strong").child(locale.count(Message::ClusterHeading, rows.len())))
        .child(nearer)
        .child(view.button(
            "plain",
            locale.text(Message::Close).to_owned(),
            None,
            Action::Cluster(Vec::new()),
        ));
    Some(
        element!("div", "class" = "cluster")
            .child(bar)
            .child(element!("ul", "role" = "list").children(items)),
    )
}
