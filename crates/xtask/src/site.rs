//! `site`: Trunk's hook, which turns the staged files into the site. It adds no behaviour: a release build only makes files
//! smaller and embeds some in others, and a debug build (`trunk serve`) behaves the same.

use crate::files::with_ending;
use crate::process::{answer, answer_to, run as run_command};
use crate::project::{NATIVE, Project, SECOND_MODULE, SECOND_MODULE_FILE, refusal};
use crate::steps::Steps;
use anyhow::{Context, Result};
use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Trunk's post_build hook: turns the staged files into the site.
#[derive(clap::Args, Debug)]
pub struct Options {}

/// The scripts that pages load, each bundled with its imports: the file in web/ and its name in the site.
const BUNDLES: [(&str, &str); 6] = [
    (LOADER, "talks-timeline.js"),
    ("data/data.js", "talks-timeline-data.js"),
    ("share/share.js", "talks-timeline-share.js"),
    ("words/words.js", "talks-timeline-words.js"),
    ("frame/frame.js", "talks-timeline-frame.js"),
    ("builder/builder.js", "talks-timeline-builder.js"),
];
const LOADER: &str = "element/loader.js";

/// Imports that stay separate files: the glue, and scripts that are loaded on demand.
const EXTERNAL: [&str; 5] = [
    "--external:./talks_timeline.js",
    "--external:./talks_timeline_data.js",
    "--external:./talks-timeline-share.js",
    "--external:./talks-timeline-data.js",
    "--external:./talks-timeline-words.js",
];
const ESBUILD: [&str; 4] = ["--format=esm", "--target=es2022", "--charset=utf8", "--log-level=warning"];

/// Exactly the features that rustc enables for this target. Browsers may lack others that wasm-opt could use.
pub const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Low memory is unused because rustc places the stack first, where it grows towards zero, and no pointer of Rust's refers
/// to addresses below it. The skipped passes shrink the module but make it compress worse.
pub const WASM_PASSES: [&str; 10] = [
    "-Oz",
    "--converge",
    "--low-memory-unused",
    "--skip-pass=inlining-optimizing",
    "--skip-pass=local-cse",
    "--skip-pass=simplify-locals",
    "--skip-pass=merge-similar-functions",
    "--skip-pass=reorder-functions",
    "--skip-pass=memory-packing",
    "--reorder-functions-by-name",
];

/// Settings of the WebAssembly build that must not reach native builds.
const WEB_SETTINGS: [&str; 3] =
    ["RUSTC_BOOTSTRAP", "CARGO_UNSTABLE_BUILD_STD", "CARGO_UNSTABLE_BUILD_STD_FEATURES"];

pub fn run(project: &Project, _: &Options) -> Result<()> {
    let Some(stage) = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        return refusal("Trunk calls this task; run scripts/build.");
    };
    if !project.has("esbuild") || !project.has("wasm-opt") {
        return refusal("esbuild or wasm-opt is missing; run scripts/build, which installs them.");
    }
    let site = Site { project, stage: &stage, mark: OnceCell::new() };
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        site.release()
    } else {
        site.debug()
    }
}

struct Site<'a> {
    project: &'a Project,
    stage: &'a Path,
    /// The mark that the glue, the module and the loader of one build share.
    mark: OnceCell<String>,
}

