//! `translate`: adds the texts of translations to a dataset.

use crate::arguments::Translate;
use crate::output::{Failure, put};
use crate::{input, says};
use talks_timeline::TALKS_2022;
use timeline_core::import;
use timeline_formats::export;

/// Writes a dataset in the native format with the texts of translations added.
pub fn translate(arguments: &Translate) -> Result<(), Failure> {
    let mut text = match arguments.talks {
        true => TALKS_2022.to_owned(),
        false => text(&arguments.file)?,
    };
    for file in &arguments.with {
        let (merged, problems) = timeline_formats::translate(&text, &self::text(file)?, !arguments.only)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        problems.iter().for_each(|problem| says::warning(&format!("{}: {problem}", file.display())));
        text = merged;
    }
    let imported = import::native(&text).map_err(|error| error.to_string())?;
    imported.problems.iter().for_each(|problem| says::warning(problem));
    let text = match arguments.compact {
        true => export::native_compact(&imported.dataset, None),
        false => export::native(&imported.dataset, None),
    };
    put(&text, arguments.out.as_deref())
}

fn text(file: &std::path::Path) -> Result<String, Failure> {
    let bytes = input::bytes(Some(file))?;
    Ok(String::from_utf8(bytes).map_err(|_| format!("{} is not UTF-8; save it as UTF-8", file.display()))?)
}
