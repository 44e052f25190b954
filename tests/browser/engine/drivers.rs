//! The processes that drive browsers, and the code that they share.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command};
use std::time::Duration;
use thirtyfour::{Capabilities, WebDriver};

/// A process that ends with its owner.
pub struct Process(pub Child);

impl Process {
    /// Starts a program that `scripts/test` installs.
    pub fn start(command: &mut Command) -> Self {
        let name = command.get_program().to_owned();
        Self(command.spawn().unwrap_or_else(|error| {
            panic!("{} does not start ({error}); scripts/test installs it", name.display())
        }))
    }

    /// The first value that `find` sees in a line of the output. Keeps reading afterwards, so that the pipe never fills up.
    pub fn first<T>(&mut self, find: impl Fn(&str) -> Option<T>) -> T {
        let output = BufReader::new(self.0.stdout.take().expect("its output"));
        let mut lines = output.lines().map_while(Result::ok);
        let value = lines.find_map(|line| find(&line)).expect("the program prints its port");
        std::thread::spawn(move || lines.for_each(drop));
        value
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // The process may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A new browser from the driver at a port.
pub async fn browser(port: u16, capabilities: Capabilities) -> WebDriver {
    let driver = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities)
        .request_timeout(Duration::from_secs(90))
        .connect()
        .await
        .unwrap_or_else(|error| panic!("the browser could not be started: {error}"));
    driver.set_script_timeout(Duration::from_secs(60)).await.expect("a time-out for scripts");
    driver
}
