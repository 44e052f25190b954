//! Minifies what is embedded: the dataset and the style sheet.

use std::error::Error;
use std::{env, fs, path::PathBuf};

const DATA: &str = "data/talks-2022.json";

/// Every sheet of `styles/` that belongs to the widget, in the order in which they apply.
const SHEETS: [&str; 6] = ["tokens", "base", "filters", "chart", "list", "print"];

fn main() -> Result<(), Box<dyn Error>> {
    let value: serde_json::Value =
        serde_json::from_str(&read(DATA)?).map_err(|error| format!("{DATA}: {error}"))?;
    write("talks-2022.json", &value.to_string())?;
    let sheets: Vec<String> =
        SHEETS.iter().map(|name| read(&format!("styles/{name}.css"))).collect::<Result<_, _>>()?;
    write("sheet.css", &without_comments(&sheets.concat()))
}

fn read(path: &str) -> Result<String, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={path}");
    Ok(fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?)
}

fn write(name: &str, content: &str) -> Result<(), Box<dyn Error>> {
    let target = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join(name);
    Ok(fs::write(&target, content).map_err(|error| format!("{}: {error}", target.display()))?)
}

/// The sheet without comments, with runs of white space as one space. No string in it may hold either.
fn without_comments(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.filter_map(|part| part.split_once("*/")).map(|(_, after)| after);
    let plain = rest.fold(first, |plain, part| plain + part);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
