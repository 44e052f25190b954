//! `new`: a small dataset with explanations, to start from.

use crate::output::{Failure, put};
use std::path::Path;

const STARTER: &str = include_str!("starter.json");

/// Writes the starter dataset under a title. Never overwrites an existing file, which may be somebody's work.
pub fn new(title: &str, out: Option<&Path>) -> Result<(), Failure> {
    if let Some(file) = out.filter(|file| file.exists() && *file != Path::new("-")) {
        return Err(format!("{} already exists; choose another name with --out", file.display()).into());
    }
    let title = serde_json::Value::from(title).to_string();
    put(&STARTER.replacen("\"My timeline\"", &title, 1), out)
}
