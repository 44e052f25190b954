//! Addresses of Google Sheets.

/// The address at which a sheet can be fetched as CSV; none for any other address.
///
/// A sheet that is published to the web is read as it was published, `…/pub?output=csv`; one that is shared by its
/// link, `…/edit`, as an export. The tab (`gid`) is kept. Both addresses answer pages of other origins. A bare key is
/// no address here: it could be a file of that name.
///
/// ```
/// use talks_timeline::import::sheet_address;
/// let published = sheet_address("https://docs.google.com/spreadsheets/d/e/2PACX-1abc/pubhtml?gid=7&single=true");
/// let address = "https://docs.google.com/spreadsheets/d/e/2PACX-1abc/pub?output=csv&gid=7&single=true";
/// assert_eq!(published.as_deref(), Some(address));
/// assert_eq!(sheet_address("https://example.org/data.csv"), None);
/// ```
pub fn sheet_address(url: &str) -> Option<String> {
    const HOST: &str = "docs.google.com/";
    let url = url.trim();
    let rest = ["https://", "http://", "//"].iter().find_map(|scheme| {
        let (start, rest) = url.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    })?;
    let (host, rest) = rest.split_at_checked(HOST.len())?;
    let path_begins = host.eq_ignore_ascii_case(HOST);
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut steps = path.split('/').filter(|step| !step.is_empty()).peekable();
    if !path_begins || !matches!(steps.next(), Some("spreadsheets" | "spreadsheet")) {
        return None;
    }
    // Sheets of an organisation: /spreadsheets/u/1/d/… and /a/example.org/… name the reader's account.
    if steps.next_if_eq(&"u").is_some() {
        steps.next();
    }
    let (key, published) = match (steps.next(), steps.next(), steps.next()) {
        (Some("d"), Some("e"), Some(key)) => (format!("e/{}", plain(key)?), true),
        (Some("d"), Some(key), task) => {
            (plain(key)?.to_owned(), task.is_some_and(|task| task.starts_with("pub")))
        }
        _ => (plain(value(query, "key")?)?.to_owned(), true),
    };
    let gid = value(query, "gid").or_else(|| value(fragment, "gid"));
    let gid = gid.filter(|gid| !gid.is_empty() && gid.bytes().all(|byte| byte.is_ascii_digit()));
    let address = format!("https://{HOST}spreadsheets/d/{key}");
    Some(match (published, gid) {
        (true, None) => format!("{address}/pub?output=csv"),
        (true, Some(gid)) => format!("{address}/pub?output=csv&gid={gid}&single=true"),
        (false, None) => format!("{address}/export?format=csv"),
        (false, Some(gid)) => format!("{address}/export?format=csv&gid={gid}"),
    })
}

/// A key, if it is made of what keys are made of.
fn plain(key: &str) -> Option<&str> {
    let fine = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let long = (8..=200).contains(&key.len());
    (long && key.bytes().all(fine)).then_some(key)
}

fn value<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_sheet_gives_its_csv() {
        let base = "https://docs.google.com/spreadsheets/d";
        for (url, expected) in [
            ("d/e/2PACX-1abc_d/pubhtml", "/e/2PACX-1abc_d/pub?output=csv"),
            ("d/e/2PACX-1abc_d/pub?output=csv", "/e/2PACX-1abc_d/pub?output=csv"),
            (
                "d/e/2PACX-1abc_d/pubhtml?gid=12&single=true",
                "/e/2PACX-1abc_d/pub?output=csv&gid=12&single=true",
            ),
            ("d/1abcdefgh/pubhtml", "/1abcdefgh/pub?output=csv"),
            ("d/1abcdefgh/pubhtml?gid=0", "/1abcdefgh/pub?output=csv&gid=0&single=true"),
            ("d/1abcdefgh/edit#gid=7", "/1abcdefgh/export?format=csv&gid=7"),
            ("d/1abcdefgh/edit?usp=sharing", "/1abcdefgh/export?format=csv"),
            ("d/1abcdefgh", "/1abcdefgh/export?format=csv"),
            ("u/1/d/1abcdefgh/edit", "/1abcdefgh/export?format=csv"),
            ("ccc?key=0Aabcdefgh&usp=drive", "/0Aabcdefgh/pub?output=csv"),
            ("d/1abcdefgh/edit#gid=x'y", "/1abcdefgh/export?format=csv"),
        ] {
            let address = sheet_address(&format!("https://docs.google.com/spreadsheets/{url}"));
            assert_eq!(address, Some(format!("{base}{expected}")), "for {url}");
        }
        let old = sheet_address("http://docs.google.com/spreadsheet/pub?key=0Aabcdefgh&output=html");
        assert_eq!(old, Some(format!("{base}/0Aabcdefgh/pub?output=csv")));
    }

    #[test]
    fn nothing_else_is_a_sheet() {
        for url in [
            "https://docs.google.com.evil.org/spreadsheets/d/1abcdefgh/edit",
            "https://user@docs.google.com/spreadsheets/d/1abcdefgh/edit",
            "https://docs.google.com:444/spreadsheets/d/1abcdefgh/edit",
            "https://evil.org/docs.google.com/spreadsheets/d/1abcdefgh/edit",
            "https://docs.google.com/document/d/1abcdefgh/edit",
            "https://docs.google.com/spreadsheets/d/../evil/edit",
            "https://docs.google.com/spreadsheets/d/a\"b<c>d'efgh/edit",
            "https://docs.google.com/spreadsheets/",
            "docs.google.com/spreadsheets/d/1abcdefgh",
            "1abcdefghijklmnop",
            "v2:1abcdefghijklmnop",
            "",
        ] {
            assert_eq!(sheet_address(url), None, "for {url}");
        }
    }
}
