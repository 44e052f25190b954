//! The English catalogue, which is part of the module. Other languages fall back on it for missing messages.

use super::catalogue::{Catalogue, Direction, MESSAGES, Plurals};
use super::message::Message;

/// British English.
pub(super) static ENGLISH: Catalogue = Catalogue {
    tag: "en",
    direction: Direction::Inherited,
    plurals: Plurals::OneOther,
    messages: templates(),
};

// Evaluated at compile time only, where an index out of bounds is a compile error.
#[allow(clippy::indexing_slicing)]
const fn templates() -> [&'static str; MESSAGES] {
    let mut templates = [""; MESSAGES];
    let mut index = 0;
    while index < MESSAGES {
        templates[index] = template(Message::ALL[index]);
        index += 1;
    }
    templates
}

const fn template(message: Message) -> &'static str {
    match message {
        Message::Search => "Search headlines, people, places",
        Message::Events => "{n} event|{n} events",
        Message::CompleteTo => "Complete to {date}",
        Message::Filters => "Filters",
        Message::NoneShown => "No events match this filter",
        Message::Unreadable => "{n} of {total} events could not be read",
        Message::NoneWhy => "No event in the record matches all of these filters. Remove one:",
        Message::DropFilter => "Without “{name}”: {n}",
        Message::Remove => "Remove filter {name}",
        Message::ClearAll => "Clear all",
        Message::SearchFor => "Search: {words}",
        Message::DateRange => "Dates: {from} – {to}",
        Message::DatesFrom => "From",
        Message::DatesTo => "To",
        Message::Dates => "Dates",
        Message::Chart => "Chart of the events over time",
        Message::ChartKeys => {
            "Use the arrow keys to move between events, plus and minus to zoom, and Enter to open an event."
        }
        Message::BusiestMonth => "Busiest month: {date}, {n}",
        Message::ZoomIn => "Zoom in",
        Message::ZoomOut => "Zoom out",
        Message::ShowAll => "All",
        Message::ShowAllLabel => "All: show the whole period",
        Message::LanesBy => "Lanes by",
        Message::NoLanes => "One lane",
        Message::OtherTerms => "Other",
        Message::ClusterLabel => "{n} events, {date}. Opens a list|{n} events, {date}. Opens a list",
        Message::ClusterZoom => "Zoom in here",
        Message::Close => "Close",
        Message::Widen => "Widen busy periods",
        Message::ToScale => "Events over time, to scale",
        Message::OpenList => "{n} event as a list|{n} events as a list",
        Message::List => "List",
        Message::BackToChart => "Back to the chart",
        Message::ChartShort => "Chart",
        Message::More => "More",
        Message::View => "View",
        Message::Time => "Time",
        Message::Linear => "Calendar to scale",
        Message::EmptyTerms => "Show {n} without events|Show {n} without events",
        Message::ShowEvents => "Show {n} event|Show {n} events",
        Message::Stage => "Event",
        Message::ReadOn => "Read on",
        Message::Less => "Show less",
        Message::Back => "Back",
        Message::MoreEvents => "and {n} more|and {n} more",
        Message::About => "about {date}",
        Message::Circa => "c. ",
        Message::Differences => "Where the article differs",
        Message::Sources => "Sources",
        Message::People => "Who was there",
        Message::Claims => "Who said what",
        Message::Difference => "The article",
        Message::TheRecord => "The record",
        Message::Where => "Place and more",
        Message::Tags => "Filter by",
        Message::Previous => "Previous event",
        Message::Next => "Next event",
        Message::Place => "{n} of {total}",
        Message::Earliest => "Show {n} earlier event|Show {n} earlier events",
        Message::Latest => "Show {n} later event|Show {n} later events",
        Message::MoreTerms => "Show {n} more|Show {n} more",
        Message::TermCount => "{n} event|{n} events",
        Message::Empty => "This timeline has no events yet.",
        Message::FilterLabel => "Filter the events",
        Message::ListLabel => "Events",
        Message::New => "New",
        Message::Changed => "Changed",
        Message::NewEvents => "{n} new event|{n} new events",
        Message::ChangedEvents => "{n} changed|{n} changed",
        Message::Embed => "Share",
        Message::Pause => "Stop updates",
        Message::Months => {
            "January|February|March|April|May|June|July|August|September|October|November|December"
        }
        Message::MonthsAlone => template(Message::Months),
        Message::MonthsShort => "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
        Message::MonthsShortAlone => template(Message::MonthsShort),
        Message::DateDay | Message::DateShort => "{d} {month} {y}",
        Message::DateMonth => "{month} {y}",
        Message::DateDayOfYear | Message::DateDayShort => "{d} {month}",
        Message::DateDays => "{d}–{date}",
        Message::DateTime => "{date}, {time}",
        Message::DateYear => "{y}",
        Message::DateBefore => "{y} BCE",
        Message::Thousands => ",",
    }
}
