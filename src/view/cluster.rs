//! An opened cluster: its events as a list, and a way to come nearer.

use super::View;
use crate::dataset::When;
use crate::locale::Message;
use crate::state::Action;
use yew::prelude::*;

/// How many events of a cluster are listed; the rest are reached by zooming in.
const MOST: usize = 30;

pub(super) fn opened_cluster(view: &View, onselect: &Callback<(usize, bool)>) -> Html {
    let rows = &view.state.cluster;
    if rows.is_empty() {
        return Html::default();
    }
    let (dataset, locale) = (&view.model.dataset, view.model.locale);
    let items =
        rows.iter().take(MOST).filter_map(|row| Some((*row, dataset.event(*row)?))).map(|(row, event)| {
            let onclick = onselect.reform(move |event: MouseEvent| (row, by_keyboard(&event)));
            html! {
                <li>
                    <button type="button" class="cluster-event" {onclick}>
                        <time datetime={event.when.start().to_string()}>{ view.model.when(event) }</time>
                        <span lang={view.model.lang(&event.headline)}>{ view.model.say(&event.headline) }</span>
                    </button>
                </li>
            }
        });
    let extents = || rows.iter().filter_map(|row| dataset.event(*row)).map(|event| When::extent(&event.when));
    let start = extents().map(|extent| extent.0).min().unwrap_or_default();
    let last = extents().map(|extent| extent.0).max().unwrap_or_default();
    let margin = (last - start) / 6 + 3_600;
    // Events of one instant never come apart: there is nothing to zoom into.
    let nearer = (last > start).then(|| {
        let range = (start - margin, last + margin * 2);
        view.press("opener", locale.text(Message::ClusterZoom).into(), Action::Range(Some(range)))
    });
    html! {
        <div class="cluster">
            <div class="cluster-bar">
                <strong>{ locale.count(Message::ClusterHeading, rows.len()) }</strong>
                { nearer }
                { view.press("plain", locale.text(Message::Close).into(), Action::Cluster(Vec::new())) }
            </div>
            <ul role="list">{ for items }</ul>
        </div>
    }
}

/// A click without a pointer: Enter or Space on a button.
pub(super) fn by_keyboard(event: &MouseEvent) -> bool {
    event.detail() == 0
}
