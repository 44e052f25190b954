//! `fuzz`: runs the fuzz targets on the readers of untrusted files.

use crate::files::below;
use crate::process::answer;
use crate::project::Project;
use crate::tools::Needs;
use anyhow::{Result, bail};
use clap::ValueEnum;
use std::fs;
use std::path::{Path, PathBuf};

/// Runs libFuzzer on every reader of untrusted files and prints a table of the results.
///
/// Starts from the files in tests/fixtures and fuzz/seeds and from the corpus of earlier runs (fuzz/corpus). Inputs that
/// break a promise are kept in fuzz/artifacts, and .tools/log/fuzz-TARGET.log names them. To run one again:
/// target/fuzz/HOST/release/TARGET FILE
#[derive(clap::Args, Debug)]
pub struct Options {
    /// Minutes for each target
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..10_000))]
    minutes: u64,
    /// The targets to run; all by default
    targets: Vec<Target>,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
enum Target {
    Native,
    Timelinejs,
    Sheet,
    Plain,
    Any,
    Html,
    Address,
}

impl Target {
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// The libFuzzer dictionary for the target's input.
    fn dictionary(self) -> &'static str {
        match self {
            Self::Native | Self::Timelinejs => "json",
            Self::Sheet | Self::Plain | Self::Any => "table",
            Self::Html => "html",
            Self::Address => "address",
        }
    }

    /// Whether this file of tests/fixtures is a seed of the target.
    fn begins_with(self, file: &str) -> bool {
        let is_table = [".csv", ".tsv"].iter().any(|ending| file.ends_with(ending));
        match self {
            Self::Native => ["native.json", "everything.json"].contains(&file),
            Self::Timelinejs => {
                ["slides.json", "slides-wrong.json", "scripts.json", "version-2.json", "before-3.json"]
                    .contains(&file)
            }
            Self::Sheet => is_table && file.starts_with("sheet"),
            Self::Plain => is_table && file.starts_with("plain"),
            Self::Any => is_table || file.ends_with(".json"),
            Self::Html | Self::Address => false,
        }
    }
}

pub fn run(project: &Project, options: &Options) -> Result<()> {
    let targets = if options.targets.is_empty() { Target::value_variants() } else { &options.targets };
    let mut needs = Needs::new(project);
    needs.fuzzer()?;
    let mut steps = needs.steps()?;
    steps.add("building the targets (some minutes at first)", || build(project));
    steps.run(project)?;
    let mut steps = crate::steps::Steps::default();
    for target in targets.iter().copied() {
        steps.add(format!("{}, for {} min", target.name(), options.minutes), move || {
            fuzz(project, target, options.minutes)
        });
    }
    let failed = steps.run_all(project)?;
    project.say(format_args!(
        "\n{:<12} {:>12} {:>8} {:>8} {:>8} {:>8}  crashes",
        "target", "runs", "runs/s", "cpu", "cov", "ft"
    ));
    for target in targets {
        let log = fs::read(project.tools(format!("log/fuzz-{}.log", target.name()))).unwrap_or_default();
        project.say(row(&target.name(), &String::from_utf8_lossy(&log)));
    }
    if !failed.is_empty() {
        bail!("a promise was broken: {}", failed.join("; "));
    }
    Ok(())
}

fn folder(project: &Project) -> PathBuf {
    project.target().join("fuzz")
}

/// Builds without the caller's cargo settings. The sanitizer is an unstable flag, hence `RUSTC_BOOTSTRAP`.
fn build(project: &Project) -> Result<()> {
    let mut cargo = project.cargo(&["fuzz", "build", "--target-dir"]);
    cargo.arg(folder(project)).env("RUSTC_BOOTSTRAP", "1");
    for setting in ["RUSTFLAGS", "CARGO_TARGET_DIR", "CARGO_BUILD_TARGET"] {
        cargo.env_remove(setting);
    }
    project.quietly("fuzz-build", [cargo])
}

