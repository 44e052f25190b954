//! What can be asked of the command.

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
    /// Print every problem of the datasets with its place and what would be right.
    #[command(after_help = "Exit status: 0 without problems, 1 with any, 2 if a file cannot be read.

Examples:
  talks-timeline check my-data.json
  talks-timeline check --quiet data/*.json sheet.csv
  curl https://example.org/data.json | talks-timeline check")]
    Check(Check),
    /// Print the element with its content pre-rendered, to be pasted into a page.
    #[command(after_help = "Examples:
  talks-timeline render my-data.json > snippet.html
  talks-timeline render my-data.json --src /data/my-data.json > snippet.html
  talks-timeline render my-data.json --query \"kind=decision&from=2021\" --layout list > snippet.html
  talks-timeline render my-data.json --page --script talks-timeline.js --out page.html
  talks-timeline render --talks --fallback")]
    Render(Render),
    /// Write a dataset in another format.
    #[command(after_help = "What the other format cannot hold is said on standard error.

Examples:
  talks-timeline convert my-data.json --to csv --bom --out my-data.csv
  talks-timeline convert my-data.json --to timelinejs > timeline.json
  talks-timeline convert timeline.json --format timelinejs --to native
  talks-timeline convert - --to native < sheet.csv")]
    Convert(Convert),
    /// Write all or some events of a dataset for readers: a calendar, a table, or JSON.
    #[command(after_help = "The filter is written as in the attribute `query` of the element.

Examples:
  talks-timeline export my-data.json --ics --out my-data.ics
  talks-timeline export my-data.json --csv --bom --query \"kind=decision,works&from=2021\"
  talks-timeline export --talks --json --query \"q=corridor\"")]
    Export(Export),
    /// Write a dataset with the texts of translations in it.
    #[command(after_help = "What does not fit is said on standard error.

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
    /// Print a small dataset with explanations, to begin with.
    #[command(after_help = "Examples:
  talks-timeline new > my-data.json
  talks-timeline new --title \"A bridge for the river\" --out bridge.json")]
    New {
        /// The title of the timeline.
        #[arg(long, default_value = "My timeline")]
        title: String,
        /// Write to this file, which must not be there yet, instead of standard output.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Finish the site that Trunk has put into a folder: pre-render the page, write the data and the style sheet.
    #[command(after_help = "Examples:
  talks-timeline site dist")]
    Site {
        /// The folder with `index.html`.
        folder: PathBuf,
    },
    /// Serve a folder on this machine for a look.
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
        /// Open the page in the browser of this machine.
        #[arg(long)]
        open: bool,
    },
}

#[derive(Args)]
pub struct Check {
    /// Datasets; `-`, or none, is standard input.
    pub files: Vec<PathBuf>,
    /// What they are taken for.
    #[arg(long, value_enum, default_value_t)]
    pub format: FormatName,
    /// Print the problems alone, without a line for each file.
    #[arg(short, long)]
    pub quiet: bool,
}

/// Where a dataset comes from.
#[derive(Args)]
pub struct Origin {
    /// A dataset; `-`, or none, is standard input.
    pub file: Option<PathBuf>,
    /// Take the dataset of the 2022 talks that is built in.
    #[arg(long, conflicts_with = "file")]
    pub talks: bool,
    /// What the dataset is taken for.
    #[arg(long, value_enum, default_value_t)]
    pub format: FormatName,
}

#[derive(Args)]
pub struct Render {
    #[command(flatten)]
    pub origin: Origin,
    /// The address of the widget's style sheet, as seen from the page.
    #[arg(long, default_value = "talks-timeline.css")]
    pub style_sheet: String,
    /// Put this file, the widget's style sheet, into the element instead of a link to it: on slow networks the events are
    /// seen sooner. For pages whose policy, if they have one, allows styles inside.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["style_sheet", "fallback"])]
    pub inline_sheet: Option<PathBuf>,
    /// The address of the dataset, as seen from the page; the script reads it there, and no data stands in the element.
    #[arg(long)]
    pub src: Option<String>,
    /// Language tag of the interface and of texts given in several languages; the dataset's own if it is missing.
    #[arg(long, value_name = "TAG")]
    pub lang: Option<String>,
    /// The attribute `query`: a filter, such as "kind=decision&from=2021".
    #[arg(long, value_name = "FILTER")]
    pub query: Option<String>,
    /// The attribute `selected`: the id of the event that is selected at first.
    #[arg(long, value_name = "ID", conflicts_with = "fallback")]
    pub selected: Option<String>,
    /// The attribute `group`: the id of the facet whose terms are the lanes, or "none".
    #[arg(long, value_name = "FACET", conflicts_with = "fallback")]
    pub group: Option<String>,
    /// The attribute `layout`.
    #[arg(long, value_enum, conflicts_with = "fallback")]
    pub layout: Option<LayoutName>,
    /// The attribute `heading-level`: the level of the widget's title, 1 to 4; 2 if it is missing.
    #[arg(long, value_name = "LEVEL", value_parser = clap::value_parser!(u8).range(1..=4))]
    pub heading_level: Option<u8>,
    /// Print only the plain list, which needs neither script nor style sheet.
    #[arg(long, conflicts_with_all = ["page", "src", "script"])]
    pub fallback: bool,
    /// Print a whole page, with structured data for search engines.
    #[arg(long)]
    pub page: bool,
    /// With --page: the address of `talks-timeline.js`, as seen from the page; without it the page has no script.
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
    /// The format to write.
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
    /// Only events that pass this filter, such as "kind=decision&from=2021".
    #[arg(long)]
    pub query: Option<String>,
    /// With --ics: the address of the page with the timeline, to which its entries link.
    #[arg(long, requires = "ics")]
    pub address: Option<String>,
    /// With --ics: the date when the entries were made; the date up to which the dataset is complete if it is missing.
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
    /// Take the dataset of the 2022 talks that is built in.
    #[arg(long, conflicts_with = "file")]
    pub talks: bool,
    /// A translation, `"format": "talks-timeline-translation/1"`; may be given several times.
    #[arg(long, value_name = "FILE", required = true)]
    pub with: Vec<PathBuf>,
    /// Where there is a translated text, leave the original out.
    #[arg(long)]
    pub only: bool,
    /// Write it on one line, without spaces.
    #[arg(long)]
    pub compact: bool,
    /// Write to this file instead of standard output.
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// What all written formats share.
#[derive(Args)]
pub struct Options {
    /// Language tag that chooses among texts given in several; the dataset's own if it is missing.
    #[arg(long, value_name = "TAG")]
    pub lang: Option<String>,
    /// Begin CSV with a byte order mark, by which spreadsheets know UTF-8.
    #[arg(long)]
    pub bom: bool,
    /// Write to this file instead of standard output.
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// A format that is read.
#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum FormatName {
    /// Whatever the content shows it to be.
    #[default]
    Auto,
    /// `talks-timeline/1`.
    Native,
    /// TimelineJS: its JSON of any version, or a sheet with its columns.
    Timelinejs,
    /// A table of any columns.
    Csv,
}

/// Which parts of the widget are shown.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LayoutName {
    /// Chart and list.
    Full,
    /// The list alone.
    List,
    /// The chart, and the selected event under it.
    Chart,
}

/// A format that is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Target {
    /// `talks-timeline/1`.
    Native,
    /// A table (RFC 4180).
    Csv,
    /// JSON of TimelineJS 3.
    Timelinejs,
}
