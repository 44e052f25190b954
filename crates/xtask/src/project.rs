//! Names of packages and files, and limits: everything about this project that the tasks need to know.

use anyhow::{Result, bail};
use std::cell::Cell;
use std::env;
use std::fmt::{self, Display};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Cargo's arguments for the native command, which pre-renders the pages, and the name of its program.
pub const NATIVE: &[&str] = &["--package", "timeline-cli"];
pub const NATIVE_PROGRAM: &str = "talks-timeline";

/// Cargo's arguments for the second module, and its file name.
pub const SECOND_MODULE: &[&str] = &["--package", "timeline-data"];
pub const SECOND_MODULE_FILE: &str = "timeline_data.wasm";

/// Cargo's arguments for all native code and its tests, and for the lints of native and WebAssembly code.
pub const ALL_NATIVE: &[&str] = &["--workspace"];
pub const LINT_NATIVE: &[&str] = &["--workspace", "--all-targets", "--features", "browser-tests"];
pub const LINT_WEB: &[&[&str]] =
    &[&["--package", "talks_timeline", "--lib", "--features", "csr"], &["--package", "timeline-data"]];
/// Cargo's arguments for the browser tests.
pub const BROWSER_TESTS: &[&str] =
    &["--package", "talks_timeline", "--features", "browser-tests", "--test", "browser"];

/// Packages outside the workspace, which no other step checks.
pub const APART: [(&str, &str); 3] =
    [("the example", "examples/yew-app"), ("the fuzz targets", "fuzz"), ("the benchmark", "benches/core")];

/// Folders whose files `*.test.js` and `*.test.mjs` run in Node.js.
pub const NODE_TESTS: [&str; 2] = ["web", "scripts"];

/// All inputs of the site; a build is skipped if none of them has changed.
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

/// The files that a page loads for its first view. The module contains the dataset.
pub const FIRST_VIEW: [&str; 4] =
    ["talks-timeline.js", "talks_timeline.js", "talks_timeline_bg.wasm", "talks-timeline.css"];
/// The only file that every page loads at once.
pub const LOADER: &str = "talks-timeline.js";
/// The files that a page loads in addition to show a sheet or to save events.
pub const DATA_FILES: [&str; 3] =
    ["talks-timeline-data.js", "talks_timeline_data.js", "talks_timeline_data_bg.wasm"];

/// The limits for these three, in bytes after brotli. docs/sizes.md records how the sizes developed, and why.
pub const FIRST_VIEW_LIMIT: u64 = 168_000;
pub const LOADER_LIMIT: u64 = 5_100;
pub const DATA_LIMIT: u64 = 143_500;

/// Modules of tests/browser that `scripts/test --quick` runs in Firefox and WebKit: the public contract, filters, address,
/// keyboard, print, life cycle and pages without script.
pub const QUICK_IN_OTHER_BROWSERS: [&str; 8] =
    ["contract", "filters", "address", "keyboard", "paper", "printed", "lifecycle", "without_script"];

/// An error that only the caller can resolve: one sentence that names the remedy. The task exits with status 2.
#[derive(Debug)]
pub struct Refusal(pub String);

impl Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

/// A refusal as the result of a step.
pub fn refusal<T>(sentence: impl Into<String>) -> Result<T> {
    Err(Refusal(sentence.into()).into())
}

/// Paths of the project, and the indentation of messages.
#[derive(Debug)]
pub struct Project {
    root: PathBuf,
    depth: Cell<usize>,
    is_silent: bool,
    program: PathBuf,
}

impl Project {
    /// Finds the project that contains the current folder, and makes its root the current folder.
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

    /// A path in the folder of installed tools, logs and records.
    pub fn tools(&self, below: impl AsRef<Path>) -> PathBuf {
        self.root.join(".tools").join(below)
    }

    /// Cargo's target folder.
    pub fn target(&self) -> PathBuf {
        self.root.join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
    }

    /// The program of the native command.
    pub fn native(&self) -> PathBuf {
        self.target().join("debug").join(NATIVE_PROGRAM)
    }

    /// The path of this program, for Trunk's hook.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// A path as messages show it: relative to the project.
    pub fn name(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }

    /// Prints a line, indented below the running step.
    pub fn say(&self, line: impl Display) {
        self.write(std::io::stdout(), line);
    }

    pub fn warn(&self, line: impl Display) {
        self.write(std::io::stderr(), line);
    }

    /// Ignores errors, so that a closed pipe does not end a task.
    fn write(&self, mut output: impl Write, line: impl Display) {
        if !self.is_silent {
            _ = writeln!(output, "{:1$}{line}", "", self.depth.get() * 6);
        }
    }

    /// Runs an action with its messages indented.
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
