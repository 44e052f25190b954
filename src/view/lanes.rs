//! The labels of the lanes: the chips of the grouped facet, at the side or, in little room, in a row above.

use super::View;
use crate::layout::Lane;
use crate::locale::Message;
use yew::prelude::*;

pub(super) fn lane_labels(view: &View, lanes: &[Lane]) -> Html {
    let labels = lanes.iter().map(|lane| match lane.tag {
        Some(tag) => html! { <li class="lane" part="lane">{ view.chip(tag) }</li> },
        None => {
            let message = if lanes.len() == 1 { Message::AllEvents } else { Message::OtherTerms };
            let shown = lane.rows.count_common(&view.derived.rows);
            html! {
                <li class="lane" part="lane">
                    <span class="lane-name">
                        <span class="label">{ view.model.locale.text(message) }</span>
                        <span class="count">{ shown }</span>
                    </span>
                </li>
            }
        }
    });
    html! { <ul class="lanes" part="facet" role="list">{ for labels }</ul> }
}
