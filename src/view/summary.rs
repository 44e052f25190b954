//! A summary of the chart for screen readers.

use super::context::View;
use super::mark::span;
use timeline_core::dataset::Precision;
use timeline_core::locale::Message;

/// The number of events shown, the start of the first and the last one, and the busiest month: the first if several are.
pub(super) fn summary(view: &View) -> String {
    let (model, list) = (&view.model, &view.result().list);
    let locale = model.locale;
    let mut words = locale.count(Message::Events, list.len());
    let mut add = |more: &str| {
        words.push_str(". ");
        words.push_str(more);
    };
    if !list.is_empty() {
        add(&span(view, list));
    }
    // Rows are in chronological order, so the rows of a month are adjacent.
    let (mut left, mut busiest, mut most) = (list.as_slice(), None, 0);
    while let Some(month) = left.first().and_then(|row| model.month(*row)) {
        let same = model.of_month(month);
        let run = left.iter().take_while(|row| same(row)).count().max(1);
        if run > most && month.precision() != Precision::Year {
            (busiest, most) = (Some(month), run);
        }
        left = left.get(run..).unwrap_or_default();
    }
    if let Some(month) = busiest {
        let (month, most) = (locale.month_heading(month), locale.count(Message::Events, most));
        add(&locale.fill(Message::BusiestMonth, &[("date", &month), ("n", &most)]));
    }
    words
}
