//! The engine that the tests run in: `TALKS_BROWSER` names it. What WebDriver has no words for, each engine is asked
//! in its own way; tests see one set of methods, here and in `Page`.

mod chromium;
mod drivers;
mod firefox;
mod proxy;
mod webkit;

use chromium::Chromium;
use firefox::Firefox;
use thirtyfour::WebDriver;
use webkit::WebKit;

/// What runs in every document before its own scripts, for the tests to look at later.
pub fn recorder() -> String {
    let own = match Engine::chosen() {
        // It keeps its console, and measures what moves, by itself.
        Engine::Chromium => "",
        Engine::Firefox | Engine::WebKit => include_str!("recorder-more.js"),
    };
    format!("{}{own}", include_str!("recorder.js"))
}

/// What every browser begins with, in CSS pixels of the page.
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

/// What has to be known before a browser starts.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Whether pages may run scripts. The tests' own scripts run in any case.
    pub script: bool,
    /// The reader's time zone; that of the run if there is none.
    pub zone: Option<&'static str>,
}

impl Default for Options {
    fn default() -> Self {
        Self { script: true, zone: None }
    }
}

/// A fresh browser with what drives it.
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

    /// Gives the page this size.
    pub async fn resize(&self, width: u32, height: u32) {
        match self {
            Self::Chromium(browser) => browser.resize(width, height).await,
            Self::Firefox(browser) => browser.resize(width, height).await,
            Self::WebKit(browser) => browser.resize(width, height).await,
        }
    }

    /// Asks for light or dark, as a reader's system would. The page hears of it a moment later.
    pub async fn prefer(&self, scheme: &str) {
        match self {
            Self::Chromium(browser) => browser.prefer(scheme).await,
            Self::Firefox(browser) => browser.prefer(scheme).await,
            Self::WebKit(browser) => browser.prefer(scheme),
        }
    }

    /// Lays the page out as for paper, on the screen.
    pub async fn print(&self) {
        match self {
            Self::Chromium(browser) => browser.print().await,
            Self::Firefox(browser) => browser.print().await,
            Self::WebKit(browser) => browser.print().await,
        }
    }

    /// Says that the reader's pointer is a finger, on a telephone. Pages hear of it when they are loaded.
    pub async fn use_fingers(&self) {
        match self {
            Self::Chromium(browser) => browser.use_fingers().await,
            Self::Firefox(browser) => browser.use_fingers().await,
            Self::WebKit(browser) => browser.resize(390, 800).await,
        }
    }

    /// What the browser itself has written to its console since the last call: errors and warnings.
    pub async fn console(&self) -> Vec<String> {
        match self {
            Self::Chromium(browser) => browser.console().await,
            Self::Firefox(browser) => browser.console().await,
            // WebKitGTK keeps its console to its own inspector; see `Page::console` for what is read in its place.
            Self::WebKit(_) => Vec::new(),
        }
    }

    /// Every address that pages have asked for since the last call, of whatever host.
    pub async fn addresses(&self) -> Vec<String> {
        match self {
            Self::Chromium(browser) => browser.addresses().await,
            Self::Firefox(browser) => browser.addresses().await,
            Self::WebKit(browser) => browser.addresses(),
        }
    }
}
