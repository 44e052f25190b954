//! `build`: makes the release site in `dist/` and measures its files.

use crate::files::{Hashed, hash_of, hashes};
use crate::process::{answer, succeeds};
use crate::project::{INPUTS, NATIVE, Project};
use crate::sizes::{self, Sizes};
use crate::steps::Steps;
use crate::tools::{Needs, has_std_source};
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::{env, fmt::Write};

/// Makes the release site in dist/ and prints the sizes of its files.
///
/// Installs missing tools into .tools/ (Rust's WebAssembly target with rustup, Node.js with apt). Does nothing if no input
/// has changed since the last build. Set `TALKS_ADDRESS=https://your.example/timeline/` to the address at which you will
/// publish the files; oembed.json and the links to it contain that address.
#[derive(clap::Args, Debug, Default)]
pub struct Options {
    /// Builds even if nothing has changed
    #[arg(long)]
    pub force: bool,
    /// Omits the dataset from the module, to measure the widget alone; writes the site to .tools/without-talks/
    #[arg(long)]
    pub without_talks: bool,
}

/// The record of a build in `.tools/`.
#[derive(Debug, Deserialize, Serialize)]
struct Built {
    inputs: String,
    site: String,
    sizes: Sizes,
}

/// Makes the site if an input has changed, and returns the sizes of its files.
pub fn run(project: &Project, options: &Options) -> Result<Sizes> {
    let site = site_folder(project, options);
    fs::create_dir_all(project.tools(""))?;
    let _turn = wait_for_turn(project)?;
    // Computed before the build, so that a file saved during the build triggers the next one.
    let inputs = hash_of_inputs(project)?;
    let record = record_of(&site);
    let last = read(&record).filter(|last| {
        !options.force && last.inputs == inputs && hash_of_files(&[&site]).is_ok_and(|hash| hash == last.site)
    });
    let sizes = match last {
        Some(last) => {
            project.say(format_args!("{}/ is up to date", project.name(&site)));
            last.sizes
        }
        None => {
            _ = fs::remove_file(&record);
            let sizes = make(project, &site, options)?;
            let built = Built { inputs, site: hash_of_files(&[&site])?, sizes };
            fs::write(&record, serde_json::to_string_pretty(&built)?)?;
            built.sizes
        }
    };
    sizes.table().lines().for_each(|line| project.say(line));
    Ok(sizes)
}

/// The sizes of the last complete site, if one has been built.
pub fn last_sizes(project: &Project) -> Option<Sizes> {
    read(&record_of(&site_folder(project, &Options::default()))).map(|built| built.sizes)
}

fn site_folder(project: &Project, options: &Options) -> PathBuf {
    if options.without_talks { project.tools("without-talks") } else { project.path("dist") }
}

/// The path of a build's record: `.tools/dist.json`.
fn record_of(site: &Path) -> PathBuf {
    let name = Path::new(".tools").join(site.file_name().unwrap_or_default());
    name.with_extension("json")
}

fn read(record: &Path) -> Option<Built> {
    serde_json::from_slice(&fs::read(record).ok()?).ok()
}

/// Waits until no other build runs: both would write the same files.
fn wait_for_turn(project: &Project) -> Result<File> {
    let file = File::create(project.tools("lock"))?;
    match file.try_lock() {
        Ok(()) => return Ok(file),
        Err(TryLockError::WouldBlock) => project.say("waiting for another build to end…"),
        Err(TryLockError::Error(error)) => return Err(error).context("the lock .tools/lock"),
    }
    file.lock().context("the lock .tools/lock")?;
    Ok(file)
}

fn make(project: &Project, site: &Path, options: &Options) -> Result<Sizes> {
    let mut needs = Needs::new(project);
    needs.build_tools()?;
    let measured = OnceCell::new();
    let mut steps: Steps<'_> = needs.steps()?;
    steps.add("building the native command, which pre-renders the pages", || build_native(project));
    steps.add("building the site with Trunk (2 to 3 minutes the first time)", || {
        build_site(project, site, options)
    });
    steps.add("measuring", || {
        _ = measured.set(sizes::measure(project, site)?);
        Ok(())
    });
    steps.run(project)?;
    measured.into_inner().context("nothing was measured")
}

