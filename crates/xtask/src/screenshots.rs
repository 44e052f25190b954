//! `screenshots`: takes pictures of the page for visual review.

use crate::build;
use crate::files::remove_folder;
use crate::process::run as run_command;
use crate::project::{BROWSER_TESTS, Project};
use crate::tools::{Browsers, Needs};
use anyhow::Result;

/// Takes pictures of the page and writes them to tests/browser/out/.
///
/// The pictures are 360, 720 and 1280 px wide, light and dark: initial view, filtered, with an open event, and without
/// JavaScript.
#[derive(clap::Args, Debug)]
pub struct Options {
    /// Instead makes data/social.png, the article page's picture for social networks
    #[arg(long)]
    social: bool,
}

pub fn run(project: &Project, options: &Options) -> Result<()> {
    let (pictures, test) = if options.social {
        ("data/social.png", "screenshots::social_image")
    } else {
        ("tests/browser/out", "screenshots::screenshots")
    };
    let mut needs = Needs::new(project);
    needs.browsers(Browsers::Chromium);
    let mut steps = needs.steps()?;
    steps.add("release site", || build::run(project, &build::Options::default()).map(drop));
    steps.add("taking pictures", || {
        if !options.social {
            remove_folder(&project.path(pictures))?;
        }
        let mut cargo = project.cargo(&["test", "--quiet"]);
        run_command(cargo.args(BROWSER_TESTS).args(["--", "--ignored", test]))
    });
    steps.run(project)?;
    project.say(pictures);
    Ok(())
}
