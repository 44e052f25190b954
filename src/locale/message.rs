//! Every message of the interface by name.

/// A message; its words stand in the catalogue of each language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// Placeholder of the search field.
    Search,
    /// Name of the search field.
    SearchLabel,
    /// Number of events.
    Events,
    /// Until when the record goes.
    CompleteTo,
    /// Button that opens all filters.
    Filters,
    /// The same, with the number of chosen terms.
    FiltersChosen,
    /// Button that closes the panel of filters.
    CloseFilters,
    /// How many events pass.
    Showing,
    /// Every event passes.
    ShowingAll,
    /// Nothing passes.
    NoneShown,
    /// How many events of the dataset could not be read.
    Unreadable,
    /// Why nothing passes.
    NoneWhy,
    /// Offer to drop one part of the filter.
    DropFilter,
    /// Name of a button that drops one part of the filter.
    Remove,
    /// Button that drops the whole filter.
    ClearAll,
    /// Search as a removable filter.
    SearchFor,
    /// Date range as a removable filter.
    DateRange,
    /// First day of a date range.
    DatesFrom,
    /// Last day of a date range.
    DatesTo,
    /// Heading of the date range.
    Dates,
    /// Name of the chart.
    Chart,
    /// Help of the chart.
    ChartKeys,
    /// Button.
    ZoomIn,
    /// Button.
    ZoomOut,
    /// Button that shows the whole period.
    ShowAll,
    /// Name of that button.
    ShowAllLabel,
    /// Label of the choice of grouping.
    LanesBy,
    /// No grouping.
    NoLanes,
    /// The only lane.
    AllEvents,
    /// Lane of events without a term.
    OtherTerms,
    /// Button: events before the visible period.
    Earlier,
    /// Button: events after the visible period.
    Later,
    /// Name of that button.
    EarlierLabel,
    /// Name of that button.
    LaterLabel,
    /// Name of a cluster mark.
    ClusterLabel,
    /// Heading of an opened cluster.
    ClusterHeading,
    /// Button in an opened cluster.
    ClusterZoom,
    /// Button.
    Close,
    /// Label of the overview.
    WholePeriod,
    /// An uncertain date.
    About,
    /// Line that opens the details.
    Details,
    /// Heading of the sources.
    Sources,
    /// Heading of the people.
    People,
    /// Heading of the claims.
    Claims,
    /// Heading of a difference.
    Difference,
    /// What the record says.
    TheRecord,
    /// Heading of places.
    Where,
    /// Name of the tags of an event.
    Tags,
    /// Button.
    Previous,
    /// Button.
    Next,
    /// Button: rows before the window of the list.
    Earliest,
    /// Button: rows after the window of the list.
    Latest,
    /// Spoken count of a term.
    TermCount,
    /// A dataset without events.
    Empty,
    /// Name of the filter region.
    FilterLabel,
    /// Name of the list.
    ListLabel,
    /// Beside the date of an event that was not there when the dataset was read before.
    New,
    /// Beside the date of an event that has changed since then.
    Changed,
    /// How many events are new, spoken once.
    NewEvents,
    /// How many have changed, spoken once.
    ChangedEvents,
    /// Button that opens what to paste into another page.
    Embed,
}
