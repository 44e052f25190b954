//! `sizes`: compares the size of the first view with the last recorded one.

use crate::process::answer;
use crate::project::{
    DATA_FILES, DATA_LIMIT, FIRST_VIEW, FIRST_VIEW_LIMIT, LOADER, LOADER_LIMIT, Project, refusal,
};
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// All records.
const RECORDS: &str = "docs/sizes.json";
/// The same records as a table for people, generated from the JSON.
const TABLE: &str = "docs/sizes.md";

/// Compares the size of the first view, as measured by scripts/build, with the last recorded one.
///
/// Exits with a non-zero status if the total has grown by more than 1 %.
#[derive(clap::Args, Debug, Default)]
pub struct Options {
    /// Adds the current sizes and the reason, one sentence, to docs/sizes.json and docs/sizes.md
    #[arg(long, value_name = "REASON", value_parser = reason)]
    record: Option<String>,
}

fn reason(text: &str) -> Result<String, &'static str> {
    match text.trim() {
        "" => Err("say why, as in: --record \"The chart has a legend\""),
        text if text.contains(['\n', '|']) => Err("the reason is one line, without \"|\""),
        text => Ok(text.to_owned()),
    }
}

/// The size of a file of the site in bytes.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct FileSize {
    name: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// The sizes of all files of a site.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Sizes(Vec<FileSize>);

/// A recorded first view: the size of each file after brotli.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
struct Record {
    date: String,
    files: BTreeMap<String, u64>,
    why: String,
}

/// Measures a site. All files of the first view must exist.
pub fn measure(project: &Project, site: &Path) -> Result<Sizes> {
    let sizes =
        Sizes(serde_json::from_str(&answer(project.command("node").arg("scripts/sizes.mjs").arg(site))?)?);
    sizes.brotli(&FIRST_VIEW)?;
    Ok(sizes)
}

impl Sizes {
    /// The total size of some files after brotli.
    pub fn brotli(&self, names: &[&str]) -> Result<u64> {
        names.iter().map(|name| self.brotli_of(name)).sum()
    }

    fn brotli_of(&self, name: &str) -> Result<u64> {
        let file = self.0.iter().find(|file| file.name == name);
        Ok(file.with_context(|| format!("the build made no {name}"))?.brotli)
    }

    /// A table of all files, and the total of the first view.
    pub fn table(&self) -> String {
        let width = self.0.iter().map(|file| file.name.len()).max().unwrap_or_default();
        let mut table = format!("{:width$}{:>10}{:>10}{:>10}\n", "file", "raw", "gzip", "brotli");
        for FileSize { name, raw, gzip, brotli } in &self.0 {
            _ = writeln!(table, "{name:width$}{raw:>10}{gzip:>10}{brotli:>10}");
        }
        if let Ok(sum) = self.brotli(&FIRST_VIEW) {
            let names = FIRST_VIEW.join(" + ");
            _ = writeln!(table, "first view, brotli: {sum} bytes ({names}; the dataset is in the module)");
        }
        table
    }

    fn first_view(&self) -> Result<BTreeMap<String, u64>> {
        FIRST_VIEW.iter().map(|name| Ok((String::from(*name), self.brotli_of(name)?))).collect()
    }
}

/// Fails if the first view, the loader or the second module exceeds its limit.
pub fn check_limits(project: &Project, sizes: &Sizes) -> Result<()> {
    let mut over = Vec::new();
    for (what, names, limit) in [
        ("first view", FIRST_VIEW.as_slice(), FIRST_VIEW_LIMIT),
        ("loader", &[LOADER], LOADER_LIMIT),
        ("second module", &DATA_FILES, DATA_LIMIT),
    ] {
        let bytes = sizes.brotli(names)?;
        project.say(format_args!("{what}: {bytes} bytes of at most {limit}"));
        if bytes > limit {
            over.push(format!("the {what} takes {} bytes too many", bytes - limit));
        }
    }
    if !over.is_empty() {
        bail!("{}", over.join("; "));
    }
    Ok(())
}

