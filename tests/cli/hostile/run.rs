//! The built program, with little memory and little time.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

/// The most address space that it may take, in KiB. What it takes for an honest catalogue is a twentieth of that.
const MEMORY: u32 = 600 * 1024;

/// The most time, on a busy machine and unoptimised: many times what it takes, and much less than what grows with the
/// square of a megabyte would take.
const TIME: Duration = Duration::from_secs(60);

/// A folder that goes when the test ends.
pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap())
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        fs::write(self.at(name), content).unwrap();
        self.at(name)
    }
}

/// How it ended, and all that it said.
#[derive(Debug)]
pub struct Told {
    pub code: i32,
    pub text: String,
}

impl Told {
    /// What it said, where it refused.
    pub fn refused(&self) -> &str {
        assert_eq!(self.code, 2, "{self:?}");
        &self.text
    }

    /// As much of it as a test that fails should print.
    pub fn begins(&self) -> String {
        self.text.chars().take(2_000).collect()
    }
}

/// Runs it with these arguments and nothing to read.
pub fn whichone(arguments: &[&str]) -> Told {
    script(r#"exec "$WHICHONE" "$@""#, arguments)
}

/// `whichone check` of a file.
pub fn check(file: &Path) -> Told {
    whichone(&["check", file.to_str().unwrap()])
}

/// Runs a script of bash that can name the program `$WHICHONE`, with these arguments.
pub fn script(text: &str, arguments: &[&str]) -> Told {
    // Elsewhere the bound on memory is not to be had.
    let bounded = if cfg!(target_os = "linux") { format!("ulimit -v {MEMORY}; {text}") } else { text.into() };
    let mut command = Command::new("bash");
    command.args(["-c", &bounded, "bash"]).args(arguments).env_clear().env("PATH", "/usr/bin:/bin");
    command.env("WHICHONE", env!("CARGO_BIN_EXE_whichone")).env("HOME", env!("CARGO_TARGET_TMPDIR"));
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (id, begun) = (child.id(), Instant::now());
    let output = thread::spawn(move || {
        let (mut out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        let err = thread::spawn(move || std::io::read_to_string(&mut err).unwrap());
        let stdout = std::io::read_to_string(&mut out).unwrap();
        Output { status: child.wait().unwrap(), stdout: stdout.into(), stderr: err.join().unwrap().into() }
    });
    while !output.is_finished() {
        if begun.elapsed() > TIME {
            _ = Command::new("kill").args(["-9", "--", &format!("-{id}")]).status();
            panic!("{text} {arguments:?} does not end");
        }
        thread::sleep(Duration::from_millis(2));
    }
    let Output { status, stdout, stderr } = output.join().unwrap();
    let text = String::from_utf8(stderr).unwrap() + &String::from_utf8(stdout).unwrap();
    // A signal would be a crash: out of memory, or of the stack.
    let code = status.code().unwrap_or_else(|| panic!("{status}: {text}"));
    let told = Told { code, text };
    assert!(!told.text.contains("panicked") && told.text.len() < 10_000_000, "{}", told.begins());
    told
}
