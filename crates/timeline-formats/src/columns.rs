//! The roles of table columns, from their headers; `docs/format.md` has the same list.
//!
//! The readers of tables and the CSV export share this file, so that our own tables read back unchanged. Must not be here: the
//! contents of cells.

/// The role of a column. A column of a plain table without a role is a facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Start,
    Year,
    Month,
    Day,
    Time,
    End,
    EndYear,
    EndMonth,
    EndDay,
    EndTime,
    Display,
    Headline,
    Short,
    Summary,
    Text,
    Id,
    SourceUrl,
    SourceTitle,
    Place,
    Latitude,
    Longitude,
    People,
    Url,
    Alt,
    Caption,
    Credit,
    /// Whether the row is the title, an era or an event.
    Kind,
    Group,
    Tag,
    /// A column that TimelineJS reads, and this widget does not.
    Unused,
}

/// Roles with their headers, the most common first: the first header that occurs wins.
type Names = [(Role, &'static [&'static str])];

/// The headers of a plain table.
const PLAIN: &Names = &[
    (Role::Start, &["date", "start date", "start", "date start", "from", "when"]),
    (Role::Year, &["year", "start year"]),
    (Role::Month, &["month", "start month"]),
    (Role::Day, &["day", "start day"]),
    (Role::Time, &["time", "start time"]),
    (Role::End, &["end date", "end", "date end", "until", "to"]),
    (Role::EndYear, &["end year"]),
    (Role::EndMonth, &["end month"]),
    (Role::EndDay, &["end day"]),
    (Role::EndTime, &["end time"]),
    (Role::Display, &["display date"]),
    (Role::Headline, &["headline", "title", "event", "name"]),
    // Not "label": in many tables that column is the headline or a facet.
    (Role::Short, &["short", "short label", "short title", "short headline"]),
    (Role::Text, &["text", "description", "body"]),
    (Role::Summary, &["summary"]),
    (Role::Id, &["id"]),
    (Role::SourceUrl, &["source url", "url", "link"]),
    (Role::SourceTitle, &["source title", "source"]),
    (Role::Place, &["place", "location"]),
    (Role::Latitude, &["lat", "latitude"]),
    (Role::Longitude, &["lon", "lng", "long", "longitude"]),
    // Not "people": in most tables that column is a facet.
    (Role::People, &["people names"]),
    (Role::Url, &["image", "media", "picture"]),
    (Role::Alt, &["alt", "alt text", "image alt", "media alt"]),
    (Role::Caption, &["caption", "image caption", "media caption"]),
    (Role::Credit, &["credit", "image credit", "media credit"]),
];

/// The headers of TimelineJS's spreadsheet: <https://timeline.knightlab.com/docs/using-spreadsheets.html>, and those of its
/// first two versions.
const TIMELINEJS: &Names = &[
    (Role::Start, &["start date"]),
    (Role::Year, &["year"]),
    (Role::Month, &["month"]),
    (Role::Day, &["day"]),
    (Role::Time, &["time"]),
    (Role::End, &["end date"]),
    (Role::EndYear, &["end year"]),
    (Role::EndMonth, &["end month"]),
    (Role::EndDay, &["end day"]),
    (Role::EndTime, &["end time"]),
    (Role::Display, &["display date"]),
    (Role::Headline, &["headline"]),
    (Role::Text, &["text"]),
    (Role::Url, &["media"]),
    (Role::Alt, &["alt text"]),
    (Role::Caption, &["media caption"]),
    (Role::Credit, &["media credit"]),
    (Role::Kind, &["type"]),
    (Role::Group, &["group"]),
    (Role::Tag, &["tag"]),
    (Role::Unused, &["media thumbnail"]),
    (Role::Unused, &["background"]),
    (Role::Unused, &["link"]),
];

/// Headers that only occur in TimelineJS's sheets.
const DECISIVE: [&str; 3] = ["media credit", "media caption", "media thumbnail"];

/// Headers that other tables may have too: two of them, and no header unknown to TimelineJS, mean a TimelineJS sheet. The pair
/// of text and media, which every sheet of TimelineJS has, counts as one of the two.
const TELLING: [&str; 6] = ["end year", "display date", "alt text", "type", "tag", "background"];

/// Appended to the name of a facet that would otherwise match another role.
pub(crate) const FACET: &str = " (facet)";

/// The columns of a table, by role.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    roles: Vec<(Role, usize)>,
    /// Columns without a role.
    pub(crate) facets: Vec<usize>,
}

impl Columns {
    /// The columns of a plain table.
    pub(crate) fn plain(headers: &[String]) -> Self {
        Self::of(headers, PLAIN)
    }

    /// The columns of a TimelineJS sheet.
    pub(crate) fn timelinejs(headers: &[String]) -> Self {
        Self::of(headers, TIMELINEJS)
    }

    fn of(headers: &[String], names: &Names) -> Self {
        let headers: Vec<String> = headers.iter().map(|header| normalised(header)).collect();
        let mut columns = Self::default();
        for (role, known) in names {
            let free = |place: &usize| columns.roles.iter().all(|(_, taken)| taken != place);
            let found = known.iter().find_map(|name| {
                let place = headers.iter().position(|header| header == name).filter(free)?;
                Some((*name, place))
            });
            let Some((name, place)) = found else { continue };
            let start = columns.place(Role::Start).and_then(|place| headers.get(place)).map(String::as_str);
            let sensible = match role {
                // Besides a whole date, a year is another value to filter by.
                Role::Year | Role::Month | Role::Day => start.is_none(),
                Role::EndYear | Role::EndMonth | Role::EndDay => columns.place(Role::End).is_none(),
                // With any other start column, "to" is a destination.
                Role::End if name == "to" => start == Some("from"),
                _ => true,
            };
            if sensible {
                columns.roles.push((*role, place));
            }
        }
        let free = |place: &usize| columns.roles.iter().all(|(_, taken)| taken != place);
        columns.facets = (0..headers.len()).filter(free).collect();
        columns
    }

