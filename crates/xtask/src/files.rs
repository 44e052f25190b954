//! Lists, hashes and copies the files of folders.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::ffi::OsStr;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// All files in a folder and its subfolders, sorted. A file contains itself; a missing path contains nothing.
pub fn below(place: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut left = vec![place.to_owned()];
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(entries(&path)?);
        } else if path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The files of a folder with this ending, sorted.
pub fn with_ending(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut found = entries(folder)?;
    found.retain(|path| path.extension() == Some(OsStr::new(ending)) && path.is_file());
    found.sort();
    Ok(found)
}

pub fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let read = || fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>();
    read().with_context(|| folder.display().to_string())
}

/// A file's path within a folder, and the hash of its content.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Hashed {
    pub name: String,
    pub hash: String,
}

/// Hashes every file in a folder and its subfolders, sorted by name.
pub fn hashes(place: &Path) -> Result<Vec<Hashed>> {
    let hashed = |path: PathBuf| {
        let name = path.strip_prefix(place).unwrap_or(&path).to_string_lossy().into_owned();
        Ok(Hashed { name, hash: hash_of(fs::read(&path)?) })
    };
    below(place)?.into_iter().map(hashed).collect()
}

/// The SHA-256 hash of the bytes, in hexadecimal.
pub fn hash_of(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        _ = write!(text, "{byte:02x}");
        text
    })
}

/// Removes a folder and its content, if it exists.
pub fn remove_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    Ok(())
}

/// Creates an empty folder, replacing an existing one.
pub fn empty_folder(folder: &Path) -> Result<()> {
    remove_folder(folder)?;
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())
}

/// Copies a folder's content into another folder, overwriting files of the same name.
pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for file in below(from)? {
        let target = to.join(file.strip_prefix(from)?);
        fs::create_dir_all(target.parent().unwrap_or(to))?;
        fs::copy(&file, &target).with_context(|| file.display().to_string())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Hashed, below, copy_folder, empty_folder, hash_of, hashes, remove_folder, with_ending};
    use std::path::{Path, PathBuf};
    use std::{env, fs, process};

    /// Creates a temporary folder for one test.
    fn folder(name: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("xtask-files-{name}-{}", process::id()));
        empty_folder(&folder).unwrap();
        folder
    }

    #[test]
    fn files_are_listed_in_order_with_those_of_folders_below() {
        let place = folder("list");
        fs::create_dir(place.join("b")).unwrap();
        for name in ["c.js", "b/z.js", "a.css", "b/y.css"] {
            fs::write(place.join(name), name).unwrap();
        }
        assert_eq!(
            below(&place).unwrap(),
            ["a.css", "b/y.css", "b/z.js", "c.js"].map(|name| place.join(name))
        );
        assert_eq!(with_ending(&place, "js").unwrap(), [place.join("c.js")]);
        assert_eq!(below(&place.join("a.css")).unwrap(), [place.join("a.css")]);
        assert!(below(Path::new("/no/such/folder")).unwrap().is_empty());
        copy_folder(&place.join("b"), &place.join("copy/deep")).unwrap();
        assert_eq!(fs::read_to_string(place.join("copy/deep/z.js")).unwrap(), "b/z.js");
        remove_folder(&place).unwrap();
    }

    #[test]
    fn hashes_are_those_of_sha256sum() {
        let place = folder("hash");
        fs::write(place.join("file"), "abc").unwrap();
        let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hashes(&place).unwrap(), [Hashed { name: "file".into(), hash: hash.into() }]);
        assert_eq!(hash_of(b"abc"), hash);
        remove_folder(&place).unwrap();
    }
}
