//! A page with a timeline, as readers and developer tools see it. Anything missing fails the test with a
//! message.

use crate::engine::{Browser, Engine, Options};
use crate::server::Server;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use thirtyfour::common::command::Command;
use thirtyfour::common::print::PrintParameters;
use thirtyfour::{Key, WebDriver, WebElement};

/// The timeout for a page to become ready; generous, since other tests may use both processors.
const PATIENCE: Duration = Duration::from_secs(30);

/// Prepended to each script of the tests: the first timeline and its shadow root.
const PRELUDE: &str = "const host = document.querySelector('talks-timeline'); const root = host?.shadowRoot;
    const all = (selector) => [...root.querySelectorAll(selector)];";

pub struct Page {
    browser: Browser,
    pub server: Server,
    /// Console messages of previous documents, for browsers that do not keep them.
    console: Mutex<Vec<String>>,
}

impl Page {
    /// A new browser, and a server with the built site.
    pub async fn start(options: Options) -> Self {
        Self { browser: Browser::start(options).await, server: Server::start(), console: Mutex::default() }
    }

    pub async fn quit(self) {
        self.browser.quit().await;
    }

    pub fn driver(&self) -> &WebDriver {
        self.browser.driver()
    }

    /// Loads a page from scratch, even if only its fragment differs from the previous page.
    pub async fn load(&self, path: &str) {
        self.keep_console().await;
        self.driver().goto("about:blank").await.expect("an empty page");
        self.driver()
            .goto(self.server.url(path))
            .await
            .unwrap_or_else(|error| panic!("{path} loads: {error}"));
        // WebKit's driver returns a little early; the page would then only go to its fragment.
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
        self.driver().back().await.expect("the previous page");
        self.settle().await;
    }

    /// Serves and opens a page that contains only a timeline, under the strict policy.
    pub async fn open_bare(&self, element: &str) {
        let html = format!(
            "<!doctype html><html lang=en><title>Bare</title><meta name=color-scheme content='light dark'>\
             <script type=module src=/talks-timeline.js></script>{element}"
        );
        self.server.page("/bare", &[("Content-Security-Policy", crate::server::STRICT_POLICY)], &html);
        self.open("/bare").await;
    }

    /// Waits until the timeline is ready, and has drawn all pending changes.
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

