//! What the chart shows at a glance, in words for those who do not see it.

use super::mark::span;
use super::{Model, View};
use crate::dataset::{Moment, Precision};
use crate::locale::Message;
use yew::prelude::*;

/// The month in which most events begin, the first of equals, and how many those are. Years alone are no months.
pub(super) fn busiest(model: &Model, rows: &[usize]) -> Option<(Moment, usize)> {
    let (mut most, mut current) = (None::<(Moment, usize)>, None);
    let starts = rows.iter().filter_map(|row| Some(model.dataset.event(*row)?.when.start()));
    for start in starts.filter(|start| start.precision() >= Precision::Month) {
        let month = start.coarsened(Precision::Month);
        // Rows are in the order of time, so those of a month follow each other.
        let count = match current {
            Some((known, count)) if known == month => count + 1,
            _ => 1,
        };
        current = Some((month, count));
        if most.is_none_or(|(_, most)| count > most) {
            most = current;
        }
    }
    most
}

/// How many events are shown, when the first and the last begin, and in which month most do.
pub(super) fn summary(view: &View) -> Html {
    let (locale, list) = (view.model.locale, &view.derived.list);
    let mut words = vec![locale.count(Message::Events, list.len())];
    if !list.is_empty() {
        words.push(span(view, list));
    }
    if let Some((month, count)) = view.derived.busiest {
        let (month, count) = (locale.month_heading(month), locale.count(Message::Events, count));
        words.push(locale.fill(Message::BusiestMonth, &[("date", &month), ("n", &count)]));
    }
    html! { <p class="spoken">{ words.join(". ") }</p> }
}
