//! What is particular to this project: names of packages, files and limits. The tasks take them from here.

use anyhow::{Result, bail};
use std::cell::Cell;
use std::env;
use std::fmt::{self, Display};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Arguments of cargo for the native command, which pre-renders the pages, and the name of its program.
pub const NATIVE: &[&str] = &["--features", "cli", "--bin", "talks-timeline"];
pub const NATIVE_PROGRAM: &str = "talks-timeline";

/// Arguments of `cargo rustc` for the second module, and the name that cargo gives to its file.
pub const SECOND_MODULE: &[&str] =
    &["--lib", "--crate-type", "cdylib", "--no-default-features", "--features", "data"];
pub const SECOND_MODULE_FILE: &str = "talks_timeline.wasm";

/// Arguments of cargo for all native code with its tests, and for what runs in the browser.
pub const ALL_NATIVE: &[&str] = &["--workspace", "--features", "cli"];
pub const LINT_NATIVE: &[&str] = &["--workspace", "--all-targets", "--features", "cli,browser-tests"];
pub const LINT_WEB: &[&[&str]] = &[&["--lib", "--features", "csr"]];
/// Arguments of cargo for the browser tests.
pub const BROWSER_TESTS: &[&str] = &["--features", "browser-tests", "--test", "browser"];

/// Packages with a workspace of their own, which nothing else here would check.
pub const APART: [(&str, &str); 3] =
    [("the example", "examples/yew-app"), ("the fuzz targets", "fuzz"), ("the benchmark", "benches/core")];

/// JavaScript of the project, as globs that prettier expands; files `*.test.js` in this folder are tests for Node.js.
pub const JAVASCRIPT: [&str; 2] = ["web/**/*.js", "scripts/**/*.mjs"];
pub const WEB: &str = "web";

/// Everything that the site is made of; a build is skipped if none of it has changed.
pub const INPUTS: [&str; 16] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "Trunk.toml",
    "build.rs",
    "crates",
    "data",
    "docs/contract.md",
    "index.html",
    "scripts",
    "src",
    "styles",
    "web",
];

/// What the first view of a page loads; the dataset is inside the module.
pub const FIRST_VIEW: [&str; 4] =
    ["talks-timeline.js", "talks_timeline.js", "talks_timeline_bg.wasm", "talks-timeline.css"];
/// The one module that a page loads in any case.
pub const LOADER: &str = "talks-timeline.js";
/// What a page fetches besides, to show a sheet or to save events.
pub const DATA_FILES: [&str; 3] =
    ["talks-timeline-data.js", "talks_timeline_data.js", "talks_timeline_data_bg.wasm"];

/// The most bytes by brotli of these three; docs/sizes.md says how they came about.
pub const FIRST_VIEW_LIMIT: u64 = 138_700;
pub const LOADER_LIMIT: u64 = 4_096;
pub const DATA_LIMIT: u64 = 140_000;

/// Modules of tests/browser that `scripts/test --quick` runs in Firefox and WebKit, too: the public contract, filters,
/// address, keyboard, print, life cycle, and pages without script.
pub const QUICK_IN_OTHER_BROWSERS: [&str; 8] =
    ["contract", "filters", "address", "keyboard", "paper", "printed", "lifecycle", "without_script"];

/// Something that only the caller can put right: one sentence that names the remedy. The task ends with status 2.
#[derive(Debug)]
pub struct Refusal(pub String);

impl Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

/// The refusal as an error of a step.
pub fn refusal<T>(sentence: impl Into<String>) -> Result<T> {
    Err(Refusal(sentence.into()).into())
}

/// Where things are, and how far in the messages of the running step stand.
#[derive(Debug)]
pub struct Project {
    root: PathBuf,
    depth: Cell<usize>,
    is_silent: bool,
    program: PathBuf,
}

impl Project {
    /// The project around the current folder, which becomes the current one: paths of steps begin there.
    pub fn find() -> Result<Self> {
        let start = env::current_dir()?;
        let Some(root) = start.ancestors().find(|folder| folder.join("crates/xtask/Cargo.toml").is_file())
        else {
            bail!("{} is not inside the project", start.display());
        };
        env::set_current_dir(root)?;
        Ok(Self {
            root: root.to_owned(),
            depth: Cell::new(0),
            is_silent: false,
            program: env::current_exe()?,
        })
    }

    pub fn path(&self, below: impl AsRef<Path>) -> PathBuf {
        self.root.join(below)
    }

    /// What the tasks install and remember.
    pub fn tools(&self, below: impl AsRef<Path>) -> PathBuf {
        self.root.join(".tools").join(below)
    }

    /// Where cargo puts what it builds.
    pub fn target(&self) -> PathBuf {
        self.root.join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
    }

    /// The program of the native command.
    pub fn native(&self) -> PathBuf {
        self.target().join("debug").join(NATIVE_PROGRAM)
    }

    /// This program, for Trunk's hook.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// A path as messages name it.
    pub fn name(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }

    /// Prints a line, as far in as the running step stands.
    pub fn say(&self, line: impl Display) {
        self.write(std::io::stdout(), line);
    }

    pub fn warn(&self, line: impl Display) {
        self.write(std::io::stderr(), line);
    }

    /// A closed pipe is no failure.
    fn write(&self, mut output: impl Write, line: impl Display) {
        if !self.is_silent {
            _ = writeln!(output, "{:1$}{line}", "", self.depth.get() * 6);
        }
    }

    /// Runs a step, whose messages stand further in.
    pub fn deeper<T>(&self, action: impl FnOnce() -> T) -> T {
        self.depth.set(self.depth.get() + 1);
        let result = action();
        self.depth.set(self.depth.get() - 1);
        result
    }

    #[cfg(test)]
    pub fn for_tests(root: PathBuf) -> Self {
        Self { root, depth: Cell::new(0), is_silent: true, program: PathBuf::from("xtask") }
    }
}
