//! Pins the versions of all tools, and installs missing ones into `.tools/`.

use crate::files::empty_folder;
use crate::process::{answer, succeeds};
use crate::project::{Project, refusal};
use crate::steps::Steps;
use crate::version::at_least;
use anyhow::Result;
use std::fs;
use std::io::IsTerminal;
use std::path::Path;
use std::process::Command;

/// A tool or package, and its version.
#[derive(Clone, Copy, Debug)]
pub struct Pin {
    name: &'static str,
    version: &'static str,
}

const fn pin(name: &'static str, version: &'static str) -> Pin {
    Pin { name, version }
}

/// Builds the WebAssembly module and the site (crates.io).
const TRUNK: Pin = pin("trunk", "0.21.14");
/// Writes the glue between WebAssembly and JavaScript (crates.io). Must match the crate's version in Cargo.lock.
const WASM_BINDGEN: Pin = pin("wasm-bindgen", "0.2.130");
/// wasm-opt, which makes the module smaller (npm).
const BINARYEN: Pin = pin("binaryen", "132.0.0");
/// Bundles and minifies scripts and style sheets (npm).
const ESBUILD: Pin = pin("esbuild", "0.28.2");
/// Formats JavaScript (npm).
const PRETTIER: Pin = pin("prettier", "3.10.1");
/// Drives Firefox in the browser tests (crates.io).
const GECKODRIVER: Pin = pin("geckodriver", "0.37.1");
/// Builds and runs the fuzz targets (crates.io).
const CARGO_FUZZ: Pin = pin("cargo-fuzz", "0.13.2");
/// Accessibility rules for the browser tests (npm).
const AXE_CORE: Pin = pin("axe-core", "4.14.1");
/// Firefox's reader view, in which the browser tests read the article page (npm).
const READABILITY: Pin = pin("@mozilla/readability", "0.6.0");
/// Resizes frames on many news sites; the browser tests embed our frame with it (npm).
const PYM: Pin = pin("pym.js", "1.3.2");
/// Drives Chromium for the page benchmarks of `cargo xtask bench` (npm).
pub const PLAYWRIGHT_CORE: Pin = pin("playwright-core", "1.65.1");
/// Style sheets of host pages in the browser tests (npm; unpacked only, never run or shipped). WordPress adds its block
/// styles, their default theme and the styles of classic themes to every page.
const HOST_SHEETS: [Pin; 3] =
    [pin("bootstrap", "5.3.9"), pin("tailwindcss", "4.3.5"), pin("@wordpress/block-library", "11.1.0")];
/// The oldest Node.js that the npm tools support.
const NODE_AT_LEAST: &str = "18";
/// The oldest Node.js that Vite supports; tests/npm/package.json pins the packages of those pages.
pub const NODE_FOR_PAGES: &str = "20.19";

/// The caller's cargo settings, which must not affect the installed tools.
const BUILD_SETTINGS: [&str; 3] = ["RUSTFLAGS", "CARGO_TARGET_DIR", "CARGO_BUILD_TARGET"];

/// Which browsers the tests need.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Browsers {
    Chromium,
    All,
}

/// Collects the needs of a task; `steps` returns the steps that install missing ones.
#[derive(Debug)]
pub struct Needs<'a> {
    project: &'a Project,
    steps: Steps<'a>,
    npm: Vec<Pin>,
    sheets: Vec<Pin>,
    apt: Vec<&'static str>,
}

impl<'a> Needs<'a> {
    pub fn new(project: &'a Project) -> Self {
        Self { project, steps: Steps::default(), npm: Vec::new(), sheets: Vec::new(), apt: Vec::new() }
    }

    /// Tools for the WebAssembly build.
    pub fn build_tools(&mut self) -> Result<()> {
        check_bindgen_versions(self.project)?;
        self.wasm_target()?;
        let project = self.project;
        if !has_std_source(project)? {
            self.steps.add("adding the source of Rust's standard library, for a smaller module", move || {
                // Not fatal: without it the module is larger but complete.
                if project.quietly("rustup-source", [rustup(project, "component", &["rust-src"])]).is_err() {
                    project.warn("not available; the module will be larger");
                }
                Ok(())
            });
        }
        self.crate_tool(WASM_BINDGEN, "wasm-bindgen-cli", "3 minutes", &[], Optimised::Yes);
        self.crate_tool(
            TRUNK,
            "trunk",
            "7 minutes",
            &["--no-default-features", "--features", "rustls"],
            Optimised::No,
        );
        self.npm_package(BINARYEN);
        self.npm_package(ESBUILD);
        Ok(())
    }