impl Site<'_> {
    fn release(&self) -> Result<()> {
        let mut steps = Steps::default();
        steps.add("the pages' own files", || self.copy());
        steps.add("glue for the loader", || self.glue());
        steps.add("the second module", || self.second_module("release"));
        steps.add("smaller modules", || {
            self.optimize("talks_timeline_bg.wasm")?;
            self.optimize("talks_timeline_data_bg.wasm")
        });
        steps.add("short names in glue and module", || self.short_names());
        steps.add("pages of the native command", || self.pages());
        steps.add("bundles", || self.bundles());
        steps.add("minified scripts and style sheets", || self.minify());
        // These embed finished files.
        for script in ["inline", "npm", "publish"] {
            steps.add(format!("{script}.mjs"), move || run_command(self.node(script).arg(self.stage)));
        }
        steps.run(self.project)
    }

    fn debug(&self) -> Result<()> {
        self.copy()?;
        self.glue()?;
        self.second_module("debug")?;
        self.pages()?;
        self.bundles()?;
        // These pages embed finished files.
        for page in ["embed.html", "talks-timeline.html"] {
            fs::remove_file(self.stage.join(page))?;
        }
        Ok(())
    }

    /// Copies the builder page and its styles, and the styles of the themes page. The native command writes that page's HTML,
    /// which contains the rules of each theme.
    fn copy(&self) -> Result<()> {
        fs::copy("web/builder/builder.html", self.stage.join("builder.html"))?;
        for sheet in with_ending(Path::new("styles"), "css")? {
            let name = sheet.file_name().unwrap_or_default();
            if ["builder", "themes"].iter().any(|page| name.to_string_lossy().starts_with(page)) {
                fs::copy(&sheet, self.stage.join(name))?;
            }
        }
        Ok(())
    }

    fn glue(&self) -> Result<()> {
        run_command(self.node("glue").arg(self.stage.join("talks_timeline.js")))
    }

    /// Builds the second module with the flags and in the target folder of the first, which Trunk has built.
    fn second_module(&self, profile: &str) -> Result<()> {
        let target = "wasm32-unknown-unknown";
        let mut cargo = self.project.cargo(&["build", "--quiet", "--offline", "--target", target]);
        if profile == "release" {
            cargo.arg("--release");
        }
        run_command(cargo.args(SECOND_MODULE))?;
        let module = self.project.target().join(target).join(profile).join(SECOND_MODULE_FILE);
        let mut bindgen = self.project.command("wasm-bindgen");
        bindgen.args([
            "--target",
            "web",
            "--no-typescript",
            "--out-name",
            "talks_timeline_data",
            "--out-dir",
        ]);
        run_command(bindgen.arg(self.stage).arg(module))?;
        // Each read gets its own instance of the module.
        run_command(self.node("factory").arg(self.stage.join("talks_timeline_data.js")))
    }

    fn optimize(&self, name: &str) -> Result<()> {
        let module = self.stage.join(name);
        let mut first = self.wasm_opt(&module);
        first.args(WASM_PASSES).args(["--strip-debug", "--strip-producers", "--strip-target-features"]);
        run_command(&mut first)?;
        run_command(self.node("order").arg(&module))?;
        run_command(self.wasm_opt(&module).args(["--reorder-functions-by-name", "--strip-debug"]))
    }

    fn short_names(&self) -> Result<()> {
        let module = self.stage.join("talks_timeline_bg.wasm");
        let names = answer(self.wasm_opt(&module).arg("--minify-imports-and-exports-and-modules"))?;
        let mut script = self.node("names");
        script.arg(self.stage.join("talks_timeline.js")).arg(&module);
        let mark = answer_to(&mut script, names.as_bytes())?;
        self.mark.set(mark).ok().context("the build has two marks")
    }

    /// `scripts/build` passes the path of the native command; for a plain `trunk build` cargo builds it.
    fn pages(&self) -> Result<()> {
        let mut native = match env::var_os("TALKS_TIMELINE") {
            Some(native) => self.project.command(native),
            None => {
                let mut cargo = self.project.cargo(&["run", "--quiet"]);
                cargo.args(NATIVE).arg("--");
                for setting in WEB_SETTINGS {
                    cargo.env_remove(setting);
                }
                cargo
            }
        };
        run_command(native.arg("site").arg(self.stage))
    }

    fn bundles(&self) -> Result<()> {
        let marked = self.mark.get().map(|mark| format!("--define:BUILD=\"{mark}\""));
        let bundle = |file: &str, output: &str, options: &[&str]| {
            let mut esbuild = self.project.command("esbuild");
            esbuild.arg(format!("web/{file}")).arg("--bundle").args(EXTERNAL).args(ESBUILD).args(options);
            esbuild.args(marked.iter().filter(|_| file == LOADER));
            run_command(esbuild.arg(format!("--outfile={}", self.stage.join(output).display())))
        };
        if self.mark.get().is_some() {
            // A page made with a bundler has no address from which others could embed it.
            bundle(LOADER, "npm/talks-timeline.js", &["--define:EMBED=false", "--minify"])?;
        }
        for (file, output) in BUNDLES {
            let options: &[&str] = if file == LOADER { &["--define:EMBED=true"] } else { &[] };
            bundle(file, output, options)?;
        }
        Ok(())
    }

    /// Minifies each file by itself. Exported names stay.
    fn minify(&self) -> Result<()> {
        let mut esbuild = self.project.command("esbuild");
        esbuild.args(with_ending(self.stage, "js")?).args(with_ending(self.stage, "css")?).args(ESBUILD);
        esbuild.args([
            "--minify",
            "--define:TALKS=undefined",
            "--tree-shaking=true",
            "--legal-comments=none",
        ]);
        run_command(esbuild.arg("--allow-overwrite").arg(format!("--outdir={}", self.stage.display())))
    }

    fn wasm_opt(&self, module: &Path) -> Command {
        let mut command = self.project.command("wasm-opt");
        command.args(WASM_FEATURES).arg(module).arg("-o").arg(module);
        command
    }

    fn node(&self, script: &str) -> Command {
        let mut node = self.project.command("node");
        node.arg(format!("scripts/hooks/{script}.mjs"));
        node
    }
}