/// Compares the sizes of the last site, `measured`, with the recorded ones, or records them.
pub fn run(project: &Project, options: &Options, measured: Option<Sizes>) -> Result<()> {
    let Some(sizes) = measured else {
        return refusal("nothing has been measured yet; run scripts/build.");
    };
    match &options.record {
        None => compare(project, &sizes),
        Some(why) => record(project, &sizes, why),
    }
}

/// Prints the sizes next to the last recorded ones, and fails if the total has grown by more than 1 %.
pub fn compare(project: &Project, sizes: &Sizes) -> Result<()> {
    let records = read_records(project)?;
    let Some(last) = records.last() else {
        return refusal(format!(
            "{RECORDS} has no sizes yet; record them: cargo xtask sizes --record \"REASON\""
        ));
    };
    comparison(last, sizes)?.lines().for_each(|line| project.say(line));
    if has_grown(last, sizes)? {
        bail!(
            "the first view has grown by over 1 %; if that is worth it, say why: cargo xtask sizes --record \"REASON\""
        );
    }
    Ok(())
}

fn record(project: &Project, sizes: &Sizes, why: &str) -> Result<()> {
    let mut records = read_records(project)?;
    if let Some(last) = records.last() {
        comparison(last, sizes)?.lines().for_each(|line| project.say(line));
    }
    let date = answer(project.command("date").args(["-u", "+%F"]))?;
    records.push(Record { date, files: sizes.first_view()?, why: why.to_owned() });
    fs::write(project.path(RECORDS), serde_json::to_string_pretty(&records)? + "\n")?;
    let page = fs::read_to_string(project.path(TABLE))?;
    fs::write(project.path(TABLE), with_table(&page, &records))?;
    Ok(())
}

fn read_records(project: &Project) -> Result<Vec<Record>> {
    let text = fs::read_to_string(project.path(RECORDS)).context(RECORDS)?;
    serde_json::from_str(&text).context(RECORDS)
}

fn comparison(last: &Record, sizes: &Sizes) -> Result<String> {
    let mut table =
        format!("{:<24} {:>10} {:>10} {:>10}\n", "bytes by brotli", "recorded", "now", "difference");
    let mut row = |name: &str, before: u64, now: u64| {
        let difference = i128::from(now) - i128::from(before);
        let percent = (now as f64 / before as f64 - 1.0) * 100.0;
        _ = writeln!(table, "{name:<24} {before:>10} {now:>10} {difference:>+10}  {percent:+.2} %");
    };
    for (name, now) in sizes.first_view()? {
        // Records of different files cannot be compared.
        let before =
            last.files.get(&name).with_context(|| format!("the last record in {RECORDS} has no {name}"))?;
        row(&name, *before, now);
    }
    row("first view", last.files.values().sum(), sizes.brotli(&FIRST_VIEW)?);
    _ = writeln!(table, "recorded last: {}", last.why);
    Ok(table)
}

fn has_grown(last: &Record, sizes: &Sizes) -> Result<bool> {
    Ok(sizes.brotli(&FIRST_VIEW)? * 100 > last.files.values().sum::<u64>() * 101)
}

