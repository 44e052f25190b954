//! Dates as text: ISO 8601, with slashes, or with the English name of a month.

use super::clock::{Clock, clock};
use super::dated::Dated;
use super::numbers::{Numbers, whole};
use crate::read::problems::quoted;
use timeline_core::dataset::Moment;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The date that one notation finds in a text; `None` if the text is not in that notation.
type Found = Option<Result<Dated, String>>;

/// Reads a date of a plain table. Years before 1 are astronomical in ISO dates, and followed by BC or BCE in words.
pub(in crate::read) fn worded(text: &str) -> Result<Dated, String> {
    let text = text.trim();
    let (about, date) = about(text);
    let found = iso(date).or_else(|| slashes(date, false)).or_else(|| words(date));
    let dated = found.unwrap_or_else(|| Err(unreadable(text)))?;
    Ok(Dated { about: about || dated.about, ..dated })
}

/// Reads a date of TimelineJS's first two versions, where -44 is 44 BCE and 4/5/2006 is 5 April.
pub(in crate::read) fn legacy(text: &str) -> Result<Dated, String> {
    let text = text.trim();
    let text = text.strip_prefix('+').unwrap_or(text);
    if let Some(dated) = numbers(text).or_else(|| slashes(text, true)) {
        return dated;
    }
    worded(text)
}

fn unreadable(text: &str) -> String {
    format!("{} is not a valid date; write 2022, 2022-03, 2022-03-07 or 7 March 2022", quoted(text))
}

/// Whether the date is approximate, and the date without the word that says so.
fn about(text: &str) -> (bool, &str) {
    for word in ["about", "around", "circa", "approx.", "ca.", "ca", "c.", "c", "~"] {
        let Some((start, rest)) = text.split_at_checked(word.len()) else { continue };
        let apart = word.ends_with(['.', '~']) || rest.starts_with(char::is_whitespace);
        if start.eq_ignore_ascii_case(word) && apart {
            return (true, rest.trim_start());
        }
    }
    (false, text)
}

/// `2022-03-07`, optionally with a time and a zone. The zone is ignored: the day is the one that the source gives.
fn iso(text: &str) -> Found {
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '-').unwrap_or(text.len());
    let (date, rest) = text.split_at_checked(end)?;
    let digits = date.strip_prefix('-').unwrap_or(date);
    if !digits.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    if rest.is_empty() {
        if digits.len() >= 5 && !digits.contains('-') {
            let message =
                "looks like the day number of a spreadsheet; format the column as a date, such as 2022-03-07";
            return Some(Err(format!("{} {message}", quoted(text))));
        }
        return Some(Moment::parse(date).map(Dated::from));
    }
    let time = rest.strip_prefix(['T', 't', ' '])?.trim();
    if digits.matches('-').count() != 2 || !time.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let time = time.strip_suffix(['Z', 'z']).unwrap_or(time);
    let time = time.split(['+', '-', '\u{2212}']).next().unwrap_or_default();
    Some(clock(time).and_then(|clock| Dated::from(Moment::parse(date)?).at(clock)))
}

/// `2022/3/7`, `3/2022` and `3/7/2022`; the last only if it is unambiguous, or with `month_first`.
fn slashes(text: &str, month_first: bool) -> Found {
    let (date, time) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let fields: Vec<&str> = date.split('/').take(4).collect();
    let plain =
        |field: &&str| matches!(field.len(), 1..=6) && field.bytes().all(|byte| byte.is_ascii_digit());
    if fields.len() < 2 || !fields.iter().all(plain) {
        return None;
    }
    let clock = if time.trim().is_empty() { Ok(None) } else { clock(time).map(Some) };
    let number = |field: &str| field.parse::<u32>().ok();
    let numbers =
        |year: &str, month, day| Numbers { year: whole(year).unwrap_or_default(), month, day, clock: None };
    let dated = match fields.as_slice() {
        [year, month] if year.len() == 4 => numbers(year, number(month), None),
        [year, month, day] if year.len() == 4 => numbers(year, number(month), number(day)),
        [month, year] if year.len() == 4 => numbers(year, number(month), None),
        [first, second, year] if year.len() == 4 => {
            let (month, day) = (number(first)?, number(second)?);
            if month > 12 {
                let message = format!("is read as month/day/year, and there is no month {month}");
                return Some(Err(format!(
                    "{} {message}; write {}",
                    quoted(date),
                    in_words(day, month, year)
                )));
            }
            if !month_first && day <= 12 && day != month {
                let (one, other) = (in_words(month, day, year), in_words(day, month, year));
                return Some(Err(format!("{} can mean {one} or {other}; write one of them", quoted(date))));
            }
            numbers(year, Some(month), Some(day))
        }
        _ => return Some(Err(format!("{} has no four-digit year; write 2022-03-07", quoted(date)))),
    };
    Some(clock.and_then(|clock| Numbers { clock, ..dated }.dated()))
}

