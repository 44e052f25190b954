//! One browser per test, and one chromedriver for all that run at the same time.

use crate::page::Page;
use std::future::poll_fn;
use std::io::{BufRead, BufReader};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, Weak};
use std::task::Poll;
use std::time::Duration;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::{Capabilities, ChromeCapabilities, WebDriver};

/// What Chromium is started with: no window, nothing of its own on the network, nothing that moves.
const ARGUMENTS: [&str; 12] = [
    "--headless",
    // Chromium's sandbox refuses to run as root, as whom containers run the tests.
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

/// Runs a test with a page of its own. The browser ends with the test, whichever way that ends.
pub fn browse(test: impl AsyncFnOnce(&Page)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let page = Page::start().await;
        let failure = {
            let mut steps = pin!(test(&page));
            poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| steps.as_mut().poll(context))) {
                Ok(outcome) => outcome.map(|()| None),
                Err(failure) => Poll::Ready(Some(failure)),
            })
            .await
        };
        page.quit().await;
        if let Some(failure) = failure {
            resume_unwind(failure);
        }
    });
}

/// A browser and the driver that it belongs to; dropped in this order.
pub struct Session {
    pub driver: WebDriver,
    _chromedriver: Arc<Chromedriver>,
}

impl Session {
    pub async fn start() -> Self {
        let chromedriver = Chromedriver::shared();
        let driver = WebDriver::builder(chromedriver.address(), capabilities())
            .request_timeout(Duration::from_secs(90))
            .connect()
            .await
            .unwrap_or_else(|error| panic!("Chromium could not be started: {error}"));
        driver.set_script_timeout(Duration::from_secs(60)).await.expect("a time-out for scripts");
        Self { driver, _chromedriver: chromedriver }
    }
}

fn capabilities() -> Capabilities {
    let mut chrome = ChromeCapabilities::new();
    for argument in ARGUMENTS {
        chrome.add_arg(argument).expect("an argument");
    }
    let mut capabilities = Capabilities::from(chrome);
    // The console, and every request that the browser makes, also to other hosts.
    let logs = serde_json::json!({ "browser": "ALL", "performance": "ALL" });
    capabilities.set("goog:loggingPrefs", logs).expect("log settings");
    capabilities
}

/// A running chromedriver. It ends when the last browser that uses it is gone.
struct Chromedriver {
    process: Child,
    port: u16,
}

impl Chromedriver {
    fn shared() -> Arc<Self> {
        static RUNNING: Mutex<Weak<Chromedriver>> = Mutex::new(Weak::new());
        // A test that failed here has said so already.
        let mut running = RUNNING.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        running.upgrade().unwrap_or_else(|| {
            let started = Arc::new(Self::start());
            *running = Arc::downgrade(&started);
            started
        })
    }

    fn start() -> Self {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .expect("chromedriver starts; scripts/test installs it");
        let output = BufReader::new(process.stdout.take().expect("its output"));
        let mut lines = output.lines().map_while(Result::ok);
        let port = lines
            .find_map(|line| line.strip_suffix('.')?.split_once("successfully on port ")?.1.parse().ok())
            .expect("chromedriver says its port");
        // Read on, so that the pipe never fills up.
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, port }
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        // Gone already is as good.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
