//! The npm package in pages built with Vite, plain and with React and Vue; `cargo xtask pages` builds them from `tests/npm/`.
//! Each page has the same three buttons, and shows the events it has received from the timeline.

use crate::engine::{self, Engine};
use crate::filters::{choose, shown};
use crate::harness::browse;
use crate::model::{Data, Filter};
use crate::page::Page;
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

async fn press(page: &Page, button: &str) {
    page.js("document.getElementById(arguments[0]).click()", json!([button])).await;
    // The framework renders first, then the timeline.
    page.js("return new Promise((resolve) => setTimeout(() => resolve(null)))", json!([])).await;
    page.settle().await;
}

async fn output(page: &Page, id: &str) -> String {
    page.js("return document.getElementById(arguments[0]).textContent", json!([id]))
        .await
        .as_str()
        .unwrap()
        .to_owned()
}

async fn ids(page: &Page) -> Vec<String> {
    shown(page).await
}

/// The behaviour that every page must have, with any framework.
async fn assert_at_home(page: &Page) {
    let data = Data::read();
    let passing = |term| data.passing(&Filter { terms: vec![("kind", term)], ..Filter::default() }).len();

    // From the reader to the page, which passes the property back.
    choose(page, "kind", "negotiation-round").await;
    assert_eq!(output(page, "query").await, "kind=negotiation-round");
    assert_eq!(ids(page).await.len(), passing("negotiation-round"));
    page.show_list(true).await;
    page.click("[part~=event] .row").await;
    page.show_list(false).await;
    assert_eq!(json!([{ "id": output(page, "selected").await }]), json!(page.heard("timeline-select").await));

    // From the page to the timeline.
    press(page, "grain").await;
    assert_eq!(page.text("return host.query").await, "kind=grain-deal");
    assert_eq!(ids(page).await.len(), passing("grain-deal"));

    // The page removes the timeline and inserts it again.
    press(page, "toggle").await;
    assert!(page.is("return host === null").await, "the timeline is gone");
    press(page, "toggle").await;
    page.js("host.scrollIntoView()", json!([])).await;
    await_drawn(page).await;
    assert_eq!(ids(page).await.len(), passing("grain-deal"), "the new one has the page's filter");

    press(page, "bridge").await;
    assert_eq!(ids(page).await, ["first-plan", "works-begin"]);
    assert_eq!(page.heard("timeline-error").await, Vec::<serde_json::Value>::new());
    assert_eq!(page.texts("return seen.errors").await, Vec::<String>::new(), "script errors");
    assert_eq!(page.console().await, Vec::<String>::new(), "console errors and warnings");
}

/// Waits until the current timeline, not a previous one, has drawn its list.
async fn await_drawn(page: &Page) {
    let script = "return new Promise((resolve) => { const look = () =>
        root?.querySelector('[part~=event]') ? resolve(null) : setTimeout(look, 20); look(); })";
    page.js(script, json!([])).await;
    page.settle().await;
}

fn at_home_in(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/pages/built").join(name);
    assert!(folder.join("index.html").is_file(), "there is no page {name}; run cargo xtask pages first");
    browse(async |page| {
        page.open(&format!("/pages/{name}/index.html")).await;
        assert_at_home(page).await;
        // The bundler has included all files: there are no requests outside the page's own folder.
        for path in page.server.requests().iter().filter(|path| *path != "/favicon.ico") {
            assert!(path.starts_with(&format!("/pages/{name}/")), "{path} was requested");
        }
    });
}

#[test]
fn the_package_works_with_vite() {
    at_home_in("vite");
}

#[test]
fn the_package_works_in_react() {
    at_home_in("react");
}

#[test]
fn the_package_works_in_vue() {
    at_home_in("vue");
}

#[test]
fn the_package_works_in_react_strict_mode() {
    at_home_in("react-strict");
    browse(async |page| {
        page.open("/pages/react-strict/index.html").await;
        assert_eq!(output(page, "mounts").await, "1", "one timeline became ready, once");
        assert_eq!(page.heard("timeline-ready").await.len(), 1);
    });
}

/// Vite's development server; it ends with the test.
struct Vite {
    process: Child,
    address: String,
}

impl Vite {
    fn start() -> Self {
        let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/pages");
        let mut command = Command::new("node");
        if Engine::chosen() == Engine::WebKit {
            // Pages on our own server have the recorder anyway.
            command.env("TALKS_RECORDER", engine::recorder());
        }
        let mut process = command
            .args([
                "node_modules/vite/bin/vite.js",
                "vite",
                "--config",
                "vite.config.js",
                "--host",
                "127.0.0.1",
            ])
            // Any free port.
            .args(["--port", "0"])
            .current_dir(folder)
            .env("NO_COLOR", "1")
            .stdout(Stdio::piped())
            .spawn()
            .expect("Vite starts; cargo xtask pages installs it");
        let output = BufReader::new(process.stdout.take().expect("its output"));
        let mut lines = output.lines().map_while(Result::ok);
        let address = lines.find_map(|line| Some(line.split_once("Local:")?.1.trim().to_owned()));
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, address: address.expect("Vite prints its address") }
    }
}

impl Drop for Vite {
    fn drop(&mut self) {
        // The process may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn the_package_works_in_vites_development_server() {
    let vite = Vite::start();
    browse(async |page| {
        page.driver().goto(&vite.address).await.expect("the page loads");
        page.ready().await;
        choose(page, "kind", "negotiation-round").await;
        assert_eq!(output(page, "query").await, "kind=negotiation-round");
        assert_eq!(page.texts("return seen.errors").await, Vec::<String>::new(), "script errors");
    });
}
