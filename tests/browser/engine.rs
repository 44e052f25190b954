//! The engine of a run, which `TALKS_BROWSER` names. Requests that WebDriver lacks are made differently in each engine; tests
//! use one set of methods, here and in `Page`.

mod chromium;
mod drivers;
mod firefox;
mod proxy;
mod webkit;

use chromium::Chromium;
use firefox::Firefox;
use thirtyfour::WebDriver;
use webkit::WebKit;

/// The script that runs in every document before the document's own scripts, and records data for the tests.
pub fn recorder() -> String {
    let own = match Engine::chosen() {
        // Chromium records console messages and layout shifts itself.
        Engine::Chromium => "",
        Engine::Firefox | Engine::WebKit => include_str!("recorder-more.js"),
    };
    format!("{}{own}", include_str!("recorder.js"))
}

/// The initial viewport size of every browser, in CSS pixels.
const WIDTH: u32 = 1280;
const HEIGHT: u32 = 800;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// The engine of this run.
    pub fn chosen() -> Self {
        match std::env::var("TALKS_BROWSER").as_deref() {
            Err(_) | Ok("" | "chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("TALKS_BROWSER is chromium, firefox or webkit, not {other:?}"),
        }
    }
}

/// Options that are needed before a browser starts.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Whether pages may run scripts. The tests' own scripts run in any case.
    pub script: bool,
    /// The reader's time zone; by default the time zone of the test run.
    pub zone: Option<&'static str>,
}

impl Default for Options {
    fn default() -> Self {
        Self { script: true, zone: None }
    }
}

/// A new browser with its driver.
pub enum Browser {
    Chromium(Chromium),
    Firefox(Firefox),
    WebKit(WebKit),
}

impl Browser {
    pub async fn start(options: Options) -> Self {
        let browser = match Engine::chosen() {
            Engine::Chromium => Self::Chromium(Chromium::start(options).await),
            Engine::Firefox => Self::Firefox(Firefox::start(options).await),
            Engine::WebKit => Self::WebKit(WebKit::start(options).await),
        };
        browser.resize(WIDTH, HEIGHT).await;
        browser
    }

    pub async fn quit(self) {
        match self {
            Self::Chromium(browser) => browser.quit().await,
            Self::Firefox(browser) => browser.quit().await,
            Self::WebKit(browser) => browser.quit().await,
        }
    }

    pub fn driver(&self) -> &WebDriver {
        match self {
            Self::Chromium(browser) => &browser.driver,
            Self::Firefox(browser) => &browser.driver,
            Self::WebKit(browser) => &browser.driver,
        }
    }

    /// Resizes the page.
    pub async fn resize(&self, width: u32, height: u32) {
        match self {
            Self::Chromium(browser) => browser.resize(width, height).await,
            Self::Firefox(browser) => browser.resize(width, height).await,
            Self::WebKit(browser) => browser.resize(width, height).await,
        }
    }

    /// Sets the preferred colour scheme of the reader's system. The page receives the change a moment later.
    pub async fn prefer(&self, scheme: &str) {
        match self {
            Self::Chromium(browser) => browser.prefer(scheme).await,
            Self::Firefox(browser) => browser.prefer(scheme).await,
            Self::WebKit(browser) => browser.prefer(scheme),
        }
    }

    /// Applies the print layout on screen.
    pub async fn print(&self) {
        match self {
            Self::Chromium(browser) => browser.print().await,
            Self::Firefox(browser) => browser.print().await,
            Self::WebKit(browser) => browser.print().await,
        }
    }

    /// Emulates touch on a phone. Pages detect it when they load.
    pub async fn use_fingers(&self) {
        match self {
            Self::Chromium(browser) => browser.use_fingers().await,
            Self::Firefox(browser) => browser.use_fingers().await,
            Self::WebKit(browser) => browser.resize(390, 800).await,
        }
    }

    /// Errors and warnings that the browser itself has logged since the last call.
    pub async fn console(&self) -> Vec<String> {
        match self {
            Self::Chromium(browser) => browser.console().await,
            Self::Firefox(browser) => browser.console().await,
            // WebKitGTK shows its console only in its inspector; `Page::console` has a substitute.
            Self::WebKit(_) => Vec::new(),
        }
    }

    /// Every URL that pages have requested since the last call, of any host.
    pub async fn addresses(&self) -> Vec<String> {
        match self {
            Self::Chromium(browser) => browser.addresses().await,
            Self::Firefox(browser) => browser.addresses().await,
            Self::WebKit(browser) => browser.addresses(),
        }
    }
}