    /// Tools for the checks without a browser.
    pub fn checkers(&mut self) -> Result<()> {
        self.wasm_target()?;
        let project = self.project;
        let has = |tool: &str| succeeds(&mut project.cargo(&[tool, "--version"]));
        if !has("clippy") || !has("fmt") {
            self.steps.add("adding clippy and rustfmt to Rust", move || {
                project.quietly("rustup-component", [rustup(project, "component", &["clippy", "rustfmt"])])
            });
        }
        self.system_package("shellcheck", "shellcheck");
        self.npm_package(PRETTIER);
        Ok(())
    }

    fn wasm_target(&mut self) -> Result<()> {
        let project = self.project;
        let target = "wasm32-unknown-unknown";
        if !in_sysroot(project, &format!("lib/rustlib/{target}"))? {
            self.steps.add("adding the WebAssembly target to Rust", move || {
                project.quietly("rustup-target", [rustup(project, "target", &[target])])
            });
        }
        Ok(())
    }

    /// Tools for the browser tests.
    pub fn browsers(&mut self, which: Browsers) {
        for package in [AXE_CORE, READABILITY, PYM] {
            self.npm_package(package);
        }
        for package in HOST_SHEETS {
            if !is_installed(&self.project.tools("sheets"), package) {
                self.sheets.push(package);
            }
        }
        self.system_package("chromium", "chromium");
        self.system_package("chromedriver", "chromium-driver");
        // Reads printed pages.
        self.system_package("pdftotext", "poppler-utils");
        if which == Browsers::All {
            if !self.project.has("firefox") {
                self.system_package("firefox-esr", "firefox-esr");
            }
            // WebKit opens a window, here on a virtual display, and takes preferences such as dark mode from desktop settings.
            self.system_package("WebKitWebDriver", "webkit2gtk-driver");
            self.system_package("Xvfb", "xvfb");
            self.system_package("xsettingsd", "xsettingsd");
            self.crate_tool(GECKODRIVER, "geckodriver", "4 minutes", &[], Optimised::No);
        }
    }

    /// Chromium for the page benchmarks, unless the caller names one.
    pub fn chromium(&mut self) {
        if std::env::var_os("CHROMIUM").is_none() {
            self.system_package("chromium", "chromium");
        }
    }

    /// Tools for fuzzing.
    pub fn fuzzer(&mut self) -> Result<()> {
        self.crate_tool(CARGO_FUZZ, "cargo-fuzz", "a minute", &[], Optimised::No);
        // libFuzzer is C++.
        if !self.project.has("c++") {
            return refusal(
                "a C++ compiler is missing; install one (on Debian: apt-get install build-essential).",
            );
        }
        Ok(())
    }

    pub fn npm_package(&mut self, package: Pin) {
        if !is_installed(&self.project.tools("node_modules"), package) {
            self.npm.push(package);
        }
    }

    /// A program, and the Debian package that contains it.
    fn system_package(&mut self, program: &str, package: &'static str) {
        if !self.project.has(program) {
            self.apt.push(package);
        }
    }

    /// A tool from crates.io. One of the pinned version is used wherever it is installed.
    fn crate_tool(
        &mut self,
        tool: Pin,
        package: &'static str,
        lasts: &str,
        options: &'static [&str],
        optimised: Optimised,
    ) {
        let Pin { name, version } = tool;
        let project = self.project;
        let found = answer(project.command(name).arg("--version")).unwrap_or_default();
        if found.lines().next() != Some(&format!("{name} {version}")) {
            self.steps.add(format!("installing {name} {version} (about {lasts}, once)"), move || {
                install_crate(project, package, version, options, optimised)
            });
        }
    }