/// Runs the built program; `cargo fuzz run` might rebuild it, and all targets must run the same code.
fn fuzz(project: &Project, target: Target, minutes: u64) -> Result<()> {
    let name = target.name();
    let (corpus, artifacts) = (format!("fuzz/corpus/{name}"), format!("fuzz/artifacts/{name}/"));
    fs::create_dir_all(&artifacts)?;
    seed(project, target, Path::new(&corpus))?;
    let host = answer(project.command("rustc").args(["--print", "host-tuple"]))?;
    // bash reports the processor time, because elapsed time says little on a shared machine.
    let mut command = project.command("bash");
    command.args(["-c", "TIMEFORMAT='processor: %0U'; time \"$@\"", "fuzz"]);
    command.arg(folder(project).join(host).join("release").join(&name));
    command.args([
        format!("-artifact_prefix={artifacts}"),
        format!("-max_total_time={}", minutes * 60),
        format!("-dict=fuzz/dictionaries/{}.dict", target.dictionary()),
    ]);
    command.args(["-max_len=65536", "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1"]);
    command.arg(corpus).env("RUST_BACKTRACE", "0");
    project.quietly(&format!("fuzz-{name}"), [command])
}

/// Copies the seeds into the corpus under their own names, next to the inputs of earlier runs.
fn seed(project: &Project, target: Target, corpus: &Path) -> Result<()> {
    fs::create_dir_all(corpus)?;
    let fixtures = below(&project.path("tests/fixtures"))?;
    let fixtures = fixtures.into_iter().filter(|file| target.begins_with(&name_of(file)));
    for file in fixtures.chain(below(&project.path(format!("fuzz/seeds/{}", target.name())))?) {
        fs::copy(&file, corpus.join(name_of(&file)))?;
    }
    Ok(())
}

fn name_of(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A table row from libFuzzer's log: runs, runs per second, processor seconds, covered edges (cov) and features (ft).
/// libFuzzer writes text only.
fn row(target: &str, log: &str) -> String {
    let after = |marker: &str| {
        let (_, rest) = log.rsplit_once(marker)?;
        rest.split_whitespace().next()
    };
    let [runs, speed, cpu, edges, features] =
        ["stat::number_of_executed_units:", "stat::average_exec_per_sec:", "processor:", " cov:", " ft:"]
            .map(|marker| after(marker).unwrap_or("?"));
    let crashes = log.matches("Test unit written to").count();
    format!("{target:<12} {runs:>12} {speed:>8} {cpu:>8} {edges:>8} {features:>8}  {crashes}")
}

#[cfg(test)]
mod tests {
    use super::{Target, row};

    #[test]
    fn a_row_has_the_last_statistics_of_the_log() {
        let log = "#2 INITED cov: 5 ft: 6 corp: 1/1b\n#99 DONE   cov: 70 ft: 80 corp: 2/3b exec/s: 9\n\
            stat::number_of_executed_units: 414035\nstat::average_exec_per_sec:     688\nprocessor: 599\n";
        assert_eq!(
            row("native", log).split_whitespace().collect::<Vec<_>>(),
            ["native", "414035", "688", "599", "70", "80", "0"]
        );
        let crashed = "artifact_prefix='fuzz/artifacts/'; Test unit written to fuzz/artifacts/x\n";
        assert_eq!(
            row("any", crashed).split_whitespace().collect::<Vec<_>>(),
            ["any", "?", "?", "?", "?", "?", "1"]
        );
    }

    #[test]
    fn targets_begin_with_the_files_of_their_format() {
        assert!(Target::Native.begins_with("everything.json"));
        assert!(Target::Any.begins_with("plain.tsv") && Target::Any.begins_with("slides.json"));
        assert!(!Target::Any.begins_with("plain.csv.txt") && !Target::Any.begins_with("hostile.rs"));
        assert!(Target::Sheet.begins_with("sheet-version-1.csv") && !Target::Sheet.begins_with("plain.csv"));
        assert!(!Target::Html.begins_with("native.json"));
    }
}