/// The page with its table generated from the records.
fn with_table(page: &str, records: &[Record]) -> String {
    let (text, _) = page.split_once("| date |").unwrap_or((page, ""));
    let mut all = format!("{text}| date | {} | first view | why |\n", FIRST_VIEW.join(" | "));
    all += &format!("|---|{}---:|---|\n", "---:|".repeat(FIRST_VIEW.len()));
    for Record { date, files, why } in records {
        let bytes =
            FIRST_VIEW.map(|name| files.get(name).map(u64::to_string).unwrap_or_default()).join(" | ");
        _ = writeln!(all, "| {date} | {bytes} | {} | {why} |", files.values().sum::<u64>());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{
        DATA_FILES, DATA_LIMIT, FIRST_VIEW_LIMIT, FileSize, LOADER_LIMIT, Project, Record, Sizes,
        check_limits, comparison, has_grown, read_records, reason, with_table,
    };
    use std::fs;
    use std::path::{Path, PathBuf};

    fn sizes(loader: u64, module: u64, data: u64) -> Sizes {
        let [first, second, third] = DATA_FILES;
        let files = [
            ("talks-timeline.css", 4_000),
            ("talks-timeline.js", loader),
            ("talks_timeline.js", 3_000),
            ("talks_timeline_bg.wasm", module),
            (first, 1_000),
            (second, 1_000),
            (third, data - 2_000),
        ];
        Sizes(
            files
                .map(|(name, brotli)| FileSize {
                    name: name.into(),
                    raw: 9 * brotli,
                    gzip: 2 * brotli,
                    brotli,
                })
                .into(),
        )
    }

    fn record(loader: u64, module: u64) -> Record {
        let files = sizes(loader, module, 2_000).first_view().unwrap();
        Record { date: "2026-11-30".into(), files, why: "A test".into() }
    }

    fn project() -> Project {
        Project::for_tests(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
    }

    #[test]
    fn each_limit_may_be_reached_and_not_passed() {
        let project = Project::for_tests(PathBuf::new());
        let module = FIRST_VIEW_LIMIT - LOADER_LIMIT - 7_000;
        let check = |loader, module, data| {
            check_limits(&project, &sizes(loader, module, data)).map_err(|error| error.to_string())
        };
        assert_eq!(check(LOADER_LIMIT, module, DATA_LIMIT), Ok(()));
        assert_eq!(
            check(LOADER_LIMIT, module + 1, DATA_LIMIT),
            Err("the first view takes 1 bytes too many".into())
        );
        assert_eq!(
            check(LOADER_LIMIT + 2, module - 2, DATA_LIMIT),
            Err("the loader takes 2 bytes too many".into())
        );
        assert_eq!(
            check(LOADER_LIMIT, module, DATA_LIMIT + 3),
            Err("the second module takes 3 bytes too many".into())
        );
        assert_eq!(
            check_limits(&project, &Sizes(Vec::new())).unwrap_err().to_string(),
            "the build made no talks-timeline.js"
        );
    }

    #[test]
    fn growth_by_one_per_cent_passes_and_a_byte_more_does_not() {
        // 100,000 bytes in total.
        let last = record(3_000, 90_000);
        assert!(!has_grown(&last, &sizes(3_000, 91_000, 2_000)).unwrap());
        assert!(has_grown(&last, &sizes(3_000, 91_001, 2_000)).unwrap());
    }

    #[test]
    fn the_comparison_has_a_row_for_each_file_and_their_sum() {
        let table = comparison(&record(3_000, 90_000), &sizes(2_000, 90_010, 2_000)).unwrap();
        let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(rows[2], ["talks-timeline.js", "3000", "2000", "-1000", "-33.33", "%"]);
        assert_eq!(rows[4], ["talks_timeline_bg.wasm", "90000", "90010", "+10", "+0.01", "%"]);
        assert_eq!(rows[5], ["first", "view", "100000", "99010", "-990", "-0.99", "%"]);
        assert_eq!(rows[6], ["recorded", "last:", "A", "test"]);
    }

    #[test]
    fn a_record_of_other_files_is_not_compared() {
        let mut last = record(3_000, 90_000);
        last.files.remove("talks_timeline.js");
        let error = comparison(&last, &sizes(3_000, 90_000, 2_000)).unwrap_err();
        assert_eq!(error.to_string(), "the last record in docs/sizes.json has no talks_timeline.js");
    }

    #[test]
    fn the_table_of_a_build_has_every_file_in_columns() {
        let table = sizes(3_000, 90_000, 2_000).table();
        let lines: Vec<&str> = table.lines().collect();
        let css: Vec<&str> = lines[1].split_whitespace().collect();
        assert_eq!(css, ["talks-timeline.css", "36000", "8000", "4000"]);
        assert_eq!(lines[1].len(), lines[0].len());
        assert!(lines.last().unwrap().starts_with("first view, brotli: 100000 bytes (talks-timeline.js + "));
    }

    #[test]
    fn the_page_of_the_records_is_in_step_with_them() {
        let page = fs::read_to_string(project().path("docs/sizes.md")).unwrap();
        assert_eq!(with_table(&page, &read_records(&project()).unwrap()), page);
    }

    #[test]
    fn a_reason_is_one_line_that_fits_into_the_table() {
        assert_eq!(reason(" The chart has a legend "), Ok("The chart has a legend".into()));
        for text in ["", "  ", "a|b", "a\nb"] {
            assert!(reason(text).is_err(), "{text:?}");
        }
    }
}
