//! Minifies the embedded dataset.

use std::{env, fs, path::Path};

fn main() {
    const DATA: &str = "data/talks-2022.json";
    println!("cargo::rerun-if-changed={DATA}");
    let text = fs::read_to_string(DATA).unwrap_or_else(|error| panic!("{DATA}: {error}"));
    let value: serde_json::Value =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{DATA}: {error}"));
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    let target = Path::new(&out).join("talks-2022.json");
    fs::write(&target, value.to_string()).unwrap_or_else(|error| panic!("{}: {error}", target.display()));
}
