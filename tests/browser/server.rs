//! A server for one test: the built site, pages that the test defines, and a log of requests.

use crate::engine::{self, Engine};
use std::collections::HashMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use tiny_http::{Method, Request};

/// The policy under which the widget must work, as a publisher's server would send it.
pub const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// WebKit cannot run a driver's script in new documents: there the server puts this script at the start of each page. It is a file
/// on the page's own host, as the strict policy requires.
pub const RECORDER: &str = "/recorder-of-the-tests.js";

/// The output folder of `scripts/build`; `TALKS_DIST` names another folder, such as the output of a debug build.
pub fn dist() -> PathBuf {
    let dist =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(std::env::var_os("TALKS_DIST").unwrap_or("dist".into()));
    assert!(dist.join("index.html").is_file(), "there is no built site; run scripts/build first");
    dist
}

#[derive(Default)]
struct Shared {
    /// The requested paths with their queries, in order.
    requests: Vec<String>,
    /// The requests that failed, as console messages.
    failures: Vec<String>,
    /// Pages that are not files, by path.
    pages: HashMap<String, MadeUp>,
    /// Paths with delayed responses.
    delays: HashMap<String, Duration>,
}

/// The response in place of a file, or for a missing one.
#[derive(Clone)]
struct MadeUp {
    status: u16,
    headers: Vec<(&'static str, String)>,
    content: Vec<u8>,
}

pub struct Server {
    address: String,
    http: Arc<tiny_http::Server>,
    shared: Arc<Mutex<Shared>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    pub fn start() -> Self {
        let http = Arc::new(tiny_http::Server::http("127.0.0.1:0").expect("a free port"));
        let address = format!("http://{}", http.server_addr().to_ip().expect("an address"));
        let shared = Arc::new(Mutex::new(Shared::default()));
        let (listener, state, folder) = (http.clone(), shared.clone(), dist());
        let thread = thread::spawn(move || {
            for request in listener.incoming_requests() {
                answer(request, &folder, &state);
            }
        });
        Self { address, http, shared, thread: Some(thread) }
    }

