//! WebKitGTK in its MiniBrowser, on a virtual display. Its WebDriver has few options, and there is no other protocol: the colour
//! scheme comes from desktop settings, a proxy records requests, and print layout is emulated by switching the page's media
//! rules.

use super::Options;
use super::drivers::{Process, browser};
use super::proxy::Proxy;
use serde_json::json;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};
use thirtyfour::{Capabilities, WebDriver};

/// Makes media queries that match the first pattern apply, and those that match the second not, in all style sheets of the
/// page and its shadow roots.
const APPLY: &str = "
    const [yes, no] = [...arguments].map((pattern) => new RegExp(pattern));
    const sheets = (root) => [...root.styleSheets, ...root.adoptedStyleSheets];
    const roots = (root) => [root, ...[...root.querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot ? roots(element.shadowRoot) : [])];
    const turn = (media) => {
      const text = media.mediaText.split(',').map((query) => no.test(query) ? 'not all' : query.replace(yes, 'all')).join(',');
      if (text !== media.mediaText) media.mediaText = text;
    };
    const walk = (rules) => {
      for (const rule of rules) {
        if (rule.media) turn(rule.media);
        if (rule.cssRules) walk(rule.cssRules);
      }
    };
    for (const sheet of new Set(roots(document).flatMap(sheets))) {
      turn(sheet.media);
      walk(sheet.cssRules);
    }";

/// Shrinks the toolbar above the page, so that the page can be narrow.
const SMALL: &str =
    "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px }";

/// The timeout for changes of the window.
const PATIENCE: Duration = Duration::from_secs(30);

pub struct WebKit {
    pub driver: WebDriver,
    proxy: Proxy,
    desktop: Desktop,
    // Dropped after the browser, which is its child.
    _process: Process,
}

impl WebKit {
    pub async fn start(options: Options) -> Self {
        let desktop = Desktop::start();
        let proxy = Proxy::start();
        let (process, port) = start_driver(&desktop, options.zone);
        let arguments = json!([
            "--automation",
            format!("--proxy={}", proxy.address()),
            format!("--enable-javascript={}", options.script),
        ]);
        let mut capabilities = Capabilities::new();
        let browser_options = json!({ "binary": mini_browser(), "args": arguments });
        capabilities.set("webkitgtk:browserOptions", browser_options).expect("options");
        let driver = browser(port, capabilities).await;
        Self { driver, proxy, desktop, _process: process }
    }

    pub async fn quit(self) {
        self.driver.quit().await.expect("the browser ends");
    }

