//! The project's tasks: build, serve, test, measure. `scripts/build`, `scripts/serve` and `scripts/test` find Rust and
//! call this program; run the other tasks with `cargo xtask TASK`.
//!
//! Steps pass values to each other: `build` returns the sizes that `test` checks. Results that outlive a run are JSON.

#![forbid(unsafe_code)]

mod bench;
mod build;
mod files;
mod fuzz;
mod pages;
mod process;
mod project;
mod reproducible;
mod screenshots;
mod serve;
mod site;
mod sizes;
mod steps;
mod test;
mod tools;
mod version;

use clap::{Parser, Subcommand};
use project::{Project, Refusal};
use std::process::ExitCode;

#[derive(Debug, Parser)]
#[command(
    name = "xtask",
    bin_name = "cargo xtask",
    about = "Builds, serves, tests and measures talks-timeline."
)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    Build(build::Options),
    Serve(serve::Options),
    Test(test::Options),
    Sizes(sizes::Options),
    Bench(bench::Options),
    Reproducible(reproducible::Options),
    Fuzz(fuzz::Options),
    Screenshots(screenshots::Options),
    Pages(pages::Options),
    #[command(hide = true)]
    Site(site::Options),
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Like clap, 2 means that the caller has to do something.
            match error.downcast_ref::<Refusal>() {
                Some(refusal) => eprintln!("error: {refusal}"),
                None => eprintln!("error: {error:#}"),
            }
            ExitCode::from(if error.is::<Refusal>() { 2 } else { 1 })
        }
    }
}

fn run(arguments: Arguments) -> anyhow::Result<()> {
    let project = Project::find()?;
    match arguments.task {
        Task::Build(options) => build::run(&project, &options).map(drop),
        Task::Serve(options) => serve::run(&project, &options),
        Task::Test(options) => test::run(&project, &options),
        Task::Sizes(options) => sizes::run(&project, &options, build::last_sizes(&project)),
        Task::Bench(options) => bench::run(&project, &options),
        Task::Reproducible(options) => reproducible::run(&project, &options),
        Task::Fuzz(options) => fuzz::run(&project, &options),
        Task::Screenshots(options) => screenshots::run(&project, &options),
        Task::Pages(options) => pages::run(&project, &options),
        Task::Site(options) => site::run(&project, &options),
    }
}

#[cfg(test)]
mod tests {
    use super::{Arguments, Task};
    use clap::{CommandFactory, Parser};

    #[test]
    fn the_definition_of_the_arguments_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn options_are_read_and_unknown_ones_refused() {
        let parse = |line: &str| Arguments::try_parse_from(line.split(' ')).map(|arguments| arguments.task);
        assert!(
            matches!(parse("xtask build --force"), Ok(Task::Build(options)) if options.force && !options.without_talks)
        );
        assert!(
            matches!(parse("xtask serve --port=81 --open"), Ok(Task::Serve(options)) if options.port == 81 && options.open)
        );
        assert!(
            matches!(parse("xtask serve"), Ok(Task::Serve(options)) if options.port == 8080 && !options.open)
        );
        assert!(matches!(parse("xtask test --quick"), Ok(Task::Test(options)) if options.quick));
        assert!(
            matches!(parse("xtask bench -- --n 20"), Ok(Task::Bench(options)) if options.rest == ["--n", "20"])
        );
        for line in [
            "xtask build --fast",
            "xtask serve --port 0",
            "xtask serve --port 65536",
            "xtask serve --port",
            "xtask fuzz no-such-target",
            "xtask fuzz --minutes 0",
            "xtask sizes --record",
            "xtask bench --core --sizes",
        ] {
            assert_eq!(parse(line).map_err(|error| error.exit_code()).err(), Some(2), "{line}");
        }
    }
}
