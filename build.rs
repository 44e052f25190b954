//! Minifies the embedded dataset.

use std::error::Error;
use std::{env, fs, path::PathBuf};

const DATA: &str = "data/talks-2022.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={DATA}");
    let text = fs::read_to_string(DATA).map_err(|error| format!("{DATA}: {error}"))?;
    let value: serde_json::Value = serde_json::from_str(&text).map_err(|error| format!("{DATA}: {error}"))?;
    let target = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("talks-2022.json");
    fs::write(&target, value.to_string()).map_err(|error| format!("{}: {error}", target.display()))?;
    Ok(())
}
