//! Times of day.

use crate::read::problems::quoted;

/// A time of day, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::read) struct Clock {
    pub(in crate::read) hour: u32,
    pub(in crate::read) minute: Option<u32>,
    /// Seconds as written, with their fraction.
    pub(in crate::read) second: Option<String>,
}

/// Reads `15:05`, `15:05:10.5`, `3:05 PM`, `3.05`, `1505` and `15`.
pub(in crate::read) fn clock(text: &str) -> Result<Clock, String> {
    read(text.trim()).ok_or_else(|| format!("{} is not a valid time; write 15:05 or 3:05 PM", quoted(text)))
}

fn read(text: &str) -> Option<Clock> {
    let lower = text.get(..40).unwrap_or(text).to_ascii_lowercase();
    if lower.len() < text.len() {
        return None;
    }
    let half = |suffixes: [&str; 2]| suffixes.into_iter().find_map(|suffix| lower.strip_suffix(suffix));
    let (digits, afternoon) = match (half(["am", "a.m."]), half(["pm", "p.m."])) {
        (Some(digits), _) => (digits, Some(false)),
        (_, Some(digits)) => (digits, Some(true)),
        _ => (lower.as_str(), None),
    };
    let digits = digits.trim();
    let compact = digits.len() > 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let mut fields: Vec<&str> = match digits.split_at_checked(digits.len().saturating_sub(2)) {
        Some((hour, minute)) if compact => vec![hour, minute],
        _ if digits.contains(':') => digits.split(':').collect(),
        _ => digits.splitn(3, '.').collect(),
    };
    let second = if fields.len() == 3 { fields.pop() } else { None };
    let (hour, minute) = match fields.as_slice() {
        [hour] => (number(hour, 23)?, None),
        [hour, minute] => (number(hour, 23)?, Some(number(minute, 59)?)),
        _ => return None,
    };
    let hour = match afternoon {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
    };
    if let Some(second) = second {
        let (whole, fraction) = second.split_once('.').unwrap_or((second, "0"));
        number(whole, 59)?;
        if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
    }
    // A second of zero adds nothing to the minute.
    let second =
        second.filter(|second| second.contains(|digit: char| digit.is_ascii_digit() && digit != '0'));
    Some(Clock { hour, minute, second: second.map(str::to_owned) })
}

fn number(digits: &str, largest: u32) -> Option<u32> {
    let plain = matches!(digits.len(), 1 | 2) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|number| plain && *number <= largest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown = clock(text).map(|clock| {
            let minute = clock.minute.map_or(String::new(), |minute| format!(":{minute:02}"));
            let second = clock.second.map_or(String::new(), |second| format!(":{second}"));
            format!("{:02}{minute}{second}", clock.hour)
        });
        assert_eq!(shown.unwrap_or_else(|message| message), expected, "for {text:?}");
    }

    #[test]
    fn common_notations_of_times_are_read() {
        for (text, expected) in [
            ("15:05", "15:05"),
            ("3:05 PM", "15:05"),
            ("3:05pm", "15:05"),
            ("12:30 a.m.", "00:30"),
            ("12 pm", "12"),
            ("3.05", "03:05"),
            ("1505", "15:05"),
            ("905", "09:05"),
            ("15", "15"),
            ("3 PM", "15"),
            ("9", "09"),
            ("15:05:10", "15:05:10"),
            ("15:05:10.5", "15:05:10.5"),
            ("3:05:09 PM", "15:05:09"),
            ("15:05:00.0", "15:05"),
            (" 00:00 ", "00:00"),
        ] {
            check(text, expected);
        }
        let digits = "9".repeat(100_000);
        for text in [
            "", "24:00", "13:00 PM", "0:10 am", "15:60", "15:05:61", "15:05:1.", "noon", "1:2:3:4", "-1:00",
            "٣:٠٥", &digits,
        ] {
            assert!(clock(text).unwrap_err().contains("is not a valid time; write 15:05"), "{text:.20}");
        }
    }
}
