//! Runs other programs: with visible output, for their output, or with a log file and regular progress messages.

use crate::project::Project;
use crate::steps::Lasted;
use anyhow::{Context, Result, bail};
use std::env;
use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// Interval between progress messages of a long command.
const BEAT: Duration = Duration::from_secs(15);
/// Lines of the log shown when a command fails.
const TAIL: usize = 60;

impl Project {
    /// A command whose `PATH` lists the tools in `.tools/` before those of the system.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env("PATH", env::join_paths(self.search_path()).unwrap_or_default());
        command
    }

    fn search_path(&self) -> Vec<PathBuf> {
        let inherited = env::var_os("PATH").unwrap_or_default();
        let mut folders = vec![self.tools("bin"), self.tools("node_modules/.bin")];
        folders.extend(env::split_paths(&inherited));
        folders
    }

    /// Whether a program is in `.tools/` or on the path.
    pub fn has(&self, program: &str) -> bool {
        self.search_path().iter().any(|folder| folder.join(program).is_file())
    }

    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.command("cargo");
        command.args(arguments);
        command
    }

    /// Runs commands in turn with their output in `.tools/log/NAME.log`. Reports progress, and shows the end of the log
    /// if one fails.
    pub fn quietly(&self, name: &str, commands: impl IntoIterator<Item = Command>) -> Result<()> {
        let log = self.tools("log").join(name).with_extension("log");
        fs::create_dir_all(self.tools("log"))?;
        File::create(&log)?;
        for mut command in commands {
            let output = OpenOptions::new().append(true).open(&log)?;
            command.stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output);
            let status = self.with_signs_of_life(&log, || status(&mut command))?;
            if !status.success() {
                self.show_end(&log);
                bail!("{} {}; the whole log: {}", name_of(&command), ended(status), self.name(&log));
            }
        }
        Ok(())
    }

    fn with_signs_of_life<T: Send>(&self, log: &Path, action: impl FnOnce() -> T + Send) -> T {
        let started = Instant::now();
        thread::scope(|scope| {
            let (done, waiting) = mpsc::channel::<()>();
            let action = scope.spawn(move || {
                let result = action();
                drop(done);
                result
            });
            while waiting.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
                let crates = count_compiled(&fs::read_to_string(log).unwrap_or_default());
                let progress = if crates > 0 { format!(", {crates} crates compiled") } else { String::new() };
                self.say(format_args!("… {}{progress}", Lasted(started.elapsed())));
            }
            action.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    }

    fn show_end(&self, log: &Path) {
        let text = fs::read(log).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let lines: Vec<&str> = text.lines().collect();
        for line in lines.iter().skip(lines.len().saturating_sub(TAIL)) {
            _ = writeln!(std::io::stderr(), "{line}");
        }
    }
}

fn count_compiled(log: &str) -> usize {
    log.lines().filter(|line| line.trim_start().starts_with("Compiling ")).count()
}

/// Runs a command with visible output.
pub fn run(command: &mut Command) -> Result<()> {
    let status = status(command)?;
    if !status.success() {
        bail!("{} {}", name_of(command), ended(status));
    }
    Ok(())
}

/// Whether a command succeeds; its output is discarded.
pub fn succeeds(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// The standard output of a command, without the last line break.
pub fn answer(command: &mut Command) -> Result<String> {
    answer_to(command, &[])
}

/// The standard output of a command that reads `input`.
pub fn answer_to(command: &mut Command, input: &[u8]) -> Result<String> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("{} does not start", name_of(command)))?;
    let given = child.stdin.take().map(|mut stdin| stdin.write_all(input));
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("{} {}", name_of(command), ended(output.status));
    }
    given.transpose().with_context(|| format!("{} reads no input", name_of(command)))?;
    Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
}

fn status(command: &mut Command) -> Result<ExitStatus> {
    command.status().with_context(|| format!("{} does not start", name_of(command)))
}

/// The program and its first argument, for messages.
fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = [program].into_iter().chain(command.get_args().take(1));
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

fn ended(status: ExitStatus) -> String {
    match status.code() {
        Some(code) => format!("ended with status {code}"),
        None => format!("was ended ({status})"),
    }
}

#[cfg(test)]
mod tests {
    use super::{answer, answer_to, count_compiled, run};
    use std::process::Command;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn failures_name_the_command_and_its_status() {
        assert_eq!(run(&mut shell("exit 3")).unwrap_err().to_string(), "sh -c ended with status 3");
        assert!(run(&mut shell("kill -9 $$")).unwrap_err().to_string().contains("was ended (signal: 9"));
        assert_eq!(
            run(&mut Command::new("no-such-program")).unwrap_err().to_string(),
            "no-such-program does not start"
        );
    }

    #[test]
    fn answers_come_without_the_last_line_break() {
        assert_eq!(answer(&mut shell("echo one; echo two")).unwrap(), "one\ntwo");
        assert_eq!(answer_to(&mut Command::new("cat"), b"text\n").unwrap(), "text");
        assert!(answer(&mut shell("echo half; false")).is_err());
    }

    #[test]
    fn compiled_crates_are_counted() {
        assert_eq!(
            count_compiled(
                "   Compiling yew v0.23.0\n  Downloaded x\nCompiling clap v4\nwarning: Compiling\n"
            ),
            2
        );
    }
}
