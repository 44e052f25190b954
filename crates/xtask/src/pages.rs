//! `pages`: builds pages that use the site's npm package with Vite, React and Vue.

use crate::files::{copy_folder, empty_folder, entries, remove_folder};
use crate::process::run as run_command;
use crate::project::{Project, refusal};
use crate::tools::{NODE_FOR_PAGES, node_version, npm};
use crate::version::at_least;
use anyhow::Result;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Builds pages that use the npm package in dist/ with Vite, React and Vue, and checks its types.
///
/// Writes the pages to .tools/pages/, where the browser tests find them. Run scripts/build first. Installs the packages
/// pinned in tests/npm/package.json into .tools/pages/ once.
#[derive(clap::Args, Debug)]
pub struct Options {}

/// Source, mode and name of each page. React's StrictMode mounts twice in development only.
const PAGES: [(&str, &str, &str); 4] = [
    ("vite", "production", "vite"),
    ("react", "production", "react"),
    ("react", "development", "react-strict"),
    ("vue", "production", "vue"),
];

pub fn run(project: &Project, _: &Options) -> Result<()> {
    let package = project.path("dist/npm");
    if !package.join("package.json").is_file() {
        return refusal("dist/npm is missing; run scripts/build first.");
    }
    if !at_least(NODE_FOR_PAGES, &node_version(project)) {
        return refusal(format!("Vite takes Node.js {NODE_FOR_PAGES} or later; install it."));
    }
    let pages = project.tools("pages");
    fs::create_dir_all(&pages)?;
    install_pinned(project, &pages)?;
    copy_folder(&project.path("tests/npm"), &pages)?;
    // Frameworks with server rendering import the module in Node.js, where custom elements do not exist.
    let mut import = project.command("node");
    import.args(["--input-type=module", "--eval", "await import(process.argv[1])"]);
    run_command(import.arg(package.join("talks-timeline.js")))?;
    install_package(project, &package, &pages)?;
    // As a TypeScript file, the manifest is checked against the types of its format.
    let manifest = fs::read_to_string(pages.join("node_modules/talks-timeline/custom-elements.json"))?;
    let manifest = manifest.trim_end();
    fs::write(
        pages.join("types/manifest.ts"),
        format!(
            "import type {{ Package }} from \"custom-elements-manifest\";\nexport const manifest: Package = {manifest};\n"
        ),
    )?;
    let mut check = in_pages(project, &pages, "tsc");
    check.args(["--project", "tsconfig.json"]);
    let builds = PAGES.map(|(source, mode, name)| {
        let mut vite = in_pages(project, &pages, "vite");
        vite.args([
            "build",
            source,
            "--config",
            "vite.config.js",
            "--mode",
            mode,
            "--logLevel",
            "warn",
            "--emptyOutDir",
        ]);
        vite.arg("--outDir").arg(format!("../built/{name}")).env("NODE_ENV", mode);
        vite
    });
    project.quietly("npm-pages", [check].into_iter().chain(builds))
}

fn install_pinned(project: &Project, pages: &Path) -> Result<()> {
    let (pinned, installed) = (project.path("tests/npm/package.json"), pages.join("package.json"));
    let modules = pages.join("node_modules");
    if modules.is_dir() && fs::read(&pinned)? == fs::read(&installed).unwrap_or_default() {
        return Ok(());
    }
    remove_folder(&modules)?;
    fs::copy(pinned, installed)?;
    project.quietly("npm-pages-install", [npm_in(project, pages, &["install"])])
}

/// Packs and installs the package, as a registry would deliver it.
fn install_package(project: &Project, package: &Path, pages: &Path) -> Result<()> {
    let packed = pages.join("packed");
    empty_folder(&packed)?;
    let mut pack = npm_in(project, pages, &["pack", "--silent", "--pack-destination"]);
    pack.arg(&packed).arg(package);
    project.quietly("npm-pages-pack", [pack])?;
    let mut install = npm_in(project, pages, &["install", "--no-save"]);
    install.args(entries(&packed)?);
    project.quietly("npm-pages-package", [install])
}

fn npm_in(project: &Project, pages: &Path, arguments: &[&str]) -> Command {
    let mut command = npm(project, &["--no-package-lock", "--prefix"]);
    command.arg(pages).args(arguments);
    command
}

fn in_pages(project: &Project, pages: &Path, program: &str) -> Command {
    let mut command = project.command(pages.join("node_modules/.bin").join(program));
    command.current_dir(pages);
    command
}
