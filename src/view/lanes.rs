//! The labels of the lanes: the chips of the grouped facet, at the side or, in little room, in a row above.

use super::View;
use super::tag::{Tag, tag};
use timeline_core::layout::Lane;
use timeline_core::locale::Message;

pub(super) fn lane_labels(view: &View, lanes: &[Lane]) -> Tag {
    let item = || tag!("li", "class" = "lane", "part" = "lane");
    let labels = lanes.iter().map(|lane| match lane.tag {
        Some(tag) => item().child(view.chip(tag)),
        None => {
            let message = if lanes.len() == 1 { Message::AllEvents } else { Message::OtherTerms };
            let shown = lane.rows.count_common(&view.derived.rows);
            let label = tag!("span", "class" = "label").child(view.model.locale.text(message));
            let count = tag!("span", "class" = "count").child(shown.to_string());
            item().child(tag!("span", "class" = "lane-name").child(label).child(count))
        }
    });
    tag!("ul", "class" = "lanes", "part" = "facet", "role" = "list").children(labels)
}