    /// The column with a role.
    pub(crate) fn place(&self, role: Role) -> Option<usize> {
        self.roles.iter().find(|(known, _)| *known == role).map(|(_, place)| *place)
    }

    /// Whether a column contains the dates of events.
    pub(crate) fn are_dated(&self) -> bool {
        [Role::Start, Role::Year].iter().any(|role| self.place(*role).is_some())
    }
}

/// Whether a table is a TimelineJS sheet. `Year,Month,Headline,Type,Country` is not: TimelineJS would ignore the
/// country.
pub(crate) fn is_timelinejs(headers: &[String]) -> bool {
    let columns = Columns::timelinejs(headers);
    let headers: Vec<String> = headers.iter().map(|header| normalised(header)).collect();
    let count =
        |names: &[&str]| names.iter().filter(|name| headers.iter().any(|header| header == *name)).count();
    let has = |role: Role| columns.place(role).is_some();
    let slide = usize::from(has(Role::Text) && has(Role::Url));
    let foreign = columns.facets.iter().any(|place| headers.get(*place).is_some_and(|name| !name.is_empty()));
    columns.are_dated()
        && has(Role::Headline)
        && (count(&DECISIVE) > 0 || (count(&TELLING) + slide > 1 && !foreign))
}

/// The facet's name in a header, without the suffix that keeps it from matching another role.
pub(crate) fn facet_label(header: &str) -> &str {
    header.strip_suffix(FACET).unwrap_or(header)
}

/// A header in lower case, with its words separated by single spaces.
fn normalised(header: &str) -> String {
    let lower: String = header.chars().take(80).collect::<String>().to_lowercase();
    lower.split([' ', '_', '-', '\t', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(headers: &str, expected: &str) {
        let headers: Vec<String> = headers.split(',').map(str::to_owned).collect();
        let columns = Columns::plain(&headers);
        let roles = columns.roles.iter().map(|(role, place)| format!("{role:?}={place}"));
        let facets = columns.facets.iter().map(|place| format!("facet={place}"));
        assert_eq!(roles.chain(facets).collect::<Vec<_>>().join(" "), expected, "for {headers:?}");
    }

    #[test]
    fn headers_give_columns_their_roles() {
        check("Date,Title,Country", "Start=0 Headline=1 facet=2");
        check("START_DATE,End-Date,event,Description", "Start=0 End=1 Headline=2 Text=3");
        check("from,to,name", "Start=0 End=1 Headline=2");
        check("date,from,to,name", "Start=0 Headline=3 facet=1 facet=2");
        check("year,month,day,headline", "Year=0 Month=1 Day=2 Headline=3");
        check("date,year,headline", "Start=0 Headline=2 facet=1");
        check("when,Title,Name,Event", "Start=0 Headline=1 facet=2 facet=3");
        check("date,Title,Short_Title,Label", "Start=0 Headline=1 Short=2 facet=3");
        check("date,headline,short,short label,Short (facet)", "Start=0 Headline=1 Short=2 facet=3 facet=4");
        check("date,source,url", "Start=0 SourceUrl=2 SourceTitle=1");
        check("date,Source,place,LAT,Lng", "Start=0 SourceTitle=1 Place=2 Latitude=3 Longitude=4");
        check("date,image,alt text,Credit,caption", "Start=0 Url=1 Alt=2 Caption=4 Credit=3");
        check("Country", "facet=0");
        check("date,date", "Start=0 facet=1");
        check("date,end year,title", "Start=0 EndYear=1 Headline=2");
        check("date,Time (facet),People", "Start=0 facet=1 facet=2");
    }

    #[test]
    fn a_timelinejs_sheet_has_only_columns_of_timelinejs() {
        for (headers, expected) in [
            ("Year,Month,Day,Headline,Text,Media,Media Credit,Media Caption,Type,Group,Background", true),
            ("Start Date,End Date,Headline,Text,Media,Media Credit,Media Caption,Type,Tag", true),
            ("Year,Headline,Media Credit,Notes to ourselves", true),
            ("Year,End Year,Headline,Type", true),
            ("year, END_YEAR,headline,type,", true),
            ("Start Date,End Date,Headline,Text,Media,Type", true),
            ("Year,Month,Day,Headline,Text,Media,Tag", true),
            ("Start Date,End Date,Headline,Text,Media", false),
            ("Start Date,Headline,Text,Media,Type,Country", false),
            ("Year,Headline,Media,Type", false),
            ("Year,Month,Headline,Type,Country", false),
            ("Year,Month,Headline,Type", false),
            ("Year,End Year,Headline,Type,Country", false),
            ("Year,Headline,Tag,Place", false),
            ("Headline,Media Credit,Type", false),
            ("date,Headline,Media Credit,Type", false),
        ] {
            let named: Vec<String> = headers.split(',').map(str::to_owned).collect();
            assert_eq!(is_timelinejs(&named), expected, "{headers}");
        }
    }
}
