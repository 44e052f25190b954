//! `convert` and `export`: a dataset, or some of its events, in another format.

use crate::arguments::{Convert, Export, Options, Target};
use crate::input;
use crate::output::{Failure, put};
use crate::says;
use timeline_core::dataset::Dataset;
use timeline_core::facet::{FacetIndex, RowSet};
use timeline_core::locale::Locale;
use timeline_core::query::Query;
use timeline_formats::export::{self, Calendar, Exported, Extract};

/// Writes a whole dataset in another format.
pub fn convert(arguments: &Convert) -> Result<(), Failure> {
    let dataset = input::dataset(&arguments.origin)?;
    let extract = extract(&dataset, None, &arguments.options);
    let exported = match arguments.to {
        Target::Native => native(extract),
        Target::Csv => export::csv(extract, arguments.options.bom),
        Target::Timelinejs => export::timelinejs(extract),
    };
    write(exported, &arguments.options)
}

/// Writes the events that match a filter, for readers.
pub fn export(arguments: &Export) -> Result<(), Failure> {
    let dataset = input::dataset(&arguments.origin)?;
    let rows = arguments.query.as_deref().map(|query| rows(&dataset, query)).transpose()?;
    let extract = extract(&dataset, rows.as_ref(), &arguments.options);
    let exported = if arguments.ics {
        export::ics(extract, Calendar { stamp: arguments.stamp, address: arguments.address.as_deref() })
    } else if arguments.csv {
        export::csv(extract, arguments.options.bom)
    } else {
        native(extract)
    };
    write(exported, &arguments.options)
}

fn extract<'a>(dataset: &'a Dataset, rows: Option<&'a RowSet>, options: &'a Options) -> Extract<'a> {
    Extract { dataset, rows, language: options.lang.as_deref().unwrap_or(&dataset.language) }
}

fn native(extract: Extract<'_>) -> Exported {
    Exported { text: export::native(extract.dataset, extract.rows), problems: Vec::new() }
}

fn write(exported: Exported, options: &Options) -> Result<(), Failure> {
    exported.problems.iter().for_each(|problem| says::warning(problem));
    put(&exported.text, options.out.as_deref())
}

/// The rows that match.
fn rows(dataset: &Dataset, text: &str) -> Result<RowSet, String> {
    let index = FacetIndex::build(dataset, |when| Locale::ENGLISH.when(when));
    Ok(query(dataset, text)?.evaluate(&index))
}

/// The filter of `--query`, or of a link to a timeline. A page ignores an invalid filter; the command refuses it, since it would
/// silently export the wrong events.
pub fn query(dataset: &Dataset, text: &str) -> Result<Query, String> {
    let parts = || text.trim_start_matches(['?', '#']).split('&').filter(|part| !part.is_empty());
    for part in parts() {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        // Links say `q=` where the reader has cleared the page's filter; their other parts filter nothing.
        if part == "q=" || matches!(key, "selected" | "group" | "range") {
            continue;
        }
        let values = if key == "q" { vec![value] } else { value.split(',').collect() };
        let senseless = |value: &&str| Query::parse(&format!("{key}={value}"), dataset).is_empty();
        if let Some(value) = values.into_iter().find(senseless) {
            let facets: Vec<&str> = dataset.facets().iter().map(|facet| facet.id.as_str()).collect();
            return Err(format!(
                "--query: \"{key}={value}\" matches nothing in this dataset; use q, from, to, or a facet ({}) with the ids of its terms",
                facets.join(", ")
            ));
        }
    }
    let query = Query::parse(text, dataset);
    let dated = |query: &Query| query.from().or(query.to()).is_some();
    let dates: Vec<&str> = parts().filter(|part| dated(&Query::parse(part, dataset))).collect();
    if !dates.is_empty() && !dated(&query) {
        return Err(format!(
            "--query: \"{}\" ends before it begins; write the earlier date after \"from=\" and the later one after \"to=\"",
            dates.join("&")
        ));
    }
    Ok(query)
}
