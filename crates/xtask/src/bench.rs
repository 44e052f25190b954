//! `bench`: runs the benchmarks in `benches/`.

use crate::build;
use crate::files::remove_folder;
use crate::process::{answer, answer_to, run as run_command};
use crate::project::{Project, refusal};
use crate::site::{WASM_FEATURES, WASM_PASSES};
use crate::steps::Steps;
use crate::tools::{Browsers, Needs, PLAYWRIGHT_CORE, node_version, npm};
use anyhow::{Context, Result};
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Compares talks-timeline with other timelines in one browser session and prints tables.
///
/// Arguments after -- go to the benchmark, for example: -- --only ours,timelinejs --n 20,1000 --runs 3. The task copies the
/// harness into .tools/peerbench/, adds the candidates of benches/peerbench/ and installs the packages from npm. A full run
/// takes hours. Each value is the median of one run on one machine; only ratios are meaningful.
#[derive(clap::Args, Debug)]
pub struct Options {
    #[command(flatten)]
    what: What,
    /// Folder of the benchmark harness
    #[arg(long, value_name = "FOLDER", default_value = "../shared/peerbench")]
    peerbench: PathBuf,
    /// File for the measurements
    #[arg(long, value_name = "FILE", default_value = ".tools/peerbench/out/results.json")]
    out: PathBuf,
    /// With --core: repeats the native run under criterion, which gives confidence intervals
    #[arg(long, requires = "core")]
    criterion: bool,
    /// Arguments for the benchmark
    #[arg(last = true)]
    pub rest: Vec<String>,
}

/// Benchmarks other than the full comparison.
#[derive(clap::Args, Debug)]
#[group(multiple = false)]
struct What {
    /// Compares selection times and frame times while dragging, which the harness does not measure
    #[arg(long)]
    moves: bool,
    /// Times the core without a page, natively and in WebAssembly, for 20 to 1,000,000 events
    #[arg(long)]
    core: bool,
    /// Lists how much code each crate and module contributes to the widget
    #[arg(long)]
    sizes: bool,
    /// Measures time and memory until 1, 10, 25 and 50 timelines on one page are drawn
    #[arg(long)]
    many: bool,
    /// Measures a page's memory for 20 to 100,000 fetched events
    #[arg(long)]
    memory: bool,
    /// Checks that 1,000,000 events set by script are drawn, and times a filter
    #[arg(long)]
    million: bool,
    /// Measures frame times while 100,000 events are scrolled and dragged
    #[arg(long)]
    motion: bool,
    /// Measures the latency of typing in the search with 1,000, 10,000 and 100,000 events
    #[arg(long)]
    typing: bool,
    /// Measures the largest contentful paint of the article page on a slow network, with and without the timeline
    #[arg(long)]
    lcp: bool,
    /// Compares a timeline of a sheet with the same events as native JSON on a slow network
    #[arg(long)]
    sheet: bool,
}

impl What {
    /// The name of the script in benches/page/ that measures the chosen report.
    fn report(&self) -> Option<&'static str> {
        let reports = [
            (self.many, "many"),
            (self.memory, "memory"),
            (self.million, "million"),
            (self.motion, "motion"),
            (self.typing, "typing"),
            (self.lcp, "lcp"),
            (self.sheet, "sheet"),
        ];
        reports.into_iter().find_map(|(asked, name)| asked.then_some(name))
    }
}

/// Dataset sizes that are pre-rendered. Nobody would publish larger pages.
const PRERENDERED: [&str; 2] = ["20", "1000"];

pub fn run(project: &Project, options: &Options) -> Result<()> {
    if options.what.core {
        return core(project, options);
    }
    if options.what.sizes {
        return sizes(project);
    }
    if let Some(report) = options.what.report() {
        return in_page(project, options, report);
    }
    peers(project, options)
}

