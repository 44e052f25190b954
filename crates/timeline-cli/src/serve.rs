//! A local preview server. For publishing, use any web server or CDN.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Component, Path, PathBuf};
use std::process::Command;
use tiny_http::{Method, Request, Server};

/// Serves the folder on 127.0.0.1 until the process ends.
pub fn serve(folder: &Path, port: u16, open: bool) -> Result<(), String> {
    if !folder.join("index.html").is_file() {
        return Err(format!("{} has no index.html; run scripts/build first", folder.display()));
    }
    let server = Server::http(("127.0.0.1", port)).map_err(|error| {
        match error.downcast_ref::<io::Error>().map(io::Error::kind) {
            Some(ErrorKind::AddrInUse) => format!("port {port} is in use; choose another with --port"),
            _ => format!("port {port} cannot be used: {error}"),
        }
    })?;
    let address = format!("http://127.0.0.1:{port}/");
    println!("{address}  (Ctrl-C ends it)");
    if open {
        show(&address);
    }
    for request in server.incoming_requests() {
        // Keep serving when a client disconnects.
        let _ = answer(folder, request);
    }
    Ok(())
}

/// Closes each connection after one response: tiny_http 0.12 can delay one of several concurrent requests for as long as other
/// connections stay open, and browsers keep them open.
fn answer(folder: &Path, request: Request) -> io::Result<()> {
    let file = file_of(folder, request.url());
    let bodiless = *request.method() == Method::Head;
    let (status, kind, content) =
        match file.and_then(|path| Some((fs::read(&path).ok()?, content_type(&path)))) {
            Some((content, kind)) => (200, kind, content),
            None => (404, "text/plain; charset=utf-8", b"not found\n".to_vec()),
        };
    let mut writer = request.into_writer();
    write!(
        writer,
        "HTTP/1.1 {status} \r\nConnection: close\r\nCache-Control: no-cache\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
        content.len()
    )?;
    if !bodiless {
        writer.write_all(&content)?;
    }
    writer.flush()
}

/// The file for a URL path. `None` outside the folder.
fn file_of(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let relative = Path::new(if path.is_empty() { "index.html" } else { path });
    let inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
    let file = folder.join(relative);
    (inside && file.is_file()).then_some(file)
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

/// Opens the address with the system's opener. If there is none, the printed address remains.
fn show(address: &str) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    if Command::new(opener).arg(address).spawn().is_err() {
        crate::says::warning(&format!("no browser could be opened; visit {address}"));
    }
}
