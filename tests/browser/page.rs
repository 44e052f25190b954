//! A page with a timeline, as a reader and as a developer's tools see it. What should be there and is not fails the
//! test with a sentence.

use crate::engine::{Browser, Engine, Options};
use crate::server::Server;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use thirtyfour::common::command::Command;
use thirtyfour::common::print::PrintParameters;
use thirtyfour::{Key, WebDriver, WebElement};

/// How long a page may take to be ready; generous, since both processors may be busy with other tests.
const PATIENCE: Duration = Duration::from_secs(30);

/// Before each script of the tests: the first timeline and its shadow root.
const PRELUDE: &str = "const host = document.querySelector('talks-timeline'); const root = host?.shadowRoot;
    const all = (selector) => [...root.querySelectorAll(selector)];";

pub struct Page {
    browser: Browser,
    pub server: Server,
    /// What documents that are gone have left in the console, where the browser does not keep it.
    console: Mutex<Vec<String>>,
}

impl Page {
    /// A fresh browser, and a server with the built site.
    pub async fn start(options: Options) -> Self {
        Self { browser: Browser::start(options).await, server: Server::start(), console: Mutex::default() }
    }

    pub async fn quit(self) {
        self.browser.quit().await;
    }

    pub fn driver(&self) -> &WebDriver {
        self.browser.driver()
    }