/// A date as messages suggest it; the numbers may not form a date.
fn in_words(month: u32, day: u32, year: &str) -> String {
    let name = usize::try_from(month).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
    let Some((first, rest)) = name.and_then(|name| name.split_at_checked(1)) else {
        return "2022-03-07".to_owned();
    };
    format!("{day} {}{rest} {year}", first.to_ascii_uppercase())
}

/// `7 March 2022`, `March 7, 2022`, `Mar 2022`, `44 BCE`, each optionally followed by a time.
fn words(text: &str) -> Found {
    if text.len() > 80 {
        return None;
    }
    let lower = text.to_lowercase();
    let mut tokens: Vec<&str> =
        lower.split([',', ' ', '\t', '\u{a0}']).filter(|token| !token.is_empty()).collect();
    let time =
        tokens.iter().skip(1).position(|token| token.contains(':')).and_then(|place| place.checked_add(1));
    let clock = time.map(|place| clock(&tokens.split_off(place).join(" ")));
    let era = tokens.last().map(|word| word.trim_matches('.').replace('.', ""));
    let before = matches!(era.as_deref(), Some("bc" | "bce"));
    let named = before || matches!(era.as_deref(), Some("ad" | "ce"));
    if named {
        tokens.pop();
    }
    let tokens: Vec<&str> = tokens.iter().map(|token| token.trim_end_matches('.')).collect();
    let (month, day, year) = match tokens.as_slice() {
        [year] if named => (None, None, year),
        [month, year] => (Some(month_of(month)?), None, year),
        [one, other, year] => match (month_of(one), month_of(other)) {
            (Some(month), None) => (Some(month), Some(day_of(other)?), year),
            (None, Some(month)) => (Some(month), Some(day_of(one)?), year),
            _ => return None,
        },
        _ => return None,
    };
    let plain = year.bytes().all(|byte| byte.is_ascii_digit()) && (named || year.len() > 2);
    let year = whole(year).filter(|_| plain)?;
    let year = if before { year.saturating_neg() } else { year };
    let clock = clock.transpose();
    Some(clock.and_then(|clock| Numbers { year, month, day, clock }.dated()))
}

/// The number of a month from its English name, in lower case, in full or abbreviated.
pub(in crate::read) fn month_of(word: &str) -> Option<u32> {
    let is_it = |name: &&&str| {
        let short = name.get(..3).is_some_and(|start| start == word);
        short || **name == word || (word == "sept" && **name == "september")
    };
    let place = MONTHS.iter().position(|name| is_it(&name))?;
    u32::try_from(place).ok()?.checked_add(1)
}

/// A day of the month, with or without an ordinal ending: `7`, `7th`.
fn day_of(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    let plain = matches!(digits.len(), 1 | 2) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| plain)
}

