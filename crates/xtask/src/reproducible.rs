//! `reproducible`: checks that two builds of a commit are identical.

use crate::files::{Hashed, hash_of, hashes, remove_folder};
use crate::process::{answer, run as run_command};
use crate::project::Project;
use crate::steps::Steps;
use crate::tools::Needs;
use anyhow::{Result, bail};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs, os::unix::fs::symlink, process};

/// Builds the release site of the last commit twice, in two folders and two time zones, and compares every file.
///
/// Exits with a non-zero status if a file differs. Both builds start from scratch and use the tools in .tools/, so this takes
/// twice as long as the first scripts/build. Uncommitted changes are ignored. The last line is the hash of all hashes:
/// everybody who builds the same commit with the same tools should get it.
#[derive(clap::Args, Debug)]
pub struct Options {
    /// Keeps the two folders for inspection
    #[arg(long)]
    keep: bool,
}

pub fn run(project: &Project, options: &Options) -> Result<()> {
    let folder = env::temp_dir().join(format!("talks-reproducible-{}", process::id()));
    let result = compare_builds(project, &folder);
    if options.keep {
        project.say(format_args!("The builds are in {}.", folder.display()));
    } else {
        remove_folder(&folder)?;
    }
    result
}

fn compare_builds(project: &Project, folder: &Path) -> Result<()> {
    // Paths of different lengths reveal files that contain a path.
    let builds =
        [(folder.join("one"), "UTC"), (folder.join("two/in-a-folder/further-down"), "Pacific/Auckland")];
    let mut needs = Needs::new(project);
    needs.build_tools()?;
    let mut steps: Steps<'_> = needs.steps()?;
    for (place, time_zone) in &builds {
        steps.add(format!("building in the time zone {time_zone}"), move || {
            build_in(project, place, time_zone)
        });
    }
    steps.run(project)?;
    let [first, second] = builds.map(|(place, _)| place.join("dist"));
    let found = hashes(&first)?;
    let differing = differing(&found, &hashes(&second)?);
    if !differing.is_empty() {
        let lines = differing.iter().map(|name| Ok(format!("\n{}", difference(name, &first, &second)?)));
        bail!("the builds differ:{}", lines.collect::<Result<String>>()?);
    }
    let commit = answer(project.command("git").args(["rev-parse", "--short", "HEAD"]))?;
    project.say(format_args!("{} files are the same in both builds of {commit}.", found.len()));
    project.say(format_args!("hash of all: {}", hash_of_all(&found)));
    Ok(())
}

/// Builds the last commit in an empty folder that shares only the tools with this one.
fn build_in(project: &Project, place: &Path, time_zone: &str) -> Result<()> {
    fs::create_dir_all(place.join(".tools"))?;
    let archive = place.join("commit.tar");
    run_command(project.command("git").args(["archive", "--output"]).arg(&archive).arg("HEAD"))?;
    run_command(project.command("tar").arg("-xf").arg(&archive).arg("-C").arg(place))?;
    fs::remove_file(archive)?;
    for tools in ["bin", "node_modules"] {
        symlink(project.tools(tools), place.join(".tools").join(tools))?;
    }
    let mut build = project.command(place.join("scripts/build"));
    build.env("TZ", time_zone).current_dir(place);
    for setting in ["CARGO_TARGET_DIR", "TALKS_ADDRESS", "TALKS_EMBEDDED"] {
        build.env_remove(setting);
    }
    project.quietly(&format!("reproducible-{}", time_zone.replace('/', "-")), [build])
}

/// The names of files that differ or that only one build contains.
fn differing(first: &[Hashed], second: &[Hashed]) -> BTreeSet<String> {
    let [first, second] = [first, second].map(|files| files.iter().collect::<BTreeSet<_>>());
    first.symmetric_difference(&second).map(|file| file.name.clone()).collect()
}

/// Describes how a file differs between two builds.
fn difference(name: &str, first: &Path, second: &Path) -> Result<String> {
    let paths: [PathBuf; 2] = [first.join(name), second.join(name)];
    if !paths.iter().all(|path| path.is_file()) {
        return Ok(format!("{name}: is in one build alone"));
    }
    let [one, two] = [fs::read(first.join(name))?, fs::read(second.join(name))?];
    let common = one.iter().zip(&two).take_while(|(one, two)| one == two).count();
    Ok(format!("{name}: differs from byte {} of {} and {}", common + 1, one.len(), two.len()))
}

/// The hash of the list that `sha256sum` would print for the files.
fn hash_of_all(files: &[Hashed]) -> String {
    hash_of(files.iter().map(|Hashed { name, hash }| format!("{hash}  ./{name}\n")).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{Hashed, differing};

    #[test]
    fn files_that_are_changed_or_in_one_build_alone_differ() {
        let files = |pairs: &[(&str, &str)]| -> Vec<Hashed> {
            pairs.iter().map(|(name, hash)| Hashed { name: (*name).into(), hash: (*hash).into() }).collect()
        };
        let first = files(&[("a", "1"), ("b", "2"), ("c", "3")]);
        assert!(differing(&first, &first).is_empty());
        let second = files(&[("a", "1"), ("b", "9"), ("d", "3")]);
        assert_eq!(differing(&first, &second).into_iter().collect::<Vec<_>>(), ["b", "c", "d"]);
    }
}
