//! Compares versions of tools.

/// Whether the found version is at least the needed one. Parts that are not numbers count as zero.
pub fn at_least(needed: &str, found: &str) -> bool {
    parts(found) >= parts(needed)
}

fn parts(version: &str) -> [u64; 3] {
    let mut numbers =
        version.trim_start_matches('v').split(['.', '-', '+']).map(|part| part.parse().unwrap_or(0));
    [(); 3].map(|()| numbers.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::at_least;

    #[test]
    fn versions_are_compared_by_numbers() {
        for (needed, found, expected) in [
            ("18", "18.0.0", true),
            ("18", "v20.19.2", true),
            ("18", "17.9.9", false),
            ("20.19", "20.9.0", false),
            ("20.19", "20.19.0", true),
            ("20.19", "22.1", true),
            ("1.95", "1.100.0", true),
            ("1.95", "1.94.1", false),
            ("1.95", "1.95.0-nightly", true),
            ("18", "", false),
        ] {
            assert_eq!(at_least(needed, found), expected, "{found} for {needed}");
        }
    }
}