    /// The URL of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Serves a page that the test defines.
    pub fn page(&self, path: &str, headers: &[(&'static str, &str)], html: &str) {
        let mut headers: Vec<_> = headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        headers.push(("Content-Type", "text/html; charset=utf-8".to_owned()));
        let made_up = MadeUp { status: 200, headers, content: html.into() };
        self.shared.lock().unwrap().pages.insert(path.to_owned(), made_up);
    }

    /// Serves another response in place of a file.
    pub fn instead(&self, path: &str, status: u16, content_type: &str, content: impl Into<Vec<u8>>) {
        let headers = vec![("Content-Type", content_type.to_owned())];
        let made_up = MadeUp { status, headers, content: content.into() };
        self.shared.lock().unwrap().pages.insert(path.to_owned(), made_up);
    }

    /// Serves the original file again.
    pub fn mend(&self, path: &str) {
        let mut shared = self.shared.lock().unwrap();
        shared.pages.remove(path);
        shared.delays.remove(path);
    }

    /// Delays the response for a path.
    pub fn delay(&self, path: &str, time: Duration) {
        self.shared.lock().unwrap().delays.insert(path.to_owned(), time);
    }

    /// The requests so far.
    pub fn requests(&self) -> Vec<String> {
        self.shared.lock().unwrap().requests.clone()
    }

    /// The failed requests since the last call.
    pub fn failures(&self) -> Vec<String> {
        std::mem::take(&mut self.shared.lock().unwrap().failures)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.http.unblock();
        if let Some(thread) = self.thread.take() {
            // A test that already fails must not panic twice.
            let _ = thread.join();
        }
    }
}

fn answer(request: Request, folder: &Path, shared: &Mutex<Shared>) {
    let url = request.url().to_owned();
    if url == RECORDER {
        let headers = vec![("Content-Type", "text/javascript".to_owned())];
        return reply(request, None, MadeUp { status: 200, headers, content: engine::recorder().into() });
    }
    let path = url.split(['?', '#']).next().unwrap_or_default().to_owned();
    let (page, delay) = {
        let mut shared = shared.lock().unwrap();
        shared.requests.push(url);
        (shared.pages.get(&path).cloned(), shared.delays.get(&path).copied())
    };
    let file = file_of(&path, folder);
    let mut made_up = match (page, std::fs::read(&file)) {
        (Some(made_up), _) => made_up,
        (None, Ok(content)) => {
            MadeUp { status: 200, headers: vec![("Content-Type", content_type(&file).to_owned())], content }
        }
        // Browsers request an icon on their own; a missing one would log an error.
        (None, Err(_)) if path == "/favicon.ico" => MadeUp { status: 204, headers: vec![], content: vec![] },
        (None, Err(_)) => MadeUp {
            status: 404,
            headers: vec![("Content-Type", "text/plain".to_owned())],
            content: "not found".into(),
        },
    };
    if made_up.status >= 400 {
        shared.lock().unwrap().failures.push(format!("{path} cannot be loaded: {}", made_up.status));
    }
    made_up.content = recorded(made_up.content);
    reply(request, delay, made_up);
}

/// The file for a path: of the built site, a style sheet of a host page, of our own or from a package, or a page that is built
/// with third-party tools.
fn file_of(path: &str, site: &Path) -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    match path
        .strip_prefix("/hosts/")
        .map(|name| ("tests/browser/hosts", name))
        .or(path.strip_prefix("/npm/").map(|name| (".tools/sheets", name)))
        .or(path.strip_prefix("/pages/").map(|name| (".tools/pages/built", name)))
    {
        Some((folder, name)) => here.join(folder).join(name),
        None => site.join(if path == "/" { "index.html" } else { path.trim_start_matches('/') }),
    }
}

/// The content, with the recorder inserted if it is a page and the engine needs it.
fn recorded(content: Vec<u8>) -> Vec<u8> {
    let is_page = content.get(..14).is_some_and(|start| start.eq_ignore_ascii_case(b"<!doctype html"));
    if Engine::chosen() != Engine::WebKit || !is_page {
        return content;
    }
    let mut html = String::from_utf8(content).expect("pages are in UTF-8");
    let tags = ["<head", "<html", "<!doctype", "<!DOCTYPE"];
    // Whichever of `<head` and `<header` comes first.
    let tag = tags.iter().find_map(|tag| {
        let start = html.find(&format!("{tag}>")).or_else(|| html.find(&format!("{tag} ")))?;
        Some(start + html[start..].find('>')? + 1)
    });
    html.insert_str(tag.expect("a page starts with a tag"), &format!("<script src={RECORDER}></script>"));
    html.into_bytes()
}

/// A delayed response must not hold up the others.
fn reply(request: Request, delay: Option<Duration>, answer: MadeUp) {
    // A browser that has disconnected must not fail the test.
    let send = move || drop(write(request, answer));
    match delay {
        None => send(),
        Some(delay) => drop(thread::spawn(move || {
            thread::sleep(delay);
            send();
        })),
    }
}

/// Closes each connection after one response: tiny_http 0.12 can delay one of several concurrent requests for as long as other
/// connections stay open, and Firefox keeps them open.
fn write(request: Request, MadeUp { status, headers, content }: MadeUp) -> io::Result<()> {
    let bodiless = *request.method() == Method::Head;
    let mut writer = request.into_writer();
    write!(writer, "HTTP/1.1 {status} \r\nConnection: close\r\nContent-Length: {}\r\n", content.len())?;
    for (name, value) in headers {
        write!(writer, "{name}: {value}\r\n")?;
    }
    writer.write_all(b"\r\n")?;
    if !bodiless {
        writer.write_all(&content)?;
    }
    writer.flush()
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json; charset=utf-8",
        _ => "application/octet-stream",
    }
}