    /// Waits until a script returns true.
    pub async fn wait_until(&self, script: &str) {
        let start = Instant::now();
        // A page that is unloading returns nothing.
        while self.js(script, json!([])).await != json!(true) {
            assert!(
                start.elapsed() < PATIENCE,
                "the condition never became true: {script}; console: {:?}",
                self.console().await
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until all pending changes are drawn and painted.
    pub async fn settle(&self) {
        let script = "return Promise.resolve(host?.updateComplete).then(() => new Promise((resolve) =>
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(null))))))";
        self.js(script, json!([])).await;
    }

    /// Takes the element out of the page, keeps it as `gone`, and waits until it knows.
    pub async fn take_out(&self) {
        let script =
            "window.gone = host; host.remove(); return new Promise((resolve) => setTimeout(resolve, 50))";
        self.js(script, json!([])).await;
    }

    /// Runs a script in the page, with `host`, `root`, `all(selector)` and `seen` defined, and awaits its promise.
    pub async fn js(&self, script: &str, arguments: Value) -> Value {
        let Value::Array(arguments) = arguments else { panic!("arguments must be a list") };
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

    /// The elements in the shadow root that match a selector.
    pub async fn shadow_all(&self, selector: &str) -> Vec<WebElement> {
        let script = format!("{PRELUDE} return all(arguments[0])");
        let answer = self.driver().execute(script, vec![json!(selector)]).await;
        answer.and_then(|found| found.elements()).unwrap_or_else(|error| panic!("{selector}: {error}"))
    }

    /// The first element in the shadow root that matches a selector.
    pub async fn shadow(&self, selector: &str) -> WebElement {
        let found = self.shadow_all(selector).await;
        found.into_iter().next().unwrap_or_else(|| panic!("there is no {selector} in the timeline"))
    }

    /// The button, or line that opens, whose accessible name starts with these words, or else contains them.
    pub async fn button(&self, words: &str) -> WebElement {
        let script = format!(
            "{PRELUDE} const words = arguments[0].toLowerCase();
             const name = (button) => (button.getAttribute('aria-label') ?? button.textContent).trim().toLowerCase();
             const buttons = all('button, summary').filter((button) => button.checkVisibility({{ visibilityProperty: true }}));
             return [...buttons.filter((button) => name(button).startsWith(words)),
                     ...buttons.filter((button) => name(button).includes(words))]"
        );
        let answer = self.driver().execute(script, vec![json!(words)]).await;
        let found =
            answer.and_then(|found| found.elements()).unwrap_or_else(|error| panic!("{words}: {error}"));
        found.into_iter().next().unwrap_or_else(|| panic!("there is no button \"{words}\" in the timeline"))
    }

    /// Whether an element is rendered, inside the viewport or not.
    pub async fn sees(&self, element: &WebElement) -> bool {
        let argument = element.to_json().expect("an element");
        let script = "return arguments[0].checkVisibility({ visibilityProperty: true })";
        let answer = self.driver().execute(script, vec![argument]).await;
        answer.and_then(|seen| seen.convert()).unwrap_or_else(|error| panic!("its visibility: {error}"))
    }

    /// Scrolls an element into view. Returns whether the pointer must be used directly, the centre of the element, and the
    /// element that covers it.
    async fn middle(&self, element: &WebElement) -> (bool, f64, f64, String) {
        // In the middle of the viewport, where no sticky element covers it.
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
            // The position once the scrolling is painted.
            return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(look()))))";
        let argument = element.to_json().expect("an element");
        // In some pages WebKit's driver hits the host element where a pointer hits its content, and it does not know where a
        // frame is in the window.
        let webkit = json!(Engine::chosen() == Engine::WebKit);
        let answer = self.driver().execute(centre, vec![argument, webkit]).await;
        let place = answer.and_then(|place| place.convert::<(bool, f64, f64, String)>());
        place.expect("the element scrolls into view")
    }

    /// A real click in the middle of the element, as far as it can be scrolled into view.
    pub async fn click_on(&self, element: &WebElement) {
        let (by_itself, x, y, over) = self.middle(element).await;
        assert_eq!(over, "", "{} is covered at {x}, {y}", element.outer_html().await.unwrap_or_default());
        if by_itself {
            // Drivers hit-test the element itself, and an SVG group never matches: only its shapes do.
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

    /// Opens the list, or goes back to the chart.
    pub async fn show_list(&self, open: bool) {
        if self.is("return root.querySelector('.index').open").await != open {
            self.click("[part~=index-toggle]").await;
        }
        assert!(self.is(&format!("return root.querySelector('.index').open === {open}")).await);
    }

    /// Opens the panel of a facet, "More" or "View", or where there is no room for panels the sheet with everything.
    pub async fn open_panel(&self, name: &str) {
        let sheet = self.shadow(".sheet-opener").await;
        if self.sees(&sheet).await {
            self.click_on(&sheet).await;
        } else {
            let menus = self.shadow_all(".menu > button").await;
            let mut names = Vec::new();
            for menu in &menus {
                // WebKit's driver finds no text in a shadow root.
                let name = menu.prop("textContent").await.expect("a property");
                names.push(name.expect("the name of a menu"));
            }
            let place = names.iter().position(|found| found.starts_with(name));
            let place = place.unwrap_or_else(|| panic!("there is no menu {name:?}, but {names:?}"));
            self.click_on(&menus[place]).await;
        }
        assert!(self.is("return Boolean(root.querySelector('.panel, .sheet'))").await, "the panel of {name}");
    }

    /// Closes the panel or the sheet of filters, if one is open.
    pub async fn close_panel(&self) {
        for closes in [".menu > [aria-expanded=true]", ".sheet-foot [data-look=strong]"] {
            if let Some(button) = self.shadow_all(closes).await.into_iter().next()
                && self.sees(&button).await
            {
                self.click_on(&button).await;
            }
        }
        assert!(self.is("return !root.querySelector('.panel, .sheet')").await, "no panel is open");
    }

    /// Presses a key, wherever the focus is.
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

    /// Presses the main mouse button at a position in the window.
    pub async fn click_at(&self, x: f64, y: f64) {
        let steps = json!([
            { "type": "pointerMove", "duration": 0, "x": x as i32, "y": y as i32, "origin": "viewport" },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]);
        let mouse = json!({ "type": "pointer", "id": "mouse", "actions": steps });
        self.act(json!([mouse])).await;
    }

    /// Turns the wheel once at a position in the window, by a number of pixels.
    pub async fn turn_wheel(&self, x: f64, y: f64, pixels: i32) {
        let turn = json!({ "type": "scroll", "duration": 0, "x": x as i32, "y": y as i32, "deltaX": 0, "deltaY": pixels,
            "origin": "viewport" });
        self.act(json!([{ "type": "wheel", "id": "wheel", "actions": [turn] }])).await;
    }

    /// WebDriver actions. Held keys and buttons stay down for the next actions.
    async fn act(&self, actions: Value) {
        let done = self.driver().handle().cmd(Command::PerformActions(actions.into())).await;
        done.unwrap_or_else(|error| panic!("{error}"));
    }

    /// A command of the DevTools protocol, for checks that only Chromium needs.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Value {
        match &self.browser {
            Browser::Chromium(chromium) => chromium.devtools(method, parameters).await,
            _ => panic!("{method} is a command of Chromium's alone"),
        }
    }

    /// Resizes the page.
    pub async fn resize(&self, width: u32, height: u32) {
        self.browser.resize(width, height).await;
    }

    /// Sets the reader's preferred colour scheme.
    pub async fn prefer(&self, scheme: &str) {
        self.browser.prefer(scheme).await;
        let start = Instant::now();
        let heard = format!("return matchMedia('(prefers-color-scheme: {scheme})').matches");
        while !self.is(&heard).await {
            assert!(start.elapsed() < PATIENCE, "the page does not hear that the reader prefers {scheme}");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Applies the print layout on screen, until the next page loads.
    pub async fn print(&self) {
        self.browser.print().await;
        // The page receives the change in one frame and draws in the next; without script nothing receives it.
        if self.is("return host?.updateComplete !== undefined").await {
            self.settle().await;
            self.settle().await;
        }
    }

    /// The text of each printed page.
    pub async fn printed(&self) -> Vec<String> {
        let text = self.printed_as(&["-raw"]).await;
        text.split_terminator('\u{c}').map(str::to_owned).collect()
    }

    /// The text of the printed pages, as pdftotext extracts it with these options.
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
        writing.join().expect("the writer").expect("pdftotext reads the pages");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Emulates a phone with touch only, and reloads the page there.
    pub async fn use_fingers(&self) {
        self.browser.use_fingers().await;
        self.reload().await;
        if let Browser::WebKit(webkit) = &self.browser {
            webkit.apply_rules_for_fingers().await;
            self.settle().await;
        }
    }

    /// The details of the events of a type that the page has received so far.
    pub async fn heard(&self, name: &str) -> Vec<Value> {
        let script =
            "return seen.events.filter((event) => event.type === arguments[0]).map((event) => event.detail)";
        serde_json::from_value(self.js(script, json!([name])).await).expect("a list of details")
    }

    /// The fragment of the address, decoded.
    pub async fn fragment(&self) -> String {
        self.text("return decodeURIComponent(location.hash.slice(1))").await
    }

    /// Console errors and warnings since the last call: from the page's scripts, from the browser, and failed
    /// responses.
    pub async fn console(&self) -> Vec<String> {
        self.keep_console().await;
        let mut lines = std::mem::take(&mut *self.console.lock().unwrap());
        lines.extend(self.browser.console().await);
        lines
    }

    /// Chromium keeps all of it, Firefox only its own warnings, and WebKit gives none to a driver. In those the recorder keeps what
    /// scripts log, and the server knows which requests failed.
    async fn keep_console(&self) {
        if Engine::chosen() == Engine::Chromium {
            return;
        }
        let mut lines = self.texts("return (seen.console ?? []).splice(0)").await;
        lines.extend(self.server.failures());
        self.console.lock().unwrap().extend(lines);
    }

    /// Every URL that pages have requested since the last call, of any host.
    pub async fn addresses(&self) -> Vec<String> {
        let mut addresses = self.browser.addresses().await;
        addresses.retain(|address| !address.ends_with(crate::server::RECORDER));
        addresses
    }
}