    /// Loads a page afresh, also where only the fragment differs from the one before.
    pub async fn load(&self, path: &str) {
        self.keep_console().await;
        self.driver().goto("about:blank").await.expect("an empty page");
        self.driver()
            .goto(self.server.url(path))
            .await
            .unwrap_or_else(|error| panic!("{path} loads: {error}"));
        // WebKit's driver comes back a little early; the page would then still go to its fragment.
        let start = Instant::now();
        while !self.is("return document.readyState === 'complete'").await {
            assert!(start.elapsed() < PATIENCE, "{path} does not finish loading");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Loads a page and waits for its timeline.
    pub async fn open(&self, path: &str) {
        self.load(path).await;
        self.ready().await;
    }

    pub async fn reload(&self) {
        self.keep_console().await;
        self.driver().refresh().await.expect("the page loads again");
        self.ready().await;
    }

    pub async fn back(&self) {
        self.driver().back().await.expect("the page before");
        self.settle().await;
    }

    /// Serves and opens a page with nothing but a timeline, under the strict policy.
    pub async fn open_bare(&self, element: &str) {
        let html = format!(
            "<!doctype html><html lang=en><title>Bare</title><meta name=color-scheme content='light dark'>\
             <script type=module src=/talks-timeline.js></script>{element}"
        );
        self.server.page("/bare", &[("Content-Security-Policy", crate::server::STRICT_POLICY)], &html);
        self.open("/bare").await;
    }

    /// Waits until the timeline has said that it is ready, and has drawn all that it was asked for.
    pub async fn ready(&self) {
        let start = Instant::now();
        while self
            .number("return seen.events.filter((event) => event.type === 'timeline-ready').length")
            .await
            == 0
        {
            if start.elapsed() > PATIENCE {
                panic!("the timeline did not become ready; console: {:?}", self.console().await);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        self.settle().await;
    }

    /// Waits until a script says that it is so.
    pub async fn wait_until(&self, script: &str) {
        let start = Instant::now();
        // A page that is going away answers nothing.
        while self.js(script, json!([])).await != json!(true) {
            assert!(
                start.elapsed() < PATIENCE,
                "it did not come true: {script}; console: {:?}",
                self.console().await
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until everything asked for is drawn and painted.
    pub async fn settle(&self) {
        let script = "return Promise.resolve(host?.updateComplete).then(() => new Promise((resolve) =>
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(null))))))";
        self.js(script, json!([])).await;
    }

    /// Runs a script in the page, with `host`, `root`, `all(selector)` and `seen` at hand, and waits for its promise.
    pub async fn js(&self, script: &str, arguments: Value) -> Value {
        let Value::Array(arguments) = arguments else { panic!("arguments come as a list") };
        let script = format!("{PRELUDE} const seen = window.__seen ?? {{ events: [] }}; {script}");
        let answer = self.driver().execute(script.clone(), arguments).await;
        answer.unwrap_or_else(|error| panic!("{script}\n{error}")).json().clone()
    }

    pub async fn value<T: DeserializeOwned>(&self, script: &str) -> T {
        let value = self.js(script, json!([])).await;
        serde_json::from_value(value.clone())
            .unwrap_or_else(|error| panic!("{script}\ngave {value}: {error}"))
    }

    pub async fn number(&self, script: &str) -> usize {
        self.value(script).await
    }

    pub async fn text(&self, script: &str) -> String {
        self.value(script).await
    }

    pub async fn texts(&self, script: &str) -> Vec<String> {
        self.value(script).await
    }

    pub async fn is(&self, script: &str) -> bool {
        self.value(script).await
    }

    /// The elements of the shadow root that a selector finds.
    pub async fn shadow_all(&self, selector: &str) -> Vec<WebElement> {
        let script = format!("{PRELUDE} return all(arguments[0])");
        let answer = self.driver().execute(script, vec![json!(selector)]).await;
        answer.and_then(|found| found.elements()).unwrap_or_else(|error| panic!("{selector}: {error}"))
    }

    /// The first element of the shadow root that a selector finds.
    pub async fn shadow(&self, selector: &str) -> WebElement {
        let found = self.shadow_all(selector).await;
        found.into_iter().next().unwrap_or_else(|| panic!("there is no {selector} in the timeline"))
    }

    /// The button whose name for assistive technology begins with, or else has in it, these words.
    pub async fn button(&self, words: &str) -> WebElement {
        let script = format!(
            "{PRELUDE} const words = arguments[0].toLowerCase();
             const name = (button) => (button.getAttribute('aria-label') ?? button.textContent).trim().toLowerCase();
             const buttons = all('button').filter((button) => button.checkVisibility());
             return [...buttons.filter((button) => name(button).startsWith(words)),
                     ...buttons.filter((button) => name(button).includes(words))]"
        );
        let answer = self.driver().execute(script, vec![json!(words)]).await;
        let found =
            answer.and_then(|found| found.elements()).unwrap_or_else(|error| panic!("{words}: {error}"));
        found.into_iter().next().unwrap_or_else(|| panic!("there is no button \"{words}\" in the timeline"))
    }

    /// Whether an element is drawn, be it in the window or not.
    pub async fn sees(&self, element: &WebElement) -> bool {
        let argument = element.to_json().expect("an element");
        let answer = self.driver().execute("return arguments[0].checkVisibility()", vec![argument]).await;
        answer.and_then(|seen| seen.convert()).unwrap_or_else(|error| panic!("whether it is seen: {error}"))
    }

    /// Brings an element into view; whether the pointer has to be used by itself, its middle in the window, and what lies over it there.
    async fn middle(&self, element: &WebElement) -> (bool, f64, f64, String) {
        // In the middle of the window, where nothing that sticks to an edge lies over it.
        let centre = "const [target, webkit] = arguments;
            target.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
            const look = () => {
              const box = target.getBoundingClientRect();
              const place = [box.x + box.width / 2, box.y + box.height / 2];
              const hit = target.getRootNode().elementFromPoint(...place);
              const over = target.contains(hit) ? '' : hit?.outerHTML.slice(0, 200) ?? 'nothing';
              const inside = place[0] >= 0 && place[0] < innerWidth && place[1] >= 0 && place[1] < innerHeight;
              return [target instanceof SVGElement || (webkit && self === top), ...place, inside ? over : `the edge of ${innerWidth} by ${innerHeight}`];
            };
            // Where it is once the scrolling is painted.
            return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(look()))))";
        let argument = element.to_json().expect("an element");
        // WebKit's driver sees the host element of a shadow root in some pages, where a pointer meets what is in it; and it
        // does not know where in the window a frame is.
        let webkit = json!(Engine::chosen() == Engine::WebKit);
        let answer = self.driver().execute(centre, vec![argument, webkit]).await;
        let place = answer.and_then(|place| place.convert::<(bool, f64, f64, String)>());
        place.expect("the element comes into view")
    }

    /// A real click in the middle of the element, as far as it can be brought into view.
    pub async fn click_on(&self, element: &WebElement) {
        let (by_itself, x, y, over) = self.middle(element).await;
        assert_eq!(over, "", "it lies over {}, at {x}, {y}", element.outer_html().await.unwrap_or_default());
        if by_itself {
            // Drivers look for the element itself at a place, and a group of a drawing is found at none: only its shapes.
            self.click_at(x, y).await;
        } else {
            element.click().await.unwrap_or_else(|error| panic!("a click at {x}, {y}: {error}"));
        }
        self.settle().await;
    }

    /// Moves the pointer to the middle of the element.
    pub async fn hover(&self, element: &WebElement) {
        let (_, x, y, over) = self.middle(element).await;
        let html = element.outer_html().await.unwrap_or_default();
        assert!(!over.starts_with("the edge"), "{html} lies over {over}, at {x}, {y}");
        let step = json!({ "type": "pointerMove", "duration": 0, "x": x as i32, "y": y as i32, "origin": "viewport" });
        self.act(json!([{ "type": "pointer", "id": "mouse", "actions": [step] }])).await;
    }

    pub async fn click(&self, selector: &str) {
        let element = self.shadow(selector).await;
        self.click_on(&element).await;
    }

    pub async fn click_button(&self, name: &str) {
        let button = self.button(name).await;
        self.click_on(&button).await;
    }

    /// A key, pressed wherever the focus is.
    pub async fn press(&self, key: impl Into<char>) {
        let key = key.into();
        self.driver().action_chain().key_down(key).key_up(key).perform().await.expect("a key press");
        self.settle().await;
    }

    pub async fn press_times(&self, key: Key, times: usize) {
        for _ in 0..times {
            self.press(key.clone()).await;
        }
    }

    /// A press with the main button of the mouse, at a place of the window.
    pub async fn click_at(&self, x: f64, y: f64) {
        let steps = json!([
            { "type": "pointerMove", "duration": 0, "x": x as i32, "y": y as i32, "origin": "viewport" },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]);
        let mouse = json!({ "type": "pointer", "id": "mouse", "actions": steps });
        self.act(json!([mouse])).await;
    }

    /// One turn of the wheel over a place of the window, by so many pixels.
    pub async fn turn_wheel(&self, x: f64, y: f64, pixels: i32) {
        let turn = json!({ "type": "scroll", "duration": 0, "x": x as i32, "y": y as i32, "deltaX": 0, "deltaY": pixels,
            "origin": "viewport" });
        self.act(json!([{ "type": "wheel", "id": "wheel", "actions": [turn] }])).await;
    }

    /// Actions as WebDriver takes them. What is held down stays down for the next ones.
    async fn act(&self, actions: Value) {
        let done = self.driver().handle().cmd(Command::PerformActions(actions.into())).await;
        done.unwrap_or_else(|error| panic!("{error}"));
    }

    /// A command of the DevTools protocol, for what does not have to be done in other engines than Chromium.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Value {
        match &self.browser {
            Browser::Chromium(chromium) => chromium.devtools(method, parameters).await,
            _ => panic!("{method} is a command of Chromium's alone"),
        }
    }

    /// Gives the page this size.
    pub async fn resize(&self, width: u32, height: u32) {
        self.browser.resize(width, height).await;
    }

    /// Light or dark, as a reader's system would say.
    pub async fn prefer(&self, scheme: &str) {
        self.browser.prefer(scheme).await;
        let start = Instant::now();
        let heard = format!("return matchMedia('(prefers-color-scheme: {scheme})').matches");
        while !self.is(&heard).await {
            assert!(start.elapsed() < PATIENCE, "the page does not hear that the reader prefers {scheme}");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Lays the page out as for paper, on the screen. It stays so until the next page is loaded.
    pub async fn print(&self) {
        self.browser.print().await;
        // The page hears of it with a frame, and draws with the next; without script there is nobody to hear.
        if self.is("return host?.updateComplete !== undefined").await {
            self.settle().await;
            self.settle().await;
        }
    }

    /// The text of the pages that come out of the printer, one by one.
    pub async fn printed(&self) -> Vec<String> {
        let text = self.printed_as(&["-raw"]).await;
        text.split_terminator('\u{c}').map(str::to_owned).collect()
    }

    /// The text of what comes out of the printer, as pdftotext gives it with these options.
    pub async fn printed_as(&self, options: &[&str]) -> String {
        let paper = PrintParameters { background: true, ..PrintParameters::default() };
        let pdf = self.driver().handle().print_page(paper).await.expect("pages");
        let mut reader = std::process::Command::new("pdftotext")
            .args(options)
            .args(["-enc", "UTF-8", "-", "-"])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .spawn()
            .expect("pdftotext; scripts/test installs it");
        let mut input = reader.stdin.take().expect("its input");
        let writing = std::thread::spawn(move || std::io::Write::write_all(&mut input, &pdf));
        let output = reader.wait_with_output().expect("its output");
        writing.join().expect("a writer").expect("the pages are taken");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Says that the reader has a telephone and no pointer but fingers, and loads the page again there.
    pub async fn use_fingers(&self) {
        self.browser.use_fingers().await;
        self.reload().await;
        if let Browser::WebKit(webkit) = &self.browser {
            webkit.apply_rules_for_fingers().await;
            self.settle().await;
        }
    }

    /// The details of the events of a type that the page has heard so far.
    pub async fn heard(&self, name: &str) -> Vec<Value> {
        let script =
            "return seen.events.filter((event) => event.type === arguments[0]).map((event) => event.detail)";
        serde_json::from_value(self.js(script, json!([name])).await).expect("a list of details")
    }

    /// The part of the address after `#`, decoded.
    pub async fn fragment(&self) -> String {
        self.text("return decodeURIComponent(location.hash.slice(1))").await
    }

    /// Errors and warnings of the console since the last call: those of the page's scripts, those of the browser, and
    /// answers that were failures.
    pub async fn console(&self) -> Vec<String> {
        self.keep_console().await;
        let mut lines = std::mem::take(&mut *self.console.lock().unwrap());
        lines.extend(self.browser.console().await);
        lines
    }

    /// Chromium keeps all of it by itself, Firefox only its own warnings, and WebKit shows none to a driver: there the
    /// recorder keeps what scripts write, and the server knows what it refused.
    async fn keep_console(&self) {
        if Engine::chosen() == Engine::Chromium {
            return;
        }
        let mut lines = self.texts("return (seen.console ?? []).splice(0)").await;
        lines.extend(self.server.failures());
        self.console.lock().unwrap().extend(lines);
    }

    /// Every address that pages have asked for since the last call, of whatever host.
    pub async fn addresses(&self) -> Vec<String> {
        let mut addresses = self.browser.addresses().await;
        addresses.retain(|address| !address.ends_with(crate::server::RECORDER));
        addresses
    }
}
