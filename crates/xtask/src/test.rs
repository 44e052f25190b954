//! `test`: runs every check.

use crate::build;
use crate::files::below;
use crate::pages;
use crate::process::run as run_command;
use crate::project::{
    ALL_NATIVE, APART, BROWSER_TESTS, LINT_NATIVE, LINT_WEB, NODE_TESTS, Project, QUICK_IN_OTHER_BROWSERS,
};
use crate::sizes::{self, Sizes};
use crate::steps::Steps;
use crate::tools::{Browsers, Needs};
use anyhow::{Context, Result, bail};
use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

/// Runs every check and exits with a non-zero status if one fails.
///
/// Installs missing build tools into .tools/, and missing browsers and drivers with apt. To run some browser tests only, in
/// a browser of your choice: TALKS_BROWSER=firefox cargo test --features browser-tests --test browser NAME
#[derive(clap::Args, Debug, Default)]
pub struct Options {
    /// Runs in Firefox and WebKit only the tests of contract, filters, address, keyboard, print, life cycle and no script
    #[arg(long)]
    pub quick: bool,
    /// Runs no browser tests but those in Chromium
    #[arg(long, conflicts_with = "quick")]
    pub chromium: bool,
}

/// West of Greenwich, time zone mistakes show as the previous day.
const TIME_ZONE: &str = "America/Los_Angeles";

pub fn run(project: &Project, options: &Options) -> Result<()> {
    let mut needs = Needs::new(project);
    needs.checkers()?;
    needs.build_tools()?;
    needs.browsers(if options.chromium { Browsers::Chromium } else { Browsers::All });
    needs.steps()?.run(project)?;

    let sizes: OnceCell<Sizes> = OnceCell::new();
    let sizes = &sizes;
    let measured = move || sizes.get().context("the release site was not built");
    let mut steps = Steps::default();
    formatting(project, &mut steps);
    lints(project, &mut steps);
    steps.add("documentation (cargo doc)", || {
        let mut cargo = project.cargo(&["doc", "--quiet", "--no-deps"]);
        run_command(cargo.args(ALL_NATIVE).env("RUSTDOCFLAGS", "-Dwarnings"))
    });
    steps.add("tests (cargo test)", || {
        let mut cargo = project.cargo(&["test", "--no-fail-fast"]);
        run_command(cargo.args(ALL_NATIVE).env("TZ", TIME_ZONE))
    });
    steps.add("tests of scripts (node --test)", || node_tests(project));
    steps.add("release site", || {
        _ = sizes.set(build::run(project, &build::Options::default())?);
        Ok(())
    });
    steps.add("sizes within their limits", move || sizes::check_limits(project, measured()?));
    steps.add("size of the first view beside the recorded one", move || sizes::compare(project, measured()?));
    steps.add("npm package in Vite, React and Vue", || pages::run(project, &pages::Options {}));
    steps.add("example: a Yew application (Trunk, about a minute)", || yew_example(project));
    steps.add("browser tests in Chromium", || browser_tests(project, "chromium", &[]));
    let some: &[&str] = if options.quick { &QUICK_IN_OTHER_BROWSERS } else { &[] };
    let others = [("firefox", "Firefox"), ("webkit", "WebKit")];
    for (engine, name) in others.into_iter().filter(|_| !options.chromium) {
        let title = match options.quick {
            true => format!("browser tests in {name}: {}", some.join(", ")),
            false => format!("browser tests in {name}"),
        };
        steps.add(title, move || browser_tests(project, engine, some));
    }
    let failed = steps.run_all(project)?;
    for title in &failed {
        project.warn(format_args!("FAILED: {title}"));
    }
    if !failed.is_empty() {
        bail!("{} of the checks failed", failed.len());
    }
    project.say("All checks passed.");
    Ok(())
}

fn formatting<'a>(project: &'a Project, steps: &mut Steps<'a>) {
    steps.add("formatting (cargo fmt)", || run_command(&mut project.cargo(&["fmt", "--all", "--check"])));
    for (what, folder) in APART {
        steps.add(format!("formatting of {what}"), move || {
            run_command(project.cargo(&["fmt", "--check", "--manifest-path"]).arg(manifest(folder)))
        });
    }
    steps.add("formatting of scripts (prettier)", || {
        run_command(project.command("prettier").args(["--check", "--log-level=warn", "."]))
    });
}

