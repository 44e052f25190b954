//! The native command: checks and renders datasets, makes and serves the site.

mod serve;
mod site;

use clap::{Parser, Subcommand};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use talks_timeline::import::{self, Imported};
use talks_timeline::locale::Locale;
use talks_timeline::prerender;
use talks_timeline::view::Model;

/// Checks timeline datasets and turns them into static, readable HTML.
#[derive(Parser)]
#[command(
    version,
    after_help = "Examples:\n  talks-timeline check data/talks-2022.json\n  talks-timeline render data/talks-2022.json > snippet.html\n  talks-timeline serve dist --port 8080 --open"
)]
struct Command {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Print every problem of the datasets with its place; exit status 1 if there is one.
    Check {
        /// Datasets in the native format; `-` is standard input.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Print the element with its content pre-rendered, to be pasted into a page.
    Render {
        /// A dataset in the native format; `-` is standard input, nothing is the embedded dataset.
        file: Option<PathBuf>,
        /// The address of the widget's style sheet, as seen from the page.
        #[arg(long, default_value = "talks-timeline.css")]
        style_sheet: String,
    },
    /// Finish the site that Trunk has put into a folder: pre-render the page, write the data and the style sheet.
    Site {
        /// The folder with `index.html`.
        folder: PathBuf,
    },
    /// Serve a folder on this machine for a look.
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

fn main() -> ExitCode {
    let result = match Command::parse().task {
        Task::Check { files } => return check(&files),
        Task::Render { file, style_sheet } => render(file.as_deref(), &style_sheet),
        Task::Site { folder } => site::finish(&folder),
        Task::Serve { folder, port, open } => serve::serve(&folder, port, open),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("talks-timeline: {message}");
            ExitCode::from(2)
        }
    }
}

fn check(files: &[PathBuf]) -> ExitCode {
    let mut found = 0;
    for file in files {
        let name = file.display();
        match read(file).and_then(|text| import::native(&text).map_err(|error| error.to_string())) {
            Ok(Imported { dataset, problems }) => {
                for problem in &problems {
                    println!("{name}: {problem}");
                }
                println!("{name}: {} events, {} problems", dataset.events().len(), problems.len());
                found += problems.len();
            }
            Err(message) => {
                println!("{name}: {message}");
                found += 1;
            }
        }
    }
    if found == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn render(file: Option<&Path>, style_sheet: &str) -> Result<(), String> {
    let text = file.map_or_else(|| Ok(talks_timeline::TALKS_2022.to_owned()), read)?;
    let imported = import::native(&text).map_err(|error| error.to_string())?;
    for problem in &imported.problems {
        eprintln!("talks-timeline: {problem}");
    }
    let model = Model::new(imported.dataset, Locale);
    // The data stands beside the pre-rendered content, so that the script draws the same events over it.
    let inline = file.map_or_else(String::new, |_| prerender::inline_data(&text));
    println!("<talks-timeline>{}{inline}</talks-timeline>", prerender::inside(&model, style_sheet));
    Ok(())
}

/// The text of a file, or of standard input for `-`.
fn read(file: &Path) -> Result<String, String> {
    let mut text = String::new();
    let result = if file == Path::new("-") {
        io::stdin().read_to_string(&mut text).map(drop)
    } else {
        std::fs::read_to_string(file).map(|content| text = content)
    };
    result.map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
    Ok(text)
}