fn peers(project: &Project, options: &Options) -> Result<()> {
    let harness = project.path(&options.peerbench);
    let bench = project.tools("peerbench");
    if !harness.join("bench.mjs").is_file() {
        return refusal(format!(
            "{} is no peerbench; say where it is with --peerbench FOLDER.",
            harness.display()
        ));
    }
    let mut needs = Needs::new(project);
    needs.build_tools()?;
    needs.browsers(Browsers::Chromium);
    let mut steps = needs.steps()?;
    steps.add("copying the harness and installing the peers", || copy_harness(project, &harness, &bench));
    steps.add("building the peers", || {
        let mut build = project.command("node");
        build.arg("build.mjs").current_dir(&bench);
        project.quietly("peerbench-build", [build])
    });
    steps.add("building the widget without the talks", || {
        build::run(project, &build::Options { without_talks: true, ..build::Options::default() }).map(drop)
    });
    steps.add("putting the widget beside the peers", || put_ours(project, &bench));
    steps.run(project)?;
    let node = |script: &str| {
        let mut node = chromium(project.command("node"));
        node.arg(script).current_dir(&bench);
        node
    };
    if options.what.moves {
        fs::copy("benches/peerbench/moves.mjs", bench.join("moves.mjs"))?;
        return run_command(node("moves.mjs").args(&options.rest));
    }
    let out = project.path(&options.out);
    let log = out.with_extension("log");
    fs::create_dir_all(out.parent().unwrap_or(&out))?;
    project.say(format_args!("measuring (progress in {})…", log.display()));
    run_command(node("bench.mjs").arg("--out").arg(&out).args(&options.rest).stdout(File::create(&log)?))?;
    run_command(node("report.mjs").arg(&out))
}

/// Tells a benchmark which Chromium to start: the caller's `CHROMIUM`, or the one on the path.
fn chromium(mut command: Command) -> Command {
    if env::var_os("CHROMIUM").is_none() {
        let folders = env::var_os("PATH").unwrap_or_default();
        let found =
            env::split_paths(&folders).map(|folder| folder.join("chromium")).find(|file| file.is_file());
        command.envs(found.map(|file| ("CHROMIUM", file)));
    }
    command
}

fn copy_harness(project: &Project, harness: &Path, bench: &Path) -> Result<()> {
    fs::create_dir_all(bench)?;
    let archive = bench.join("harness.tar");
    let mut pack = project.command("tar");
    pack.arg("-cf").arg(&archive).arg("-C").arg(harness);
    pack.args([
        "--exclude=node_modules",
        "--exclude=out",
        "--exclude=.cache",
        "--exclude=candidates/*/dist",
        ".",
    ]);
    run_command(&mut pack)?;
    run_command(project.command("tar").arg("-xf").arg(&archive).arg("-C").arg(bench))?;
    fs::remove_file(archive)?;
    let (pinned, installed) = (bench.join("package-lock.json"), bench.join("node_modules/.installed"));
    if fs::read(&pinned)? == fs::read(&installed).unwrap_or_default() {
        return Ok(());
    }
    let mut install = npm(project, &["ci"]);
    install.current_dir(bench);
    project.quietly("peerbench-npm", [install])?;
    fs::copy(pinned, installed)?;
    Ok(())
}

/// Preloads for a client-rendered page, so that no file waits for another. Pre-rendered pages have the style sheet inline.
const PRELOADS: &str = r#"<link rel="modulepreload" href="dist/talks-timeline.js">
<link rel="modulepreload" href="dist/talks_timeline.js">
<link rel="preload" href="dist/talks_timeline_bg.wasm" as="fetch" crossorigin>
<link rel="preload" href="dist/talks-timeline.css" as="fetch" crossorigin>"#;

