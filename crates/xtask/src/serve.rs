//! `serve`: serves the release site on this machine.

use crate::build;
use crate::project::{Project, refusal};
use anyhow::{Context, Result};
use std::net::TcpStream;
use std::os::unix::process::CommandExt;

/// Makes the release site if an input has changed, and serves it on 127.0.0.1 until Ctrl-C.
#[derive(clap::Args, Debug)]
pub struct Options {
    /// The port to listen on
    #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
    pub port: u16,
    /// Opens the page in the browser
    #[arg(long)]
    pub open: bool,
}

pub fn run(project: &Project, options: &Options) -> Result<()> {
    let port = options.port;
    // Checked before the build, which can take minutes.
    if TcpStream::connect(("127.0.0.1", port)).is_ok() {
        let other = port.checked_add(1).unwrap_or(8080);
        return refusal(format!(
            "port {port} is taken; end what listens there or choose another: scripts/serve --port {other}"
        ));
    }
    build::run(project, &build::Options::default())?;
    // An up-to-date site does not imply that the native command is still in the target folder.
    if !project.native().is_file() {
        build::build_native(project)?;
    }
    let mut server = project.command(project.native());
    server.args(["serve", "dist", "--port", &port.to_string()]);
    if options.open {
        server.arg("--open");
    }
    // The server replaces this process, so that signals reach it.
    Err(server.exec()).context("the native command does not start")
}