    /// The steps that install what is missing, including Node.js, which every task needs.
    pub fn steps(mut self) -> Result<Steps<'a>> {
        let project = self.project;
        if !has_node(project) {
            if !can_be_root(project) {
                return refusal(format!(
                    "Node.js {NODE_AT_LEAST} or later with npm is missing; install it (on Debian: apt-get install nodejs npm)."
                ));
            }
            self.steps.add("installing Node.js and npm (about 2 minutes, once)", move || {
                project.quietly("apt-node", apt_install(project, &["nodejs", "npm"]))?;
                if has_node(project) {
                    return Ok(());
                }
                refusal(format!(
                    "the system's Node.js is older than {NODE_AT_LEAST}; install a newer one with npm."
                ))
            });
        }
        if !self.apt.is_empty() {
            let mut packages = self.apt;
            let names = packages.join(" ");
            if !can_be_root(project) {
                return refusal(format!(
                    "programs for the tests are missing; install them (on Debian: apt-get install {names})."
                ));
            }
            // Without fonts, browsers draw no text.
            packages.push("fonts-liberation");
            self.steps.add(format!("installing {names}, for the tests (some minutes, once)"), move || {
                project.quietly("apt-tests", apt_install(project, &packages))
            });
        }
        if !self.npm.is_empty() {
            let packages = self.npm;
            self.steps.add(format!("installing {} from npm", listed(&packages)), move || {
                let mut npm = npm(project, &["install", "--prefix"]);
                npm.arg(project.tools("")).args(packages.iter().map(npm_name));
                project.quietly("install-npm", [npm])
            });
        }
        if !self.sheets.is_empty() {
            let packages = self.sheets;
            self.steps.add(format!("fetching style sheets of {} from npm", listed(&packages)), move || {
                packages.iter().try_for_each(|package| unpack(project, package))
            });
        }
        Ok(self.steps)
    }
}

/// Whether a tool is built with optimisations. Tools that mostly call others are not: they build faster and run fast enough.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Optimised {
    Yes,
    No,
}