fn put_ours(project: &Project, bench: &Path) -> Result<()> {
    let script = bench.join("bench.js");
    let mut esbuild = project.command("esbuild");
    esbuild.args([
        "benches/peerbench/bench.js",
        "--bundle",
        "--format=iife",
        "--minify",
        "--log-level=warning",
    ]);
    run_command(esbuild.arg(format!("--outfile={}", script.display())))?;
    let template = fs::read_to_string("benches/peerbench/page.html")?;
    let script = fs::read_to_string(script)?;
    let page = |preloads: &str, element: &str| page(&template, preloads, script.trim(), element);
    for name in ["ours", "ours-prerendered"] {
        let candidate = bench.join("candidates").join(name);
        remove_folder(&candidate)?;
        let dist = candidate.join("dist");
        fs::create_dir_all(&dist)?;
        let description = "candidate.json";
        fs::copy(Path::new("benches/peerbench").join(name).join(description), candidate.join(description))?;
        for file in [
            "talks-timeline.js",
            "talks_timeline.js",
            "talks_timeline_bg.wasm",
            "talks-timeline.css",
            "talks-timeline-data.js",
        ] {
            fs::copy(project.tools("without-talks").join(file), dist.join(file))?;
        }
        fs::write(candidate.join("index.html"), page(PRELOADS, ""))?;
        if name == "ours" {
            continue;
        }
        for count in PRERENDERED {
            let native = bench.join("native.json");
            let events =
                answer(project.command("node").arg("benches/peerbench/native.mjs").arg(bench).arg(count))?;
            fs::write(&native, events)?;
            let mut render = project.command(project.native());
            render.args(["render", "--inline-sheet"]).arg(dist.join("talks-timeline.css"));
            let element = answer_to(render.args(["--src", "none"]).arg(&native), &[])?;
            let element = element.replacen(r#" src="none""#, " eager", 1);
            fs::write(dist.join(format!("index.n{count}.html")), page("", &element))?;
        }
    }
    Ok(())
}

/// A candidate's page. The adapter is inline, as in the other candidates' pages.
fn page(template: &str, preloads: &str, script: &str, element: &str) -> String {
    let mut page = String::new();
    let mut rest = template;
    // Fills the placeholders from left to right, so that placeholders within inserted text stay as they are.
    for (place, text) in [("{preloads}", preloads), ("{bench}", script), ("{element}", element)] {
        if let Some((before, after)) = rest.split_once(place) {
            page += before;
            page += text;
            rest = after;
        }
    }
    page + rest
}

fn core(project: &Project, options: &Options) -> Result<()> {
    let (target, wasi) = (project.target().join("bench"), "wasm32-wasip1");
    let cargo = |arguments: &[&str]| {
        let mut cargo = project.cargo(arguments);
        cargo.args(["--manifest-path", "benches/core/Cargo.toml"]).env("CARGO_TARGET_DIR", &target);
        cargo
    };
    let mut steps: Steps<'_> = Needs::new(project).steps()?;
    steps.add("building the benchmark of the core natively and for WASI", || {
        let mut rustup = project.command("rustup");
        rustup.args(["target", "add", wasi]);
        let builds = [cargo(&["build", "--release"]), cargo(&["build", "--release", "--target", wasi])];
        project.quietly("bench-core", [rustup].into_iter().chain(builds))
    });
    steps.run(project)?;
    project.say("\nNatively, medians:\n");
    run_command(project.command(target.join("release/core-bench")).args(&options.rest))?;
    project.say(format_args!("\nIn WebAssembly (WASI, Node.js {}), medians:\n", node_version(project)));
    let mut node = project.command("node");
    node.args(["--no-warnings", "benches/core/wasi.mjs"]);
    run_command(node.arg(target.join(wasi).join("release/core-bench.wasm")).args(&options.rest))?;
    if options.criterion {
        project.say("\nBy criterion, natively:\n");
        run_command(&mut cargo(&["bench", "--quiet", "--bench", "core"]))?;
    }
    Ok(())
}

fn sizes(project: &Project) -> Result<()> {
    build::run(project, &build::Options::default())?;
    let named = project.tools("named.wasm");
    let mut wasm_opt = project.command("wasm-opt");
    wasm_opt.args(WASM_FEATURES).args(WASM_PASSES).arg("--debuginfo");
    wasm_opt
        .arg(build::web_target(project).join("wasm-bindgen/release/talks_timeline_bg.wasm"))
        .arg("-o")
        .arg(&named);
    run_command(&mut wasm_opt)?;
    run_command(project.command("node").arg("benches/sizes.mjs").arg(named))
}

fn in_page(project: &Project, options: &Options, report: &str) -> Result<()> {
    let mut needs = Needs::new(project);
    needs.chromium();
    needs.npm_package(PLAYWRIGHT_CORE);
    let mut steps: Steps<'_> = needs.steps()?;
    steps.add("building the site", || build::run(project, &build::Options::default()).map(drop));
    steps.run(project)?;
    let mut node = chromium(project.command("node"));
    node.arg(format!("benches/page/{report}.mjs")).args(&options.rest);
    run_command(node.env("PEERBENCH", project.path(&options.peerbench))).context("the report")
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn texts_are_put_into_the_page_once_each() {
        let made = page("a {preloads} b {bench} c {element} d", "{element}", "{bench}", "$& {preloads}");
        assert_eq!(made, "a {element} b {bench} c $& {preloads} d");
    }
}
