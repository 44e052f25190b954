//! The labels of the lanes: chips of the grouped facet, at the side or, in a narrow page, in a row above.

use super::context::View;
use super::element::{Element, element};
use timeline_core::layout::Lane;
use timeline_core::locale::Message;

pub(super) fn lane_labels(view: &View, lanes: &[Lane]) -> Element {
    let item = || element!("li", "class" = "lane", "part" = "lane");
    let labels = lanes.iter().map(|lane| match lane.tag {
        Some(tag) => item().child(view.chip(tag)),
        None => {
            let message = if lanes.len() == 1 { Message::AllEvents } else { Message::OtherTerms };
            let shown = lane.rows.count_common(&view.result().rows);
            let label = element!("span", "class" = "label").child(view.model.locale.text(message));
            let count = element!("span", "class" = "count").child(shown.to_string());
            item().child(element!("span", "class" = "lane-name").child(label).child(count))
        }
    });
    element!("ul", "class" = "lanes", "part" = "facet", "role" = "list").children(labels)
}
