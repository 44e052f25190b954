//! The names of the lanes, over their tracks: buttons that filter.

use super::context::View;
use super::element::{Element, element};
use super::laid::ChartLayout;
use super::length::em;
use super::record::lane_name;
use super::term::Look;
use timeline_core::layout::{PlannedLane, Size};

pub(super) fn lane_names(view: &View, laid: &ChartLayout) -> Element {
    let plan = &laid.plan;
    let first = plan.lanes.iter().position(|planned| planned.lane.tag.is_some());
    let name = |(place, planned): (usize, &PlannedLane)| {
        // An empty picture gives the lane its height, which no style sheet knows.
        let height = element!("svg", "class" = "strut", "width" = "0"; "height" = em(plan.height(planned)));
        let size = match planned.size {
            Size::Slim => Some("slim"),
            Size::Roomy => Some("roomy"),
            Size::Normal | Size::Rows(_) => None,
        };
        let item = element!("li", "class" = "lane", "part" = "lane", "role" = "none"; "data-size" = size)
            .child(height);
        match (planned.lane.tag, lane_name(view, &planned.lane)) {
            (Some(tag), _) => item.child(view.term(tag, Look::Lane { in_tab_order: first == Some(place) })),
            (None, "") => item,
            (None, words) => {
                let shown = planned.lane.rows.count_common(&view.result().rows);
                let label = element!("span", "class" = "label").child(words);
                let count = element!("span", "class" = "count").child(shown.to_string());
                item.child(element!("span", "class" = "lane-name").child(label).child(count))
            }
        }
    };
    let top = element!("svg", "class" = "strut", "width" = "0"; "height" = em(plan.top()));
    let facet = view.state.group.and_then(|facet| view.model.dataset.facets().get(facet));
    let label = facet.map(|facet| view.model.say(&facet.label).to_owned());
    let lanes = element!("ul", "part" = "facet", "role" = "toolbar", "aria-orientation" = "vertical"; "aria-label" = label);
    element!("div", "class" = "lanes")
        .child(top)
        .child(lanes.children(plan.lanes.iter().enumerate().map(name)))
}
