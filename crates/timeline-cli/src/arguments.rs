//! The arguments of the command, and their help texts.

use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use timeline_core::dataset::Moment;

/// Checks timeline datasets, converts them, and turns them into static, readable HTML.
#[derive(Parser)]
#[command(
    version,
    after_help = "Examples:
  talks-timeline new --title \"A bridge for the river\" --out bridge.json
  talks-timeline check bridge.json
  talks-timeline render bridge.json --src bridge.json > snippet.html
  talks-timeline export bridge.json --ics --out bridge.ics"
)]
pub struct Command {
    #[command(subcommand)]
    pub task: Task,
}

#[derive(Subcommand)]
pub enum Task {
    /// Check datasets: print each problem with its place and a remedy.
    #[command(
        after_help = "Exit status: 0 if there are no problems, 1 if there are any, 2 if a file cannot be read.

Examples:
  talks-timeline check my-data.json
  talks-timeline check --quiet data/*.json sheet.csv
  curl https://example.org/data.json | talks-timeline check"
    )]
    Check(Check),
    /// Print the element with pre-rendered content, ready to paste into a page.
    #[command(after_help = "Examples:
  talks-timeline render my-data.json > snippet.html
  talks-timeline render my-data.json --src /data/my-data.json > snippet.html
  talks-timeline render my-data.json --query \"kind=decision&from=2021\" --layout list > snippet.html
  talks-timeline render my-data.json --page --script talks-timeline.js --out page.html
  talks-timeline render --talks --fallback")]
    Render(Render),
    /// Convert a dataset to another format.
    #[command(after_help = "Standard error lists what the other format cannot hold.

Examples:
  talks-timeline convert my-data.json --to csv --bom --out my-data.csv
  talks-timeline convert my-data.json --to timelinejs > timeline.json
  talks-timeline convert timeline.json --format timelinejs --to native
  talks-timeline convert - --to native < sheet.csv")]
    Convert(Convert),
    /// Export all or some events for readers: as a calendar, a table or JSON.
    #[command(after_help = "The filter has the syntax of the element's attribute `query`.

Examples:
  talks-timeline export my-data.json --ics --out my-data.ics
  talks-timeline export my-data.json --csv --bom --query \"kind=decision,works&from=2021\"
  talks-timeline export --talks --json --query \"q=corridor\"")]
    Export(Export),
    /// Add the texts of translations to a dataset.
    #[command(after_help = "Standard error lists the parts of a translation that do not fit the dataset.

Examples:
  talks-timeline translate my-data.json --with my-data.uk.json --out both.json
  talks-timeline translate --talks --with data/talks-2022.uk.json --only --compact > talks-2022.uk.json")]
    Translate(Translate),
    /// Print the JSON Schema of the native format.
    #[command(after_help = "Examples:
  talks-timeline schema > talks-timeline-1.schema.json
  talks-timeline schema --out docs/talks-timeline-1.schema.json")]
    Schema {
        /// Write to this file instead of standard output.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Print a small dataset with explanations, to start from.
    #[command(after_help = "Examples:
  talks-timeline new > my-data.json
  talks-timeline new --title \"A bridge for the river\" --out bridge.json")]
    New {
        /// The title of the timeline.
        #[arg(long, default_value = "My timeline")]
        title: String,
        /// Write to this new file instead of standard output; an existing file is an error.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Finish the site that Trunk built in a folder: pre-render the page, write the data and the style sheet.
    #[command(after_help = "Examples:
  talks-timeline site dist")]
    Site {
        /// The folder with `index.html`.
        folder: PathBuf,
    },
    /// Serve a folder locally, as a preview.
    #[command(after_help = "Examples:
  talks-timeline serve
  talks-timeline serve dist --port 8081 --open")]
    Serve {
        /// The folder with `index.html`.
        #[arg(default_value = "dist")]
        folder: PathBuf,
        /// The port on 127.0.0.1.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Open the page in the default browser.
        #[arg(long)]
        open: bool,
    },
}

#[derive(Args)]
pub struct Check {
    /// Datasets; `-`, or no argument, reads standard input.
    pub files: Vec<PathBuf>,
    /// Format of the datasets.
    #[arg(long, value_enum, default_value_t)]
    pub format: FormatName,
    /// Print only the problems, without a summary line for each file.
    #[arg(short, long)]
    pub quiet: bool,
}

/// Where a dataset comes from.
#[derive(Args)]
pub struct Origin {
    /// A dataset; `-`, or no argument, reads standard input.
    pub file: Option<PathBuf>,
    /// Use the built-in dataset of the 2022 talks.
    #[arg(long, conflicts_with = "file")]
    pub talks: bool,
    /// Format of the dataset.
    #[arg(long, value_enum, default_value_t)]
    pub format: FormatName,
}

#[derive(Args)]
pub struct Render {
    #[command(flatten)]
    pub origin: Origin,
    /// The URL of the widget's style sheet, as the page refers to it.
    #[arg(long, default_value = "talks-timeline.css")]
    pub style_sheet: String,
    /// Inline this style sheet into the element instead of linking to it, so that events appear sooner on slow networks.
    /// The page's content security policy, if there is one, must allow inline styles.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["style_sheet", "fallback"])]
    pub inline_sheet: Option<PathBuf>,
    /// The URL of the dataset, as the page refers to it. The script fetches it; the element then carries no data.
    #[arg(long)]
    pub src: Option<String>,
    /// Language tag of the interface and of multilingual texts; the default is the dataset's language.
    #[arg(long, value_name = "TAG")]
    pub lang: Option<String>,
    /// The attribute `query`: a filter, such as "kind=decision&from=2021".
    #[arg(long, value_name = "FILTER")]
    pub query: Option<String>,
    /// The attribute `selected`: the id of the event that is selected initially.
    #[arg(long, value_name = "ID", conflicts_with = "fallback")]
    pub selected: Option<String>,
    /// The attribute `group`: the id of the facet whose terms are the lanes, or "none".
    #[arg(long, value_name = "FACET", conflicts_with = "fallback")]
    pub group: Option<String>,
    /// The attribute `layout`.
    #[arg(long, value_enum, conflicts_with = "fallback")]
    pub layout: Option<LayoutName>,
    /// The attribute `heading-level`: the level of the widget's title, 1 to 4; the default is 2.
    #[arg(long, value_name = "LEVEL", value_parser = clap::value_parser!(u8).range(1..=4))]
    pub heading_level: Option<u8>,
    /// Print only the plain list, which needs neither a script nor a style sheet.
    #[arg(long, conflicts_with_all = ["page", "src", "script"])]
    pub fallback: bool,
    /// Print a complete page, with structured data for search engines.
    #[arg(long)]
    pub page: bool,
    /// With --page: the URL of `talks-timeline.js`, as the page refers to it; without it the page has no script.
    #[arg(long, requires = "page")]
    pub script: Option<String>,
    /// Write to this file instead of standard output.
    #[arg(long)]
    pub out: Option<PathBuf>,
}

#[derive(Args)]
pub struct Convert {
    #[command(flatten)]
    pub origin: Origin,
    /// The output format.
    #[arg(long, value_enum)]
    pub to: Target,
    #[command(flatten)]
    pub options: Options,
}

#[derive(Args)]
#[command(group(ArgGroup::new("kind").required(true).args(["ics", "csv", "json"])))]
pub struct Export {
    #[command(flatten)]
    pub origin: Origin,
    /// A calendar (RFC 5545).
    #[arg(long)]
    pub ics: bool,
    /// A table (RFC 4180).
    #[arg(long)]
    pub csv: bool,
    /// JSON in the native format.
    #[arg(long)]
    pub json: bool,
    /// Only events that match this filter, such as "kind=decision&from=2021".
    #[arg(long)]
    pub query: Option<String>,
    /// With --ics: the URL of the page with the timeline; the calendar entries link to it.
    #[arg(long, requires = "ics")]
    pub address: Option<String>,
    /// With --ics: the creation date of the entries; the default is the date up to which the dataset is complete.
    #[arg(long, requires = "ics", value_parser = Moment::parse)]
    pub stamp: Option<Moment>,
    #[command(flatten)]
    pub options: Options,
}

#[derive(Args)]
pub struct Translate {
    /// A dataset in the native format.
    #[arg(required_unless_present = "talks", default_value = "-", hide_default_value = true)]
    pub file: PathBuf,
    /// Use the built-in dataset of the 2022 talks.
    #[arg(long, conflicts_with = "file")]
    pub talks: bool,
    /// A translation, `"format": "talks-timeline-translation/1"`; may be repeated.
    #[arg(long, value_name = "FILE", required = true)]
    pub with: Vec<PathBuf>,
    /// Drop the original wherever there is a translated text.
    #[arg(long)]
    pub only: bool,
    /// Write the dataset on one line, without indentation.
    #[arg(long)]
    pub compact: bool,
    /// Write to this file instead of standard output.
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// The options that all written formats share.
#[derive(Args)]
pub struct Options {
    /// Language tag that selects from multilingual texts; the default is the dataset's language.
    #[arg(long, value_name = "TAG")]
    pub lang: Option<String>,
    /// Start CSV with a byte order mark, which tells spreadsheets that the file is UTF-8.
    #[arg(long)]
    pub bom: bool,
    /// Write to this file instead of standard output.
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// An input format.
#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum FormatName {
    /// Detect the format from the content.
    #[default]
    Auto,
    /// `talks-timeline/1`.
    Native,
    /// TimelineJS: JSON of any version, or a sheet with its columns.
    Timelinejs,
    /// A table with any columns.
    Csv,
}

/// The parts of the widget that are shown.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LayoutName {
    /// The chart and one event, with the list on demand.
    Full,
    /// The list and one event.
    List,
    /// The chart, and one event below it.
    Chart,
    /// One event, and the chart below it.
    Story,
}

/// An output format.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Target {
    /// `talks-timeline/1`.
    Native,
    /// A table (RFC 4180).
    Csv,
    /// JSON of TimelineJS 3.
    Timelinejs,
}
