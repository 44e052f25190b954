//! Headless Firefox. Requests that WebDriver lacks are privileged scripts of the browser, which geckodriver can run beside
//! scripts of the page.

use super::drivers::{Process, browser};
use super::{Options, recorder};
use http::Method;
use serde_json::{Value, json};
use std::path::Path;
use std::process::{Command, Stdio};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{Capabilities, RequestData, SessionId, WebDriver};

/// Runs the recorder in every document before the document's own scripts, regardless of its policy.
const RECORDING: &str =
    "Services.ppmm.loadProcessScript('data:application/javascript,' + encodeURIComponent(`
    Services.obs.addObserver((page) => {
      if (page.document.nodePrincipal.isSystemPrincipal) return;
      const inside = new Cu.Sandbox(page, { sandboxPrototype: page, wantXrays: false });
      Cu.evalInSandbox(${JSON.stringify(arguments[0])}, inside);
    }, 'content-document-global-created')`), true)";

/// Records the URLs of requests from pages; Firefox makes others of its own.
const LISTENING: &str = "window.asked = [];
    Services.obs.addObserver((request) => {
      request.QueryInterface(Ci.nsIHttpChannel);
      if (request.loadInfo.browsingContextID) window.asked.push(request.URI.spec);
    }, 'http-on-opening-request')";

pub struct Firefox {
    pub driver: WebDriver,
    // A geckodriver serves one browser, so each test has one.
    _process: Process,
}

impl Firefox {
    pub async fn start(options: Options) -> Self {
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/bin/geckodriver");
        let mut command = if ours.is_file() { Command::new(ours) } else { Command::new("geckodriver") };
        command.args(["--port", "0", "--websocket-port", "0", "--allow-system-access", "--log", "info"]);
        command.envs(options.zone.map(|zone| ("TZ", zone)));
        let mut process = Process::start(command.stdout(Stdio::piped()).stderr(Stdio::null()));
        let port = process.first(|line| line.split_once("Listening on 127.0.0.1:")?.1.parse().ok());
        let driver = browser(port, capabilities()).await;
        let browser = Self { driver, _process: process };
        browser.inside(RECORDING, json!([recorder()])).await;
        browser.inside(LISTENING, json!([])).await;
        if !options.script {
            browser.page("allowJavascript", json!(false)).await;
        }
        browser
    }

    pub async fn quit(self) {
        self.driver.quit().await.expect("the browser ends");
    }

    /// Runs a privileged script.
    async fn inside(&self, script: &str, arguments: Value) -> Value {
        let Value::Array(arguments) = arguments else { panic!("arguments must be a list") };
        self.driver.handle().cmd(Context("chrome")).await.expect("the browser's own scripts");
        let answer = self.driver.execute(script.to_owned(), arguments).await;
        self.driver.handle().cmd(Context("content")).await.expect("the page's scripts");
        answer.unwrap_or_else(|error| panic!("{script}\n{error}")).json().clone()
    }

    /// Sets a property of the tab.
    async fn page(&self, property: &str, value: Value) {
        let script = "gBrowser.selectedBrowser.browsingContext[arguments[0]] = arguments[1]";
        self.inside(script, json!([property, value])).await;
    }

    async fn set_preference(&self, name: &str, value: i32) {
        self.inside("Services.prefs.setIntPref(arguments[0], arguments[1])", json!([name, value])).await;
    }

    /// Resizes the page rather than the window, which is never narrower than 450 pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let script = "const { style } = gBrowser.selectedBrowser;
            style.flex = 'none';
            for (const [side, size] of [['width', arguments[0]], ['height', arguments[1]]]) {
              style[side] = style[`min-${side}`] = style[`max-${side}`] = `${size}px`;
            }";
        self.inside(script, json!([width, height])).await;
    }

    pub async fn prefer(&self, scheme: &str) {
        let value = if scheme == "dark" { 0 } else { 1 };
        self.set_preference("layout.css.prefers-color-scheme.content-override", value).await;
    }

    pub async fn print(&self) {
        self.page("mediumOverride", json!("print")).await;
    }

    pub async fn use_fingers(&self) {
        self.resize(390, 800).await;
        // A coarse pointer without hover.
        self.set_preference("ui.primaryPointerCapabilities", 1).await;
        self.set_preference("ui.allPointerCapabilities", 1).await;
        self.page("touchEventsOverride", json!("enabled")).await;
    }

    pub async fn console(&self) -> Vec<String> {
        let script = "const messages = Services.console.getMessageArray();
            Services.console.reset();
            return messages.filter((message) => message instanceof Ci.nsIScriptError && message.innerWindowID)
              // Firefox's own window is a page too, and logs complaints about its own scripts.
              .filter(({ flags, sourceName }) => !(flags & Ci.nsIScriptError.infoFlag) && !sourceName.startsWith('chrome:'))
              .map(({ sourceName, lineNumber, errorMessage }) => `${sourceName}:${lineNumber} ${errorMessage}`)";
        strings(self.inside(script, json!([])).await)
    }

    pub async fn addresses(&self) -> Vec<String> {
        strings(self.inside("return window.asked.splice(0)", json!([])).await)
    }
}

fn strings(value: Value) -> Vec<String> {
    serde_json::from_value(value).expect("a list of strings")
}

fn capabilities() -> Capabilities {
    let preferences = json!({
        "ui.prefersReducedMotion": 1,
        // A mouse: headless Firefox would report no pointer at all.
        "ui.primaryPointerCapabilities": 6,
        "ui.allPointerCapabilities": 6,
        "layout.css.prefers-color-scheme.content-override": 1,
    });
    let options =
        json!({ "args": ["-headless", "--width", "1400", "--height", "1000"], "prefs": preferences });
    let mut capabilities = Capabilities::new();
    capabilities.set("browserName", "firefox").expect("a name");
    capabilities.set("moz:firefoxOptions", options).expect("options");
    capabilities
}

/// Selects the context of the next scripts: the browser's or the page's.
#[derive(Debug)]
struct Context(&'static str);

impl FormatRequestData for Context {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(Method::POST, format!("/session/{session}/moz/context"))
            .add_body(json!({ "context": self.0 }))
    }
}
