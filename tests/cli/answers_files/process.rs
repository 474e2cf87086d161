//! Sessions in processes of their own: this test program, started again.

use std::{
    cell::Cell,
    env,
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    rc::Rc,
};

use rustix::process::{Signal, getpid, kill_process};

use super::{
    faults::{Fault, Faulty},
    fixture::open,
};

/// This test program, to run one test of its own that others leave out.
pub fn test(name: &str) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", name, "--ignored", "--nocapture"]);
    command
}

/// Has a process answer and save, and be killed at `fault`.
pub fn killed_while_saving(path: &Path, fault: Fault, (question, choice): (&str, &str)) {
    let mut command = test("answers_files::process::a_session_that_is_killed");
    command.env("ANSWERS_FILE", path).env("FAULT", fault.code()).env("QUESTION", question).env("CHOICE", choice);
    let ended = command.output().unwrap();
    let killed = std::os::unix::process::ExitStatusExt::signal(&ended.status) == Some(Signal::KILL.as_raw());
    assert!(killed, "{fault:?}: {ended:?}");
}

#[test]
#[ignore = "other tests run it in a process of its own"]
fn a_session_that_is_killed() {
    let Some(path) = env::var_os("ANSWERS_FILE").map(PathBuf::from) else { return };
    let variable = |name| env::var(name).unwrap();
    let mut session = open(&path);
    let broken = Rc::new(Cell::new(true));
    session.keeper =
        session.keeper.with_disk(Box::new(Faulty { fault: Fault::of(&variable("FAULT")), broken, strike: die }));
    session.answer(&variable("QUESTION"), &[&variable("CHOICE")]);
    session.save();
}

/// Ends this process as a power cut would: nothing is tidied up.
fn die() -> io::Error {
    kill_process(getpid(), Signal::KILL).unwrap();
    io::Error::other("killed")
}

/// A process that has an answers file open.
pub struct Holder {
    child: Child,
    lines: BufReader<ChildStdout>,
}

impl Holder {
    /// Has a process open the answers file at `path`; returns once it has.
    pub fn of(path: &Path) -> Self {
        let mut command = test("answers_files::process::a_session_that_waits");
        let mut child = command.env("ANSWERS_FILE", path).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.contains("open: ") {
            line.clear();
            assert!(lines.read_line(&mut line).unwrap() > 0, "it ended before it had the answers file open");
        }
        assert!(line.ends_with("open: \n"), "{line}");
        Self { child, lines }
    }

    /// Lets it end in order.
    pub fn end(mut self) {
        drop(self.child.stdin.take());
        assert!(self.child.wait().unwrap().success());
        _ = self.lines.read_to_string(&mut String::new());
    }

    /// Kills it.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[test]
#[ignore = "other tests run it in a process of its own"]
fn a_session_that_waits() {
    let Some(path) = env::var_os("ANSWERS_FILE").map(PathBuf::from) else { return };
    let mut session = open(&path);
    println!("open: {}", session.save().trouble);
    _ = io::stdin().read_to_end(&mut Vec::new());
}
