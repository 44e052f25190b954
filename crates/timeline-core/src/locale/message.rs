//! Every message of the interface by name.

/// Makes the messages and the list of their names from one table.
macro_rules! messages {
    ($($(#[$doc:meta])* $variant:ident $name:literal,)*) => {
        /// A message; its words stand in the catalogue of each language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Message {
            $($(#[$doc])* $variant,)*
        }

        impl Message {
            /// Every message, in order.
            pub(super) const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Their names in catalogues, in the same order.
            pub const NAMES: &[&str] = &[$($name,)*];
        }
    };
}

messages! {
    /// What the search field says while it is empty, and its name: the words seen must be in that (WCAG 2.5.3).
    Search "search",
    /// Number of events.
    Events "events",
    /// Until when the record goes.
    CompleteTo "complete-to",
    /// Button that opens all filters.
    Filters "filters",
    /// The same, with the number of chosen terms.
    FiltersChosen "filters-chosen",
    /// Button that closes the panel of filters.
    CloseFilters "close-filters",
    /// How many events pass.
    Showing "showing",
    /// Every event passes.
    ShowingAll "showing-all",
    /// Nothing passes.
    NoneShown "none-shown",
    /// How many events of the dataset could not be read.
    Unreadable "unreadable",
    /// Why nothing passes.
    NoneWhy "none-why",
    /// Offer to drop one part of the filter.
    DropFilter "drop-filter",
    /// Name of a button that drops one part of the filter.
    Remove "remove",
    /// Button that drops the whole filter.
    ClearAll "clear-all",
    /// Search as a removable filter.
    SearchFor "search-for",
    /// Date range as a removable filter.
    DateRange "date-range",
    /// First day of a date range.
    DatesFrom "dates-from",
    /// Last day of a date range.
    DatesTo "dates-to",
    /// Heading of the date range.
    Dates "dates",
    /// Name of the chart.
    Chart "chart",
    /// Help of the chart.
    ChartKeys "chart-keys",
    /// Button before the chart that takes the focus past it.
    SkipChart "skip-chart",
    /// The month in which most events begin, `{date}`, and how many, `{n}`.
    BusiestMonth "busiest-month",
    /// Button.
    ZoomIn "zoom-in",
    /// Button.
    ZoomOut "zoom-out",
    /// Button that shows the whole period.
    ShowAll "show-all",
    /// Name of that button.
    ShowAllLabel "show-all-label",
    /// Label of the choice of grouping.
    LanesBy "lanes-by",
    /// No grouping.
    NoLanes "no-lanes",
    /// The only lane.
    AllEvents "all-events",
    /// Lane of events without a term.
    OtherTerms "other-terms",
    /// Button: events before the visible period.
    Earlier "earlier",
    /// Button: events after the visible period.
    Later "later",
    /// Name of that button.
    EarlierLabel "earlier-label",
    /// Name of that button.
    LaterLabel "later-label",
    /// Name of a cluster mark.
    ClusterLabel "cluster-label",
    /// Heading of an opened cluster.
    ClusterHeading "cluster-heading",
    /// Button in an opened cluster.
    ClusterZoom "cluster-zoom",
    /// Button.
    Close "close",
    /// Label of the overview.
    WholePeriod "whole-period",
    /// An uncertain date.
    About "about",
    /// The same where there is little room, before a day.
    Circa "circa",
    /// Line that opens the details.
    Details "details",
    /// Heading of the sources.
    Sources "sources",
    /// Heading of the people.
    People "people",
    /// Heading of the claims.
    Claims "claims",
    /// Heading of a difference.
    Difference "difference",
    /// What the record says.
    TheRecord "the-record",
    /// Heading of places.
    Where "where",
    /// Name of the tags of an event.
    Tags "tags",
    /// Button.
    Previous "previous",
    /// Button.
    Next "next",
    /// Which of the events shown the selected one is.
    Place "place",
    /// Button: select the first event, from which buttons lead on.
    OneByOne "one-by-one",
    /// Button: rows before the window of the list.
    Earliest "earliest",
    /// Button: rows after the window of the list.
    Latest "latest",
    /// Button: terms of a facet that are not in the page.
    MoreTerms "more-terms",
    /// Spoken count of a term.
    TermCount "term-count",
    /// A dataset without events.
    Empty "empty",
    /// Name of the filter region.
    FilterLabel "filter-label",
    /// Name of the list.
    ListLabel "list-label",
    /// Beside the date of an event that was not there when the dataset was read before.
    New "new",
    /// Beside the date of an event that has changed since then.
    Changed "changed",
    /// How many events are new, spoken once.
    NewEvents "new-events",
    /// How many have changed, spoken once.
    ChangedEvents "changed-events",
    /// Button that opens what to paste into another page.
    Embed "embed",
    /// Button, pressed while the reading of new events is stopped.
    Pause "pause",
    /// The months as they stand in dates, from January on, with `|` between them.
    Months "months",
    /// The months where they stand alone.
    MonthsAlone "months-alone",
    /// The months where there is little room.
    MonthsShort "months-short",
    /// The same where they stand alone.
    MonthsShortAlone "months-short-alone",
    /// The days of the week where there is little room, from Monday on, with `|` between them.
    Weekdays "weekdays",
    /// A day: `{d}`, `{month}` and `{y}`.
    DateDay "date-day",
    /// A month: `{month}`, one that stands alone, and `{y}`.
    DateMonth "date-month",
    /// A day with a short month: `{d}`, `{month}` and `{y}`.
    DateShort "date-short",
    /// A day of a year that is said elsewhere: `{d}` and `{month}`.
    DateDayOfYear "date-day-of-year",
    /// The same with a short month.
    DateDayShort "date-day-short",
    /// Several days of one month: `{d}`, the first, and `{date}`, the last.
    DateDays "date-days",
    /// A day and a time of day: `{date}` and `{time}`.
    DateTime "date-time",
    /// A year before our era: `{y}`.
    DateBefore "date-before",
    /// What stands between thousands, from five digits on.
    Thousands "thousands",
}
