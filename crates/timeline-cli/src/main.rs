//! The native command: checks, converts and renders datasets, makes and serves the site.

mod arguments;
mod check;
mod convert;
mod input;
mod output;
mod render;
mod says;
mod serve;
mod site;
mod starter;
mod translate;

use arguments::{Command, Task};
use clap::Parser;
use output::{Failure, put};
use std::process::ExitCode;
use timeline_formats::export;

fn main() -> ExitCode {
    match run(Command::parse().task) {
        Ok(status) => status,
        // The reader of the pipe, such as `head`, needs no more output.
        Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(Failure::Said(message)) => {
            says::error(&message);
            ExitCode::from(2)
        }
    }
}

fn run(task: Task) -> Result<ExitCode, Failure> {
    match task {
        Task::Check(arguments) => return check::check(&arguments),
        Task::Render(arguments) => render::render(&arguments)?,
        Task::Convert(arguments) => convert::convert(&arguments)?,
        Task::Export(arguments) => convert::export(&arguments)?,
        Task::Translate(arguments) => translate::translate(&arguments)?,
        Task::Schema { out } => put(&export::schema(), out.as_deref())?,
        Task::New { title, out } => starter::new(&title, out.as_deref())?,
        Task::Site { folder } => site::finish(&folder)?,
        Task::Serve { folder, port, open } => serve::serve(&folder, port, open)?,
    }
    Ok(ExitCode::SUCCESS)
}