fn install_crate(
    project: &Project,
    package: &str,
    version: &str,
    options: &[&str],
    optimised: Optimised,
) -> Result<()> {
    let mut cargo = project.cargo(&["install", package, "--version", version, "--force", "--root"]);
    cargo.arg(project.tools("")).args(options);
    for setting in BUILD_SETTINGS {
        cargo.env_remove(setting);
    }
    if optimised == Optimised::No {
        cargo.arg("--locked");
        cargo.envs([
            ("CARGO_PROFILE_RELEASE_LTO", "off"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
            ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
        ]);
    }
    project.quietly(&format!("install-{package}"), [cargo])
}

/// Unpacks a package without its dependencies: the tests only read its files.
fn unpack(project: &Project, package: &Pin) -> Result<()> {
    let target = project.tools("sheets").join(package.name);
    empty_folder(&target)?;
    let mut pack = npm(project, &["pack", "--pack-destination"]);
    pack.arg(&target).arg(npm_name(package));
    let archive = target.join(archive_name(package));
    let mut tar = project.command("tar");
    tar.arg("-xzf").arg(&archive).arg("-C").arg(&target).arg("--strip-components=1");
    project.quietly("unpack-npm", [pack, tar])?;
    Ok(fs::remove_file(archive)?)
}

/// The file name that `npm pack` gives to a package's archive.
fn archive_name(package: &Pin) -> String {
    format!("{}-{}.tgz", package.name.trim_start_matches('@').replace('/', "-"), package.version)
}

pub fn npm(project: &Project, arguments: &[&str]) -> Command {
    let mut npm = project.command("npm");
    // First, so that a last argument such as `--prefix` takes the value that the caller adds.
    npm.args(["--no-fund", "--no-audit", "--no-update-notifier", "--loglevel=error"]).args(arguments);
    npm
}

fn npm_name(package: &Pin) -> String {
    format!("{}@{}", package.name, package.version)
}

fn listed(packages: &[Pin]) -> String {
    packages.iter().map(|Pin { name, version }| format!("{name} {version}")).collect::<Vec<_>>().join(", ")
}

/// Whether a folder of npm packages contains this one in its version.
fn is_installed(folder: &Path, package: Pin) -> bool {
    let text = fs::read(folder.join(package.name).join("package.json")).unwrap_or_default();
    let description: serde_json::Value = serde_json::from_slice(&text).unwrap_or_default();
    description.get("version").and_then(serde_json::Value::as_str) == Some(package.version)
}

fn rustup(project: &Project, kind: &str, names: &[&str]) -> Command {
    let mut rustup = project.command("rustup");
    rustup.args([kind, "add"]).args(names);
    rustup
}

fn in_sysroot(project: &Project, path: &str) -> Result<bool> {
    let root = answer(project.command("rustc").args(["--print", "sysroot"]))?;
    Ok(Path::new(&root).join(path).is_dir())
}

pub fn has_std_source(project: &Project) -> Result<bool> {
    in_sysroot(project, "lib/rustlib/src/rust/library/std")
}

/// The command-line tool and the crate must have the same version.
fn check_bindgen_versions(project: &Project) -> Result<()> {
    let package = answer(&mut project.cargo(&["pkgid", WASM_BINDGEN.name]))?;
    match package.rsplit_once(['@', '#']) {
        Some((_, locked)) if locked == WASM_BINDGEN.version => Ok(()),
        _ => refusal(format!(
            "Cargo.lock has {package} and crates/xtask/src/tools.rs has wasm-bindgen {}; make them equal.",
            WASM_BINDGEN.version
        )),
    }
}

pub fn node_version(project: &Project) -> String {
    answer(project.command("node").arg("--version")).unwrap_or_default()
}

fn has_node(project: &Project) -> bool {
    project.has("npm") && project.has("node") && at_least(NODE_AT_LEAST, &node_version(project))
}

fn is_root(project: &Project) -> bool {
    answer(project.command("id").arg("-u")).is_ok_and(|id| id == "0")
}

fn can_be_root(project: &Project) -> bool {
    let by_sudo = || {
        project.has("sudo")
            && (succeeds(project.command("sudo").args(["-n", "true"])) || std::io::stdin().is_terminal())
    };
    project.has("apt-get") && (is_root(project) || by_sudo())
}

fn apt_install(project: &Project, packages: &[&str]) -> [Command; 2] {
    let apt = |arguments: &[&str]| {
        let mut command = project.command(if is_root(project) { "env" } else { "sudo" });
        if !is_root(project) {
            command.arg("env");
        }
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(arguments);
        command
    };
    let mut install = apt(&["install", "--yes", "--no-install-recommends"]);
    install.args(packages);
    [apt(&["update"]), install]
}

#[cfg(test)]
mod tests {
    use super::{archive_name, is_installed, npm, pin};
    use crate::project::Project;
    use std::{env, fs, process};

    #[test]
    fn the_last_argument_of_npm_takes_the_value_that_the_caller_adds() {
        let mut command = npm(&Project::find().unwrap(), &["install", "--prefix"]);
        let arguments: Vec<_> = command.arg("folder").get_args().collect();
        assert_eq!(arguments[arguments.len() - 3..], ["install", "--prefix", "folder"]);
    }

    #[test]
    fn archives_are_named_as_npm_names_them() {
        assert_eq!(archive_name(&pin("bootstrap", "5.3.9")), "bootstrap-5.3.9.tgz");
        assert_eq!(
            archive_name(&pin("@wordpress/block-library", "11.1.0")),
            "wordpress-block-library-11.1.0.tgz"
        );
    }

    #[test]
    fn a_package_is_installed_in_its_version_alone() {
        let folder = env::temp_dir().join(format!("xtask-tools-{}", process::id()));
        fs::create_dir_all(folder.join("@scope/name")).unwrap();
        assert!(!is_installed(&folder, pin("@scope/name", "1.2.3")));
        fs::write(folder.join("@scope/name/package.json"), r#"{ "version": "1.2.3" }"#).unwrap();
        assert!(is_installed(&folder, pin("@scope/name", "1.2.3")));
        assert!(!is_installed(&folder, pin("@scope/name", "1.2.30")));
        fs::remove_dir_all(folder).unwrap();
    }
}
