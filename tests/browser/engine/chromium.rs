//! Headless Chromium. Requests that WebDriver lacks go through the DevTools protocol.

use super::drivers::{Process, browser};
use super::{Options, recorder};
use serde_json::{Value, json};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, Weak};
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::{Capabilities, ChromeCapabilities, WebDriver};

/// Headless, without background traffic, without animations.
const ARGUMENTS: [&str; 12] = [
    "--headless",
    // Chromium's sandbox refuses to run as root, the user of tests in containers.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
    "--lang=en-US",
    "--window-size=1280,900",
];

pub struct Chromium {
    pub driver: WebDriver,
    /// The current media settings: each command replaces all settings of the previous one.
    media: Mutex<(String, &'static str)>,
    _process: Arc<Driver>,
}

impl Chromium {
    pub async fn start(options: Options) -> Self {
        let process = Driver::shared();
        let driver = browser(process.port, capabilities()).await;
        let browser = Self { driver, media: Mutex::default(), _process: process };
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": recorder() })).await;
        if let Some(zone) = options.zone {
            browser.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await;
        }
        if !options.script {
            browser.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        }
        browser
    }

    pub async fn quit(self) {
        self.driver.quit().await.expect("the browser ends");
    }

    /// Sends a command of the DevTools protocol.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Value {
        let answer = self.driver.cdp().send_raw(method, parameters).await;
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    pub async fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    pub async fn prefer(&self, scheme: &str) {
        self.media.lock().unwrap().0 = scheme.to_owned();
        self.emulate().await;
    }

    pub async fn print(&self) {
        self.media.lock().unwrap().1 = "print";
        self.emulate().await;
    }

    async fn emulate(&self) {
        let (scheme, medium) = self.media.lock().unwrap().clone();
        let feature = json!({ "name": "prefers-color-scheme", "value": scheme });
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": medium, "features": [feature] })).await;
    }

    pub async fn use_fingers(&self) {
        let phone = json!({ "width": 390, "height": 800, "deviceScaleFactor": 2, "mobile": true });
        self.devtools("Emulation.setDeviceMetricsOverride", phone).await;
        self.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await;
    }

    pub async fn console(&self) -> Vec<String> {
        let entries = self.driver.get_log("browser").await.expect("the console");
        entries
            .into_iter()
            .filter(|entry| entry.level != "INFO" && entry.level != "DEBUG")
            .map(|entry| entry.message)
            .collect()
    }

    pub async fn addresses(&self) -> Vec<String> {
        let entries = self.driver.get_log("performance").await.expect("the performance log");
        let asked = entries.into_iter().filter_map(|entry| {
            let entry: Value = serde_json::from_str(&entry.message).ok()?;
            let message = entry.get("message")?;
            let asked = message.get("method")? == "Network.requestWillBeSent";
            asked.then(|| message.pointer("/params/request/url")?.as_str().map(str::to_owned))?
        });
        asked.collect()
    }
}

fn capabilities() -> Capabilities {
    let mut chrome = ChromeCapabilities::new();
    for argument in ARGUMENTS {
        chrome.add_arg(argument).expect("an argument");
    }
    let mut capabilities = Capabilities::from(chrome);
    // Log the console, and every request of pages, also to other hosts.
    let logs = json!({ "browser": "ALL", "performance": "ALL" });
    capabilities.set("goog:loggingPrefs", logs).expect("log settings");
    capabilities
}

/// The chromedriver of this run, which serves many browsers. It ends with its last user.
struct Driver {
    port: u16,
    _process: Process,
}

impl Driver {
    fn shared() -> Arc<Self> {
        static RUNNING: Mutex<Weak<Driver>> = Mutex::new(Weak::new());
        // A poisoned lock means that another test has already failed and said why.
        let mut running = RUNNING.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        running.upgrade().unwrap_or_else(|| {
            let mut process =
                Process::start(Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()));
            let port = process
                .first(|line| line.strip_suffix('.')?.split_once("successfully on port ")?.1.parse().ok());
            let started = Arc::new(Self { port, _process: process });
            *running = Arc::downgrade(&started);
            started
        })
    }
}
