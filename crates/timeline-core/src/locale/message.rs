//! The messages of the interface and their names in catalogues.

/// Declares the messages and the list of their names from one table.
macro_rules! messages {
    ($($(#[$doc:meta])* $variant:ident $name:literal,)*) => {
        /// A message, whose words each catalogue gives.
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
    /// Placeholder of the search field and its accessible name, which must contain the visible words (WCAG 2.5.3).
    Search "search",
    /// Number of events.
    Events "events",
    /// The date up to which the record is complete, in forms by precision: see [`Message::About`].
    CompleteTo "complete-to",
    /// Button that opens the filters.
    Filters "filters",
    /// Shown when no event passes.
    NoneShown "none-shown",
    /// How many events of the dataset could not be read.
    Unreadable "unreadable",
    /// Explains why no event passes.
    NoneWhy "none-why",
    /// Button that drops one part of the filter, with the number of events that would then pass.
    DropFilter "drop-filter",
    /// Accessible name of the button that removes one part of the filter.
    Remove "remove",
    /// Button that clears the whole filter.
    ClearAll "clear-all",
    /// The search, as a removable part of the filter.
    SearchFor "search-for",
    /// The range of dates, as a removable part of the filter.
    DateRange "date-range",
    /// Label of the field for the first day of the range.
    DatesFrom "dates-from",
    /// Label of the field for the last day of the range.
    DatesTo "dates-to",
    /// Heading of the fields for the range of dates.
    Dates "dates",
    /// Accessible name of the chart.
    Chart "chart",
    /// Which keys work in the chart, for screen readers.
    ChartKeys "chart-keys",
    /// The month in which most events begin, `{date}`, and their number, `{n}`.
    BusiestMonth "busiest-month",
    /// Button that zooms in.
    ZoomIn "zoom-in",
    /// Button that zooms out.
    ZoomOut "zoom-out",
    /// Button that shows the whole period.
    ShowAll "show-all",
    /// Accessible name of that button.
    ShowAllLabel "show-all-label",
    /// Heading of the facets whose terms may be the lanes.
    LanesBy "lanes-by",
    /// Choice under that heading: no lanes.
    NoLanes "no-lanes",
    /// Lane of the events without a term.
    OtherTerms "other-terms",
    /// Accessible name of the mark of a cluster.
    ClusterLabel "cluster-label",
    /// Button in an opened cluster that zooms in on it.
    ClusterZoom "cluster-zoom",
    /// Button that closes a panel.
    Close "close",
    /// Switch that widens busy calendar units.
    Widen "widen",
    /// Note beside the strip that shows the calendar to scale.
    ToScale "to-scale",
    /// Button that opens the list, with the number of events.
    OpenList "open-list",
    /// The same button in few words.
    List "list",
    /// Button that closes the list.
    BackToChart "back-to-chart",
    /// The same button in few words.
    ChartShort "chart-short",
    /// Button that opens the filters without a button of their own.
    More "more",
    /// Button that opens the choices of lanes and scale.
    View "view",
    /// Heading of the choices of scale.
    Time "time",
    /// Choice of scale: the calendar to scale.
    Linear "linear",
    /// Button that shows the terms without events too.
    EmptyTerms "empty-terms",
    /// Button that closes the filters and shows the events.
    ShowEvents "show-events",
    /// Accessible name of the stage, which shows one event.
    Stage "stage",
    /// Button that shows the rest of an event.
    ReadOn "read-on",
    /// Button that hides the rest of an event.
    Less "less",
    /// Button that leads from the events of a cluster back to the event before.
    Back "back",
    /// How many further events a card does not list.
    MoreEvents "more-events",
    /// An approximate date, `{date}`, with up to five forms by what is known: time, day, month, year, and a range.
    ///
    /// The form for a time surrounds the time alone. In these forms a month has its name from [`Message::Months`] and a year
    /// is written as in [`Message::DateYear`], so that Slavic languages use the genitive.
    About "about",
    /// The abbreviation of “about” before the number of a day, with the space after it.
    Circa "circa",
    /// Heading of the points on which the original article differs from the record.
    Differences "differences",
    /// Heading of the sources.
    Sources "sources",
    /// Heading of the people.
    People "people",
    /// Heading of the claims.
    Claims "claims",
    /// Heading of a point on which the original article differs from the record.
    Difference "difference",
    /// Heading of what the record says on that point.
    TheRecord "the-record",
    /// Heading of places and further terms.
    Where "where",
    /// Accessible name of the terms of an event, each of which sets a filter.
    Tags "tags",
    /// Button that selects the previous event.
    Previous "previous",
    /// Button that selects the next event.
    Next "next",
    /// Position of the selected event among those shown.
    Place "place",
    /// Button that shows earlier rows of the list.
    Earliest "earliest",
    /// Button that shows later rows of the list.
    Latest "latest",
    /// Button that shows more terms of a facet.
    MoreTerms "more-terms",
    /// Number of events of a term, for screen readers.
    TermCount "term-count",
    /// Shown in place of the events of an empty dataset.
    Empty "empty",
    /// Accessible name of the region of filters.
    FilterLabel "filter-label",
    /// Accessible name of the list.
    ListLabel "list-label",
    /// Beside the date of an event that was not in the previous version of the data.
    New "new",
    /// Beside the date of an event that has changed since the previous version.
    Changed "changed",
    /// Number of new events, announced once.
    NewEvents "new-events",
    /// Number of changed events, announced once.
    ChangedEvents "changed-events",
    /// Button that opens the Share panel.
    Embed "embed",
    /// Toggle that stops updates.
    Pause "pause",
    /// The months as they stand in a date with a day, from January on, separated by `|`.
    Months "months",
    /// The months without a day.
    MonthsAlone "months-alone",
    /// Abbreviated months in a date with a day.
    MonthsShort "months-short",
    /// Abbreviated months without a day.
    MonthsShortAlone "months-short-alone",
    /// A day: `{d}`, `{month}` and `{y}`.
    ///
    /// This pattern and the others for days may have a second form, for the first day of a month.
    DateDay "date-day",
    /// A month without a day: `{month}` and `{y}`. It may have a second form, for abbreviated months.
    DateMonth "date-month",
    /// A day with an abbreviated month: `{d}`, `{month}` and `{y}`.
    DateShort "date-short",
    /// A day whose year stands elsewhere: `{d}` and `{month}`.
    DateDayOfYear "date-day-of-year",
    /// The same with an abbreviated month.
    DateDayShort "date-day-short",
    /// Days of one month: `{d}`, the first day, and `{date}`, the last date.
    DateDays "date-days",
    /// A day and a time of day: `{date}` and `{time}`.
    DateTime "date-time",
    /// A year as it follows a month or stands in [`Message::About`]: `{y}`. It is the `{y}` of the patterns above.
    DateYear "date-year",
    /// Years before our era: `{y}`. It may have a second form, for where [`Message::DateYear`] would stand.
    DateBefore "date-before",
    /// Separator between thousands, used from five digits on.
    Thousands "thousands",
}
