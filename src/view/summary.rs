//! What the chart shows at a glance, in words for those who do not see it.

use super::View;
use super::mark::span;
use crate::dataset::Precision;
use crate::locale::Message;
use yew::prelude::*;

/// How many events are shown, when the first and the last begin, and in which month most do, the first of equals.
pub(super) fn summary(view: &View) -> Html {
    let (model, list) = (&view.model, &view.derived.list);
    let locale = model.locale;
    let month = |row: &usize| Some(model.dataset.event(*row)?.when.start().coarsened(Precision::Month));
    let mut words = vec![locale.count(Message::Events, list.len())];
    if !list.is_empty() {
        words.push(span(view, list));
    }
    // Rows are in the order of time, so those of a month follow each other.
    let mut busiest = None;
    for rows in list.chunk_by(|one, other| month(one) == month(other)) {
        let known = rows.first().and_then(month).filter(|month| month.precision() == Precision::Month);
        if let Some(month) = known.filter(|_| busiest.is_none_or(|(_, most)| rows.len() > most)) {
            busiest = Some((month, rows.len()));
        }
    }
    if let Some((month, count)) = busiest {
        let (month, count) = (locale.month_heading(month), locale.count(Message::Events, count));
        words.push(locale.fill(Message::BusiestMonth, &[("date", &month), ("n", &count)]));
    }
    html! { <p class="spoken">{ words.join(". ") }</p> }
}
