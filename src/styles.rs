//! The style sheet of the widget, as text.

/// Every sheet of `styles/` that belongs to the widget, in the order in which they apply.
pub const SHEET: &str = concat!(
    include_str!("../styles/tokens.css"),
    include_str!("../styles/base.css"),
    include_str!("../styles/filters.css"),
    include_str!("../styles/chart.css"),
    include_str!("../styles/list.css"),
    include_str!("../styles/print.css"),
);