fn lints<'a>(project: &'a Project, steps: &mut Steps<'a>) {
    steps.add("lints, native (cargo clippy)", || clippy(project.cargo(&["clippy"]).args(LINT_NATIVE)));
    for arguments in LINT_WEB.iter().copied() {
        steps.add(format!("lints, WebAssembly (cargo clippy {})", arguments.join(" ")), move || {
            clippy(project.cargo(&["clippy", "--target", "wasm32-unknown-unknown"]).args(arguments))
        });
    }
    // The fuzz targets are checked without the fuzzer, which needs a C++ compiler.
    for (folder, option) in [("fuzz", "--no-default-features"), ("benches/core", "--all-targets")] {
        steps.add(format!("lints, {folder} (cargo clippy)"), move || {
            let mut cargo = project.cargo(&["clippy", "--locked", option, "--manifest-path"]);
            clippy(cargo.arg(manifest(folder)).env("CARGO_TARGET_DIR", project.target().join("apart")))
        });
    }
    steps.add("lints, scripts (shellcheck)", || {
        let mut shellcheck = project.command("shellcheck");
        run_command(shellcheck.args(["--external-sources", ".ci/run", "scripts/hooks/site"]).args([
            "scripts/build",
            "scripts/serve",
            "scripts/test",
            "scripts/xtask",
        ]))
    });
}

fn manifest(folder: &str) -> PathBuf {
    PathBuf::from(folder).join("Cargo.toml")
}

fn clippy(command: &mut Command) -> Result<()> {
    run_command(command.args(["--quiet", "--", "-D", "warnings"]))
}

/// Runs the JavaScript tests that need no browser.
fn node_tests(project: &Project) -> Result<()> {
    let mut tests = Vec::new();
    for folder in NODE_TESTS {
        tests.extend(below(Path::new(folder))?);
    }
    tests.retain(|file| [".test.js", ".test.mjs"].iter().any(|end| file.to_string_lossy().ends_with(end)));
    if tests.is_empty() {
        bail!("{} have no tests", NODE_TESTS.join(" and "));
    }
    run_command(
        project.command("node").args(["--test", "--test-reporter=dot"]).args(tests).env("TZ", TIME_ZONE),
    )
}

/// Builds the example next to the pages of the npm package, where the server of the browser tests finds it.
fn yew_example(project: &Project) -> Result<()> {
    let folder = project.path("examples/yew-app");
    let here = |mut command: Command| {
        command.current_dir(&folder).env("CARGO_TARGET_DIR", project.target().join("example"));
        command
    };
    let fetch = here(project.cargo(&["fetch", "--locked", "--target", "wasm32-unknown-unknown"]));
    let mut trunk = here(project.command("trunk"));
    trunk
        .args(["--skip-version-check", "--color", "never", "build", "--dist"])
        .arg(project.tools("pages/built/yew"));
    project.quietly("yew-app", [fetch, trunk])
}

/// Runs the named modules of the browser tests, or all. Each test starts a browser, so no more tests run at once than there
/// are processors.
fn browser_tests(project: &Project, engine: &str, modules: &[&str]) -> Result<()> {
    let threads = thread::available_parallelism()?.to_string();
    let mut cargo = project.cargo(&["test"]);
    cargo.args(BROWSER_TESTS).args(["--", "--test-threads", &threads]).args(filters(modules));
    run_command(cargo.env("TALKS_BROWSER", engine).env("TZ", TIME_ZONE))
}

/// Modules as filters for Rust's test harness.
fn filters(modules: &[&str]) -> Vec<String> {
    modules.iter().map(|module| format!("{module}::")).collect()
}

#[cfg(test)]
mod tests {
    use super::filters;
    use crate::project::QUICK_IN_OTHER_BROWSERS;
    use std::fs;
    use std::path::Path;

    /// A filter that matches nothing passes, so a renamed module would go unnoticed.
    #[test]
    fn every_module_of_the_quick_run_has_tests() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/browser");
        for module in QUICK_IN_OTHER_BROWSERS {
            let text = fs::read_to_string(folder.join(module).with_extension("rs")).unwrap();
            assert!(text.contains("#[test]"), "{module} has no tests");
        }
    }

    #[test]
    fn modules_become_filters() {
        assert_eq!(filters(&["contract", "paper"]), ["contract::", "paper::"]);
        assert!(filters(&[]).is_empty());
    }
}
