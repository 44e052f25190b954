//! A proxy that records requests. It forwards those to this machine, and refuses others.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

pub struct Proxy {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// Starts a proxy that listens for the rest of the run.
    pub fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let asked = Arc::default();
        let kept = Arc::clone(&asked);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let kept = Arc::clone(&kept);
                // A browser that disconnects mid-request must not fail the test.
                thread::spawn(move || answer(client, &kept));
            }
        });
        Self { port, asked }
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The requests since the last call.
    pub fn addresses(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

/// Handles one request; the connection ends with the response.
fn answer(client: TcpStream, asked: &Mutex<Vec<String>>) -> io::Result<()> {
    let mut reader = BufReader::new(client.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let (Some(method), Some(address)) = (words.next(), words.next()) else { return Ok(()) };
    asked.lock().unwrap().push(address.to_owned());
    let (host, path) = address
        .strip_prefix("http://")
        .and_then(|rest| rest.find('/').map(|end| rest.split_at(end)))
        .unwrap_or_default();
    if !host.starts_with("127.0.0.1:") && !host.starts_with("localhost:") {
        return refuse(client);
    }
    let Ok(mut server) = TcpStream::connect(host) else { return refuse(client) };
    let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
        if name != "connection" && name != "proxy-connection" {
            head.push_str(&line);
        }
        if line.trim().is_empty() {
            break;
        }
    }
    server.write_all(head.as_bytes())?;
    let (mut up, mut back) = (server.try_clone()?, client);
    thread::spawn(move || copy(&mut reader, &mut up));
    copy(&mut server, &mut back);
    // Without this, the other direction would wait for a browser that sends no more.
    let _ = back.shutdown(Shutdown::Both);
    Ok(())
}

fn refuse(mut client: TcpStream) -> io::Result<()> {
    client.write_all(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
}

fn copy(from: &mut impl Read, to: &mut impl Write) {
    // Either end may disconnect at any time.
    let _ = io::copy(from, to);
}