    /// The window is taller than the page by its toolbar. It resizes after a moment.
    pub async fn resize(&self, width: u32, height: u32) {
        let (start, mut bar) = (Instant::now(), 0);
        loop {
            self.driver.set_window_rect(0, 0, width, height + bar).await.expect("a size for the window");
            let answer = self.driver.execute("return [innerWidth, innerHeight, outerHeight]", vec![]).await;
            let size = answer.and_then(|size| size.convert::<(u32, u32, u32)>());
            let (page_width, page_height, window_height) = size.expect("the size of the page");
            if (page_width, page_height) == (width, height) {
                return;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "the page is {page_width} × {page_height}, not {width} × {height}"
            );
            bar = window_height.saturating_sub(page_height);
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    pub fn prefer(&self, scheme: &str) {
        self.desktop.set(scheme);
    }

    /// There is no command for print layout: the rules for print are switched on, and those for the screen off. Fires
    /// `beforeprint` first, as for a real printer.
    pub async fn print(&self) {
        self.driver.execute("dispatchEvent(new Event('beforeprint'))", vec![]).await.expect("an event");
        self.apply_rules(r"\bprint\b", r"\bscreen\b").await;
    }

    /// WebKitGTK detects touch by a touchscreen, which the test display lacks: the rules for touch are switched on.
    pub async fn apply_rules_for_fingers(&self) {
        self.apply_rules(r"\(pointer: coarse\)", r"\(pointer: fine\)|\(hover: hover\)").await;
    }

    async fn apply_rules(&self, yes: &str, no: &str) {
        self.driver.execute(APPLY, vec![json!(yes), json!(no)]).await.expect("media rules");
    }

    pub fn addresses(&self) -> Vec<String> {
        self.proxy.addresses()
    }
}

/// WebKitGTK's MiniBrowser, in one of the system's usual places.
fn mini_browser() -> PathBuf {
    let folders = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path());
    let libexec = Path::new("/usr/libexec").to_path_buf();
    let mut found = folders.chain([libexec]).flat_map(|folder| {
        ["webkit2gtk-4.1", "webkit2gtk-4.0"].map(|version| folder.join(version).join("MiniBrowser"))
    });
    found.find(|file| file.is_file()).expect("WebKitGTK's MiniBrowser; scripts/test installs it")
}

/// A driver serves one browser at a time, so each test has one, and needs to be given its port.
fn start_driver(desktop: &Desktop, zone: Option<&str>) -> (Process, u16) {
    // Below the range of automatically assigned ports; concurrent runs start at different ports.
    static NEXT: AtomicU16 = AtomicU16::new(0);
    loop {
        let turn = NEXT.fetch_add(1, Ordering::Relaxed);
        let begin = u16::try_from(std::process::id() % 60).expect("a small number") * 200;
        let port = 12_000 + (begin + turn) % 20_000;
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            continue;
        }
        let mut command = Command::new("WebKitWebDriver");
        command.envs(zone.map(|zone| ("TZ", zone)));
        let mut process = Process::start(desktop.at(command.arg(format!("--port={port}"))));
        loop {
            if process.0.try_wait().expect("the state of the driver").is_some() {
                // Another process took the port in between.
                break;
            }
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return (process, port);
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// A display with desktop settings, and a folder for the files of programs.
struct Desktop {
    display: String,
    settings: Process,
    _server: Process,
    folder: Folder,
}

impl Desktop {
    fn start() -> Self {
        let folder = Folder::new();
        std::fs::create_dir_all(folder.0.join("gtk-3.0")).expect("a folder");
        std::fs::write(folder.0.join("gtk-3.0/gtk.css"), SMALL).expect("a style sheet");
        write_settings(&folder.0, "light");
        // Without a window manager, the window under the pointer has the focus. The pointer is in the middle of the display, so the
        // display is only as high as the toolbar above the page. The window may be larger than the display.
        let arguments = ["-displayfd", "1", "-screen", "0", "600x16x24", "-nolisten", "tcp", "-noreset"];
        let mut server =
            Process::start(Command::new("Xvfb").args(arguments).stdout(Stdio::piped()).stderr(Stdio::null()));
        let display = server.first(|line| Some(format!(":{}", line.trim().parse::<u32>().ok()?)));
        let mut command = Command::new("xsettingsd");
        command.arg("-c").arg(folder.0.join("settings")).env("DISPLAY", &display).stderr(Stdio::null());
        Self { settings: Process::start(&mut command), display, _server: server, folder }
    }

    /// The command, set up to run on this desktop.
    fn at<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        for name in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"] {
            command.env(name, &self.folder.0);
        }
        command
            .env("DISPLAY", &self.display)
            .env("LANG", "en_US.UTF-8")
            .env("LANGUAGE", "en_US")
            .env("GDK_BACKEND", "x11")
            .env("GSETTINGS_BACKEND", "memory")
            // No screen reader runs on this desktop.
            .env("NO_AT_BRIDGE", "1")
            .env_remove("LC_ALL")
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
    }

    fn set(&self, scheme: &str) {
        write_settings(&self.folder.0, scheme);
        let id = self.settings.0.id().to_string();
        let told = Command::new("kill").args(["-HUP", &id]).status().expect("kill");
        assert!(told.success(), "the settings are reloaded");
    }
}

fn write_settings(folder: &Path, scheme: &str) {
    let theme = if scheme == "dark" { "Adwaita-dark" } else { "Adwaita" };
    let text = format!("Net/ThemeName \"{theme}\"\nGtk/EnableAnimations 0\n");
    std::fs::write(folder.join("settings"), text).expect("settings");
}

/// A folder that is deleted with its owner.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicU16 = AtomicU16::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("talks-webkit-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Leftovers are in the system's temporary folder.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
