//! What the chart shows at a glance, in words for those who do not see it.

use super::View;
use super::mark::span;
use crate::dataset::Precision;
use crate::locale::Message;

/// How many events are shown, when the first and the last begin, and in which month most do, the first of equals.
pub(super) fn summary(view: &View) -> String {
    let (model, list) = (&view.model, &view.derived.list);
    let locale = model.locale;
    let mut words = locale.count(Message::Events, list.len());
    let mut add = |more: &str| {
        words.push_str(". ");
        words.push_str(more);
    };
    if !list.is_empty() {
        add(&span(view, list));
    }
    // Rows are in the order of time, so those of a month follow each other.
    let (mut current, mut run, mut busiest, mut most) = (None, 0, None, 0);
    for event in list.iter().filter_map(|row| model.dataset.event(*row)) {
        let month = Some(event.when.start().coarsened(Precision::Month));
        if month != current {
            (current, run) = (month, 0);
        }
        run += 1;
        if run > most && event.when.start().precision() != Precision::Year {
            (busiest, most) = (month, run);
        }
    }
    if let Some(month) = busiest {
        let (month, most) = (locale.month_heading(month), locale.count(Message::Events, most));
        add(&locale.fill(Message::BusiestMonth, &[("date", &month), ("n", &most)]));
    }
    words
}