/// `-44`, `2012,1,26`, `2012,1,26,10,30`, `-43-3-15`: only numbers, with historical years.
fn numbers(text: &str) -> Found {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1_i64, digits),
        None => (1, text),
    };
    // Without a sign, hyphens belong to ISO 8601, and a time and a zone may follow.
    let separators: &[char] = if sign < 0 { &['-', ','] } else { &[','] };
    if text.len() > 80 || (sign > 0 && !digits.contains(',')) {
        return None;
    }
    let fields: Option<Vec<u32>> = digits
        .split(separators)
        .map(|field| field.trim())
        .map(|field| field.parse().ok().filter(|_| field.bytes().all(|byte| byte.is_ascii_digit())))
        .collect();
    let fields = fields?;
    let at = |place: usize| fields.get(place).copied();
    let clock = at(3).map(|hour| Clock {
        hour,
        minute: at(4),
        second: at(5).filter(|second| *second > 0).map(|second| format!("{second:02}")),
    });
    if clock.as_ref().is_some_and(|clock| clock.hour > 23 || clock.minute.is_some_and(|minute| minute > 59)) {
        return Some(Err(unreadable(text)));
    }
    let year = i64::from(at(0)?).saturating_mul(sign);
    Some(Numbers { year, month: at(1), day: at(2), clock }.dated())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(read: fn(&str) -> Result<Dated, String>, text: &str, expected: &str) {
        let shown = read(text).map(|dated| {
            let about = if dated.about { "about " } else { "" };
            format!(
                "{about}{}{}",
                dated.moment,
                dated.second.map_or(String::new(), |second| format!(":{second}"))
            )
        });
        let shown = shown.unwrap_or_else(|message| message);
        let fits = expected.strip_prefix('!').map_or(shown == expected, |part| shown.contains(part));
        assert!(fits, "{shown:?}, not {expected:?}, for {text:.40?}");
    }

    #[test]
    fn dates_of_plain_tables() {
        for (text, expected) in [
            ("2022", "2022"),
            (" 2022-03 ", "2022-03"),
            ("2022-3-7", "2022-03-07"),
            ("2022-03-07T15:04", "2022-03-07T15:04"),
            ("2022-03-07 15:04:05", "2022-03-07T15:04:05"),
            ("2022-03-07T23:30:00.000Z", "2022-03-07T23:30"),
            ("2022-03-07T23:30+02:00", "2022-03-07T23:30"),
            ("2022-03-07T23-0500", "2022-03-07T23"),
            ("-0043-03-15", "-0043-03-15"),
            ("2022/3/7", "2022-03-07"),
            ("2022/03", "2022-03"),
            ("3/2022", "2022-03"),
            ("12/31/2006", "2006-12-31"),
            ("5/5/2006", "2006-05-05"),
            ("7 March 2022", "2022-03-07"),
            ("March 7, 2022", "2022-03-07"),
            ("7th of", "!is not a valid date"),
            ("March 7th, 2022 15:04", "2022-03-07T15:04"),
            ("7 Mar 2022, 3:05 PM", "2022-03-07T15:05"),
            ("Sept. 2022", "2022-09"),
            ("may 1900", "1900-05"),
            ("44 BC", "-0043"),
            ("15 March 44 B.C.", "-0043-03-15"),
            ("800 AD", "0800"),
            ("about 1850", "about 1850"),
            ("c. 1850", "about 1850"),
            ("ca. March 1850", "about 1850-03"),
            ("~1850", "about 1850"),
            ("4/5/2006", "\"4/5/2006\" can mean 5 April 2006 or 4 May 2006; write one of them"),
            (
                "31/12/2006",
                "\"31/12/2006\" is read as month/day/year, and there is no month 31; write 31 December 2006",
            ),
            ("40/50/2006", "!there is no month 40; write 2022-03-07"),
            ("3/7/22", "!has no four-digit year"),
            ("2022-02-30", "2022-02 has no day 30; it has 28 days"),
            ("30 February 2022", "2022-02 has no day 30; it has 28 days"),
            ("2022/13/1", "there is no month 13; write 01 to 12"),
            ("44625", "!day number of a spreadsheet"),
            ("2022-03-07T25:00", "!is not a valid time"),
            ("7 March 22", "!is not a valid date"),
            ("March", "!is not a valid date"),
            ("soon", "\"soon\" is not a valid date; write 2022, 2022-03, 2022-03-07 or 7 March 2022"),
            ("٢٠٢٢", "!is not a valid date"),
            ("<img src=x>", "!is not a valid date"),
            ("", "!is not a valid date"),
            (&"1".repeat(100_000), "!day number"),
            (&"a".repeat(100_000), "!is not a valid date"),
        ] {
            check(worded, text, expected);
        }
    }

    #[test]
    fn dates_of_the_first_two_versions_of_timelinejs() {
        for (text, expected) in [
            ("1963", "1963"),
            ("-44", "-0043"),
            ("-44-3-15", "-0043-03-15"),
            ("+1963", "1963"),
            ("1963-08", "1963-08"),
            ("1963-8-9", "1963-08-09"),
            ("1963,8,9", "1963-08-09"),
            ("2012,1,26,10,30,5", "2012-01-26T10:30:05"),
            ("1963/8/9", "1963-08-09"),
            ("4/5/2006", "2006-04-05"),
            ("8/1963", "1963-08"),
            ("4/5/2006 15:05:10", "2006-04-05T15:05:10"),
            ("31/12/2006", "!there is no month 31"),
            ("2/30/2006", "!has no day 30"),
            ("2012,1,26,24", "!is not a valid date"),
            ("2012-01-26T23:30:00Z", "2012-01-26T23:30"),
            ("0,1", "there is no year 0; write -1 for 1 BCE"),
            ("-999999999", "!is outside the supported range"),
            ("-", "!is not a valid date"),
            ("1,2,x", "!is not a valid date"),
        ] {
            check(legacy, text, expected);
        }
    }
}