pub fn build_native(project: &Project) -> Result<()> {
    let mut cargo = project.cargo(&["build"]);
    // Pages are always pre-rendered with the talks.
    cargo.args(NATIVE).env_remove("TALKS_EMBEDDED");
    project.quietly("build-native", [cargo])
}

fn build_site(project: &Project, site: &Path, options: &Options) -> Result<()> {
    // Trunk runs offline.
    let fetch = project.cargo(&["fetch", "--target", "wasm32-unknown-unknown"]);
    let mut trunk = project.command("trunk");
    trunk.args(["--skip-version-check", "--color", "never", "build", "--release", "--dist"]).arg(site);
    trunk.env("TALKS_TIMELINE", project.native()).env("TALKS_XTASK", project.program());
    // A separate folder: these settings would make cargo rebuild every native crate, and once more after the build.
    trunk.env("CARGO_TARGET_DIR", web_target(project));
    if options.without_talks {
        trunk.env("TALKS_EMBEDDED", "none");
    }
    if has_std_source(project)? {
        trunk.envs([
            ("RUSTC_BOOTSTRAP", "1"),
            ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
            ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
        ]);
        trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", size_flags(project));
    }
    project.quietly("build-site", [fetch, trunk])
}

/// The target folder of Trunk's builds.
pub fn web_target(project: &Project) -> PathBuf {
    project.target().join("site")
}

/// Flags for a small module. They omit panic messages and the WebAssembly features that only replace a table in
/// JavaScript. A stack of 768 KiB instead of 1,024 lets the addresses of the data that follow it fit into three bytes.
const SIZE_FLAGS: [&str; 6] = [
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
    "-Ctarget-cpu=mvp",
    "-Ctarget-feature=+bulk-memory,+mutable-globals,+nontrapping-fptoint,+sign-ext",
    "-Clink-arg=-zstack-size=786432",
];

/// The flags that this compiler supports. They are unstable; without one, the module is larger but otherwise the same.
fn size_flags(project: &Project) -> String {
    let is_known = |flag: &str| {
        let mut rustc = project.command("rustc");
        rustc.args(["-Zunstable-options", "--target", "wasm32-unknown-unknown", flag, "--print", "cfg"]);
        succeeds(rustc.env("RUSTC_BOOTSTRAP", "1"))
    };
    let known = SIZE_FLAGS.into_iter().filter(|flag| is_known(flag));
    ["-Zunstable-options"].into_iter().chain(known).collect::<Vec<_>>().join(" ")
}

fn hash_of_inputs(project: &Project) -> Result<String> {
    let compiler = answer(project.command("rustc").arg("--version"))?;
    let address = env::var("TALKS_ADDRESS").unwrap_or_default();
    Ok(hash_of([compiler, address, hash_of_files(&INPUTS.map(Path::new))?].join("\n")))
}

/// Hashes the names and contents of all files in several folders. A missing folder counts as empty.
fn hash_of_files(places: &[&Path]) -> Result<String> {
    let mut all = String::new();
    for place in places {
        for Hashed { name, hash } in hashes(place)? {
            _ = writeln!(all, "{hash}  {}", place.join(name).display());
        }
    }
    Ok(hash_of(all))
}

#[cfg(test)]
mod tests {
    use super::hash_of_files;
    use std::path::Path;
    use std::{env, fs, process};

    #[test]
    fn the_hash_of_a_folder_changes_with_names_and_contents() {
        let folder = env::temp_dir().join(format!("xtask-build-{}", process::id()));
        fs::create_dir_all(folder.join("below")).unwrap();
        let hash = || hash_of_files(&[&folder, Path::new("/no/such/folder")]).unwrap();
        let empty = hash();
        fs::write(folder.join("below/b"), "abc").unwrap();
        let one = hash();
        fs::rename(folder.join("below/b"), folder.join("b")).unwrap();
        let renamed = hash();
        fs::write(folder.join("b"), "abd").unwrap();
        let changed = hash();
        fs::write(folder.join("b"), "abc").unwrap();
        assert_eq!(hash(), renamed);
        let mut all = [empty, one, renamed, changed];
        all.sort();
        assert!(all.windows(2).all(|pair| pair[0] != pair[1]));
        fs::remove_dir_all(folder).unwrap();
    }
}
