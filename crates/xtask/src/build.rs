//! `build`: the release site in `dist/`, and the sizes of its files.

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
/// Installs what is missing into .tools/ (Rust's WebAssembly target by rustup, Node.js by apt). Does nothing if nothing
/// has changed since the last time. TALKS_ADDRESS=https://your.example/timeline/ says where the files will be;
/// oembed.json and the links to it name that address.
#[derive(clap::Args, Debug, Default)]
pub struct Options {
    /// Builds although nothing has changed
    #[arg(long)]
    pub force: bool,
    /// Leaves the dataset out of the module, to measure what the widget takes; the site goes into .tools/without-talks/
    #[arg(long)]
    pub without_talks: bool,
}

/// What a build remembers in `.tools/`.
#[derive(Debug, Deserialize, Serialize)]
struct Built {
    inputs: String,
    site: String,
    sizes: Sizes,
}

/// Makes the site if something has changed, and returns the sizes of its files.
pub fn run(project: &Project, options: &Options) -> Result<Sizes> {
    let site = site_folder(project, options);
    fs::create_dir_all(project.tools(""))?;
    let _turn = wait_for_turn(project)?;
    // Before the build: a file saved meanwhile makes the next run build again.
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

/// The sizes of the last build of the whole site, if there was one.
pub fn last_sizes(project: &Project) -> Option<Sizes> {
    read(&record_of(&site_folder(project, &Options::default()))).map(|built| built.sizes)
}

fn site_folder(project: &Project, options: &Options) -> PathBuf {
    if options.without_talks { project.tools("without-talks") } else { project.path("dist") }
}

/// Where a build remembers what it has made: `.tools/dist.json`.
fn record_of(site: &Path) -> PathBuf {
    let name = Path::new(".tools").join(site.file_name().unwrap_or_default());
    name.with_extension("json")
}

fn read(record: &Path) -> Option<Built> {
    serde_json::from_slice(&fs::read(record).ok()?).ok()
}

/// Two builds at once would write the same files.
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
    // The pages are pre-rendered with the talks in any case.
    cargo.args(NATIVE).env_remove("TALKS_EMBEDDED");
    project.quietly("build-native", [cargo])
}

fn build_site(project: &Project, site: &Path, options: &Options) -> Result<()> {
    // Trunk works offline.
    let fetch = project.cargo(&["fetch", "--target", "wasm32-unknown-unknown"]);
    let mut trunk = project.command("trunk");
    trunk.args(["--skip-version-check", "--color", "never", "build", "--release", "--dist"]).arg(site);
    trunk.env("TALKS_TIMELINE", project.native()).env("TALKS_XTASK", project.program());
    // A folder of its own: with these settings cargo would build every crate for this machine anew, too, and again when
    // they are gone.
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

/// Where cargo puts what Trunk builds.
pub fn web_target(project: &Project) -> PathBuf {
    project.target().join("site")
}

/// Flags that drop what only explains a panic, and the features of WebAssembly that only save JavaScript a table. The
/// stack is of 768 KiB in place of 1,024: the data, which follow it, then have addresses of three bytes and not four.
const SIZE_FLAGS: [&str; 6] = [
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
    "-Ctarget-cpu=mvp",
    "-Ctarget-feature=+bulk-memory,+mutable-globals,+nontrapping-fptoint,+sign-ext",
    "-Clink-arg=-zstack-size=786432",
];

/// The flags that this compiler knows; they are not stable. Without one the module is larger, nothing else changes.
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

/// One hash of the names and contents of all files in folders; a folder that is not there counts as empty.
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
