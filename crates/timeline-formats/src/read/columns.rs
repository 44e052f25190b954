//! Which column of a plain table is what, by its name. `docs/format.md` has the same list.

/// What a column holds. Every column that holds none of these is a facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
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
    Summary,
    Text,
    Id,
    SourceUrl,
    SourceTitle,
    Place,
    Latitude,
    Longitude,
    Url,
    Alt,
    Caption,
    Credit,
}

/// Names of each role, the likeliest first: of two columns the first name that occurs decides.
const NAMES: [(Role, &[&str]); 24] = [
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
    (Role::Text, &["text", "description", "body"]),
    (Role::Summary, &["summary"]),
    (Role::Id, &["id"]),
    (Role::SourceUrl, &["source url", "url", "link"]),
    (Role::SourceTitle, &["source title", "source"]),
    (Role::Place, &["place", "location"]),
    (Role::Latitude, &["lat", "latitude"]),
    (Role::Longitude, &["lon", "lng", "long", "longitude"]),
    (Role::Url, &["image", "media", "picture"]),
    (Role::Alt, &["alt", "alt text", "image alt", "media alt"]),
    (Role::Caption, &["caption", "image caption", "media caption"]),
    (Role::Credit, &["credit", "image credit", "media credit"]),
];

/// The columns of a plain table.
#[derive(Debug, Default)]
pub(super) struct Columns {
    roles: Vec<(Role, usize)>,
    /// Columns without a role, and with a name.
    pub(super) facets: Vec<usize>,
}

impl Columns {
    pub(super) fn of(headers: &[String]) -> Self {
        let names: Vec<String> = headers.iter().map(|header| plain(header)).collect();
        let mut columns = Self::default();
        for (role, known) in NAMES {
            let free = |place: &usize| columns.roles.iter().all(|(_, taken)| taken != place);
            let found = known.iter().find_map(|name| {
                let place = names.iter().position(|header| header == name).filter(free)?;
                Some((*name, place))
            });
            let Some((name, place)) = found else { continue };
            let start = columns.place(Role::Start).and_then(|place| names.get(place)).map(String::as_str);
            let sensible = match role {
                // A year beside a whole date is one more thing to filter by.
                Role::Year | Role::Month | Role::Day | Role::EndYear | Role::EndMonth | Role::EndDay => {
                    start.is_none()
                }
                // Beside any other start, "to" says where somebody went.
                Role::End if name == "to" => start == Some("from"),
                _ => true,
            };
            if sensible {
                columns.roles.push((role, place));
            }
        }
        let free = |place: &usize| columns.roles.iter().all(|(_, taken)| taken != place);
        columns.facets = (0..headers.len()).filter(free).collect();
        columns
    }

    /// The column of a role.
    pub(super) fn place(&self, role: Role) -> Option<usize> {
        self.roles.iter().find(|(known, _)| *known == role).map(|(_, place)| *place)
    }

    /// Whether there is any date.
    pub(super) fn are_dated(&self) -> bool {
        [Role::Start, Role::Year].iter().any(|role| self.place(*role).is_some())
    }
}

/// A name in lower case, with one space for whatever stands between its words.
fn plain(header: &str) -> String {
    let lower: String = header.chars().take(80).collect::<String>().to_lowercase();
    lower.split([' ', '_', '-', '\t', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(headers: &str, expected: &str) {
        let headers: Vec<String> = headers.split(',').map(str::to_owned).collect();
        let columns = Columns::of(&headers);
        let roles = columns.roles.iter().map(|(role, place)| format!("{role:?}={place}"));
        let facets = columns.facets.iter().map(|place| format!("facet={place}"));
        assert_eq!(roles.chain(facets).collect::<Vec<_>>().join(" "), expected, "for {headers:?}");
    }

    #[test]
    fn names_say_what_columns_hold() {
        check("Date,Title,Country", "Start=0 Headline=1 facet=2");
        check("START_DATE,End-Date,event,Description", "Start=0 End=1 Headline=2 Text=3");
        check("from,to,name", "Start=0 End=1 Headline=2");
        check("date,from,to,name", "Start=0 Headline=3 facet=1 facet=2");
        check("year,month,day,headline", "Year=0 Month=1 Day=2 Headline=3");
        check("date,year,headline", "Start=0 Headline=2 facet=1");
        check("when,Title,Name,Event", "Start=0 Headline=1 facet=2 facet=3");
        check("date,source,url", "Start=0 SourceUrl=2 SourceTitle=1");
        check("date,Source,place,LAT,Lng", "Start=0 SourceTitle=1 Place=2 Latitude=3 Longitude=4");
        check("date,image,alt text,Credit,caption", "Start=0 Url=1 Alt=2 Caption=4 Credit=3");
        check("Country", "facet=0");
        check("date,date", "Start=0 facet=1");
    }
}
